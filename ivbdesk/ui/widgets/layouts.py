"""Ways to put widgets together: a row, a scrolling pane, emptying a layout."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ivbdesk.ui.widgets.basics import Label, MutedLabel

_MOST_DEEP = 4
"""So often what gets room asks it of what holds it in turn; what is deeper is laid out after the painting, as Qt does."""


def row(*widgets: QWidget, spacing: int = 8, stretch: bool = True) -> QHBoxLayout:
    """Widgets beside each other, pushed to the left."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    for widget in widgets:
        made.addWidget(widget)
    if stretch:
        made.addStretch(1)
    return made


def scrolling_column(page: QWidget) -> QVBoxLayout:
    """Fill a page below its tabs with a pane that scrolls; gives the column in it, one thing below the other."""
    content = QWidget()
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 12, 0, 0)
    outer.addWidget(scrolling(content))
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 6, 0)
    column.setSpacing(8)
    return column


def order_tabs(start: QWidget, layout: QLayout) -> None:
    """Let Tab go through what the layout holds where `start` stands, though it was made later than what comes below."""
    before = _last_before(start)
    for widget in held(layout):
        if before is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QWidget.setTabOrder(before, widget)
            before = widget


def _last_before(start: QWidget) -> QWidget | None:
    """Where Tab comes last of all that is laid out before `start`; its own chain may still have it elsewhere."""
    chain, widget = [start.window()], start.window().nextInFocusChain()
    while widget is not None and widget is not chain[0]:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    takers = [one for one in chain if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    inner = start
    while (outer := inner.parentWidget()) is not None and not inner.isWindow():
        beside = list(held(layout)) if (layout := outer.layout()) is not None else []
        earlier = beside[: beside.index(inner)] if inner in beside else []
        for one in reversed(earlier):
            if found := [taker for taker in takers if taker is one or one.isAncestorOf(taker)]:
                return found[-1]
        inner = outer
    return None


def held(layout: QLayout) -> Iterator[QWidget]:
    """The widgets in a layout and the layouts within it, in their order."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is not None and (widget := item.widget()) is not None:
            yield widget
        elif item is not None and (inner := item.layout()) is not None:
            yield from held(inner)


def least_size(page: QWidget, width: int) -> QSize:
    """What a page needs at this width: a text that wraps there counts with all its lines."""
    needed, layout = page.minimumSizeHint().expandedTo(page.minimumSize()), page.layout()
    if layout is not None and layout.hasHeightForWidth():
        wrapped = layout.totalMinimumHeightForWidth(max(width, needed.width()))
        needed.setHeight(max(needed.height(), wrapped))
    return needed


class _LaidOut(QObject):
    """Has a window lay out what it was given before it is painted.

    Qt shows what is added to a layout at once in the room that was there, asks a pane that scrolls for more in a message, and
    may paint before that is read: a page would be seen with its cards squashed.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What asks for room gets it now, and what holds that, as far up as it goes."""
        if event.type() == QEvent.Type.UpdateRequest:
            for _ in range(_MOST_DEEP):
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        return False


@cache
def _laid_out() -> _LaidOut:
    return _LaidOut()


class _Pane(QScrollArea):
    """Scrolls up and down, so it is never narrower than what it holds."""

    def showEvent(self, event: QShowEvent) -> None:
        """From now on its window is laid out before it is painted."""
        self.window().installEventFilter(_laid_out())  # a second time is no second filter
        super().showEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As wide as the content needs at least, with its scroll bar."""
        least, content = super().minimumSizeHint(), self.widget()
        if content is None:
            return least
        edges = 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(least.width(), content.minimumSizeHint().width() + edges), least.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content when it asks for another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolling(content: QWidget) -> QScrollArea:
    """The content in a pane that scrolls up and down only."""
    if not content.property("role"):
        content.setProperty("role", "scrolled")
    area = _Pane()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


class TwoPanes(QWidget):
    """Two parts that each scroll beside each other; where there is no room they scroll together, the second below."""

    def __init__(self, first: QWidget, second: QWidget, shares: tuple[int, int], least: int) -> None:
        super().__init__()
        self._parts = (first, second)
        self._least = least
        self._below = False
        self._left, self._right = scrolling(first), scrolling(second)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        for pane, share in zip((self._left, self._right), shares, strict=True):
            self._row.addWidget(pane, share)

    @property
    def is_below(self) -> bool:
        """Whether the second part stands below the first."""
        return self._below

    def show_second(self) -> None:
        """Bring the second part in sight where it stands below."""
        if self._below:
            self._left.verticalScrollBar().setValue(self._parts[1].y())

    def minimumSizeHint(self) -> QSize:
        """No wider than the widest of the two."""
        bar = self._left.verticalScrollBar().sizeHint().width() + 2 * self._left.frameWidth()
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(widest + bar, self._left.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or below, as there is room."""
        super().resizeEvent(event)
        self._choose()

    def event(self, event: QEvent) -> bool:
        """Look again when a part asks for another size."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._choose()
        return done

    def _choose(self) -> None:
        bars = 2 * (self._left.verticalScrollBar().sizeHint().width() + 2 * self._left.frameWidth())
        needed = sum(part.minimumSizeHint().width() for part in self._parts) + bars + self._row.spacing()
        below = self.width() < max(needed, self._least)
        if below is not self._below:
            self._turn(below)

    def _turn(self, below: bool) -> None:
        self._below = below
        focus = QApplication.focusWidget()
        first, second = self._parts
        if below:
            self._left.takeWidget()
            self._right.takeWidget()
            both = QWidget()
            both.setProperty("role", "scrolled")
            column = QVBoxLayout(both)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(14)
            column.addWidget(first)
            column.addWidget(second)
            column.addStretch(1)
            self._left.setWidget(both)
            first.show()
            second.show()
        else:
            both = self._left.takeWidget()
            for pane, part in ((self._left, first), (self._right, second)):
                pane.setWidget(part)
                part.show()
            both.deleteLater()
        self._right.setVisible(not below)
        if focus is not None and any(part.isAncestorOf(focus) for part in self._parts):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)


class FittingStack(QWidget):
    """Pages of which one is seen, as high as that one needs; a QStackedWidget is as high as its highest."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def index(self) -> int:
        """The place of the page that is seen, from 0."""
        return next(number for number, page in enumerate(self._pages) if not page.isHidden())

    def add(self, page: QWidget) -> None:
        """One more page; the first one is seen."""
        self._pages.append(page)
        self._column.addWidget(page)
        page.setVisible(len(self._pages) == 1)

    def turn_to(self, place: int | QWidget) -> None:
        """Show a page, named by its place or itself."""
        wanted = self._pages[place] if isinstance(place, int) else place
        for page in self._pages:
            page.setVisible(page is wanted)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


class Pair(QWidget):
    """A line with another right below it, so that the two read as one."""

    def __init__(self, upper: QWidget, lower: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(1)
        column.addWidget(upper)
        column.addWidget(lower)
        column.addStretch(1)


class Fact(Pair):
    """A name with its value below it, for a sheet of facts."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(
            MutedLabel(name, small=True), Label(value) if value else MutedLabel("nog niet ingevuld")
        )
