"""The register of a team becomes one in a folder again: to go on with here, or as a copy that needs no server to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from ivbdesk.allowed_places import demand_copies, demand_new
from ivbdesk.beleid import in_force
from ivbdesk.cases.betrokkenen.medewerker import Recht, demand_right
from ivbdesk.desk import Clock, utc_now
from ivbdesk.officer_keys import OfficerKeys
from ivbdesk.storage import audit
from ivbdesk.storage.driver import with_driver
from ivbdesk.storage.errors import NotAnOfficer
from ivbdesk.storage.key_lines import demand_known
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import Argon2Params
from ivbdesk.storage.mapping import start_mappers
from ivbdesk.storage.moving.copying import carry
from ivbdesk.storage.moving.digests import Digests, different, digests
from ivbdesk.storage.moving.errors import MovedAway, NotTheSame
from ivbdesk.storage.moving.log import Head, Moved, moved_away, note_arrival, note_copy, note_departure
from ivbdesk.storage.moving.told import MoveStep, Tell, nobody
from ivbdesk.storage.moving.words import index_anew
from ivbdesk.storage.sqlite.arrival import NewFolder, demand_room, new_folder, tell_of_copy
from ivbdesk.storage.sqlite.backup import BackupCopy, free_name
from ivbdesk.storage.sqlite.disk import disk_refusals
from ivbdesk.storage.tables.dossier import medewerker

with with_driver():
    from ivbdesk.storage.postgres.arrival import be_patient, close_team, hold_still, key_file_there
    from ivbdesk.storage.postgres.documents import DocumentsAlong
    from ivbdesk.storage.postgres.engine import Way, make_engine
    from ivbdesk.storage.postgres.errors import translated


@dataclass(frozen=True)
class TeamSource:
    """A team register as who installed its database reads it, opened with the passphrase of an officer."""

    connection: Connection
    envelope: Envelope
    root: RootKey
    officer: UUID
    clock: Clock
    tell: Tell

    @property
    def key(self) -> bytes:
        """That of the log."""
        return self.root.subkey("audit")

    def step(self, step: str) -> MoveStep:
        """One step of what is done."""
        return MoveStep(step, self.tell)

    def doing(self, actie: str, reden: str) -> audit.Doing:
        """Who does this, for the log."""
        return audit.Doing(self.officer, actie, reden, self.clock())


def return_from_team(
    conninfo: str,
    folder: Path,
    passphrase: str,
    recovery: RecoveryKey,
    tell: Tell = nobody,
    clock: Clock = utc_now,
    cost: Argon2Params | None = None,
) -> Path:
    """Make an ordinary register of it, with keys of its own; nobody works in that of the team any more.

    Raises RegisterError or RegelFout in Dutch: until all is compared nothing is changed on either side. Cut off at the very
    end, the register of the team is closed and the same command makes the folder.
    """
    OfficerKeys.phrases.demand(passphrase)
    folder = folder.absolute()
    demand_new(folder)
    demand_room(folder)
    engine = make_engine(Way(conninfo))
    root = RootKey.new()
    try:
        with _source(engine, passphrase, tell, clock, alone=True) as source, new_folder(folder, root) as made:
            demand_right(_right(source), Recht.BEHEERDER)
            _demand_here(source, folder)
            own = Envelope.create(root, passphrase, str(source.officer), recovery, cost)
            _fill(source, made, lambda target: _arrive(source, target, root, own))
            _look(source, made, own)
            _close(source, own, folder)
    finally:
        engine.dispose()
    return folder


def copy_of_team(
    conninfo: str, place: Path, passphrase: str, tell: Tell = nobody, clock: Clock = utc_now
) -> BackupCopy:
    """Make a copy of it in `place`, under the keys of the team: any passphrase of the team opens it, and so does its paper.

    It is as the server was at one moment; the work there goes on. Copies that are too old go. Raises RegisterError or
    RegelFout in Dutch; then there is no new copy, and no old one is gone.
    """
    demand_copies(in_force(), place)
    place, now = place.absolute(), clock()
    with disk_refusals():
        place.mkdir(parents=True, exist_ok=True)
    target = free_name(place, now)
    demand_room(target)
    engine = make_engine(Way(conninfo))
    try:
        with _source(engine, passphrase, tell, clock, alone=False) as source:
            _right(source)
            with new_folder(target, source.root) as made:
                _fill(source, made, lambda _target: None)
                made.mark_copy()
                _look(source, made, source.envelope)
            id, keys = source.envelope.header.register_id, audit.keys_so_far(source.connection, source.key)
        with translated(), engine.begin() as connection:
            note_copy(connection, source.key, source.doing("reservekopie maken", "buiten de server"), now)
    finally:
        engine.dispose()
    return tell_of_copy(target, source.root, id, now, keys)


@contextmanager
def _source(
    engine: Engine, passphrase: str, tell: Tell, clock: Clock, *, alone: bool
) -> Iterator[TeamSource]:
    """The team register as it is at one moment; `alone`, nobody commits anything until this ends."""
    start_mappers()
    tell("Verbinden", 0, 1)
    asked = engine.execution_options(isolation_level="REPEATABLE READ", readonly=not alone)
    with translated(), asked.connect() as connection, connection.begin():
        be_patient(connection)
        if alone:
            hold_still(connection)
        envelope = key_file_there(connection)
        root, holder = envelope.unlock_passphrase(passphrase)
        demand_known(connection, envelope)
        yield TeamSource(connection, envelope, root, UUID(holder), clock, tell)


def _demand_here(source: TeamSource, folder: Path) -> None:
    """Raises `MovedAway` where it came back before, but to finish what was cut off: two would be worked in."""
    gone = moved_away(source.connection)
    if gone is not None and gone.waarheen != _named(folder):
        raise MovedAway(gone.waarheen, gone.wanneer)


def _named(folder: Path) -> str:
    return f"de map {folder.name}"


def _right(source: TeamSource) -> Recht:
    """Of who does this; raises `NotAnOfficer` for one who left."""
    m = medewerker.c
    query = sa.select(m.recht).where(m.id == source.officer, m.tot.is_(None))
    right: Recht | None = source.connection.scalar(query)
    if right is None:
        raise NotAnOfficer()
    return right


def _fill(source: TeamSource, made: NewFolder, last: Callable[[Connection], None]) -> None:
    leaving = DocumentsAlong(source.connection, source.root.subkey("documents"))
    with made.filling() as target:
        carry(source.connection, target, leaving, made.documents, source.step("Overzetten"))
        index_anew(target, source.step("Zoekwoorden maken"))
        last(target)


def _arrive(source: TeamSource, target: Connection, root: RootKey, own: Envelope) -> None:
    doing = source.doing("register terughalen", "van de server naar een map")
    keys = source.key, root.subkey("audit")
    note_arrival(target, keys, doing, source.envelope.header.register_id, own.stand)


def _look(source: TeamSource, made: NewFolder, envelope: Envelope) -> None:
    """What was made is compared as it stands on the disk, and then locked; raises `NotTheSame` or what `look` raises."""
    last = audit.head(source.connection)[0]
    there = digests(source.connection, last, source.step("Tellen wat er was"))

    def here(connection: Connection) -> tuple[Head, Digests]:
        return audit.head(connection), digests(connection, last, source.step("Vergelijken"))

    head, came = made.look(here)
    if other := different(there, came):
        raise NotTheSame(other)
    made.lock(envelope, head, source.clock())


def _close(source: TeamSource, own: Envelope, folder: Path) -> None:
    """The last line of the team: committed before the folder is in its place, so that two are never worked in."""
    source.tell("Teamregister sluiten", 0, 1)
    moved = Moved(own.header.register_id, _named(folder), source.clock())
    note_departure(source.connection, source.key, source.doing("register terughalen", ""), moved)
    close_team(source.connection)
    source.connection.commit()
