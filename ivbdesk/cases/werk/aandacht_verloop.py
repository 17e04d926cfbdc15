"""Points of attention in the course of a casus: quiet, reports, plan, scores, and means that skip the lighter ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ivbdesk.cases.besluitvorming.maatregel import MaatregelStatus
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.doel import DoelStatus
from ivbdesk.cases.dossier.tijdlijn import CONTACT_SOORTEN, ItemSoort
from ivbdesk.cases.kader.kader import Spoor
from ivbdesk.cases.kader.signaalregels import Maat, Signaalregel
from ivbdesk.cases.kader.soorten import AandachtSoort
from ivbdesk.cases.ladder.afschaling import proposals
from ivbdesk.cases.ladder.overlast import relevant
from ivbdesk.cases.taal.nederlands import count, short_date
from ivbdesk.cases.werk.aandachtspunt import Aandachtspunt, Omgeving, make_point

_CASUSOVERLEG = "Casusoverleg"
_REPORTS = (ItemSoort.MELDING, ItemSoort.INCIDENT)


def no_contact(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """No contact with the resident or partners for too long (S02)."""
    last = max((i.datum for i in casus.tijdlijn if i.soort in CONTACT_SOORTEN), default=casus.geopend_op)
    yield make_point(
        regel,
        AandachtSoort.STIL,
        "Geen contactmoment",
        "",
        vanaf=last + regel.na,
        termijn=last,
        wie=casus.casusregie,
    )


def lighter(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """What could become lighter, above all where it is quiet (S17)."""
    for found in proposals(casus, om.kader, om.vandaag, regel.na.days):
        yield make_point(regel, AandachtSoort.AFSCHALEN, found.wat, found.waarom, vanaf=om.vandaag, doen="")


def many_reports(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """Many reports on one address on which nobody acted since the newest of them (S03)."""
    if casus.object is None:
        return
    own = [item.datum for item in relevant(casus.tijdlijn) if item.soort is ItemSoort.MELDING]
    recent = sorted(day for day in (*own, *om.rondom.meldingen) if om.vandaag - day < regel.na)
    if len(recent) >= regel.aantal and not acted_since(casus, recent[-1]):
        told = f"{count(len(recent), 'melding', 'meldingen')} sinds {short_date(recent[0])}, nog geen stap"
        yield make_point(
            regel, AandachtSoort.LET_OP, "Meer meldingen op dit adres", told, vanaf=recent[regel.aantal - 1]
        )


def reported_after_closing(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """A report soon after a casus of this person or address was closed, also this one (S04)."""
    closed = [(other.nummer, other.gesloten_op) for other in om.rondom.elders if other.gesloten_op]
    closed += [
        (casus.nummer, item.op) for item in casus.overgangen if item.van.is_open and not item.naar.is_open
    ]
    reports = [item.datum for item in relevant(casus.tijdlijn)]
    for number, day in sorted(closed, key=lambda found: found[1], reverse=True):
        soon = [report for report in reports if day < report and report - day <= regel.na]
        if (
            soon
            and not acted_since(casus, soon[-1])
            and not (number == casus.nummer and _answered(casus, soon[-1]))
        ):
            told = f"{number} is gesloten op {short_date(day)}"
            yield make_point(regel, AandachtSoort.LET_OP, "Nieuwe melding na sluiting", told, vanaf=soon[-1])
            return


def _answered(casus: Casus, day: date) -> bool:
    """Whether something was written since, or the casus was opened again."""
    written = any(item.soort not in _REPORTS and item.datum >= day for item in casus.tijdlijn)
    return written or any(
        item.naar.is_open and not item.van.is_open and item.op >= day for item in casus.overgangen
    )


def acted_since(casus: Casus, day: date) -> bool:
    """Whether anybody decided, agreed, weighed or proposed something on or after this day."""
    return (
        any(item.soort is ItemSoort.BESLUIT and item.datum >= day for item in casus.tijdlijn)
        or any(item.gemaakt_op >= day for item in casus.afspraken)
        or any(item.opgesteld_op >= day for item in casus.afwegingen)
        or any(item.laatst_op >= day for item in casus.maatregelen)
    )


def elsewhere(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """The person or address is in another open casus too (S05)."""
    others = [f"{other.nummer} ({other.waarom})" for other in om.rondom.elders if other.gesloten_op is None]
    if others:
        yield make_point(
            regel,
            AandachtSoort.LET_OP,
            "Ook in een andere lopende casus",
            ", ".join(others),
            vanaf=om.vandaag,
        )


def plan_review(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """The plan was not looked at for too long: no goal, no step, no meeting (S08)."""
    if not any(goal.status is DoelStatus.LOOPT for goal in casus.doelen):
        return
    days = [goal.afgerond_op or goal.gemaakt_op for goal in casus.doelen]
    days += [step.klaar_op for goal in casus.doelen for step in goal.stappen if step.klaar_op]
    days += [item.datum for item in casus.tijdlijn if item.bron == _CASUSOVERLEG]
    last = max(days)
    told = f"Voor het laatst bekeken op {short_date(last)}"
    yield make_point(regel, AandachtSoort.LET_OP, "Plan van aanpak nalopen", told, vanaf=last + regel.na)


def falling_scores(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """A leefgebied that is much worse than it was at best in the months before, and no afspraak since (S09)."""
    for gebied in om.gebieden.lijst:
        course = [s for s in casus.leefgebieden if s.leefgebied == gebied.nummer and s.score is not None]
        if len(course) < 2:
            continue
        *earlier, now = sorted(course, key=lambda s: s.datum)
        recent = [s for s in earlier if now.datum - s.datum <= regel.na]
        if not recent:
            continue
        before = max(recent, key=lambda s: (s.score or 0, s.datum))
        answered = any(a.leefgebied == gebied.nummer and a.gemaakt_op >= now.datum for a in casus.afspraken)
        if (before.score or 0) - (now.score or 0) >= regel.aantal and not answered:
            told = f"Van {before.score} op {short_date(before.datum)} naar {now.score} op {short_date(now.datum)}"
            yield make_point(
                regel,
                AandachtSoort.LET_OP,
                f"{gebied.naam} gaat achteruit",
                told,
                vanaf=now.datum,
                over=now.id,
            )


def repression_first(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """A heavy means of board or penal law, while no means that the handelingskader calls preventive was ever begun (S12)."""
    if any(m.begonnen_op and om.kader.soort(m.code).preventief for m in casus.maatregelen):
        return
    for measure in casus.maatregelen:
        soort = om.kader.soort(measure.code)
        heavy = soort.trede >= regel.aantal and soort.spoor in (Spoor.BESTUUR, Spoor.STRAF)
        if heavy and measure.status is not MaatregelStatus.BEEINDIGD:
            yield make_point(
                regel,
                AandachtSoort.LET_OP,
                "Repressie zonder preventie",
                soort.naam,
                vanaf=measure.voorgesteld_op,
                over=measure.id,
            )


def one_reporter(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """Many reports of one and the same melder, who stays sealed (S23)."""
    days = [
        (item.melder_id, item.datum)
        for item in casus.tijdlijn
        if item.melder_id and item.soort is ItemSoort.MELDING and om.vandaag - item.datum < regel.na
    ]
    for melder_id, number in Counter(melder_id for melder_id, _ in days).items():
        if number > regel.aantal:
            told = f"{count(number, 'melding', 'meldingen')} in {count(regel.na.days, 'dag', 'dagen')}"
            last = max(day for who, day in days if who == melder_id)
            yield make_point(regel, AandachtSoort.LET_OP, "Veel meldingen van één melder", told, vanaf=last)


def opened_in_emergency(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """A closed casus that somebody opened in an emergency, until who has it has seen that (S28)."""
    for item in om.rondom.noodopeningen:
        what = f"In nood geopend door {item.wie}"
        yield make_point(
            regel, AandachtSoort.TERMIJN, what, item.reden, vanaf=item.op, termijn=item.op, over=item.id
        )


def asked_for_copy(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """Somebody in a closed casus asks for their data: only who sees the casus can give all of it (S29)."""
    due = om.rondom.inzage_voor
    if due is not None:
        what = "Een betrokkene vraagt inzage"
        yield make_point(regel, AandachtSoort.TERMIJN, what, "", vanaf=om.vandaag, termijn=due)


PUNTEN = {
    Maat.CONTACT: no_contact,
    Maat.RUST: lighter,
    Maat.MELDINGEN_ADRES: many_reports,
    Maat.NA_SLUITING: reported_after_closing,
    Maat.DUBBEL: elsewhere,
    Maat.PLAN: plan_review,
    Maat.SCORE_DALING: falling_scores,
    Maat.REPRESSIE: repression_first,
    Maat.MELDER: one_reporter,
    Maat.NOODOPENING: opened_in_emergency,
    Maat.INZAGE: asked_for_copy,
}
"""What each of these measures finds."""
