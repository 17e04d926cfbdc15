"""Finds in an xlsx what the reader of values leaves out: formulas, errors, comments, and what is hidden."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers import expat

from ivbdesk.cases.invoer.rekenblad import Cel, Formule, Ongezien, Plek
from ivbdesk.spreadsheet.delen import local, run, sheets_of
from ivbdesk.spreadsheet.opmerkingen import comments_of
from ivbdesk.spreadsheet.zipwacht import column_number

_SPECIAL = re.compile(
    rb"<(?:\w{1,20}:)?f[\s/>]|\bt\s*=\s*[\"']e[\"']|\bhidden\s*=\s*[\"'](?:1|true)|\b(?:ht|width)\s*=\s*[\"']0(?:\.0+)?[\"']"
)
_FILTERED = re.compile(rb"<(?:\w{1,20}:)?filterColumn\b")
_REF = re.compile(r"([A-Za-z]{1,7})(\d{1,10})")
_LONGEST = 200
_MOST_COLUMNS = 16_384


@dataclass(frozen=True)
class Bladvondst:
    """Of one sheet: its cells with a formula (as Formule) or an error (as its word), and what does not show."""

    cellen: Mapping[Plek, Cel]
    ongezien: Ongezien


def look_into(data: bytes) -> Mapping[str, Bladvondst]:
    """What the reader of values leaves out, of each sheet by its name."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return {
            name: _found(packed.read(part), comments_of(packed, part))
            for name, part in sheets_of(packed).items()
        }


def _found(content: bytes, opmerkingen: Mapping[Plek, str]) -> Bladvondst:
    sheet = _Sheet()
    if _SPECIAL.search(content):
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = sheet.start, sheet.end
        parser.CharacterDataHandler = sheet.words
        run(parser, content)
    return Bladvondst(
        sheet.found,
        Ongezien(
            gefilterd=_FILTERED.search(content) is not None,
            rijen=frozenset(sheet.rows),
            kolommen=frozenset(sheet.columns),
            opmerkingen=opmerkingen,
        ),
    )


@dataclass
class _Cell:
    """The cell that is being read."""

    at: Plek
    is_error: bool
    formula: str | None = None
    value: str = ""


@dataclass
class _Sheet:
    """Follows the rows and cells of one sheet; a cell that does not say where it stands, comes after the last."""

    found: dict[Plek, Cel] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    row: int = 0
    column: int = -1
    cell: _Cell | None = None
    within: str = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A row, a cell, or its formula or value begins."""
        name = local(tag)
        if name == "row":
            told = attributes.get("r", "")
            self.row, self.column = (int(told) if told.isdecimal() else self.row + 1), -1
            if _is_hidden(attributes, "ht"):
                self.rows.add(self.row)
        elif name == "col" and _is_hidden(attributes, "width"):
            first, last = (attributes.get(at, "") for at in ("min", "max"))
            if first.isdecimal() and last.isdecimal():
                self.columns.update(range(int(first) - 1, min(int(last), _MOST_COLUMNS)))
        elif name == "c":
            match = _REF.fullmatch(attributes.get("r", ""))
            if match is None:
                self.column += 1
            else:
                self.row, self.column = int(match[2]), column_number(match[1]) - 1
            self.cell = _Cell((self.row, self.column), attributes.get("t") == "e")
        elif self.cell is not None and name in ("f", "v"):
            self.within = name
            if name == "f":
                self.cell.formula = ""

    def words(self, text: str) -> None:
        """The words of a formula or a value."""
        if self.cell is None or not self.within:
            return
        if self.within == "v":
            self.cell.value = (self.cell.value + text)[:_LONGEST]
        elif self.cell.formula is not None:
            self.cell.formula = (self.cell.formula + text)[:_LONGEST]

    def end(self, tag: str) -> None:
        """Keep the cell where it is one of these."""
        name = local(tag)
        if name in ("f", "v"):
            self.within = ""
        elif name == "c" and self.cell is not None:
            if self.cell.is_error:
                self.found[self.cell.at] = self.cell.value.strip() or "#N/A"
            elif self.cell.formula is not None:
                self.found[self.cell.at] = Formule(f"={self.cell.formula}")
            self.cell = None


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    """Whether a row or column is hidden, or made so small that it does not show."""
    if attributes.get("hidden") in ("1", "true"):
        return True
    told = attributes.get(size, "")
    return bool(told) and not told.strip("0.")
