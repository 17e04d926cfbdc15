"""The people of a casus by role, the other cases of a person or address, and the sealed melders."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.bewaren.bewaren import hold, release
from ivbdesk.actions.bewaren.inzage import RenderInzage
from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.taal.nederlands import count, short_date
from ivbdesk.cases.zoeken.rijen import CasusRij
from ivbdesk.ui.act import act
from ivbdesk.ui.betrokkenen.betrokkene_dialog import BetrokkeneDialog
from ivbdesk.ui.betrokkenen.betrokkene_regel import BetrokkeneRegel, mistake_button
from ivbdesk.ui.betrokkenen.kwetsbaarheid import KwetsbaarheidCard
from ivbdesk.ui.betrokkenen.melder_dialog import MelderDialog, ToonMeldersDialog
from ivbdesk.ui.betrokkenen.organisatie_dialog import OrganisatieDialog
from ivbdesk.ui.betrokkenen.organisaties import OrganisatieCard
from ivbdesk.ui.betrokkenen.samenhang import BandCard, PlekCard
from ivbdesk.ui.forms.reden_dialog import RedenDialog
from ivbdesk.ui.widgets.basics import (
    Card,
    Label,
    LinkButton,
    MutedLabel,
    PrimaryButton,
    Rule,
    SecondaryButton,
)
from ivbdesk.ui.widgets.layouts import TwoPanes, clear, row
from ivbdesk.ui.workplace import Workplace

_BESIDE = 860


class BetrokkenenTab(QWidget):
    """People at the left; melders and other cases at the right."""

    def __init__(self, place: Workplace, render_inzage: RenderInzage) -> None:
        super().__init__()
        self.place, self._render_inzage = place, render_inzage
        self._blad: CasusBlad | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        left, right = QWidget(), QWidget()
        self._left, self._right = QVBoxLayout(left), QVBoxLayout(right)
        for column in (self._left, self._right):
            column.setContentsMargins(0, 0, 4, 0)
            column.setSpacing(14)
        outer.addWidget(TwoPanes(left, right, (17, 10), place.theme.px(_BESIDE)))

    @act("Betrokkene toevoegen", "persoon bewoner", needs=Recht.REGIEVOERDER)
    def add_person(self) -> None:
        """Ask who is involved."""
        if self._blad is not None:
            BetrokkeneDialog(self.place, self._blad, None, self).start()

    @act("Organisatie toevoegen", "verhuurder eigenaar vve werkgever exploitant", needs=Recht.REGIEVOERDER)
    def add_party(self) -> None:
        """Ask which organisation is a party."""
        if self._blad is not None:
            OrganisatieDialog(self.place, self._blad, None, self).start()

    @act("Melder vastleggen", "bron anoniem", needs=Recht.REGIEVOERDER)
    def add_melder(self) -> None:
        """Ask who reported this casus."""
        if self._blad is not None:
            MelderDialog(self.place, self._blad.casus.id, self).start()

    def show_blad(self, blad: CasusBlad) -> None:
        """Show a casus; the other cases of its people are read beside it."""
        self._blad = blad
        clear(self._left)
        clear(self._right)
        self._left.addWidget(self._people_card(blad))
        people = {item.persoon.id: item.persoon for item in blad.casus.huidige_betrokkenen()}
        for persoon in people.values():
            self._left.addWidget(KwetsbaarheidCard(self.place, blad, persoon))
        self._left.addStretch(1)
        self._right.addWidget(OrganisatieCard(self.place, blad, self))
        self._right.addWidget(self._melder_card(blad))
        self._right.addWidget(PlekCard(self.place, blad, self))
        self._right.addWidget(BandCard(self.place, blad, self))
        self._right.addWidget(self._hold_card(blad))
        self._elsewhere = Card("Andere casussen van deze personen")
        self._elsewhere.add(MutedLabel("Wordt gezocht …"))
        self._right.addWidget(self._elsewhere)
        self._right.addStretch(1)
        reads, own = self.place.ctx.reads, blad.casus.id
        named = {b.persoon.id: b.persoon.naam for b in blad.casus.betrokkenen}

        def work() -> list[tuple[str, CasusRij]]:
            found = [
                (name, line)
                for person, name in named.items()
                for line in reads.dossier.casussen_van_persoon(person)
            ]
            return [(name, line) for name, line in found if line.id != own]

        self.place.read(self, work, self._show_elsewhere, key="personen")

    def _people_card(self, blad: CasusBlad) -> Card:
        card = Card(
            "Betrokkenen",
            aside=PrimaryButton(
                "Betrokkene toevoegen", lambda: BetrokkeneDialog(self.place, blad, None, self).start()
            ).needing(self.place),
        )
        current: dict[UUID, list[Betrokkenheid]] = {}
        for item in blad.casus.huidige_betrokkenen():
            current.setdefault(item.persoon.id, []).append(item)
        for number, rollen in enumerate(current.values()):
            if number:
                card.add(Rule())
            card.add(BetrokkeneRegel(self.place, blad, rollen, self._render_inzage, self))
        if not current:
            card.add(MutedLabel("Nog niemand vastgelegd."))
        ended = [item for item in blad.casus.betrokkenen if item.tot is not None]
        for item in ended:
            told = f"{item.persoon.naam}, {item.rol.label.lower()} tot {short_date(item.tot) if item.tot else ''}"
            mistake = mistake_button(self.place, blad.casus.id, item, self)
            card.add(row(MutedLabel(told, small=True, wrap=False), mistake))
        return card

    def _hold_card(self, blad: CasusBlad) -> Card:
        """The legal hold, and who came in by an emergency."""
        card, casus_id = Card("Bewaren en toegang"), blad.casus.id
        held = blad.bewaarplicht
        act, verb = (hold, "opleggen") if held is None else (release, "opheffen")
        told = f"Bewaarplicht sinds {short_date(held.sinds)}: {held.reden}" if held else "Geen bewaarplicht."
        card.add(Label(told, "" if held else "small"))

        def ask() -> None:
            RedenDialog(
                self.place, f"Bewaarplicht {verb}", lambda ctx, reden: act(ctx, casus_id, reden), self,
                kind=f"bewaarplicht {verb}", ref=str(casus_id), verb=verb.capitalize(),
                intro="Zolang een bewaarplicht loopt, wordt van deze casus niets vernietigd.",
            ).start()  # fmt: skip

        card.add(row(SecondaryButton(f"Bewaarplicht {verb} …", ask).needing(self.place)))
        names = {item.id: item.naam for item in blad.medewerkers}
        for item in blad.noodopeningen:
            on = short_date(item.sinds.astimezone(AMSTERDAM).date())
            card.add(
                Label(
                    f"In nood geopend op {on} door {names.get(item.medewerker_id, '')}: {item.reden}", "near"
                )
            )
        return card

    def _melder_card(self, blad: CasusBlad) -> Card:
        number = len(blad.casus.melders)
        card = Card("Melders")
        told = f"{count(number, 'melder', 'melders')}, verzegeld." if number else "Geen melders vastgelegd."
        card.add(Label(told))
        card.add(
            MutedLabel(
                "Wie meldt staat in geen lijst, zoekresultaat of uitvoer. Tonen komt in het logboek.",
                small=True,
            )
        )
        add = SecondaryButton(
            "Melder vastleggen", lambda: MelderDialog(self.place, blad.casus.id, self).start()
        ).needing(self.place)
        card.add(row(add))
        if number:
            card.add(
                row(
                    LinkButton(
                        "Eenmalig tonen …", lambda: ToonMeldersDialog(self.place, blad.casus.id, self).start()
                    ).needing(self.place)
                )
            )
        return card

    def _show_elsewhere(self, found: Sequence[tuple[str, CasusRij]]) -> None:
        index = self._right.indexOf(self._elsewhere)
        self._elsewhere.hide()
        self._elsewhere.deleteLater()
        self._elsewhere = Card("Andere casussen van deze personen")
        self._add_links(self._elsewhere, found, "Geen andere casus van deze personen.")
        self._right.insertWidget(index, self._elsewhere)

    def _add_links(self, card: Card, found: Sequence[tuple[str, CasusRij]], none: str) -> None:
        for name, line in found:
            text = f"{line.nummer} · {line.titel} · {line.status.label}" + (f" · {name}" if name else "")
            card.add(row(LinkButton(text, partial(self.place.open_casus, line.id))))
        if not found:
            card.add(MutedLabel(none, small=True))
