"""Reading that may take long: said after a moment, with a button that stops it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ivbdesk.apart.read import Gestopt, stop_all
from ivbdesk.ui.messages import ReadingDialog
from ivbdesk.ui.workplace import Workplace

T = TypeVar("T")
TELL_AFTER_MS = 700


def read_with_stop(
    place: Workplace,
    owner: QWidget,
    text: str,
    work: Callable[[], T],
    done: Callable[[T], object],
    key: str = "",
) -> None:
    """Do `work` off the UI thread; what lasts longer than a moment is told, and can be stopped."""
    dialog = ReadingDialog(text, stop_all, owner)
    timer = QTimer(dialog, singleShot=True, interval=TELL_AFTER_MS)
    timer.timeout.connect(dialog.open)
    timer.start()

    def end() -> None:
        timer.stop()
        dialog.done(0)
        dialog.deleteLater()

    def finished(found: T) -> None:
        end()
        done(found)

    def failed(error: BaseException) -> None:
        end()
        if isinstance(error, Gestopt):
            place.messages.notice(error.wat)
        else:
            place.messages.show_exception(error)

    place.background.run(work, finished, failed, owner=dialog, key=key)
