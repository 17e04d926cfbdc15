"""Points of attention in the chain around a casus: gaps, minors, waiting lists, differences, and who stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.signaalregels import Maat, Signaalregel
from ivbdesk.cases.kader.soorten import AandachtSoort
from ivbdesk.cases.keten.keten import Gat
from ivbdesk.cases.taal.nederlands import count, short_date
from ivbdesk.cases.werk.aandachtspunt import Aandachtspunt, Omgeving, make_point

FEWEST = 2
"""So many work here before a stand-in is asked for."""


def gap_points(gaps: Iterable[Gat], regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """Every gap; one that stays open is reported as such (S10)."""
    for gap in gaps:
        since = om.rondom.gaten_sinds.get((gap.soort.value, gap.leefgebied), om.vandaag)
        weeks = (om.vandaag - since).days // 7
        old = regel.aan and om.vandaag - since >= regel.na
        told = f"{gap.voorstel} · al {count(weeks, 'week', 'weken')} open" if old else gap.voorstel
        what = f"{gap.naam}: {gap.soort.label}"
        yield Aandachtspunt(
            AandachtSoort.GAT,
            what,
            told,
            "",
            None,
            om.vandaag,
            regel.code if old else "",
            gap.over_id,
        )


def minors(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """A minor is in the casus, and no partner for the young that said yes (S11)."""
    able = {partner.id for partner in om.partners if partner.code in regel.partners}
    if any(
        item.tot is None and not item.geweigerd and item.rol.heeft_aanvaard and item.partner_id in able
        for item in casus.inzetten
    ):
        return
    young = [
        item
        for item in casus.huidige_betrokkenen()
        if item.rol is Rol.MINDERJARIGE or casus.leeftijd_van(item.persoon, om.vandaag).kan_minderjarig
    ]
    if young:
        told = f"{count(len(young), 'minderjarige', 'minderjarigen')} in deze casus"
        since = min(item.sinds for item in young)
        yield make_point(
            regel, AandachtSoort.LET_OP, "Minderjarige zonder partner voor jeugd", told, vanaf=since
        )


def waiting(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """A partner that lets people wait longer than is allowed (S18)."""
    for item in casus.inzetten:
        if item.tot is None and item.wachttijd_weken > regel.aantal:
            yield make_point(
                regel,
                AandachtSoort.LET_OP,
                f"Wachtlijst bij {om.partner(item.partner_id) or 'een partner'}",
                f"{item.wachttijd_weken} weken",
                vanaf=item.sinds,
                over=item.id,
            )


def undecided(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """A difference of insight on which nobody decided for too long (S19)."""
    for item in casus.verschillen:
        if item.is_open and item.gekozen_op is None:
            yield make_point(
                regel,
                AandachtSoort.LET_OP,
                f"Verschil van inzicht: {item.onderwerp}",
                f"Onbeslist sinds {short_date(item.ontstaan_op)}",
                vanaf=item.ontstaan_op + regel.na,
                over=item.id,
            )


def stand_in(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """Nobody has the casus, or nobody stands in; of one officer alone nothing is asked (S21)."""
    here = om.rondom.medewerkers
    lacking = []
    if casus.behandelaar_id not in here:
        lacking.append("de behandelaar is weg" if casus.behandelaar_id else "nog geen behandelaar")
    if casus.vervanger_id not in here and len(here) >= FEWEST:
        lacking.append("de vervanger is weg" if casus.vervanger_id else "nog geen vervanger")
    if here and lacking:
        told = " en ".join(lacking)
        yield make_point(
            regel,
            AandachtSoort.LET_OP,
            "Behandelaar of vervanger ontbreekt",
            told[:1].upper() + told[1:],
            vanaf=om.vandaag,
        )


PUNTEN = {
    Maat.MINDERJARIGE: minors,
    Maat.WACHTLIJST: waiting,
    Maat.VERSCHIL: undecided,
    Maat.VERVANGER: stand_in,
}
"""What each of these measures finds."""
