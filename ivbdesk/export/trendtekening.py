"""Incidents by week with the measures marked on it, for a document."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing, Line, Rect, String

from ivbdesk.cases.ladder.trend import Trend
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.export import huisstijl as stijl

_HEIGHT, _FOOT, _HEAD = 46.0, 9.0, 11.0


def draw_trend(trend: Trend, width: float) -> Drawing:
    """A bar for each week, filled as far as an official saw or established it; a line with its code for a measure."""
    drawing = Drawing(width, _HEIGHT + _FOOT + _HEAD)
    step = width / max(1, len(trend.weken))
    most = max([week.incidenten for week in trend.weken] + [1])
    drawing.add(Line(0, _FOOT, width, _FOOT, strokeColor=stijl.LINE, strokeWidth=0.5))
    for number, week in enumerate(trend.weken):
        x, wide = number * step + step * 0.14, max(1.0, step * 0.72)
        for amount, fill in ((week.incidenten, None), (week.bevestigd, stijl.ACCENT)):
            if amount:
                height = _HEIGHT * amount / most
                drawing.add(
                    Rect(x, _FOOT, wide, height, fillColor=fill, strokeColor=stijl.ACCENT, strokeWidth=0.5)
                )
    low = False
    last = -100.0
    for mark in trend.merken:
        x = width * (mark.datum - trend.weken[0].maandag).days / (7 * len(trend.weken))
        low = not low if x - last < 14 else False
        top = _FOOT + _HEIGHT + (0 if low else 5)
        colour = stijl.GAP if mark.trede >= 4 else stijl.INK3
        drawing.add(Line(x, _FOOT, x, top - 1, strokeColor=colour, strokeWidth=0.6))
        drawing.add(_word(x, top, mark.code, "middle", stijl.BOLD, colour))
        last = x
    first, final = trend.weken[0].maandag, trend.weken[-1].maandag
    drawing.add(_word(0, 0, f"week van {short_date(first)}", "start", stijl.REGULAR, stijl.INK3))
    drawing.add(_word(width, 0, f"week van {short_date(final)}", "end", stijl.REGULAR, stijl.INK3))
    return drawing


def _word(x: float, y: float, text: str, anchor: str, font: str, colour: object) -> String:
    return String(x, y, text, fontName=font, fontSize=5.6, fillColor=colour, textAnchor=anchor)
