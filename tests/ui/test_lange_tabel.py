"""A table of thousands of rows: what is in sight is measured and read, the rest once it comes in sight."""

from __future__ import annotations

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
    assert table.rowHeight(0) > 2 * short
    assert table.rowHeight(4000) == short, "what nobody looks at is not measured"
    table.scrollTo(table.words.index(4000, 0))
    qtbot.wait(20)
    assert table.rowHeight(4000) > 2 * short
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    qtbot.wait(20)
    assert table.rowHeight(4999) > 2 * short


def test_a_wider_column_measures_what_is_in_sight_anew(theme: Theme, qtbot: QtBot) -> None:
    table = _shown(theme, qtbot, 5000)
    before = table.rowHeight(0)
    table.resize(900, 400)
    qtbot.wait(20)
    assert table.rowHeight(0) < before


def test_a_choice_that_is_gone_is_told(theme: Theme, qtbot: QtBot) -> None:
    table = _shown(theme, qtbot, 3)
    table.selectRow(1)
    with qtbot.waitSignal(table.choice_changed):
        table.show_rows([(0, ("a",)), (2, ("c",))])
    assert table.chosen() == []
