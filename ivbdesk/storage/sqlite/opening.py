"""Which key file opens a register, and as whom: before anything of it is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection

from ivbdesk.storage.errors import DamagedDatabase, NotARegister, RegisterError
from ivbdesk.storage.key_lines import demand_known, working_names, working_officer
from ivbdesk.storage.keys.attempts import Attempts
from ivbdesk.storage.keys.envelope import SPARE_SUFFIX, Envelope
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import SlotKind
from ivbdesk.storage.sqlite.disk import InTheWay
from ivbdesk.storage.sqlite.engine import make_engine, translated
from ivbdesk.storage.sqlite.file_names import DATABASE, JOURNALS, KEYS
from ivbdesk.storage.sqlite.location import is_on_network
from ivbdesk.storage.sqlite.lockfile import Slot
from ivbdesk.storage.sqlite.renewal import key_files
from ivbdesk.storage.ways_errors import UnfitKeys

Unlock = Callable[[Envelope], tuple[RootKey, str]]
"""Opens one of the key slots: gives the root key and the id of the officer who holds the slot."""


def demand_register(folder: Path) -> None:
    """Raises `NotARegister` when this is no register, `DamagedDatabase` when it has no database.

    Raises `InTheWay` for a folder in the place of a file. An empty file counts as none: SQLite would take it for a new database and write in it.
    """
    if not (folder / KEYS).exists() and not (folder / DATABASE).exists():
        raise NotARegister()
    for name in (
        DATABASE,
        KEYS,
        KEYS + SPARE_SUFFIX,
    ):  # before anything is changed; a pipe gives way to a key file
        if (folder / name).is_dir() or (name == DATABASE and (folder / name).is_fifo()):
            raise InTheWay(name)
    if not (folder / DATABASE).is_file() or not (folder / DATABASE).stat().st_size:
        raise DamagedDatabase()


def unlocked(folder: Path, unlock: Unlock, now: datetime) -> tuple[Envelope, RootKey, UUID]:
    """The key file that opens the register, the root key in it, and as whom; a wrong try is counted.

    One that opens, but not this database, is passed by: a renewal was cut off, or somebody put it there. Raises what
    stands in the way of the likeliest, or `TooManyTries`.
    """
    tries = Attempts(folder)
    tries.demand_patience(now)
    refused: list[RegisterError] = []
    with tries.counted(now):
        for envelope in key_files(folder):
            try:
                return envelope, *_as_whom(folder, envelope, unlock)
            except RegisterError as error:
                refused.append(error)
        raise refused[0]


def fitting(folder: Path, unlock: Unlock) -> tuple[Envelope, RootKey, str]:
    """The key file that opens and is of this database as it stands, for who only looks at it; raises what `unlock` raises."""
    *likelier, last = key_files(folder)
    for envelope in likelier:
        with suppress(RegisterError):
            root, holder = unlock(envelope)
            with _reading(folder, root, at_rest=True):
                return envelope, root, holder
    return last, *unlock(last)


def officers_by_recovery(
    folder: Path, unlock: Unlock, clock: Callable[[], datetime]
) -> list[tuple[UUID, str]]:
    """Who works in the register, for somebody who has its recovery key of now; nothing is changed.

    Raises what `unlocked` raises, `ForeignKeyFile` for a paper that was replaced, or `AlreadyOpen`.
    """
    demand_register(folder)
    with Slot(folder):
        envelope, root, _ = unlocked(folder, unlock, clock())
        with _reading(folder, root) as connection:
            demand_known(connection, envelope)
            return working_names(connection)


def _as_whom(folder: Path, envelope: Envelope, unlock: Unlock) -> tuple[RootKey, UUID]:
    root, holder = unlock(envelope)
    try:
        with _reading(folder, root) as connection:
            if envelope.opened_by is SlotKind.RECOVERY:
                return root, working_officer(connection, UUID(holder))
    except DamagedDatabase:
        raise UnfitKeys() from None
    return root, UUID(holder)


@contextmanager
def _reading(folder: Path, root: RootKey, *, at_rest: bool = False) -> Iterator[Connection]:
    """Reads the database with what its journal holds, while the lock is held; or `at_rest` the one file alone.

    Where no journal waits the one file is all there is. Then nothing of it is changed, also not the kind of journal
    that it has: a register that is sealed stays so.
    """
    network, alone = is_on_network(folder), at_rest or not _journal_waits(folder)
    engine = make_engine(folder / DATABASE, root.subkey("db"), readonly=alone, network=network)
    try:
        with translated(), engine.execution_options(readonly=True).connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _journal_waits(folder: Path) -> bool:
    journals = [folder / name for name in JOURNALS]
    return any(journal.exists() and journal.stat().st_size for journal in journals)
