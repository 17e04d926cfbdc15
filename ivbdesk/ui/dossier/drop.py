"""Files and mails dropped anywhere on a casus, also where a field would take them for text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ivbdesk.ui.dossier.bestanden import NOTHING_TO_KEEP, Gesleept, dropped, is_welcome

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Droppable(QObject):
    """Gives what is dropped on `page`, or on what stands in it, to `take`; while `ready` says so."""

    def __init__(self, page: QWidget, take: Callable[[Gesleept], None], ready: Callable[[], bool]) -> None:
        super().__init__(page)
        self._take, self._ready = take, ready
        self._later: Callable[[], None] = lambda: None
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def watch(self, part: QWidget) -> None:
        """See to the fields within: those that take drops themselves would keep a file as its name."""
        for child in part.findChildren(QWidget):
            if child.acceptDrops():
                child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files stop here; a text that is dragged goes where it would go."""
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return False
        if not is_welcome(event.mimeData()) or not self._ready():
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            try:
                found = dropped(event.mimeData())
            except Exception:  # one that leaves here ends the whole program, by Qt
                found = Gesleept(melding=NOTHING_TO_KEEP)
            self._later = partial(self._take, found)
            QTimer.singleShot(
                0, self, self._give
            )  # the program that it comes from waits until the drop is over
        return True

    def _give(self) -> None:
        self._later()
