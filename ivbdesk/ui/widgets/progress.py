"""Work that lasts: how far it is, a bar that shows it, and the button that stops it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from ivbdesk.actions.invoer.invoer import Afgebroken
from ivbdesk.ui.widgets.basics import HeaderLabel, SecondaryButton, unit
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.workplace import Workplace

T = TypeVar("T")
LOOK_MS = 100


class Progress:
    """How far the work in the other thread is; stops it between two rows when it is asked to."""

    def __init__(self) -> None:
        self.done, self.of = 0, 0
        self.stop = threading.Event()

    def __call__(self, done: int, of: int) -> None:
        """Note how far it is; raises Afgebroken once the officer has stopped it."""
        if self.stop.is_set():
            raise Afgebroken
        self.done, self.of = done, of


class ProgressDialog(QDialog):
    """Does work off the UI thread and shows how far it is; Stoppen and Escape end it with nothing done."""

    def __init__(
        self, place: Workplace, told: str, parent: QWidget, stopped: str = "Gestopt. Er is niets opgeslagen."
    ) -> None:
        super().__init__(parent)
        self.place, self._stopped = place, stopped
        self._progress = Progress()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("ivbdesk")
        self.setModal(True)
        self.setAccessibleName(told)
        column = QVBoxLayout(self)
        space = unit(self)
        column.setContentsMargins(space, space, space, space)
        column.addWidget(HeaderLabel(told, 2))
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Voortgang")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        column.addWidget(self.bar)
        self.stop = SecondaryButton("Stoppen", self.reject)
        column.addLayout(row(self.stop))
        self.setMinimumWidth(space * 22)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._show)

    def run(self, work: Callable[[Progress], T], done: Callable[[T], object]) -> None:
        """Do the work, which tells how far it is; then what comes after it."""
        self.open()
        self._look.start()

        def finish(result: T) -> None:
            self.accept()
            done(result)

        self.place.background.run(lambda: work(self._progress), finish, self._on_failed, owner=self)

    def _show(self) -> None:
        self.bar.setRange(0, self._progress.of)
        self.bar.setValue(self._progress.done)

    def _on_failed(self, error: BaseException) -> None:
        self.accept()
        if isinstance(error, Afgebroken):
            self.place.messages.notice(self._stopped)
        else:
            self.place.messages.show_exception(error)

    def reject(self) -> None:
        """Ask it to stop; the dialog closes once it has."""
        self._progress.stop.set()
        self.stop.setEnabled(False)
