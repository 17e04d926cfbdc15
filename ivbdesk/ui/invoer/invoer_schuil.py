"""What a sheet holds that does not show, and letters that may be meant otherwise: told, and asked, before rows are read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.cases.invoer.rekenblad import Lezing
from ivbdesk.cases.invoer.schuil import Schuilkeuze, Schuilsoort, Schuilvraag
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.widgets.basics import Card, Label, MutedLabel
from ivbdesk.ui.widgets.layouts import clear

_NONE = "geen"
_RESAVE = "Sla de lijst in Excel op als Excel-werkmap (.xlsx) of als ‘CSV UTF-8’ en kies dat bestand; dan staan de letters vast."


class SchuilCard(Card):
    """One question for each kind of thing. `changed` says that something was decided, `letters_chosen` how letters are meant."""

    changed = Signal()
    letters_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("Wat u niet meteen ziet")
        self._told = MutedLabel("", small=True)
        self.add(self._told)
        self._letters: ChoiceField[str] | None = None
        self._shown: tuple[str, Sequence[Lezing], Sequence[Schuilvraag]] | None = None
        self.asked: dict[Schuilsoort, ChoiceField[bool]] = {}
        lines = QWidget()
        self._lines = QVBoxLayout(lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.add(lines)

    def show_questions(
        self, told: str, lezingen: Sequence[Lezing], vragen: Sequence[Schuilvraag], keuze: Schuilkeuze
    ) -> None:
        """Ask these, with what was decided before; where they are asked already, nothing moves."""
        if (told, lezingen, vragen) == self._shown:
            return
        self._shown = (told, lezingen, vragen)
        clear(self._lines)
        self._letters, self.asked = None, {}
        self._told.setText(told)
        self._told.setVisible(bool(told))
        if lezingen:
            self._ask_letters(lezingen)
        for vraag in vragen:
            self._ask(vraag, keuze.get(vraag.soort))
        self.setVisible(bool(told or lezingen or vragen))

    def _ask_letters(self, lezingen: Sequence[Lezing]) -> None:
        self._lines.addWidget(
            Label(
                "De letters met accenten kunnen op meer manieren bedoeld zijn. Welke regel is goed?", "strong"
            )
        )
        choices = [(one.codering, f"{one.regel}  ({one.naam})") for one in lezingen]
        choices.append((_NONE, "Geen van deze regels"))
        field: ChoiceField[str] = ChoiceField("letters", "Zo staat het er goed", choices)
        for one in lezingen:
            self._lines.addWidget(MutedLabel(f"{one.naam}: {one.regel}", small=True))
        field.changed.connect(lambda: self._on_letters(field))
        self._letters = field
        self._lines.addWidget(field)

    def _on_letters(self, field: ChoiceField[str]) -> None:
        """Have the file read as it was said; where no reading is right, say what helps."""
        if field.chosen() == _NONE:
            field.show_error(_RESAVE)
        else:
            self.letters_chosen.emit(field.chosen() or "")

    def _ask(self, vraag: Schuilvraag, decided: bool | None) -> None:
        choices = [(True, vraag.mee)] if vraag.mee else []
        example = f"Bijvoorbeeld: {vraag.voorbeeld}" if vraag.voorbeeld else ""
        field: ChoiceField[bool] = ChoiceField(
            vraag.soort, vraag.wat, [*choices, (False, vraag.weg)], example
        )
        if decided is not None:
            field.set_value(decided)
        field.changed.connect(self.changed)
        self.asked[vraag.soort] = field
        self._lines.addWidget(field)

    def decided(self) -> dict[Schuilsoort, bool]:
        """What was decided so far."""
        chosen = {soort: field.chosen() for soort, field in self.asked.items()}
        return {soort: value for soort, value in chosen.items() if value is not None}

    def demand(self) -> bool:
        """Whether all is decided; else each that is not says so, and the first takes the focus."""
        still: list[Field] = [field for field in self.asked.values() if field.chosen() is None]
        for field in still:
            field.show_error("Maak hier een keuze.")
        if self._letters is not None and self._letters.chosen() in (None, _NONE):
            self._letters.show_error(_RESAVE if self._letters.chosen() else "Maak hier een keuze.")
            still.insert(0, self._letters)
        if still:
            still[0].setFocus()
        return not still
