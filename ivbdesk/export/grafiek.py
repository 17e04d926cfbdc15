"""Incidents by week as small bars, with the words that say the same."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Line, Rect, String

from ivbdesk.export import huisstijl as stijl

_HEIGHT = 26.0


def draw_weeks(weeks: Sequence[int], width: float) -> Drawing:
    """A bar for each week, the newest at the right; a number above each bar that is not empty."""
    drawing = Drawing(width, _HEIGHT + 8)
    step = width / max(1, len(weeks))
    highest = max([*weeks, 1])
    drawing.add(Line(0, 6, width, 6, strokeColor=stijl.LINE, strokeWidth=0.5))
    for number, count in enumerate(weeks):
        if not count:
            continue
        height = (_HEIGHT - 12) * count / highest
        x = number * step
        drawing.add(Rect(x + 1, 6, step - 2, height, fillColor=stijl.ACCENT, strokeColor=None))
        middle = x + step / 2
        drawing.add(
            String(
                middle,
                height + 7.5,
                str(count),
                fontName=stijl.REGULAR,
                fontSize=5.6,
                fillColor=stijl.INK2,
                textAnchor="middle",
            )
        )
    drawing.add(
        String(
            0, 0, f"{len(weeks)} weken geleden", fontName=stijl.REGULAR, fontSize=5.4, fillColor=stijl.INK3
        )
    )
    drawing.add(
        String(width, 0, "nu", fontName=stijl.REGULAR, fontSize=5.4, fillColor=stijl.INK3, textAnchor="end")
    )
    return drawing


def tell_weeks(weeks: Sequence[int]) -> str:
    """The same in words."""
    half = len(weeks) // 2
    return (
        f"Incidenten per week over {len(weeks)} weken: {sum(weeks)} in totaal, {sum(weeks[:half])} in de eerste helft "
        f"en {sum(weeks[half:])} in de tweede."
    )
