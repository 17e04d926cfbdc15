"""What was typed in a meeting and not kept: it stays in sight after the meeting until the officer throws it away."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt

from ivbdesk.cases.publiek.getypt import Getypt
from ivbdesk.cases.publiek.overleg import Overleg
from ivbdesk.ui.publiek.zaal.kladblok import Kladblok
from ivbdesk.ui.widgets.basics import Card, Label, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import row

_FIELDS = {
    "beeld": "Beeld",
    "oordeel": "Oordeel",
    "besluit": "Besluit",
    "wat": "Afspraak",
    "uiterlijk": "Uiterlijk",
    "tekst": "Standpunt",
}
_STILL = "Ga verder met het overleg om dit vast te leggen."
_OVER = "Het overleg is afgesloten. Neem over wat van belang is, in de casus zelf."


class LeftBehindCard(Card):
    """Lists it by casus, as far as the officer may see that; hidden where nothing is left."""

    def __init__(self) -> None:
        super().__init__("Getypt en niet vastgelegd")
        self._told = MutedLabel("")
        self.add(self._told)
        self.words = Label("")
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setAccessibleName("Getypt en niet vastgelegd")
        self.add(self.words)
        self._away = SecondaryButton("Weggooien", self._throw_away)
        self.add(row(self._away))
        self._klad: Kladblok | None = None
        self._ids: list[UUID] = []
        self.numbers: list[str] = []
        """The cases of which something is left."""
        self.hide()

    def show_left(self, overleg: Overleg, klad: Kladblok, numbers: Mapping[UUID, str]) -> None:
        """Show what is left of this meeting."""
        left = {
            item.id: f"{numbers[item.casus_id]} · {told}"
            for item in overleg.in_order()
            if item.casus_id in numbers and (told := _words(klad.of(item.id)))
        }
        self._klad, self._ids = klad, list(left)
        self.numbers = [numbers[b.casus_id] for b in overleg.in_order() if b.id in left]
        self._told.setText(_STILL if overleg.status.is_open else _OVER)
        self.words.setText("\n".join(left.values()))
        self._away.setVisible(not overleg.status.is_open)
        self.setVisible(bool(left))

    def _throw_away(self) -> None:
        klad = self._klad
        if klad is None:
            return
        for id in self._ids:
            for part in list(klad.of(id)):
                klad.put(id, part, None)
            klad.save(id)
        self.hide()


def _words(typed: Mapping[str, Getypt]) -> str:
    """What stands in these parts, each after what the field is called."""
    found = ((_FIELDS.get(name), value) for part in typed.values() for name, value in part.waarden.items())
    return "; ".join(
        f"{name}: {value}" for name, value in found if name and isinstance(value, str) and value.strip()
    )
