"""A field of some things to tick, each with its words beside it; long words wrap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar, cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.ui.fields.field import Field, things
from ivbdesk.ui.widgets.basics import Label

K = TypeVar("K", str, UUID)


class _Words(Label):
    """The words of a box; a click on them ticks it, as with any box."""

    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text)
        self._box = box
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setContentsMargins(0, 3, 0, 0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick or untick."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._box.click()


class Ticks(Field):
    """Boxes below each other, each with a key; all of them are seen at once."""

    def __init__(
        self, name: str, title: str, choices: Sequence[tuple[str | UUID, str]], help: str = ""
    ) -> None:
        super().__init__(name, title, help)
        self.boxes: dict[str | UUID, QCheckBox] = {}
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for key, text in choices:
            column.addLayout(self._line(key, text))
        self._set_input(group)
        if self.boxes:
            group.setFocusProxy(next(iter(self.boxes.values())))

    def _line(self, key: str | UUID, text: str) -> QHBoxLayout:
        box = QCheckBox()
        box.setAccessibleName(text)
        box.toggled.connect(lambda _: self.changed.emit())
        self.boxes[key] = box
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(_Words(text, box), 1)
        return line

    def set_value(self, value: object) -> None:
        """Tick these and no others."""
        wanted = {str(key) for key in things(value)}
        for key, box in self.boxes.items():
            box.setChecked(str(key) in wanted)

    def as_text(self, value: object) -> str:
        """What is ticked, a line each."""
        wanted = {str(key) for key in things(value)}
        return "\n".join(box.accessibleName() for key, box in self.boxes.items() if str(key) in wanted)

    def _ticked(self) -> list[str | UUID]:
        return [key for key, box in self.boxes.items() if box.isChecked()]

    def raw(self) -> list[str]:
        """The keys as text, for a draft."""
        return [str(key) for key in self._ticked()]


class TickField(Ticks, Generic[K]):
    """The value is a list of the keys that are ticked, in their order."""

    def __init__(self, name: str, title: str, choices: Sequence[tuple[K, str]], help: str = "") -> None:
        super().__init__(name, title, choices, help)

    def value(self) -> list[K]:
        """The keys that are ticked."""
        return cast(list[K], self._ticked())
