"""Fields in which a date is typed, or chosen in a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from ivbdesk.cases.taal.nederlands import parse_date, short_date
from ivbdesk.ui.icons import icon
from ivbdesk.ui.widgets.field import Field


class _CalendarButton(QToolButton):
    """Opens the calendar; its drawing follows the theme."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setToolTip("Kalender")
        self.setAccessibleName(f"Kalender voor {title}")
        self._draw()

    def _draw(self) -> None:
        self.setIcon(icon("kalender", self.palette().color(QPalette.ColorRole.WindowText)))

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in the colour of the other theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()
        elif event.type() is QEvent.Type.FontChange:
            edge = self.fontMetrics().height()
            self.setIconSize(QSize(edge, edge))


class _DateInput(Field):
    """A line in which a date is typed as the Dutch do ("24-9-2026", "24 sep", "over 14 dagen"), with a calendar.

    `ver`: a day far back or ahead is usual here, so that a form does not ask about it.
    """

    def __init__(self, name: str, title: str, today: date, help: str = "", *, ver: bool = False) -> None:
        super().__init__(name, title, help)
        self.may_be_far = ver
        self._today = today
        self.edit = QLineEdit()
        self.edit.setPlaceholderText("bijvoorbeeld 24 sep of over 14 dagen")
        self.edit.setMinimumWidth(self.edit.fontMetrics().averageCharWidth() * 16)
        self.edit.textChanged.connect(self.changed)
        self.edit.editingFinished.connect(self._tidy)
        pick = _CalendarButton(title)
        pick.clicked.connect(self._pick)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit, 1)
        row.addWidget(pick)
        self._pick_button = pick
        self._set_input(self.edit, both)

    def _day(self) -> date | None:
        text = self.edit.text().strip()
        return parse_date(text, self._today) if text else None

    def set_value(self, value: object) -> None:
        """Show a date."""
        self.edit.setText(short_date(value) if isinstance(value, date) else "")

    def as_text(self, value: object) -> str:
        """The day as the Dutch write it."""
        day = date.fromisoformat(value) if isinstance(value, str) and value else value
        return short_date(day) if isinstance(day, date) else ""

    def raw(self) -> object:
        """The text as typed, right or wrong."""
        return self.edit.text()

    def set_raw(self, raw: object) -> None:
        """Put back the text."""
        self.edit.setText(str(raw or ""))

    def _tidy(self) -> None:
        try:
            found = self._day()
        except ValueError as error:
            self.show_error(str(error) if self.edit.text().strip() else "")
            return
        self.show_error("")
        if found is not None:
            self.edit.setText(short_date(found))

    def _pick(self) -> None:
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setGridVisible(False)
        try:
            shown = self._day() or self._today
        except ValueError:
            shown = self._today
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        menu = QMenu(self)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)

        def chosen(day: QDate) -> None:
            self.set_value(date(day.year(), day.month(), day.day()))
            self.show_error("")
            menu.close()

        calendar.clicked.connect(chosen)
        calendar.activated.connect(chosen)
        menu.popup(self._pick_button.mapToGlobal(self._pick_button.rect().bottomLeft()))
        calendar.setFocus()


class DateField(_DateInput):
    """A date."""

    def value(self) -> date:
        """The date."""
        day = self._day()
        if day is None:
            raise ValueError("Vul een datum in.")
        return day


class OptionalDateField(_DateInput):
    """A date, or nothing."""

    def value(self) -> date | None:
        """The date; None for an empty field."""
        return self._day()
