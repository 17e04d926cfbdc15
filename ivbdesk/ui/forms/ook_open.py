"""Who else has the same form open, in a team register: told while it is typed, before a botsing has to be asked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.ui.workplace import Workplace


class OokOpen(QObject):
    """Tells colleagues that `dialog` changes `what`, until it is closed; `changed` gives the words about who else does."""

    changed = Signal(str)

    def __init__(self, place: Workplace, dialog: QDialog, what: tuple[str, str]) -> None:
        super().__init__(dialog)
        self._place, self._form = place, " ".join(what)
        self._told = ""
        if (team := place.desk.team) is not None:
            team.fill_in(self._form, is_open=True)
            dialog.finished.connect(self._leave)
            place.presence_changed.connect(self._ask)
            place.line_changed.connect(self._ask)
            self._ask()

    def _leave(self) -> None:
        if (team := self._place.desk.team) is not None:
            team.fill_in(self._form, is_open=False)

    def _ask(self) -> None:
        if (team := self._place.desk.team) is not None:
            self._place.read(self, lambda: team.who_fills_in(self._form), self._found, key="ook open")

    def _found(self, names: list[str]) -> None:
        verb = "wijzigt" if len(names) == 1 else "wijzigen"
        told = (
            f"{join_nl(names)} {verb} dit nu ook. Wat u beiden verandert, kiest u bij opslaan."
            if names
            else ""
        )
        if told != self._told:
            self._told = told
            self.changed.emit(told)
