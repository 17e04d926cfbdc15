"""How far long work in another thread is, in the page itself."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ivbdesk.cases.taal.nederlands import count
from ivbdesk.ui.widgets.basics import MutedLabel
from ivbdesk.ui.widgets.progress import LOOK_MS, Progress


class ProgressLine(QWidget):
    """A bar with words, in sight while work is under way."""

    def __init__(self) -> None:
        super().__init__()
        self._progress = Progress()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Voortgang")
        self._bar.setTextVisible(False)
        self._how_far = MutedLabel("", small=True)
        column.addWidget(self._bar)
        column.addWidget(self._how_far)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.destroyed.connect(lambda: self._progress.stop.set())
        self.hide()

    def begin(self) -> Progress:
        """Work begins; gives what it must tell how far it is."""
        self._progress = Progress()
        self._bar.setRange(0, 0)
        self._how_far.setText("")
        self._timer.start()
        self.show()
        return self._progress

    def finish(self) -> None:
        """The work is done, or was stopped."""
        self._timer.stop()
        self.hide()

    def stop(self) -> None:
        """Stop the work."""
        self._progress.stop.set()

    def _look(self) -> None:
        done, of = self._progress.done, self._progress.of
        if of:
            self._bar.setRange(0, of)
            self._bar.setValue(done)
            self._how_far.setText(f"{count(done, 'rij', 'rijen')} gedaan, van {count(of, 'rij', 'rijen')}")
