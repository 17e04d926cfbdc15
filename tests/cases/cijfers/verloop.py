"""The small world over time: rows that are recorded late or destroyed between reports, each report beside the year before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import NamedTuple
from uuid import UUID

from ivbdesk.cases.cijfers.cel import Cel, Toon
from ivbdesk.cases.cijfers.indeling import WIJK_OVERIG
from ivbdesk.cases.cijfers.onthulling import protect
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.cijfers.rapport import Maandcijfer, Maanden, lost_numbers, numbers_of, require_whole
from ivbdesk.cases.cijfers.tellen import Celsleutel
from ivbdesk.cases.cijfers.telrij import Telrij
from ivbdesk.cases.keten.wijkonthulling import FEWEST
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.cijfers.aanval import Som, all_of, reckoned
from tests.cases.cijfers.klein import BRONNEN, THEMAS, WIJKEN, kader, reports, signals

QUARTERS = tuple(Periode.of_quarter(year, number) for year in (2024, 2025) for number in range(1, 5))
_Maand = tuple[date, str, str, str, str]
_TODAY = date(2026, 3, 1)
_BOUNDS = {Toon.WEINIG: (0, FEWEST - 1), Toon.WEGGELATEN: (FEWEST, None), Toon.NIET: (0, None)}


class Verteld(NamedTuple):
    """A number as the world saw it first, and how often had been recorded by then."""

    cel: Cel
    beurt: int


@dataclass
class Verloop:
    """What happened: which row was recorded before which report, and what the world was told."""

    rijen: list[tuple[Telrij, int]] = field(default_factory=list)
    verteld: dict[Celsleutel, Verteld] = field(default_factory=dict)
    geweigerd: int = 0


def run_through(random: Random, most: int) -> Verloop:
    """Reports in their order; before each some rows may come late, and some may be destroyed."""
    made, there, kept = Verloop(), list[Telrij](), dict[_Maand, int]()
    two_years = random.random() < 0.3
    for turn, selectie in enumerate(reports(random)):
        late = _recorded(
            random, most if not turn else random.choice((0, 0, 3, 12)), turn, two_years=two_years
        )
        there += late
        made.rijen += [(row, turn) for row in late]
        if random.random() < 0.4:
            there = _destroyed(random, there, kept)
        months = Maanden(Maandcijfer(*key, number) for key, number in kept.items())
        both = (selectie, selectie.jaar_eerder()) if two_years else (selectie,)
        try:
            require_whole(selectie, months)
            numbers = {
                key: number for one in both for key, number in numbers_of(kader(), there, one, months).items()
            }
            before = {key: one.cel for key, one in made.verteld.items()}
            cells = protect(kader(), there, both, numbers, before)
        except RegelFout:
            made.geweigerd += 1
            continue
        for key, cel in cells.items():
            made.verteld.setdefault(key, Verteld(cel, turn))
    return made


def _recorded(random: Random, most: int, turn: int, *, two_years: bool) -> list[Telrij]:
    if not most:
        return []
    rows = signals(random, max(most, 5))
    rows = rows if not turn else rows[: random.randint(1, most)]
    return [
        replace(
            row,
            id=UUID(int=turn * 10_000 + number),
            dagen={"ontvangen": _year_before(row) if two_years and random.random() < 0.5 else row.dagen["ontvangen"]},
        )
        for number, row in enumerate(rows)
    ]  # fmt: skip


def _year_before(row: Telrij) -> date:
    return row.dagen["ontvangen"].replace(year=2024)


def _destroyed(random: Random, rows: list[Telrij], kept: dict[_Maand, int]) -> list[Telrij]:
    """The rows that are left; of the others the numbers are kept, as `still_counted` does."""
    part = random.choice((0.1, 0.5, 1.0))
    left = [row for row in rows if random.random() >= part]
    for one in lost_numbers(kader(), rows, left, _TODAY):
        key = (one.maand, one.thema, one.wijk, one.van, one.antwoord)
        kept[key] = kept.get(key, 0) + one.aantal
    return left


def leaks(verloop: Verloop) -> list[tuple[object, int]]:
    """The numbers below five that a reader reckons who knows that rows may have come late between two reports."""
    bounds: dict[Som, tuple[int, int | None]] = {}
    for key, (cel, turn) in verloop.verteld.items():
        low, high = _BOUNDS.get(cel.toon, (cel.aantal, cel.aantal))
        some = _unknowns(key, range(turn + 1))
        had = bounds.get(some, (0, None))
        high = had[1] if high is None else high if had[1] is None else min(high, had[1])
        bounds[some] = (max(low, had[0]), high)
    asked = {some: what for some, what in _asked(verloop.verteld) if some}
    for some in asked:
        bounds.setdefault(some, (0, None))
    known = reckoned(bounds, ())
    true = _true(verloop)
    found = []
    for some, (what, zero_too) in asked.items():
        number = sum(true.get(one, 0) for one in some)
        if some in known and number < FEWEST and (number or zero_too):
            found.append((what, known[some]))
    return found


def _asked(told: Mapping[Celsleutel, Verteld]) -> Iterator[tuple[Som, tuple[object, bool]]]:
    """Hidden numbers, what a share leaves, each quarter that a report covers, and what came late in it."""
    for key, (cel, turn) in told.items():
        if cel.toon is Toon.WEINIG:
            yield _unknowns(key, range(turn + 1)), (key, True)
        if key.van == "per-bron" and key.antwoord == BRONNEN[0]:
            rest = _unknowns(key._replace(van="signaal", antwoord=""), range(turn + 1)) - _unknowns(
                key, range(turn + 1)
            )
            yield rest, ((key, "rest"), True)
    turns = sorted({one.beurt for one in told.values()})
    for quarter in QUARTERS:
        for name, answer in (
            ("", ""),
            *(("per-thema", one) for one in THEMAS),
            *(("per-bron", one) for one in BRONNEN),
        ):
            key = Celsleutel(Selectie(quarter), name, answer)
            ends = sorted({one.beurt for k, one in told.items() if _covers(k, quarter)})
            for turn in ends:
                yield _unknowns(key, range(turn + 1)), ((key, turn), True)
            for first in turns:
                for last in turns:
                    if first < last:
                        yield _unknowns(key, range(first + 1, last + 1)), ((key, first, last, "late"), False)


def _covers(key: Celsleutel, quarter: Periode) -> bool:
    return key.selectie.periode.van <= quarter.van <= key.selectie.periode.tot


def _unknowns(key: Celsleutel, turns: range) -> Som:
    """Of which small numbers a cell is the sum: of each quarter, wijk, theme, source and turn in which it was recorded."""
    quarters = [number for number, quarter in enumerate(QUARTERS) if _covers(key, quarter)]
    wijken = [key.selectie.wijk] if key.selectie.wijk else [WIJK_OVERIG, *WIJKEN]
    themas = [key.selectie.thema] if key.selectie.thema else list(THEMAS)
    if key.van == "per-thema":
        themas = [thema for thema in themas if thema == key.antwoord]
    bronnen = [key.antwoord] if key.van == "per-bron" else list(BRONNEN)
    return frozenset(all_of(quarters, wijken, themas, bronnen, list(turns)))


def _true(verloop: Verloop) -> dict[object, int]:
    found: dict[object, int] = {}
    for row, turn in verloop.rijen:
        quarter = next(n for n, one in enumerate(QUARTERS) if one.heeft(row.dagen["ontvangen"]))
        one = (quarter, row.wijk or WIJK_OVERIG, row.waarden["thema"], row.waarden["bron"], turn)
        found[one] = found.get(one, 0) + 1
    return found
