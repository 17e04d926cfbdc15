"""A table of figures as bars for a document: this period filled, the year before open; it reads in grey too."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from ivbdesk.cases.cijfers.blad import Bladtabel
from ivbdesk.cases.cijfers.cel import Cel, Toon
from ivbdesk.export import huisstijl as stijl

_LINE, _BAR, _LABEL, _NUMBER, _SIZE = 19.0, 6.5, 190.0, 34.0, 7.2
_DOTTED_WIDE = 0.1


def draw_bars(tabel: Bladtabel, width: float) -> Drawing:
    """Two bars for each line that has something to draw, with the number behind each."""
    lines = tabel.getekend
    drawing = Drawing(width, _LINE * len(lines) + 2)
    most = max((cel.getoond or 0 for line in lines for cel in (line.nu, line.toen)), default=0) or 1
    for number, line in enumerate(lines):
        top = drawing.height - number * _LINE
        drawing.add(_word(0, top - 11, _fitted(line.naam), stijl.INK))
        for row, cel in enumerate((line.nu, line.toen)):
            _bar(drawing, top - (row + 1) * (_BAR + 1.5), cel, most, filled=not row)
    drawing.add(Line(_LABEL, 0, _LABEL, drawing.height, strokeColor=stijl.LINE, strokeWidth=0.6))
    return drawing


def tell_bars(tabel: Bladtabel, nu: str, toen: str) -> str:
    """The same in words."""
    told = "; ".join(
        f"{line.naam}: {line.nu.woorden}, een jaar eerder {line.toen.woorden}" for line in tabel.getekend
    )
    return f"Staafbeeld {tabel.kop}, {nu} naast {toen}. {told}."


def _bar(drawing: Drawing, y: float, cel: Cel, most: int, *, filled: bool) -> None:
    room = drawing.width - _LABEL - _NUMBER
    hidden = cel.toon is Toon.WEGGELATEN
    wide = room * (_DOTTED_WIDE if hidden else (cel.getoond or 0) / most)
    if wide:
        drawing.add(
            Rect(
                _LABEL, y, wide, _BAR, strokeColor=stijl.ACCENT, strokeWidth=0.6,
                fillColor=stijl.ACCENT if filled and not hidden else None, strokeDashArray=[1, 1.4] if hidden else None,
            )
        )  # fmt: skip
    drawing.add(_word(_LABEL + wide + 3, y + 0.8, cel.teken, stijl.INK if filled else stijl.INK2))


def _word(x: float, y: float, text: str, colour: object) -> String:
    return String(x, y, text, fontName=stijl.REGULAR, fontSize=_SIZE, fillColor=colour)


def _fitted(text: str) -> str:
    """The words as far as there is room for them."""
    shown = stijl.one_line(text)
    while shown and stringWidth(shown, stijl.REGULAR, _SIZE) > _LABEL - 8:
        shown = shown.rstrip("…")[:-1].rstrip() + "…"
    return shown
