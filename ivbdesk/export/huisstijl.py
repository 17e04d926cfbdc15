"""The house style of documents: embedded fonts, colours, styles, and the frame around every page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Self
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import getFont, registerFont, registerFontFamily, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.resources import resource

Tekst = str | Sequence[tuple[str, bool]]
"""Plain text, or runs of text that are bold or not."""


class LinkText(str):
    """Words that lead to the heading that is called `to` in the document."""

    to: str

    def __new__(cls, words: str, to: str) -> Self:
        """The words, with where they lead."""
        made = super().__new__(cls, words)
        made.to = to
        return made


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
_WATERMARK = HexColor("#edf0f3")

REGULAR, ITALIC, BOLD, TITLE = "Inter-Regular", "Inter-Italic", "Inter-SemiBold", "Inter-Bold"
WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 17 * mm, 17 * mm, 18 * mm, 18 * mm
TEXT_WIDTH = WIDTH - LEFT - RIGHT
_GAP = 12.0
MISSING = "□"
"""Stands in the text for a character that the font does not have."""


@dataclass(frozen=True)
class Opmaak:
    """What stands around the content of a document; `gemaakt_op` is its only clock.

    `titel` is the only field that enters the metadata of the file: it must name no person.
    """

    titel: str
    marking: str
    ontvanger: str
    exemplaar: str
    versie: str
    auditkop: str
    concept: bool
    gemaakt_op: datetime
    taal: str = "nl-NL"
    voet: str = "niet verder verspreiden; vernietigen na het overleg"


@cache
def load_fonts() -> frozenset[int]:
    """Register the fonts of the house, once; gives the code points that every one of them can show."""
    for name in (REGULAR, ITALIC, BOLD, TITLE):
        registerFont(TTFont(name, str(resource("fonts") / f"{name}.ttf")))
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)
    # What a drawing begins with; reportlab's own choice is a font that is not in the file.
    STATE_DEFAULTS["fontName"] = REGULAR
    shown: list[set[int]] = [set(getFont(name).face.charToGlyph) for name in (REGULAR, ITALIC, BOLD, TITLE)]
    return frozenset(set.intersection(*shown))


def printable(text: str) -> str:
    """The text as the fonts can show it: line ends as "\\n", "[emoji]" for pictures, and a box for other characters.

    Only what has no shape of its own is left out: joiners, directions and variants of a sign.
    """
    shown = load_fonts()
    lines = "\n".join(unicodedata.normalize("NFC", text).splitlines())
    worded = _PICTURES.sub(lambda found: found[0] if all(ord(c) in shown for c in found[0]) else EMOJI, lines)
    return "".join(char if ord(char) in shown else _stand_in(char) for char in worded)


EMOJI = "[emoji]"
_PICTURE = "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
_PICTURES = re.compile(f"{_PICTURE}(?:[\ufe0f\u200d\u20e3]|{_PICTURE})*")
"""A picture with what colours it and what is joined to it: together they are one, and a row of them reads as one."""


def _stand_in(char: str) -> str:
    if char == "\n":
        return char
    if char.isspace():
        return " "
    is_variant = unicodedata.category(char) == "Mn" and "VARIATION SELECTOR" in unicodedata.name(char, "")
    return "" if is_variant or unicodedata.category(char) == "Cf" else MISSING


_ENDLESS = re.compile(r"\S{70}(?=\S)")


def one_line(text: str) -> str:
    """The printable text on one line, as in a title, a bookmark or what a screen reader says."""
    return " ".join(printable(text).split())


def markup(text: Tekst) -> str:
    """The text in reportlab's markup: escaped, with its line breaks and its bold runs."""
    runs = [(text, False)] if isinstance(text, str) else text
    # A word that runs on over lines cannot be split over two pages by reportlab.
    return "".join(f"<b>{_run(run)}</b>" if bold else _run(run) for run, bold in runs)


def _run(run: str) -> str:
    escaped = escape(_ENDLESS.sub(r"\g<0> ", printable(run))).replace("\n", "<br/>")
    if isinstance(run, LinkText):
        return f'<a href="#{run.to}" color="{ACCENT.hexval()}" underline="1">{escaped}</a>'
    return escaped


def _style(
    name: str, font: str, size: float, leading: float, color: Any = INK, **more: Any
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=color,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
        **more,  # no line of a paragraph alone on a page
    )


STYLES = {
    style.name: style
    for style in (
        _style("tekst", REGULAR, 8.8, 11.3, spaceAfter=2.5),
        _style("klein", REGULAR, 7.8, 9.8, spaceAfter=2),
        _style("grijs", REGULAR, 7.8, 9.8, INK3, spaceAfter=2),
        # The ground and the bar are drawn by the paragraph itself, 3 points beyond its text.
        _style("nadruk", BOLD, 9.2, 12, leftIndent=9, rightIndent=7, spaceBefore=4, spaceAfter=5),
        _style("punt", REGULAR, 8.8, 11.3, leftIndent=10, spaceAfter=1),
        _style("ruim", REGULAR, 9.6, 12.1, spaceAfter=2.5),
        _style("ruimpunt", REGULAR, 9.6, 12.1, leftIndent=10, spaceAfter=1),
        _style("ruimstap", REGULAR, 9.6, 12.1, leftIndent=17, spaceAfter=2),
        _style("bijschrift", BOLD, 7.8, 9.8, INK2, spaceBefore=3, spaceAfter=2),
        _style("cel", REGULAR, 7.8, 9.8),
        _style("kop", BOLD, 7.8, 9.8, INK2),
        _style("h1", TITLE, 14.5, 18, spaceBefore=8, spaceAfter=3),
        _style("h2", BOLD, 9.8, 12.2, ACCENT, spaceBefore=4.5, spaceAfter=1.5),
        _style("h3", BOLD, 8.8, 11.3, spaceBefore=3, spaceAfter=1),
    )
}


def draw_head(canvas: Canvas, opmaak: Opmaak) -> None:
    """The marking and the version at the top of a page."""
    y = HEIGHT - 11.5 * mm
    canvas.setFillColor(INK2)
    used = _fitted(canvas, opmaak.versie, REGULAR, 7.5, y, TEXT_WIDTH / 2, at_right=True)
    canvas.setFillColor(INK)
    _fitted(canvas, opmaak.marking, BOLD, 8.5, y, TEXT_WIDTH - used - _GAP)
    _rule(canvas, HEIGHT - 14 * mm)


def draw_foot(canvas: Canvas, opmaak: Opmaak, page: int, pages: int) -> None:
    """The foot of a page: which copy, for whom, when it was made, where it is in the log, and the page number."""
    _rule(canvas, 14 * mm)
    canvas.setFillColor(INK2)
    used = _fitted(canvas, f"Bladzijde {page} van {pages}", BOLD, 7.5, 10.4 * mm, TEXT_WIDTH, at_right=True)
    is_named = opmaak.exemplaar not in ("", opmaak.ontvanger)
    copy = f"Exemplaar {opmaak.exemplaar}" if is_named else "Exemplaar"
    whose = f"{copy} voor {opmaak.ontvanger} · {opmaak.voet}" if opmaak.voet else f"Voor {opmaak.ontvanger}"
    _fitted(canvas, whose, REGULAR, 7.5, 10.4 * mm, TEXT_WIDTH - used - _GAP)
    made = f"Gemaakt op {short_date(opmaak.gemaakt_op.date())} {opmaak.gemaakt_op:%H:%M}"
    # In capitals: small letters between digits read as words of prose to a checker.
    logged = f" · logboekregel {opmaak.auditkop.upper()}" if opmaak.auditkop else ""
    _fitted(canvas, made + logged, REGULAR, 7.5, 7 * mm, TEXT_WIDTH)


def draw_watermark(canvas: Canvas) -> None:
    """CONCEPT across the page, so pale that the text on it stays well legible."""
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(54)
    canvas.setFillColor(_WATERMARK)
    canvas.setFont(TITLE, 108)
    canvas.drawCentredString(0, -39, "CONCEPT")
    canvas.restoreState()


def _rule(canvas: Canvas, y: float) -> None:
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, y, WIDTH - RIGHT, y)


def _fitted(
    canvas: Canvas, text: str, font: str, size: float, y: float, room: float, *, at_right: bool = False
) -> float:
    """One line, set smaller where it does not fit: nothing that stands on every page is cut off. Gives its width."""
    line = one_line(text)
    used: float = stringWidth(line, font, size)
    fitting = min(size, size * room / max(used, 1))
    canvas.setFont(font, fitting)
    if at_right:
        canvas.drawRightString(WIDTH - RIGHT, y, line)
    else:
        canvas.drawString(LEFT, y, line)
    return min(used, room)
