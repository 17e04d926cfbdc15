"""A melder who is named in the open text, or how somebody is reached, is asked before it comes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivbdesk.cases.invoer.invoercheck import Controle
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.cases.invoer.lijst import Lijst
from ivbdesk.desk import Desk
from tests.actions.invoer.test_invoer import csv, judged, listed

HEADS = "Datum melding;Gemeld door;Categorie;Omschrijving;Naam betrokkene;Naam melder"


def row_of(desk: Desk, path: Path, text: str, who: str = "", melder: str = "K. Klaagmans") -> Lijst:
    return listed(
        desk, csv(path / "m.csv", HEADS, f"3-4-2026;boa;overlast;{text};{who};{melder}"), InvoerSoort.SIGNAAL
    )


def proposed(controle: Controle) -> list[tuple[str, tuple[str, ...]]]:
    return [(item.code, item.voorstellen) for item in controle.bevindingen]


@pytest.mark.parametrize(
    ("text", "without", "sure"),
    [
        ("mevrouw Klaagmans hoort muziek, 0612345678 bellen", "mevrouw [melder] hoort muziek, [telefoonnummer] bellen", True),
        ("gebeld door klaagmans", "gebeld door [melder]", True),
        ("K. Klaagmans belde", "[melder] belde", True),
        ("graag bellen op 06-12 34 56 78", "graag bellen op [telefoonnummer]", False),
        ("mail naar proef@voorbeeld.nl", "mail naar [e-mailadres]", False),
    ],
)  # fmt: skip
def test_the_melder_in_the_text_is_asked_and_masked(
    desk: Desk, tmp_path: Path, text: str, without: str, sure: bool
) -> None:
    lijst = row_of(desk, tmp_path, text)
    assert proposed(judged(desk, lijst)) == [("tekst", (without,) if sure else (without, text))]
    (row,) = judged(desk, lijst.mended({(2, "tekst"): without})).nieuw
    assert row.waarden["tekst"] == without
    assert bool(judged(desk, lijst.mended({(2, "tekst"): text})).nieuw) is not sure


@pytest.mark.parametrize(
    ("text", "who", "melder"),
    [
        ("muziek op 3-4-2026 om 23.15 uur, Proeflaan 12", "J. Bos", "K. Klaagmans"),
        ("anoniem briefje, nummer 12", "", "anoniem"),
        ("de bakker laadt om 5 uur", "J. Bos", "K. Bos"),
    ],
)
def test_what_tells_nothing_of_the_melder_is_not_asked(
    desk: Desk, tmp_path: Path, text: str, who: str, melder: str
) -> None:
    assert proposed(judged(desk, row_of(desk, tmp_path, text, who, melder))) == []


@pytest.mark.parametrize("who", ["K. Klaagmans", "Klaagmans, K.", "mw. Klaagmans"])
def test_whoever_reported_is_not_the_one_reported_without_a_question(
    desk: Desk, tmp_path: Path, who: str
) -> None:
    lijst = row_of(desk, tmp_path, "muziek", who)
    assert proposed(judged(desk, lijst)) == [("naam", ("", who))]
    assert judged(desk, lijst.mended({(2, "naam"): who})).nieuw
    assert judged(desk, lijst.mended({(2, "naam"): ""})).nieuw
