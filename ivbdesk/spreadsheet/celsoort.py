"""Finds in an xlsx what the reader of values leaves out: the cells with a formula, and those with an error."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers import expat

from ivbdesk.cases.invoer.rekenblad import Cel, Formule
from ivbdesk.spreadsheet.zipwacht import BROKEN, column_number

Plek = tuple[int, int]
"""Row and column of a cell, both from 0."""
_SPECIAL = re.compile(rb"<(?:\w{1,20}:)?f[\s/>]|\bt\s*=\s*[\"']e[\"']")
_REF = re.compile(r"([A-Za-z]{1,7})(\d{1,10})")
_LONGEST = 200
_ROOT = "xl"


def special_cells(data: bytes) -> Mapping[str, Mapping[Plek, Cel]]:
    """Of each sheet, by its name, the cells that hold a formula (as Formule) or an error (as its word)."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        names = set(packed.namelist())
        found: dict[str, Mapping[Plek, Cel]] = {}
        for sheet, part in _sheets(packed, names).items():
            content = packed.read(part)
            if _SPECIAL.search(content):
                found[sheet] = _cells(content)
        return found


def _sheets(packed: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    """The part of each sheet by the name that the officer sees."""
    rels = f"{_ROOT}/_rels/workbook.xml.rels"
    targets: dict[str, str] = {}
    if rels in names:
        for tag, attributes in _elements(packed.read(rels)):
            if tag == "Relationship":
                target = attributes.get("Target", "")
                whole = target.lstrip("/") if target.startswith("/") else posixpath.join(_ROOT, target)
                targets[attributes.get("Id", "")] = posixpath.normpath(whole)
    sheets: dict[str, str] = {}
    for tag, attributes in _elements(packed.read(f"{_ROOT}/workbook.xml")):
        if tag == "sheet":
            ids = [value for name, value in attributes.items() if name.rpartition(":")[2] == "id"]
            part = next((targets[id] for id in ids if id in targets), "")
            if part in names:
                sheets[attributes.get("name", "")] = part
    return sheets


def _elements(content: bytes) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: found.append((_local(tag), attributes))
    _run(parser, content)
    return found


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
    row: int = -1
    column: int = -1
    cell: _Cell | None = None
    within: str = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A row, a cell, or its formula or value begins."""
        name = _local(tag)
        if name == "row":
            told = attributes.get("r", "")
            self.row, self.column = (int(told) - 1 if told.isdecimal() else self.row + 1), -1
        elif name == "c":
            match = _REF.fullmatch(attributes.get("r", ""))
            if match is None:
                self.column += 1
            else:
                self.row, self.column = int(match[2]) - 1, column_number(match[1]) - 1
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
        name = _local(tag)
        if name in ("f", "v"):
            self.within = ""
        elif name == "c" and self.cell is not None:
            if self.cell.is_error:
                self.found[self.cell.at] = self.cell.value.strip() or "#N/A"
            elif self.cell.formula is not None:
                self.found[self.cell.at] = Formule(f"={self.cell.formula}")
            self.cell = None


def _cells(content: bytes) -> dict[Plek, Cel]:
    sheet = _Sheet()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = sheet.start, sheet.end
    parser.CharacterDataHandler = sheet.words
    _run(parser, content)
    return sheet.found


def _run(parser: expat.XMLParserType, content: bytes) -> None:
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise BROKEN from None


def _refuse_doctype(*_: object) -> None:
    raise BROKEN  # no program writes one in a workbook; with it a few words can become millions


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]
