"""Which column of a spreadsheet becomes which field: found by name, changed by the officer, remembered."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import fuzz

from ivbdesk.cases.invoer.invoerveld import InvoerSoort, Invoerveld, Invoervelden, fold
from ivbdesk.cases.invoer.rekenblad import Cel, Rekenrij, Werkblad, as_text, is_blank

_BARE = frozenset(("nr", "nummer", "no"))
"""Heads that stand above row numbers as well as above house numbers."""
_STREETS = frozenset(("straat", "straatnaam", "adres"))
OF_MELDER = ("melder_naam", "melder_contact", "van", "bron", "wil_terugkoppeling")
"""The fields that say something of the melder."""
MELDER = frozenset(
    (
        "melder",
        "melders",
        "meldster",
        "mld",
        "klager",
        "klaagster",
        "beller",
        "belster",
        "aangever",
        "tipgever",
        "inbrenger",
        "inbrengster",
    )
)
"""Words for who reported: below a head with one of them stands nobody else's name, address or telephone."""
_SIGN = re.compile(r"[/+&(]")
_LOOKED_AT = 200
_LINE_OF_HEADS = 2
"""A line above the heads with fewer cells is a title."""
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
    """The number of the row that holds the heads: the one with the most that are known, else the first that is filled.

    Of heads in two lines it is the lower one.
    """
    known = {name for veld in velden for name in _names(veld)}
    best, most = 0, 0
    for row in blad.rijen[:_HEAD_WITHIN]:
        hits = sum(fold(as_text(cell)) in known for cell in row.cellen if isinstance(cell, str))
        if hits > most:
            best, most = row.nummer, hits
    if not most:
        return next((row.nummer for row in blad.rijen if not row.is_empty), 1)
    return best + 1 if _goes_on(blad, best) else best


def _goes_on(blad: Werkblad, kop: int) -> bool:
    """Whether a head in this row spans columns that have heads of their own in the next."""
    above, below = _cells(blad, kop - 1), _cells(blad, kop + 1)
    if not all(cell is None or isinstance(cell, str) for cell in below):
        return False
    return any(
        (kop, index) in blad.samengevoegd
        and not is_blank(cell)
        and (index >= len(above) or is_blank(above[index]))  # else it is spanned from above
        for index, cell in enumerate(below)
    )


def heads_of(blad: Werkblad, kop: int) -> tuple[str, ...]:
    """The heads in row `kop`; a column without one is called by its letter.

    Where a line of heads stands above it, a head that spans columns comes before theirs ("Melder: naam"), and one that
    spans both lines is the head.
    """
    width = max((len(row.cellen) for row in blad.rijen), default=0)
    own, above = (_texts(_cells(blad, number), width) for number in (kop, kop - 1))
    if sum(bool(text) for text in above) < _LINE_OF_HEADS:
        above = [""] * width
    found: list[str] = []
    group = ""
    for index, (head, over) in enumerate(zip(own, above, strict=True)):
        spanned = (kop - 1, index) in blad.samengevoegd
        group = group if spanned else over if (kop - 1, index + 1) in blad.samengevoegd else ""
        text = f"{group}: {head}" if group and head else head or (over if not spanned else "")
        found.append(text or f"Kolom {column_letter(index)}")
    return tuple(found)


def _cells(blad: Werkblad, number: int) -> Sequence[Cel]:
    return next((row.cellen for row in blad.rijen if row.nummer == number), ())


def _texts(cells: Sequence[Cel], width: int) -> list[str]:
    return [" ".join(as_text(cell).split()) for cell in cells] + [""] * (width - len(cells))


def double_heads(koppen: Sequence[str]) -> list[str]:
    """The heads that stand above more than one column, as they are first written."""
    folded = [fold(kop) for kop in koppen]
    return [
        kop for n, kop in enumerate(koppen) if folded.count(folded[n]) > 1 and folded.index(folded[n]) == n
    ]


def last_head(blad: Werkblad, kop: int) -> int:
    """How many columns there are up to the last that has a head in row `kop`."""
    named = (n for n, text in enumerate(heads_of(blad, kop)) if text != f"Kolom {column_letter(n)}")
    return max((index + 1 for index in named), default=0)


def rows_below(blad: Werkblad, kop: int) -> list[Rekenrij]:
    """The rows of the list: without what is empty, and without the heads where they are repeated."""
    head = _cells(blad, kop)
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


def propose(koppen: Sequence[str], velden: Sequence[Invoerveld], rijen: Sequence[Rekenrij] = ()) -> Koppeling:
    """The match by name: first what is written alike, then what differs by a typing error, then below a shared head,
    then before a sign ("Melding / bijzonderheden").

    A column that only counts the rows is none, and a bare "nr" is a house number only beside its street.
    """
    whole = [fold(kop) for kop in koppen]
    counting = {index for index in range(len(koppen)) if _counts(rijen, index)}
    found: dict[str, int] = {}
    for heads in (whole, [_below(kop) for kop in koppen], [_before_sign(kop) for kop in koppen]):
        for wanted in (_by_own_name, _by_other_name, _by_same_words, _by_likeness):
            for veld in velden:
                if veld.code in found:
                    continue
                free = [
                    index
                    for index in range(len(koppen))
                    if index not in found.values()
                    and heads[index]
                    and _may_be(veld, whole, heads, index, counting)
                ]
                index = wanted(veld, heads, free)
                if index is not None:
                    found[veld.code] = index
    if "ontvangen_op" not in found:
        found.pop("tijd", None)  # it is the time of something else
    return Koppeling(found)


def _below(kop: str) -> str:
    """A head without the one that it shares; empty where it shares none."""
    group, mark, own = kop.partition(": ")
    return fold(own) if mark and group else ""


def _before_sign(kop: str) -> str:
    """The first of the words of a head that names more than one thing; empty where it names one."""
    found = _SIGN.search(kop)
    return fold(kop[: found.start()]) if found else ""


def _may_be(
    veld: Invoerveld, whole: Sequence[str], heads: Sequence[str], index: int, counting: Collection[int]
) -> bool:
    if MELDER.intersection(whole[index].split()):
        return veld.code in OF_MELDER
    if veld.code != "huisnummer":
        return True
    before = heads[index - 1] if index else ""
    beside = before in _STREETS
    return beside if heads[index] in _BARE else beside or index not in counting


def _counts(rijen: Sequence[Rekenrij], index: int) -> bool:
    """Whether a column only counts its rows: 1, 2, 3."""
    cells = [row.cellen[index] if index < len(row.cellen) else None for row in rijen[:_LOOKED_AT]]
    texts = [as_text(cell).rstrip(".") for cell in cells if not is_blank(cell)]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 10]
    if len(numbers) < len(texts) or len(numbers) < 2:
        return False
    return all(after - before == 1 for before, after in pairwise(numbers))


def _names(veld: Invoerveld) -> list[str]:
    return [fold(name) for name in (veld.code, veld.naam, *veld.namen)]


def _by_own_name(veld: Invoerveld, folded: Sequence[str], free: Sequence[int]) -> int | None:
    own = _names(veld)[:2]
    return next((index for index in free if folded[index] in own), None)


def _by_other_name(veld: Invoerveld, folded: Sequence[str], free: Sequence[int]) -> int | None:
    return next((index for name in _names(veld) for index in free if folded[index] == name), None)


def _by_same_words(veld: Invoerveld, folded: Sequence[str], free: Sequence[int]) -> int | None:
    """The same words in another order: "melder naam" and "naam melder"."""
    known = {_sorted(name) for name in _names(veld) if " " in name}
    return next((index for index in free if _sorted(folded[index]) in known), None)


def _sorted(name: str) -> str:
    return " ".join(sorted(name.split()))


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
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    return Koppeling({code: index for code, index in columns.items() if 0 <= index < len(koppen)}, fixed)
