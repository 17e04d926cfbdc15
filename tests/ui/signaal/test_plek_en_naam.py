"""A whole address or a full name that is pasted in one field of a signal goes to the fields it belongs to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.ui.dossier.nieuwe_casus import NieuweCasusDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import errors, fill, press, save, settle
from tests.ui.ladder.test_ladder import words
from tests.ui.signaal.test_signalen import begin, kept, pause
from tests.werkplaats import PERSOON, casus_gegevens


def test_a_whole_address_that_is_pasted_fills_the_fields_and_finds_the_casus(window: MainWindow) -> None:
    there = Adres("Kastanjelaan", 14, "B", "2353 AB", "Leiderdorp")
    casus_id = open_casus(window.place.ctx, casus_gegevens(adres=there), PERSOON)
    dialog = begin(window)
    fill(window, tekst="lawaai")
    straat = dialog.fields["straat"].input
    straat.setFocus()
    QApplication.clipboard().setText("Kastanjelaan 14b,\n2353 AB Leiderdorp")
    QTest.keyClick(straat, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(straat, Qt.Key.Key_Tab)
    pause(window)
    parts = ("straat", "huisnummer", "toevoeging", "postcode", "plaats")
    assert [dialog.fields[name].value() for name in parts] == [
        "Kastanjelaan",
        "14",
        "B",
        "2353 AB",
        "Leiderdorp",
    ]
    number = window.place.ctx.reads.dossier.casusnummers([casus_id])[casus_id]
    assert number in words(dialog)
    press(window, f"{number} hetzelfde")
    save(window)
    assert (kept(window).adres.kort, kept(window).postcode) == ("Kastanjelaan 14 B", "2353 AB")


def test_an_address_that_can_be_read_in_two_ways_is_asked_about(window: MainWindow) -> None:
    begin(window)
    dialog = fill(window, tekst="lawaai", straat="Proeflaan 12-14")
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert "tot en met 14" in errors(dialog)["straat"]
    fill(window, straat="Proeflaan", huisnummer="12", toevoeging="14")
    save(window)
    assert kept(window).adres.kort == "Proeflaan 12 14"


@pytest.mark.parametrize(
    ("field", "typed", "parts"),
    [
        ("voorletters", "Jan van den Berg", ("", "Jan", "van den", "Berg")),
        ("voorletters", "J.P. Bos", ("J.P.", "", "", "Bos")),
        ("voorletters", "Mohammed", ("", "Mohammed", "", "")),
        ("voorletters", "Anne-Marie", ("", "Anne-Marie", "", "")),
        ("voorletters", "JP", ("JP", "", "", "")),
        ("voornaam", "Vries, Ben de", ("", "Ben", "de", "Vries")),
        ("voornaam", "Anna Maria", ("", "Anna Maria", "", "")),
        ("achternaam", "van 't Hof", ("", "", "van 't", "Hof")),
        ("achternaam", "Garcia Lopez", ("", "", "", "Garcia Lopez")),
        ("achternaam", "Ben de Vries", ("", "Ben", "de", "Vries")),
        ("achternaam", "Ben Ali", ("", "", "", "Ben Ali")),
        ("achternaam", "K. Bos geb. de Wit", ("", "", "", "K. Bos geb. de Wit")),
        ("voornaam", "K. Bos geb. de Wit", ("", "K. Bos geb. de Wit", "", "")),
        ("achternaam", "K. Bos", ("K.", "", "", "Bos")),
        ("voorletters", "drs. Jan Bakker jr.", ("", "Jan", "", "Bakker jr.")),
        ("achternaam", "Bakker sr.", ("", "", "", "Bakker sr.")),
        ("achternaam", "mr. K. Bos Sr.", ("K.", "", "", "Bos Sr.")),
        ("achternaam", "jr. Bakker", ("", "", "", "jr. Bakker")),
        ("achternaam", "Jan Willem de Boer", ("", "", "", "Jan Willem de Boer")),
    ],
)
def test_a_full_name_in_one_field_goes_to_its_fields(
    window: MainWindow, field: str, typed: str, parts: tuple[str, ...]
) -> None:
    dialog = begin(window)
    edit = dialog.fields[field].input
    edit.setFocus()
    QTest.keyClicks(edit, typed)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    names = ("voorletters", "voornaam", "tussenvoegsel", "achternaam")
    assert tuple(dialog.fields[name].value() for name in names) == parts


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Ben Ali", "Is ‘Ben’ hier de voornaam?"),
        ("K. Bos geb. de Wit", "Hier staat ook een geboortenaam."),
        ("Anna Jansen-de Vries", "niet zeker wat de achternaam is"),
        (
            "Fam. Bakker",
            "Dit lijkt een familie; hier hoort één persoon. Weet u alleen de naam van het gezin?",
        ),
        ("Jansen 12", "In een naam staan geen cijfers."),
    ],
)
def test_a_surname_that_tells_more_is_asked_about_once(window: MainWindow, typed: str, why: str) -> None:
    begin(window)
    dialog = fill(window, tekst="lawaai", achternaam=typed)
    pause(window)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    pause(window)
    assert why in errors(dialog)["achternaam"]
    save(window)
    assert kept(window).achternaam == typed


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Mohammed Bakker", "Is ‘Mohammed Bakker’ alleen de voornaam?"),
        ("familie Jansen", "Dit lijkt een familie"),
        ("Ben Ali", "alleen de voornaam?"),
        ("Bos geb. de Wit", "ook een geboortenaam"),
        ("Jan Bakker en Piet Smit", "Staan hier meer mensen?"),
    ],
)
def test_a_first_name_that_tells_more_is_asked_about_once(window: MainWindow, typed: str, why: str) -> None:
    begin(window)
    dialog = fill(window, tekst="lawaai", voornaam=typed)
    pause(window)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    pause(window)
    assert why in errors(dialog)["voornaam"]
    save(window)
    assert kept(window).voornaam == typed


@pytest.mark.parametrize(("field", "typed"), [("voornaam", "Jo van der Berg"), ("achternaam", "fam. Berg")])
def test_who_is_known_is_found_by_a_name_in_one_field_and_without_fam(
    window: MainWindow, field: str, typed: str
) -> None:
    open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    begin(window)
    dialog = fill(window, **{field: typed})
    pause(window)
    assert "Jo van der Berg" in words(dialog)
    assert "Geen eerder signaal" not in words(dialog)


def test_a_title_that_does_not_come_along_is_told_at_the_name(window: MainWindow) -> None:
    dialog = begin(window)
    fill(window, achternaam="drs. J. Bakker MSc")
    achternaam = dialog.fields["achternaam"]
    QTest.keyClick(achternaam.input, Qt.Key.Key_Tab)
    pause(window)
    told = "Weggelaten: ‘drs.’ en ‘MSc’. Titels en aanspreekvormen horen niet bij de naam."
    assert told in words(dialog)
    assert (dialog.fields["voorletters"].value(), achternaam.value()) == ("J.", "Bakker")
    QTest.keyClicks(achternaam.input, "s")
    assert told not in words(dialog)


@pytest.mark.parametrize("typed", ["onbekend", "n.v.t.", "n.b.", "?", "-", "👻", "anoniem", "zie mail"])
def test_words_that_are_no_name_are_none_here_either(window: MainWindow, typed: str) -> None:
    begin(window)
    dialog = fill(window, tekst="lawaai", achternaam=typed)
    save(window)  # without leaving the field
    assert kept(window).achternaam == ""
    begin(window)
    dialog = fill(window, tekst="lawaai", achternaam=typed)
    QTest.keyClick(dialog.fields["achternaam"].input, Qt.Key.Key_Tab)
    pause(window)
    assert dialog.fields["achternaam"].value() == ""
    assert f"‘{typed}’ is geen naam. Dit vak blijft leeg." in words(dialog)


@pytest.mark.parametrize("typed", ["onbekend", "?", "👻"])
def test_words_that_are_no_place_are_none(window: MainWindow, typed: str) -> None:
    begin(window)
    fill(window, tekst="lawaai", straat=typed)
    save(window)  # without leaving the field
    assert kept(window).straat == ""
    begin(window)
    dialog = fill(window, tekst="lawaai", straat=typed)
    pause(window)
    QTest.keyClick(dialog.fields["straat"].input, Qt.Key.Key_Tab)
    assert dialog.fields["straat"].value() == ""
    assert f"‘{typed}’ is geen plek. Dit vak blijft leeg." in words(dialog)


def test_somebody_of_whom_the_name_is_not_known_is_unknown_in_a_casus(window: MainWindow) -> None:
    dialog = NieuweCasusDialog(window.place, window)
    dialog.start()
    pause(window)
    fill(window, voornaam="?", achternaam="👻")
    QTest.keyClick(dialog.fields["achternaam"].input, Qt.Key.Key_Tab)
    assert (dialog.fields["voornaam"].value(), dialog.fields["achternaam"].value()) == ("", "onbekend")
    assert "‘👻’ is geen naam. Hier staat daarom ‘onbekend’." in words(dialog)
