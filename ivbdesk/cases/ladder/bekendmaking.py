"""May a decision be announced? It binds from then on (Awb 3:40), so all that stops its measure stops it too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus, Resultaat
from ivbdesk.cases.besluitvorming.termijn import reckon
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm, Zienswijze
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Handelingskader, Toets
from ivbdesk.cases.ladder.bevinding import Bevinding, Oordeel
from ivbdesk.cases.ladder.ladder import Situatie
from ivbdesk.cases.ladder.opschaling import check_heavier
from ivbdesk.cases.taal.eisen import is_argued
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import join_nl, short_date


def check_announcement(
    casus: Casus,
    kader: Handelingskader,
    situatie: Situatie,
    besluit: Besluit,
    afweging: Afweging | None,
    feestdagen: Feestdagen,
) -> tuple[Bevinding, ...]:
    """Every reason for and against announcing this decision of the casus on its day `bekend_op`."""
    assert besluit.bekend_op is not None
    on_the_day = replace(situatie, op=besluit.bekend_op)
    findings = check_heavier(casus, kader, on_the_day, besluit.code, afweging)
    findings += (*_check_hearing(casus, kader, besluit, besluit.bekend_op, feestdagen),)
    return (*findings, *_check_help(casus, kader, besluit, afweging))


def _check_help(
    casus: Casus, kader: Handelingskader, besluit: Besluit, afweging: Afweging | None
) -> list[Bevinding]:
    """Help that was accepted since the decision that is extended: only a weighing that knows of it can say that more is needed."""
    before = casus.voorgangers(besluit)
    since = before[-1].bekend_op if before else None
    if since is None or afweging is None:
        return []
    offers = {code for item in kader.dossierpunten.values() for code in item.middelen}
    days = [
        (day, kader.soort(measure.code).naam)
        for measure in casus.maatregelen
        if measure.code in offers and (day := _accepted_on(measure)) is not None and day > since
    ]
    unknown = [f"{name} op {short_date(day)}" for day, name in sorted(days) if day > afweging.opgesteld_op]
    if not unknown:
        return []
    told = f"Hulp is aanvaard na de afweging ({join_nl(unknown)}): weeg opnieuw of verlengen nog nodig is"
    return [Bevinding(Oordeel.STOP, told, "Awb 3:46; LJN BH2366")]


def _accepted_on(measure: Maatregel) -> date | None:
    """The last day on which somebody took up this help: it began, or it worked."""
    if measure.resultaat in (Resultaat.GELUKT, Resultaat.DEELS):
        return measure.beeindigd_op
    return measure.begonnen_op if measure.status is MaatregelStatus.LOOPT else None


def _check_hearing(
    casus: Casus, kader: Handelingskader, besluit: Besluit, op: date, feestdagen: Feestdagen
) -> list[Bevinding]:
    """The hearing lies between the invitation and the decision, and its term is over (Awb 4:8, 4:9)."""
    soort = kader.soort(besluit.code)
    asked, _ = soort.asked(verlenging=besluit.verlengt_id is not None)
    hearing = casus.zienswijze_over(soort, op)
    if hearing is None or not any(kader.dossierpunten[code].toets is Toets.ZIENSWIJZE for code in asked):
        return []  # that nobody was heard, the check of the file says itself
    if hearing.vorm is Hoorvorm.NIET_GEHOORD:
        return []
    heard = hearing.ontvangen_op or hearing.uitgenodigd_op
    if heard > op:
        told = f"Horen gaat aan het besluit vooraf; hier is dat {short_date(heard)}, na de bekendmaking"
        return [Bevinding(Oordeel.STOP, told, "Awb art. 4:8")]
    last = last_day_to_react(casus, hearing, feestdagen)
    if last is None or op > last or hearing.uitgesproken:
        return []
    told = (
        f"Betrokkene mag nog reageren tot en met {short_date(last)}; dat kan korter als betrokkene zegt niets meer toe te "
        "voegen te hebben, of met een grond van Awb 4:11 (beide vast te leggen bij Zienswijze)"
    )
    return [Bevinding(Oordeel.STOP, told, "Awb art. 4:8 en 4:11")]


def last_day_to_react(casus: Casus, zienswijze: Zienswijze, feestdagen: Feestdagen) -> date | None:
    """Until when the resident may react: as was written, or longer where that term was extended."""
    ends = [reckon(term, feestdagen).laatste for term in casus.termijnen if term.bij_id == zienswijze.id]
    return max((day for day in (*ends, zienswijze.uiterlijk) if day is not None), default=None)


def require_announceable(
    casus: Casus,
    kader: Handelingskader,
    situatie: Situatie,
    besluit: Besluit,
    afweging: Afweging | None,
    feestdagen: Feestdagen,
) -> None:
    """Raise RegelFout with all that stands in the way; past what is no hard stop an officer goes with a reason.

    That reason is printed with the decision (domein 1.3).
    """
    findings = check_announcement(casus, kader, situatie, besluit, afweging, feestdagen)
    stops = [finding for finding in findings if finding.oordeel is Oordeel.STOP]
    if stops:
        told = f"Dit besluit kan nog niet worden bekendgemaakt:\n{_lines(stops)}"
        raise RegelFout("bekend_op", told, stops[0].bron)
    still_open = [finding for finding in findings if finding.oordeel is Oordeel.OPEN]
    if still_open and not is_argued(besluit.ondanks):
        told = (
            f"Bij de bekendmaking staat nog open:\n{_lines(still_open)}\n"
            "Maak het in orde, of schrijf hier in een paar woorden waarom het besluit toch wordt bekendgemaakt."
        )
        raise RegelFout("ondanks", told, still_open[0].bron)


def _lines(findings: list[Bevinding]) -> str:
    return "\n".join(f"• {finding.tekst}" for finding in findings)


def require_heard_before(casus: Casus, kader: Handelingskader, zienswijze: Zienswijze) -> None:
    """Raise RegelFout for a hearing on a decision that was announced before it."""
    if zienswijze.ontvangen_op is None:
        return
    for decision in casus.besluiten:
        known, soort = decision.bekend_op, kader.soort(decision.code)
        about = casus.zienswijze_over(soort) is zienswijze and known is not None
        if about and known is not None and zienswijze.uitgenodigd_op <= known < zienswijze.ontvangen_op:
            told = f"Het besluit is al bekendgemaakt op {short_date(known)}; horen gaat daaraan vooraf."
            raise RegelFout("ontvangen_op", told, "Awb art. 4:8")
