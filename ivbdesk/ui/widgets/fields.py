"""The fields of a form: a label, an input, a line of help, and the error where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QDate, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from ivbdesk.cases.taal.nederlands import parse_date, short_date
from ivbdesk.ui.icons import icon
from ivbdesk.ui.widgets.basics import Label, MutedLabel

_UNLISTED = "Een keuze die na het openen van dit formulier is toegevoegd"


class Field(QWidget):
    """One named input. `value` raises ValueError in Dutch where what was typed is no value of its kind."""

    changed = Signal()

    def __init__(self, name: str, title: str, help: str = "") -> None:
        super().__init__()
        self.name = name
        self.title = title
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._title = Label(title)
        self._column.addWidget(self._title)
        self._help = MutedLabel(help, small=True)
        if not help:
            self._help.hide()
        self._error = Label("", "error")
        self._error.hide()

    def _set_input(self, input: QWidget, row: QWidget | None = None) -> None:
        self.input = input
        input.setAccessibleName(self.title)
        input.setAccessibleDescription(self._help.text())
        self._title.setBuddy(input)
        self.setFocusProxy(input)
        self.changed.connect(lambda: self.show_error(""))
        self._column.addWidget(row or input)
        self._column.addWidget(self._help)
        self._column.addWidget(self._error)

    def value(self) -> Any:
        """What was typed, as a value."""
        raise TypeError("a field says its value itself")

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise TypeError("a field shows a value itself")

    def raw(self) -> Any:
        """What was typed as it stands, for a draft; JSON."""
        return _plain(self.value())

    def set_raw(self, raw: Any) -> None:
        """Put back what stood in a draft."""
        self.set_value(raw)

    def as_text(self, value: Any) -> str:
        """A value as this field shows it, also one that was kept in a draft; empty for none."""
        return str(_plain(value) if value is not None else "")

    def admit(self, value: Any) -> None:
        """Make room for a value that came to stand after the form was opened."""

    def set_title(self, title: str) -> None:
        """Call the field otherwise."""
        self.title = title
        self._title.setText(title)
        self.input.setAccessibleName(title)

    @property
    def error(self) -> str:
        """What is said at the field; empty where nothing is wrong."""
        return self._error.text()

    def show_error(self, message: str) -> None:
        """Say at the field what is wrong; an empty text takes it away."""
        self._error.setText(message)
        self._error.setVisible(bool(message))
        self.input.setProperty("wrong", "true" if message else "false")
        self.input.setAccessibleDescription(message or self._help.text())
        self.input.style().unpolish(self.input)
        self.input.style().polish(self.input)


class TextField(Field):
    """One line of text."""

    def __init__(
        self, name: str, title: str, help: str = "", *, secret: bool = False, hint: str = ""
    ) -> None:
        super().__init__(name, title, help)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(hint)
        if secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.textChanged.connect(self.changed)
        self._set_input(self.edit)

    def value(self) -> str:
        """The text."""
        return self.edit.text()

    def set_value(self, value: Any) -> None:
        """Show a text, from its beginning."""
        self.edit.setText(str(value or ""))
        self.edit.setCursorPosition(0)


class _Lines(QPlainTextEdit):
    """Some lines of text, as high as its font needs, also when that grows."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        self.setMinimumHeight(line * self._lines + 18)
        self.setMaximumHeight(line * (self._lines + 3) + 18)

    def changeEvent(self, event: QEvent) -> None:
        """Fit another size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()


class LongTextField(Field):
    """Some lines of text; Tab goes to the next field."""

    def __init__(self, name: str, title: str, help: str = "", *, lines: int = 3) -> None:
        super().__init__(name, title, help)
        self.edit = _Lines(lines)
        self.edit.textChanged.connect(self.changed)
        self._set_input(self.edit)

    def value(self) -> str:
        """The text."""
        return self.edit.toPlainText()

    def set_value(self, value: Any) -> None:
        """Show a text."""
        self.edit.setPlainText(str(value or ""))


class ChoiceField(Field):
    """One of some values; typing finds a word anywhere in the choices."""

    def __init__(self, name: str, title: str, choices: Sequence[tuple[Any, str]], help: str = "") -> None:
        super().__init__(name, title, help)
        self._choices = list(choices)
        self.combo = QComboBox()
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(10)
        for _, text in self._choices:
            self.combo.addItem(text)
        if len(self._choices) > 12:
            self.combo.setEditable(True)
            self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = QCompleter([text for _, text in self._choices], self.combo)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.combo.setCompleter(completer)
        self.combo.currentIndexChanged.connect(lambda _: self._on_chosen())
        self._show_begin()
        self._set_input(self.combo)

    def _on_chosen(self) -> None:
        self._show_begin()
        self.changed.emit()

    def _show_begin(self) -> None:
        """A choice that is wider than its box reads from its first word; the tip has all of it."""
        line = self.combo.lineEdit()
        if line is not None:
            line.setCursorPosition(0)
        self.combo.setToolTip(self.combo.currentText())

    def show_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Show other choices; the one that was chosen stays where it is among them."""
        if list(choices) == self._choices:
            return
        index = self.combo.currentIndex()
        chosen = self._choices[index][0] if 0 <= index < len(self._choices) else None
        self._choices = list(choices)
        self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.addItems([text for _, text in self._choices])
        self.combo.blockSignals(False)
        self.set_value(chosen)

    def add_choice(self, value: Any, text: str) -> None:
        """One more choice, last in the list."""
        self._choices.append((value, text))
        self.combo.addItem(text)

    def as_text(self, value: Any) -> str:
        """The words of a choice."""
        return self._text_of(value) or _UNLISTED

    def _text_of(self, value: Any) -> str | None:
        return next(
            (text for known, text in self._choices if (_plain(known) or "") == (_plain(value) or "")), None
        )

    def admit(self, value: Any) -> None:
        """Have a choice that is not in the list yet; what it is called shows when the form is opened anew."""
        if self._text_of(value) is None:
            self.add_choice(value, _UNLISTED)

    def value(self) -> Any:
        """The value that was chosen."""
        if self.combo.isEditable():
            found = self.combo.findText(self.combo.currentText(), Qt.MatchFlag.MatchFixedString)
            if found < 0:
                raise ValueError("Kies een van de regels uit de lijst.")
            return self._choices[found][0]
        index = self.combo.currentIndex()
        return self._choices[index][0] if index >= 0 else None

    def set_value(self, value: Any) -> None:
        """Choose a value; one that is not there leaves the choice as it is."""
        for index, (known, _) in enumerate(self._choices):
            if known == value or _plain(known) == _plain(value):
                self.combo.setCurrentIndex(index)
                return

    def raw(self) -> Any:
        """The choice as plain JSON."""
        index = self.combo.currentIndex()
        return _plain(self._choices[index][0]) if index >= 0 else None


class CheckField(Field):
    """Yes or no, with its words beside the box."""

    def __init__(self, name: str, title: str, help: str = "") -> None:
        super().__init__(name, title, help)
        self._title.hide()
        self.box = QCheckBox(title)
        self.box.toggled.connect(lambda _: self.changed.emit())
        self._set_input(self.box)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick or untick."""
        self.box.setChecked(bool(value))

    def as_text(self, value: Any) -> str:
        """Yes or no."""
        return "Ja" if value else "Nee"


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


class DateField(Field):
    """A date as the Dutch type it: "24-9-2026", "24 sep", "vandaag", "over 14 dagen"; or from the calendar."""

    def __init__(self, name: str, title: str, today: date, help: str = "", *, optional: bool = False) -> None:
        super().__init__(name, title, help)
        self._today, self._optional = today, optional
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

    def value(self) -> date | None:
        """The date; None for an empty field that may be empty."""
        text = self.edit.text().strip()
        if not text:
            if self._optional:
                return None
            raise ValueError("Vul een datum in.")
        return parse_date(text, self._today)

    def set_value(self, value: Any) -> None:
        """Show a date."""
        self.edit.setText(short_date(value) if isinstance(value, date) else "")

    def as_text(self, value: Any) -> str:
        """The day as the Dutch write it."""
        day = date.fromisoformat(value) if isinstance(value, str) and value else value
        return short_date(day) if day else ""

    def raw(self) -> Any:
        """The text as typed, right or wrong."""
        return self.edit.text()

    def set_raw(self, raw: Any) -> None:
        """Put back the text."""
        self.edit.setText(str(raw or ""))

    def _tidy(self) -> None:
        try:
            found = self.value()
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
            shown = self.value() or self._today
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


class NumberField(Field):
    """A whole number, or nothing where that is allowed."""

    def __init__(self, name: str, title: str, help: str = "", *, optional: bool = True) -> None:
        super().__init__(name, title, help)
        self._optional = optional
        self.edit = QLineEdit()
        self.edit.textChanged.connect(self.changed)
        self._set_input(self.edit)

    def value(self) -> int | None:
        """The number."""
        text = self.edit.text().strip()
        if not text and self._optional:
            return None
        if not text.isascii() or not text.isdigit() or len(text) > 9:
            raise ValueError("Vul een geheel getal in.")
        return int(text)

    def set_value(self, value: Any) -> None:
        """Show a number."""
        self.edit.setText("" if value is None else str(value))

    def raw(self) -> Any:
        """The text as typed."""
        return self.edit.text()


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
