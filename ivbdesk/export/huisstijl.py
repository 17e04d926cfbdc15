"""The house style of documents: embedded fonts, styles, colours, and the frame of every page."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

INK, INK2, INK3 = HexColor("#1b2733"), HexColor("#4a5a6a"), HexColor("#5f6f7f")
LINE, GROUND, ACCENT = HexColor("#c3ccd4"), HexColor("#eef2f5"), HexColor("#12507b")
OK, WARN, HEAVY, GAP, GREY = (HexColor(c) for c in ("#1a6e52", "#855b00", "#b14e09", "#8a1c5b", "#5f6f7f"))
SOFT = {
    "ok": HexColor("#f0f8f4"),
    "warn": HexColor("#fdf7e8"),
    "heavy": HexColor("#fdf1e7"),
    "accent": HexColor("#e3eef6"),
    "grey": HexColor("#f3f5f7"),
}

REGULAR, BOLD, ITALIC = "Inter", "Inter-Bold", "Inter-Italic"
WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 17 * mm, 17 * mm, 19 * mm, 17 * mm
TEXT_WIDTH = WIDTH - LEFT - RIGHT
MISSING = "□"


@dataclass(frozen=True)
class Opmaak:
    """What stands around the content of a document; `gemaakt_op` is its only clock."""

    titel: str
    marking: str
    ontvanger: str
    exemplaar: str
    versie: str
    auditkop: str
    concept: bool
    gemaakt_op: datetime
    taal: str = "nl-NL"


@cache
def load_fonts(folder: Path) -> frozenset[int]:
    """Register the fonts of the house, once; gives the code points that they can show."""
    for name, file in ((REGULAR, "Inter-Regular"), (BOLD, "Inter-Bold"), (ITALIC, "Inter-Italic")):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{file}.ttf")))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)
    return frozenset(pdfmetrics.getFont(REGULAR).face.charToGlyph)


def printable(text: str, glyphs: frozenset[int]) -> str:
    """The text with line ends as they are, and a visible box for what the font can not show."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    shown = []
    for char in composed:
        if char == "\n" or ord(char) in glyphs:
            shown.append(char)
        elif unicodedata.category(char) not in ("Cc", "Cf", "Mn"):
            shown.append(MISSING if ord(MISSING) in glyphs else "?")
    return "".join(shown)


def markup(text: str, glyphs: frozenset[int]) -> str:
    """The text as reportlab's markup: escaped, with line breaks."""
    return escape(printable(text, glyphs)).replace("\n", "<br/>")


def _style(name: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=REGULAR,
        fontSize=size,
        leading=leading,
        textColor=INK,
        bulletFontName=REGULAR,
        splitLongWords=1,
        **more,
    )


STYLES = {
    "tekst": _style("tekst", 8.8, 11.4, spaceAfter=2.5),
    "klein": _style("klein", 7.6, 9.8, spaceAfter=2),
    "grijs": _style("grijs", 7.6, 9.8, spaceAfter=2),
    "nadruk": _style("nadruk", 9.4, 12.2, spaceAfter=3),
    "cel": _style("cel", 7.8, 9.8),
    "h1": _style("h1", 14.5, 18, spaceAfter=4),
    "h2": _style("h2", 9.6, 12.2, spaceBefore=5, spaceAfter=1.5),
    "h3": _style("h3", 8.8, 11, spaceBefore=3, spaceAfter=1),
    "punt": _style("punt", 8.8, 11.4, leftIndent=9, bulletIndent=1, spaceAfter=1),
}
for _name in ("h1", "h2", "h3", "nadruk"):
    STYLES[_name].fontName = BOLD
STYLES["grijs"].textColor = INK3
STYLES["h2"].textColor = ACCENT
for _name in ("h1", "h2", "h3"):
    STYLES[_name].keepWithNext = 1


def draw_frame(canvas: Canvas, opmaak: Opmaak, page: int, pages: int, glyphs: frozenset[int]) -> None:
    """The marking above, recipient, version, log and page number below; a watermark on a draft."""
    if opmaak.concept:
        canvas.saveState()
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(52)
        canvas.setFillColor(HexColor("#eceff2"))
        canvas.setFont(BOLD, 96)
        canvas.drawCentredString(0, -30, "CONCEPT")
        canvas.restoreState()
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, HEIGHT - TOP + 3 * mm, WIDTH - RIGHT, HEIGHT - TOP + 3 * mm)
    canvas.line(LEFT, BOTTOM - 3 * mm, WIDTH - RIGHT, BOTTOM - 3 * mm)
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 8.4)
    canvas.drawString(LEFT, HEIGHT - TOP + 5.2 * mm, printable(opmaak.marking, glyphs))
    canvas.setFont(REGULAR, 7.2)
    canvas.setFillColor(INK2)
    canvas.drawRightString(WIDTH - RIGHT, HEIGHT - TOP + 5.2 * mm, printable(opmaak.versie, glyphs))
    below = f"Exemplaar voor: {opmaak.exemplaar} · niet verder verspreiden; vernietigen na het overleg"
    canvas.drawString(LEFT, BOTTOM - 6.6 * mm, printable(below, glyphs))
    canvas.drawRightString(WIDTH - RIGHT, BOTTOM - 6.6 * mm, f"Bladzijde {page} van {pages}")
    made = f"Gemaakt op {opmaak.gemaakt_op:%d-%m-%Y %H:%M} · logboekregel {opmaak.auditkop}"
    canvas.drawString(LEFT, BOTTOM - 10 * mm, printable(made, glyphs))
