"""The indicator of an action: which figure it is, and what the reports that were established say of it.

A plan goes to college and raad, so it only has numbers that left in a report already, with the marks that they have there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.cijfers.blad import ALLES, Blad, Bladregel, Bladtabel, share
from ivbdesk.cases.cijfers.cel import Cel
from ivbdesk.cases.cijfers.periode import Periode
from ivbdesk.cases.cijfers.tabel import Cijferkader, Cijfertabel

AANDEEL = "aandeel"
"""The answer that stands for the share of a table."""
NIETS = "Nog niet in een vastgesteld rapport over heel de gemeente in {jaar}."
NIET_IN_RAPPORT = "staat niet in dit rapport"
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

    Of each year the report that reaches furthest, and of those the longest: the whole year where there is one. Where they are
    not both of a whole year, the year before is what the newest report itself has of the same days. Only reports without
    theme or wijk.
    """
    table = next((one for one in kader.tabellen if one.code == indicator), None)
    if table is None:
        return ()
    before, now = (_report_of(bladen, year) for year in (jaar - 1, jaar))
    if now is None:
        return _told(table, before, antwoord)
    if before is not None and before.selectie.periode.is_jaar and now.selectie.periode.is_jaar:
        return (*_told(table, before, antwoord), *_told(table, now, antwoord))
    return (*_told(table, now, antwoord, eerder=True), *_told(table, now, antwoord))


def _told(
    tabel: Cijfertabel, blad: Blad | None, antwoord: str, *, eerder: bool = False
) -> tuple[Indicatorstand, ...]:
    told = blad.tabel(tabel.code) if blad is not None else None
    if blad is None or told is None:
        return ()
    periode = blad.selectie.periode
    name = periode.jaar_eerder().naam if eerder else periode.naam
    return (Indicatorstand(name, figure(tabel, told, antwoord, eerder=eerder)),)


def _report_of(bladen: Iterable[Blad], jaar: int) -> Blad | None:
    of_year = [one for one in bladen if not one.waarover and _lies_in(one.selectie.periode, jaar)]
    return max(of_year, key=_reach, default=None)


def _lies_in(periode: Periode, jaar: int) -> bool:
    return periode.van.year == periode.tot.year == jaar


def _reach(blad: Blad) -> tuple[date, int]:
    periode = blad.selectie.periode
    return periode.tot, (periode.tot - periode.van).days


def figure(tabel: Cijfertabel, told: Bladtabel, antwoord: str, *, eerder: bool = False) -> str:
    """One figure of a table as it is read, in words where it is hidden or not there; `eerder` is that of a year before."""

    def cell(line: Bladregel) -> Cel:
        return line.toen if eerder else line.nu

    if antwoord == AANDEEL and tabel.aandeel:
        part = share([cell(line) for line in told.regels], cell(told.totaal), told.regels, tabel.aandeel)
        if part is not None:
            return f"{part[0]}% ({part[1]} van {part[2]})"
        shown = all(cell(line).getoond is not None for line in told.all_lines())
        return "niets om te tellen" if shown else _UNSAID
    if not antwoord:
        return cell(told.totaal).woorden
    return next((cell(line).woorden for line in told.regels if line.antwoord == antwoord), NIET_IN_RAPPORT)
