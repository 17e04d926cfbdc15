"""A spreadsheet as the rest of the house sees it: plain rows of plain cells, nothing of files or formats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Formule:
    """A cell of a workbook that holds a formula, as it is written there; it is never worked out."""

    tekst: str


Cel = str | int | float | bool | date | datetime | Formule | None
"""A text is just that, also where it begins with = or +: nothing here is ever worked out."""


@dataclass(frozen=True, slots=True)
class Rekenrij:
    """One row, with the number that it has in the spreadsheet."""

    nummer: int
    cellen: tuple[Cel, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return all(is_blank(cell) for cell in self.cellen)


Plek = tuple[int, int]
"""Row number (from 1) and column (from 0) of a cell."""


@dataclass(frozen=True)
class Ongezien:
    """What stands in a sheet and does not show on the screen; `onbekend` says what of this the format cannot tell.

    `blad`: the sheet itself is hidden. `gefilterd`: a filter hides rows. `opmerkingen` are the comments at cells.
    `aaneen` are the rows with a cell in which lines stand that may be rows of the list themselves.
    """

    blad: bool = False
    gefilterd: bool = False
    rijen: frozenset[int] = frozenset()
    kolommen: frozenset[int] = frozenset()
    opmerkingen: Mapping[Plek, str] = field(default_factory=dict)
    onbekend: str = ""
    aaneen: frozenset[int] = frozenset()

    def within(self, rijen: Sequence[Rekenrij]) -> Ongezien:
        """Only what holds something: a hidden row or column that is empty hides nothing."""
        filled = {row.nummer for row in rijen if not row.is_empty}
        columns = {
            index
            for row in rijen
            for index, cell in enumerate(row.cellen)
            if index in self.kolommen and not is_blank(cell)
        }
        return replace(self, rijen=self.rijen & filled, kolommen=frozenset(columns))


@dataclass(frozen=True)
class Werkblad:
    """One sheet; `samengevoegd` names the cells that a merged cell covers."""

    naam: str
    rijen: tuple[Rekenrij, ...]
    samengevoegd: frozenset[Plek] = frozenset()
    ongezien: Ongezien = field(default_factory=Ongezien)


@dataclass(frozen=True, slots=True)
class Lezing:
    """One way in which the letters of a text may be meant, with a line of it that is read so."""

    codering: str
    naam: str
    regel: str


@dataclass(frozen=True)
class Rekenblad:
    """A file that was read; `gelezen_als` tells how. `lezingen` are there only where the letters may be meant otherwise."""

    bladen: tuple[Werkblad, ...]
    gelezen_als: str
    lezingen: tuple[Lezing, ...] = ()


class OnleesbaarBestand(Exception):
    """The file cannot be taken in; explains itself: what is wrong and where, and what to do."""

    behouden = "Er is niets ingevoerd. Uw bestand is niet gewijzigd en er is geen kopie van bewaard."

    def __init__(self, wat: str, doen: str) -> None:
        super().__init__(wat)
        self.wat, self.doen = wat, doen


def is_blank(cell: Cel) -> bool:
    """Whether nothing stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def as_text(cell: Cel) -> str:
    """A cell as the text that was meant: a number without a tail of zeros, spaces as single ones."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%d-%m-%Y %H:%M}" if cell.time().isoformat() != "00:00:00" else f"{cell:%d-%m-%Y}"
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    if isinstance(cell, Formule):
        return cell.tekst
    return str(cell).strip()
