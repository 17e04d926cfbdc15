"""The indicator of an action: which figure it is, and what the reports that were established say of it.

A plan goes to college and raad, so it only has numbers that left in a report already, with the marks that they have there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.cijfers.blad import ALLES, Blad, Bladregel, Bladtabel, share
from ivbdesk.cases.cijfers.cel import Cel
from ivbdesk.cases.cijfers.periode import Periode
from ivbdesk.cases.cijfers.tabel import Cijferkader, Cijfertabel

AANDEEL = "aandeel"
"""The answer that stands for the share of a table."""
NIETS = "Nog geen vastgesteld rapport over {jaar}."
_UNSAID = "niet te zeggen zonder een klein getal te tonen"


@dataclass(frozen=True, slots=True)
class Indicatorstand:
    """What a figure was in a period, in words."""

    periode: str
    woorden: str


def answers_of(tabel: Cijfertabel) -> dict[str, str]:
    """What of a table can be an indicator, each in words; its total is the empty answer."""
    shares = {AANDEEL: f"Aandeel ‘{tabel.aandeel_heet}’"} if tabel.aandeel else {}
    return {"": ALLES, **shares, **tabel.indeling.antwoorden}


def name_of(kader: Cijferkader, indicator: str, antwoord: str) -> str:
    """How an indicator is called; empty where there is none."""
    table = next((one for one in kader.tabellen if one.code == indicator), None)
    if table is None:
        return indicator
    answer = answers_of(table).get(antwoord, antwoord)
    return table.kop if not antwoord else f"{table.kop}: {answer[:1].lower()}{answer[1:]}"


def values_of(
    kader: Cijferkader, bladen: Iterable[Blad], indicator: str, antwoord: str, jaar: int
) -> tuple[Indicatorstand, ...]:
    """What the reports say of a figure in the year of the plan and in the year before, the oldest first.

    Of each year the report that reaches furthest, and of those the longest: the whole year where there is one. Only reports
    without theme or wijk.
    """
    table = next((one for one in kader.tabellen if one.code == indicator), None)
    if table is None:
        return ()
    found = []
    for year in (jaar - 1, jaar):
        blad = _report_of(bladen, year)
        told = blad.tabel(indicator) if blad is not None else None
        if blad is not None and told is not None:
            found.append(Indicatorstand(blad.selectie.periode.naam, figure(table, told, antwoord)))
    return tuple(found)


def _report_of(bladen: Iterable[Blad], jaar: int) -> Blad | None:
    of_year = [one for one in bladen if not one.waarover and _lies_in(one.selectie.periode, jaar)]
    return max(of_year, key=_reach, default=None)


def _lies_in(periode: Periode, jaar: int) -> bool:
    return periode.van.year == periode.tot.year == jaar


def _reach(blad: Blad) -> tuple[date, int]:
    periode = blad.selectie.periode
    return periode.tot, (periode.tot - periode.van).days


def figure(tabel: Cijfertabel, told: Bladtabel, antwoord: str) -> str:
    """One figure of a table as it is read, in words where it is hidden."""
    if antwoord == AANDEEL:
        part = share([line.nu for line in told.regels], told.totaal.nu, told.regels, tabel.aandeel)
        if part is not None:
            return f"{part[0]}% ({part[1]} van {part[2]})"
        return "niets om te tellen" if _all_shown(told.all_lines()) else _UNSAID
    lines: Sequence[Bladregel] = [line for line in told.regels if line.antwoord == antwoord]
    cell: Cel = lines[0].nu if lines and antwoord else told.totaal.nu
    return cell.woorden


def _all_shown(lines: Iterable[Bladregel]) -> bool:
    return all(line.nu.getoond is not None for line in lines)
