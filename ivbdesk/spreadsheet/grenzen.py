"""How much a spreadsheet may hold, each with its reason, and the error where it holds more."""

from __future__ import annotations

from ivbdesk.cases.invoer.rekenblad import OnleesbaarBestand
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
