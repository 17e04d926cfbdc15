"""Reads of signals: the list, one whole, and how often was reported at an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.dossier.belofte import Belofte
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import Signaal, SignaalBron, SignaalStatus
from ivbdesk.cases.werk.weegtermijn import Weegtermijn
from ivbdesk.cases.zoeken.rijen import SignaalFilter, SignaalRij, SignaalVolgorde
from ivbdesk.cases.zoeken.zoeken import Zoekgroep
from ivbdesk.storage.asked import OfKind
from ivbdesk.storage.queries.signal_rows import WAITING, WHERE, late, open_to, place_of, reported, seal
from ivbdesk.storage.queries.source import Condition, Order, Row, Source
from ivbdesk.storage.search import TEXTS, match_query
from ivbdesk.storage.tables import dossier as t


@dataclass(frozen=True)
class SignaalQueries:
    """The reads of signals. One that belongs to a casus that is closed to the officer is not there."""

    source: Source
    weegtermijn: Weegtermijn

    def signalen(self, filter: SignaalFilter, offset: int, limit: int) -> list[SignaalRij]:
        """A page of signals in the order that the filter asks: those to be weighed first, of these the acute."""
        s = t.signaal.c
        own = (
            s.id, s.nummer, s.volgnr, s.thema, s.bron, s.ontvangen_op, s.status, s.acuut, *(s[n] for n in WHERE)
        )  # fmt: skip
        query = sa.select(*own).where(*self._wanted(filter)).order_by(*self._order(filter.volgorde))
        with self.source.reading() as connection:
            rows = connection.execute(query.offset(offset).limit(limit)).all()
            return [self._row(connection, row) for row in rows]

    def count_signalen(self, filter: SignaalFilter) -> int:
        """How many signals the filter lets through."""
        query = sa.select(sa.func.count()).select_from(t.signaal).where(*self._wanted(filter))
        with self.source.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def _wanted(self, filter: SignaalFilter) -> Iterator[Condition]:
        s = t.signaal.c
        yield open_to(self.source)
        if filter.alleen_open:
            yield WAITING
        if filter.alleen_te_laat:
            yield self._late()
        if filter.thema is not None:
            yield s.thema == filter.thema
        if words := match_query(filter.tekst):
            rows = sa.select(TEXTS.nr).where(TEXTS.matches(OfKind(Zoekgroep.SIGNAAL, words)))
            yield s.id.in_(sa.select(t.vindplaats.c.entiteit_id).where(t.vindplaats.c.nr.in_(rows)))

    def _order(self, volgorde: SignaalVolgorde) -> list[Order]:
        s = t.signaal.c
        first = [WAITING.desc(), sa.and_(s.acuut, WAITING).desc()]
        newest = [s.ontvangen_op.desc(), s.volgnr.desc()]
        if volgorde is SignaalVolgorde.NIEUWSTE:
            return [*first, *newest]
        if volgorde is SignaalVolgorde.OUDSTE:
            return [*first, s.ontvangen_op, s.volgnr]
        return [*first, self._late().desc(), sa.case((self._late(), s.ontvangen_op)).nulls_first(), *newest]

    def _row(self, connection: Connection, row: Row) -> SignaalRij:
        place = place_of(row)
        earlier = (
            reported(self.source, connection, place, row.ontvangen_op, row.volgnr) if place.huisnummer else 0
        )
        return SignaalRij(
            row.id, row.nummer, Thema(row.thema), SignaalBron(row.bron), place.kort, row.ontvangen_op,
            SignaalStatus(row.status), row.acuut, earlier + 1,
        )  # fmt: skip

    def signaal(self, id: UUID) -> Signaal:
        """One signal with its answers and decisions, but without who reported it; raises KeyError."""
        with self.source.session() as session:
            found = session.get(Signaal, id)
            if found is None:
                raise KeyError(id)
            if found.casus_id is not None:
                self.source.demand(session.connection(), found.casus_id)
            seal(found)
            session.expunge_all()
            return found

    def beloften(self, signaal_id: UUID) -> list[Belofte]:
        """What was promised of this signal; for who has that open, so without asking for access."""
        b = t.belofte.c
        return self.source.all(sa.select(Belofte).where(b.signaal_id == signaal_id).order_by(b.uiterlijk))

    def heeft_melder(self, signaal_id: UUID) -> bool:
        """Whether a reporter is kept, sealed."""
        s = t.signaal.c
        query = sa.select(sa.or_(s.melder_naam != "", s.melder_contact != "")).where(s.id == signaal_id)
        with self.source.reading() as connection:
            return bool(connection.scalar(query))

    def meldingen_op(self, plek: Adres, tot: datetime, zonder: UUID | None = None) -> int:
        """How many reports this address had in the 90 days before `tot`; each melding counts once.

        `zonder` is the signal of which this is asked: of those of the same moment the earlier numbers came before it.
        """
        if not plek.huisnummer:
            return 0
        with self.source.reading() as connection:
            own = connection.scalar(sa.select(t.signaal.c.volgnr).where(t.signaal.c.id == zonder))
            return reported(self.source, connection, plek, tot, own)

    def _late(self) -> sa.ColumnElement[bool]:
        return late(self.weegtermijn, self.source.today())
