"""The files of a new register, in a folder that is not in its place yet."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import Argon2Params
from ivbdesk.storage.sqlite.engine import make_engine
from ivbdesk.storage.sqlite.file_names import DATABASE, DOCUMENTS, KEYS
from ivbdesk.storage.sqlite.snapshot import checkpoint
from ivbdesk.whole_file import make_private_folder


def build(
    folder: Path, passphrase: str, holder: UUID, recovery: RecoveryKey, params: Argon2Params | None
) -> RootKey:
    """Makes the folder with an empty database and the keys of its first officer; gives the root key."""
    from ivbdesk.storage.migrations.migrate import make_schema  # alembic is slow to load

    make_private_folder(folder)
    make_private_folder(folder / DOCUMENTS)
    root = RootKey.new()
    Envelope.create(root, passphrase, str(holder), recovery, params).save(folder / KEYS)
    engine = make_engine(folder / DATABASE, root.subkey("db"))
    make_schema(engine)
    checkpoint(engine)
    return root
