"""The one way an error or a notice reaches the user: what happened, what was kept, what to do."""

from __future__ import annotations

import traceback
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QWidget

from ivbdesk.cases.fouten import KaderFout, RegelFout

_NOTICE_MS = 5000


@runtime_checkable
class Uitgelegd(Protocol):
    """An error that explains itself, as those of the register do."""

    wat: str
    behouden: str
    doen: str


class Messages(QObject):
    """Shows errors as a dialog and notices as a passing bar in the window that is its parent."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._notice: QFrame | None = None

    def error(self, wat: str, behouden: str = "", doen: str = "") -> None:
        """Tell what happened, what was kept and what to do."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("ivbdesk")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(wat)
        box.setInformativeText("\n\n".join(part for part in (behouden, doen) if part))
        box.addButton("Sluiten", QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def show_exception(self, error: BaseException) -> None:
        """Tell of an error; one that we do not know is told by its place, never by its content."""
        self.error(*explain(error))

    def notice(self, text: str) -> None:
        """A short message that passes by itself; screen readers say it."""
        if self._notice is not None:
            self._notice.deleteLater()
        bar = QFrame(self._window)
        bar.setProperty("role", "bericht")
        label = QLabel(text, bar)
        label.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(label)
        bar.adjustSize()
        area = self._window.rect()
        bar.move(area.width() - bar.width() - 20, area.height() - bar.height() - 20)
        bar.setAccessibleName(text)
        bar.show()
        bar.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(bar, QAccessible.Event.Alert))
        self._notice = bar
        QTimer.singleShot(_NOTICE_MS, bar, self._forget)

    def _forget(self) -> None:
        if self._notice is not None:
            self._notice.deleteLater()
            self._notice = None

    def confirm(self, question: str, verb: str, detail: str = "") -> bool:
        """Ask before something that can not be taken back; the button says what it does."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("ivbdesk")
        box.setText(question)
        box.setInformativeText(detail)
        go = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton("Annuleren", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.exec()
        return box.clickedButton() is go


def explain(error: BaseException) -> tuple[str, str, str]:
    """An error as (what happened, what was kept, what to do), in Dutch and without any value in it."""
    if isinstance(error, RegelFout):
        return error.melding, "Wat u typte staat er nog.", f"Bron: {error.bron}" if error.bron else ""
    if isinstance(error, KaderFout):
        return "Een gegevensbestand bevat fouten.", "Er is niets gewijzigd.", str(error)
    if isinstance(error, Uitgelegd):
        return error.wat, error.behouden, error.doen
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "onbekend"
    return (
        "Er ging iets mis dat we niet hadden voorzien.",
        "Wat al was opgeslagen, is bewaard. Wat u typte staat er nog.",
        f"Probeer het opnieuw. Meld deze code als het blijft gebeuren: {type(error).__name__} {place}.",
    )
