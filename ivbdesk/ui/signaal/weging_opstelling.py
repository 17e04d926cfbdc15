"""Where the signal and what fits stand in the form of a weighing: beside it, or in it where the window is small."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ivbdesk.ui.signaal.weging_side import WegingSide
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.layouts import scrolling

_SIDE = 350
_FORM = 610


class Arrangement:
    """Beside the form in a pane of their own; in a small window the signal on top of it and what fits where one decides.

    Two panes below each other would each be too low to read.
    """

    def __init__(self, theme: Theme, side: WegingSide, scroll: QScrollArea, outer: QVBoxLayout) -> None:
        self._theme, self._side, self._scroll = theme, side, scroll
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addStretch(1)
        self._pane = scrolling(self._holder)
        bar = self._pane.verticalScrollBar().sizeHint().width()
        wide = max(theme.px(_SIDE), side.past.widest() + bar)
        self._pane.setFixedWidth(wide)
        self._least = wide + theme.px(_FORM)
        middle = QHBoxLayout()
        middle.setContentsMargins(theme.px(22), 0, 0, theme.px(6))
        outer.removeWidget(scroll)
        middle.addWidget(self._pane)
        middle.addWidget(scroll, 1)
        outer.insertLayout(1, middle, 1)
        self._middle = middle
        self._is_beside: bool | None = None  # not placed yet

    def arrange(self, width: int, form: QBoxLayout, decision: QWidget) -> None:
        """Beside where there is room for both, else within `form`, with what fits right above the `decision`."""
        beside = width >= self._least
        if beside is self._is_beside:
            return
        self._is_beside = beside
        self._pane.setVisible(beside)
        self._middle.setContentsMargins(self._theme.px(22) if beside else 0, 0, 0, self._theme.px(6))
        if beside:
            self._column.insertWidget(0, self._side)
            self._column.insertWidget(1, self._side.past)
        else:
            form.insertWidget(0, self._side)
            form.insertWidget(form.indexOf(decision), self._side.past)

    def show_danger(self, danger: bool) -> None:
        """Whom to call, brought in sight at the moment that somebody is in danger."""
        came = danger and self._side.acuut.isHidden()
        self._side.acuut.setVisible(danger)
        if came and not self._is_beside:
            self._scroll.verticalScrollBar().setValue(0)
