"""The check of a register that is closed: every file of it, and nothing of it changed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from ivbdesk.storage.errors import (
    AlreadyOpen,
    DamagedKeyFile,
    NetworkDisk,
    RegisterError,
)
from ivbdesk.storage.keys.envelope import SPARE_SUFFIX, Envelope
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.migrations import SCHEMA_HEAD, revision_of
from ivbdesk.storage.sqlite.check_contents import contents, documents_in, ways_in
from ivbdesk.storage.sqlite.engine import make_engine, translated
from ivbdesk.storage.sqlite.file_names import DATABASE, DOCUMENTS, HIGH_WATER, KEYS, SPARE_COPY, TRIES
from ivbdesk.storage.sqlite.findings import CheckResult, Finding, Severity, fault
from ivbdesk.storage.sqlite.high_water import HighWater
from ivbdesk.storage.sqlite.location import check_place, is_on_network, looks_like_plain_sqlite
from ivbdesk.storage.sqlite.lockfile import LOCK, NOTE, Slot
from ivbdesk.storage.sqlite.opening import Unlock, demand_register
from ivbdesk.storage.sqlite.renewal import key_files
from ivbdesk.storage.sqlite.snapshot import checkpoint, verify
from ivbdesk.storage.sqlite.tombstones import COPIED
from ivbdesk.storage.stukken import SUFFIX, DocumentFolder

Found = TypeVar("Found")


def check_register(folder: Path, unlock: Unlock) -> CheckResult:
    """Examines place, files, keys, database, audit log and spare copies of a register that is closed.

    Holds the lock meanwhile; apart from the lock's own files nothing in the folder is made or changed.
    Never raises `RegisterError`: what stands in the way is a finding, and what can still be examined is.
    A wrong passphrase is a finding about the passphrase, never one about the register.
    """
    return CheckResult(tuple(_examine(folder.absolute(), unlock)))


def _examine(folder: Path, unlock: Unlock) -> Iterator[Finding]:
    try:
        demand_register(folder)
    except RegisterError as error:
        yield fault("map", error)
        return
    if is_on_network(folder):
        yield Finding("plaats", Severity.LET_OP, NetworkDisk.wat, NetworkDisk.doen)
    else:
        yield from _step("plaats", "het register staat op een eigen schijf", lambda: check_place(folder))
    yield from _files(folder)
    envelope = yield from _keys(folder)
    if envelope is None:
        return
    opened = yield from _step("wachtwoordzin", "past op dit register", lambda: unlock(envelope))
    if opened is None:
        return
    root, _ = opened
    with ExitStack() as held:
        if not (yield from _in_use(folder, held)):
            yield from _database(folder, root, envelope)
            yield from _spare_copies(folder, root)


def _step(part: str, good: str, do: Callable[[], Found]) -> Generator[Finding, None, Found | None]:
    """Does one step of the check: its result, with a good finding; or None, with what went wrong."""
    try:
        with translated():
            result = do()
    except RegisterError as error:
        yield fault(part, error)
        return None
    yield Finding(part, Severity.GOED, good)
    return result


def _in_use(folder: Path, held: ExitStack) -> Generator[Finding, None, bool]:
    """Whether someone works in the register; if not, no one can begin to while the check is going on."""
    try:
        held.enter_context(Slot(folder))
    except AlreadyOpen as error:
        yield fault("gebruik", error)
        return True
    except RegisterError:
        yield Finding("gebruik", Severity.GOED, "de map is alleen te lezen; niemand werkt erin")
    else:
        yield Finding("gebruik", Severity.GOED, "niemand heeft het register open")
    return False


def _keys(folder: Path) -> Generator[Finding, None, Envelope | None]:
    """The key file, or its spare copy where it does not read: with that the check can still go on."""
    spare = folder / f"{KEYS}{SPARE_SUFFIX}"
    yield from _step("reservesleutels", "heel en leesbaar", lambda: Envelope.load(spare))
    try:
        envelope = next(key_files(folder))
    except RegisterError as error:
        yield fault("sleutels", error)
        return None
    if envelope.from_previous:
        yield fault("sleutels", DamagedKeyFile())
    else:
        yield Finding("sleutels", Severity.GOED, "heel en leesbaar")
    return envelope


def _files(folder: Path) -> Iterator[Finding]:
    known = {
        DATABASE,
        f"{DATABASE}-wal",
        f"{DATABASE}-shm",
        KEYS,
        f"{KEYS}{SPARE_SUFFIX}",
        LOCK,
        NOTE,
        TRIES,
        HIGH_WATER,
        COPIED,
    }
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir():
            continue
        if looks_like_plain_sqlite(path):
            yield Finding(
                "bestanden",
                Severity.FOUT,
                f"Het bestand {name} is een database zonder versleuteling.",
                "Open het register niet. Zet een reservekopie terug, of vraag uw beheerder om hulp.",
            )
        elif path.parent == folder / DOCUMENTS and path.suffix == SUFFIX:
            continue  # looked at with the database, that has their keys
        elif name not in known and not path.match(SPARE_COPY.format(revision="*")):
            yield Finding(
                "bestanden",
                Severity.LET_OP,
                f"Het bestand {name} hoort niet bij het register.",
                "Verplaats het als u het herkent; ivbdesk gebruikt het niet.",
            )


def _database(folder: Path, root: RootKey, envelope: Envelope) -> Iterator[Finding]:
    journal = folder / f"{DATABASE}-wal"
    if journal.exists() and journal.stat().st_size:
        yield Finding(
            "journaal",
            Severity.LET_OP,
            "Het register is de vorige keer niet afgesloten; het journaal is bij deze keuring meegenomen.",
            "Open het register en sluit het weer; dan wordt het journaal verwerkt.",
        )
    noted = HighWater(folder, root.subkey("audit")).read()
    try:
        with _at_rest(folder, root.subkey("db")) as database, _reading(database, root) as connection:
            yield from contents(connection, root.subkey("audit"), envelope.anchor, noted)
            if revision_of(connection) == SCHEMA_HEAD:
                yield from ways_in(connection, envelope)
                yield from documents_in(connection, DocumentFolder(folder / DOCUMENTS))
    except RegisterError as error:
        yield fault("database", error)


@contextmanager
def _reading(database: Path, root: RootKey) -> Iterator[Connection]:
    engine = make_engine(database, root.subkey("db"), readonly=True)
    try:
        with translated(), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def _at_rest(folder: Path, key: bytes) -> Iterator[Path]:
    """The database with all that was committed in it: itself, or a copy when a journal was left behind.

    The cipher's check reads the database file alone, so a journal is first taken in. The copy is as
    encrypted as the register, and is removed afterwards.
    """
    database, journal = folder / DATABASE, folder / f"{DATABASE}-wal"
    if not journal.exists() or not journal.stat().st_size:
        yield database
        return
    with tempfile.TemporaryDirectory(prefix="ivbdesk-keuring-") as private:
        copy = Path(private) / DATABASE
        shutil.copyfile(database, copy)
        shutil.copyfile(journal, copy.with_name(journal.name))
        checkpoint(make_engine(copy, key))
        yield copy


def _spare_copies(folder: Path, root: RootKey) -> Iterator[Finding]:
    for copy in sorted(folder.glob(SPARE_COPY.format(revision="*"))):
        yield from _step(f"reservekopie {copy.name}", "heel", partial(verify, copy, root.subkey("db")))
