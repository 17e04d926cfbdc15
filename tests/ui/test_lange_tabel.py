"""A table of thousands of rows: what is in sight is measured and read, the rest once it comes in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.plain_table import PlainTable

_LONG = "een regel die in deze kolom niet op één regel past " * 3


def _shown(theme: Theme, qtbot: QtBot, rows: int) -> PlainTable[int]:
    table = PlainTable[int](theme, "lijst", (("Wat", 0),), "leeg")
    qtbot.addWidget(table)
    table.resize(300, 400)
    table.show_rows([(number, (_LONG,)) for number in range(rows)])
    table.show()
    qtbot.wait(20)
    return table


def test_rows_are_as_high_as_their_words_where_one_looks(theme: Theme, qtbot: QtBot) -> None:
    table = _shown(theme, qtbot, 5000)
    short = table.verticalHeader().defaultSectionSize()
    own = table.rowHeight(0)
    assert own > 2 * table.fontMetrics().height()
    assert table.rowHeight(4000) == short == own, (
        "what nobody looks at is as high as the mean of what is seen"
    )
    table.show_rows([(number, (_LONG if number < 50 else _LONG * 2,)) for number in range(5000)])
    qtbot.wait(20)
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    qtbot.wait(20)
    assert table.rowHeight(4000) == own, "what nobody looks at is not measured"
    assert table.rowHeight(4999) > 1.5 * own


@pytest.mark.parametrize("keys", ["end", "page", "jump"])
def test_the_row_with_the_keyboard_stays_in_sight(theme: Theme, qtbot: QtBot, keys: str) -> None:
    table = _shown(theme, qtbot, 300)
    table.show_rows([(number, (_LONG * (1 + number % 4),)) for number in range(300)])
    qtbot.wait(20)
    table.setFocus()
    table.setCurrentIndex(table.words.index(0, 0))
    for _ in range(12 if keys == "page" else 1):
        if keys == "jump":
            table.setCurrentIndex(table.words.index(200, 0))
        elif keys == "end":
            qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        else:
            qtbot.keyClick(table, Qt.Key.Key_PageDown)
        place = table.visualRect(table.currentIndex())
        assert table.viewport().rect().contains(place), (table.currentIndex().row(), place)


def test_a_wider_column_measures_what_is_in_sight_anew(theme: Theme, qtbot: QtBot) -> None:
    table = _shown(theme, qtbot, 5000)
    before = table.rowHeight(0)
    table.resize(900, 400)
    qtbot.wait(20)
    assert table.rowHeight(0) < before


def test_a_choice_that_stays_is_told_once(theme: Theme, qtbot: QtBot) -> None:
    table = _shown(theme, qtbot, 3)
    table.selectRow(1)
    told: list[list[int]] = []
    table.choice_changed.connect(lambda: told.append(table.chosen()))
    table.show_rows([(2, ("c",)), (1, ("b",))])
    assert told == [[1]]


def test_a_choice_that_is_gone_is_told(theme: Theme, qtbot: QtBot) -> None:
    table = _shown(theme, qtbot, 3)
    table.selectRow(1)
    with qtbot.waitSignal(table.choice_changed):
        table.show_rows([(0, ("a",)), (2, ("c",))])
    assert table.chosen() == []
