"""How wide the columns of a printed list are: no word is broken where there is room, and what is empty takes little."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from ivbdesk.cases.zoeken.lijst import Cel, as_text
from ivbdesk.export import huisstijl as stijl

_BESIDE_MM = 2.9
"""What a cell leaves free at its sides, and a hair more."""
_MOST = 0.3
"""The part of the page that one word may ask for; a web address is broken."""


def widths_mm(
    koppen: Sequence[str], rijen: Sequence[Sequence[Cel]], breed: Sequence[int], room: float
) -> list[float]:
    """A width for each column: at least its widest word, and of what is left as much as it has text for."""
    heads = [_widest(kop.split(), "kop") for kop in koppen]
    columns = [[row[at] for row in rijen] for at in range(len(koppen))]
    whole, broken = (
        [
            min(max(head, _widest(_words(cells, days), "cel")), room * _MOST)
            for head, cells in zip(heads, columns, strict=True)
        ]
        for days in (True, False)
    )
    least = whole if sum(whole) <= room else broken
    left = room - sum(least)
    if left < 0:
        return _level(least, room)
    share = room / sum(breed)
    wanted = [
        max(min(_widest(map(as_text, cells), "cel"), wide * share) - width, 0.0)
        for cells, wide, width in zip(columns, breed, least, strict=True)
    ]
    more = sum(wanted)
    if more > left:
        return [width + want * left / more for width, want in zip(least, wanted, strict=True)]
    longest = max(range(len(breed)), key=breed.__getitem__)  # the text itself has what nobody needs
    return [
        width + want + (left - more) * (at == longest)
        for at, (width, want) in enumerate(zip(least, wanted, strict=True))
    ]


def _level(least: Sequence[float], room: float) -> list[float]:
    """Where not all words have room: the widest columns give way, so that only the longest words are broken."""
    given: list[float] = []
    for width in sorted(least):
        given.append(min(width, (room - sum(given)) / (len(least) - len(given))))
    return [min(width, given[-1]) for width in least]


def _words(cells: Sequence[Cel], days: bool) -> list[str]:
    """What stays on one line: each word, and where that is asked a day as a whole."""
    return [
        word
        for cell in cells
        for word in ([as_text(cell)] if days and isinstance(cell, date) else as_text(cell).split())
    ]


def _widest(texts: Iterable[str], style: str) -> float:
    """How wide the widest of these is in millimetres, with the room at its sides."""
    font = stijl.STYLES[style]
    return (
        max((stringWidth(text, font.fontName, font.fontSize) / mm for text in set(texts)), default=0.0)
        + _BESIDE_MM
    )
