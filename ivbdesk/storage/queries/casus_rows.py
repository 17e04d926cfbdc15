"""Rows of cases: what the list shows of each, how it is narrowed and sorted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace

import sqlalchemy as sa

from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Urgentie
from ivbdesk.cases.zoeken.rijen import CasusFilter, CasusKolom, CasusRij
from ivbdesk.storage.queries.source import Condition, Order, Query, Row
from ivbdesk.storage.search import CASES, match_query
from ivbdesk.storage.tables import dossier as t

OPEN = tuple(status for status in CasusStatus if status.is_open)
_URGENCY_ORDER = {Urgentie.ROOD: 0, Urgentie.ORANJE: 1, Urgentie.GEEL: 2, Urgentie.GROEN: 3}
JOINED = t.casus.join(t.stand, t.stand.c.casus_id == t.casus.c.id)
"""Each casus with its figures."""
SORT: dict[CasusKolom, Order] = {
    CasusKolom.NUMMER: t.casus.c.volgnr,
    CasusKolom.TITEL: t.casus.c.titel,
    CasusKolom.NAAM: t.stand.c.sorteernaam,
    CasusKolom.SOORT: t.casus.c.soort,
    CasusKolom.STATUS: t.casus.c.status,
    CasusKolom.TREDE: t.stand.c.trede,
    CasusKolom.URGENTIE: sa.case(_URGENCY_ORDER, value=t.casus.c.urgentie, else_=9),
    CasusKolom.GATEN: t.stand.c.gaten,
    CasusKolom.TERMIJN: t.stand.c.termijn,
    CasusKolom.LAATSTE: t.stand.c.laatste_op,
}


def casus_rows() -> Query:
    """All cases, with what a list shows of each."""
    c, s = t.casus.c, t.stand.c
    return sa.select(
        c.id, c.nummer, c.titel, s.hoofdpersoon, s.adres, c.soort, c.status, c.urgentie, s.trede, s.gaten, s.termijn,
        s.laatste_op,
    ).select_from(JOINED)  # fmt: skip


def casus_row(row: Row | SimpleNamespace) -> CasusRij:
    """One of them."""
    return CasusRij(
        row.id,
        row.nummer,
        row.titel,
        row.hoofdpersoon,
        row.adres,
        CasusSoort(row.soort),
        row.status,
        row.urgentie,
        row.trede,
        row.gaten,
        row.termijn,
        row.laatste_op,
    )


def let_through(filter: CasusFilter, vandaag: date) -> Iterator[Condition]:
    """True of a casus with its figures that the filter lets through; whose it is, is left to the reader."""
    c, s = t.casus.c, t.stand.c
    if words := match_query(filter.tekst):
        yield c.volgnr.in_(sa.select(CASES.nr).where(CASES.matches(words)))
    if filter.alleen_open:
        yield c.status.in_(OPEN)
    if filter.soorten:
        yield c.soort.in_(filter.soorten)
    if filter.treden:
        yield s.trede.in_(filter.treden)
    if filter.alleen_gaten:
        yield s.gaten > 0
    if filter.alleen_te_laat:
        yield s.termijn < vandaag
