"""Controls beside each other that go on below: nothing keeps room that is not seen, and a heading keeps its line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ivbdesk.ui.widgets.flow import Flow


class _Block(QWidget):
    def __init__(self, wide: int, high: int) -> None:
        super().__init__()
        self._size = QSize(wide, high)

    def sizeHint(self) -> QSize:
        return self._size


@pytest.fixture
def blocks() -> list[QWidget]:
    return [_Block(100, 20), _Block(80, 40), _Block(60, 20)]


def laid(qtbot: QtBot, blocks: list[QWidget], wide: int, **how: bool) -> list[tuple[int, int]]:
    """Where each stands that is seen, in a row of this width; the row is the parent of them all."""
    flow = Flow(*blocks, space=10, **how)  # type: ignore[arg-type]  # a test's own words
    qtbot.addWidget(flow)
    flow.resize(wide, 100)
    flow.show()
    QCoreApplication.processEvents()
    blocks.append(flow)
    return [(block.x(), block.y()) for block in blocks[:3] if not block.isHidden()]


def test_a_heading_stands_apart_from_its_buttons_where_there_is_room(
    qtbot: QtBot, blocks: list[QWidget]
) -> None:
    assert laid(qtbot, blocks, 400, apart=True) == [(0, 10), (250, 0), (340, 10)]


def test_where_there_is_none_the_buttons_go_on_below(qtbot: QtBot, blocks: list[QWidget]) -> None:
    assert laid(qtbot, blocks, 150, apart=True) == [(0, 10), (0, 45), (90, 55)]


def test_one_that_is_hidden_leaves_no_hole_and_comes_back(qtbot: QtBot, blocks: list[QWidget]) -> None:
    """As the days of a period of one's own among the choices of Cijfers."""
    blocks[1].hide()
    assert laid(qtbot, blocks, 400) == [(0, 0), (110, 0)]
    blocks[1].show()
    QCoreApplication.processEvents()
    assert [block.x() for block in blocks[:3]] == [0, 110, 200]


def test_a_button_stands_as_low_as_the_field_beside_it(qtbot: QtBot, blocks: list[QWidget]) -> None:
    assert laid(qtbot, blocks, 400, low=True) == [(0, 20), (110, 0), (200, 20)]
