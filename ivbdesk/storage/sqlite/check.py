"""The check of a register, closed or in use: every file of it, and nothing of it changed."""

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
    ReturnedPages,
)
from ivbdesk.storage.findings import CheckResult, Finding, Severity, fault
from ivbdesk.storage.keys.envelope import SPARE_SUFFIX, Envelope
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.migrations import SCHEMA_HEAD, revision_of
from ivbdesk.storage.sqlite.check_around import Surroundings, held_against, left_around
from ivbdesk.storage.sqlite.check_contents import contents, documents_in, ways_in
from ivbdesk.storage.sqlite.check_files import files_in
from ivbdesk.storage.sqlite.disk import disk_refusals
from ivbdesk.storage.sqlite.engine import make_engine, raw_connection, translated
from ivbdesk.storage.sqlite.file_names import DATABASE, DOCUMENTS, KEYS, SPARE_COPY
from ivbdesk.storage.sqlite.high_water import HighWater, NotedHead, as_found
from ivbdesk.storage.sqlite.location import check_place, is_on_network
from ivbdesk.storage.sqlite.lockfile import Slot
from ivbdesk.storage.sqlite.opening import Unlock, demand_register, fitting
from ivbdesk.storage.sqlite.register import Register
from ivbdesk.storage.sqlite.renewal import key_files
from ivbdesk.storage.sqlite.snapshot import checkpoint, verify
from ivbdesk.storage.stukken import DocumentFolder

Found = TypeVar("Found")


def check_register(folder: Path, unlock: Unlock, around: Surroundings | None = None) -> CheckResult:
    """Examines place, files, keys, database, audit log and spare copies of a register that is closed.

    And what stands `around` it, where that is told.

    Holds the lock meanwhile; apart from the lock's own files nothing in the folder is made or changed.
    Never raises `RegisterError`: what stands in the way is a finding, and what can still be examined is.
    A wrong passphrase is a finding about the passphrase, never one about the register.
    """
    return CheckResult(tuple(_examine(folder.absolute(), unlock, around)))


def check_open(register: Register, around: Surroundings) -> CheckResult:
    """Examines a register that is open and in use, and what stands around it: every page, line and document."""
    return CheckResult(tuple(_examine_open(register, around)))


def _examine_open(register: Register, around: Surroundings) -> Iterator[Finding]:
    folder = register.folder
    yield from _place(folder)
    yield from files_in(folder)
    yield from left_around(folder, around)
    envelope = yield from _keys(folder)
    if envelope is None:
        return
    noted = register.high_water.read()  # before the reading begins: it may be behind, never ahead
    try:
        with translated(), register.engine.connect() as connection:  # the cipher's check reads no journal
            raw_connection(connection).execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        reading = register.engine.execution_options(readonly=True)
        with translated(), reading.connect() as connection:
            yield from contents(connection, register.audit_key, envelope.header.anchor, noted)
            yield from ways_in(connection, envelope)
            yield from documents_in(connection, register.documents)
            yield from held_against(connection, register.audit_key, register.id, around)
    except RegisterError as error:
        yield fault("database", error)
    yield from _spare_copies(folder, lambda spare: register.look_into(spare, lambda _: None))


def _examine(folder: Path, unlock: Unlock, around: Surroundings | None) -> Iterator[Finding]:
    try:
        demand_register(folder)
    except RegisterError as error:
        yield fault("map", error)
        return
    yield from _place(folder)
    yield from files_in(folder)
    if around is not None:
        yield from left_around(folder, around)
    envelope = yield from _keys(folder)
    if envelope is None:
        return
    opened = yield from _step("wachtwoordzin", "past op dit register", lambda: fitting(folder, unlock))
    if opened is None:
        return
    envelope, root, _ = opened
    with ExitStack() as held:
        if not (yield from _in_use(folder, held)):
            yield from _database(folder, root, envelope, around)
            yield from _spare_copies(folder, lambda spare: verify(spare, root.subkey("db")))


def _place(folder: Path) -> Iterator[Finding]:
    if is_on_network(folder):
        yield Finding("plaats", Severity.LET_OP, NetworkDisk.wat, NetworkDisk.doen)
    else:
        yield from _step("plaats", "het register staat op een eigen schijf", lambda: check_place(folder))


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
    spare_file = folder / f"{KEYS}{SPARE_SUFFIX}"
    spare = yield from _step("reservesleutels", "heel en leesbaar", lambda: Envelope.load(spare_file))
    try:
        envelope = next(key_files(folder))
    except RegisterError as error:
        yield fault("sleutels", error)
        return None
    if envelope.from_previous:
        yield fault("sleutels", DamagedKeyFile())
    else:
        yield Finding("sleutels", Severity.GOED, "heel en leesbaar")
    if spare is not None and envelope.source == folder / KEYS and spare.stand != envelope.stand:
        yield Finding(
            "reservesleutels",
            Severity.LET_OP,
            "Het reservebestand met sleutels is niet dat van nu; wie er vroeger in kon, kan er nog in staan.",
            "Open het register; dan wordt het opnieuw gemaakt.",
        )
    return envelope


def _database(
    folder: Path, root: RootKey, envelope: Envelope, around: Surroundings | None
) -> Iterator[Finding]:
    journal = folder / f"{DATABASE}-wal"
    if journal.exists() and journal.stat().st_size:
        yield Finding(
            "journaal",
            Severity.LET_OP,
            "Het register is de vorige keer niet afgesloten; het journaal is bij deze keuring meegenomen.",
            "Open het register en sluit het weer; dan wordt het journaal verwerkt.",
        )
    high_water = HighWater(folder, root.subkey("audit"))
    whole = True
    try:
        with disk_refusals():
            found = as_found(folder / DATABASE)
        with _at_rest(folder, root.subkey("db")) as database, _reading(database, root) as connection:
            for item in _inside(folder, connection, root, envelope, high_water.read(), around):
                whole &= item.ernst is not Severity.FOUT
                yield item
        if whole and high_water.is_broken(found):
            raise ReturnedPages()
    except RegisterError as error:
        yield fault("database", error)


def _inside(
    folder: Path,
    connection: Connection,
    root: RootKey,
    envelope: Envelope,
    noted: NotedHead | None,
    around: Surroundings | None,
) -> Iterator[Finding]:
    yield from contents(connection, root.subkey("audit"), envelope.header.anchor, noted)
    if revision_of(connection) == SCHEMA_HEAD:
        yield from ways_in(connection, envelope)
        yield from documents_in(connection, DocumentFolder(folder / DOCUMENTS))
        if around is not None:
            yield from held_against(connection, root.subkey("audit"), envelope.header.register_id, around)


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


def _spare_copies(folder: Path, look: Callable[[Path], None]) -> Iterator[Finding]:
    for spare in sorted(folder.glob(SPARE_COPY.format(revision="*"))):
        yield from _step(f"reservekopie {spare.name}", "heel", partial(look, spare))
