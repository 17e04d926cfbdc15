"""What nobody foresaw in a window: said to the officer, and not only to a screen that nobody looks at."""

from __future__ import annotations

import sys
from types import TracebackType

import shiboken6
from PySide6.QtWidgets import QDialog

from ivbdesk.ui.messages import Messages


class Unforeseen:
    """From now on, what is raised at a press, a key or a timer is shown by `messages`, one at a time.

    Before this it is told as it was told until now.
    """

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self._shown: QDialog | None = None
        self._before = sys.excepthook
        sys.excepthook = self._tell

    def _tell(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._before(kind, error, trace)
        if not isinstance(error, Exception) or not shiboken6.isValid(self._messages):
            return
        if self._shown is None or not shiboken6.isValid(self._shown):  # what paints may fail at every turn
            self._shown = self._messages.show_exception(error)
