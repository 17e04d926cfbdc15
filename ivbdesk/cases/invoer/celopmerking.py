"""The comments at the cells of a list: those that may be about the melder are sealed or left out, never open text."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ivbdesk.cases.invoer.invoerveld import VERZEGELD, InvoerSoort, fold
from ivbdesk.cases.invoer.kolommen import MELDER, OF_MELDER
from ivbdesk.cases.invoer.lijst import Lijst
from ivbdesk.cases.invoer.meldertekst import SHORTEST
from ivbdesk.cases.invoer.mensnaam import ADDRESSED
from ivbdesk.cases.invoer.rekenblad import Plek, Werkblad, as_text
from ivbdesk.cases.taal.masker.naamdrager import PARTICLES

_WORDS = MELDER | {"meldende"}
_SAID_BY = ("gemeld door", "gebeld door", "verteld door")
_REACH = re.compile(r"@|(?<!\d)(?:\+31|0031|0)[ -]?\d(?:[ -]?\d){7,8}(?!\d)")
_NO_NAME = ADDRESSED | PARTICLES


@dataclass(frozen=True)
class Celopmerkingen:
    """The comments by cell: which may stand in the open, which may be about the melder, which are at no row of the list."""

    open: Mapping[Plek, str]
    melder: Mapping[Plek, str]
    erbuiten: Mapping[Plek, str]


def sort_comments(blad: Werkblad, lijst: Lijst) -> Celopmerkingen:
    """The comments of a sheet, sorted by the columns as they are matched now and by what they say.

    A casus has no melder. Of a merged cell the comment is one at all the columns that it covers.
    """
    if not blad.ongezien.opmerkingen:
        return Celopmerkingen({}, {}, {})
    signals = lijst.soort is InvoerSoort.SIGNAAL
    columns = melder_columns(lijst) if signals else frozenset()
    names = melder_names(lijst) if signals else frozenset()
    rows = {row.nummer for row in lijst.rijen}
    found: tuple[dict[Plek, str], ...] = ({}, {}, {})
    for (row, column), text in sorted(blad.ongezien.opmerkingen.items()):
        sealed = signals and (bool(_covered(blad, row, column) & columns) or _tells(text, names))
        found[2 if row not in rows else 1 if sealed else 0][row, column] = text
    return Celopmerkingen(*found)


def melder_columns(lijst: Lijst) -> frozenset[int]:
    """The columns that are the melder's, as they are matched or by their head."""
    matched = {lijst.koppeling.kolommen[code] for code in OF_MELDER if code in lijst.koppeling.kolommen}
    named = {n for n, kop in enumerate(lijst.koppen) if MELDER.intersection(fold(kop).split())}
    return frozenset(matched | named)


def sealed_columns(lijst: Lijst) -> frozenset[int]:
    """The columns in which stands who reported or how that person is reached: on no screen but while they are mended."""
    matched = lijst.koppeling.kolommen
    telling = {matched[code] for code in OF_MELDER if code in matched and code not in VERZEGELD}
    return melder_columns(lijst) - telling


def _covered(blad: Werkblad, row: int, column: int) -> frozenset[int]:
    last = column
    while (row, last + 1) in blad.samengevoegd:
        last += 1
    return frozenset(range(column, last + 1))


def melder_names(lijst: Lijst) -> frozenset[str]:
    """The parts of the names of all melders but the shortest: a comment may name that of another row."""
    cells = (lijst.cell(row, "melder_naam") for row in lijst.rijen)
    parts = frozenset(part for cell in cells for part in fold(as_text(cell)).split() if len(part) >= SHORTEST)
    return parts - _NO_NAME


def _tells(text: str, names: Collection[str]) -> bool:
    """Whether a text names a melder, speaks of one, or says how somebody is reached."""
    folded = fold(text)
    words = set(folded.split())
    return bool(
        words & _WORDS
        or words.intersection(names)
        or _REACH.search(text)
        or any(said in folded for said in _SAID_BY)
    )
