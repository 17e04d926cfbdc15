"""How much a spreadsheet may hold, each with its reason, and the error where it holds more."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ivbdesk.cases.invoer.rekenblad import OnleesbaarBestand, Plek, Werkblad
from ivbdesk.cases.taal.nederlands import count

MEGABYTE = 1024 * 1024
MAX_FILE = 20 * MEGABYTE
"""A sheet of 20,000 rows with long texts takes some 5 MB; the file is in memory once."""
MAX_UNPACKED = 150 * MEGABYTE
"""What an xlsx may be unpacked: some thirty times an honest sheet, and still no danger to the computer."""
MAX_RATIO = 250
"""How often a part of an xlsx may be its packed size; honest ones stay below 50, a zip bomb is at 1,000."""
RATIO_FROM = 5 * MEGABYTE
"""Below this size a part may be packed as well as it likes: it can do no harm."""
MAX_PARTS = 1_000
"""Files within an xlsx; one has some ten, and one for each sheet and picture."""
MAX_ROWS = 20_000
"""Four times the largest list that was asked for; a larger one is better split by year."""
MAX_ADDRESSES = 200_000
"""Rows of an extract of the BAG: only the four largest municipalities have more."""
MAX_COLUMNS = 200
"""Nobody matches more columns than this on a screen."""
MAX_AREA = 1_000_000
"""Cells between the first and the last that is filled: the reader takes memory for each, also for the empty ones."""
MAX_LINE = 400_000
"""Characters in one line of a text file: more is no table."""
MAX_CELL = 32_767
"""Characters in a cell: what Excel itself allows."""
MAX_SHEETS = 50
"""Sheets that are read; a file with more is a collection, not a list."""
MAX_MERGED = 50_000
"""Cells that merged ones cover; whoever merges whole columns hears of empty cells instead."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|_x00[01][0-9A-Fa-f]_")
SPLIT = "Splits het bestand, bijvoorbeeld per jaar, en voer de delen na elkaar in."
CLEAN = "Kopieer alleen de rijen die u wilt invoeren naar een nieuw werkblad, en sla dat op."


def too_large() -> OnleesbaarBestand:
    """The file itself is too large."""
    return OnleesbaarBestand(
        f"Het bestand is groter dan {MAX_FILE // MEGABYTE} MB; zo groot is een lijst niet.", SPLIT
    )


def require_shape(rows: int, columns: int, sheet: str, most_rows: int = MAX_ROWS) -> None:
    """Raise OnleesbaarBestand for a sheet that is higher or wider than is read."""
    where = f"Het werkblad ‘{sheet}’" if sheet else "Het bestand"
    if rows > most_rows:
        most = count(most_rows, "rij", "rijen")
        raise OnleesbaarBestand(f"{where} heeft meer dan {most}.", SPLIT)
    if columns > MAX_COLUMNS:
        raise OnleesbaarBestand(f"{where} heeft meer dan {MAX_COLUMNS} kolommen.", CLEAN)
    if rows * columns > MAX_AREA * most_rows // MAX_ROWS:
        raise OnleesbaarBestand(
            f"{where} beslaat te veel cellen: {rows} rijen bij {columns} kolommen.", CLEAN
        )


def require_sheets(number: int) -> None:
    """Raise OnleesbaarBestand for more sheets than a list has."""
    if number > MAX_SHEETS:
        raise OnleesbaarBestand(f"Het bestand heeft meer dan {MAX_SHEETS} werkbladen.", CLEAN)


def filled_sheets(found: Iterable[Werkblad]) -> tuple[Werkblad, ...]:
    """The sheets in which something stands, those that show first; raises OnleesbaarBestand where there are none."""
    filled = sorted((sheet for sheet in found if sheet.rijen), key=lambda sheet: sheet.ongezien.blad)
    if not filled:
        raise OnleesbaarBestand("In dit bestand staat niets.", "Kies het bestand met de lijst.")
    return tuple(filled)


def covered_cells(ranges: Iterable[tuple[int, int, int, int]]) -> frozenset[Plek]:
    """The cells that merged ones cover: of each the first row and column, and the last ones."""
    covered: set[Plek] = set()
    for top, left, bottom, right in ranges:
        if (bottom - top + 1) * (right - left + 1) + len(covered) > MAX_MERGED:
            break
        covered.update((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        covered.discard((top, left))
    return frozenset(covered)


def plain(text: str) -> str | None:
    """The text of a cell without signs that no reader sees; as long as Excel itself allows."""
    return _CONTROL.sub(" ", text[:MAX_CELL]) if text else None
