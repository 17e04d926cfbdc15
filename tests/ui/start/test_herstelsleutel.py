"""The recovery key stands in straight columns, on the screen and on paper, whatever letter the system has."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.ui.start.paper import _rows
from ivbdesk.ui.start.recovery_words import COLUMNS, RecoverySheet
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Label


def test_the_words_stand_in_straight_columns_in_any_letter(qtbot: QtBot, theme: Theme) -> None:
    sheet = RecoverySheet()
    qtbot.addWidget(sheet)
    words = RecoveryKey.new().words
    sheet.show_words(" ".join(words))
    sheet.show()
    shown = [label for label in sheet.findChildren(Label) if label.property("role") == "sleutelwoord"]
    assert [label.text() for label in shown] == list(words)
    assert len({label.x() for label in shown}) == COLUMNS
    assert len({label.y() for label in shown}) == len(words) // COLUMNS
    assert sheet.accessibleDescription() == sheet.text()
    sheet.show_words("")
    assert sheet.text() == sheet.accessibleDescription() == ""
    assert not any(label.text() for label in shown)


def test_the_paper_has_a_row_of_the_table_for_every_four(theme: Theme) -> None:
    words = RecoveryKey.new().words
    rows = _rows(words).split("</tr>")[:-1]
    assert len(rows) == len(words) // COLUMNS
    assert all(word in rows[at // COLUMNS] for at, word in enumerate(words))
