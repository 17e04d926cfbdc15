"""`python -m tests.storage.registers` keeps a populated register of the newest revision beside this file.

Once for each revision, when it is made; the kept registers of older revisions are never made again.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.migrations import SCHEMA_HEAD
from ivbdesk.storage.sqlite.lockfile import LOCK
from ivbdesk.storage.sqlite.register import Register
from tests.storage.opened import CHEAP, PASSPHRASE, clock
from tests.storage.populate import OFFICER, populate

folder = Path(__file__).parent / SCHEMA_HEAD
shutil.rmtree(folder, ignore_errors=True)
register = Register.create(folder, PASSPHRASE, OFFICER, RecoveryKey.new(), clock, CHEAP)
populate(register.engine, register.audit_key, register.folder)
register.close()
(folder / LOCK).unlink()
print(folder.relative_to(Path.cwd()))
