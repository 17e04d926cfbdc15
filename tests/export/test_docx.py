"""A document to write in holds together: each part it refers to is there, of a known type, and its lists begin at one."""

from __future__ import annotations

from io import BytesIO
from posixpath import join
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from ivbdesk.export.docx import Schrijfbaar

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def parts(boven: str) -> dict[str, ElementTree.Element]:
    made = Schrijfbaar("Titel", boven)
    made.heading("Kop", 1)
    made.steps(["een", "twee"])
    made.paragraph("tussen")
    made.steps(["weer een"])
    made.table(("Wat", "Hoeveel"), [("a", "5")], (100, 30))
    with ZipFile(BytesIO(made.render())) as found:
        return {name: ElementTree.fromstring(found.read(name)) for name in found.namelist()}


@pytest.mark.parametrize("boven", ["", "concept voor het college"])
def test_every_part_that_is_named_is_there(boven: str) -> None:
    found = parts(boven)
    relations = {one.get("Id"): one.get("Target", "") for one in found["word/_rels/document.xml.rels"]}
    assert all(join("word", target) in found for target in relations.values())
    asked = [
        value for one in found["word/document.xml"].iter() for key, value in one.items() if key == f"{_R}id"
    ]
    assert set(asked) <= set(relations)
    assert bool(boven) is any(relations[one].startswith("header") for one in asked)
    typed = {one.get("PartName", "").lstrip("/") for one in found["[Content_Types].xml"]}
    assert {name for name in found if not name.endswith(".rels")} - {"[Content_Types].xml"} <= typed


def test_each_numbered_list_begins_at_one() -> None:
    found = parts("")
    used = [one.get(f"{_W}val") for one in found["word/document.xml"].iter(f"{_W}numId")]
    assert used == ["1", "1", "2"]
    starts = {one.get(f"{_W}numId"): one.find(f".//{_W}startOverride") for one in found["word/numbering.xml"].iter(f"{_W}num")}  # fmt: skip
    assert set(starts) == {"1", "2"}
    assert all(start is not None and start.get(f"{_W}val") == "1" for start in starts.values())
