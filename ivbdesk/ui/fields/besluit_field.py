"""Things in a column with a decision on each, by one press; a field, so that a draft keeps the decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.widgets.basics import SecondaryButton
from ivbdesk.ui.widgets.layouts import clear, order_tabs, row

T = TypeVar("T")


class BesluitField(Field):
    """The column is `_list`; `_reasons` are the lines in which a decision is explained, by what it is about.

    What stands in it is made anew by `_fill`, from `_show_things`.
    """

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name, title)
        self._reasons: dict[UUID, QLineEdit] = {}
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        self._title.setProperty("role", "h2")
        self._set_input(holder)

    def _fill(self) -> None:
        clear(self._list)
        self._reasons = {}
        self._show_things()
        order_tabs(self.input, self._list)

    def _show_things(self) -> None:
        raise TypeError("a field of decisions shows its things itself")

    def _add_choices(
        self,
        id: UUID,
        nummer: str,
        choices: Iterable[tuple[T, str]],
        chosen: T | None,
        decide: Callable[[T], object],
    ) -> None:
        """A button for each choice; the one that was chosen says so in words too."""
        buttons = []
        for choice, words in choices:
            is_chosen = chosen is not None and choice is chosen
            button = SecondaryButton(f"✓ {words}" if is_chosen else words, partial(decide, choice))
            button.setAccessibleName(f"{nummer} {words.lower()}{', gekozen' if is_chosen else ''}")
            button.setProperty("keuze", f"{id}/{choice}")
            buttons.append(button)
        self._list.addLayout(row(*buttons))

    def _focus_again(self, id: UUID, choice: object) -> None:
        """The buttons were made anew: go to where a reason is asked, or to the one that was pressed."""
        if id in self._reasons:
            self._reasons[id].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for button in self.input.findChildren(SecondaryButton):
            if button.property("keuze") == f"{id}/{choice}" and not button.isHidden():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
