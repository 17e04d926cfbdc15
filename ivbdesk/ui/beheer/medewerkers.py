"""The officers of the register, each with a right and a way in of their own; and the keys of the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.beheer.toegang import end_officer
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Recht
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.beheer.medewerker_dialog import MedewerkerDialog
from ivbdesk.ui.beheer.sleutel_dialogs import HerstelsleutelDialog, PassphraseDialog, VernieuwDialog
from ivbdesk.ui.widgets.basics import (
    Card,
    Chip,
    Label,
    MutedLabel,
    PrimaryButton,
    Rule,
    SecondaryButton,
)
from ivbdesk.ui.widgets.layouts import clear, row, scrolling
from ivbdesk.ui.widgets.reden_dialog import RedenDialog
from ivbdesk.ui.workplace import Workplace


class MedewerkersTab(QWidget):
    """People at the left, keys at the right."""

    def __init__(self, place: Workplace, renew: Callable[[str], object]) -> None:
        super().__init__()
        self.place, self._renew = place, renew
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        outer.setSpacing(14)
        left, right = QWidget(), QWidget()
        self._left, keys = QVBoxLayout(left), QVBoxLayout(right)
        for column, pane, stretch in ((self._left, left, 17), (keys, right, 10)):
            column.setContentsMargins(0, 0, 4, 0)
            outer.addWidget(scrolling(pane), stretch)
        keys.addWidget(self._keys_card())
        keys.addStretch(1)

    def reload(self) -> None:
        """Read the officers again."""
        reads, keys = self.place.ctx.reads, self.place.desk.keys
        self.place.read(
            self, lambda: (reads.beheer.medewerkers(), keys.holders()), self._show, key="medewerkers"
        )

    def _show(self, found: tuple[Sequence[Medewerker], frozenset[UUID]]) -> None:
        officers, holders = found
        clear(self._left)
        add = PrimaryButton(
            "Medewerker toevoegen", lambda: MedewerkerDialog(self.place, None, self).start()
        ).needing(self.place, Recht.BEHEERDER)
        card = Card("Medewerkers", aside=add)
        for number, item in enumerate(item for item in officers if item.tot is None):
            if number:
                card.add(Rule())
            card.add(self._line(item, item.id in holders))
        for item in officers:
            if item.tot is not None:
                card.add(MutedLabel(f"{item.naam}, tot {short_date(item.tot)}", small=True))
        self._left.addWidget(card)
        self._left.addStretch(1)

    def _line(self, officer: Medewerker, has_entry: bool) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        own = officer.id == self.place.ctx.officer
        head = QHBoxLayout()
        head.addWidget(Label(f"{officer.naam}{' (u)' if own else ''}", "strong"), 1)
        if not has_entry:
            head.addWidget(Chip("Nog geen wachtwoordzin", "warn"))
        head.addWidget(Chip(officer.recht.value.capitalize()))
        column.addLayout(head)
        column.addWidget(
            MutedLabel(
                " · ".join(part for part in (officer.functie, officer.recht.label) if part), small=True
            )
        )
        buttons = [
            SecondaryButton("Wijzigen", lambda: MedewerkerDialog(self.place, officer, self).start()).needing(
                self.place, Recht.BEHEERDER
            )
        ]
        buttons[0].setAccessibleName(f"{officer.naam} wijzigen")
        if not own:
            give = SecondaryButton("Wachtwoordzin geven", partial(self._give, officer)).needing(
                self.place, Recht.BEHEERDER
            )
            give.setAccessibleName(f"Wachtwoordzin geven aan {officer.naam}")
            end = SecondaryButton("Toegang beëindigen", partial(self._end, officer)).needing(
                self.place, Recht.BEHEERDER
            )
            end.setAccessibleName(f"Toegang van {officer.naam} beëindigen")
            buttons += [give, end]
        column.addLayout(row(*buttons))
        return made

    def _give(self, officer: Medewerker) -> None:
        dialog = PassphraseDialog(self.place, self, officer)
        dialog.saved.connect(lambda _: self.reload())
        dialog.start()

    def _end(self, officer: Medewerker) -> None:
        keys, ctx = self.place.desk.keys, self.place.ctx

        def act(reden: str) -> None:
            end_officer(ctx, officer.id, reden)
            keys.remove_officer(officer.id)

        dialog = RedenDialog(
            self.place,
            f"Toegang van {officer.naam} beëindigen",
            act,
            self,
            kind="toegang beëindigen",
            ref=str(officer.id),
            verb="Beëindigen",
            intro="De naam blijft in het logboek staan. Wie eerder een kopie van het register maakte, kan die nog openen; "
            "vernieuw daarom daarna de sleutels van het register.",
            needs=Recht.BEHEERDER,
        )
        dialog.saved.connect(lambda _: self.reload())
        dialog.start()

    def _keys_card(self) -> Card:
        card = Card("Sleutels")
        card.add(
            Label(
                "Elke medewerker opent het register met een eigen wachtwoordzin. De herstelsleutel op papier opent het "
                "als alle zinnen kwijt zijn."
            )
        )
        place = self.place
        card.add(
            row(SecondaryButton("Mijn wachtwoordzin wijzigen", lambda: PassphraseDialog(place, self).start()))
        )
        card.add(
            row(
                SecondaryButton(
                    "Nieuwe herstelsleutel", lambda: HerstelsleutelDialog(place, self).start()
                ).needing(self.place, Recht.BEHEERDER)
            )
        )
        card.add(
            row(
                SecondaryButton(
                    "Sleutels vernieuwen …",
                    lambda: VernieuwDialog(place, self, self._renew).start(),
                ).needing(self.place, Recht.BEHEERDER)
            )
        )
        card.add(
            MutedLabel(
                "Vernieuw de sleutels als een collega vertrekt of een zin kan zijn gezien.", small=True
            )
        )
        return card
