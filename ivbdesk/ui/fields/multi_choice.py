"""A button that chooses some of several things; its menu stays open while one ticks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from ivbdesk.cases.taal.nederlands import count
from ivbdesk.ui.widgets.basics import SecondaryButton, plain

K = TypeVar("K")


class _StayingMenu(QMenu):
    """Ticking does not close it: neither by mouse nor by the space bar."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what is under the pointer."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter tick; Escape closes."""
        action = self.activeAction()
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return) and action and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class MultiChoice(SecondaryButton, Generic[K]):
    """Nothing ticked means all. `changed` says that a tick was set or taken away."""

    changed = Signal()

    def __init__(self, title: str, choices: Sequence[tuple[K, str]], everything: str = "alles") -> None:
        super().__init__(title)
        self._title, self._everything = title, everything
        menu = _StayingMenu(self)
        self._acts: list[tuple[K, QAction]] = []
        for value, text in choices:
            act = menu.addAction(plain(text))
            act.setCheckable(True)
            act.toggled.connect(self._on_toggled)
            self._acts.append((value, act))
        menu.addSeparator()
        menu.addAction("Alles tonen", lambda: self._clear())
        self.setMenu(menu)
        self._tell()

    def value(self) -> frozenset[K]:
        """What is ticked."""
        return frozenset(value for value, act in self._acts if act.isChecked())

    def set_value(self, wanted: Iterable[object]) -> None:
        """Tick these, and nothing else."""
        chosen = set(wanted)
        for value, act in self._acts:
            act.blockSignals(True)
            act.setChecked(value in chosen)
            act.blockSignals(False)
        self._tell()

    def _clear(self) -> None:
        self.set_value(())
        self.changed.emit()

    def _on_toggled(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        names = [act.text().replace("&&", "&") for _, act in self._acts if act.isChecked()]
        told = (
            self._everything
            if len(names) in (0, len(self._acts))
            else names[0]
            if len(names) == 1
            else count(len(names), "keuze", "keuzes")
        )
        self.setText(f"{self._title}: {told}")
        self.setAccessibleName(f"{self._title}: {', '.join(names) or self._everything}")
        self.setToolTip(", ".join(names))
