"""What reportlab draws, as marked content: each part remembers to which element of the structure it belongs.

Everything on a page is either the content of one element, under a number, or an artifact that a screen
reader passes over: grounds, lines, and what stands on every page.
"""

# mypy: allow-subclassing-any
# Because reportlab has no types of its own.

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pikepdf import Array, Name
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table

from ivbdesk.export import huisstijl as stijl
from ivbdesk.export.structuur import LinkBox, Node

PAGE = stijl.HEIGHT - stijl.TOP - stijl.BOTTOM
"""How high the text of a page can be."""
WHOLE = 0.8 * PAGE
"""How high what is kept on one page can be, so that a heading fits above it."""
_LEFT, _HAIR = 2, 0.01
"""How many rows at least stay on a page when the row before the last goes along, and what rounding may differ."""


class MarkedCanvas(Canvas):
    """A canvas that numbers its content per page."""

    _number = 0
    _node: Node

    @contextmanager
    def content(self, node: Node) -> Iterator[None]:
        """What is drawn within is content of `node`."""
        node.contents.append((self.getPageNumber() - 1, self._number))
        self._node = node
        self._code.append(f"/{node.tag} <</MCID {self._number}>> BDC")
        self._number += 1
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "/Type /Layout") -> Iterator[None]:
        """What is drawn within is not part of the text."""
        self._code.append(f"/Artifact <<{kind}>> BDC")
        yield
        self._code.append("EMC")

    def linkRect(self, contents: str, destinationname: str, Rect: Sequence[float], **more: Any) -> None:
        """Words that lead elsewhere, in what is being drawn; reportlab itself would leave them outside the structure."""
        (left, low), (right, high) = self.absolutePosition(*Rect[:2]), self.absolutePosition(*Rect[2:])
        left, low, right, high = (round(value, 2) for value in (left, low, right, high))
        self._node.links.append(LinkBox(self.getPageNumber() - 1, (left, low, right, high), destinationname))

    def showPage(self) -> None:
        """End the page; the numbers begin anew."""
        super().showPage()
        self._number = 0


class Text(Paragraph):
    """A paragraph that is content of `node`, also where it runs over several pages.

    With `once` it is content where it is drawn first and an artifact where it is repeated: a table's head.
    With `label` a `sign` stands before it, in an element of its own: a bullet or a number. `inset` is what a cell leaves
    free beside it: reportlab asks for a part that is as wide as the cell.
    """

    def __init__(self, text: stijl.Tekst | None, style: ParagraphStyle, **split: Any) -> None:
        words = None if text is None else stijl.markup(text)
        super().__init__(words, style, **split)
        self.blank = words is not None and not words.strip()
        self.node = Node("P")
        self.label: Node | None = None
        self.sign = "•"
        self.once = False
        self.inset: float | None = None

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """The size in points; every line but the last ends in a space, or a reader glues two words; not within a word."""
        size: tuple[float, float] = super().wrap(availWidth, availHeight)
        lines = self.blPara.lines if hasattr(self, "blPara") else []
        for line, ends in zip(lines[:-1], _ends_of_words(self.frags, lines), strict=False):
            if ends:
                _end_in_space(line)
        return size

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """The parts on two pages are content of the same element; the first is no higher than the room there is."""
        width, height = availWidth - (self.inset or 0), availHeight
        parts = super().split(width, height)
        while len(parts) > 1 and _height_of(parts[0], width) > availHeight:
            height -= self.style.leading
            parts = super().split(width, height)
        for part in parts:
            part.node, part.label, part.sign = self.node, self.label, self.sign
            part.once, part.inset = self.once, self.inset
        return list(parts)

    def draw(self) -> None:
        """Draw as content; a paragraph without words leaves its element empty."""
        if self.style.name == "nadruk":
            self._draw_ground()
        if self.label is not None and not self.label.contents:
            self._draw_label(self.label)
        if self.blank:
            return
        if self.once and self.node.contents:
            with self.canv.artifact("/Type /Pagination"):
                super().draw()
            return
        if not self.node.contents:
            self.node.top = self.canv.absolutePosition(0, self.height)[1] + self.style.spaceBefore
        with self.canv.content(self.node):
            super().draw()

    def _draw_ground(self) -> None:
        with self.canv.artifact():
            self.canv.setFillColor(stijl.SOFT["accent"])
            self.canv.rect(0, -3, self.width, self.height + 6, stroke=0, fill=1)
            self.canv.setFillColor(stijl.ACCENT)
            self.canv.rect(0, -3, 2.4, self.height + 6, stroke=0, fill=1)

    def _draw_label(self, label: Node) -> None:
        style = self.style
        with self.canv.content(label):
            self.canv.setFillColor(style.textColor)
            self.canv.setFont(style.fontName, style.fontSize)
            self.canv.drawString(1.5, self.height - style.fontSize, self.sign)


def _height_of(text: Text, width: float) -> float:
    """How high it comes to be: a word longer than a line is broken elsewhere each time, until it fits."""
    found = -1.0
    while (now := text.wrap(width, stijl.HEIGHT)[1]) > found:
        found = now
    return found


def _ends_of_words(frags: Sequence[Any], lines: Sequence[Any]) -> Iterator[bool]:
    """Of each line whether it ends where a word does; a word that is longer than a line is broken within."""
    text = "".join(map(_words_of, frags))
    place = 0
    for line in lines:
        words = line[1] if isinstance(line, tuple) else [word.text for word in line.words]
        for _ in "".join("".join(words).split()):
            while place < len(text) and text[place].isspace():
                place += 1
            place += 1
        yield place >= len(text) or text[place].isspace()


def _words_of(frag: Any) -> str:
    """The words of a fragment; one of a part has them by line, and a line break has none."""
    if getattr(frag, "lineBreak", False):
        return " "
    return frag.text if hasattr(frag, "text") else " ".join(getattr(frag, "words", ()))


def _end_in_space(line: Any) -> None:
    """A line of reportlab is the room that is left with its words, or fragments that each have a style."""
    if isinstance(line, tuple):
        if line[1] and line[1][-1] != "":
            line[1].append("")
    elif line.words and not line.words[-1].text.endswith(" "):
        line.words[-1].text += " "


class Grid(Table):
    """A table at the left edge, whose grounds and lines are artifacts; its cells are lists of `Text`.

    Lists, because reportlab runs a cell on over pages only where it is one.
    """

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        # Here, because reportlab forgets them where it splits a table.
        self.hAlign, self.spaceBefore, self.spaceAfter = "LEFT", 1, 5
        self.kept = False
        for cells, styles in zip(self._cellvalues, self._cellStyles, strict=True):
            for cell, style in zip(cells, styles, strict=True):
                for text in cell:
                    if text.inset is None:  # that of a part was given before: here it has no style yet
                        text.inset = style.leftPadding + style.rightPadding

    def least(self, width: float) -> float:
        """How high is what of it has to stand on one page: its head and first row, or all where it is `kept` and fits."""
        self._calc(width, PAGE)
        heights = self._rowHeights
        whole = self.kept and sum(heights) <= WHOLE
        return float(sum(heights if whole else heights[: self.repeatRows + 1]))

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """The parts on two pages: a row that fits on a page stays whole, and the last one takes the row before it along."""
        parts = list(super().split(availWidth, availHeight))
        least = self.least(availWidth)
        if len(parts) > 1 and availHeight < least <= WHOLE:
            return []  # all of it goes to the next page
        if len(parts) > 1:
            first, rest = (len(part._rowHeights or part._cellvalues) for part in parts)
            whole = first + rest - self.repeatRows == len(self._rowHeights)
            if whole and rest == self.repeatRows + 1 and first > self.repeatRows + _LEFT:
                shorter = list(super().split(availWidth, sum(self._rowHeights[: first - 1]) + _HAIR))
                return shorter if len(shorter) > 1 else parts
        return parts

    def _drawBkgrnd(self) -> None:
        with self.canv.artifact():
            super()._drawBkgrnd()

    def _drawLines(self) -> None:
        with self.canv.artifact():
            super()._drawLines()


class Figure(Flowable):
    """A vector drawing as content of `node`; made smaller where it is larger than the page."""

    def __init__(self, drawing: Drawing, node: Node) -> None:
        super().__init__()
        self.drawing, self.node, self.scale = drawing, node, 1.0
        self.spaceBefore, self.spaceAfter = 1, 4

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """The size on the page, in points."""
        self.scale = min(1.0, availWidth / self.drawing.width, PAGE / self.drawing.height)
        self.width, self.height = self.drawing.width * self.scale, self.drawing.height * self.scale
        return self.width, self.height

    def draw(self) -> None:
        """Draw, and remember where on the page it stands."""
        x, y = self.canv.absolutePosition(0, 0)
        box = [round(value, 2) for value in (x, y, x + self.width, y + self.height)]
        self.node.attributes = {"BBox": Array(box), "Placement": Name.Block}
        with self.canv.content(self.node):
            self.canv.scale(self.scale, self.scale)
            renderPDF.draw(self.drawing, self.canv, 0, 0)
