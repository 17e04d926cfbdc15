"""A document that a screen reader can read: reportlab draws, and each part remembers what it is.

Every piece of content is drawn as marked content with a number on its page; the tree of what these pieces
are (headings, paragraphs, tables, figures) is put into the file afterwards by structuur.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Literal

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

from ivbdesk.export import huisstijl as stijl
from ivbdesk.export.huisstijl import Opmaak
from ivbdesk.export.structuur import Node, finish
from ivbdesk.resources import resource

Level = Literal[1, 2, 3]


@contextmanager
def _marked(canvas: Any, node: Node | None) -> Iterator[None]:
    """Draw what follows as content of `node`; as an artifact where there is none."""
    if node is None:
        canvas._code.append("/Artifact BMC")
    else:
        page = canvas.getPageNumber() - 1
        numbers = canvas.__dict__.setdefault("_tagged", {})
        number = numbers.get(page, 0)
        numbers[page] = number + 1
        node.contents.append((page, number))
        canvas._code.append(f"/{node.tag} <</MCID {number}>> BDC")
    yield
    canvas._code.append("EMC")


class _Text(Paragraph):
    """A paragraph that is content of its node; a repeated table head is an artifact the second time."""

    node: Node
    once = False
    bookmark = ""

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """The parts on two pages are content of the same node."""
        parts: list[Any] = list(super().split(availWidth, availHeight))
        for part in parts:
            part.node, part.once = self.node, self.once
        return parts

    def draw(self) -> None:
        """Draw as marked content."""
        repeated = self.once and bool(self.node.contents)
        with _marked(self.canv, None if repeated else self.node):
            super().draw()
        if self.bookmark:
            keys: list[str] = self.canv.__dict__.setdefault("_bookmarks", [])
            key = f"k{len(keys)}"
            keys.append(key)
            self.canv.bookmarkHorizontal(key, 0, self.height + 8)
            level = max(0, int(self.node.tag[1]) - 1)
            self.canv.addOutlineEntry(self.bookmark, key, level=level, closed=False)


class _Grid(Table):
    """A table whose lines and grounds are artifacts."""

    def _drawBkgrnd(self) -> None:
        with _marked(self.canv, None):
            super()._drawBkgrnd()

    def _drawLines(self) -> None:
        with _marked(self.canv, None):
            super()._drawLines()


class _Figure(Flowable):
    """A vector drawing that is a figure with a text in its place."""

    def __init__(self, drawing: Drawing, node: Node) -> None:
        super().__init__()
        self.drawing, self.node = drawing, node

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """As large as the drawing."""
        return self.drawing.width, self.drawing.height + 4

    def draw(self) -> None:
        """Draw, and remember where on the page it stands."""
        x, y = self.canv.absolutePosition(0, 0)
        self.node.box = (x, y, x + self.drawing.width, y + self.drawing.height)
        with _marked(self.canv, self.node):
            renderPDF.draw(self.drawing, self.canv, 0, 2)


class Document:
    """Content is added in reading order; `render` gives the bytes. The same input gives the same bytes."""

    def __init__(self, opmaak: Opmaak) -> None:
        self._opmaak = opmaak
        self._glyphs = stijl.load_fonts(resource("fonts"))
        self._parts: list[Callable[[Node], list[Flowable]]] = []
        self.pages = 0

    def _text(self, text: str, style: str, node: Node) -> _Text:
        made = _Text(stijl.markup(text, self._glyphs), stijl.STYLES[style])
        made.node = node
        return made

    def heading(self, text: str, level: Level) -> None:
        """A heading, also a bookmark."""

        def part(root: Node) -> list[Flowable]:
            made = self._text(text, f"h{level}", root.add(f"H{level}"))
            made.bookmark = stijl.printable(text, self._glyphs)
            return [made]

        self._parts.append(part)

    def paragraph(self, text: str | Sequence[tuple[str, bool]], style: str = "tekst") -> None:
        """A paragraph of plain text, or of runs that are bold or not."""

        def part(root: Node) -> list[Flowable]:
            runs = [(text, False)] if isinstance(text, str) else text
            words = "".join(
                f"<b>{stijl.markup(run, self._glyphs)}</b>" if bold else stijl.markup(run, self._glyphs)
                for run, bold in runs
            )
            made = _Text(words, stijl.STYLES[style])
            made.node = root.add("P")
            return [made]

        self._parts.append(part)

    def bullets(self, items: Sequence[str]) -> None:
        """A list."""

        def part(root: Node) -> list[Flowable]:
            whole = root.add("L")
            made: list[Flowable] = []
            for item in items:
                body = whole.add("LI").add("LBody")
                text = _Text(stijl.markup(item, self._glyphs), stijl.STYLES["punt"], bulletText="•")
                text.node = body
                made.append(text)
            return made

        self._parts.append(part)

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], widths_mm: Sequence[float]) -> None:
        """A table whose head is repeated on each page, and whose rows may run over a page."""

        def part(root: Node) -> list[Flowable]:
            whole = root.add("Table")
            line = whole.add("TR")
            cells = []
            for name in header:
                cell = self._text(name, "cel", line.add("TH", scope="Column").add("P"))
                cell.once = True
                cells.append(cell)
            data = [cells]
            for row in rows:
                line = whole.add("TR")
                data.append([self._text(text, "cel", line.add("TD").add("P")) for text in row])
            grid = _Grid(
                data, colWidths=[w * mm for w in widths_mm], repeatRows=1, splitInRow=1, hAlign="LEFT"
            )
            grid.setStyle(_GRID_STYLE)
            grid.spaceAfter = 5
            return [grid]

        self._parts.append(part)

    def key_values(self, rows: Sequence[tuple[str, str]], widths_mm: Sequence[float] = (34, 142)) -> None:
        """A table of two columns, of which the first names the row."""

        def part(root: Node) -> list[Flowable]:
            whole = root.add("Table")
            data = []
            for name, value in rows:
                line = whole.add("TR")
                head = self._text(name, "grijs", line.add("TH", scope="Row").add("P"))
                data.append([head, self._text(value, "klein", line.add("TD").add("P"))])
            grid = _Grid(data, colWidths=[w * mm for w in widths_mm], hAlign="LEFT")
            grid.setStyle(_PLAIN_STYLE)
            grid.spaceAfter = 3
            return [grid]

        self._parts.append(part)

    def figure(self, drawing: Drawing, alt: str) -> None:
        """A vector drawing with the text that tells the same."""
        words = stijl.printable(alt, self._glyphs)
        self._parts.append(lambda root: [_Figure(drawing, root.add("Figure", alt=words))])

    def page_break(self) -> None:
        """What follows stands on a new page."""
        self._parts.append(lambda root: [PageBreak()])

    def count_pages(self) -> int:
        """How many pages it takes as it is now."""
        return self._draw(0)[1]

    def render(self, password: str | None = None) -> bytes:
        """The PDF, with AES-256 where a password is given."""
        _, self.pages, _ = self._draw(0)
        data, _, root = self._draw(self.pages)
        return finish(data, root, self._opmaak, password)

    def _draw(self, pages: int) -> tuple[bytes, int, Node]:
        root = Node("Document")
        buffer = BytesIO()
        title = stijl.printable(self._opmaak.titel, self._glyphs)
        template = BaseDocTemplate(
            buffer, pagesize=(stijl.WIDTH, stijl.HEIGHT), title=title, invariant=1, lang=self._opmaak.taal
        )
        height = stijl.HEIGHT - stijl.TOP - stijl.BOTTOM
        frame = Frame(stijl.LEFT, stijl.BOTTOM, stijl.TEXT_WIDTH, height, 0, 0, 0, 0)

        def on_page(canvas: Any, _: object) -> None:
            canvas.saveState()
            with _marked(canvas, None):
                stijl.draw_frame(canvas, self._opmaak, canvas.getPageNumber(), pages, self._glyphs)
            canvas.restoreState()

        template.addPageTemplates([PageTemplate("blad", [frame], onPage=on_page)])
        story: list[Flowable] = [flowable for part in self._parts for flowable in part(root)]
        template.build(story)
        return buffer.getvalue(), template.page, root


_GRID_STYLE = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), stijl.GROUND),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, stijl.LINE),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 2.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.6),
    ]
)
_PLAIN_STYLE = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 0.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0.4),
    ]
)
