"""The ladder of a casus as a vector drawing, with the words that say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, String, Wedge
from reportlab.lib.colors import Color
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from ivbdesk.cases.kader.kader import Spoor
from ivbdesk.cases.ladder.ladderbeeld import CelStaat, Laddercel
from ivbdesk.export import huisstijl as stijl

_LABEL_WIDTH = 62.0
_EMPTY_LINE = 9.4
_PAD = 2.6
_HEAD = 11.0
_SIGN_WIDTH = 11.5
_NAME = (stijl.BOLD, 6.5, 7.6, stijl.INK)
_STANDS = (stijl.REGULAR, 5.9, 7.0, stijl.INK2)
"""Font, size, height of a line and colour of the name, and of how it stands."""
_LOOKS: dict[CelStaat, tuple[Color, Color]] = {
    CelStaat.GELUKT: (stijl.OK, stijl.SOFT["ok"]),
    CelStaat.DEELS: (stijl.WARN, stijl.SOFT["warn"]),
    CelStaat.NIET_GELUKT: (stijl.GREY, stijl.SOFT["grey"]),
    CelStaat.LOOPT: (stijl.ACCENT, stijl.SOFT["accent"]),
    CelStaat.HOOGSTE: (stijl.HEAVY, stijl.SOFT["heavy"]),
    CelStaat.VOORGESTELD: (stijl.ACCENT, stijl.SOFT["grey"]),
    CelStaat.OVERGESLAGEN: (stijl.GREY, stijl.SOFT["grey"]),
}


@dataclass(frozen=True)
class _TextLine:
    text: str
    font: str
    size: float
    height: float
    colour: Color


@dataclass(frozen=True)
class _Means:
    """A means, with its lines."""

    cell: Laddercel
    lines: tuple[_TextLine, ...]

    @property
    def height(self) -> float:
        return sum(line.height for line in self.lines) + 2 * _PAD


def draw_ladder(cells: Sequence[Laddercel], level_names: Sequence[str], width: float) -> Drawing:
    """Six rows, the heaviest above, by four columns; each means with a sign, its name and below it how it stands.

    Nothing is shortened: a means is as high as its words ask, and a row as its fullest cell; an empty level stays one
    line high.
    """
    column = (width - _LABEL_WIDTH) / len(Spoor)
    slots: dict[tuple[int, Spoor], list[_Means]] = {}
    for cell in cells:
        slots.setdefault((cell.trede, cell.spoor), []).append(_block(cell, column - 4))
    levels = range(len(level_names), 0, -1)
    heights = {level: _row_height([slots.get((level, spoor), []) for spoor in Spoor]) for level in levels}
    top = _HEAD + sum(heights.values())
    drawing = Drawing(width, top)
    for number, spoor in enumerate(Spoor):
        _write(drawing, _LABEL_WIDTH + number * column + 3, top - 8, spoor.label, stijl.INK2)
    top -= _HEAD
    for level in levels:
        drawing.add(Line(0, top, width, top, strokeColor=stijl.LINE, strokeWidth=0.4))
        _write(drawing, 0, top - 9, f"{level} {level_names[level - 1]}", stijl.INK)
        for number, spoor in enumerate(Spoor):
            y = top - _PAD
            for block in slots.get((level, spoor), []):
                y -= block.height
                drawing.add(_draw_block(block, _LABEL_WIDTH + number * column, y, column - 4))
        top -= heights[level]
    drawing.add(Line(0, top, width, top, strokeColor=stijl.LINE, strokeWidth=0.4))
    return drawing


def _row_height(row: Sequence[Sequence[_Means]]) -> float:
    return max([sum(block.height for block in blocks) for blocks in row] + [_EMPTY_LINE]) + 2 * _PAD


def _write(drawing: Drawing, x: float, y: float, text: str, colour: Color) -> None:
    drawing.add(String(x, y, text, fontName=stijl.BOLD, fontSize=7.2, fillColor=colour))


def _block(cell: Laddercel, width: float) -> _Means:
    room = width - _SIGN_WIDTH - 2.5
    parts = ((cell.kort, _NAME), (cell.onderschrift, _STANDS))
    return _Means(cell, tuple(line for text, look in parts for line in _lines(text, *look, room)))


def _lines(
    text: str, font: str, size: float, height: float, colour: Color, room: float
) -> Iterator[_TextLine]:
    """The text over as many lines as it needs; a single word that is too wide is written smaller."""
    for words in simpleSplit(text, font, size, room):
        fitting = min(1.0, room / stringWidth(words, font, size))
        yield _TextLine(words, font, size * fitting, height, colour)


def _draw_block(block: _Means, x: float, y: float, width: float) -> Group:
    bar, ground = _LOOKS[block.cell.staat]
    group, height = Group(), block.height - 1.6
    edge = bar if block.cell.staat is CelStaat.HOOGSTE else None
    group.add(Rect(x, y + 0.8, width, height, fillColor=ground, strokeColor=edge, strokeWidth=0.7))
    group.add(Rect(x, y + 0.8, 1.8, height, fillColor=bar, strokeColor=None))
    group.add(_sign(block.cell.staat, x + 6.4, y + block.height / 2, bar))
    base = y + block.height - _PAD
    for line in block.lines:
        base -= line.height
        group.add(
            String(
                x + _SIGN_WIDTH,
                base + 1.6,
                line.text,
                fontName=line.font,
                fontSize=line.size,
                fillColor=line.colour,
            )
        )
    return group


def _sign(staat: CelStaat, x: float, y: float, colour: Color) -> Group:
    """A sign of its own for each state, so that nothing depends on colour alone."""
    group = Group()
    line = {"strokeColor": colour, "strokeWidth": 0.9}
    if staat is CelStaat.GELUKT:
        group.add(Line(x - 2, y, x - 0.6, y - 1.7, **line))
        group.add(Line(x - 0.6, y - 1.7, x + 2.2, y + 2, **line))
    elif staat is CelStaat.NIET_GELUKT:
        group.add(Line(x - 1.8, y - 1.8, x + 1.8, y + 1.8, **line))
        group.add(Line(x - 1.8, y + 1.8, x + 1.8, y - 1.8, **line))
    elif staat is CelStaat.OVERGESLAGEN:
        group.add(Line(x - 2.2, y, x + 1.4, y, **line))
        group.add(
            Polygon([x + 2.4, y, x + 0.6, y + 1.3, x + 0.6, y - 1.3], fillColor=colour, strokeColor=None)
        )
    else:
        filled = staat in (CelStaat.LOOPT, CelStaat.HOOGSTE)
        group.add(
            Circle(x, y, 2.1, fillColor=colour if filled else None, strokeColor=colour, strokeWidth=0.8)
        )
        if staat is CelStaat.DEELS:
            group.add(Wedge(x, y, 2.1, 90, 270, fillColor=colour, strokeColor=None))
    return group


def tell_ladder(cells: Sequence[Laddercel], level_names: Sequence[str]) -> str:
    """The ladder in words, from light to heavy, for those who cannot see it."""
    lines = []
    for level, name in enumerate(level_names, start=1):
        found = [
            f"{cell.kort} ({cell.spoor.label.lower()}): {cell.onderschrift}"
            for cell in cells
            if cell.trede == level
        ]
        lines.append(f"Trede {level} {name}: {'; '.join(found) if found else 'niets vastgelegd'}.")
    return " ".join(lines)
