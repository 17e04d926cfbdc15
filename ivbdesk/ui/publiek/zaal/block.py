"""The parts of the notes: fields that are typed in together, and the block with its button round them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.field_errors import read_errors, tell_errors
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.basics import Label, PrimaryButton
from ivbdesk.ui.widgets.layouts import clear, row

_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class FieldGroup:
    """Fields that are typed in together: what they hold is shown to them, and only typing is told to `edited`."""

    def __init__(self, name: str, fields: Sequence[Field], edited: Callable[[str], None]) -> None:
        self.name, self.fields = name, {field.name: field for field in fields}
        self.is_open = self._meanwhile = False
        self._edited, self._showing = edited, False
        for field in fields:
            field.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self.is_open and not self._showing:
            self._edited(self.name)

    def offer(self, field: ChoiceField[UUID], choices: Sequence[tuple[UUID, str]]) -> None:
        """Show other choices in one of the fields; that is no typing."""
        self._showing = True
        field.show_choices(choices)
        self._showing = False

    def show(self, values: Mapping[str, object], *, open: bool, told: str = "", meanwhile: str = "") -> None:
        """Show these values; a part that is not `open` cannot be typed in, and `told` says why.

        What was wrong stays told while the values stay. `meanwhile` tells what a colleague kept: never longer than the
        room may read it.
        """
        others = {n: v for n, v in values.items() if n in self.fields and self.fields[n].raw() != v}
        anew = bool(others) or open is not self.is_open or self._meanwhile or bool(meanwhile)
        self._showing, self.is_open, self._meanwhile = True, open, bool(meanwhile)
        for name, field in self.fields.items():
            if name in others:
                field.set_raw(others[name])
            if anew:
                field.show_error(meanwhile)
            input = field.input
            if isinstance(input, QLineEdit | QPlainTextEdit):
                input.setReadOnly(not open)  # so that the keyboard stays where it is
                hint = input.property("hint")
                if hint is None:
                    hint = input.placeholderText()
                    input.setProperty("hint", hint)
                input.setPlaceholderText(told or hint)
            else:
                input.setEnabled(open)
        self._showing = False

    def raw(self) -> dict[str, object]:
        """What stands in the fields."""
        return {name: field.raw() for name, field in self.fields.items()}


class Block(QWidget):
    """A heading, what stands there already, fields, and the button that keeps them; Ctrl+Enter presses it."""

    def __init__(self, title: str, fields: Sequence[Field], verb: str, keep: Callable[[], None]) -> None:
        super().__init__()
        self.fields = {field.name: field for field in fields}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(title, "h2"))
        self._lines = QVBoxLayout()
        column.addLayout(self._lines)
        for field in fields:
            column.addWidget(field)
        self.button = PrimaryButton(verb, keep)
        self.button.setToolTip("Ctrl Enter")
        column.addLayout(row(self.button))
        keep_with_ctrl_enter(self, keep)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show what was kept: who, and what."""
        clear(self._lines)
        for who, what in lines:
            frame = QFrame()
            frame.setProperty("role", "card")
            inside = QVBoxLayout(frame)
            inside.addWidget(Label(who, "strong"))
            if what:
                inside.addWidget(Label(what))
            self._lines.addWidget(frame)

    def values(self) -> FormValues | None:
        """What is typed; None where something is wrong, which is shown at its field."""
        if tell_errors(self.fields.values(), read_errors(self.fields.values())) is not None:
            return None
        return FormValues({name: field.value() for name, field in self.fields.items()})


def keep_with_ctrl_enter(within: QWidget, keep: Callable[[], None]) -> None:
    """Ctrl+Enter keeps what is typed within this widget."""
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        shortcut = QShortcut(QKeySequence(keys), within, keep)
        shortcut.setContext(_WITHIN)
