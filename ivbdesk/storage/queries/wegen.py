"""Reads of the signals that wait to be weighed, as they stand in the werkvoorraad beside the points of the cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.kader.soorten import AandachtSoort, Thema
from ivbdesk.cases.taal.nederlands import AMSTERDAM, weekday_date
from ivbdesk.cases.werk.weegtermijn import Weegtermijn
from ivbdesk.cases.zoeken.rijen import WerkFilter, WerkRij
from ivbdesk.storage.queries.signal_rows import WAITING, WHERE, due_by, late, open_to, place_of
from ivbdesk.storage.queries.source import Row, Source
from ivbdesk.storage.tables import dossier as t

_NOBODY = "nog niemand"


@dataclass(frozen=True)
class ToWeigh:
    """Nobody has a signal before it is weighed, so each is work of the team and of who looks, never of a colleague."""

    source: Source
    term: Weegtermijn

    def rows(
        self, connection: Connection, filter: WerkFilter, vandaag: date, *, acuut: bool
    ) -> list[WerkRij]:
        """Those of acute danger, or the others, as rows of the werkvoorraad, the longest waiting first."""
        s = t.signaal.c
        own = sa.select(s.id, s.nummer, s.thema, s.ontvangen_op, s.acuut, *(s[name] for name in WHERE))
        query = own.where(self._to_weigh(filter, vandaag), s.acuut.is_(acuut)).order_by(
            s.ontvangen_op, s.volgnr
        )
        return [self._work(row) for row in connection.execute(query)]

    def count(self, connection: Connection, filter: WerkFilter, vandaag: date) -> tuple[int, int]:
        """How many of them are late, and how many are not."""
        counted = sa.select(sa.func.count().filter(late(self.term, vandaag)), sa.func.count()).select_from(
            t.signaal
        )
        too_late, every = connection.execute(counted.where(self._to_weigh(filter, vandaag))).one()
        return too_late, every - too_late

    def _to_weigh(self, filter: WerkFilter, vandaag: date) -> sa.ColumnElement[bool]:
        """True of an open signal that shows on this day and that the filter lets through."""
        s, term = t.signaal.c, self.term
        regel = term.regel
        wanted = (
            regel.aan
            and filter.wie in (None, self.source.officer)
            and (not filter.soorten or AandachtSoort.SIGNAAL in filter.soorten)
            and (not filter.regels or regel.code in filter.regels)
        )
        if not wanted:
            return sa.false()
        shown = sa.or_(s.acuut, s.ontvangen_op < term.shown_before(vandaag))
        fits = [WAITING, shown, open_to(self.source)]
        if filter.alleen_te_laat:
            fits.append(late(term, vandaag))
        if filter.tot is not None:
            fits.append(due_by(term, filter.tot))
        return sa.and_(*fits)

    def _work(self, row: Row) -> WerkRij:
        regel = self.term.regel
        came = weekday_date(row.ontvangen_op.astimezone(AMSTERDAM).date())
        told = ["! Acuut gevaar gemeld"] if row.acuut else []
        told += [f"Ontvangen {came}", regel.doen[0]]
        return WerkRij(
            None,
            row.nummer,
            place_of(row).kort or "Geen adres",
            AandachtSoort.SIGNAAL,
            f"Signaal wegen: {Thema(row.thema).label.lower()}",
            " · ".join(told),
            _NOBODY,
            self.term.uiterlijk(row.ontvangen_op, row.acuut),
            regel.code,
            row.id,
            row.id,
        )
