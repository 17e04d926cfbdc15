"""Fields in which a date is typed, or chosen in a calendar."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QPalette, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QWidget,
    QWidgetAction,
)

from ivbdesk.cases.taal.datumtekst import NOW, Dagkant, parse_date, part_of_day, said_time, split_time
from ivbdesk.cases.taal.nederlands import AMSTERDAM, DAGEN, short_date
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.icon_button import IconButton
from ivbdesk.ui.fields.leaving import when_left
from ivbdesk.ui.widgets.basics import MutedLabel

_NO_TIME = "De tijd wordt hier niet bewaard. Schrijf die in de tekst."
_NO_PART = "Alleen de dag wordt hier bewaard. Schrijf het dagdeel in de tekst."
_WHAT_TIME = "Alleen de dag is overgenomen. Weet u hoe laat het was, vul dan de tijd in."


class _DateInput(Field):
    """A line in which a date is typed as the Dutch say it ("24 sep", "vrijdag", "over 14 dagen"), with a calendar.

    `ver`: a day far back or ahead is usual here, so that a form does not ask about it. `geweest`: a day that was,
    never one to come; `komt`: what is said without a year is still to come.
    """

    def __init__(
        self,
        name: str,
        title: str,
        today: date,
        help: str = "",
        *,
        ver: bool = False,
        geweest: bool = False,
        komt: bool = False,
    ) -> None:
        super().__init__(name, title, help)
        self.may_be_far = ver
        self._today = today
        self._side = Dagkant.GEWEEST if geweest else Dagkant.KOMT if komt else Dagkant.ONBEKEND
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(f"24 sep, {'gisteren' if geweest else 'vrijdag'}")
        self.edit.setMinimumWidth(self.edit.fontMetrics().averageCharWidth() * 16)
        self.edit.textChanged.connect(self.changed)
        self._clock: Field | None = None
        self._passed: tuple[object, object] | None = None
        self._weekday = MutedLabel(wrap=False)
        self._weekday.setMinimumWidth(self.fontMetrics().horizontalAdvance("wo"))
        self.edit.textChanged.connect(self._show_weekday)
        when_left(self.edit, self._tidy, self)
        self._pick_button = pick = IconButton("kalender", "Kalender", f"Kalender voor {title}")
        pick.clicked.connect(self._pick)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit, 1)
        row.addWidget(self._weekday)
        row.addWidget(pick)
        self._pick_button = pick
        self._set_input(self.edit, both)

    def tell_about(self, what: str) -> None:
        """As of any field, and of the calendar beside it."""
        super().tell_about(what)
        self._pick_button.setAccessibleName(f"Kalender voor {self.spoken}")

    def _day(self) -> date | None:
        text = self.edit.text().strip()
        now = self.clock().astimezone(AMSTERDAM) if self.clock is not None else None
        return parse_date(text, self._today, self._side, now) if text else None

    def _show_weekday(self) -> None:
        """Beside what is typed, as soon as it is a day: a wrong one shows by its weekday."""
        found = None
        with suppress(ValueError):
            found = self._day()
        self._weekday.setText(DAGEN[found.weekday()][:2] if found else "")
        self._weekday.setToolTip(DAGEN[found.weekday()] if found else "")
        self._keep_time()

    def keep_time_in(self, field: Field) -> None:
        """A clock time that is typed behind the day goes to this field, until something else is typed."""
        self._clock = field

    def _keep_time(self) -> None:
        text = self.edit.text().casefold().strip()
        at, part, told = split_time(text)[1], part_of_day(text), said_time(text)
        if text in NOW and self.clock is not None:
            at = self.clock().astimezone(AMSTERDAM).time()
        if self._clock is not None:
            self._pass_on(self._clock, f"{at:%H:%M}" if at is not None else "")
        elif text in NOW:
            at = None
        if at is not None and self._clock is not None:
            return
        if at is not None or part or told or self.warning in (_NO_TIME, _NO_PART, _WHAT_TIME):
            asked = _WHAT_TIME if self._clock is not None else _NO_TIME if told else _NO_PART
            self.show_warning(_NO_TIME if at is not None else asked if part or told else "")

    def _pass_on(self, clock: Field, said: str) -> None:
        """What passed on before is undone as the text says otherwise, unless the officer changed it there."""
        before, passed = self._passed or (clock.raw(), None)
        if said and said == passed:
            return
        if self._passed is not None and clock.raw() == passed:
            clock.set_raw(before)
        self._passed = None
        if said:
            before = clock.raw()
            clock.set_value(said)
            self._passed = before, said

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
        if found is None:
            return
        told, passed, self._passed = self.warning, self._passed, None
        self.edit.setText(short_date(found))
        self._passed = passed
        self.show_warning(told)

    def _pick(self) -> None:
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setGridVisible(False)
        plain_day = QTextCharFormat()  # Qt's own red for the weekend can not be read on every ground
        plain_day.setForeground(self.palette().color(QPalette.ColorRole.WindowText))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, plain_day)
        try:
            shown = self._day() or self._today
        except ValueError:
            shown = self._today
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        menu = QMenu(self)
        menu.setAccessibleName(f"Kalender voor {self.spoken}")
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
