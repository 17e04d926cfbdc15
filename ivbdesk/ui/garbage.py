"""Python's search for garbage, on the UI thread alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

EVERY_MS = 500


class GarbageOnUiThread(QObject):
    """Collects circles of objects now and then, in place of Python, which does so in whatever thread asks for memory.

    A closed dialog lies in such a circle. Found in another thread, its widgets would be destroyed there, and Qt ends
    the whole program.
    """

    _only: GarbageOnUiThread | None = None

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @classmethod
    def begin(cls) -> None:
        """From here on no other thread collects."""
        gc.disable()
        app = QCoreApplication.instance()
        if cls._only is None and app is not None:
            cls._only = cls(app)

    def collect(self) -> None:
        """What Python itself would collect now: as a rule only what was made lately."""
        due = [
            n
            for n, (made, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if made > most
        ]
        if due:
            gc.collect(max(due))
