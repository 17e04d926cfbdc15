"""Which column of a spreadsheet becomes which field: found by name, changed by the officer, remembered."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from ivbdesk.cases.invoer.invoerveld import InvoerSoort, Invoerveld, Invoervelden, fold
from ivbdesk.cases.invoer.rekenblad import Rekenrij, Werkblad, as_text, is_blank

_HEAD_WITHIN = 25
"""Above the list at most a title, a date and some remarks stand."""
_ALIKE = 88
"""From this likeness a head with a typing error is the one that was meant ("Omschrijvng", "Huisnumer")."""


@dataclass(frozen=True)
class Koppeling:
    """The column (from 0) of each field that has one, and the value for all rows of each field that has that."""

    kolommen: Mapping[str, int] = field(default_factory=dict)
    vast: Mapping[str, str] = field(default_factory=dict)


def find_head(blad: Werkblad, velden: Sequence[Invoerveld]) -> int:
    """The number of the row that holds the heads: the one with the most that are known, else the first that is filled."""
    known = {name for veld in velden for name in _names(veld)}
    best, most = 0, 0
    for row in blad.rijen[:_HEAD_WITHIN]:
        hits = sum(fold(as_text(cell)) in known for cell in row.cellen if isinstance(cell, str))
        if hits > most:
            best, most = row.nummer, hits
    if most:
        return best
    return next((row.nummer for row in blad.rijen if not row.is_empty), 1)


def heads_of(blad: Werkblad, kop: int) -> tuple[str, ...]:
    """The heads in row `kop`; a column without one is called by its letter."""
    cells = next((row.cellen for row in blad.rijen if row.nummer == kop), ())
    width = max((len(row.cellen) for row in blad.rijen), default=0)
    texts = [" ".join(as_text(cell).split()) for cell in cells] + [""] * (width - len(cells))
    return tuple(text or f"Kolom {column_letter(index)}" for index, text in enumerate(texts))


def double_heads(koppen: Sequence[str]) -> list[str]:
    """The heads that stand above more than one column, as they are first written."""
    folded = [fold(kop) for kop in koppen]
    return [
        kop for n, kop in enumerate(koppen) if folded.count(folded[n]) > 1 and folded.index(folded[n]) == n
    ]


def last_head(blad: Werkblad, kop: int) -> int:
    """How many columns there are up to the last that has a head in row `kop`."""
    cells = next((row.cellen for row in blad.rijen if row.nummer == kop), ())
    return max((index + 1 for index, cell in enumerate(cells) if not is_blank(cell)), default=0)


def rows_below(blad: Werkblad, kop: int) -> list[Rekenrij]:
    """The rows of the list: without what is empty, and without the heads where they are repeated."""
    head = next((row.cellen for row in blad.rijen if row.nummer == kop), ())
    marks = [fold(as_text(cell)) for cell in head if not is_blank(cell)]
    return [
        row
        for row in blad.rijen
        if row.nummer > kop
        and not row.is_empty
        and [fold(as_text(cell)) for cell in row.cellen if not is_blank(cell)] != marks
    ]


def column_letter(index: int) -> str:
    """The letter of a column as a spreadsheet shows it: A, B, ... Z, AA."""
    letters, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def propose(koppen: Sequence[str], velden: Sequence[Invoerveld]) -> Koppeling:
    """The match by name: first what is written alike, then what differs by a typing error."""
    folded = [fold(kop) for kop in koppen]
    found: dict[str, int] = {}
    for wanted in (_by_own_name, _by_other_name, _by_likeness):
        for veld in velden:
            if veld.code in found:
                continue
            free = [index for index in range(len(koppen)) if index not in found.values() and folded[index]]
            index = wanted(veld, folded, free)
            if index is not None:
                found[veld.code] = index
    return Koppeling(found)


def _names(veld: Invoerveld) -> list[str]:
    return [fold(name) for name in (veld.code, veld.naam, *veld.namen)]


def _by_own_name(veld: Invoerveld, folded: Sequence[str], free: Sequence[int]) -> int | None:
    own = _names(veld)[:2]
    return next((index for index in free if folded[index] in own), None)


def _by_other_name(veld: Invoerveld, folded: Sequence[str], free: Sequence[int]) -> int | None:
    return next((index for name in _names(veld) for index in free if folded[index] == name), None)


def _by_likeness(veld: Invoerveld, folded: Sequence[str], free: Sequence[int]) -> int | None:
    scored = [
        (fuzz.ratio(name, folded[index]), -index)
        for index in free
        for name in _names(veld)
        if min(len(name), len(folded[index])) >= 5
    ]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= _ALIKE else None


def pack(koppeling: Koppeling, koppen: Sequence[str]) -> str:
    """The match as the register keeps it, with the heads for which it holds."""
    return json.dumps(
        {
            "koppen": [fold(kop) for kop in koppen],
            "kolommen": dict(koppeling.kolommen),
            "vast": dict(koppeling.vast),
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def unpack(text: str, koppen: Sequence[str], soort: InvoerSoort, velden: Invoervelden) -> Koppeling | None:
    """The match that was kept, where it is of a file with the same heads; else None."""
    try:
        kept = json.loads(text)
        if kept["koppen"] != [fold(kop) for kop in koppen]:
            return None
        codes = {veld.code for veld in velden.of(soort)}
        columns = {str(code): int(index) for code, index in kept["kolommen"].items() if code in codes}
        fixed = {str(code): str(value) for code, value in kept["vast"].items() if code in codes}
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return Koppeling({code: index for code, index in columns.items() if 0 <= index < len(koppen)}, fixed)
