"""Reads csv and txt: guesses encoding and separator, and says which it took."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from ivbdesk.cases.invoer.rekenblad import OnleesbaarBestand, Rekenblad, Rekenrij, Werkblad
from ivbdesk.spreadsheet import grenzen as g

_SEPARATORS = {";": "puntkomma", "\t": "tab", ",": "komma"}
_SAMPLE_LINES = 60
_RESAVE = "Sla de lijst in Excel op als Excel-werkmap (.xlsx) of als ‘CSV UTF-8’, en kies dat bestand."


def read_text(data: bytes, name: str, most_rows: int = g.MAX_ROWS) -> Rekenblad:
    """The rows of a text file; raises OnleesbaarBestand."""
    text, encoding = _decode(data)
    _demand_lines(text)
    text, separator = _separator(text)
    rows = tuple(_rows(text, separator, most_rows))
    sheet = Werkblad(name, rows)
    return Rekenblad((sheet,), f"Tekst in {encoding}, gescheiden met een {_SEPARATORS[separator]}")


def _decode(data: bytes) -> tuple[str, str]:
    for mark, codec, told in (
        (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
        (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
    ):
        if data.startswith(mark):
            return _in(data, codec, told), told
    if b"\0" in data:
        return _in(data, _bare_utf16(data), "UTF-16"), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _in(data, "cp1252", "Windows-1252"), "Windows-1252 (geraden)"


def _bare_utf16(data: bytes) -> str:
    """Which UTF-16 this is, by where its zeros stand; raises OnleesbaarBestand where it is none."""
    sample = data[:20_000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    raise OnleesbaarBestand(
        "Het bestand bevat nultekens; dat is geen tekst, of de tekst is beschadigd.", _RESAVE
    )


def _in(data: bytes, codec: str, told: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise OnleesbaarBestand(
            f"Regel {line} bevat tekens die in geen bekende codering bestaan (geprobeerd: {told}).", _RESAVE
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise OnleesbaarBestand(f"Regel {line} bevat een nulteken; dat hoort niet in tekst.", _RESAVE)
    return text


def _demand_lines(text: str) -> None:
    for number, line in enumerate(StringIO(text), start=1):
        if len(line) > g.MAX_LINE:
            raise OnleesbaarBestand(
                f"Regel {number} is langer dan {g.MAX_LINE // 1000}.000 tekens; dat is geen regel van een lijst.",
                "Kijk of het goede bestand is gekozen, en of de regels niet aan elkaar zijn geplakt.",
            )


def _separator(text: str) -> tuple[str, str]:
    """The text with the separator in it: the one that Excel names in `sep=;`, or that parts most lines alike."""
    first, _, rest = text.partition("\n")
    named = first.strip().lower()
    if named.startswith("sep=") and named[4:5] in _SEPARATORS:
        return f"\n{rest}", named[4:5]  # the line stays, empty, so that every row keeps its number
    if named == "sep=":
        return f"\n{rest}", "\t"
    sample = "".join(line for line, _ in zip(StringIO(text), range(_SAMPLE_LINES), strict=False))
    best = max(_SEPARATORS, key=lambda mark: _alike(sample, mark))
    return text, best


def _alike(sample: str, separator: str) -> tuple[int, int]:
    """In how many rows the most frequent number of columns (at least two) stands, and that number."""
    try:
        widths = Counter(
            len(row) for row in csv.reader(StringIO(sample), delimiter=separator) if len(row) > 1
        )
    except csv.Error:
        return 0, 0
    if not widths:
        return 0, 0
    width, times = widths.most_common(1)[0]
    return times, width


def _rows(text: str, separator: str, most_rows: int) -> Iterator[Rekenrij]:
    widest = width = 0
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            widest = max(widest, len(cells))
            g.require_shape(number, widest, "", most_rows)
            long = next((index for index, cell in enumerate(cells) if len(cell) > g.MAX_CELL), None)
            if long is not None:
                raise _too_long(number)
            width = width or len(cells)
            if any(_holds_rows(cell, separator, width) for cell in cells):
                raise _run_on(number)
            yield Rekenrij(number, tuple(cells))
    except csv.Error:  # a quote that is never closed makes one cell of all that follows
        raise _too_long(number + 1) from None


def _holds_rows(cell: str, separator: str, width: int) -> bool:
    """Whether rows of the list stand in one cell: what a quote that is not closed leaves, in silence."""
    lines = cell.split("\n")[1:]
    return width > 1 and any(line.count(separator) >= width - 1 for line in lines)


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
