"""The field to search in says what can be found there, and its key where that stands clear of the words."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.top_bar import SearchField


@pytest.mark.parametrize(("width", "shown"), [(420, True), (180, False)])
def test_the_key_stands_clear_of_the_words(qtbot: QtBot, theme: Theme, width: int, shown: bool) -> None:
    field = SearchField("Zoek overal; > voor handelingen")
    qtbot.addWidget(field)
    field.resize(width, 36)
    field.show()
    assert field._hint.isVisible() is shown
    field.setText("lawaai")
    assert not field._hint.isVisible()
    field.clear()
    assert field._hint.isVisible() is shown
