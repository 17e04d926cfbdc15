"""The card of one person with draaglast, draagkracht, and who might help (IVB 6.2.3)."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.kwetsbaarheid import Kwetsbaarheid
from ivbdesk.cases.kader.kwetsbaarheid_kader import Factor
from ivbdesk.cases.keten.kwetsbaarheid_beeld import balance_of, helpers_of
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.betrokkenen.balans import BalansBalk
from ivbdesk.ui.betrokkenen.kwetsbaarheid_dialog import KwetsbaarheidDialog, KwetsbaarheidKlaarDialog
from ivbdesk.ui.widgets.basics import Card, HeaderLabel, Label, LinkButton, MutedLabel, Rule, SecondaryButton
from ivbdesk.ui.widgets.layouts import Pair, row
from ivbdesk.ui.workplace import Workplace


class KwetsbaarheidCard(Card):
    """A drawing with its words, the factors at both sides, and the partners that fit."""

    def __init__(self, place: Workplace, blad: CasusBlad, persoon: Persoon) -> None:
        add = SecondaryButton("Toevoegen …", lambda: self._edit(None)).needing(place)
        add.setAccessibleName(f"Draaglast of draagkracht van {persoon.naam} toevoegen")
        super().__init__(f"Draaglast en draagkracht: {persoon.naam}", aside=add)
        self.place, self._blad, self._persoon = place, blad, persoon
        self._balans = balance_of(blad.casus, persoon.id, place.ctx.naslag.kwetsbaarheid)
        if not self._balans.last and not self._balans.kracht:
            self.add(MutedLabel("Nog niets vastgelegd over wat zwaar is en wat helpt.", small=True))
            return
        self.add(BalansBalk(place.theme, self._balans))
        self.add(Label(self._balans.woorden))
        self.add(
            MutedLabel(
                "Een hulpmiddel voor het gesprek. Dit zijn zorggegevens: ze gaan niet naar politie, OM of verhuurder, "
                "en staan niet op het scherm van het overleg.",
                small=True,
            )
        )
        self._add_factors()
        self._add_helpers()

    def _add_factors(self) -> None:
        sides = (("◀ Draaglast", self._balans.last), ("Draagkracht ▶", self._balans.kracht))
        for title, factors in sides:
            if not factors:
                continue
            self.add(HeaderLabel(title, 3))
            for factor, item in factors:
                self.add(self._factor(factor, item))

    def _factor(self, factor: Factor, item: Kwetsbaarheid) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setColumnStretch(0, 1)
        head = Label(f"{factor.naam} · {item.gewicht} van 5", "strong")
        told = f"{item.bron} · sinds {short_date(item.sinds)}"
        grid.addWidget(Pair(head, Label(item.woorden)), 0, 0, 1, 2)
        grid.addWidget(MutedLabel(told, small=True), 1, 0)
        change = LinkButton("Wijzigen …", lambda: self._edit(item)).needing(self.place)
        change.setAccessibleName(f"{factor.naam} wijzigen")
        end = LinkButton(
            "Speelt niet meer …",
            lambda: KwetsbaarheidKlaarDialog(self.place, self._blad.casus.id, item, self).start(),
        ).needing(self.place)
        end.setAccessibleName(f"{factor.naam} beëindigen")
        grid.addLayout(row(change, end, stretch=False), 1, 1)
        return made

    def _add_helpers(self) -> None:
        found = helpers_of(
            self._blad.casus, self._balans, self._blad.partners, self.place.ctx.naslag.gebieden
        )
        if not found:
            return
        self.add(Rule())
        self.add(HeaderLabel("Wat zou kunnen helpen", 3))
        for item in found:
            mark = " · ✓ al in de casus" if item.in_casus else ""
            why = MutedLabel("\n".join(item.waarom), small=True)
            self.add(Pair(Label(f"{item.partner.naam}{mark}", "strong"), why))

    def _edit(self, item: Kwetsbaarheid | None) -> None:
        KwetsbaarheidDialog(self.place, self._blad.casus.id, self._persoon, item, self).start()
