"""One person of a casus on the card: who it is, and what can be done."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.betrokkenen.vergissing import take_out_betrokkene
from ivbdesk.actions.bewaren.inzage import RenderInzage
from ivbdesk.actions.bewaren.verzoeken import lift_restriction
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid
from ivbdesk.cases.betrokkenen.leeftijd import ADULT, leeftijdsklasse
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.betrokkenen.betrokkene_dialog import BetrokkeneDialog, EindeRolDialog
from ivbdesk.ui.betrokkenen.leeftijd_dialog import LeeftijdDialog
from ivbdesk.ui.bewaren.inzage_dialog import InzageDialog
from ivbdesk.ui.bewaren.verzoek_dialog import VerzoekDialog
from ivbdesk.ui.widgets.basics import Chip, Label, LinkButton, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.reden_dialog import RedenDialog
from ivbdesk.ui.workplace import Workplace

MISTAKE = (
    "Voor wie hier nooit had moeten staan. De naam verdwijnt uit de casus, het zoeken en nieuwe stukken; het logboek houdt "
    "bij dat dit gebeurde. Wie niet meer betrokken is, hoort hier niet: kies dan ‘Rol beëindigen’. Wat in de tijdlijn over "
    "deze persoon staat, past u daar aan."
)


class BetrokkeneRegel(QWidget):
    """Name, role, age, and the acts; dialogs open over `tab`, since the line itself is made anew."""

    def __init__(
        self, place: Workplace, blad: CasusBlad, item: Betrokkenheid, render: RenderInzage, tab: QWidget
    ) -> None:
        super().__init__()
        self._place, self._blad, self._item, self._tab = place, blad, item, tab
        self._render = render
        self._words = QVBoxLayout(self)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(3)
        self._add_words()
        self._words.addLayout(row(*self._acts()))
        self._words.addLayout(row(*self._rights()))

    def _add_words(self) -> None:
        item, casus = self._item, self._blad.casus
        head = QHBoxLayout()
        head.addWidget(Label(item.persoon.naam, "strong"), 1)
        head.addWidget(Chip(item.rol.label))
        self._words.addLayout(head)
        age = leeftijdsklasse(casus.leeftijd_van(item.persoon, self._place.today()))
        year = item.persoon.gegevens.geboortejaar
        born = f"geboren in {year}" if year else "geboortejaar onbekend"
        self._tell(f"{age} · {born} · sinds {short_date(item.sinds)}")
        for known in casus.leeftijden:
            if known.persoon_id == item.persoon.id:
                self._tell(f"{known.zin}: {known.wijze} ({known.door}, {short_date(known.op)})")

    def _tell(self, text: str) -> None:
        self._words.addWidget(MutedLabel(text, small=True))

    def _acts(self) -> list[QWidget]:
        place, blad, item, tab = self._place, self._blad, self._item, self._tab
        name = item.persoon.naam
        change = SecondaryButton("Wijzigen", lambda: BetrokkeneDialog(place, blad, item, tab).start())
        change.setAccessibleName(f"{name} wijzigen")
        end = SecondaryButton(
            "Rol beëindigen", lambda: EindeRolDialog(place, blad.casus.id, item, tab).start()
        )
        end.setAccessibleName(f"Rol van {name} beëindigen")
        return [change, end, *self._age_button(), mistake_button(place, blad.casus.id, item, tab)]

    def _age_button(self) -> list[QWidget]:
        """Where it is not sure whether somebody is an adult, that can be established."""
        place, casus, person, tab = self._place, self._blad.casus, self._item.persoon, self._tab
        known = casus.leeftijd_van(person, place.today())
        if not known.jongst < ADULT <= known.oudst:
            return []
        ask = SecondaryButton(
            "Leeftijd vaststellen", lambda: LeeftijdDialog(place, casus.id, person, ADULT, tab).start()
        )
        ask.setAccessibleName(f"Leeftijd van {person.naam} vaststellen")
        return [ask]

    def _rights(self) -> list[QWidget]:
        """What the person may ask about their own data."""
        place, person, tab, render = self._place, self._item.persoon, self._tab, self._render
        name = person.naam
        asked = LinkButton("Verzoek vastleggen …", lambda: VerzoekDialog(place, person.id, name, tab).start())
        asked.setAccessibleName(f"Verzoek van {name} vastleggen")
        own = LinkButton("Inzage als PDF …", lambda: InzageDialog(place, person, render, tab).start())
        own.setAccessibleName(f"Inzage voor {name} als PDF")
        buttons: list[QWidget] = [asked, own]
        if person.beperkt:
            lift = LinkButton("Beperking opheffen …", self._lift)
            lift.setAccessibleName(f"Beperking van {name} opheffen")
            buttons.append(lift)
        return buttons

    def _lift(self) -> None:
        ctx, person = self._place.ctx, self._item.persoon
        RedenDialog(
            self._place, "Beperking opheffen", lambda reden: lift_restriction(ctx, person.id, reden), self._tab,
            kind="beperking opheffen", ref=str(person.id), verb="Opheffen",
            help="De betrokkene krijgt dit vooraf te horen (AVG art. 18 lid 3).",
        ).start()  # fmt: skip


def mistake_button(place: Workplace, casus_id: UUID, item: Betrokkenheid, tab: QWidget) -> LinkButton:
    """For who never belonged here; not for who is not involved any more."""
    name = item.persoon.naam

    def ask() -> None:
        RedenDialog(
            place, f"{name} als {item.rol.label.lower()}: dit was een vergissing",
            lambda reden: take_out_betrokkene(place.ctx, casus_id, item.id, reden), tab,
            kind="vergissing", ref=f"{casus_id}/{item.id}", verb="Uit de casus halen",
            label="Wat ging er mis", intro=MISTAKE,
        ).start()  # fmt: skip

    made = LinkButton("Vergissing …", ask)
    made.setAccessibleName(f"{name} als {item.rol.label.lower()} was een vergissing")
    return made
