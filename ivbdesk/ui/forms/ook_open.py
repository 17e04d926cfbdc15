"""What a form has to tell in a team register while one types: who else has it open, and that the line is lost."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.ui.workplace import Workplace

_AWAY = "Geen verbinding met de server. Wat u typt blijft staan; opslaan kan zodra de verbinding terug is."
_REFUSED = (
    "De server van het register laat u niet meer toe; opslaan kan zo niet. "
    "Wat u typt, blijft op deze computer bewaard als concept."
)


class OokOpen(QObject):
    """Tells colleagues that `dialog` changes `what`, until it is closed.

    `told` holds the words that belong above the fields, from the start; `changed` gives them each time they are others.
    Where `what` is None nothing is changed that a colleague could change too. `asks` says whether the form asks at saving
    what is to stand where both changed something.
    """

    changed = Signal(str)

    def __init__(
        self, place: Workplace, dialog: QDialog, what: tuple[str, str] | None, *, asks: bool = True
    ) -> None:
        super().__init__(dialog)
        self._place, self._form, self._asks = place, " ".join(what or ()), asks
        self._names: list[str] = []
        self.told = ""
        if (team := place.desk.team) is None:
            return
        self.told = self._words
        place.line_changed.connect(self._tell)
        if self._form:
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
        self._names = names
        self._tell()

    def _tell(self) -> None:
        if self._words != self.told:
            self.told = self._words
            self.changed.emit(self.told)

    @property
    def _words(self) -> str:
        team = self._place.desk.team
        if team is None or team.lost_since is None:
            return self._others
        return _REFUSED if team.is_refused else _AWAY

    @property
    def _others(self) -> str:
        verb = "wijzigt" if len(self._names) == 1 else "wijzigen"
        told = f"{join_nl(self._names)} {verb} dit nu ook." if self._names else ""
        return f"{told} Wat u beiden verandert, kiest u bij opslaan." if told and self._asks else told
