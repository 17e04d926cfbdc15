"""The cards below the matrix: the gaps with what closes them, a partner, the handovers, the differences of insight."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.deelbaar import shared_state
from ivbdesk.cases.besluitvorming.inzichtverschil import Inzichtverschil, Perspectief, Visie
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.gataanvaarding import Gataanvaarding
from ivbdesk.cases.dossier.overdracht import Overdracht, OverdrachtStatus
from ivbdesk.cases.keten.keten import Gat, GatSoort, open_gaps
from ivbdesk.cases.taal.nederlands import short_date, term
from ivbdesk.ui.widgets.basics import (
    Card,
    Chip,
    ChipKind,
    HeaderLabel,
    Label,
    LinkButton,
    MutedLabel,
    Rule,
    SecondaryButton,
)
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.workplace import Workplace

_OVERDUE_DAYS = 365

CLOSES = {
    GatSoort.GEEN_PARTNER: "Partner inzetten …",
    GatSoort.GEBLOKKEERD: "Andere partner inzetten …",
    GatSoort.GEEN_ACTIE: "Afspraak maken …",
    GatSoort.STIL: "Afspraak verzetten …",
    GatSoort.GEEN_REGIE: "Casusregie vragen …",
    GatSoort.GEEN_PROCESREGIE: "Procesregie vragen …",
    GatSoort.IMPASSE: "Verschil vastleggen …",
    GatSoort.BLINDE_VLEK: "Leefgebied beoordelen …",
    GatSoort.OVERDRACHT: "Antwoord vastleggen …",
}
"""What the button of each kind of gap says."""

_CHIPS: dict[OverdrachtStatus, ChipKind] = {
    OverdrachtStatus.GEVRAAGD: "warn",
    OverdrachtStatus.AANVAARD: "ok",
    OverdrachtStatus.GEDAAN: "ok",
    OverdrachtStatus.GEWEIGERD: "bad",
}


def verb_for(gat: Gat) -> str:
    """What the button of a gap says: a difference that is known waits for a choice."""
    known = gat.soort is GatSoort.IMPASSE and gat.over_id is not None
    return "Keuze vastleggen …" if known else CLOSES[gat.soort]


def gaps_card(
    place: Workplace,
    blad: CasusBlad,
    close: Callable[[Gat], object],
    accept: Callable[[Gat], object],
    reopen: Callable[[Gat], object],
) -> Card:
    """Every gap with the buttons that open what closes it, those that are accepted last; or that the chain is closed."""
    waiting = open_gaps(blad.gaten)
    card = Card("Gaten in de keten", gap=bool(waiting))
    if not waiting:
        card.add(_no_gaps(blad.casus, accepted=bool(blad.gaten)))
    for gat in waiting:
        card.add(_gap_line(place, gat, close, accept))
    for gat in blad.gaten:
        if gat.aanvaard is not None:
            card.add(_accepted_line(place, gat, gat.aanvaard, reopen))
    return card


def _no_gaps(casus: Casus, *, accepted: bool) -> QWidget | QHBoxLayout:
    if not casus.status.is_open:
        return MutedLabel("De casus is afgesloten; de keten wordt niet meer gevolgd.")
    if casus.status in (CasusStatus.AANGEMELD, CasusStatus.WEGING):
        return MutedLabel(
            f"Deze casus is nog niet actief ({casus.status.label.lower()}). Gaten in de keten tellen zodra hij dat is."
        )
    if accepted:
        return MutedLabel("Wat hier openstond, is aanvaard tot de dag die erbij staat.")
    return row(Chip("De keten is sluitend", "ok"))


def _accepted_line(
    place: Workplace, gat: Gat, aanvaard: Gataanvaarding, reopen: Callable[[Gat], object]
) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(Label(f"◇ {gat.naam}: {gat.soort.label}"))
    told = f"{aanvaard.told[:1].upper()}{aanvaard.told[1:]}: {aanvaard.reden}"
    words.addWidget(MutedLabel(told, small=True))
    button = SecondaryButton("Weer openen …", partial(reopen, gat)).needing(place)
    button.setAccessibleName(f"{gat.naam}, {gat.soort.label}: {button.text()}")
    line = QHBoxLayout()
    line.addLayout(words, 1)
    line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return line


def _gap_line(
    place: Workplace, gat: Gat, close: Callable[[Gat], object], accept: Callable[[Gat], object]
) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(Label(f"◆ {gat.naam}: {gat.soort.label}", "gat"))
    words.addWidget(MutedLabel(gat.voorstel, small=True))
    verb = verb_for(gat)
    button = SecondaryButton(verb, partial(close, gat)).needing(place)
    button.setAccessibleName(f"{gat.naam}, {gat.soort.label}: {verb}")
    leave = LinkButton("Aanvaarden …", partial(accept, gat)).needing(place)
    leave.setAccessibleName(f"{gat.naam}, {gat.soort.label}: {leave.text()}")
    line = QHBoxLayout()
    line.addLayout(words, 1)
    line.addWidget(leave, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return line


def partner_card(partner: Partner, vandaag: date) -> Card:
    """What we know of one partner, and how old that is."""
    card = Card(f"Wat weten we van {partner.naam}?")
    known = (
        ("Taak", partner.taken),
        ("Bevoegdheid", partner.bevoegdheden),
        ("Deelt", partner.deelt),
        ("Bereikbaar", partner.bereikbaar),
    )
    card.add(Label(" · ".join(f"{name}: {text}" for name, text in known if text), "small"))
    checked = partner.gecontroleerd_op
    if checked is None:
        card.add(row(Chip("Kaart nog niet nagelopen met de partner", "warn")))
    elif (vandaag - checked).days > _OVERDUE_DAYS:
        told = f"Kaart nagelopen op {short_date(checked)}, langer dan een jaar geleden"
        card.add(row(Chip(told, "warn")))
    card.body.addStretch(1)
    return card


def handovers_card(
    place: Workplace,
    casus: Casus,
    vandaag: date,
    ask: Callable[[], object],
    answer: Callable[[Overdracht], object],
) -> Card:
    """What was asked to be taken over, by whom, and what came of it; those that wait first."""
    card = Card("Overdrachten", aside=SecondaryButton("Overdracht vragen …", ask).needing(place))
    ordered = sorted(casus.overdrachten, key=lambda item: item.gevraagd_op, reverse=True)
    ordered.sort(key=lambda item: not item.status.is_open)
    for number, item in enumerate(ordered):
        if number:
            card.add(Rule())
        card.add(_handover_line(place, item, vandaag, answer))
    if not ordered:
        card.add(
            MutedLabel(
                "Nog geen overdracht gevraagd. Hier staat het als de regie wisselt, of als de casus naar het Zorg- en "
                "Veiligheidshuis gaat of daarvan terugkomt.",
                small=True,
            )
        )
    card.body.addStretch(1)
    return card


def _handover_line(
    place: Workplace, item: Overdracht, vandaag: date, answer: Callable[[Overdracht], object]
) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(2)
    late = item.is_unconfirmed(vandaag)
    told = f"{item.status.label}, nog geen antwoord" if late else item.status.label
    words.addLayout(row(Chip(told, "bad" if late else _CHIPS.get(item.status, "neutral"))))
    words.addWidget(Label(f"{item.soort.label} → {item.naar}", "strong"))
    words.addWidget(Label(f"Gevraagd {short_date(item.gevraagd_op)}: {item.reden}", "small"))
    for line in _answered(item):
        words.addWidget(MutedLabel(line, small=True))
    whole = QHBoxLayout()
    whole.addLayout(words, 1)
    if item.status.is_open:
        button = SecondaryButton("Beantwoorden …", partial(answer, item)).needing(place)
        button.setAccessibleName(f"{item.soort.label} aan {item.naar}: {button.text()}")
        whole.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return whole


def _answered(item: Overdracht) -> list[str]:
    told = []
    if item.beantwoord_op is not None:
        told.append(f"Antwoord {short_date(item.beantwoord_op)}")
    if item.gedaan_op is not None:
        told.append(f"gedaan {short_date(item.gedaan_op)}")
    line = ", ".join(told)
    lines = [f"{line}: {item.antwoord}" if line and item.antwoord else line or item.antwoord]
    if item.criteria:
        lines.append(f"Criteria: {', '.join(item.criteria)}")
    if item.kenmerk:
        lines.append(f"Referentie in PGAx: {item.kenmerk}")
    return [text for text in lines if text]


class VerschilCard(Card):
    """Where partners differ: what waits with its stands, what is settled, and the dissent of the latest weighing."""

    def __init__(
        self,
        place: Workplace,
        blad: CasusBlad,
        vandaag: date,
        record: Callable[[], object],
        add: Callable[[Inzichtverschil], object],
        choose: Callable[[Inzichtverschil], object],
    ) -> None:
        super().__init__(
            "Verschil van inzicht", aside=SecondaryButton("Verschil vastleggen …", record).needing(place)
        )
        self._place, self._blad, self._today, self._add, self._choose = place, blad, vandaag, add, choose
        known = blad.casus.verschillen
        waiting = sorted((v for v in known if v.is_open), key=lambda v: v.ontstaan_op)
        for number, item in enumerate(waiting):
            if number:
                self.add(Rule())
            self._show_open(item)
        for item in known:
            if not item.is_open:
                self.add(MutedLabel(_settled(item), small=True))
        dissent = self._show_dissent(blad.casus.laatste_afweging())
        if not known and not dissent:
            self.add(MutedLabel("Geen verschil van inzicht vastgelegd.", small=True))

    def _show_open(self, item: Inzichtverschil) -> None:
        self.add(HeaderLabel(item.onderwerp, 3))
        self.add(self._stands(item.geldende()))
        if item.gekozen_op is not None:
            self.add(
                Label(
                    f"Gekozen {short_date(item.gekozen_op)} door {item.gekozen_door}: {item.gekozen}", "small"
                )
            )
        else:
            self.add(Label(f"Sinds {short_date(item.ontstaan_op)}; er is nog niets gekozen.", "small"))
        if item.opnieuw_op is not None:
            late = item.opnieuw_op < self._today
            self.add(
                Label(f"Opnieuw bekijken: {term(item.opnieuw_op, self._today)}", "late" if late else "small")
            )
        buttons = [
            SecondaryButton("Standpunt toevoegen …", partial(self._add, item)).needing(self._place),
            SecondaryButton("Keuze vastleggen …", partial(self._choose, item)).needing(self._place),
        ]
        for button in buttons:
            button.setAccessibleName(f"{item.onderwerp}: {button.text()}")
        self.add(row(*buttons))

    def _stands(self, visies: Iterable[Visie]) -> QGridLayout:
        """Care at the left and safety at the right, also where one is silent; other views below them."""
        by_view: dict[Perspectief, list[Visie]] = {view: [] for view in Perspectief}
        for visie in visies:
            by_view[visie.perspectief].append(visie)
        always = (Perspectief.ZORG, Perspectief.VEILIGHEID)
        shown = [view for view in Perspectief if view in always or by_view[view]]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for number, view in enumerate(shown):
            grid.addLayout(self._view(view, by_view[view]), number // 2, number % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        return grid

    def _view(self, view: Perspectief, visies: list[Visie]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(MutedLabel(f"Vanuit {view.label.lower()}", small=True))
        for visie in visies:
            partner = self._blad.partner(visie.partner_id)
            who = partner.kort if partner else "Onbekende partner"
            column.addWidget(Label(f"{who}: {visie.stand.label.lower()}", "strong"))
            if visie.tekst:
                column.addWidget(Label(f"‘{visie.tekst}’", "small"))
            if told := shared_state(visie):
                column.addWidget(MutedLabel(told, small=True))
        if not visies:
            column.addWidget(MutedLabel("Nog geen standpunt.", small=True))
        column.addStretch(1)
        return column

    def _show_dissent(self, weighing: Afweging | None) -> bool:
        stands = [s for s in weighing.standpunten if s.stand.is_dissent] if weighing else []
        if weighing is None or not stands:
            return False
        if self._blad.casus.verschillen:
            self.add(Rule())
        self.add(HeaderLabel("Bij de laatste afweging", 3))
        for stand in stands:
            self.add(Label(f"{stand.organisatie}, {stand.stand.label.lower()}: {stand.tekst}", "small"))
        again = f"; evaluatie {short_date(weighing.evaluatie_op)}" if weighing.evaluatie_op else ""
        told = f"Besproken {short_date(weighing.opgesteld_op)}; besluit bij {weighing.bevoegd}{again}."
        self.add(MutedLabel(told, small=True))
        return True


def _settled(item: Inzichtverschil) -> str:
    day = f" op {short_date(item.gesloten_op)}" if item.gesloten_op else ""
    return f"✓ {item.onderwerp}: klaar{day}. Gekozen door {item.gekozen_door}: {item.gekozen}"
