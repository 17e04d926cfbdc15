"""A spreadsheet as the rest of the house sees it: plain rows of plain cells, nothing of files or formats."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Werkblad:
    """One sheet; `samengevoegd` names the cells (row number, column from 0) that a merged cell covers."""

    naam: str
    rijen: tuple[Rekenrij, ...]
    samengevoegd: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class Rekenblad:
    """A file that was read; `gelezen_als` tells how, for the officer to judge."""

    bladen: tuple[Werkblad, ...]
    gelezen_als: str


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
