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


def test_a_day_is_said_in_a_form_with_a_place_for_the_time(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    dialog = ItemDialog(window.place, read_blad(window.place.ctx, casus_id), None, window)
    dialog.start()
    settle(window)
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


def test_where_no_time_is_kept_it_is_said(window: MainWindow) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, Qt.Key.Key_F9)
    dialog = form(window)
    field = say(dialog, "gisteren 23.30", "gebeurd_op")
    assert field.raw() == "22 nov 2026"
    assert "tijd" in field.warning
    assert say(dialog, "gisteren", "gebeurd_op").warning == ""
