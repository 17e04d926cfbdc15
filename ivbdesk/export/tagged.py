"""An accessible document: content is added in reading order, and comes out as a tagged PDF.

It knows nothing of cases: texts, tables and drawings go in, with what stands around them (`Opmaak`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any, Literal

from pikepdf import Name
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    TableStyle,
)

from ivbdesk.export import huisstijl as stijl
from ivbdesk.export.huisstijl import Opmaak, Tekst
from ivbdesk.export.marked import PAGE, WHOLE, Figure, Grid, MarkedCanvas, Text
from ivbdesk.export.structuur import Node, finish

Part = Callable[[Node], Sequence[Flowable]]
Level = Literal[1, 2, 3]

_ABOVE = ("h1", "h2", "h3", "bijschrift")
_KEEP = 34.0
"""Points kept free below a heading for what may run on to the next page, so that it never stands alone."""

_PADDING = [
    ("FONTNAME", (0, 0), (-1, -1), stijl.REGULAR),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 2.1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.8),
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, stijl.LINE),
]
_TABLE = TableStyle([*_PADDING, ("BACKGROUND", (0, 0), (-1, 0), stijl.GROUND)])
_KEY_VALUES = TableStyle(
    [
        *_PADDING,
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6),
    ]
)


class Document:
    """The builder of a document; `pages` is known after `render`.

    Any text may be given: what the fonts cannot show becomes a box, words that are too long are broken.
    """

    def __init__(self, opmaak: Opmaak) -> None:
        stijl.load_fonts()
        self._opmaak = opmaak
        self._parts: list[Part] = []
        self._places: dict[str, int] = {}
        self.pages = 0

    def heading(self, text: str, level: Level, anchor: str = "") -> None:
        """A heading, which is also a bookmark; words of a paragraph may lead to one with an `anchor`."""

        def part(root: Node) -> Sequence[Flowable]:
            node = root.add(f"H{level}")
            node.bookmark, node.anchor = stijl.one_line(text), anchor
            return [_text(text, f"h{level}", node)]

        if text.strip():
            self._parts.append(part)

    def paragraph(self, text: Tekst, style: str = "tekst") -> None:
        """Plain text, or runs of text that are bold or not.

        The style is "tekst", "klein", "ruim", "grijs", or "nadruk": bold, on a coloured ground.
        """
        if stijl.markup(text).strip():
            self._parts.append(lambda root: [_text(text, style, root.add("P"))])

    def contents_line(self, text: str, anchor: str) -> None:
        """A line of the contents: leads to the heading with this anchor, and says on which page that stands."""

        def part(root: Node) -> Sequence[Flowable]:
            page = f", bladzijde {self._places.get(anchor, 0)}"
            return [_text([(stijl.LinkText(text, anchor), False), (page, False)], "ruim", root.add("P"))]

        self._parts.append(part)

    def bullets(self, items: Sequence[Tekst], style: str = "punt") -> None:
        """A list, with a bullet for each item; in the style "punt", or "ruimpunt" for residents."""

        def part(root: Node) -> Sequence[Flowable]:
            whole = root.add("L", ListNumbering=Name.Disc)
            return [_bullet(item, whole.add("LI"), style) for item in items]

        if items:
            self._parts.append(part)

    def steps(self, items: Sequence[Tekst], style: str = "ruimstap") -> None:
        """A list of what is done one after another, with its number before each item."""

        def part(root: Node) -> Sequence[Flowable]:
            whole = root.add("L", ListNumbering=Name.Decimal)
            return [
                _bullet(item, whole.add("LI"), style, f"{number}.") for number, item in enumerate(items, 1)
            ]

        if items:
            self._parts.append(part)

    def table(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[Tekst]],
        widths_mm: Sequence[float],
        caption: str = "",
    ) -> None:
        """A table; its head is repeated on each page, and a row that is longer than a page runs on.

        Raises ValueError where a row has another number of cells than the head.
        """
        if any(len(row) != len(header) for row in [*rows, widths_mm]):
            raise ValueError("every row of a table has as many cells as its header")

        def part(root: Node) -> Sequence[Flowable]:
            whole = root.add("Table")
            above = [_text(caption, "bijschrift", whole.add("Caption"))] if caption else []
            line = whole.add("TR")
            head = [_cell(name, "kop", line.add("TH", Scope=Name.Column)) for name in header]
            for cell in head:
                cell[0].once = True
            cells = [head, *(_row(row, whole.add("TR")) for row in rows)]
            return [*above, _grid(cells, widths_mm, _TABLE, repeatRows=1)]

        self._parts.append(part)

    def key_values(
        self,
        rows: Sequence[tuple[str, Tekst]],
        widths_mm: tuple[float, float] = (40, 136),
        *,
        kept: bool = False,
    ) -> None:
        """Names with their values, in two columns; `kept` on one page where they fit."""

        def part(root: Node) -> Sequence[Flowable]:
            whole = root.add("Table")
            cells = []
            for name, value in rows:
                line = whole.add("TR")
                cells.append([_cell(name, "kop", line.add("TH", Scope=Name.Row)), *_row([value], line)])
            grid = _grid(cells, widths_mm, _KEY_VALUES)
            grid.kept = kept
            return [grid]

        if rows:
            self._parts.append(part)

    def figure(self, drawing: Drawing, alt: str, caption: str = "") -> None:
        """A drawing, and the text that says the same; its fonts are those of the house style. A caption stands below it.

        Raises ValueError without that text.
        """
        words = stijl.one_line(alt)
        if not words:
            raise ValueError("a figure has a text that tells the same")

        def part(root: Node) -> Sequence[Flowable]:
            node = root.add("Figure")
            node.alt = words
            figure = Figure(drawing, node)
            if not caption:
                return [figure]
            below = _text(
                caption, "klein", root.add("P")
            )  # who hears the text of a figure hears nothing else in it
            return [CondPageBreak(figure.wrap(stijl.TEXT_WIDTH, 0)[1] + 2 * _KEEP), figure, below]

        self._parts.append(part)

    def page_break(self) -> None:
        """What follows stands on a new page."""
        self._parts.append(lambda root: [PageBreak()])

    def room_for(self, points: float) -> None:
        """What follows stands on a new page where this one has less room than that."""
        self._parts.append(lambda root: [CondPageBreak(points)])

    def count_pages(self) -> int:
        """How many pages the document has so far."""
        return self._draw(pages=0)[1]

    def render(self, password: str | None = None) -> bytes:
        """The PDF, with AES-256 where a password is given; without, the same input gives the same bytes.

        Raises ValueError, in Dutch, for a password that a PDF cannot have.
        """
        self.pages = self.count_pages()
        data, _, root = self._draw(self.pages)
        titel = stijl.one_line(self._opmaak.titel)
        return finish(data, root, titel, self._opmaak.taal, self._opmaak.gemaakt_op, password)

    def _draw(self, pages: int) -> tuple[bytes, int, Node]:
        """Draw all pages, once to count them and once to name their number on each."""
        root = Node("Document")
        out = BytesIO()
        template = BaseDocTemplate(
            out, pagesize=(stijl.WIDTH, stijl.HEIGHT), invariant=1, initialFontName=stijl.REGULAR
        )
        frame = Frame(stijl.LEFT, stijl.BOTTOM, stijl.TEXT_WIDTH, PAGE, 0, 0, 0, 0)

        def furnish(canvas: MarkedCanvas, _: BaseDocTemplate) -> None:
            canvas.saveState()
            if self._opmaak.concept:
                with canvas.artifact("/Type /Pagination /Subtype /Watermark"):
                    stijl.draw_watermark(canvas)
            with canvas.artifact("/Type /Pagination /Subtype /Header"):
                stijl.draw_head(canvas, self._opmaak)
            with canvas.artifact("/Type /Pagination /Subtype /Footer"):
                stijl.draw_foot(canvas, self._opmaak, canvas.getPageNumber(), pages)
            canvas.restoreState()

        template.addPageTemplates([PageTemplate("blad", [frame], onPage=furnish)])
        template.build(_kept_together(part(root) for part in self._parts), canvasmaker=MarkedCanvas)
        self._places = {node.anchor: node.contents[0][0] + 1 for node in root.walk() if node.anchor}
        return out.getvalue(), template.page, root


def _text(text: Tekst, style: str, node: Node) -> Text:
    made = Text(text, stijl.STYLES[style])
    made.node = node
    return made


def _bullet(item: Tekst, line: Node, style: str, sign: str = "•") -> Text:
    label = line.add("Lbl")
    made = _text(item, style, line.add("LBody"))
    made.label, made.sign = label, sign
    return made


def _cell(text: Tekst, style: str, node: Node) -> list[Text]:
    return [_text(text, style, node)]


def _row(texts: Sequence[Tekst], line: Node) -> list[list[Text]]:
    return [_cell(text, "cel", line.add("TD")) for text in texts]


def _grid(
    cells: Sequence[Sequence[list[Text]]], widths_mm: Sequence[float], style: TableStyle, **more: Any
) -> Grid:
    grid = Grid(cells, colWidths=[width * mm for width in widths_mm], splitInRow=1, **more)
    grid.setStyle(style)
    return grid


def _kept_together(parts: Iterable[Sequence[Flowable]]) -> list[Flowable]:
    """The story, in which a heading or caption goes to the next page with what it stands above."""
    story: list[Flowable] = []
    needed = 0.0
    for flowable in reversed([flowable for part in parts for flowable in part]):
        story.append(flowable)
        if isinstance(flowable, Grid):
            least = flowable.least(stijl.TEXT_WIDTH)
            needed = least if least <= WHOLE else _KEEP
            continue
        height = flowable.wrap(stijl.TEXT_WIDTH, 0)[1]
        if isinstance(flowable, Text) and flowable.style.name in _ABOVE:
            needed += flowable.style.spaceBefore + height + flowable.style.spaceAfter
            story.append(CondPageBreak(needed))
        elif isinstance(flowable, Text):
            needed = min(height, _KEEP)
        else:
            needed = height or _KEEP
    return story[::-1]
