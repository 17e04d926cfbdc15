"""One person of a casus on the card: who it is, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.betrokkenen.persoon import end_vertegenwoordiger, take_out_said
from ivbdesk.actions.betrokkenen.samenvoegen import split_people
from ivbdesk.actions.betrokkenen.vergissing import take_out_betrokkene
from ivbdesk.actions.bewaren.inzage import RenderInzage
from ivbdesk.actions.bewaren.verzoeken import lift_restriction
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Persoon
from ivbdesk.cases.betrokkenen.leeftijd import ADULT, leeftijdsklasse
from ivbdesk.cases.betrokkenen.samenvoeging import Samenvoeging
from ivbdesk.cases.betrokkenen.vertegenwoordiging import Vertegenwoordiging
from ivbdesk.cases.betrokkenen.woonadres import Woonadres, earlier
from ivbdesk.cases.signaal.bekende import Bekende
from ivbdesk.cases.taal.nederlands import period, short_date
from ivbdesk.ui.betrokkenen.betrokkene_dialog import BetrokkeneDialog, EindeRolDialog
from ivbdesk.ui.betrokkenen.leeftijd_dialog import LeeftijdDialog
from ivbdesk.ui.betrokkenen.persoon_dialog import BereikDialog, WoonadresDialog
from ivbdesk.ui.betrokkenen.samenvoeg_dialog import SamenvoegDialog, ZoekTweedeDialog
from ivbdesk.ui.betrokkenen.vertegenwoordiger_dialog import VertegenwoordigerDialog
from ivbdesk.ui.bewaren.inzage_dialog import InzageDialog
from ivbdesk.ui.bewaren.verzoek_dialog import VerzoekDialog
from ivbdesk.ui.forms.reden_dialog import RedenDialog
from ivbdesk.ui.widgets.basics import Chip, Label, LinkButton, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.workplace import Workplace

MISTAKE = (
    "Voor wie hier nooit had moeten staan. De naam verdwijnt uit de casus, het zoeken en nieuwe stukken; het logboek houdt "
    "bij dat dit gebeurde. Wie niet meer betrokken is, hoort hier niet: kies dan ‘Rol beëindigen’. Wat in de tijdlijn over "
    "deze persoon staat, past u daar aan."
)


class BetrokkeneRegel(QWidget):
    """Name, roles, age, and the acts; dialogs open over `tab`, since the line itself is made anew."""

    def __init__(
        self,
        place: Workplace,
        blad: CasusBlad,
        rollen: Sequence[Betrokkenheid],
        render: RenderInzage,
        tab: QWidget,
    ) -> None:
        super().__init__()
        self._place, self._blad, self._tab = place, blad, tab
        self._persoon, self._rollen = rollen[0].persoon, rollen
        self._render = render
        self._words = QVBoxLayout(self)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(3)
        self._add_words()
        self._add_reach()
        for number, rol in enumerate(rollen):
            if len(rollen) > 1:
                self._tell(f"{rol.rol.label} sinds {short_date(rol.sinds)}")
            self._words.addLayout(row(*self._acts(rol), *(() if number else self._age_button())))
        self._words.addLayout(row(*self._reach_acts()))
        self._words.addLayout(row(*self._rights()))

    def _add_words(self) -> None:
        person, casus = self._persoon, self._blad.casus
        head = QHBoxLayout()
        head.addWidget(Label(person.naam, "strong"), 1)
        for item in self._rollen:
            head.addWidget(Chip(item.rol.label))
        self._words.addLayout(head)
        age = leeftijdsklasse(casus.leeftijd_van(person, self._place.today()))
        year = person.gegevens.geboortejaar
        born = f"geboren in {year}" if year else "geboortejaar onbekend"
        since = f" · sinds {short_date(self._rollen[0].sinds)}" if len(self._rollen) == 1 else ""
        name = person.gegevens.geboortenaam
        self._tell(f"{age} · {born}{f' · geboortenaam {name}' if name else ''}{since}")
        for known in casus.leeftijden:
            if known.persoon_id == person.id:
                self._tell(f"{known.zin}: {known.wijze} ({known.door}, {short_date(known.op)})")

    def _tell(self, text: str, *beside: QWidget) -> None:
        label = MutedLabel(text, small=True)
        if not beside:
            self._words.addWidget(label)
            return
        line = row(*beside, stretch=False)
        line.insertWidget(0, label, 1)
        self._words.addLayout(line)

    def _add_reach(self) -> None:
        """How to reach the person and speak with them, where they live and lived, and who acts for them."""
        person = self._persoon
        speaks = f"spreekt {person.taal}" if person.taal else ""
        reach = (person.telefoon, speaks, "tolk nodig" if person.tolk else "")
        if any(reach):
            self._tell(" · ".join(part for part in reach if part))
        if person.adres is not None:
            self._home(f"Woont: {person.adres}", person.adres)
        for home in earlier(person.adressen):
            self._home(f"Eerder: {home}", home)
        for acting in person.vertegenwoordigers:
            self._acting(acting)
        for item in self._blad.samengevoegd:
            if item.persoon_id == person.id:
                self._merged(item)

    def _home(self, told: str, home: Woonadres) -> None:
        days = period(home.sinds, home.tot)
        self._tell(
            " · ".join(part for part in (told, days, home.toelichting) if part),
            self._wrong(str(home), home.id),
        )

    def _acting(self, acting: Vertegenwoordiging) -> None:
        name = acting.naam
        told = (f"{acting.soort.label}: {name}", acting.contact, period(acting.sinds, acting.tot))
        beside: list[QWidget] = [self._wrong(name, acting.id)]
        if acting.tot is None:
            end = LinkButton("Beëindigen …", lambda: self._end_acting(acting, name)).needing(self._place)
            end.setAccessibleName(f"{acting.soort.label} {name} beëindigen")
            beside.insert(0, end)
        self._tell(" · ".join(part for part in told if part), *beside)

    def _wrong(self, what: str, id: UUID) -> QWidget:
        """What was said of the person by mistake is taken out."""
        casus_id, person = self._blad.casus.id, self._persoon

        def ask() -> None:
            RedenDialog(
                self._place, f"{what[:1].upper()}{what[1:]}: dit was een vergissing",
                lambda ctx, reden: take_out_said(ctx, casus_id, person.id, id, reden), self._tab,
                kind="vergissing", ref=f"{casus_id}/{person.id}/{id}", verb="Weghalen", label="Wat ging er mis",
            ).start()  # fmt: skip

        made = LinkButton("Vergissing …", ask).needing(self._place)
        made.setAccessibleName(f"{what} was een vergissing")
        return made

    def _end_acting(self, acting: Vertegenwoordiging, name: str) -> None:
        casus_id, person = self._blad.casus.id, self._persoon
        RedenDialog(
            self._place, f"{acting.soort.label} {name} beëindigen",
            lambda ctx, reden: end_vertegenwoordiger(ctx, casus_id, person.id, acting.id, reden), self._tab,
            kind="vertegenwoordiging beëindigen", ref=f"{casus_id}/{acting.id}", verb="Beëindigen",
            label="Waarom eindigt dit",
        ).start()  # fmt: skip

    def _reach_acts(self) -> list[QWidget]:
        place, casus_id, person, tab = self._place, self._blad.casus.id, self._persoon, self._tab
        name = person.naam
        reach = LinkButton(
            "Telefoon en taal …", lambda: BereikDialog(place, casus_id, person, tab).start()
        ).needing(place)
        reach.setAccessibleName(f"Telefoon en taal van {name}")
        home = LinkButton(
            "Woonadres …", lambda: WoonadresDialog(place, casus_id, person, tab).start()
        ).needing(place)
        home.setAccessibleName(f"Woonadres van {name}")
        acting = LinkButton(
            "Vertegenwoordiger …", lambda: VertegenwoordigerDialog(place, casus_id, person, tab).start()
        ).needing(place)
        acting.setAccessibleName(f"Vertegenwoordiger van {name} toevoegen")
        twin = LinkButton("Dubbel geregistreerd …", self._find_twin).needing(place)
        twin.setAccessibleName(f"{name} samenvoegen met een andere registratie")
        return [reach, home, acting, twin]

    def _find_twin(self) -> None:
        asked = ZoekTweedeDialog(self._place, self._persoon, self._tab)
        asked.saved.connect(self._compare)
        asked.start()

    def _compare(self, found: tuple[Bekende, Bekende]) -> None:
        place, casus_id, tab = self._place, self._blad.casus.id, self._tab
        ids = [item.id for item in found]

        def show(people: list[Persoon]) -> None:
            SamenvoegDialog(place, casus_id, (people[0], people[1]), found, tab).start()

        place.read(tab, lambda: [place.ctx.reads.inzage.persoon(id) for id in ids], show)

    def _merged(self, item: Samenvoeging) -> None:
        """That two records are one here, with the way to split them."""
        name = self._persoon.naam

        def ask() -> None:
            RedenDialog(
                self._place, f"{name} weer splitsen", lambda ctx, reden: split_people(ctx, item.id, reden), self._tab,
                kind="splitsen", ref=f"{self._blad.casus.id}/{item.id}", verb="Splitsen", label="Waarom zijn dit twee personen",
                intro="Wat bij het samenvoegen verhuisde gaat terug. Wat daarna is vastgelegd, blijft bij deze persoon.",
            ).start()  # fmt: skip

        split = LinkButton("Splitsen …", ask).needing(self._place)
        split.setAccessibleName(f"{name} weer splitsen")
        self._tell(f"Samengevoegd uit twee registraties op {short_date(item.op)}", split)

    def _acts(self, item: Betrokkenheid) -> list[QWidget]:
        place, blad, tab = self._place, self._blad, self._tab
        name = (
            item.persoon.naam if len(self._rollen) == 1 else f"{item.persoon.naam}, {item.rol.label.lower()},"
        )
        change = SecondaryButton(
            "Wijzigen", lambda: BetrokkeneDialog(place, blad, item, tab).start()
        ).needing(place)
        change.setAccessibleName(f"{name} wijzigen")
        end = SecondaryButton(
            "Rol beëindigen", lambda: EindeRolDialog(place, blad.casus.id, item, tab).start()
        ).needing(place)
        end.setAccessibleName(f"Rol van {name} beëindigen")
        return [change, end, mistake_button(place, blad.casus.id, item, tab)]

    def _age_button(self) -> list[QWidget]:
        """Where it is not sure whether somebody is an adult, that can be established."""
        place, casus, person, tab = self._place, self._blad.casus, self._persoon, self._tab
        known = casus.leeftijd_van(person, place.today())
        if not known.jongst < ADULT <= known.oudst:
            return []
        ask = SecondaryButton(
            "Leeftijd vaststellen", lambda: LeeftijdDialog(place, casus.id, person, ADULT, tab).start()
        ).needing(place)
        ask.setAccessibleName(f"Leeftijd van {person.naam} vaststellen")
        return [ask]

    def _rights(self) -> list[QWidget]:
        """What the person may ask about their own data."""
        place, person, tab, render = self._place, self._persoon, self._tab, self._render
        name = person.naam
        asked = LinkButton(
            "Verzoek vastleggen …", lambda: VerzoekDialog(place, person.id, name, tab).start()
        ).needing(place)
        asked.setAccessibleName(f"Verzoek van {name} vastleggen")
        own = LinkButton(
            "Inzage als PDF …", lambda: InzageDialog(place, person, render, tab).start()
        ).needing(place)
        own.setAccessibleName(f"Inzage voor {name} als PDF")
        buttons: list[QWidget] = [asked, own]
        if person.beperkt:
            lift = LinkButton("Beperking opheffen …", self._lift).needing(place)
            lift.setAccessibleName(f"Beperking van {name} opheffen")
            buttons.append(lift)
        return buttons

    def _lift(self) -> None:
        person = self._persoon
        RedenDialog(
            self._place, "Beperking opheffen", lambda ctx, reden: lift_restriction(ctx, person.id, reden), self._tab,
            kind="beperking opheffen", ref=str(person.id), verb="Opheffen",
            help="De betrokkene krijgt dit vooraf te horen (AVG art. 18 lid 3).",
        ).start()  # fmt: skip


def mistake_button(place: Workplace, casus_id: UUID, item: Betrokkenheid, tab: QWidget) -> LinkButton:
    """For who never belonged here; not for who is not involved any more."""
    name = item.persoon.naam

    def ask() -> None:
        RedenDialog(
            place, f"{name} als {item.rol.label.lower()}: dit was een vergissing",
            lambda ctx, reden: take_out_betrokkene(ctx, casus_id, item.id, reden), tab,
            kind="vergissing", ref=f"{casus_id}/{item.id}", verb="Uit de casus halen",
            label="Wat ging er mis", intro=MISTAKE,
        ).start()  # fmt: skip

    made = LinkButton("Vergissing …", ask).needing(place)
    made.setAccessibleName(f"{name} als {item.rol.label.lower()} was een vergissing")
    return made
