"""Whether measures and terms of a handelingskader agree: what one names must exist and be possible."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from ivbdesk.cases.kader.duur import Eenheid, TermijnSoort
from ivbdesk.cases.taal.toml_lezer import Tabel, refuse_doubles

if TYPE_CHECKING:
    from ivbdesk.cases.kader.kader import Maatregelsoort
from ivbdesk.cases.kader.termijnregel import Termijnregel

Rij = tuple[Tabel, "Maatregelsoort"]


def check_measures(rows: list[Rij], punten: Collection[str], termijnen: Collection[str]) -> None:
    """Note every error between the measures; `rows` pairs each with the table it was read from."""
    codes = [measure.code for _, measure in rows]
    refuse_doubles([table for table, _ in rows], "code", codes)
    for table, measure in rows:
        _check_own(table, measure)
        before = [code for group in measure.vooraf for code in group]
        table.refuse_strange("vooraf", before, codes, "maatregel")
        table.refuse_strange("niet_samen_met", sorted(measure.niet_samen_met), codes, "maatregel")
        table.refuse_strange("geen_lichter_middel", sorted(measure.geen_lichter_middel), codes, "maatregel")
        table.refuse_strange("alleen_lichter", sorted(measure.alleen_lichter), codes, "maatregel")
        table.refuse_strange("bij_mislukken", measure.bij_mislukken, codes, "maatregel")
        table.refuse_strange("termijnen", measure.termijnen, termijnen, "termijn")
        table.refuse_strange("dossier", measure.dossier, punten, "dossierpunt")
        table.refuse_strange("verlenging", measure.verlenging, punten, "dossierpunt")
    _check_exclusion(rows)
    _check_order(rows)


def check_terms(rows: Iterable[tuple[Tabel, Termijnregel]]) -> None:
    """Note every error within a term: an extension has a bound, and only what the hour decides runs by the hour."""
    for table, term in rows:
        if term.verlengbaar and term.verleng_hoogstens is None:
            table.wrong(
                "verleng_hoogstens", f"Zeg hoeveel {term.eenheid.meervoud} een verlenging hoogstens duurt."
            )
        if term.verleng_hoogstens is not None and not term.verlengbaar:
            table.wrong("verleng_hoogstens", "Deze termijn is niet verlengbaar; zet ‘verlengbaar’ erbij.")
        if term.op_het_uur and term.eenheid is not Eenheid.UUR and term.soort is not TermijnSoort.ZONDER_ATW:
            told = "Alleen een termijn in uren, of zonder de Algemene termijnenwet, loopt van uur tot uur."
            table.wrong("op_het_uur", told)
        if term.op_het_uur and term.vanzelf.value not in ("hand", "start"):
            table.wrong("op_het_uur", "Van uur tot uur begint een termijn bij ‘start’ of met de hand.")
        if term.terug and (term.verlengbaar or term.op_het_uur or term.vanzelf.value != "hand"):
            told = "Een termijn die wordt teruggerekend begint met de hand, in hele dagen, en wordt niet verlengd."
            table.wrong("terug", told)


def _check_own(table: Tabel, measure: Maatregelsoort) -> None:
    for code in sorted(measure.verplicht - set(measure.dossier)):
        table.wrong("verplicht", f"‘{code}’ staat niet bij ‘dossier’ van deze maatregel.")
    for code in sorted(measure.na_start - (set(measure.dossier) - measure.verplicht)):
        table.wrong("na_start", f"‘{code}’ moet bij ‘dossier’ staan, en niet bij ‘verplicht’.")
    for code in sorted(measure.verlenging_verplicht - set(measure.verlenging)):
        table.wrong("verlenging_verplicht", f"‘{code}’ staat niet bij ‘verlenging’ van deze maatregel.")
    if measure.code in measure.bij_mislukken:
        table.wrong("bij_mislukken", "Een maatregel kan niet op zichzelf volgen.")
    youngest, oldest = measure.leeftijd_min, measure.leeftijd_max
    if youngest is not None and oldest is not None and youngest > oldest:
        table.wrong("leeftijd_max", f"Lager dan ‘leeftijd_min’, en dat is {youngest}.")


def demand_addressee(rows: Iterable[Rij]) -> None:
    """An age is tested on the person at whom it is aimed, so such a measure is aimed at people alone."""
    for table, measure in rows:
        if measure.asks_age and {str(kind) for kind in measure.gericht_aan} != {"persoon"}:
            table.wrong(
                "gericht_aan", "Zet hier alleen ‘persoon’: een leeftijd wordt getoetst bij wie het aangaat."
            )


def _check_exclusion(rows: Iterable[Rij]) -> None:
    """What cannot stand together says so on both sides, since the rule reads it from the one that starts."""
    by_code = {measure.code: (table, measure) for table, measure in rows}
    for code, (table, measure) in by_code.items():
        for other in sorted(measure.niet_samen_met & by_code.keys()):
            if other == code:
                table.wrong("niet_samen_met", "Een maatregel kan zichzelf niet uitsluiten.")
            elif code not in by_code[other][1].niet_samen_met:
                by_code[other][0].wrong("niet_samen_met", f"Noem hier ‘{code}’; die noemt deze ook.")


def _check_order(rows: Iterable[Rij]) -> None:
    """No measure may, along whatever way, come before itself: it could never be the first to start."""
    by_code = {measure.code: (table, measure) for table, measure in rows}
    before = {
        code: {first for group in measure.vooraf for first in group if first in by_code}
        for code, (_, measure) in by_code.items()
    }
    while circle := _find_circle(before):
        first, second = circle[:2]
        by_code[second][0].wrong("vooraf", f"Hier ontstaat een kring: {' → '.join(circle)}.")
        before[second].discard(first)


def _find_circle(before: dict[str, set[str]]) -> list[str]:
    """A circle as the measures in the order in which they would start, or nothing."""
    try:
        TopologicalSorter(before).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle
    return []
