"""F1 before a register is open: the manual, at what the first window shows."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeySequence, QShortcut

from ivbdesk.cases.beheer.handleiding import Handleiding, read_handleiding
from ivbdesk.resources import texts
from ivbdesk.ui.handleiding.manual_window import ManualWindow
from ivbdesk.ui.start.start_window import StartWindow
from ivbdesk.ui.theme import Theme

_BEGIN, _LOST = "beginnen", "kwijt"
_FIRST = "Open eerst een register; daarna gaat u hiermee naar de pagina."


class StartHelp(QObject):
    """Opens the manual from the first window, and closes it with that."""

    def __init__(self, start: StartWindow, theme: Theme) -> None:
        super().__init__(start)
        self._start, self._theme = start, theme
        QShortcut(QKeySequence("F1"), start, self.show_manual)
        start.installEventFilter(self)

    @cached_property
    def _chapters(self) -> Handleiding:
        return read_handleiding(texts("handleiding"))

    @cached_property
    def manual(self) -> ManualWindow:
        """The window of the manual, made at the first need."""
        made = ManualWindow(self._chapters, self._theme)
        made.wanted.connect(lambda _: self._start.messages.notice(_FIRST))
        return made

    def show_manual(self) -> None:
        """Show how one begins, or how a copy is put back."""
        restore = vars(self._start).get("restore")
        shown = _LOST if restore is not None and restore.isVisible() else _BEGIN
        self.manual.show_chapter(self._chapters.hoofdstuk(shown))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The manual goes with the window that it belongs to; the next has its own."""
        if event.type() is QEvent.Type.Close and "manual" in vars(self):
            self.manual.close()
        return False
