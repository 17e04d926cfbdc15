"""The plan as a document: every shape of a light is printed, a concept says so, and both forms say the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pikepdf
import pypdf
import pytest

from ivbdesk.cases.uitvoeringsplan.plan import Stoplicht
from ivbdesk.cases.uitvoeringsplan.planblad import (
    Planblad,
    Planhoofdstuk,
    Planregel,
    read_plan,
    write_plan,
)
from ivbdesk.cases.uitvoeringsplan.plantekst import Plantekst, tell_evaluation, tell_plan
from ivbdesk.export.uitvoeringsplan import render_plan_docx, render_plan_pdf

LINE = Planregel(
    "1", "Waarvoor", "Controles houden", "Politie", "Team OOV", "Hele jaar", "Gaten in de keten", "2025: minder dan vijf",
    "Minder", "", Stoplicht.GROEN.label, "", "Twee gehouden.", "",
)  # fmt: skip
LINES = tuple(
    replace(LINE, actie=f"Actie {one.value}", licht=one.label, reden="omdat\nen ook") for one in Stoplicht
)
PART = Planhoofdstuk("Ondermijning", "Het versterken van de aanpak", "IVB 6.1", LINES)
PLAN = Planblad(
    "Leiderdorp", 2026, 2, None, "Samen.", "Later.", ("Nieuw: x",), (PART,), "Halverwege goed.", ""
)
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.mark.parametrize("tell", [tell_plan, partial(tell_evaluation, vandaag=NOW.date())])
def test_both_forms_say_the_same_with_every_light(tell: Callable[[Planblad], Plantekst]) -> None:
    told = tell(PLAN)
    data = render_plan_pdf(told, NOW)
    printed = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)
    with ZipFile(BytesIO(render_plan_docx(told))) as made:
        document, above = (
            ElementTree.fromstring(made.read(f"word/{name}.xml")) for name in ("document", "header1")
        )
        written = "".join("\n" if one.tag.endswith("}br") else one.text or "" for one in document.iter())
        assert "".join(above.itertext()) == "concept voor het college"
    assert "concept voor het college" in printed
    assert "openbaar" not in printed
    assert "omdat\nen ook" in written, "a line end stays one"
    for one in Stoplicht:
        assert one.label in written
        assert one.label in printed, "the letters of the house have this shape"
    for words in ("2025: minder dan vijf", "ersie 2, ", "concept", "Actie rood"):
        assert words in written
        assert words in printed
    with pikepdf.open(BytesIO(data)) as document:
        assert "/StructTreeRoot" in document.Root
        assert document.Root.MarkInfo.Marked


def test_the_evaluation_counts_the_lights_and_a_frozen_plan_is_read_back() -> None:
    assert tell_evaluation(PLAN, NOW.date()).delen[0].alineas[0] == (
        "4 acties: 1 groen, 1 oranje, 1 rood en 1 nog niet beoordeeld."
    )
    fixed = replace(PLAN, vastgesteld_op=date(2026, 1, 20))
    assert read_plan(write_plan(fixed)) == fixed
    assert not tell_plan(fixed).concept
    assert tell_plan(PLAN).concept
    assert tell_plan(fixed).stand == "Versie 2, vastgesteld door het college op 20-01-2026"
    assert tell_plan(fixed, "0123456789abcdef").stand.endswith(", kenmerk 0123456789ab")
    told = tell_evaluation(fixed, NOW.date())
    assert told.stand == "Over versie 2, die het college op 20-01-2026 vaststelde; stand van 30-11-2026"
    assert tell_evaluation(PLAN, NOW.date()).stand == "Over versie 2, nog een concept; stand van 30-11-2026"
