"""What is added to a page that scrolls is never painted before it has its room."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Card, Label
from ivbdesk.ui.widgets.layouts import scrolling_column

_WORDS = "Een zin die op een smal scherm op meer dan een regel komt. " * 4


class _Painted(QObject):
    """Notes each card that is painted lower than what it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.times, self.squashed = 0, [""][:0]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, Card):
            self.times += 1
            if watched.height() < watched.body.totalMinimumHeightForWidth(watched.width()):
                self.squashed.append(f"{watched.accessibleName()}: {watched.height()} hoog")
        return False


def test_cards_that_come_on_a_page_are_never_seen_squashed(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    """As after opening Cijfers or Ladder: on a slow machine the page stood full of empty strips for a second."""
    window, page = QWidget(), QWidget()
    qtbot.addWidget(window)
    column = scrolling_column(page)
    QVBoxLayout(window).addWidget(page)
    window.resize(500, 300)
    window.show()
    QCoreApplication.processEvents()
    window.update()  # as what stands beside the cards does
    painted = _Painted()
    qapp.installEventFilter(painted)
    for number in range(6):
        card = Card(f"Kaart {number}")
        card.add(Label(_WORDS))
        column.addWidget(card)
    qtbot.waitUntil(lambda: painted.times > 0)
    qapp.removeEventFilter(painted)
    assert painted.squashed == []
