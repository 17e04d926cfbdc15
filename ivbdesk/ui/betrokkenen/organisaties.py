"""The organisations that are a party in a casus, as a card on the tab of its people."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.betrokkenen.organisaties import end_organisatie
from ivbdesk.actions.betrokkenen.vergissing import take_out_organisatie
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.betrokkenen.organisatie import Organisatie
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.betrokkenen.organisatie_dialog import OrganisatieDialog
from ivbdesk.ui.forms.reden_dialog import RedenDialog
from ivbdesk.ui.widgets.basics import Card, Chip, Label, LinkButton, MutedLabel, Rule, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.workplace import Workplace


class OrganisatieCard(Card):
    """Each with its role and contact; those whose role ended below."""

    def __init__(self, place: Workplace, blad: CasusBlad, tab: QWidget) -> None:
        add = SecondaryButton(
            "Organisatie toevoegen", lambda: OrganisatieDialog(place, blad, None, tab).start()
        ).needing(place)
        super().__init__("Organisaties", aside=add)
        self._place, self._blad, self._tab = place, blad, tab
        current = blad.casus.huidige_organisaties()
        for number, item in enumerate(current):
            if number:
                self.add(Rule())
            self.add(self._party(item))
        if not current:
            self.add(
                MutedLabel("Geen organisatie is zelf partij, zoals een verhuurder of eigenaar.", small=True)
            )
        for item in blad.casus.organisaties:
            if item.tot is not None:
                told = f"{item.naam}, {item.rol.woord} tot {short_date(item.tot)}"
                self.add(row(MutedLabel(told, small=True, wrap=False), self._mistake_button(item)))

    def _party(self, item: Organisatie) -> QWidget:
        made = QWidget()
        words = QVBoxLayout(made)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(3)
        head = QHBoxLayout()
        head.addWidget(Label(item.naam, "strong"), 1)
        head.addWidget(Chip(item.rol.label))
        words.addLayout(head)
        told = " · ".join(part for part in (item.contact, f"sinds {short_date(item.sinds)}") if part)
        words.addWidget(MutedLabel(told, small=True))
        change = SecondaryButton(
            "Wijzigen", lambda: OrganisatieDialog(self._place, self._blad, item, self._tab).start()
        ).needing(self._place)
        change.setAccessibleName(f"{item.naam} wijzigen")
        end = SecondaryButton("Rol beëindigen", lambda: self._end(item)).needing(self._place)
        end.setAccessibleName(f"Rol van {item.naam} beëindigen")
        words.addLayout(row(change, end, self._mistake_button(item)))
        return made

    def _mistake_button(self, item: Organisatie) -> LinkButton:
        made = LinkButton("Vergissing …", lambda: self._take_out(item)).needing(self._place)
        made.setAccessibleName(f"{item.naam} was een vergissing")
        return made

    def _take_out(self, item: Organisatie) -> None:
        casus_id = self._blad.casus.id
        RedenDialog(
            self._place, f"{item.naam}: dit was een vergissing",
            lambda ctx, reden: take_out_organisatie(ctx, casus_id, item.id, reden), self._tab,
            kind="vergissing", ref=f"{casus_id}/{item.id}", verb="Uit de casus halen", label="Wat ging er mis",
            intro="Voor een organisatie die hier nooit had moeten staan. Is zij geen partij meer, kies dan ‘Rol beëindigen’.",
        ).start()  # fmt: skip

    def _end(self, item: Organisatie) -> None:
        casus_id = self._blad.casus.id
        RedenDialog(
            self._place, f"Rol van {item.naam} beëindigen",
            lambda ctx, reden: end_organisatie(ctx, casus_id, item.id, reden), self._tab,
            kind="rol van organisatie beëindigen", ref=f"{casus_id}/{item.id}", verb="Beëindigen",
            label="Waarom eindigt deze rol",
        ).start()  # fmt: skip
