"""One user action, one transaction: load, let the domain decide, commit, with its audit rows inside."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import TracebackType
from typing import Self, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from ivbdesk.cases.besluitvorming.verzoek import Verzoek
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Toegang
from ivbdesk.cases.betrokkenen.object import Adres, Object
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.betrokkenen.register import Instelling
from ivbdesk.cases.bewaren.vernietiging import Bewaarplicht, Vernietiging
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.stuk import Stuk
from ivbdesk.cases.invoer.invoer import Invoer
from ivbdesk.cases.werk.werkvoorraad import Casusstand, Rondom
from ivbdesk.storage import audit, derived
from ivbdesk.storage.access import demand_visible
from ivbdesk.storage.around import around
from ivbdesk.storage.changes import Recorder
from ivbdesk.storage.destruction import (
    Vernietigd,
    destroy_casus,
    destroy_items,
    destroy_requester,
    destroy_signals,
)
from ivbdesk.storage.import_undo import destroy_imported, obstacles
from ivbdesk.storage.numbers import Nummers
from ivbdesk.storage.sqlite.engine import raw_connection, translate
from ivbdesk.storage.tables import dossier as t

E = TypeVar("E")

StandOf = Callable[[Casus, Sequence[Partner], Rondom, date], Casusstand]


@dataclass(frozen=True)
class Changes:
    """What a unit of work changed: the cases it touched, and the kinds of thing that changed."""

    casussen: frozenset[UUID]
    entiteiten: frozenset[str]


@dataclass
class UnitOfWork:
    """A context manager around one transaction; leaving it without an exception commits.

    Raises RegisterFout (full disk, read-only, damage) in Dutch; the transaction is then rolled back and
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
    _numbers: Nummers = field(default_factory=Nummers)
    _gone: list[UUID] | None = None
    _head: tuple[int, bytes] | None = None

    def __enter__(self) -> Self:
        self.session = Session(self.engine, expire_on_commit=False, autoflush=False)
        self._recorder = Recorder(self.session)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._commit()
        except sa.exc.DBAPIError as failure:
            translated = translate(failure)
            if translated is None:
                raise
            raise translated from None
        finally:
            self.session.close()
        if kind is None:
            if self._head is not None:
                self.kept(*self._head)
            if self._gone is not None:
                self.settle(self._gone)
            self.committed(Changes(frozenset(self._recorder.touched), frozenset(self._recorder.kinds)))

    def _commit(self) -> None:
        self.session.flush()
        connection = self.session.connection()
        self._numbers.keep(connection)
        if self._recorder.touched:
            partners = self.partners()
            for casus_id in self._recorder.touched:
                casus = self._casus(casus_id)
                stand = self.stand_of(casus, partners, around(connection, casus_id), self.today)
                derived.store_stand(connection, casus, stand, self.today)
        self._write_log(self._recorder.take_all())
        raw = raw_connection(connection)
        try:
            self.session.commit()
        except sa.exc.DBAPIError:
            if raw.in_transaction:
                raw.rollback()  # SQLite keeps the transaction of a refused COMMIT; the next user of it would trip
            raise

    def _write_log(self, entries: Sequence[audit.Entry]) -> None:
        if entries:
            self._head = audit.append(self.session.connection(), self.audit_key, self.doing, entries)

    def log(self, entiteit: str, entiteit_id: UUID, wat: str) -> None:
        """Log what changed nothing but must be known: an export, a melder shown."""
        casus_id = entiteit_id if entiteit == t.casus.name else None
        self._recorder.tell(audit.Entry(entiteit, str(entiteit_id), {"wat": (None, wat)}, casus_id))

    def add(self, entity: object) -> None:
        """Take a new entity into the register."""
        self.session.add(entity)
        if isinstance(entity, Object):
            self._places[replace(entity.adres, plaats="")] = entity
        elif isinstance(entity, Casus):
            self._held.append(entity)
        elif isinstance(entity, Vernietiging):
            self._numbers.pass_over(self.session.connection(), entity.nummer)

    def flush(self) -> None:
        """Write what was added so far; the transaction stays open, and can still be left as if nothing was."""
        self.session.flush()

    def casus(self, casus_id: UUID) -> Casus:
        """The casus with all that hangs on it; raises KeyError for an unknown id, or GeenToegang."""
        demand_visible(self.session.connection(), casus_id, self.doing.wie, self.doing.op)
        return self._casus(casus_id)

    def _casus(self, casus_id: UUID) -> Casus:
        found = self.session.get(Casus, casus_id)
        if found is None:
            raise KeyError(casus_id)
        self._held.append(found)  # the session itself holds only weakly what has not changed yet
        return found

    def find(self, kind: type[E], id: UUID) -> E:
        """The entity of this kind; raises KeyError for an unknown id."""
        found = self.session.get(kind, id)
        if found is None:
            raise KeyError(id)
        return found

    def partner(self, partner_id: UUID) -> Partner:
        """The partner; raises KeyError for an unknown id."""
        found = self.session.get(Partner, partner_id)
        if found is None:
            raise KeyError(partner_id)
        return found

    def partners(self) -> list[Partner]:
        """All partners of the register, by name."""
        return list(self.session.scalars(sa.select(Partner).order_by(t.partner.c.naam)))

    def persoon(self, persoon_id: UUID) -> Persoon:
        """The person; raises KeyError for an unknown id."""
        found = self.session.get(Persoon, persoon_id)
        if found is None:
            raise KeyError(persoon_id)
        return found

    def medewerker(self, medewerker_id: UUID) -> Medewerker | None:
        """The officer with this id, if the register knows one."""
        return self.session.get(Medewerker, medewerker_id)

    def medewerkers(self) -> list[Medewerker]:
        """All officers, also those who left."""
        return list(self.session.scalars(sa.select(Medewerker).order_by(t.medewerker.c.naam)))

    def toegangen(self, casus_id: UUID) -> list[Toegang]:
        """Who was let into this closed casus."""
        return list(self.session.scalars(sa.select(Toegang).where(t.toegang.c.casus_id == casus_id)))

    def remove(self, entity: object) -> None:
        """Take an entity out of the register; the log keeps that it was there."""
        self.session.delete(entity)

    def stuk(self, stuk_id: UUID) -> Stuk:
        """The document; raises KeyError for an unknown id, or GeenToegang."""
        found = self.session.get(Stuk, stuk_id)
        if found is None:
            raise KeyError(stuk_id)
        demand_visible(self.session.connection(), found.casus_id, self.doing.wie, self.doing.op)
        return found

    def destroy(self, casus_id: UUID, items: Collection[UUID], *, again: bool = False) -> Vernietigd:
        """Take a casus, or single items of it, out of the register for good; raises RegelFout or GeenToegang.

        `again` does so once more what was decided and done before.
        """
        connection = self._before_removal()
        if items:
            gone = destroy_items(connection, casus_id, items)
            if connection.scalar(sa.select(sa.func.count()).where(t.casus.c.id == casus_id)):
                self._recorder.touched.add(casus_id)  # an older copy may not have it yet
        else:
            gone = destroy_casus(connection, casus_id, again=again)
            self._recorder.touched.discard(casus_id)
        return self._destroyed(gone, "casus", "persoon", "signaal")

    def destroy_signals(self, wanted: Collection[UUID]) -> Vernietigd:
        """Take signals without a casus out of the register for good; raises RegelFout."""
        return self._destroyed(destroy_signals(self._before_removal(), wanted), "signaal")

    def destroy_requester(self, persoon_id: UUID, *, again: bool = False) -> Vernietigd:
        """Take who only asked for their own data out of the register for good; raises RegelFout."""
        return self._destroyed(destroy_requester(self._before_removal(), persoon_id, again=again), "persoon")

    def _before_removal(self) -> Connection:
        """The connection, with all that changed so far in the log: a line must be there to be emptied."""
        self.session.flush()
        self._write_log(self._recorder.take_changes())
        return self.session.connection()

    def _destroyed(self, gone: Vernietigd, *kinds: str) -> Vernietigd:
        """Forget what is loaded, name in the log what was emptied, and settle the files and the journal after it."""
        self.session.expunge_all()
        self._recorder.tell(gone.gelogd)
        self._recorder.kinds.update(kinds)
        self._gone = [*(self._gone or ()), *gone.stukken]
        return gone

    def invoer_obstacles(self, invoer: Invoer) -> list[str]:
        """The numbers of what an import made and that was changed or built on since."""
        return obstacles(self.session.connection(), invoer)

    def undo_invoer(self, invoer: Invoer) -> None:
        """Take all that an import made out of the register for good, with its words in the index and in the log."""
        self._recorder.tell(destroy_imported(self._before_removal(), invoer))
        self._gone = self._gone or []  # no documents, but the journal holds the words too
        self._recorder.kinds.update(("casus", "persoon", "signaal"))

    def bewaarplichten(self, casus_id: UUID) -> list[Bewaarplicht]:
        """The legal holds of a casus."""
        query = sa.select(Bewaarplicht).where(t.bewaarplicht.c.casus_id == casus_id)
        return list(self.session.scalars(query))

    def vernietiging(self, id: UUID) -> Vernietiging:
        """The proposal; raises KeyError for an unknown id."""
        found = self.session.get(Vernietiging, id)
        if found is None:
            raise KeyError(id)
        return found

    def verzoek(self, id: UUID) -> Verzoek:
        """The request; raises KeyError for an unknown id."""
        found = self.session.get(Verzoek, id)
        if found is None:
            raise KeyError(id)
        return found

    def instelling(self, naam: str) -> Instelling | None:
        """One setting, if it was ever set."""
        return self.session.get(Instelling, naam)

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
        return self.session.scalars(query.limit(1)).first()

    def next_numbers(self, jaar: int, prefix: str) -> tuple[int, int]:
        """The next sequence number within this year and prefix, and the register's own running number."""
        return self._numbers.take(self.session.connection(), t.casus, f"{prefix}-{jaar:04d}-")

    def next_signaal(self, jaar: int) -> tuple[int, int]:
        """The next sequence number of a signal within this year, and the register's own running number."""
        return self._numbers.take(self.session.connection(), t.signaal, f"S-{jaar:04d}-")

    def next_version(self, casus_id: UUID) -> int:
        """The version number of the next final note of this casus."""
        query = sa.select(sa.func.max(t.oplegger.c.versie)).where(t.oplegger.c.casus_id == casus_id)
        return (self.session.connection().execute(query).scalar() or 0) + 1

    def audit_head(self) -> tuple[int, bytes]:
        """The head of the audit chain before this unit of work: sequence number and MAC."""
        return audit.head(self.session.connection())

    def refresh(self, casus_id: UUID) -> None:
        """Work out the figures of this casus again, though nothing in it changed (a new day)."""
        self._recorder.touched.add(casus_id)

    def at_moment(self) -> datetime:
        """The moment of this unit of work, in UTC."""
        return self.doing.op
