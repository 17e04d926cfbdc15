"""How long a decision holds, and the decision that extends it: a new one, with its own file (Awb 1:3; Wth art. 9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.rekendagen import after
from ivbdesk.cases.besluitvorming.termijn import Termijn, Verlenging
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.duur import Duur, Eenheid, TermijnSoort
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.termijnregel import Termijnregel
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import count, short_date


def term_of(casus: Casus, kader: Handelingskader, code: str) -> Termijn | None:
    """The running term that says how long measure `code` holds."""
    rule = kader.duur_van(kader.soort(code))
    holders = {item.id for item in casus.lopende_maatregelen() if item.code == code}
    running = (term for term in casus.termijnen if term.loopt and term.bij_id in holders)
    return next((term for term in running if rule is not None and term.code == rule.code), None)


def measure_of(casus: Casus, kader: Handelingskader, termijn: Termijn) -> str:
    """The code of the measure of which only a decision makes this term longer; empty where the term itself may be."""
    code = next((item.code for item in casus.maatregelen if item.id == termijn.bij_id), "")
    rule = kader.duur_van(kader.soort(code)) if code else None
    return code if rule is not None and rule.code == termijn.code else ""


def to_extend(casus: Casus, code: str) -> Besluit:
    """The decision that an extension extends; raises RegelFout where there is none, since nothing was announced."""
    if not any(measure.code == code for measure in casus.lopende_maatregelen()):
        raise RegelFout("", "Alleen een middel dat loopt kan worden verlengd.", "Awb art. 1:3")
    decision = casus.bekendgemaakt(code)
    if decision is None:
        told = "Leg eerst het besluit zelf vast, met de dag van bekendmaking. Daarna kan het met een nieuw besluit worden verlengd."
        raise RegelFout("", told, "Awb art. 1:3 en 3:40")
    return decision


def require_duration(casus: Casus, kader: Handelingskader, besluit: Besluit, feestdagen: Feestdagen) -> None:
    """Raise RegelFout for a decision that holds longer than the law allows, or that extends what it cannot."""
    rule, term = kader.duur_van(kader.soort(besluit.code)), term_of(casus, kader, besluit.code)
    if besluit.verlengt_id is not None:
        _require_extension(casus, besluit, rule, _end(casus, term, besluit, feestdagen))
    if rule is None or besluit.geldig_tot is None:
        return
    begin = term.vanaf if term is not None else besluit.bekend_op
    if begin is None:
        return
    if besluit.verlengt_id is None and rule.soort is not TermijnSoort.BESCHIKKING:
        longest = after(begin, rule.duur, feestdagen)
        if besluit.geldig_tot > longest:
            told = f"Dit duurt hoogstens {rule.duur}, dus tot en met {short_date(longest)}; langer kan alleen met een verlenging."
            raise RegelFout("geldig_tot", told, rule.grondslag)
    if rule.hoogstens_dagen is not None and (besluit.geldig_tot - begin).days > rule.hoogstens_dagen:
        longest = begin + timedelta(days=rule.hoogstens_dagen)
        told = f"In totaal hoogstens {rule.hoogstens_dagen} dagen, dus tot en met {short_date(longest)}."
        raise RegelFout("geldig_tot", told, rule.grondslag)


def _end(casus: Casus, term: Termijn | None, besluit: Besluit, feestdagen: Feestdagen) -> date | None:
    """Until when what is extended holds: as that decision says, else by the term itself."""
    before = casus.voorgangers(besluit)
    if before and before[-1].geldig_tot is not None:
        return before[-1].geldig_tot
    return _by_hand(term, feestdagen) if term is not None else None


def _require_extension(casus: Casus, besluit: Besluit, rule: Termijnregel | None, end: date | None) -> None:
    before = casus.voorgangers(besluit)
    if not before or before[-1].bekend_op is None or before[-1].code != besluit.code:
        raise RegelFout("", "Het besluit dat dit verlengt is niet bekendgemaakt.", "Awb art. 3:40")
    if any(item.verlengt_id == besluit.verlengt_id and item is not besluit for item in casus.besluiten):
        raise RegelFout("", "Dit besluit is al met een ander besluit verlengd; verleng dat.", "Awb art. 1:3")
    if rule is None or len(before) > rule.verlengbaar:
        often = (
            f"hoogstens {count(rule.verlengbaar, 'keer', 'keer')}" if rule and rule.verlengbaar else "niet"
        )
        raise RegelFout("geldig_tot", f"Dit kan {often} worden verlengd.", rule.grondslag if rule else "")
    if end is not None and besluit.geldig_tot is not None and besluit.geldig_tot <= end:
        told = f"Het besluit geldt al tot en met {short_date(end)}; een verlenging eindigt later."
        raise RegelFout("geldig_tot", told, rule.grondslag)
    if besluit.bekend_op is None:
        return
    if besluit.geldig_tot is None:
        raise RegelFout("geldig_tot", "Kies tot en met wanneer de verlenging geldt.", rule.grondslag)
    if besluit.bekend_op <= before[-1].bekend_op:
        told = f"Het eerdere besluit is van {short_date(before[-1].bekend_op)}; de verlenging komt daarna."
        raise RegelFout("bekend_op", told, "Awb art. 1:3")
    if end is not None and besluit.bekend_op > end:
        told = f"Het besluit liep tot en met {short_date(end)}. Wat voorbij is, wordt niet verlengd: neem een nieuw besluit."
        raise RegelFout("bekend_op", told, rule.grondslag)


def follow_decisions(
    casus: Casus, kader: Handelingskader, code: str, feestdagen: Feestdagen, new_id: Callable[[], UUID]
) -> None:
    """Let the term of a measure end where its decision says; each announced extension makes it longer by what it adds."""
    term, newest = term_of(casus, kader, code), casus.besluit_over(code)
    if term is None or newest is None:
        return
    first, *longer = (*casus.voorgangers(newest), newest)
    if first.geldig_tot is not None and first.geldig_tot > term.vanaf and not _extended_by_hand(term):
        term.aantal, term.eenheid = (first.geldig_tot - term.vanaf).days, Eenheid.DAG
    end = _by_hand(term, feestdagen)
    for decision in longer:
        if decision.bekend_op is None or decision.geldig_tot is None:
            continue
        days, why = (decision.geldig_tot - end).days, f"besluit van {short_date(decision.bekend_op)}"
        made = next((item for item in term.verlengingen if item.besluit_id == decision.id), None)
        if made is None:
            made = Verlenging(new_id(), term.id, days, Eenheid.DAG, decision.bekend_op, why, decision.id)
            term.verlengingen.append(made)
        made.aantal, made.eenheid, made.op, made.reden = days, Eenheid.DAG, decision.bekend_op, why
        end = decision.geldig_tot


def _extended_by_hand(term: Termijn) -> bool:
    """Whether an earlier program let the officer make it longer with a sentence: that stays as it was told."""
    return any(item.besluit_id is None for item in term.verlengingen)


def _by_hand(term: Termijn, feestdagen: Feestdagen) -> date:
    """The last day before any decision extended it."""
    end = after(term.vanaf, term.duur, feestdagen)
    for item in term.verlengingen:
        if item.besluit_id is None:
            end = after(end, Duur(item.aantal, item.eenheid), feestdagen)
    return end


def evaluation_within(casus: Casus, code: str, dag: date | None) -> date | None:
    """An evaluation that is proposed, brought before the end of the decision where it would come too late."""
    decision = casus.bekendgemaakt(code)
    if dag is None or decision is None or decision.geldig_tot is None or dag < decision.geldig_tot:
        return dag
    return decision.geldig_tot - timedelta(days=1)
