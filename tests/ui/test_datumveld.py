"""A date as people say it, in a real form: the day with its weekday, a time to its own place, nothing that lies ahead."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.dossier.item_dialog import ItemDialog
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import form, settle
from tests.werkplaats import PERSOON, casus_gegevens


def say(dialog: FormDialog, typed: str, name: str = "datum") -> DateField:
    field = dialog.fields[name]
    edit = field.input
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, typed)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    return field  # type: ignore[return-value]  # the field of this name is one


def beside(field: DateField) -> list[str]:
    return [label.toolTip() for label in field.findChildren(QLabel) if label.toolTip()]


def new_item(window: MainWindow) -> ItemDialog:
    """The form of a new entry in the tijdlijn, opened."""
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    dialog = ItemDialog(window.place, read_blad(window.place.ctx, casus_id), None, window)
    dialog.start()
    settle(window)
    return dialog


def test_a_day_is_said_in_a_form_with_a_place_for_the_time(window: MainWindow) -> None:
    dialog = new_item(window)
    field = say(dialog, "vrijdag 23.30")  # today is a Monday
    assert (field.raw(), beside(field), dialog.fields["tijd"].value()) == (
        "20 nov 2026",
        ["vrijdag"],
        "23:30",
    )
    field = say(dialog, "over 3 dagen")
    assert "toekomst" in field.error
    assert beside(field) == []
    assert say(dialog, "maandag").error.startswith("Vandaag is het maandag")
    assert say(dialog, "29-2").raw() == "29 feb 2024"
    dialog.reject()


def test_a_time_that_passed_on_goes_again_when_something_else_is_typed(window: MainWindow) -> None:
    dialog = new_item(window)
    time, day = dialog.fields["tijd"], dialog.fields["datum"].input
    assert isinstance(day, QLineEdit)
    for typed in ("gisteren 23.30", "gisteren om 9 uur"):
        assert say(dialog, typed).raw() == "22 nov 2026"
        assert time.raw() in ("23:30", "09:00"), "leaving the field keeps it"
        assert (say(dialog, "20 nov").raw(), time.raw()) == ("20 nov 2026", "")
    day.setFocus()
    day.selectAll()
    QTest.keyClicks(day, "gisteren 23.30")
    for _ in range(3):
        QTest.keyClick(day, Qt.Key.Key_Backspace)
    assert time.raw() == "", "a part of it was wiped"
    time.set_raw("21:00")
    say(dialog, "gisteren 23.30")
    assert time.raw() == "23:30"
    say(dialog, "gisteren")
    assert time.raw() == "21:00", "what stood there before it"
    say(dialog, "gisteren 23.30")
    time.set_raw("22:15")
    say(dialog, "20 nov")
    assert time.raw() == "22:15", "the officer changed it"
    dialog.reject()


def test_what_is_said_of_now_has_its_time_and_one_in_words_is_asked(window: MainWindow) -> None:
    dialog = new_item(window)
    time = dialog.fields["tijd"]
    assert say(dialog, "zojuist").raw() == "23 nov 2026"
    assert time.raw() == "10:00"
    for typed in ("vrijdag om half twaalf", "vrijdagochtend vroeg"):
        field = say(dialog, typed)
        assert (field.raw(), time.raw()) == ("20 nov 2026", ""), typed
        assert "vul dan de tijd in" in field.warning, typed
    dialog.reject()


def test_where_no_time_is_kept_it_is_said(window: MainWindow) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, Qt.Key.Key_F9)
    dialog = form(window)
    field = say(dialog, "gisteren 23.30", "gebeurd_op")
    assert field.raw() == "22 nov 2026"
    assert "tijd" in field.warning
    assert say(dialog, "gisteren", "gebeurd_op").warning == ""
