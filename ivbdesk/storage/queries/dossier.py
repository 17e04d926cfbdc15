"""Reads of cases: the list, the field in which one is chosen, and one whole casus to look at."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.interfaces import ORMOption

from ivbdesk.cases.betrokkenen.medewerker import Toegang
from ivbdesk.cases.betrokkenen.register import Oplegger
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusband import Casusband
from ivbdesk.cases.dossier.stuk import Stuk
from ivbdesk.cases.werk.aandachtspunt import Rondom
from ivbdesk.cases.zoeken.rijen import CasusFilter, CasusKolom, CasusRij, Treffer
from ivbdesk.storage.around import around
from ivbdesk.storage.declared import about_of, sealed_of
from ivbdesk.storage.graph import held_by
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.places import cases_at
from ivbdesk.storage.queries.casus_rows import (
    JOINED,
    OPEN,
    SORT,
    casus_row,
    casus_rows,
    let_through,
)
from ivbdesk.storage.queries.source import Condition, Query, Source
from ivbdesk.storage.search import CASES, match_query
from ivbdesk.storage.tables import dossier as t


@dataclass(frozen=True)
class DossierQueries:
    """The reads of cases. One that is closed to the officer is not there."""

    source: Source

    def casussen(self, filter: CasusFilter, vandaag: date, offset: int, limit: int) -> list[CasusRij]:
        """A page of the list of cases, in the order that the filter asks; an empty term sorts last."""
        column = SORT[filter.sorteer]
        first = column.desc() if filter.aflopend else column.asc()
        if filter.sorteer is CasusKolom.TERMIJN:
            first = first.nulls_last()
        query = casus_rows().where(*self._wanted(filter, vandaag)).order_by(first, t.casus.c.volgnr.desc())
        with self.source.reading() as connection:
            return [casus_row(row) for row in connection.execute(query.offset(offset).limit(limit))]

    def count_casussen(self, filter: CasusFilter, vandaag: date) -> int:
        """How many cases the filter lets through."""
        query = sa.select(sa.func.count()).select_from(JOINED).where(*self._wanted(filter, vandaag))
        with self.source.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def _wanted(self, filter: CasusFilter, vandaag: date) -> list[Condition]:
        return [self.source.seen(), self.source.whose(filter.wie), *let_through(filter, vandaag)]

    def casussen_op_object(self, object_id: UUID) -> list[CasusRij]:
        """Every casus at one address, open and closed, newest first."""
        return self._rows(t.casus.c.id.in_(cases_at([object_id])))

    def banden(self, casus_id: UUID) -> list[tuple[Casusband, CasusRij]]:
        """The links of a casus, each with the other one, of those that the officer may see; the newest first."""
        c = t.casusband.c
        query = sa.select(Casusband).where(sa.or_(c.casus_id == casus_id, c.ander_id == casus_id))
        found = self.source.all(query.order_by(c.sinds.desc()), casus_id)
        ends = [(link, link.ander_id if link.casus_id == casus_id else link.casus_id) for link in found]
        lines = self.casusregels([id for _, id in ends])
        return [(link, lines[id]) for link, id in ends if id in lines]

    def casussen_van_persoon(self, persoon_id: UUID) -> list[CasusRij]:
        """Every casus in which this person has or had a role, newest first."""
        b = t.betrokkenheid.c
        return self._rows(t.casus.c.id.in_(sa.select(b.casus_id).where(b.persoon_id == persoon_id)))

    def _rows(self, where: Condition) -> list[CasusRij]:
        query = casus_rows().where(where, self.source.seen()).order_by(t.casus.c.volgnr.desc())
        with self.source.reading() as connection:
            return [casus_row(row) for row in connection.execute(query)]

    def casus_op_nummer(self, nummer: str) -> UUID | None:
        """The id of the casus with this number, whatever the case of its letters."""
        c = t.casus.c
        query = sa.select(c.id).where(c.nummer == nummer.strip().upper(), self.source.seen())
        with self.source.reading() as connection:
            found: UUID | None = connection.execute(query).scalar()
            return found

    def casusnummers(self, ids: Collection[UUID]) -> dict[UUID, str]:
        """The numbers of these cases, those that are closed to the officer left out."""
        c = t.casus.c
        query = sa.select(c.id, c.nummer).where(c.id.in_(ids), self.source.seen())
        with self.source.reading() as connection:
            return {row.id: row.nummer for row in connection.execute(query)}

    def casusregels(self, ids: Collection[UUID]) -> dict[UUID, CasusRij]:
        """What lists show of these cases, of those that the officer may see."""
        query = casus_rows().where(t.casus.c.id.in_(ids), self.source.seen())
        with self.source.reading() as connection:
            return {row.id: casus_row(row) for row in connection.execute(query)}

    def zoek(self, tekst: str, limit: int = 12) -> list[Treffer]:
        """Cases by number, name, address or title, while typing: open ones first, then the newest."""
        words = match_query(tekst)
        if not words:
            return []
        newest = (
            sa.select(CASES.nr).where(CASES.matches(words, newest=500)).order_by(CASES.nr.desc()).limit(500)
        )
        query = casus_rows().where(t.casus.c.volgnr.in_(newest), self.source.seen())
        query = query.order_by(t.casus.c.status.in_(OPEN).desc(), t.casus.c.volgnr.desc()).limit(limit)
        with self.source.reading() as connection:
            rows = [casus_row(row) for row in connection.execute(query)]
        return [Treffer(r.id, r.nummer, r.titel, r.naam, r.adres, r.status.is_open) for r in rows]

    def verouderde_standen(self, vandaag: date, limit: int = 100) -> list[UUID]:
        """Open cases whose figures were worked out before today."""
        query = (
            sa.select(t.stand.c.casus_id)
            .join(t.casus, t.casus.c.id == t.stand.c.casus_id)
            .where(t.stand.c.berekend_op < vandaag, t.casus.c.status.in_(OPEN))
            .limit(limit)
        )
        with self.source.reading() as connection:
            return list(connection.scalars(query))

    def casus(self, casus_id: UUID) -> Casus:
        """One whole casus to look at, apart from any transaction; raises KeyError.

        Who reported is not read: to ask a melder in it for the name raises.
        """
        return self._whole(casus_id, unsealed=False)

    def casus_om_te_delen(self, casus_id: UUID) -> Casus:
        """The same with who reported, for the one use of taking those names out of what others get to read."""
        return self._whole(casus_id, unsealed=True)

    def _whole(self, casus_id: UUID, *, unsealed: bool) -> Casus:
        with self.source.session() as session:
            self.source.demand(session.connection(), casus_id)
            filled = _filled(session.connection(), casus_id)
            found = session.get(Casus, casus_id, options=_loading(filled, unsealed=unsealed))
            if found is None:
                raise KeyError(casus_id)
            for name, _ in _held(t.casus):
                if name not in filled:
                    set_committed_value(found, name, [])
            session.expunge_all()
            return found

    def rondom(self, casus_id: UUID) -> Rondom:
        """What the rest of the register says about a casus; raises KeyError."""
        with self.source.reading() as connection:
            self.source.demand(connection, casus_id)
            return around(connection, casus_id)

    def stukken(self, casus_id: UUID) -> list[Stuk]:
        """The documents of a casus, the newest first."""
        query = sa.select(Stuk).where(t.stuk.c.casus_id == casus_id)
        return self.source.all(query.order_by(t.stuk.c.datum.desc(), t.stuk.c.vastgelegd_op.desc()), casus_id)

    def stuk_ids(self) -> frozenset[UUID]:
        """The ids of all documents, to see which files belong to none."""
        with self.source.reading() as connection:
            return motor_of(connection).whole.documents(connection)

    def opleggers(self, casus_id: UUID) -> list[Oplegger]:
        """The final notes of a casus, newest first."""
        query = (
            sa.select(Oplegger).where(t.oplegger.c.casus_id == casus_id).order_by(t.oplegger.c.versie.desc())
        )
        return self.source.all(query, casus_id)

    def toegangen(self, casus_id: UUID) -> list[Toegang]:
        """Who was let into a closed casus, and who opened it in an emergency."""
        query = sa.select(Toegang).where(t.toegang.c.casus_id == casus_id).order_by(t.toegang.c.sinds)
        return self.source.all(query, casus_id)

    def laatst_bekeken(self, casus_id: UUID) -> datetime | None:
        """When this officer last looked at the casus, by the log."""
        a = t.audit.c
        query = sa.select(sa.func.max(a.op)).where(
            a.casus_id == casus_id, a.wie == self.source.officer, a.actie == "casus bekijken"
        )
        with self.source.reading() as connection:
            found: datetime | None = connection.scalar(query)
            return found


@cache
def _held(table: sa.Table) -> tuple[tuple[str, sa.Table], ...]:
    """What an entity of this table holds, by name."""
    return tuple((held.name, part) for part, held in held_by(table))


@cache
def _whether_filled() -> Query:
    own = sa.bindparam("casus_id", type_=sa.Uuid)
    return sa.select(
        *(sa.exists().where(table.c.casus_id == own).label(name) for name, table in _held(t.casus))
    )


def _filled(connection: Connection, casus_id: UUID) -> frozenset[str]:
    """What a casus has any of: most have only a few, and each that is asked for costs a query."""
    row = connection.execute(_whether_filled(), {"casus_id": casus_id}).one()
    return frozenset(name for name, has in row._mapping.items() if has)


def _loading(filled: frozenset[str], *, unsealed: bool) -> list[ORMOption]:
    options: list[ORMOption] = [joinedload(Casus.object)]  # type: ignore[arg-type]  # mapped in mapping.py
    for name, table in _held(t.casus):
        if name in filled:
            loaded = selectinload(getattr(Casus, name))
            kind = about_of(table).entity
            options += [loaded, *(loaded.selectinload(getattr(kind, part)) for part, _ in _held(table))]
            if not unsealed:
                options += [loaded.defer(getattr(kind, part), raiseload=True) for part in sealed_of(table)]
    return options
