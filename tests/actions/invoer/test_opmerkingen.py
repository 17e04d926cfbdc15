"""A comment that may be about the melder is sealed with the melder or left out: never in the text, list, search or example."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from ivbdesk.actions.invoer.afgekeurd import save_rejected
from ivbdesk.actions.invoer.invoer import import_rows
from ivbdesk.actions.signaal.signaal import unseal_melder
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.cases.invoer.lijst import Lijst
from ivbdesk.cases.invoer.rekenblad import Werkblad
from ivbdesk.cases.invoer.schuil import Schuilsoort, Schuilvraag, apply, questions, told
from ivbdesk.cases.zoeken.rijen import SignaalFilter
from ivbdesk.desk import Desk
from ivbdesk.spreadsheet.lezer import read_rekenblad
from tests.actions.invoer.test_invoer import judged, listed

SAID = "woont op nummer 12, Verzonnen"
HEADS = (
    "Datum melding",
    "Gemeld door",
    "Categorie",
    "Omschrijving",
    "Naam melder",
    "Tel melder",
    "Straat",
    "Adres melder",
)
ROWS = (("3-4-2026", "bewoner", "overlast", "muziek", "Z. Verzonnen", "0612345678", "Proeflaan 3", None),
        ("4-4-2026", "bewoner", "overlast", "stank", "mw. van den Bos", "", "Proeflaan 4", None))  # fmt: skip


def made(
    desk: Desk, path: Path, comments: dict[str, str], *, hide: str = "", merge: str = ""
) -> tuple[Werkblad, Lijst]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (HEADS, *ROWS):
        sheet.append(row)
    for at, text in comments.items():
        sheet[at].comment = Comment(text, "verzonnen")
    if merge:
        sheet.merge_cells(merge)
    if hide.isdigit():
        sheet.row_dimensions[int(hide)].hidden = True
    elif hide:
        sheet.column_dimensions[hide].hidden = True
    book.save(path)
    return read_rekenblad(path).bladen[0], listed(desk, path, InvoerSoort.SIGNAAL)


def asked(sheet: Werkblad, lijst: Lijst) -> dict[Schuilsoort, Schuilvraag]:
    return {one.soort: one for one in questions(sheet, lijst)}


@pytest.mark.parametrize(
    ("at", "text", "how"),
    [
        ("E2", "belt liever niet", {}),
        ("F2", "alleen na zes uur", {}),
        ("B2", "de vrouw van nummer 12", {}),
        ("H2", "zie kaart", {}),
        ("E2", "belt liever niet", {"hide": "E"}),
        ("E2", "belt liever niet", {"hide": "2"}),
        ("D2", "belt liever niet", {"merge": "D2:F2"}),
        ("D2", SAID, {}),
        ("D3", "ook gehoord van Verzonnen", {}),
        ("D3", "de melder is bang", {}),
        ("D3", "de inbrenger is bang", {}),
        ("G3", "gemeld door de overbuur", {}),
        ("D3", "Bos belde terug, wil buiten beeld blijven", {}),
        ("D3", "terugbellen op 06-12 34 56 78", {}),
        ("G3", "z.verzonnen@voorbeeld.nl", {}),
    ],
)
def test_it_is_sealed_or_left_out_and_never_open(
    desk: Desk, tmp_path: Path, at: str, text: str, how: dict[str, str]
) -> None:
    sheet, lijst = made(desk, tmp_path / "o.xlsx", {at: text}, **how)
    found = asked(sheet, lijst)
    assert Schuilsoort.OPMERKINGEN not in found
    assert all(text not in one.voorbeeld and "Verzonnen" not in one.voorbeeld for one in found.values())
    everything = dict.fromkeys(Schuilsoort, True)
    for chosen in (everything, {}, {**everything, Schuilsoort.OVER_MELDER: False}):
        rows = judged(desk, apply(sheet, lijst, chosen)).rijen
        assert all(text not in (row.waarden.get("tekst") or "") for row in rows)
        kept = " ".join(row.waarden.get("melder_contact") or "" for row in rows)
        assert (text in kept) is (chosen == everything)


def test_the_seal_holds_it_and_shows_it_once(desk: Desk, tmp_path: Path) -> None:
    sheet, lijst = made(desk, tmp_path / "o.xlsx", {"E2": "belt liever niet", "D2": "gebeld, geen gehoor"})
    assert set(asked(sheet, lijst)) == {Schuilsoort.OPMERKINGEN, Schuilsoort.OVER_MELDER}
    lijst = apply(sheet, lijst, {Schuilsoort.OPMERKINGEN: True, Schuilsoort.OVER_MELDER: True})
    import_rows(desk.ctx, lijst, judged(desk, lijst))
    rows = desk.ctx.reads.signaal.signalen(SignaalFilter(), 0, 9)
    kept = next(
        one for one in (desk.ctx.reads.signaal.signaal(row.id) for row in rows) if "muziek" in one.tekst
    )
    assert kept.tekst == "muziek\n\nOpmerking in de cel: gebeld, geen gehoor"
    assert not desk.ctx.reads.zoeken.zoek_teksten("liever niet", desk.ctx.today(), 9)
    shown = unseal_melder(desk.ctx, kept.id, "de melder wordt vandaag teruggebeld")
    assert (shown.naam, shown.contact) == (
        "Z. Verzonnen",
        "0612345678 · Opmerking in de cel: belt liever niet",
    )


def test_whose_a_comment_is_follows_the_columns_that_were_chosen(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "o.xlsx"
    sheet, lijst = made(desk, path, {"G2": "belt liever niet"})
    assert set(asked(sheet, lijst)) == {Schuilsoort.OPMERKINGEN}
    columns = {code: n for code, n in lijst.koppeling.kolommen.items() if n != 6}
    other = type(lijst.koppeling)({**columns, "melder_naam": 6})
    assert set(asked(sheet, type(lijst)(**{**vars(lijst), "koppeling": other}))) == {Schuilsoort.OVER_MELDER}


def test_no_bsn_comes_in_with_it_and_the_rest_is_told(desk: Desk, tmp_path: Path) -> None:
    sheet, lijst = made(
        desk, tmp_path / "o.xlsx", {"E2": "bsn 111222333", "E1": "zonder toestemming", "C9": "x"}
    )
    (first, _) = judged(desk, apply(sheet, lijst, {Schuilsoort.OVER_MELDER: True})).rijen
    assert [(item.code, item.geheim, item.waarde) for item in first.bevindingen] == [
        ("opmerking_melder", True, "")
    ]
    assert "opmerking" in first.bevindingen[0].wat
    assert (
        told(sheet, [sheet], lijst)
        == "Buiten de rijen van de lijst staan opmerkingen (E1 en C9). Die komen niet binnen."
    )


def test_a_comment_at_a_hidden_column_that_is_not_read_is_none_to_decide_on(
    desk: Desk, tmp_path: Path
) -> None:
    sheet, lijst = made(desk, tmp_path / "o.xlsx", {"E2": "belt liever niet", "F2": "na zes uur"}, hide="E")
    assert "Bij 2 cellen" in asked(sheet, lijst)[Schuilsoort.OVER_MELDER].wat
    left = questions(sheet, lijst, {Schuilsoort.KOLOMMEN: False})
    assert ["Bij 1 cel" in one.wat for one in left if one.soort is Schuilsoort.OVER_MELDER] == [True]


def test_no_bsn_is_quoted_as_an_example(desk: Desk, tmp_path: Path) -> None:
    sheet, lijst = made(desk, tmp_path / "o.xlsx", {"C2": "bsn 111222333", "C3": "gebeld"})
    assert asked(sheet, lijst)[Schuilsoort.OPMERKINGEN].voorbeeld == "‘gebeld’"


def test_a_casus_has_no_place_for_any(desk: Desk, tmp_path: Path) -> None:
    sheet, _ = made(desk, tmp_path / "o.xlsx", {"E2": "belt liever niet"})
    lijst = listed(desk, tmp_path / "o.xlsx", InvoerSoort.CASUS)
    (question,) = questions(sheet, lijst)
    assert (question.soort, question.mee) == (Schuilsoort.OPMERKINGEN, "")


@pytest.mark.parametrize(("at", "code"), [("D2", "opmerking"), ("E2", "opmerking_melder")])
def test_a_comment_with_a_bsn_is_left_out_or_typed_anew_for_its_row_only(
    desk: Desk, tmp_path: Path, at: str, code: str
) -> None:
    sheet, lijst = made(desk, tmp_path / "o.xlsx", {at: "bsn 111222333", "D3": "nog eens"})
    lijst = apply(sheet, lijst, dict.fromkeys(Schuilsoort, True))
    (bad,) = judged(desk, lijst).fout
    assert [(item.regel, item.code) for item in bad.bevindingen] == [(2, code)]
    assert judged(desk, lijst.mended({(2, code): "bsn 111222333"})).fout
    for typed in ("", "nagevraagd"):
        (first, second) = judged(desk, lijst.mended({(2, code): typed})).nieuw
        kept = f"{first.waarden['tekst']} {first.waarden['melder_contact']}"
        assert ("Opmerking in de cel: nagevraagd" in kept) is bool(typed)
        assert "nog eens" in second.waarden["tekst"]


def test_the_rows_that_are_saved_keep_their_comments_at_their_cells(desk: Desk, tmp_path: Path) -> None:
    comments = {"D2": "gebeld", "E2": "belt liever niet", "A2": "bsn 111222333", "D3": "goede rij"}
    sheet, lijst = made(desk, tmp_path / "o.xlsx", comments)
    lijst = apply(sheet, lijst, dict.fromkeys(Schuilsoort, True)).mended({(2, "ontvangen_op"): "31-2-2026"})
    target = tmp_path / "fout.xlsx"
    save_rejected(desk.ctx, desk.invoerbank.schrijf_afgekeurd, lijst, judged(desk, lijst), target)
    again = read_rekenblad(target).bladen[0]
    assert again.ongezien.opmerkingen == {(2, 4): "gebeld", (2, 5): "belt liever niet"}
    assert set(asked(again, listed(desk, target, InvoerSoort.SIGNAAL))) >= {Schuilsoort.OVER_MELDER}


def test_a_little_word_of_a_melders_name_makes_no_comment_the_melders(desk: Desk, tmp_path: Path) -> None:
    sheet, lijst = made(desk, tmp_path / "o.xlsx", {"D2": "van den overkant gezien"})
    assert set(asked(sheet, lijst)) == {Schuilsoort.OPMERKINGEN}


def test_a_comment_that_is_typed_anew_never_names_the_melder(desk: Desk, tmp_path: Path) -> None:
    sheet, lijst = made(desk, tmp_path / "o.xlsx", {"D3": "bsn 111222333"})
    lijst = apply(sheet, lijst, dict.fromkeys(Schuilsoort, True))
    typed = lijst.mended({(3, "opmerking"): "mw. van den Bos belde terug"})
    (bad,) = judged(desk, typed).fout
    (found,) = bad.bevindingen
    assert (found.code, found.voorstellen) == ("opmerking", ("mw. [melder] belde terug",))
    (_, row) = judged(desk, lijst.mended({(3, "opmerking"): found.voorstellen[0]})).nieuw
    assert row.waarden["tekst"] == "stank\n\nOpmerking in de cel: mw. [melder] belde terug"


def test_a_comment_that_was_sorted_before_the_name_was_mended_is_asked(desk: Desk, tmp_path: Path) -> None:
    sheet, lijst = made(desk, tmp_path / "o.xlsx", {"D2": "Jansema belde terug"})
    lijst = apply(sheet, lijst, dict.fromkeys(Schuilsoort, True)).mended({(2, "melder_naam"): "P. Jansema"})
    (bad,) = judged(desk, lijst).fout
    assert [(item.code, item.voorstellen) for item in bad.bevindingen] == [
        ("opmerking", ("[melder] belde terug",))
    ]
