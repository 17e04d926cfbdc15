"""Registers for tests: made and opened as the program does, with a passphrase that costs little time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import Argon2Params
from ivbdesk.storage.sqlite.file_names import HIGH_WATER, TRIES
from ivbdesk.storage.sqlite.lockfile import LOCK, NOTE
from ivbdesk.storage.sqlite.register import Register
from tests.storage.populate import MOMENT, OFFICER

PASSPHRASE = "kalm-zeil-peper-wolk-linde"
_LONGEST_S = 120
"""After this a child hangs, and its test fails instead of hanging too."""
KEY_LINES = 1
"""With so many lines the log of a new register begins: the state of its key file."""
CHEAP = Argon2Params(memory_kib=19 * 1024, time_cost=2, parallelism=1)


def clock() -> datetime:
    """Always the same moment."""
    return MOMENT


def unlock(envelope: Envelope) -> tuple[RootKey, str]:
    """Opens the slot of the tests' own passphrase."""
    return envelope.unlock_passphrase(PASSPHRASE)


def new_register(folder: Path) -> Register:
    """A fresh, open register."""
    return Register.create(folder, PASSPHRASE, OFFICER, RecoveryKey.new(), clock, CHEAP)


def reopened(folder: Path) -> Register:
    """A register opened with the tests' passphrase."""
    return Register.open(folder, unlock, clock)


def fingerprints(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file but the lock and the count of wrong tries."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in (LOCK, NOTE, TRIES, HIGH_WATER)
    }


def in_child(body: str, folder: Path, *before: str) -> str:
    """Runs `body` in another process, as `register.py` would be used; gives what it printed last.

    `folder` stands ready in it; a `RegisterError` that it meets is printed by name.
    """
    program = CHILD.format(body=body.replace("\n", "\n    "))
    command = [*before, sys.executable, "-c", program, str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=_LONGEST_S)
    return result.stdout.splitlines()[-1]


def without_override() -> list[str]:
    """What to put before a command so that file permissions hold for it, also when root runs the tests."""
    return ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []


CHILD = """
import sys
from pathlib import Path
from tests.storage.opened import *
from tests.storage.populate import *
from ivbdesk.storage.sqlite.engine import translated
from ivbdesk.storage.errors import RegisterError
folder = Path(sys.argv[1])
try:
    {body}
except RegisterError as error:
    print(type(error).__name__)
"""
