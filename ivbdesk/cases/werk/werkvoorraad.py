"""What needs attention in a casus, and why; and the figures that a list shows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ivbdesk.cases.besluitvorming.uitstel import Uitstel
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.signaalregels import Maat, Signaalregel
from ivbdesk.cases.kader.soorten import OP_DATUM as OP_DATUM
from ivbdesk.cases.kader.soorten import AandachtSoort as AandachtSoort
from ivbdesk.cases.keten.keten import Gat, GatSoort, gaps_of, open_gaps
from ivbdesk.cases.ladder.ladder import level_of
from ivbdesk.cases.werk import aandacht_beloften, aandacht_datum, aandacht_keten, aandacht_verloop
from ivbdesk.cases.werk.aandachtspunt import Aandachtspunt as Aandachtspunt
from ivbdesk.cases.werk.aandachtspunt import Omgeving as Omgeving
from ivbdesk.cases.werk.aandachtspunt import Rondom as Rondom

_Vinder = Callable[[Casus, Signaalregel, Omgeving], Iterable[Aandachtspunt]]
_VINDERS: Mapping[Maat, _Vinder] = {
    **aandacht_datum.PUNTEN,
    **aandacht_verloop.PUNTEN,
    **aandacht_keten.PUNTEN,
    **aandacht_beloften.PUNTEN,
}
_AFTER_CLOSING = (Maat.NA_SLUITING, Maat.NOODOPENING, Maat.INZAGE, Maat.TERUGKOPPELING)


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
    alle_gaten: tuple[Gat, ...] = ()


def stand_of(casus: Casus, om: Omgeving) -> Casusstand:
    """Where a casus stands today; of a closed one only what was reported since needs attention."""
    gaps = gaps_of(casus, om.gebieden, om.partners, om.vandaag)
    punten = list(_points(casus, gaps, om))
    dated = [p.termijn for p in punten if p.termijn and p.soort is not AandachtSoort.STIL]
    person = next(iter(casus.hoofdpersonen()), None)
    return Casusstand(
        trede=level_of(casus, om.kader),
        gaten=len(open_gaps(gaps)),
        termijn=min(dated, default=None),
        laatste_op=last_activity(casus),
        hoofdpersoon=person.persoon.gegevens.lijstnaam if person else "",
        sorteernaam=person.persoon.sorteernaam if person else "",
        adres=casus.object.adres.kort if casus.object else "",
        punten=tuple(put_off(punten, casus.uitstellen, om.vandaag)),
        alle_gaten=gaps,
    )


def _points(casus: Casus, gaps: tuple[Gat, ...], om: Omgeving) -> Iterable[Aandachtspunt]:
    """What each rule that is on finds; gaps are reported whether their rule is on or not."""
    for regel in om.regels.lijst:
        find = _VINDERS.get(regel.meet)
        if regel.aan and find is not None and (casus.status.is_open or regel.meet in _AFTER_CLOSING):
            yield from find(casus, regel, om)
    told = {item.id for item in casus.verschillen} if om.regels.regel(Maat.VERSCHIL).aan else set()
    left = [gap for gap in open_gaps(gaps) if gap.soort is not GatSoort.IMPASSE or gap.over_id not in told]
    yield from aandacht_keten.gap_points(left, om.regels.regel(Maat.GAT), om)


def put_off(
    punten: Iterable[Aandachtspunt], uitstellen: Iterable[Uitstel], vandaag: date
) -> Iterable[Aandachtspunt]:
    """The points, each with the day until which it is put off, if it is."""
    running = [item for item in uitstellen if item.tot > vandaag]
    for point in punten:
        until = [item.tot for item in running if item.is_about(point.soort, point.wat, point.over_id)]
        yield replace(point, uitgesteld_tot=max(until, default=None))


def last_activity(casus: Casus) -> date:
    """The newest date of anything that was recorded in the casus."""
    days = [casus.geopend_op, *(i.datum for i in casus.tijdlijn), *(m.laatst_op for m in casus.maatregelen)]
    days += [a.afgerond_op or a.gemaakt_op for a in casus.afspraken]
    days += [a.opgesteld_op for a in casus.afwegingen] + [o.op for o in casus.overgangen]
    return max(days)
