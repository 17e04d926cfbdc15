"""What every field of a form is: a label, an input, a line of help, and the error where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.ui.fields.label_aside import label_aside
from ivbdesk.ui.widgets.basics import Label, MutedLabel, plain


class Field(QWidget):
    """One named input. `value` raises ValueError in Dutch where what was typed is no value of its kind.

    `grown` says that it asks for more room.
    """

    changed = Signal()
    grown = Signal()
    needed = False
    """Whether it can never stay empty."""
    speaks = True
    """Whether it has its error spoken by itself; not where a form says all of them together."""
    clock: Callable[[], datetime] | None = None
    """What tells the time, for a field in which one says "3 uur geleden"; the form that it is put in knows it."""

    def __init__(self, name: str, title: str, help: str = "") -> None:
        super().__init__()
        self.name = name
        self.title = title
        self._about = ""
        self.may_be_far = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._title = Label(plain(title))
        self._column.addWidget(self._title)
        self._help = MutedLabel(help, small=True)
        if not help:
            self._help.hide()
        self._warning = Label("", "near")
        self._warning.hide()
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
        self._column.addWidget(self._error)  # first, so that in a row all errors stand at one height
        self._column.addWidget(self._help)
        self._column.addWidget(self._warning)

    @property
    def spoken(self) -> str:
        """What a screen reader calls it."""
        return f"{self.title} bij {self._about}" if self._about else self.title

    def tell_about(self, what: str) -> None:
        """Have a screen reader say of what it is, where more fields of the form are called the same and stand beside it."""
        self._about = what
        self.input.setAccessibleName(self.spoken)
        self._call_by_name()
        label_aside(self.input, self.spoken)

    def _call_by_name(self) -> None:
        """Have a reader call the input by its own name: the label that is seen would go before it."""
        self._title.setBuddy(None)  # type: ignore[arg-type]  # Qt takes None, its stubs do not

    def value(self) -> object:
        """What was typed, as a value."""
        raise TypeError("a field says its value itself")

    def set_value(self, value: object) -> None:
        """Show a value."""
        raise TypeError("a field shows a value itself")

    def objection(self) -> str:
        """Why what was typed can not be kept, though it is a value; empty where it can."""
        return ""

    def raw(self) -> object:
        """What was typed as it stands, for a draft; JSON."""
        return as_json(self.value())

    def set_raw(self, raw: object) -> None:
        """Put back what stood in a draft."""
        self.set_value(raw)

    def may_be_kept(self) -> bool:
        """Whether a draft keeps what stands here; never who reported."""
        return True

    def hide_words(self) -> None:
        """Show what was typed no longer, where it is secret."""

    def as_text(self, value: object) -> str:
        """A value as this field shows it, also one that was kept in a draft; empty for none."""
        return str(as_json(value) if value is not None else "")

    def admit(self, value: object) -> None:
        """Make room for a value that came to stand after the form was opened."""

    def set_title(self, title: str) -> None:
        """Call the field otherwise."""
        self.title = title
        self._title.setText(plain(title))
        self.input.setAccessibleName(self.spoken)

    @property
    def error(self) -> str:
        """What is said at the field; empty where nothing is wrong."""
        return self._error.text()

    @property
    def warning(self) -> str:
        """What is pointed out at the field, though it may be saved so; empty where there is nothing."""
        return self._warning.text()

    def show_warning(self, message: str) -> None:
        """Point something out at the field, beside an error; an empty text takes it away."""
        self._warning.setText(message)
        self._warning.setVisible(bool(message))
        self._describe()

    def show_help(self, text: str) -> None:
        """Say something else in the line of help."""
        self._help.setText(text)
        self._help.setVisible(bool(text))
        self._describe()

    def _describe(self) -> None:
        told = [part for part in (self.error, self.warning) if part]
        self.input.setAccessibleDescription("\n".join(told) or self._help.text())

    def show_error(self, message: str) -> None:
        """Say at the field what is wrong, and have it spoken; an empty text takes it away."""
        is_new = bool(message) and message != self.error
        self._error.setText(message)
        self._error.setVisible(bool(message))
        self.input.setProperty("wrong", "true" if message else "false")
        self._describe()
        self.input.style().unpolish(self.input)
        self.input.style().polish(self.input)
        if is_new and self.speaks and self.isVisible():
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self.input, f"{self.spoken}: {message}")
            )


def as_json(value: object) -> object:
    """A value of a field as JSON."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def things(value: object) -> Iterable[object]:
    """The things in a value that is a list of them; none where it is none, as in an earlier draft."""
    return value if isinstance(value, list | tuple | set | frozenset) else ()
