"""A small world of signals for the attack: three themes, three sources, two wijken, and the tables of two questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from random import Random
from uuid import UUID

from ivbdesk import resources
from ivbdesk.cases.cijfers.cel import Cel, Toon
from ivbdesk.cases.cijfers.indeling import WIJK_OVERIG, Indeling, Lijsten
from ivbdesk.cases.cijfers.onthulling import protect
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.cijfers.tabel import Cijferkader, read_cijfers
from ivbdesk.cases.cijfers.tellen import Celsleutel, keys_of, place_of
from ivbdesk.cases.cijfers.telrij import Telrij, Telsoort
from ivbdesk.cases.kader.kader_lezer import read_handelingskader
from ivbdesk.cases.keten.wijkonthulling import FEWEST
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.cijfers.aanval import Som, all_of, reckoned

THEMAS, BRONNEN, WIJKEN = ("woonoverlast", "jeugd", "verward"), ("boa", "ggd", "school"), ("Noord",)
QUARTERS = tuple(Periode.of_quarter(2025, number) for number in range(1, 5))


class Few(Lijsten):
    """Three answers to each question."""

    def indelingen(self, soort: Telsoort, middelen: tuple[str, ...] = ()) -> dict[str, Indeling]:
        return {
            "thema": Indeling("thema", {answer: answer for answer in THEMAS}),
            "bron": Indeling("bron", {answer: answer for answer in BRONNEN}),
        }


@cache
def kader() -> Cijferkader:
    """Only signals by theme and by source."""
    ladder = read_handelingskader(resources.read("handelingskader.toml"), "handelingskader.toml")
    return read_cijfers(_TEXT, "klein.toml", Few(ladder, {}, {}, {}, {}, WIJKEN))


_SHARE = """aandeel = ["boa"]
aandeel_heet = "kwam van een boa"
"""
_TEXT = "".join(
    f"""[[tabel]]
code = "per-{per}"
deel = "Signalen"
kop = "Signalen"
telt = "signaal"
moment = "ontvangen"
per = "{per}"
eenheid = "signalen"
zo_geteld = "Zo."
{share}"""
    for per, share in (("thema", ""), ("bron", _SHARE))
)


def signals(random: Random, most: int) -> list[Telrij]:
    rows = []
    for number in range(random.randint(5, most)):
        thema = random.choice(THEMAS)
        quarter = random.choice(QUARTERS)
        rows.append(
            Telrij(
                Telsoort.SIGNAAL, UUID(int=number), None, frozenset({thema}), random.choice(("", *WIJKEN)),
                {"ontvangen": quarter.van},
                {"thema": thema, "bron": random.choice(BRONNEN), "uitkomst": "onbekend"}, {},
            )
        )  # fmt: skip
    return rows


def reports(random: Random) -> list[Selectie]:
    """Some reports in the order in which they are published."""
    periods = [*QUARTERS, Periode.of_year(2025), Periode(date(2025, 1, 1), date(2025, 6, 30))]
    made = []
    for _ in range(random.randint(1, 5)):
        made.append(
            Selectie(
                random.choice(periods),
                random.choice(("", "", "", *THEMAS[:2])),
                random.choice(("", "", "", *WIJKEN)),
            )
        )
    return list(dict.fromkeys(made))


def count_all(rows: Sequence[Telrij], selectie: Selectie) -> dict[Celsleutel, int]:
    """Every number of a selection."""
    numbers = dict.fromkeys(keys_of(kader().tabellen, selectie), 0)
    for row in rows:
        for tabel in kader().tabellen:
            answer = place_of(row, tabel, selectie)
            if answer is not None:
                numbers[Celsleutel(selectie, tabel.code, answer)] += 1
    first = kader().tabellen[0]
    answers = (numbers[Celsleutel(selectie, first.code, answer)] for answer in first.indeling.antwoorden)
    numbers[Celsleutel(selectie, first.geheel)] = sum(answers)
    return numbers


def publish(rows: Sequence[Telrij], selecties: Sequence[Selectie]) -> dict[Celsleutel, Cel]:
    """What the world sees after these reports; one that is refused is not published."""
    told: dict[Celsleutel, Cel] = {}
    for selectie in selecties:
        numbers = count_all(rows, selectie)
        try:
            told = {**told, **protect(kader(), rows, [selectie], numbers, told)}
        except RegelFout:
            continue
    return told


def unknowns(key: Celsleutel) -> Som:
    """Of which small numbers a cell is the sum."""
    quarters = [
        q for q, p in enumerate(QUARTERS) if key.selectie.periode.van <= p.van <= key.selectie.periode.tot
    ]
    wijken = [key.selectie.wijk] if key.selectie.wijk else [WIJK_OVERIG, *WIJKEN]
    themas = [key.selectie.thema] if key.selectie.thema else list(THEMAS)
    if key.van == "per-thema":
        themas = [thema for thema in themas if thema == key.antwoord]
    bronnen = [key.antwoord] if key.van == "per-bron" else list(BRONNEN)
    return frozenset(all_of(quarters, wijken, themas, bronnen))


def found(rows: Sequence[Telrij], told: dict[Celsleutel, Cel]) -> list[tuple[Celsleutel, int]]:
    """The numbers below five that the attack reckons, shown as hidden or in no table at all."""
    bounds: dict[Som, tuple[int, int | None]] = {}
    for key, cel in told.items():
        low, high = {
            Toon.GETAL: (cel.aantal, cel.aantal), Toon.WEINIG: (0, 4), Toon.WEGGELATEN: (5, None), Toon.NIET: (0, None)
        }[cel.toon]  # fmt: skip
        some = unknowns(key)
        had = bounds.get(some, (0, None))
        high = had[1] if high is None else high if had[1] is None else min(high, had[1])
        bounds[some] = (max(low, had[0]), high)
    hidden = {key for key, cel in told.items() if cel.toon is Toon.WEINIG}
    periods = {key.selectie.periode for key in told}
    covered = [q for q, p in enumerate(QUARTERS) if any(one.van <= p.van <= one.tot for one in periods)]
    for q in covered:
        for key in keys_of(kader().tabellen, Selectie(QUARTERS[q])):
            bounds.setdefault(unknowns(key), (0, None))
            hidden.add(key)
    known = reckoned(bounds, ())
    true = {
        key: sum(
            1
            for row in rows
            for tabel in kader().tabellen[:1] + tuple(t for t in kader().tabellen[1:] if t.code == key.van)
            if _counts(row, tabel, key)
        )
        for key in hidden
    }
    return [
        (key, known[unknowns(key)])
        for key in hidden
        if unknowns(key)
        and unknowns(key) in known
        and true[key] < FEWEST  # a theme in a report of another has none
    ]


def _counts(row: Telrij, tabel: object, key: Celsleutel) -> bool:
    from ivbdesk.cases.cijfers.tabel import Cijfertabel

    assert isinstance(tabel, Cijfertabel)
    answer = place_of(row, tabel, key.selectie)
    if key.antwoord:
        return tabel.code == key.van and answer == key.antwoord
    return tabel is kader().tabellen[0] and answer is not None
