"""The pages of the window, of which one is seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget

from ivbdesk.ui.widgets.layouts import least_size


class PageStack(QScrollArea):
    """The pages, of which one is seen; a screen that is smaller than that one scrolls, so the window never leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "pages")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stack = QStackedWidget()
        self.stack.setProperty("role", "scrolled")
        self.stack.currentChanged.connect(lambda _: self._fit())
        self.setWidget(self.stack)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page fills the place."""
        self._fit()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page when it asks for another size."""
        if watched is self.stack and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        page = self.stack.currentWidget()
        room = self.maximumViewportSize()
        needed = least_size(page, room.width()) if page else QSize()
        fits = needed.boundedTo(room) == needed
        self.stack.resize(room if fits else self.viewport().size().expandedTo(needed))
