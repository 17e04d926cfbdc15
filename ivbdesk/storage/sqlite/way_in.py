"""The key file by which a register opens: of those that may belong to its database, the one that does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection

from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import SlotKind
from ivbdesk.storage.sqlite.engine import make_engine, translated
from ivbdesk.storage.sqlite.file_names import DATABASE
from ivbdesk.storage.sqlite.key_log import working_officer
from ivbdesk.storage.sqlite.renewal import key_files

Unlock = Callable[[Envelope], tuple[RootKey, str]]
"""Opens one of the key slots: gives the root key and the id of the officer who holds the slot."""


def fitting(folder: Path, unlock: Unlock) -> tuple[Envelope, RootKey, str]:
    """The key file that opens and is of this database, the root key in it, and its officer; raises what `unlock` raises."""
    *likelier, last = key_files(folder)
    for envelope in likelier:
        with suppress(RegisterError):
            root, holder = unlock(envelope)
            with _reading(folder, root):
                return envelope, root, holder
    return last, *unlock(last)


def entered(folder: Path, unlock: Unlock) -> tuple[Envelope, RootKey, UUID]:
    """The same, and as whom: by the recovery key, that is nobody's, as one who works here."""
    envelope, root, holder = fitting(folder, unlock)
    if envelope.opened_by is not SlotKind.RECOVERY:
        return envelope, root, UUID(holder)
    with _reading(folder, root) as connection:
        return envelope, root, working_officer(connection, UUID(holder))


@contextmanager
def _reading(folder: Path, root: RootKey) -> Iterator[Connection]:
    engine = make_engine(folder / DATABASE, root.subkey("db"), readonly=True)
    try:
        with translated(), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
