"""Reads ods: values as they were kept, with all that does not show; a formula is named and never worked out.

What a row or cell says of how often it is repeated is measured before it is believed.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from xml.parsers import expat

from ivbdesk.cases.invoer.rekenblad import Cel, Formule, Ongezien, Plek, Rekenblad, Rekenrij, Werkblad
from ivbdesk.spreadsheet import grenzen as g
from ivbdesk.spreadsheet.delen import run
from ivbdesk.spreadsheet.opmerkingen import LONGEST, MOST
from ivbdesk.spreadsheet.zipwacht import BROKEN

_NUMBERS = ("float", "percentage", "currency")
_HIDDEN = ("collapse", "filter")
_AS_VALUE = ("=TRUE()", "=FALSE()")
"""How LibreOffice keeps yes and no that came from Excel."""
_WIDEST = 16_384


def read_ods(data: bytes) -> Rekenblad:
    """The sheets of an ods, of which the parts were looked into; raises OnleesbaarBestand."""
    follow = _Book()
    with zipfile.ZipFile(BytesIO(data)) as packed:
        content = packed.read("content.xml")
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = follow.start, follow.end
    parser.CharacterDataHandler = follow.words
    run(parser, content)
    g.require_sheets(len(follow.sheets))
    return Rekenblad(g.filled_sheets(follow.sheets), "OpenDocument-rekenblad")


@dataclass
class _Sheet:
    """The sheet that is being read."""

    name: str
    is_hidden: bool
    rows: list[Rekenrij] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    covered: set[Plek] = field(default_factory=set)
    comments: dict[Plek, str] = field(default_factory=dict)
    filtered: bool = False
    row: int = 0
    column: int = 0

    def made(self) -> Werkblad:
        """The sheet as the house sees it."""
        unseen = Ongezien(
            self.is_hidden,
            self.filtered,
            frozenset(self.hidden_rows),
            frozenset(self.hidden_columns),
            self.comments,
        )
        return Werkblad(self.name, tuple(self.rows), frozenset(self.covered), unseen.within(self.rows))


@dataclass
class _Book:
    """Follows the content; of each cell its value and its words, beside those of a comment at it."""

    sheets: list[Werkblad] = field(default_factory=list)
    hidden_styles: set[str] = field(default_factory=set)
    style: str = ""
    sheet: _Sheet | None = None
    cells: list[Cel] = field(default_factory=list)
    cell: dict[str, str] | None = None
    text: list[str] = field(default_factory=list)
    comment: list[str] = field(default_factory=list)
    in_comment: bool = False
    in_words: int = 0
    repeated: int = 1

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A sheet, row, cell, comment or paragraph begins."""
        if tag == "style:style":
            self.style = attributes.get("style:name", "")
        elif tag == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden_styles.add(self.style)
        elif tag == "table:table":
            hidden = attributes.get("table:style-name", "") in self.hidden_styles
            self.sheet = _Sheet(attributes.get("table:name", ""), hidden)
        elif self.sheet is not None:
            self._within(self.sheet, tag, attributes)

    def _within(self, sheet: _Sheet, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table-column":
            self._column(sheet, attributes)
        elif tag == "table:table-row":
            self.repeated, self.cells = _times(attributes, "table:number-rows-repeated"), []
            seen = attributes.get("table:visibility", "")
            sheet.filtered = sheet.filtered or seen == "filter"
            if seen in _HIDDEN:
                last = min(self.repeated, g.MAX_ADDRESSES)
                sheet.hidden_rows.update(range(sheet.row + 1, sheet.row + 1 + last))
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self.cell, self.text, self.comment = {**attributes, "tag": tag}, [], []
        elif tag == "office:annotation":
            self.in_comment = True
        elif tag == "text:p":
            self.in_words += 1
            words = self.comment if self.in_comment else self.text
            if words:
                words.append("\n")
        elif tag in ("text:s", "text:tab", "text:line-break") and self.in_words:
            self.words("\n" if tag == "text:line-break" else " ")

    def _column(self, sheet: _Sheet, attributes: dict[str, str]) -> None:
        times = min(_times(attributes, "table:number-columns-repeated"), _WIDEST)
        if attributes.get("table:visibility") in _HIDDEN:
            sheet.hidden_columns.update(range(sheet.column, sheet.column + times))
        sheet.column += times

    def words(self, text: str) -> None:
        """Words of the cell, or of the comment at it."""
        if not self.in_words or self.cell is None:
            return
        words, most = (self.comment, LONGEST) if self.in_comment else (self.text, g.MAX_CELL)
        if len(words) < most:
            words.append(text)

    def end(self, tag: str) -> None:
        """Keep what is whole now."""
        if tag == "text:p":
            self.in_words = max(0, self.in_words - 1)
        elif tag == "office:annotation":
            self.in_comment = False
        elif self.sheet is None:
            return
        elif tag in ("table:table-cell", "table:covered-table-cell") and self.cell is not None:
            self._take_cell(self.sheet, self.cell)
            self.cell = None
        elif tag == "table:table-row":
            self._take_row(self.sheet)
        elif tag == "table:table":
            self.sheets.append(self.sheet.made())
            self.sheet = None

    def _take_cell(self, sheet: _Sheet, cell: dict[str, str]) -> None:
        at = (sheet.row + 1, len(self.cells))
        value = _value(cell, "".join(self.text))
        times = _times(cell, "table:number-columns-repeated")
        told = " ".join("".join(self.comment).split())[:LONGEST]
        if told and len(sheet.comments) < MOST:
            sheet.comments[at] = told
        if value is None and times > g.MAX_COLUMNS:
            times = 1  # the empty rest of the row
        g.require_shape(1, at[1] + times if value is not None else 0, sheet.name)
        if cell["tag"] == "table:covered-table-cell" and len(sheet.covered) < g.MAX_MERGED:
            sheet.covered.update((at[0], at[1] + n) for n in range(times))
        self.cells += [value] * times

    def _take_row(self, sheet: _Sheet) -> None:
        while self.cells and self.cells[-1] is None:
            self.cells.pop()
        if self.cells:
            last = sheet.row + self.repeated
            g.require_shape(last, len(self.cells), sheet.name)
            sheet.rows += [Rekenrij(n, tuple(self.cells)) for n in range(sheet.row + 1, last + 1)]
        sheet.row += self.repeated


def _times(attributes: dict[str, str], name: str) -> int:
    told = attributes.get(name, "1")
    if not told.isdecimal() or len(told) > 9:
        raise BROKEN
    return max(1, int(told))


def _value(cell: dict[str, str], words: str) -> Cel:
    """The value of a cell: what it was kept as, never what a formula would make of it."""
    if cell["tag"] == "table:covered-table-cell":
        return None
    formula = cell.get("table:formula", "")
    if formula and not formula.endswith(_AS_VALUE):
        return Formule(f"={formula.partition('=')[2] or formula}"[:200])
    kind = cell.get("office:value-type", "")
    try:
        if kind in _NUMBERS:
            number = float(cell["office:value"])
            return int(number) if number.is_integer() and abs(number) < 1e15 else number
        if kind == "boolean":
            return cell["office:boolean-value"] == "true"
        if kind == "date":
            told = cell["office:date-value"]
            return datetime.fromisoformat(told) if "T" in told else date.fromisoformat(told)
    except (KeyError, ValueError, OverflowError):
        raise BROKEN from None
    return g.plain(words)
