"""Ctrl+Z: the last act of this window is taken back by another act, and what that did is told."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ivbdesk.actions.ongedaan import take_back
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.act import act
from ivbdesk.ui.workplace import Workplace


class TakingBack(QObject):
    """Asks for it; a field in which one types undoes its own typing."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._place = place

    @act("Ongedaan maken", "terugdraaien herstellen laatste handeling", "Ctrl+Z", useful=True)
    def undo(self) -> None:
        """Take back what was done last in this window."""
        ctx, messages = self._place.ctx, self._place.messages

        def failed(error: BaseException) -> None:
            if isinstance(error, RegelFout):
                messages.notice(error.melding)
            else:
                messages.show_exception(error)

        self._place.background.run(
            lambda: take_back(ctx),
            lambda wat: messages.notice(f"Ongedaan gemaakt: {wat}."),
            failed,
            key="ongedaan",
        )
