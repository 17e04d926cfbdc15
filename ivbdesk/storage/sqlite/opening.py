"""Which key file opens a register, and as whom: before anything of it is changed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from uuid import UUID

from ivbdesk.storage.errors import DamagedDatabase, NotARegister, RegisterError
from ivbdesk.storage.keys.attempts import Attempts
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import SlotKind
from ivbdesk.storage.sqlite.engine import make_engine, translated
from ivbdesk.storage.sqlite.file_names import DATABASE, KEYS
from ivbdesk.storage.sqlite.key_log import demand_known, working_names, working_officer
from ivbdesk.storage.sqlite.renewal import key_files

Unlock = Callable[[Envelope], tuple[RootKey, str]]
"""Opens one of the key slots: gives the root key and the id of the officer who holds the slot."""


def demand_register(folder: Path) -> None:
    """Raises `NotARegister` when this is no register, `DamagedDatabase` when it has no database.

    An empty file counts as none: SQLite would take it for a new database and write in it.
    """
    if not (folder / KEYS).exists() and not (folder / DATABASE).exists():
        raise NotARegister()
    if not (folder / DATABASE).is_file() or not (folder / DATABASE).stat().st_size:
        raise DamagedDatabase()


def unlocked(folder: Path, unlock: Unlock, now: datetime) -> tuple[Envelope, RootKey, UUID]:
    """The key file that opens, the root key in it, and as whom; a wrong try is counted.

    Raises what `unlock` raises, or `TooManyTries`.
    """
    tries = Attempts(folder)
    tries.demand_patience(now)
    with tries.counted(now):
        *likelier, last = key_files(folder)
        for envelope in likelier:
            with suppress(RegisterError):
                return envelope, *_as_whom(folder, envelope, unlock)
        return last, *_as_whom(folder, last, unlock)


def officers_by_recovery(
    folder: Path, unlock: Unlock, clock: Callable[[], datetime]
) -> list[tuple[UUID, str]]:
    """Who works in the register, for somebody who has its recovery key of now; nothing is changed.

    Raises what `unlocked` raises, or `ForeignKeyFile` for a paper that was replaced.
    """
    demand_register(folder)
    envelope, root, _ = unlocked(folder, unlock, clock())
    engine = make_engine(folder / DATABASE, root.subkey("db"), readonly=True)
    try:
        with translated(), engine.connect() as connection:
            demand_known(connection, envelope)
            return working_names(connection)
    finally:
        engine.dispose()


def _as_whom(folder: Path, envelope: Envelope, unlock: Unlock) -> tuple[RootKey, UUID]:
    root, holder = unlock(envelope)
    if envelope.opened_by is not SlotKind.RECOVERY:
        return root, UUID(holder)
    engine = make_engine(folder / DATABASE, root.subkey("db"), readonly=True)
    try:
        with translated(), engine.connect() as connection:
            return root, working_officer(connection, UUID(holder))
    finally:
        engine.dispose()
