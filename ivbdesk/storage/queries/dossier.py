"""Read models for the list of cases and search: rows, read in pages, and one whole casus to look at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.inzichtverschil import Inzichtverschil
from ivbdesk.cases.besluitvorming.termijn import Termijn
from ivbdesk.cases.betrokkenen.register import Instelling, Oplegger
from ivbdesk.cases.dossier.casus import Casus, CasusStatus
from ivbdesk.cases.dossier.doel import Doel
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Urgentie
from ivbdesk.cases.zoeken.rijen import CasusFilter, CasusKolom, CasusRij, Tellingen, Treffer, WerkFilter
from ivbdesk.storage.access import demand_visible
from ivbdesk.storage.queries.invoer import InvoerQueries
from ivbdesk.storage.queries.inzage import InzageQueries
from ivbdesk.storage.queries.signaal import WAITING
from ivbdesk.storage.queries.werk import ON_A_DAY, WerkQueries, shown
from ivbdesk.storage.tables import dossier as t

_OPEN = tuple(status for status in CasusStatus if status.is_open)
_URGENCY_ORDER = {Urgentie.ROOD: 0, Urgentie.ORANJE: 1, Urgentie.GEEL: 2, Urgentie.GROEN: 3}
_ZOEK = sa.table("zoek", sa.column("rowid", sa.Integer), sa.column("zoek", sa.Text))
_SORT: dict[CasusKolom, Any] = {
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


def match_words(text: str) -> str:
    """Typed words as an FTS5 expression in which each word is a prefix; empty where no word is left."""
    return " ".join(f'"{word}"*' for word in re.findall(r"\w+", text))


class Queries(InzageQueries, WerkQueries, InvoerQueries):
    """The reads of cases, beside those of the register itself."""

    def casussen(self, filter: CasusFilter, vandaag: date, offset: int, limit: int) -> list[CasusRij]:
        """A page of the list of cases, in the order that the filter asks; an empty term sorts last."""
        column = _SORT[filter.sorteer]
        order = [column.desc() if filter.aflopend else column.asc(), t.casus.c.volgnr.desc()]
        if filter.sorteer is CasusKolom.TERMIJN:
            order.insert(0, t.stand.c.termijn.is_(None))
        query = (
            _narrow(_casus_rows().where(self._seen(), self._whose(filter.wie)), filter, vandaag)
            .order_by(*order)
            .offset(offset)
            .limit(limit)
        )
        with self._reading() as connection:
            return [_casus_row(row) for row in connection.execute(query)]

    def count_casussen(self, filter: CasusFilter, vandaag: date) -> int:
        """How many cases the filter lets through."""
        counted = sa.select(sa.func.count()).select_from(_JOINED).where(self._seen(), self._whose(filter.wie))
        query = _narrow(counted, filter, vandaag)
        with self._reading() as connection:
            return int(connection.execute(query).scalar_one())

    def casussen_op_object(self, object_id: UUID) -> list[CasusRij]:
        """Every casus at one address, open and closed, newest first; of a closed one only its number."""
        return self._known(t.casus.c.object_id == object_id)

    def casussen_van_persoon(self, persoon_id: UUID) -> list[CasusRij]:
        """Every casus in which this person has or had a role, newest first; of a closed one only its number."""
        b = t.betrokkenheid.c
        return self._known(t.casus.c.id.in_(sa.select(b.casus_id).where(b.persoon_id == persoon_id)))

    def _known(self, where: sa.ColumnElement[bool]) -> list[CasusRij]:
        query = _casus_rows().add_columns(self._seen().label("gezien")).where(where)
        with self._reading() as connection:
            rows = connection.execute(query.order_by(t.casus.c.volgnr.desc())).all()
        return [_casus_row(row) if row.gezien else _masked(_casus_row(row)) for row in rows]

    def casus_op_nummer(self, nummer: str) -> UUID | None:
        """The id of the casus with this number, whatever the case of its letters."""
        query = sa.select(t.casus.c.id).where(t.casus.c.nummer == nummer.strip().upper())
        with self._reading() as connection:
            found: UUID | None = connection.execute(query).scalar()
            return found

    def zoek(self, tekst: str, limit: int = 12) -> list[Treffer]:
        """Cases by number, name, address or title, while typing: open ones first, then the newest."""
        words = match_words(tekst)
        if not words:
            return []
        hits = sa.select(_ZOEK.c.rowid).where(_ZOEK.c.zoek.op("MATCH")(words))
        newest = hits.order_by(_ZOEK.c.rowid.desc()).limit(500)
        query = _casus_rows().where(t.casus.c.volgnr.in_(newest), self._seen())
        query = query.order_by(t.casus.c.status.in_(_OPEN).desc(), t.casus.c.volgnr.desc()).limit(limit)
        with self._reading() as connection:
            rows = [_casus_row(row) for row in connection.execute(query)]
        if not rows:  # a closed casus is found by its whole number only, to ask for access
            rows = self._known(t.casus.c.nummer == tekst.strip().upper())
        return [Treffer(r.id, r.nummer, r.titel, r.naam, r.adres, r.status.is_open) for r in rows]

    def tellingen(self, vandaag: date) -> Tellingen:
        """The counts that stand in the navigation."""
        a = t.aandacht.c
        work = sa.select(sa.func.count()).where(shown(vandaag), a.rang == ON_A_DAY, self._may_count(None))
        cases = sa.select(sa.func.count()).where(t.casus.c.status.in_(_OPEN), self._seen())
        partners = sa.select(sa.func.count()).select_from(t.partner)
        signals = sa.select(sa.func.count()).where(WAITING)
        with self._reading() as connection:
            wanted = (work, cases, partners, signals)
            found = Tellingen(*(int(connection.execute(q).scalar_one()) for q in wanted))
            to_weigh = self._count_to_weigh(connection, WerkFilter(), vandaag)
        return replace(found, werk=found.werk + sum(to_weigh))

    def verouderde_standen(self, vandaag: date, limit: int = 100) -> list[UUID]:
        """Open cases whose figures were worked out before today."""
        query = (
            sa.select(t.stand.c.casus_id)
            .join(t.casus, t.casus.c.id == t.stand.c.casus_id)
            .where(t.stand.c.berekend_op < vandaag, t.casus.c.status.in_(_OPEN))
            .limit(limit)
        )
        with self._reading() as connection:
            return list(connection.scalars(query))

    def casus(self, casus_id: UUID) -> Casus:
        """One whole casus to look at, apart from any transaction; raises KeyError or GeenToegang."""
        with Session(self.engine.execution_options(readonly=True)) as session:
            demand_visible(session.connection(), casus_id, self.officer, self.now())
            filled = _filled(session.connection(), casus_id)
            found = session.get(Casus, casus_id, options=_loading(filled))
            if found is None:
                raise KeyError(casus_id)
            for name in _COLLECTIONS.keys() - filled:
                set_committed_value(found, name, [])
            session.expunge_all()
            return found

    def instellingen(self) -> dict[str, str]:
        """The settings by name."""
        with Session(self.engine.execution_options(readonly=True)) as session:
            return {item.naam: item.waarde for item in session.scalars(sa.select(Instelling))}

    def opleggers(self, casus_id: UUID) -> list[Oplegger]:
        """The final notes of a casus, newest first."""
        query = (
            sa.select(Oplegger).where(t.oplegger.c.casus_id == casus_id).order_by(t.oplegger.c.versie.desc())
        )
        with Session(self.engine.execution_options(readonly=True), expire_on_commit=False) as session:
            demand_visible(session.connection(), casus_id, self.officer, self.now())
            return list(session.scalars(query))


_COLLECTIONS: Mapping[str, sa.Table] = {
    "betrokkenen": t.betrokkenheid,
    "melders": t.melder,
    "tijdlijn": t.tijdlijnitem,
    "leefgebieden": t.leefgebiedscore,
    "inzetten": t.inzet,
    "afspraken": t.afspraak,
    "maatregelen": t.maatregel,
    "afwegingen": t.afweging,
    "dossierpunten": t.dossierpunt,
    "overgangen": t.statusovergang,
    "bewijzen": t.bewijs,
    "stukken": t.stuk,
    "zienswijzen": t.zienswijze,
    "besluiten": t.besluit,
    "termijnen": t.termijn,
    "handhavingsverzoeken": t.handhavingsverzoek,
    "doelen": t.doel,
    "overdrachten": t.overdracht,
    "verstrekkingen": t.verstrekking,
    "verschillen": t.inzichtverschil,
    "kwetsbaarheden": t.kwetsbaarheid,
    "uitstellen": t.uitstel,
}
"""What hangs on a casus, with the table it stands in."""
_PARTS: Mapping[str, tuple[Any, ...]] = {
    "afwegingen": (Afweging, "opties", "standpunten", "verantwoordingen"),
    "termijnen": (Termijn, "opschortingen", "verlengingen"),
    "doelen": (Doel, "stappen"),
    "verschillen": (Inzichtverschil, "visies"),
}
"""What hangs on those in turn, by class and name, since the classes are mapped later."""
_FILLED = sa.select(
    *(
        sa.exists().where(table.c.casus_id == sa.bindparam("casus_id")).label(name)
        for name, table in _COLLECTIONS.items()
    )
)


def _filled(connection: Connection, casus_id: UUID) -> frozenset[str]:
    """What a casus has any of: most have only a few, and each that is asked for costs a query."""
    row = connection.execute(_FILLED, {"casus_id": casus_id}).one()
    return frozenset(name for name, has in row._mapping.items() if has)


def _loading(filled: frozenset[str]) -> list[Any]:
    options: list[Any] = [joinedload(Casus.object)]  # type: ignore[arg-type]  # mapped in mapping.py
    for name in _COLLECTIONS:
        if name not in filled:
            continue
        loaded = selectinload(getattr(Casus, name))
        options.append(loaded)
        kind, *parts = _PARTS.get(name, (None,))
        options += [loaded.selectinload(getattr(kind, part)) for part in parts]
    return options


_JOINED = t.casus.join(t.stand, t.stand.c.casus_id == t.casus.c.id)


def _casus_rows() -> sa.Select[Any]:
    c, s = t.casus.c, t.stand.c
    return sa.select(
        c.id, c.nummer, c.titel, s.hoofdpersoon, s.adres, c.soort, c.status, c.urgentie, s.trede, s.gaten, s.termijn,
        s.laatste_op,
    ).select_from(_JOINED)  # fmt: skip


def _casus_row(row: Any) -> CasusRij:
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


def _masked(row: CasusRij) -> CasusRij:
    """What is shown of a closed casus: that there is one, and its number."""
    return replace(row, titel="Besloten casus", naam="", adres="", trede=0, gaten=0, termijn=None, dicht=True)


def _narrow(query: sa.Select[Any], filter: CasusFilter, vandaag: date) -> sa.Select[Any]:
    c, s = t.casus.c, t.stand.c
    words = match_words(filter.tekst)
    if words:
        query = query.where(c.volgnr.in_(sa.select(_ZOEK.c.rowid).where(_ZOEK.c.zoek.op("MATCH")(words))))
    if filter.alleen_open:
        query = query.where(c.status.in_(_OPEN))
    if filter.soorten:
        query = query.where(c.soort.in_(filter.soorten))
    if filter.treden:
        query = query.where(s.trede.in_(filter.treden))
    if filter.alleen_gaten:
        query = query.where(s.gaten > 0)
    if filter.alleen_te_laat:
        query = query.where(s.termijn < vandaag)
    return query
