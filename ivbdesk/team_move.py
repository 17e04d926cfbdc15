"""A register in a folder becomes that of a team: checked, carried over in one transaction, compared, and only then left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from sqlalchemy import Connection, Engine

from ivbdesk.allowed_places import permitted
from ivbdesk.cases.betrokkenen.medewerker import Recht, demand_right
from ivbdesk.desk import Clock, Desk, utc_now, with_passphrase
from ivbdesk.officer_keys import OfficerKeys
from ivbdesk.storage import audit
from ivbdesk.storage.driver import with_driver
from ivbdesk.storage.errors import NetworkDisk, RegisterError
from ivbdesk.storage.keys.changes import recovery_replaced
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import Argon2Params, calibrate
from ivbdesk.storage.moving.copying import carry, demand_documents
from ivbdesk.storage.moving.digests import Digests, different, digests
from ivbdesk.storage.moving.errors import AlreadyMoved, MoveUnfinished, NotTheSame, NotWhole
from ivbdesk.storage.moving.log import Moved, moved_away, note_arrival
from ivbdesk.storage.moving.told import MoveStep, Tell, nobody
from ivbdesk.storage.moving.words import index_anew
from ivbdesk.storage.sqlite.arrival import demand_room
from ivbdesk.storage.sqlite.check import check_open
from ivbdesk.storage.sqlite.check_around import Surroundings
from ivbdesk.storage.sqlite.gone import gone_from, note_gone
from ivbdesk.storage.sqlite.register import Register
from ivbdesk.storage.team_folder import TeamFolder, TeamPlace
from ivbdesk.team import named

with with_driver():
    from ivbdesk.storage.postgres.arrival import (
        be_patient,
        demand_free,
        emptied,
        is_worked_in,
        key_file_there,
    )
    from ivbdesk.storage.postgres.documents import DocumentsAlong
    from ivbdesk.storage.postgres.engine import Way, make_engine
    from ivbdesk.storage.postgres.errors import translated
    from ivbdesk.storage.postgres.founding import let_in, new_keys, place_of
    from ivbdesk.storage.postgres.team_keys import make_key_file

_WHY = "het register wordt dat van een team"


@dataclass(frozen=True)
class Verhuisd:
    """What was moved: the folder that opens it, what each table held, and the officers who have no way in yet."""

    folder: Path
    tabellen: Digests
    collegas: tuple[str, ...]


@dataclass(frozen=True)
class Target:
    """Where a register is to go: the database, the folder that will open it, and its keys.

    On a `trial` all is done but the commit.
    """

    conninfo: str
    folder: Path
    recovery: RecoveryKey
    cost: Argon2Params | None = None
    trial: bool = False


def move_to_team(
    folder: Path, passphrase: str, target: Target, tell: Tell = nobody, clock: Clock = utc_now
) -> Verhuisd:
    """Move the register in `folder`; what was cut off before is brought to its end.

    Raises RegisterError or RegelFout in Dutch: before the commit nothing is changed on either side. Raises `MoveUnfinished`
    where only what follows the commit is left to be done.
    """
    OfficerKeys.phrases.demand(passphrase)
    place = named(target.folder)
    permitted(place)
    tell("Register openen", 0, 1)
    desk = Desk.open(folder, with_passphrase(passphrase), clock)
    engine = make_engine(Way(target.conninfo))
    try:
        register = desk.register
        assert isinstance(register, Register)
        officer = desk.ctx.reads.beheer.medewerker(register.holder)
        demand_right(officer.recht if officer else None, Recht.BEHEERDER)
        gone = gone_from(register.engine)
        if gone is None:
            demand_room(place)
            _demand_whole(desk, register)
        return _Move(desk, register, engine, place, target, passphrase, tell).go(gone)
    finally:
        engine.dispose()
        with suppress(RegisterError):
            desk.close()


def _demand_whole(desk: Desk, register: Register) -> None:
    """What is not in order does not move: in the new place it would be found by nobody."""
    for warning in register.warnings:
        if not isinstance(warning, NetworkDisk):
            raise warning
    register.drop_box.demand_empty()
    found = check_open(register, Surroundings(desk.copies.usual_place, desk.ctx.now()))
    wrong = NotWhole(found.bevindingen)
    if wrong.args[0]:
        raise wrong


@dataclass
class _Move:
    """One move: its two sides, and how far it is."""

    desk: Desk
    register: Register
    engine: Engine
    place: Path
    target: Target
    passphrase: str
    tell: Tell

    def go(self, gone: Moved | None) -> Verhuisd:
        if gone is None:
            envelope, carried = self._carry()
            if not self.target.trial:
                with _only_the_end_is_left():
                    self._leave(envelope)
                    self._let_in()
            return self._moved(carried)
        if self.target.trial:
            raise AlreadyMoved(gone.waarheen, gone.wanneer)
        self._demand_same(gone)
        with _only_the_end_is_left():
            self._let_in()
        return self._moved({})

    def _carry(self) -> tuple[Envelope, Digests]:
        """All of it in one transaction, and compared in that: it is committed whole, or nothing is."""
        register, id = self.register, token_hex(16)
        cost = self.target.cost or calibrate()
        place_of(self.target.conninfo, id, cost)  # what no folder could say is told before anything is done
        root, envelope = new_keys(id, self.passphrase, register.holder, self.target.recovery, cost)
        reading = register.engine.execution_options(readonly=True)
        with translated(), self.engine.connect() as target, reading.connect() as source:
            transaction = target.begin()
            be_patient(target)
            demand_free(target, register.holder, register.id)
            arriving = DocumentsAlong(target, root.subkey("documents"))
            with emptied(target):
                carry(source, target, register.documents, arriving, self._step("Overzetten"))
                index_anew(target, self._step("Zoekwoorden maken"))
            carried = self._compare(source, target, arriving)
            keys = register.audit_key, root.subkey("audit")
            note_arrival(target, keys, self._doing(), register.id, envelope.stand)
            make_key_file(target, envelope)
            if audit.verify_chain(target, keys[1]).broken_at is not None:
                raise NotTheSame(["logboek"])
            self.tell("Vastleggen", 0, 1)
            if self.target.trial:
                transaction.rollback()
            else:
                with _only_the_end_is_left():
                    transaction.commit()
        return envelope, carried

    def _compare(self, source: Connection, target: Connection, arriving: DocumentsAlong) -> Digests:
        last = audit.head(source)[0]
        left = digests(source, last, self._step("Tellen wat er was"))
        came = digests(target, last, self._step("Vergelijken"))
        if other := different(left, came):
            raise NotTheSame(other)
        demand_documents(target, arriving, self._step("Stukken nakijken"))
        return left

    def _leave(self, envelope: Envelope) -> None:
        """From here on the old register is read only."""
        register = self.register
        self.tell("Oude register afsluiten", 0, 1)
        place, _ = self._place_in(envelope)
        where = f"de database {place.database} op de server {place.host}"
        moved = Moved(envelope.header.register_id, where, self.desk.ctx.now())
        head = note_gone(register.engine, register.audit_key, register.holder, moved)
        register.high_water.note(*head)

    def _let_in(self) -> None:
        """She who moved it can sign in, with the recovery key of now; her folder is made."""
        self.tell("Aanmelding maken", 0, 1)
        with translated(), self.engine.begin() as connection:
            envelope = key_file_there(connection)
            root, _ = envelope.unlock_passphrase(self.passphrase, str(self.register.holder))
            envelope.change(root, recovery_replaced(envelope.header, root, self.target.recovery))
            let_in(connection, envelope, root.subkey("audit"), self._doing(), self.passphrase)
        self.tell("Map maken", 0, 1)
        self._make_folder(envelope, root)

    def _make_folder(self, envelope: Envelope, root: RootKey) -> None:
        if self.place.exists() and self._opens(envelope):
            return
        place, certificate = self._place_in(envelope)
        TeamFolder.make(self.place, place, certificate, envelope, root)

    def _opens(self, envelope: Envelope) -> bool:
        """Whether the folder that stands there was made by a try that was cut off."""
        folder = TeamFolder(self.place)
        with suppress(RegisterError):
            if folder.place().register_id == envelope.header.register_id:
                folder.keep(envelope)
                return True
        return False

    def _demand_same(self, gone: Moved) -> None:
        """Raises `AlreadyMoved` unless it went to this database and something is left to be done there."""
        with translated(), self.engine.begin() as connection:
            envelope = key_file_there(connection)
            if (since := moved_away(connection)) is not None:
                raise AlreadyMoved(since.waarheen, since.wanneer)
            is_done = is_worked_in(connection) and self.place.exists()
            if envelope.header.register_id != gone.register_id or is_done:
                raise AlreadyMoved(gone.waarheen, gone.wanneer)

    def _place_in(self, envelope: Envelope) -> tuple[TeamPlace, bytes | None]:
        header = envelope.header
        return place_of(self.target.conninfo, header.register_id, header.least_cost)

    def _doing(self) -> audit.Doing:
        return audit.Doing(self.register.holder, "register verhuizen", _WHY, self.desk.ctx.now())

    def _step(self, step: str) -> MoveStep:
        return MoveStep(step, self.tell)

    def _moved(self, carried: Digests) -> Verhuisd:
        officers = self.desk.ctx.reads.beheer.medewerkers()
        others = tuple(item.naam for item in officers if item.tot is None and item.id != self.register.holder)
        return Verhuisd(self.place, carried, others)


@contextmanager
def _only_the_end_is_left() -> Iterator[None]:
    """Whatever stops it here, the same command brings it to its end."""
    try:
        yield
    except (RegisterError, KeyboardInterrupt) as stopped:
        raise MoveUnfinished() from stopped
