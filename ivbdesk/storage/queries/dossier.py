"""Reads of cases: the list, the field in which one is chosen, and one whole casus to look at."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from ivbdesk.cases.betrokkenen.medewerker import Toegang
from ivbdesk.cases.betrokkenen.register import Oplegger
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.stuk import Stuk
from ivbdesk.cases.werk.bladgegevens import Bladgegevens
from ivbdesk.cases.zoeken.rijen import CasusFilter, CasusKolom, CasusRij, Treffer
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
from ivbdesk.storage.queries.source import Condition, Source
from ivbdesk.storage.queries.whole_casus import read_page, whole_casus
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
            return whole_casus(session, self.source.looking(casus_id), unsealed=unsealed)

    def blad(self, casus_id: UUID) -> Bladgegevens:
        """One whole casus to look at, with all that its page shows of the rest of the register; raises KeyError."""
        with self.source.session() as session:
            return read_page(session, self.source.looking(casus_id))

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
