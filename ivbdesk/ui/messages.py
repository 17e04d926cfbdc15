"""The one way an error, a notice or a question reaches the user."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.toast import Toast
from ivbdesk.ui.widgets.basics import PrimaryButton, SecondaryButton, window_title

_TYPED = "Wat u typte, staat er nog."
NIETS_OPGESLAGEN = f"Er is niets opgeslagen. {_TYPED}"
_LOG = logging.getLogger(__name__)


@runtime_checkable
class Explained(Protocol):
    """An error that explains itself in Dutch: what happened, what was kept, what the officer can do."""

    @property
    def wat(self) -> str: ...
    @property
    def behouden(self) -> str: ...
    @property
    def doen(self) -> str: ...


class Messages(QObject):
    """Shows errors as a dialog, notices as a fading line, and asks questions with verbs on the buttons.

    `explained` gives each exception that is shown, `noticed` says that a notice came.
    """

    explained = Signal(object)
    noticed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = parent
        self._toast: Toast | None = None

    def error(self, wat: str, behouden: str, doen: str) -> QDialog:
        """Say what happened, what was kept and what to do; the dialog does not block and is given back."""
        dialog = ErrorDialog(wat, behouden, doen, self._front())
        dialog.open()
        return dialog

    def show_exception(self, exc: BaseException) -> QDialog:
        """Show an exception in its own Dutch words when it has them, else with a code; never its values.

        That what was typed is still there is said only where a dialog is open in which one types.
        """
        self.explained.emit(exc)
        wat, behouden, doen = explain(exc)
        if not _takes_text(QApplication.activeModalWidget()):
            behouden = behouden.replace(_TYPED, "").strip()
        return self.error(wat, behouden, doen)

    def wait(self, text: str) -> QDialog:
        """Say what is going on, until the caller closes it; the officer cannot."""
        window = self.parent()
        dialog = WaitDialog(text, window if isinstance(window, QWidget) else None)
        dialog.open()
        return dialog

    def notice(self, text: str) -> QWidget:
        """Show a line in the lower right of the window that fades by itself; screen readers speak it."""
        if self._toast is not None and shiboken6.isValid(self._toast):
            self._toast.vanish()
        self._toast = Toast(text, self._window or QApplication.activeWindow())
        self._toast.appear()
        self.noticed.emit()
        return self._toast

    def speak(self, text: str) -> None:
        """Have screen readers say it, without showing it."""
        if (at := self._front()) is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(at, text))

    def confirm(self, question: str, verb: str, explanation: str = "") -> bool:
        """Ask for consent; the buttons read the verb ("Verwijderen") and "Annuleren", which has the focus."""
        return ConfirmDialog(question, verb, explanation, self._front()).exec() == QDialog.DialogCode.Accepted

    def ask(self, question: str, verb: str, explanation: str = "") -> QDialog:
        """The same, without waiting for the answer: the dialog is given back."""
        dialog = ConfirmDialog(question, verb, explanation, self._front())
        dialog.open()
        return dialog

    def choose(self, question: str, verbs: Sequence[str], explanation: str = "") -> str:
        """Ask which of these is to be done; empty for none of them."""
        dialog = ChoiceDialog(question, verbs, explanation, self._front())
        return dialog.chosen if dialog.exec() == QDialog.DialogCode.Accepted else ""

    def _front(self) -> QWidget | None:
        modal = QApplication.activeModalWidget()
        above: QObject | None = modal
        while above is not None and above is not self._window:
            above = above.parent()
        return modal if above is not None else self._window or modal or QApplication.activeWindow()


def _takes_text(dialog: QWidget | None) -> bool:
    """Whether one types in this dialog."""
    if dialog is None:
        return False
    return any(dialog.findChildren(kind) for kind in (QLineEdit, QPlainTextEdit))


def explain(exc: BaseException) -> tuple[str, str, str]:
    """An exception as what happened, what was kept and what to do; an unknown one by its code only."""
    if isinstance(exc, RegelFout):
        return exc.melding, NIETS_OPGESLAGEN, f"Bron: {exc.bron}." if exc.bron else ""
    if isinstance(exc, Explained):
        return exc.wat, exc.behouden, exc.doen
    code = error_code(exc)
    _LOG.error("unexpected error %s", code)
    return (
        "Er ging iets mis dat het programma niet kent.",
        "Wat eerder is opgeslagen, is bewaard.",
        f"Probeer het nog eens. Gebeurt het weer, geef dan deze code door aan uw beheerder: {code}",
    )


def error_code(exc: BaseException) -> str:
    """The type of an exception and the line where it arose: "KeyError ivbdesk.ui.messages:12"; no values."""
    place = ""
    trace = exc.__traceback__
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if not place or module.startswith("ivbdesk"):
            place = f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(exc).__name__} {place}".strip()


class _PlainDialog(QDialog):
    """A dialog of words with a row of buttons."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(window_title(title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        em = self.fontMetrics().height()
        self.setMinimumWidth(em * 26)
        self.words = QVBoxLayout()
        self.words.setSpacing(em // 2)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(em * 3 // 2, em * 3 // 2, em * 3 // 2, em)
        column.setSpacing(em)
        column.addLayout(self.words)
        column.addStretch(1)
        column.addLayout(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as the wrapped words need, and spoken: a reader says no more than the title by itself."""
        super().showEvent(event)
        self.resize(self.width(), self.heightForWidth(self.width()))
        told = f"{self.accessibleName()} {self.accessibleDescription()}".strip()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def say(self, text: str, role: str = "") -> None:
        """Add a paragraph that can be selected and copied."""
        label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.addWidget(label)

    def button(self, text: str, role: str) -> QPushButton:
        """Add a button at the right, that shows its focus and that Enter presses."""
        button = PrimaryButton(text) if role == "primary" else SecondaryButton(text)
        self.buttons.addWidget(button)
        return button


class ErrorDialog(_PlainDialog):
    """What happened, what was kept, what to do."""

    def __init__(self, wat: str, behouden: str, doen: str, parent: QWidget | None) -> None:
        super().__init__("Melding", parent)
        self.say(wat, "h2")
        if behouden:
            self.say(behouden)
        if doen:
            self.say("Wat u kunt doen", "h3")
            self.say(doen)
        self.setAccessibleName(wat)
        self.setAccessibleDescription(f"{behouden} {doen}".strip())
        close = self.button("Sluiten", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        close.setFocus()


class WaitDialog(_PlainDialog):
    """One sentence that stays as long as the work lasts."""

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__("Even geduld", parent)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        self.setModal(True)
        self.say(text, "h2")
        self.setAccessibleName(text)

    def reject(self) -> None:
        """Not by Escape."""


class ReadingDialog(_PlainDialog):
    """One sentence as long as something is read, with the button that stops it; Escape stops it too."""

    def __init__(self, text: str, stop: Callable[[], object], parent: QWidget | None) -> None:
        super().__init__("Even geduld", parent)
        self.setModal(True)
        self._stop = stop
        self.say(text, "h2")
        self.setAccessibleName(text)
        self.button("Stoppen", "").clicked.connect(self.reject)

    def reject(self) -> None:
        """Stop; whoever began it closes this when it has ended."""
        self._stop()


class ConfirmDialog(_PlainDialog):
    """A question whose answers are verbs; Escape cancels, Enter gives the answer that has the focus: first "Annuleren"."""

    def __init__(self, question: str, verb: str, explanation: str, parent: QWidget | None) -> None:
        super().__init__("Vraag", parent)
        self.say(question, "h2")
        if explanation:
            self.say(explanation)
        self.setAccessibleName(question)
        self.setAccessibleDescription(explanation)
        cancel = self.button("Annuleren", "")
        act = self.button(verb, "primary")
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        act.clicked.connect(self.accept)
        cancel.setFocus()


class ChoiceDialog(_PlainDialog):
    """A question with several verbs for answers, of which the first has the focus; Escape cancels."""

    def __init__(self, question: str, verbs: Sequence[str], explanation: str, parent: QWidget | None) -> None:
        super().__init__("Vraag", parent)
        self.chosen = ""
        self.say(question, "h2")
        if explanation:
            self.say(explanation)
        self.setAccessibleName(question)
        self.setAccessibleDescription(explanation)
        self.button("Annuleren", "").clicked.connect(self.reject)
        buttons = [self.button(verb, "" if place else "primary") for place, verb in enumerate(verbs)]
        for button, verb in zip(buttons, verbs, strict=True):
            button.clicked.connect(partial(self._choose, verb))
        buttons[0].setDefault(True)
        buttons[0].setFocus()

    def _choose(self, verb: str) -> None:
        self.chosen = verb
        self.accept()
