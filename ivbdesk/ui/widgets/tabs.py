"""Tabs with a line under the chosen one; Ctrl+Tab goes round, as in every tab widget of Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QTabBar, QTabWidget, QVBoxLayout, QWidget

from ivbdesk.ui.widgets.layouts import least_size


class _Bar(QTabBar):
    """A bar whose tabs are wide enough for their bold name, so that choosing one moves nothing; a wheel chooses none."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the name in bold."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.Bold)
        name = self.tabText(index).replace("&&", "&")
        more = QFontMetrics(bold).horizontalAdvance(name) - self.fontMetrics().horizontalAdvance(name)
        hint = super().tabSizeHint(index)
        return QSize(hint.width() + max(0, more) + 2, hint.height())


class Tabs(QTabWidget):
    """Pages behind names; `show_tab` chooses one by its name."""

    def __init__(self, accessible_name: str = "Tabbladen") -> None:
        super().__init__()
        bar = _Bar()
        bar.setExpanding(False)
        bar.setElideMode(Qt.TextElideMode.ElideNone)
        bar.setUsesScrollButtons(True)
        bar.setCursor(Qt.CursorShape.PointingHandCursor)
        bar.setAccessibleName(accessible_name)
        self.setTabBar(bar)
        self.setDocumentMode(False)
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """What the page that is seen needs; Qt asks room for the largest of all."""
        page, bar = self.currentWidget(), self.tabBar()
        if page is None:
            return super().minimumSizeHint()
        needed = least_size(page, self.width())
        return QSize(
            max(needed.width(), bar.minimumSizeHint().width()), needed.height() + bar.sizeHint().height()
        )

    def hasHeightForWidth(self) -> bool:
        """The page that is seen fills what there is."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width the texts of the page wrap in another way."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def add(self, name: str, page: QWidget) -> None:
        """Add a page behind a name; an ampersand is just that."""
        self.addTab(page, name.replace("&", "&&"))

    def show_tab(self, name: str) -> bool:
        """Choose the tab with this name; False when there is none."""
        for index in range(self.count()):
            if self.name_at(index) == name:
                self.setCurrentIndex(index)
                return True
        return False

    def name_at(self, index: int) -> str:
        """The name of a tab."""
        return self.tabText(index).replace("&&", "&")


class LatePages(Mapping[str, QWidget]):
    """Pages by the name of their tab, each made when it is first seen or asked for: many are never seen in a day."""

    def __init__(self, tabs: Tabs, makers: Mapping[str, Callable[[], QWidget]]) -> None:
        self._makers = makers
        self._made: dict[str, QWidget] = {}
        self._places: dict[str, QVBoxLayout] = {}
        for name in makers:
            empty = QWidget()
            self._places[name] = QVBoxLayout(empty)
            self._places[name].setContentsMargins(0, 0, 0, 0)
            tabs.add(name, empty)
        tabs.currentChanged.connect(lambda index: self[tabs.name_at(index)])

    def __getitem__(self, name: str) -> QWidget:
        """The page; KeyError where there is none."""
        if name not in self._made:
            self._made[name] = self._makers[name]()
            self._places[name].addWidget(self._made[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)
