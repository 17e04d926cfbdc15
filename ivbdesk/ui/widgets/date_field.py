"""A date as the Dutch type it, with a calendar at hand; what can not be read stays as it was typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ivbdesk.cases.nederlands import parse_date, short_date
from ivbdesk.ui.icons import icon
from ivbdesk.ui.theme import Theme

_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)


class DateField(QWidget):
    """A line for a date. `changed` tells of every keystroke and every picked day.

    `value()` is the date, or None while the line is empty or can not be read; `problem()` then says why.
    """

    changed = Signal()

    def __init__(self, theme: Theme, today: date, *, optional: bool = False) -> None:
        super().__init__()
        self._theme, self._today, self._optional = theme, today, optional
        self.line = QLineEdit()
        self.line.setPlaceholderText("bijv. 24 sep of over 14 dagen")
        self.line.textChanged.connect(lambda: self.changed.emit())
        self.line.editingFinished.connect(self._write_out)
        self._button = QToolButton()
        self._button.setAccessibleName("Kalender openen")
        self._button.setToolTip("Kalender openen (Alt omlaag)")
        self._button.clicked.connect(self.open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(self.line, 1)
        row.addWidget(self._button)
        self.line.setMinimumWidth(theme.px(190))
        self.setFocusProxy(self.line)
        shortcut = QShortcut(QKeySequence("Alt+Down"), self.line)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.open_calendar)
        self._popup: CalendarPopup | None = None
        theme.changed.connect(self._dress)
        self._dress()

    def value(self) -> date | None:
        """The date, or None when there is none to be read."""
        try:
            return parse_date(self.text, self._today) if self.text else None
        except ValueError:
            return None

    def set_value(self, day: date | None) -> None:
        """Show a date, or an empty line."""
        self.line.setText("" if day is None else short_date(day))

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Put typed words back as they were."""
        self.line.setText(text)

    def problem(self) -> str:
        """Why there is no date, as a Dutch sentence; "" when all is well."""
        if not self.text:
            return "" if self._optional else "Vul een datum in."
        try:
            parse_date(self.text, self._today)
        except ValueError as error:
            return str(error)
        return ""

    def open_calendar(self) -> None:
        """Show the month of the date, or of today, below the line."""
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.picked.connect(self._pick)
        self._popup.show_at(self.value() or self._today)

    def _pick(self, day: date) -> None:
        self.set_value(day)
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _write_out(self) -> None:
        day = self.value()
        if day is not None and self.text != short_date(day):
            self.set_value(day)

    def _dress(self) -> None:
        self._button.setIcon(icon("kalender", self._theme.colour("ink2")))


class CalendarPopup(QFrame):
    """A month in Dutch, weeks from Monday with their numbers; Enter or a click picks, Escape leaves."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._anchor = parent
        self.setProperty("role", "popup")
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(_DUTCH)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.calendar.setGridVisible(False)
        plain = QTextCharFormat()
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekend, plain)
        em = self.fontMetrics().height()
        self.calendar.setMinimumSize(em * 17, em * 15)
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.calendar)

    def show_at(self, day: date) -> None:
        """Open below its field on this day, within the screen."""
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        anchor = self._anchor
        place = anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
        screen = anchor.screen().availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place.setY(anchor.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves without picking."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _take(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(date(day.year(), day.month(), day.day()))
