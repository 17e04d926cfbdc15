"""An address is completed while it is typed, from the extract that was loaded in Beheer."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.ui.beheer.adressen_card import AdressenCard
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.actions.beheer.test_adressen import BAG
from tests.ui.hand import errors, form, press, rest, seen, settle
from tests.ui.ladder.test_ladder import words
from tests.werkplaats import PERSOON, casus_gegevens

PARTS = ("straat", "huisnummer", "toevoeging", "postcode", "plaats")


def loaded(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    (folder / "bag.csv").write_text(BAG, "utf-8")
    window.place.page_asked.emit("beheer")
    settle(window)
    card = seen(window, AdressenCard, lambda _: True)
    assert "Nog geen" in words(card)
    card.load(folder / "bag.csv")
    qtbot.waitUntil(lambda: "7 adressen in 4 straten." in words(window))
    settle(window)


def begin(window: MainWindow) -> FormDialog:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, Qt.Key.Key_F9)
    dialog = form(window)
    dialog.fields["straat"].input.setFocus()
    return dialog


def values(dialog: FormDialog) -> list[object]:
    return [dialog.fields[name].value() for name in PARTS]


def offered() -> QAbstractItemView:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QAbstractItemView)
    return found


def test_a_street_and_then_a_number_are_completed_with_postcode_and_buurt(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    loaded(window, tmp_path, qtbot)
    dialog = begin(window)
    straat = dialog.fields["straat"].input
    QTest.keyClicks(straat, "hoge")
    rest(window)
    QTest.keyClick(offered(), Qt.Key.Key_Down)
    QTest.keyClick(offered(), Qt.Key.Key_Return)
    assert straat.text() == "Hoge Rijndijk "
    QTest.keyClicks(straat, "3")
    rest(window)
    QTest.keyClick(offered(), Qt.Key.Key_Down)
    QTest.keyClick(offered(), Qt.Key.Key_Return)
    rest(window)
    assert values(dialog) == ["Hoge Rijndijk", "3", "BIS", "2352 BD", "Leiderdorp"]
    assert "Buurt Doeskwartier" in words(dialog)


def test_who_types_on_gets_the_postcode_all_the_same_and_is_told_of_what_is_not_there(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    loaded(window, tmp_path, qtbot)
    dialog = begin(window)
    straat = dialog.fields["straat"].input
    QTest.keyClicks(straat, "proeflaan 12a")
    QTest.keyClick(straat, Qt.Key.Key_Tab)
    rest(window)
    assert values(dialog) == ["Proeflaan", "12", "A", "2351 AB", "Leiderdorp"]
    assert not [label for label in dialog.findChildren(QLabel) if "Staat niet in" in label.text()]
    for name in ("huisnummer", "postcode", "toevoeging"):
        dialog.fields[name].set_value("99" if name == "huisnummer" else "")
    dialog.fields["huisnummer"].input.setFocus()
    QTest.keyClick(dialog.fields["huisnummer"].input, Qt.Key.Key_Tab)
    rest(window)
    assert "Staat niet in de adressenlijst" in words(dialog)


def test_a_postcode_with_a_number_is_enough(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    loaded(window, tmp_path, qtbot)
    dialog = begin(window)
    straat = dialog.fields["straat"].input
    QTest.keyClicks(straat, "2352bd 3bis")
    QTest.keyClick(straat, Qt.Key.Key_Tab)
    rest(window)
    assert values(dialog) == ["Hoge Rijndijk", "3", "BIS", "2352 BD", "Leiderdorp"]


def test_a_number_before_its_street_goes_behind_it_where_that_is_known_and_is_asked_about_else(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    loaded(window, tmp_path, qtbot)
    open_casus(window.place.ctx, casus_gegevens(adres=Adres("Splinterwerf", 27)), PERSOON)
    for typed, parts in (
        ("12a proeflaan", ["Proeflaan", "12", "A"]),
        ("27 Splinterwerf", ["Splinterwerf", "27", ""]),
        ("27 Blokwerf", ["27 Blokwerf", "", ""]),
    ):
        dialog = begin(window)
        straat = dialog.fields["straat"].input
        QTest.keyClicks(straat, typed)
        QTest.keyClick(straat, Qt.Key.Key_Tab)
        rest(window)
        assert values(dialog)[:3] == parts
        if typed != "27 Blokwerf":
            dialog.draft.discard()
            dialog._touched = False
            dialog.reject()
            settle(window)
    press(window, "Signaal vastleggen", form(window))
    assert "Is 27 het huisnummer?" in errors(form(window))["straat"]


def test_a_number_before_its_street_is_completed_while_it_is_typed(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    loaded(window, tmp_path, qtbot)
    found = window.place.ctx.reads.adressen.aanvullen("3 hoge rij")
    assert [one.adres.straat for one in found] == ["Hoge Rijndijk"] * len(found)
    assert found


def test_a_form_that_is_taken_down_looks_nothing_up_any_more(window: MainWindow) -> None:
    dialog = begin(window)
    number = dialog.fields["huisnummer"].input
    QTest.keyClicks(number, "12")
    shiboken6.delete(dialog.fields["postcode"])  # as Qt takes a window down, one by one
    assert isinstance(number, QLineEdit)
    number.editingFinished.emit()
    shiboken6.delete(dialog)
    rest(window)
