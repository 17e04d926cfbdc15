"""What a colleague keeps cannot be typed here, and looks so."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.publiek.zaal.notities import Notities
from ivbdesk.ui.theme import Theme


def ground_of(field: LongTextField) -> str:
    shown = field.input.grab().toImage()
    return shown.pixelColor(shown.width() // 2, shown.height() // 2).name()


def test_a_part_that_is_closed_has_another_ground(theme: Theme, qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    room.setProperty("role", "zaal")
    notes = Notities(date(2026, 11, 23))
    column = QVBoxLayout(room)
    column.addWidget(notes)
    column.addWidget(notes.beeldvorming)
    room.setStyleSheet(theme.sheet(1.0))
    notes._vakken["beeld"].show({}, open=True)
    notes._vakken["oordeel"].show({}, open=False)
    room.show()
    assert ground_of(notes.picture) == theme.colour("card").name()
    assert ground_of(notes.judgement) == theme.colour("subtle").name()
