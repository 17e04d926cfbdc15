"""Points of attention that are due on a day: agreed actions, evaluations, terms of law and of decisions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ivbdesk.cases.besluitvorming.termijn import Termijn, reckon
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.overtreding import open_breaches
from ivbdesk.cases.kader.signaalregels import Maat, Signaalregel
from ivbdesk.cases.kader.soorten import AandachtSoort
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.cases.werk.aandachtspunt import Aandachtspunt, Omgeving, make_point


def appointments(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """Running afspraken; the longer one is late, the more it asks (S01)."""
    for item in casus.afspraken:
        if item.status.is_running:
            yield make_point(
                regel,
                AandachtSoort.AFSPRAAK,
                item.wat,
                f"Afspraak van {item.persoon}" if item.persoon else "Afspraak",
                vanaf=item.uiterlijk - regel.vooraf,
                termijn=item.uiterlijk,
                wie=om.partner(item.partner_id),
                over=item.id,
                doen=_step(regel, (om.vandaag - item.uiterlijk).days),
            )


def _step(regel: Signaalregel, late: int) -> str:
    return regel.step(late) if late >= regel.stappen[0] else ""


def evaluations(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """Measures that are to be looked at again (S25)."""
    for measure in casus.lopende_maatregelen():
        if measure.evaluatie_op is not None:
            soort = om.kader.soort(measure.code)
            yield make_point(
                regel,
                AandachtSoort.EVALUATIE,
                f"Evaluatie: {soort.naam}",
                f"Trede {soort.trede}" if soort.trede else "Naast de ladder",
                vanaf=measure.evaluatie_op - regel.vooraf,
                termijn=measure.evaluatie_op,
                over=measure.id,
                doen="",
            )


def statutory_terms(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """Terms that the law sets, from some working days ahead (S06)."""
    for item, last in _running_terms(casus, om.feestdagen):
        if item.soort.of_law and not _of_request(casus, item):
            yield _term(regel, item, last, working_days_before(last, regel.vooraf_werkdagen, om.feestdagen))


def other_terms(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """Terms that a decision set or that were agreed (S26)."""
    for item, last in _running_terms(casus, om.feestdagen):
        if not item.soort.of_law:
            yield _term(regel, item, last, last - regel.vooraf)


def enforcement_requests(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """Requests to act that wait for a decision, by their term; without one eight weeks after receipt (S22)."""
    for item, last in _running_terms(casus, om.feestdagen):
        if _of_request(casus, item):
            yield _term(regel, item, last, last - regel.vooraf)
    with_term = {item.bij_id for item in casus.termijnen if item.loopt}
    for request in casus.handhavingsverzoeken:
        if request.is_open and request.id not in with_term:
            last = request.ontvangen_op + regel.na
            yield make_point(
                regel,
                AandachtSoort.TERMIJN,
                "Besluit op een verzoek om handhaving",
                f"Ontvangen op {short_date(request.ontvangen_op)}",
                vanaf=last - regel.vooraf,
                termijn=last,
                over=request.id,
            )


def _term(regel: Signaalregel, item: Termijn, last: date, since: date) -> Aandachtspunt:
    return make_point(
        regel,
        AandachtSoort.TERMIJN,
        f"Termijn: {item.naam}",
        item.grondslag,
        vanaf=since,
        termijn=last,
        over=item.id,
        doen="" if item.grondslag else None,
    )


def _running_terms(casus: Casus, feestdagen: Feestdagen) -> Iterator[tuple[Termijn, date]]:
    """Terms with an end; one that stands still waits for something else."""
    for item in casus.termijnen:
        last = reckon(item, feestdagen).laatste if item.loopt else None
        if last is not None:
            yield item, last


def _of_request(casus: Casus, item: Termijn) -> bool:
    return any(request.id == item.bij_id and request.is_open for request in casus.handhavingsverzoeken)


def working_days_before(day: date, number: int, feestdagen: Feestdagen) -> date:
    """The day that lies a number of working days before this one."""
    while number > 0:
        day -= timedelta(days=1)
        number -= not feestdagen.is_vrij(day)
    return day


def measures_that_end(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """Measures whose decision holds until a day that comes near (S13)."""
    for measure in casus.lopende_maatregelen():
        decision = casus.bekendgemaakt(measure.code) or casus.besluit_over(measure.code)
        if decision is not None and decision.geldig_tot is not None:
            yield make_point(
                regel,
                AandachtSoort.TERMIJN,
                f"{om.kader.soort(measure.code).naam} loopt af",
                "",
                vanaf=decision.geldig_tot - regel.vooraf,
                termijn=decision.geldig_tot,
                over=measure.id,
            )


def penalties(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """Each breach of an order under penalty on which nobody decided; the claim lapses after a year (S07, Awb 5:35)."""
    for breach in open_breaches(casus, om.kader, om.feestdagen):
        near = om.vandaag >= breach.verjaart_op - regel.vooraf
        told = f"Incident op {short_date(breach.op)}, nog geen besluit"
        yield make_point(
            regel,
            AandachtSoort.TERMIJN,
            "Dwangsom mogelijk verbeurd",
            f"Verjaart op {short_date(breach.verjaart_op)}. {told}" if near else told,
            vanaf=min(breach.op + regel.na, breach.verjaart_op - regel.vooraf),
            termijn=breach.verjaart_op,
            over=breach.item_id,
        )


def not_informed(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """Betrokkene does not know yet, and the day on which that is looked at again has come (S15)."""
    if casus.geinformeerd_op is None and casus.hoofdpersonen():
        due = casus.informeren_op or casus.geopend_op + regel.na
        yield make_point(
            regel,
            AandachtSoort.TERMIJN,
            "Betrokkene is nog niet geïnformeerd",
            casus.niet_geinformeerd_reden,
            vanaf=due,
            termijn=due,
        )


PUNTEN = {
    Maat.ACTIE: appointments,
    Maat.EVALUATIE: evaluations,
    Maat.WETTELIJKE_TERMIJN: statutory_terms,
    Maat.ANDERE_TERMIJN: other_terms,
    Maat.HANDHAVING: enforcement_requests,
    Maat.MAATREGEL_EINDE: measures_that_end,
    Maat.DWANGSOM: penalties,
    Maat.INFORMEREN: not_informed,
}
"""What each of these measures finds."""
