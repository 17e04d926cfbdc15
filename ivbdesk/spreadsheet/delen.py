"""The parts of an xlsx by their relations, and the safe reading of their XML."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from ivbdesk.spreadsheet.zipwacht import BROKEN

_ROOT = "xl"


@dataclass(frozen=True, slots=True)
class Relatie:
    """A part that another refers to, and the last word of the kind of that relation."""

    soort: str
    deel: str


def sheets_of(packed: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet by the name that the officer sees."""
    names = set(packed.namelist())
    targets = relations(packed, f"{_ROOT}/workbook.xml")
    sheets: dict[str, str] = {}
    for tag, attributes in elements(packed.read(f"{_ROOT}/workbook.xml")):
        if tag == "sheet":
            ids = [value for name, value in attributes.items() if local(name) == "id"]
            part = next((targets[id].deel for id in ids if id in targets), "")
            if part in names:
                sheets[attributes.get("name", "")] = part
    return sheets


def relations(packed: zipfile.ZipFile, part: str) -> Mapping[str, Relatie]:
    """What a part refers to, by the id of the relation."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in packed.namelist():
        return {}
    found: dict[str, Relatie] = {}
    for tag, attributes in elements(packed.read(rels)):
        if tag == "Relationship":
            target = attributes.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = Relatie(kind, posixpath.normpath(whole))
    return found


def elements(content: bytes) -> list[tuple[str, dict[str, str]]]:
    """The elements of a small part, in order."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: found.append((local(tag), attributes))
    run(parser, content)
    return found


def run(parser: expat.XMLParserType, content: bytes) -> None:
    """Parse a part; raises OnleesbaarBestand where it is damaged, or names words of its own."""
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise BROKEN from None


def _refuse_doctype(*_: object) -> None:
    raise BROKEN  # no program writes one in a workbook; with it a few words can become millions


def local(tag: str) -> str:
    """A name without its prefix."""
    return tag.rpartition(":")[2]
