"""The words of the municipality that were translated: seen, changed and forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.invoer.invoer import Invoerbank
from ivbdesk.actions.invoer.woorden import forget_words, translate
from ivbdesk.cases.invoer.mensnaam import STRAAT
from ivbdesk.cases.invoer.vertaling import Vertaling, list_name, value_name
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.widgets.basics import MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.workplace import Workplace


class WoordenlijstPane(QWidget):
    """A table of them; the chooser gives the one that is selected another meaning."""

    def __init__(self, place: Workplace, bank: Invoerbank) -> None:
        super().__init__()
        self.place, self._bank = place, bank
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(
            MutedLabel(
                "Wat deze woorden betekenen, is bij een eerdere invoer gezegd en geldt voor elke volgende.",
                small=True,
            )
        )
        self.table = PlainTable[Vertaling](
            place.theme,
            "Woorden van uw gemeente",
            (("Woord", 26), ("Waarvan", 14), ("Betekent", 0), ("Sinds", 14)),
            "Er is nog geen woord vertaald.",
        )
        self.table.choice_changed.connect(self._on_selected)
        column.addWidget(self.table, 1)
        self.meaning: ChoiceField[str] = ChoiceField("betekenis", "Betekent voortaan", [])
        line = QHBoxLayout()
        line.addWidget(self.meaning, 1)
        change, forget = SecondaryButton("Wijzigen", self._change), SecondaryButton("Vergeten", self._forget)
        line.addLayout(row(change.needing(place), forget.needing(place)), 1)
        column.addLayout(line)

    def reload(self) -> None:
        """Read the words again."""
        self.place.read(self, self.place.ctx.reads.invoer.vertalingen, self._show, key="vertalingen")

    def _show(self, found: Sequence[Vertaling]) -> None:
        self.table.show_rows(
            [
                (
                    item,
                    (
                        item.geschreven,
                        list_name(item.lijst),
                        value_name(item.lijst, item.waarde),
                        short_date(item.op),
                    ),
                )
                for item in found
            ]
        )

    def _on_selected(self) -> None:
        chosen = self.table.chosen()
        if len(chosen) != 1:
            return
        lijst = chosen[0].lijst
        streets = [item.waarde for item in self.table.things if item.lijst == STRAAT]
        known = [(street, street) for street in dict.fromkeys(streets)]
        self.meaning.show_choices(known if lijst == STRAAT else self._bank.velden.choices(lijst))
        self.meaning.set_value(chosen[0].waarde)

    def _change(self) -> None:
        chosen, waarde = self.table.chosen(), self.meaning.chosen()
        if len(chosen) != 1 or not waarde:
            self.place.messages.notice("Kies één woord, en wat het voortaan betekent.")
            return
        ctx, velden = self.place.ctx, self._bank.velden
        found = {(chosen[0].lijst, chosen[0].geschreven): waarde}
        self.place.background.run(lambda: translate(ctx, velden, found), lambda _: self.reload(), owner=self)

    def _forget(self) -> None:
        ctx, ids = self.place.ctx, [item.id for item in self.table.chosen()]
        if not ids:
            self.place.messages.notice("Kies eerst een woord.")
            return
        self.place.background.run(lambda: forget_words(ctx, ids), lambda _: self.reload(), owner=self)
