"""Reads of the figures: what is counted, without names, places or words. The same for every officer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.orm import Session, selectinload

from ivbdesk.cases.besluitvorming.maatregel import MaatregelStatus
from ivbdesk.cases.besluitvorming.termijn import Termijn
from ivbdesk.cases.besluitvorming.verzoek import Verzoek
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.cases.cijfers.buiten import Buitencijfer
from ivbdesk.cases.cijfers.casussen import Casusfeit, Stapfeit
from ivbdesk.cases.cijfers.feiten import Feiten
from ivbdesk.cases.cijfers.onderdelen import (
    Deelfeit,
    Gatfeit,
    Incidentfeit,
    Inzetfeit,
    Maatregelfeit,
    Scorefeit,
)
from ivbdesk.cases.cijfers.rapport import Cijferrapport, Maandcijfer
from ivbdesk.cases.cijfers.signalen import Signaalfeit
from ivbdesk.cases.dossier.casusband import Bandsoort
from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Verificatie
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.cases.werk.tijd import Tijdmaand, Tijdweek
from ivbdesk.storage.queries.signal_rows import open_to, place_of
from ivbdesk.storage.queries.source import Query, Row, Source
from ivbdesk.storage.tables import dossier as t

_ABOUT = (Rol.OVERLASTGEVER, Rol.BETROKKENE)


@dataclass(frozen=True)
class CijferQueries:
    """What is counted for college and raad. A closed casus counts for nobody, so that its figures tell nobody of it."""

    source: Source

    def feiten(self) -> Feiten:
        """All that may be counted now."""
        with self.source.session() as session:
            return facts_in(session)

    def casussen(self, ids: Collection[UUID]) -> list[tuple[UUID, str, str]]:
        """Number and title of those of these cases that this officer may see, the newest first."""
        c = t.casus.c
        query = sa.select(c.id, c.nummer, c.titel).where(self.source.seen()).order_by(c.volgnr.desc())
        with self.source.reading() as connection:
            return [(row.id, row.nummer, row.titel) for row in connection.execute(query) if row.id in ids]

    def signalen(self, ids: Collection[UUID]) -> list[tuple[UUID, str, str]]:
        """Number and theme with the day of those of these signals that this officer may see, the newest first."""
        s = t.signaal.c
        query = (
            sa.select(s.id, s.nummer, s.thema, s.ontvangen_op)
            .where(open_to(self.source))
            .order_by(s.ontvangen_op.desc(), s.volgnr.desc())
        )
        with self.source.reading() as connection:
            return [
                (row.id, row.nummer, f"{Thema(row.thema).label}, {short_date(row.ontvangen_op)}")
                for row in connection.execute(query)
                if row.id in ids
            ]

    def maanden(self) -> list[Maandcijfer]:
        """What is kept of months."""
        m = t.maandcijfer.c
        query = sa.select(m.maand, m.thema, m.wijk, m.van, m.antwoord, m.aantal)
        with self.source.reading() as connection:
            return [Maandcijfer(*row) for row in connection.execute(query)]

    def tijdmaanden(self) -> list[Tijdmaand]:
        """The minutes of all officers together by month and kind of work."""
        m = t.tijdmaand.c
        with self.source.reading() as connection:
            return [Tijdmaand(*row) for row in connection.execute(sa.select(m.maand, m.soort, m.minuten))]

    def tijdweken(self) -> list[Tijdweek]:
        """What the team had and what was planned, by week."""
        w = t.tijdweek.c
        with self.source.reading() as connection:
            return [Tijdweek(*row) for row in connection.execute(sa.select(w.maandag, w.ruimte, w.gepland))]

    def buitencijfers(self) -> list[Buitencijfer]:
        """What others counted, by source and indicator, the newest period first."""
        b = t.buitencijfer.c
        return self.source.all(
            sa.select(Buitencijfer).order_by(b.bron, b.indicator, b.tot.desc(), b.van, b.wijk)
        )

    def rapporten(self) -> list[Cijferrapport]:
        """The reports that were established, the newest first."""
        return self.source.all(sa.select(Cijferrapport).order_by(t.cijferrapport.c.vastgesteld_op.desc()))


def facts_in(session: Session) -> Feiten:
    """All that may be counted, in one transaction, so that its parts belong together."""
    connection = session.connection()
    signals = [_signal(row) for row in connection.execute(_signals())]
    cases, loose = _cases(connection), _loose(connection)
    whole = selectinload(Termijn.opschortingen), selectinload(Termijn.verlengingen)  # type: ignore[arg-type]
    terms = sa.select(Termijn).where(t.termijn.c.casus_id.in_(_counted())).options(*whole)
    return Feiten(
        signalen=signals,
        casussen=cases,
        maatregelen=loose.maatregelen,
        incidenten=loose.incidenten,
        inzetten=loose.inzetten,
        gaten=loose.gaten,
        scores=loose.scores,
        termijnen=list(session.scalars(terms)),
        verzoeken=list(session.scalars(sa.select(Verzoek).where(_open_to_all()))),
        delingen=loose.delingen,
    )


@dataclass(frozen=True)
class _Loose:
    maatregelen: list[Maatregelfeit]
    incidenten: list[Incidentfeit]
    inzetten: list[Inzetfeit]
    gaten: list[Gatfeit]
    scores: list[Scorefeit]
    delingen: list[Deelfeit]


def _counted() -> sa.Select[tuple[UUID]]:
    """The ids of the cases that count: open to all officers, not gone up in another, of nobody who is restricted (AVG art. 18)."""
    b = t.betrokkenheid.c
    restricted = (
        sa.select(b.casus_id).join(t.persoon, t.persoon.c.id == b.persoon_id).where(t.persoon.c.beperkt)
    )
    gone_up = sa.select(t.casusband.c.casus_id).where(t.casusband.c.soort == Bandsoort.OPGEGAAN)
    counted = sa.not_(t.casus.c.besloten), t.casus.c.id.not_in(restricted), t.casus.c.id.not_in(gone_up)
    return sa.select(t.casus.c.id).where(*counted)


def _open_to_all() -> sa.ColumnElement[bool]:
    """True of a request of whom every officer knows: not of one who stands in closed cases only, as a row of the server would be.

    Of who is restricted it does count: how soon a request is answered is told of the municipality (AVG art. 12 lid 3).
    """
    v, b, acts = t.verzoek.c, t.betrokkenheid.c, t.vertegenwoordiging.c
    shown = sa.select(t.casus.c.id).where(sa.not_(t.casus.c.besloten))
    of_them = sa.select(b.id).where(b.persoon_id == v.persoon_id)
    acting = sa.select(acts.id).join(t.betrokkenheid, b.persoon_id == acts.persoon_id)
    return sa.or_(
        v.persoon_id.is_(None),
        sa.not_(of_them.exists()),
        of_them.where(b.casus_id.in_(shown)).exists(),
        acting.where(acts.door_id == v.persoon_id, b.casus_id.in_(shown)).exists(),
    )


def _signals() -> Query:
    s = t.signaal.c
    own = (
        s.id, s.casus_id, s.ontvangen_op, s.gewogen_op, s.thema, s.bron, s.uitkomst, s.acuut, s.straat, s.huisnummer,
        s.toevoeging, s.postcode, s.plaats, s.categorie, s.leeftijdsgroep,
    )  # fmt: skip
    return sa.select(*own).where(sa.or_(s.casus_id.is_(None), s.casus_id.in_(_counted())))


def _signal(row: Row) -> Signaalfeit:
    weighed = row.gewogen_op if row.uitkomst is not None else None
    return Signaalfeit(
        row.id, row.casus_id, row.ontvangen_op, weighed, row.thema, row.bron, row.uitkomst if weighed else None,
        row.acuut, place_of(row), row.categorie, row.leeftijdsgroep,
    )  # fmt: skip


def _cases(connection: Connection) -> list[Casusfeit]:
    c, o = t.casus.c, t.object_.c
    query = (
        sa.select(
            c.id, c.soort, c.status, c.geopend_op, c.gesloten_op, c.geinformeerd_op, c.niet_geinformeerd_reden,
            o.postcode, c.object_id,
        )
        .select_from(t.casus.outerjoin(t.object_, o.id == c.object_id))
        .where(c.id.in_(_counted()))
    )  # fmt: skip
    people = _by_case(connection, t.betrokkenheid, ("persoon_id",), t.betrokkenheid.c.rol.in_(_ABOUT))
    begun = _by_case(connection, t.maatregel, ("code", "begonnen_op"), t.maatregel.c.begonnen_op.is_not(None))
    steps = _by_case(connection, t.statusovergang, ("id", "van", "naar", "op"))
    newest = {row.casus_id: row.datum for row in connection.execute(_last_incidents())}
    return [
        Casusfeit(
            row.id, row.soort, row.status, row.geopend_op, row.gesloten_op, row.geinformeerd_op is not None,
            bool(row.niet_geinformeerd_reden), row.postcode or "", row.object_id,
            frozenset(one.persoon_id for one in people[row.id]),
            [(one.code, one.begonnen_op) for one in begun[row.id]],
            newest.get(row.id),
            [Stapfeit(one.id, one.van, one.naar, one.op) for one in steps[row.id]],
        )
        for row in connection.execute(query)
    ]  # fmt: skip


def _by_case(
    connection: Connection, table: sa.Table, names: Sequence[str], *only: sa.ColumnElement[bool]
) -> dict[UUID, list[Row]]:
    """The rows of a table by their casus, of the cases that count."""
    found: dict[UUID, list[Row]] = defaultdict(list)
    query = sa.select(table.c.casus_id, *(table.c[name] for name in names))
    for row in connection.execute(query.where(table.c.casus_id.in_(_counted()), *only)):
        found[row.casus_id].append(row)
    return found


def _last_incidents() -> Query:
    item = t.tijdlijnitem.c
    query = sa.select(item.casus_id, sa.func.max(item.datum).label("datum")).where(*_incident())
    return query.group_by(item.casus_id)


def _incident() -> tuple[sa.ColumnElement[bool], ...]:
    item = t.tijdlijnitem.c
    return (
        item.soort == ItemSoort.INCIDENT,
        item.verificatie != Verificatie.WEERLEGD,
        item.casus_id.in_(_counted()),
    )


def _loose(connection: Connection) -> _Loose:
    """What hangs on the cases that count."""
    m, item, i, g, s, v = (
        table.c
        for table in (t.maatregel, t.tijdlijnitem, t.inzet, t.ketengat, t.leefgebiedscore, t.verstrekking)
    )
    ended = sa.case((m.status == MaatregelStatus.BEEINDIGD, m.beeindigd_op))
    measures = sa.select(
        m.id, m.casus_id, m.code, m.begonnen_op, ended, m.resultaat, m.afweging_id.is_not(None)
    ).where(m.begonnen_op.is_not(None), m.casus_id.in_(_counted()))
    incidents = sa.select(item.id, item.casus_id, item.datum, item.verificatie).where(*_incident())
    asked = (
        sa.select(i.id, i.casus_id, i.sinds, t.partner.c.klasse, i.geweigerd, i.wachttijd_weken)
        .join(t.partner, t.partner.c.id == i.partner_id)
        .where(i.rol != InzetRol.GENOEMD, i.casus_id.in_(_counted()))
    )
    scores = sa.select(s.id, s.casus_id, s.leefgebied, s.score, s.datum).where(
        s.score.is_not(None), s.casus_id.in_(_counted())
    )
    shared = sa.select(v.id, v.casus_id, v.op, v.grondslag).where(v.casus_id.in_(_counted()))
    gaps = sa.select(g.id, g.casus_id, g.soort, g.leefgebied, g.sinds).where(g.casus_id.in_(_counted()))
    h = t.gatverloop.c
    closed = sa.select(h.id, h.casus_id, h.soort, h.leefgebied, h.sinds, h.gedicht_op).where(
        h.casus_id.in_(_counted())
    )
    run = connection.execute
    return _Loose(
        [Maatregelfeit(*row) for row in run(measures)],
        [
            Incidentfeit(row.id, row.casus_id, row.datum, row.verificatie.is_verified)
            for row in run(incidents)
        ],
        [Inzetfeit(*row) for row in run(asked)],
        [
            *(Gatfeit(UUID(int=row.id), *row[1:], None) for row in run(gaps)),
            *(Gatfeit(UUID(int=row.id), *row[1:]) for row in run(closed)),
        ],
        [Scorefeit(*row) for row in run(scores)],
        [Deelfeit(*row) for row in run(shared)],
    )
