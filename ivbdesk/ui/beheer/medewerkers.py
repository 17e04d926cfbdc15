"""The officers of the register, each with a right and a way in of their own; and the keys of the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.beheer.afwezigheid import end_absence, needed
from ivbdesk.actions.context import Context
from ivbdesk.actions.werk.werk import works
from ivbdesk.cases.betrokkenen.afwezigheid import Afwezigheid
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Recht
from ivbdesk.cases.taal.nederlands import short_date, weekday_date
from ivbdesk.cases.werk.inhanden import InHanden
from ivbdesk.ui.beheer.afwezig_dialog import AfwezigDialog
from ivbdesk.ui.beheer.medewerker_dialog import MedewerkerDialog
from ivbdesk.ui.beheer.overdraag_dialog import OverdraagDialog
from ivbdesk.ui.beheer.sleutel_dialogs import HerstelsleutelDialog, PassphraseDialog, VernieuwDialog
from ivbdesk.ui.forms.reden_dialog import RedenDialog
from ivbdesk.ui.widgets.basics import (
    Card,
    Chip,
    Label,
    LinkButton,
    MutedLabel,
    PrimaryButton,
    Rule,
    SecondaryButton,
)
from ivbdesk.ui.widgets.flow import Flow
from ivbdesk.ui.widgets.layouts import clear, row, scrolling
from ivbdesk.ui.workplace import Workplace


@dataclass(frozen=True)
class Bezetting:
    """The officers, who of them has a passphrase, and who is or will be away."""

    medewerkers: Sequence[Medewerker]
    met_ingang: frozenset[UUID]
    afwezig: Sequence[Afwezigheid]

    def naam(self, id: UUID) -> str:
        """What an officer is called."""
        return next((item.naam for item in self.medewerkers if item.id == id), "")


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
        today = self.place.today()

        def read() -> Bezetting:
            away = [item for item in reads.beheer.afwezigheden() if item.tot >= today]
            return Bezetting(reads.beheer.medewerkers(), keys.holders(), away)

        self.place.read(self, read, self._show, key="medewerkers")

    def _show(self, found: Bezetting) -> None:
        officers = found.medewerkers
        clear(self._left)
        add = PrimaryButton(
            "Medewerker toevoegen", lambda: MedewerkerDialog(self.place, None, self).start()
        ).needing(self.place, Recht.BEHEERDER)
        card = Card("Medewerkers", aside=add)
        for number, item in enumerate(item for item in officers if item.tot is None):
            if number:
                card.add(Rule())
            card.add(self._line(item, found))
        for item in officers:
            if item.tot is not None:
                left = MutedLabel(f"{item.naam}, tot {short_date(item.tot)}", small=True)
                card.add(row(left, self._handing_over(item, officers, LinkButton)))
        self._left.addWidget(card)
        self._left.addStretch(1)

    def _line(self, officer: Medewerker, found: Bezetting) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        own = officer.id == self.place.ctx.officer
        head = QHBoxLayout()
        head.addWidget(Label(f"{officer.naam}{' (u)' if own else ''}", "strong"), 1)
        if officer.id not in found.met_ingang:
            head.addWidget(Chip("Nog geen wachtwoordzin", "warn"))
        head.addWidget(Chip(officer.recht.value.capitalize()))
        column.addLayout(head)
        column.addWidget(
            MutedLabel(
                " · ".join(part for part in (officer.functie, officer.recht.label) if part), small=True
            )
        )
        for away in found.afwezig:
            if away.medewerker_id == officer.id:
                column.addLayout(self._away(officer, away, found))
        change = SecondaryButton(
            "Wijzigen", lambda: MedewerkerDialog(self.place, officer, self).start()
        ).needing(self.place, Recht.BEHEERDER)
        change.setAccessibleName(f"{officer.naam} wijzigen")
        buttons: list[QWidget] = [change]
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
        if works(officer):
            leave = SecondaryButton("Afwezig …", partial(self._leave, officer, found)).needing(
                self.place, needed(self.place.ctx, officer.id)
            )
            leave.setAccessibleName(f"Afwezigheid van {officer.naam} vastleggen")
            buttons.insert(1, leave)
            buttons.insert(2, self._handing_over(officer, found.medewerkers, SecondaryButton))
        column.addWidget(Flow(*buttons, space=self.place.theme.px(8)))
        return made

    def _away(self, officer: Medewerker, away: Afwezigheid, found: Bezetting) -> QHBoxLayout:
        days = f"van {weekday_date(away.van)} tot en met {weekday_date(away.tot)}"
        told = Label(f"Afwezig {days} · {found.naam(away.vervanger_id)} vervangt", "near")
        began = away.van <= self.place.today()
        back = LinkButton("Weer terug" if began else "Intrekken", partial(self._back, away)).needing(
            self.place, needed(self.place.ctx, officer.id)
        )
        back.setAccessibleName(f"{officer.naam} {'is weer terug' if began else 'gaat niet weg'}")
        line = QHBoxLayout()
        line.addWidget(told, 1)
        line.addWidget(back)
        return line

    def _leave(self, officer: Medewerker, found: Bezetting) -> None:
        dialog = AfwezigDialog(self.place, officer, found.medewerkers, found.afwezig, self)
        dialog.saved.connect(lambda _: self.reload())
        dialog.start()

    def _handing_over(
        self,
        officer: Medewerker,
        officers: Sequence[Medewerker],
        kind: type[SecondaryButton] | type[LinkButton],
    ) -> QWidget:
        button = kind("Werk overdragen …", partial(self._hand_over, officer, officers)).needing(
            self.place, needed(self.place.ctx, officer.id)
        )
        button.setAccessibleName(f"Werk van {officer.naam} overdragen")
        return button

    def _hand_over(self, officer: Medewerker, officers: Sequence[Medewerker]) -> None:
        reads, today = self.place.ctx.reads.werk, self.place.today()

        def show(found: list[InHanden]) -> None:
            if found:
                OverdraagDialog(self.place, officer, officers, found, self).start()
            else:
                self.place.messages.notice(f"{officer.naam} heeft niets in handen dat u kunt overdragen.")

        self.place.read(self, lambda: reads.in_handen(officer.id, today), show, key="in handen")

    def _back(self, away: Afwezigheid) -> None:
        ctx = self.place.ctx
        self.place.background.run(lambda: end_absence(ctx, away), lambda _: self.reload(), owner=self)

    def _give(self, officer: Medewerker) -> None:
        dialog = PassphraseDialog(self.place, self, officer)
        dialog.saved.connect(lambda _: self.reload())
        dialog.start()

    def _end(self, officer: Medewerker) -> None:
        keys = self.place.desk.keys

        def act(ctx: Context, reden: str) -> None:
            keys.end_officer(officer.id, reden, ctx)

        dialog = RedenDialog(
            self.place,
            f"Toegang van {officer.naam} beëindigen",
            act,
            self,
            kind="toegang beëindigen",
            ref=str(officer.id),
            verb="Beëindigen",
            intro="Draag eerst het werk over. De naam blijft in het logboek staan. "
            + (
                "De server laat wie vertrok daarna niet meer toe en verbreekt de verbinding die nog openstaat."
                if self.place.desk.team is not None
                else "Wie eerder een kopie van het register maakte, kan die nog openen; vernieuw daarom daarna de sleutels van het register."
            ),
            needs=Recht.BEHEERDER,
        )
        dialog.saved.connect(lambda _: self.reload())
        dialog.start()

    def _keys_card(self) -> Card:
        card = Card("Sleutels")
        card.add(
            Label(
                "Elke medewerker opent het register met een eigen wachtwoordzin en een kopie van de map van het team. De "
                "herstelsleutel op papier bewaart de sleutel van het register; aanmelden bij de server kan er niet mee."
                if self.place.desk.team is not None
                else "Elke medewerker opent het register met een eigen wachtwoordzin. De herstelsleutel op papier opent het "
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
        if place.desk.team is not None:  # other keys for a whole team are not built
            return card
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
