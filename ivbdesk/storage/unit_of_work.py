"""One user action, one transaction: load, let the domain decide, commit, with its audit rows inside."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from types import TracebackType
from typing import Self, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.orm.util import identity_key

from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.cases.betrokkenen.object import Adres, Object
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.bewaren.vernietiging import Vernietiging
from ivbdesk.cases.dossier.botskeuze import Botskeuze
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.stuk import Stuk
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.cases.taal.bewaarbaar import refuse_unkeepable
from ivbdesk.cases.taal.persoonsnummers import refuse_bsn
from ivbdesk.cases.werk.werkvoorraad import Casusstand, Rondom
from ivbdesk.storage import audit, derived
from ivbdesk.storage.access import demand_visible
from ivbdesk.storage.addresses import Addresses
from ivbdesk.storage.around import questions_around, rondom_of
from ivbdesk.storage.at_once import ColleagueSaves, stale_told
from ivbdesk.storage.basis import choice_made
from ivbdesk.storage.changes import Recorder
from ivbdesk.storage.declared import table_of
from ivbdesk.storage.gathered import (
    casus_if_seen,
    casus_of,
    partners_of,
    questions_of_casus,
    questions_of_partners,
)
from ivbdesk.storage.holdings import Holdings
from ivbdesk.storage.hours import Hours
from ivbdesk.storage.line_errors import LineLost
from ivbdesk.storage.merging import Merging
from ivbdesk.storage.months import Months
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.numbers import Numbers
from ivbdesk.storage.older import Older
from ivbdesk.storage.removal import Destruction, ImportUndo, Removal
from ivbdesk.storage.tables import dossier as t
from ivbdesk.storage.together import Together
from ivbdesk.storage.told import Told

E = TypeVar("E")

LastAct = Callable[[Connection], Sequence[audit.Entry]]
StandOf = Callable[[Casus, Sequence[Partner], Rondom, date], Casusstand]


_OF_BEHEERDERS = (Partner, Convenant, Medewerker)
"""What everybody reads, and few change: the count of its changes is enough."""


@dataclass(frozen=True)
class Changes:
    """What a unit of work changed: the cases it touched, the kinds of thing that changed, and whether the log tells of it."""

    casussen: frozenset[UUID]
    entiteiten: frozenset[str]
    geschreven: bool = True
    onbekend: bool = False
    """Whether a casus changed of which the id is not told: a closed one of a colleague, or what was missed."""
    omgeving: frozenset[UUID] = frozenset()
    """Other open cases, of which lists tell of what changed here; they are to be worked out anew."""

    def touches(self, casus_id: UUID | None) -> bool:
        """Whether this casus may be another now."""
        return self.onbekend or casus_id in self.casussen

    @property
    def any_casus(self) -> bool:
        """Whether some casus may be another now."""
        return self.onbekend or bool(self.casussen)


@dataclass
class UnitOfWork:
    """A context manager around one transaction; leaving it without an exception commits.

    Raises RegisterError (full disk, read-only, damage) in Dutch; the transaction is then rolled back and
    nothing has changed. `stand_of` is the domain's rule for the figures that lists show. After a destruction
    `settle` is told of which documents the files may go. `kept` is told the head of the log after each commit.
    """

    engine: Engine
    audit_key: bytes
    doing: audit.Doing
    today: date
    stand_of: StandOf
    committed: Callable[[Changes], None]
    settle: Callable[[Collection[UUID]], None]
    kept: Callable[[int, bytes], None]
    _held: list[Casus] = field(default_factory=list)
    _places: dict[Adres, Object] = field(default_factory=dict)
    _closed: set[UUID] = field(default_factory=set)
    _alone_in: set[tuple[str, UUID]] = field(default_factory=set)
    _last: list[LastAct] = field(default_factory=list)
    _head: tuple[int, bytes] | None = None
    _asked: bool = False
    _near: frozenset[UUID] = frozenset()

    def __enter__(self) -> Self:
        refuse_unkeepable("reden", self.doing.reden)
        refuse_bsn("reden", self.doing.reden)
        self._motor = motor_of(self.engine)
        self.session = Session(self.engine, expire_on_commit=False, autoflush=False)
        self._recorder = Recorder(self.session)
        self._removal = Removal(self.session, self._recorder, self._write_log)
        self.nummers, self.register = Numbers(self.session, self.engine), Holdings(self.session)
        self.maanden, self.tijd = Months(self.session), Hours(self.session, self.doing.wie)
        self.bewaren, self.invoer = Destruction(self._removal), ImportUndo(self._removal)
        self.ouder, self.adressen, self.samen = (
            Older(self._removal),
            Addresses(self.session),
            Merging(self.session),
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        done = False
        try:
            if kind is StaleDataError:
                raise ColleagueSaves from None
            if kind is UnicodeEncodeError:  # half a character, in what was looked up by it
                refuse_unkeepable("", str(getattr(error, "object", "")))
            if kind is None:
                connection = self.session.connection()
                self._save(connection)
                done = True
        finally:
            self.session.close()
            if not done:
                self.nummers.give_back()
        if kind is None:
            if self._head is not None:
                self.kept(*self._head)
            if self._removal.documents is not None:
                self.settle(self._removal.documents)
            touched, kinds = frozenset(self._recorder.touched), frozenset(self._recorder.kinds)
            self.committed(Changes(touched, kinds, self._head is not None, omgeving=self._near))

    def _save(self, connection: Connection) -> None:
        try:
            with self._motor.committing(connection), stale_told():
                self._commit(connection)
        except LineLost:
            if not self._asked or self._head is None or not self._motor.landed(self.engine, self._head):
                raise

    def _commit(self, connection: Connection) -> None:
        self.session.flush()
        if self._removal.documents:
            self._motor.forget_documents(connection, self._removal.documents)
        self.nummers.keep()
        if self._recorder.touched:
            partners: list[Partner] | None = None
            for casus_id in sorted(self._recorder.touched):
                partners = self._work_out(connection, casus_id, partners)
        self._near = self._recorder.near.ask(connection, self._recorder.touched)
        also = [entry for act in self._last for entry in act(connection)]
        self._write_log([*self._recorder.take_all(), *also])
        if self._recorder.kinds:
            kinds, cases = frozenset(self._recorder.kinds), frozenset(self._recorder.touched - self._closed)
            self._motor.announce(connection, Told(kinds, cases, unknown=bool(self._closed)))
        self._asked = True
        self.session.commit()

    def _work_out(
        self, connection: Connection, casus_id: UUID, partners: list[Partner] | None
    ) -> list[Partner]:
        """The figures of a casus that lists show, anew by what stands there now; gives the partners, for the next one."""
        self._hold(t.casus, casus_id)
        rows = _for_figures(also_partners=partners is None).ask(connection, {"casus_id": casus_id})
        casus = casus_of(self.session, rows, anew=True)
        if partners is None:
            partners = partners_of(self.session, rows)
        if casus is None:
            if not self._motor.whole.is_closed(connection, casus_id, self.doing.wie, self.doing.op):
                raise KeyError(casus_id)
            self._closed.add(casus_id)  # she let herself in: on a server she sees it when this is committed
            return partners
        stand = self.stand_of(casus, partners, rondom_of(rows), self.today)
        derived.store_stand(connection, casus, stand, rows, self.today)
        derived.index_casus(connection, casus, self._recorder.kinds, rows, self.today)
        if casus.besloten:
            self._closed.add(casus_id)
        return partners

    def _write_log(self, entries: Sequence[audit.Entry]) -> None:
        if entries:
            self._head = audit.append(self.session.connection(), self.audit_key, self.doing, entries)

    def log(self, entiteit: str, entiteit_id: UUID, wat: str) -> None:
        """Log what changed nothing but must be known: an export, a melder shown."""
        casus_id = entiteit_id if entiteit == t.casus.name else None
        self._recorder.tell(audit.Entry(entiteit, str(entiteit_id), {"wat": (None, wat)}, casus_id))

    def log_choice(self, keuze: Botskeuze) -> None:
        """Log what was decided where an officer and a colleague wrote the same field, with what both wrote."""
        self._recorder.tell(choice_made(self.session.connection(), keuze))

    def last(self, act: LastAct) -> None:
        """Do this too before the log is written, in the same transaction; the log gets the lines that it gives."""
        self._last.append(act)

    def add(self, entity: object) -> None:
        """Take a new entity into the register."""
        self.session.add(entity)
        if isinstance(entity, Object):
            self._places[replace(entity.adres, plaats="")] = entity
        elif isinstance(entity, Casus):
            self._held.append(entity)
        elif isinstance(entity, Vernietiging):
            self.nummers.pass_over(entity.nummer)

    def flush(self) -> None:
        """Write what was added so far; the transaction stays open, and can still be left as if nothing was."""
        self.session.flush()

    def casus(self, casus_id: UUID) -> Casus:
        """The casus with all that hangs on it; raises KeyError for an unknown id, or GeenToegang."""
        self._hold(t.casus, casus_id)
        if (found := self._at_hand(casus_id)) is not None:
            self._demand_visible(casus_id)
            return found
        found = self._asked_of(casus_id, casus_if_seen(unsealed=True))
        if found is None:
            self._demand_visible(casus_id)
            raise KeyError(casus_id)
        return found

    def casus_besproken(self, casus_id: UUID) -> Casus:
        """A casus that was talked about in a meeting, to keep there what was said, whoever closes the meeting."""
        self._hold(t.casus, casus_id)
        found = self._at_hand(casus_id) or self._asked_of(casus_id, _whole())
        if found is None:
            raise KeyError(casus_id)
        return found

    def _at_hand(self, casus_id: UUID) -> Casus | None:
        found: Casus | None = self.session.identity_map.get(identity_key(Casus, casus_id))
        return found

    def _asked_of(self, casus_id: UUID, asked: Together) -> Casus | None:
        looking = {"casus_id": casus_id, "officer": self.doing.wie, "now": self.doing.op}
        found = casus_of(self.session, asked.ask(self.session.connection(), looking))
        if found is not None:
            self._alone_in.add((t.casus.name, casus_id))
            self._held.append(found)  # the session itself holds only weakly what has not changed yet
        return found

    def _demand_visible(self, casus_id: UUID) -> None:
        demand_visible(self.session.connection(), casus_id, self.doing.wie, self.doing.op)

    def hold_casus(self, casus_id: UUID) -> None:
        """Nobody else changes this casus until this is done; it is not read, as a beheerder may not see it yet."""
        self._motor.hold_row(self.session.connection(), t.casus, casus_id)

    def find(self, kind: type[E], id: UUID) -> E:
        """The entity of this kind, which nobody else changes until this is done; raises KeyError for an unknown id.

        What only a beheerder may change is not held by who reads it: that is refused if it was changed meanwhile.
        """
        if kind not in _OF_BEHEERDERS:
            self._hold(table_of(kind), id)
        found = self.session.get(kind, id)
        if found is None:
            raise KeyError(id)
        self._alone_in.add((table_of(kind).name, id))
        return found

    def _hold(self, table: sa.Table, id: UUID) -> None:
        if (table.name, id) not in self._alone_in:
            self._motor.hold_row(self.session.connection(), table, id)

    def alone(self, name: str) -> None:
        """Nobody else does what is done under this name until this is done: for a rule over rows that are not held."""
        self._motor.hold_name(self.session.connection(), name)

    def take_time(self) -> None:
        """A file is made or written within this: that may take longer than a computer else stays silent."""
        self._motor.take_time(self.session.connection())

    def remove(self, entity: object) -> None:
        """Take an entity out of the register; the log keeps that it was there."""
        self.session.delete(entity)

    def stuk(self, stuk_id: UUID) -> Stuk:
        """The document; raises KeyError for an unknown id, or GeenToegang."""
        found = self.session.get(Stuk, stuk_id)
        if found is None:
            raise KeyError(stuk_id)
        self._demand_visible(found.casus_id)
        return found

    def object_at(self, adres: Adres) -> Object | None:
        """The object that stands at this address, so that all cases there hang on one."""
        if (added := self._places.get(replace(adres, plaats=""))) is not None:
            return added
        c = t.object_.c
        query = sa.select(Object).where(
            c.straat == adres.straat,
            c.huisnummer == adres.huisnummer,
            c.toevoeging == adres.toevoeging,
            c.postcode == adres.postcode,
        )
        if (found := self.session.scalars(query.limit(1)).first()) is None:
            self.alone(f"adres {replace(adres, plaats='')}")  # else two who come here at once make two of it
            found = self.session.scalars(query.limit(1)).first()
        return found

    def refresh(self, casus_id: UUID) -> None:
        """Work out the figures of this casus again, though nothing in it changed (a new day)."""
        self._recorder.touched.add(casus_id)
        self._recorder.kinds.add(t.stand.name)

    def at_moment(self) -> datetime:
        """The moment of this unit of work, in UTC."""
        return self.doing.op


@cache
def _whole() -> Together:
    return Together(questions_of_casus(unsealed=True))


@cache
def _for_figures(*, also_partners: bool) -> Together:
    """All that the figures of a casus are worked out of, and what they were."""
    partners = questions_of_partners() if also_partners else {}
    casus = questions_of_casus(unsealed=True)
    return Together({**casus, **questions_around(), **derived.questions_of_derived(), **partners})
