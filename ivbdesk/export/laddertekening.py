"""The ladder of a casus as a vector drawing, with the words that say the same."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, String, Wedge
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from ivbdesk.cases.kader.kader import Spoor
from ivbdesk.cases.ladder.ladderbeeld import CelStaat, Laddercel
from ivbdesk.export import huisstijl as stijl

_LABEL_WIDTH = 62.0
_LINE = 9.4
_TALL_LINE = 16.6
_PAD = 2.6
_HEAD = 11.0
_LOOKS: dict[CelStaat, tuple[Color, Color]] = {
    CelStaat.GELUKT: (stijl.OK, stijl.SOFT["ok"]),
    CelStaat.DEELS: (stijl.WARN, stijl.SOFT["warn"]),
    CelStaat.NIET_GELUKT: (stijl.GREY, stijl.SOFT["grey"]),
    CelStaat.LOOPT: (stijl.ACCENT, stijl.SOFT["accent"]),
    CelStaat.HOOGSTE: (stijl.HEAVY, stijl.SOFT["heavy"]),
    CelStaat.VOORGESTELD: (stijl.ACCENT, stijl.SOFT["grey"]),
    CelStaat.OVERGESLAGEN: (stijl.GREY, stijl.SOFT["grey"]),
}


def draw_ladder(
    cells: Sequence[Laddercel], level_names: Sequence[str], width: float, *, roomy: bool
) -> Drawing:
    """Six rows, the heaviest above, by four columns; each means with a sign, its name and how it stands.

    A row is as high as its fullest cell; an empty level stays one line high. `roomy` puts how a means stands
    below its name, where nothing has to be shortened.
    """
    by_slot: dict[tuple[int, Spoor], list[Laddercel]] = {}
    for cell in cells:
        by_slot.setdefault((cell.trede, cell.spoor), []).append(cell)
    levels = range(len(level_names), 0, -1)
    rows = {level: max([len(by_slot.get((level, s), [])) for s in Spoor] + [1]) for level in levels}
    filled = {level: any(by_slot.get((level, s)) for s in Spoor) for level in levels}

    line = _TALL_LINE if roomy else _LINE
    height = _HEAD + sum((n * line if filled[level] else _LINE) + 2 * _PAD for level, n in rows.items())
    drawing = Drawing(width, height)
    column = (width - _LABEL_WIDTH) / len(Spoor)
    for number, spoor in enumerate(Spoor):
        x = _LABEL_WIDTH + number * column + 3
        drawing.add(
            String(x, height - 8, spoor.label, fontName=stijl.BOLD, fontSize=7.2, fillColor=stijl.INK2)
        )
    top = height - _HEAD
    for level in levels:
        bottom = top - (rows[level] * line if filled[level] else _LINE) - 2 * _PAD
        drawing.add(Line(0, top, width, top, strokeColor=stijl.LINE, strokeWidth=0.4))
        label = f"{level} {level_names[level - 1]}"
        drawing.add(String(0, top - 9, label, fontName=stijl.BOLD, fontSize=7.2, fillColor=stijl.INK))
        for number, spoor in enumerate(Spoor):
            y = top - _PAD
            for cell in by_slot.get((level, spoor), []):
                y -= line
                drawing.add(_draw_cell(cell, _LABEL_WIDTH + number * column, y, column - 4, line))
        top = bottom
    drawing.add(Line(0, top, width, top, strokeColor=stijl.LINE, strokeWidth=0.4))
    return drawing


def _draw_cell(cell: Laddercel, x: float, y: float, width: float, height: float) -> Group:
    """The name with how it stands: below it where there is room, beside it where there is not."""
    bar, ground = _LOOKS[cell.staat]
    group = Group()
    edge = bar if cell.staat is CelStaat.HOOGSTE else None
    group.add(Rect(x, y + 0.8, width, height - 1.6, fillColor=ground, strokeColor=edge, strokeWidth=0.7))
    group.add(Rect(x, y + 0.8, 1.8, height - 1.6, fillColor=bar, strokeColor=None))
    group.add(_sign(cell.staat, x + 6.4, y + height / 2, bar))
    left, tall = x + 11.5, height > _LINE
    name = _fit(cell.kort, stijl.BOLD, 6.5, width - 14 if tall else width * 0.56)
    base = y + height - 7.3 if tall else y + 2.7
    group.add(String(left, base, name, fontName=stijl.BOLD, fontSize=6.5, fillColor=stijl.INK))
    used = 0.0 if tall else stringWidth(name, stijl.BOLD, 6.5) + 2.5
    rest = _fit(cell.onderschrift, stijl.REGULAR, 5.9, width - 14 - used)
    under = y + 3.1 if tall else base
    group.add(String(left + used, under, rest, fontName=stijl.REGULAR, fontSize=5.9, fillColor=stijl.INK2))
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


def _fit(text: str, font: str, size: float, width: float) -> str:
    """The text, shortened with dots where it is too long for its place; the whole stands in the annex."""
    if stringWidth(text, font, size) <= width:
        return text
    while text and stringWidth(f"{text}…", font, size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…" if text else ""


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
