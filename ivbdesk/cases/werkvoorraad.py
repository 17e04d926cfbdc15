"""What needs attention in a casus, and why; and the figures that a list shows of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.afschaling import proposals
from ivbdesk.cases.casus import Casus
from ivbdesk.cases.feestdagen import Feestdagen
from ivbdesk.cases.kader import Handelingskader
from ivbdesk.cases.keten import Gat, gaps_of
from ivbdesk.cases.ladder import level_of
from ivbdesk.cases.leefgebied_kader import Leefgebieden
from ivbdesk.cases.partner import Partner
from ivbdesk.cases.termijn import reckon
from ivbdesk.cases.tijdlijn import CONTACT_SOORTEN

QUIET_AFTER = timedelta(weeks=4)
DUE_WITHIN = timedelta(days=7)
TERM_WITHIN = timedelta(days=14)


class AandachtSoort(StrEnum):
    """Why something stands in the werkvoorraad (domein 5.4)."""

    AFSPRAAK = "afspraak"
    EVALUATIE = "evaluatie"
    STIL = "stil"
    GAT = "gat"
    TERMIJN = "termijn"
    AFSCHALEN = "afschalen"


OP_DATUM = (AandachtSoort.AFSPRAAK, AandachtSoort.EVALUATIE, AandachtSoort.TERMIJN)
"""What is due on a day."""


@dataclass(frozen=True)
class Aandachtspunt:
    """One thing that needs attention: from the day `vanaf` it shows, on the day `termijn` it is due."""

    soort: AandachtSoort
    wat: str
    toelichting: str
    wie: str
    termijn: date | None
    vanaf: date


@dataclass(frozen=True)
class Casusstand:
    """The figures that lists show of a casus: derived, so kept outside the audit log."""

    trede: int
    gaten: int
    termijn: date | None
    laatste_op: date
    hoofdpersoon: str
    sorteernaam: str
    adres: str
    punten: tuple[Aandachtspunt, ...]
    open_gaten: tuple[Gat, ...] = ()


def stand_of(
    casus: Casus,
    kader: Handelingskader,
    gebieden: Leefgebieden,
    feestdagen: Feestdagen,
    partners: Sequence[Partner],
    vandaag: date,
) -> Casusstand:
    """Where a casus stands today; a closed one has no points of attention."""
    punten: list[Aandachtspunt] = []
    gaps = gaps_of(casus, gebieden, partners, vandaag)
    if casus.status.is_open:
        names = {partner.id: partner.kort for partner in partners}
        punten = [
            *(_appointment(casus, names)),
            *(_evaluations(casus, kader)),
            *(_terms(casus, feestdagen)),
            *(_quiet(casus)),
            *(
                Aandachtspunt(
                    AandachtSoort.AFSCHALEN, found.wat, found.waarom, casus.procesregie, None, vandaag
                )
                for found in proposals(casus, kader, vandaag)
            ),
            *(
                Aandachtspunt(
                    AandachtSoort.GAT, f"{gap.naam}: {gap.soort.label}", gap.voorstel, "", None, vandaag
                )
                for gap in gaps
            ),
        ]
    dated = [p.termijn for p in punten if p.termijn and p.soort is not AandachtSoort.STIL]
    person = next(iter(casus.hoofdpersonen()), None)
    return Casusstand(
        trede=level_of(casus, kader),
        gaten=sum(p.soort is AandachtSoort.GAT for p in punten),
        termijn=min(dated, default=None),
        laatste_op=last_activity(casus),
        hoofdpersoon=person.persoon.lijstnaam if person else "",
        sorteernaam=person.persoon.sorteernaam if person else "",
        adres=casus.object.adres.kort if casus.object else "",
        punten=tuple(punten),
        open_gaten=gaps,
    )


def _appointment(casus: Casus, names: Mapping[UUID, str]) -> list[Aandachtspunt]:
    return [
        Aandachtspunt(
            AandachtSoort.AFSPRAAK,
            a.wat,
            f"Afspraak van {a.persoon}" if a.persoon else "Afspraak",
            names.get(a.partner_id, ""),
            a.uiterlijk,
            a.uiterlijk - DUE_WITHIN,
        )
        for a in casus.afspraken
        if a.status.is_running
    ]


def _evaluations(casus: Casus, kader: Handelingskader) -> list[Aandachtspunt]:
    points = []
    for maatregel in casus.lopende_maatregelen():
        if maatregel.evaluatie_op is None:
            continue
        soort = kader.soort(maatregel.code)
        why = f"Trede {soort.trede}" if soort.trede else "Naast de ladder"
        points.append(
            Aandachtspunt(
                AandachtSoort.EVALUATIE,
                f"Evaluatie: {soort.naam}",
                why,
                casus.procesregie,
                maatregel.evaluatie_op,
                maatregel.evaluatie_op - DUE_WITHIN,
            )
        )
    return points


def _terms(casus: Casus, feestdagen: Feestdagen) -> list[Aandachtspunt]:
    """Terms that run and have an end; one that stands still waits for something else (domein 5.4, S06, S13, S22)."""
    points = []
    for item in casus.termijnen:
        last = reckon(item, feestdagen).laatste if item.loopt else None
        if last is not None:
            points.append(
                Aandachtspunt(
                    AandachtSoort.TERMIJN,
                    f"Termijn: {item.naam}",
                    item.grondslag,
                    casus.procesregie,
                    last,
                    last - TERM_WITHIN,
                )
            )
    return points


def _quiet(casus: Casus) -> list[Aandachtspunt]:
    """No contact with the resident or partners for more than four weeks (domein 5.4, S02)."""
    last = max((i.datum for i in casus.tijdlijn if i.soort in CONTACT_SOORTEN), default=casus.geopend_op)
    return [
        Aandachtspunt(
            AandachtSoort.STIL,
            "Geen contactmoment",
            "Afschalen, afsluiten of opnieuw bespreken?",
            casus.casusregie or casus.procesregie,
            last,
            last + QUIET_AFTER,
        )
    ]


def last_activity(casus: Casus) -> date:
    """The newest date of anything that was recorded in the casus."""
    days = [casus.geopend_op, *(i.datum for i in casus.tijdlijn), *(m.laatst_op for m in casus.maatregelen)]
    days += [a.afgerond_op or a.gemaakt_op for a in casus.afspraken]
    days += [a.opgesteld_op for a in casus.afwegingen] + [o.op for o in casus.overgangen]
    return max(days)
