"""Reads csv and txt: finds the separator, and says how it was read."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from ivbdesk.cases.invoer.rekenblad import Cel, Ongezien, OnleesbaarBestand, Rekenblad, Rekenrij, Werkblad
from ivbdesk.spreadsheet import grenzen as g
from ivbdesk.spreadsheet.codering import decode

_SEPARATORS = {";": "puntkomma", "\t": "tab", ",": "komma", "|": "verticale streep"}
_SAMPLE_LINES = 60


def read_text(data: bytes, name: str, most_rows: int = g.MAX_ROWS, codering: str = "") -> Rekenblad:
    """The rows of a text file; raises OnleesbaarBestand."""
    text, encoding, lezingen = decode(data, codering)
    _demand_lines(text)
    text, separator = _separator(text)
    rows = tuple(_rows(text, separator, most_rows))
    told = f"Tekst in {encoding}, gescheiden met een {_SEPARATORS[separator]}"
    width = next((len(row.cellen) for row in rows if row.cellen), 0)
    run_on = [row.nummer for row in rows if any(_holds_rows(cell, separator, width) for cell in row.cellen)]
    if run_on and not _quotes_close(text, separator):
        raise _run_on(run_on[0])
    unseen = Ongezien(aaneen=frozenset(run_on))
    return Rekenblad((Werkblad(name, rows, ongezien=unseen),), told, lezingen)


def _demand_lines(text: str) -> None:
    for number, line in enumerate(StringIO(text, newline=""), start=1):
        if len(line) > g.MAX_LINE:
            raise OnleesbaarBestand(
                f"Regel {number} is langer dan {g.MAX_LINE // 1000}.000 tekens; dat is geen regel van een lijst.",
                "Kijk of het goede bestand is gekozen, en of de regels niet aan elkaar zijn geplakt.",
            )


def _separator(text: str) -> tuple[str, str]:
    """The text with the separator in it: the one that Excel names in `sep=;`, or that parts most lines alike."""
    first, rest = _first_line(text)
    named = first.strip().lower()
    if named.startswith("sep=") and named[4:5] in _SEPARATORS:
        return f"\n{rest}", named[4:5]  # the line stays, empty, so that every row keeps its number
    if named == "sep=":
        return f"\n{rest}", "\t"
    sample = "".join(line for line, _ in zip(StringIO(text, newline=""), range(_SAMPLE_LINES), strict=False))
    best = max(_SEPARATORS, key=lambda mark: _alike(sample, mark))
    return text, best


def _first_line(text: str) -> tuple[str, str]:
    """The first line and the rest, whatever a line ends with."""
    end = re.search(r"\r\n|\r|\n", text)
    return (text[: end.start()], text[end.end() :]) if end else (text, "")


def _alike(sample: str, separator: str) -> tuple[int, int]:
    """In how many rows the most frequent number of columns (at least two) stands, and that number."""
    try:
        widths = Counter(
            len(row) for row in csv.reader(StringIO(sample, newline=""), delimiter=separator) if len(row) > 1
        )
    except csv.Error:
        return 0, 0
    if not widths:
        return 0, 0
    width, times = widths.most_common(1)[0]
    return times, width


def _rows(text: str, separator: str, most_rows: int) -> Iterator[Rekenrij]:
    widest = 0
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            widest = max(widest, len(cells))
            g.require_shape(number, widest, "", most_rows)
            long = next((index for index, cell in enumerate(cells) if len(cell) > g.MAX_CELL), None)
            if long is not None:
                raise _too_long(number)
            yield Rekenrij(number, tuple(cells))
    except csv.Error:  # a quote that is never closed makes one cell of all that follows
        raise _too_long(number + 1) from None


def _holds_rows(cell: Cel, separator: str, width: int) -> bool:
    """Whether rows of the list may stand in one cell: what a quote that is not closed leaves, in silence."""
    if not isinstance(cell, str):
        return False
    lines = re.split(r"\r\n|\r|\n", cell)[1:]
    return width > 1 and any(line.count(separator) >= width - 1 for line in lines)


def _quotes_close(text: str, separator: str) -> bool:
    """Whether every quote that opens a cell is closed at the end of one: else it ran on into the next rows."""
    try:
        for _ in csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True):
            pass
    except csv.Error:
        return False
    return True


def _run_on(number: int) -> OnleesbaarBestand:
    return OnleesbaarBestand(
        f"In rij {number} staan meer regels van de lijst in één cel.",
        "Vaak is dit een aanhalingsteken dat niet wordt gesloten. Herstel het in die rij, of sla de lijst op als .xlsx.",
    )


def _too_long(number: int) -> OnleesbaarBestand:
    return OnleesbaarBestand(
        f"Rij {number} heeft een cel van meer dan {g.MAX_CELL} tekens.",
        "Vaak is dit een aanhalingsteken dat niet wordt gesloten. Herstel het in die rij, of sla de lijst op als .xlsx.",
    )
