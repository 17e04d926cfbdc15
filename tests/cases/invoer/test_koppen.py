"""Where the heads of a list stand, and which column is what, in the shapes that people make of them."""

from __future__ import annotations

import pytest

from ivbdesk import resources
from ivbdesk.cases.invoer.invoerveld import InvoerSoort, read_invoervelden
from ivbdesk.cases.invoer.kolommen import find_head, heads_of, last_head, propose, rows_below
from ivbdesk.cases.invoer.rekenblad import Cel, Plek, Rekenrij, Werkblad

VELDEN = read_invoervelden(resources.read("invoer.toml"), "invoer.toml").of(InvoerSoort.SIGNAAL)
HEADS = ("Datum melding", "Omschrijving", "Adres", "Gemeld door")
ROW = ("3-4-2026", "muziek", "Proeflaan 3", "boa")
FOUND = {"ontvangen_op": 0, "tekst": 1, "adres": 2, "bron": 3}


def sheet(*rows: tuple[Cel, ...], merged: tuple[Plek, ...] = ()) -> Werkblad:
    lines = tuple(Rekenrij(number, cells) for number, cells in enumerate(rows, start=1))
    return Werkblad("Lijst", lines, frozenset(merged))


@pytest.mark.parametrize(
    ("blad", "head", "match"),
    [
        (sheet(HEADS, ROW), 1, FOUND),
        (sheet(("Meldingen 2026", None, None, None), (), HEADS, ROW), 3, FOUND),
        (sheet(("Gemeente", "OOV", "2026", None), HEADS, ROW, HEADS, ROW), 2, FOUND),
        (
            sheet(("Melding", None, "Melder", None), ("datum", "omschrijving", "naam", "tel"), ROW, merged=((1, 1), (1, 3))),
            2,
            {"ontvangen_op": 0, "tekst": 1, "melder_naam": 2, "melder_contact": 3},
        ),
        (
            sheet(("nr.", "Plek", None, "Gemeld door"), (None, "straat", "nr", None), ROW, merged=((1, 2), (2, 0), (2, 3))),
            2,
            {"straat": 1, "huisnummer": 2, "bron": 3},
        ),
        (
            sheet(("Datum", "Melder", None, "Omschrijving"), (None, "naam", "e-mail", None), ROW, merged=((1, 2), (2, 0), (2, 3))),
            2,
            {"ontvangen_op": 0, "melder_naam": 1, "melder_contact": 2, "tekst": 3},
        ),
    ],
)  # fmt: skip
def test_heads_are_found_below_titles_and_in_two_lines(
    blad: Werkblad, head: int, match: dict[str, int]
) -> None:
    assert find_head(blad, VELDEN) == head
    heads = heads_of(blad, head)
    assert propose(heads, VELDEN, rows_below(blad, head)).kolommen == match
    assert last_head(blad, head) == 4
    assert {row.cellen for row in rows_below(blad, head)} == {ROW}


def test_the_name_of_the_reporter_is_never_that_of_the_person() -> None:
    blad = sheet(("Melder", None, "Bron"), ("adres", "naam", None), merged=((1, 1), (2, 2)))
    assert propose(heads_of(blad, 2), VELDEN).kolommen == {"melder_naam": 1, "bron": 2}
