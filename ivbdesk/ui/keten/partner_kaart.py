"""The card of a partner: what it does, how to reach it, and what it may tell and be told (IVB 6.2.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.beheer.beheer import change_partner, confirm_partner, remove_contact
from ivbdesk.cases.betrokkenen.partner import Contactpersoon, KaartGegevens, Partner
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.forms.reden_dialog import RedenDialog
from ivbdesk.ui.keten.contactpersoon_dialog import ContactpersoonDialog
from ivbdesk.ui.keten.convenanten import standing
from ivbdesk.ui.widgets.basics import Card, Chip, Label, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import Fact, Pair, row
from ivbdesk.ui.workplace import Workplace

OVERDUE_AFTER_DAYS = 365
_DOES = {
    "taken": "Taken", "bevoegdheden": "Bevoegdheden", "diensten": "Diensten", "prioriteiten": "Prioriteiten",
    "grenzen": "Wat deze partner niet doet",
}  # fmt: skip
_REACH = {"verwijzen": "Hoe verwijzen", "bereikbaar": "Bereikbaar", "contact": "Algemeen contact"}
_SHARES = {"deelt": "Wat deze partner mag delen", "ontvangt": "Wat deze partner mag ontvangen"}
_FOUND_BY = {"trefwoorden": "Trefwoorden"}
_ONE_LINE = frozenset({"bereikbaar", "contact", "trefwoorden"})


@dataclass(frozen=True)
class Nagelopen:
    """When a card was last gone through with the partner, in words, and whether that is too long ago."""

    woorden: str
    kort: str
    is_due: bool


def checked(partner: Partner, today: date) -> Nagelopen:
    """How fresh the card is; it holds for a year."""
    day = partner.gecontroleerd_op
    if day is None:
        return Nagelopen("Nog niet nagelopen met de partner", "nog niet nagelopen", True)
    when = short_date(day)
    if (today - day).days > OVERDUE_AFTER_DAYS:
        return Nagelopen(f"Langer dan een jaar geleden nagelopen: {when}", f"nagelopen op {when}", True)
    return Nagelopen(f"Nagelopen op {when}", f"nagelopen op {when}", False)


def areas_of(place: Workplace, partner: Partner) -> list[str]:
    """The leefgebieden on which a partner has expertise, by name."""
    return [area.naam for area in place.ctx.naslag.gebieden.lijst if area.nummer in partner.leefgebieden]


class Kaart(QWidget):
    """Three cards below each other; what may be done stands with each of them."""

    def __init__(self, place: Workplace, partner: Partner, agreements: Sequence[Convenant]) -> None:
        super().__init__()
        self.place, self.partner = place, partner
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._does())
        column.addWidget(self._reach())
        column.addWidget(self._shares(agreements))

    def _does(self) -> Card:
        card = Card(self.partner.naam)
        state = checked(self.partner, self.place.today())
        card.add(row(Chip(state.woorden, "warn") if state.is_due else Label(f"✓ {state.woorden}", "small")))
        card.add(
            row(
                PrimaryButton("Nagelopen met de partner", self._confirm).needing(self.place),
                SecondaryButton("Wijzigen", self._change).needing(self.place),
            )
        )
        card.add(Fact("Expertise op leefgebieden", ", ".join(areas_of(self.place, self.partner))))
        self._add_facts(card, _DOES)
        measures = self.place.ctx.kader.maatregelen
        may = [kind.naam for code, kind in measures.items() if code in self.partner.maatregelcodes]
        card.add(Fact("Mag uitvoeren", "\n".join(may)))
        return card

    def _reach(self) -> Card:
        card = Card("Verwijzen en bereiken")
        self._add_facts(card, _REACH)
        card.add(MutedLabel("Contactpersonen", small=True))
        for contact in self.partner.contactpersonen:
            card.add(self._contact(contact))
        if not self.partner.contactpersonen:
            card.add(MutedLabel("Nog geen contactpersonen."))
        card.add(
            row(
                SecondaryButton("Contactpersoon toevoegen", lambda: self._change_contact(None)).needing(
                    self.place
                )
            )
        )
        return card

    def _shares(self, agreements: Sequence[Convenant]) -> Card:
        card = Card("Delen")
        card.add(Fact("Soort ontvanger", self.partner.klasse.label))
        self._add_facts(card, _SHARES)
        card.add(MutedLabel("Onder welk convenant", small=True))
        party = [agreement for agreement in agreements if agreement.covers(self.partner)]
        today = self.place.today()
        for agreement in sorted(party, key=lambda item: not item.is_valid(today)):
            card.add(Pair(Label(agreement.naam), MutedLabel(standing(agreement, today), small=True)))
        if not party:
            card.add(MutedLabel("Geen convenant vastgelegd waar deze partner partij bij is."))
        return card

    def _add_facts(self, card: Card, facts: dict[str, str]) -> None:
        for name, title in facts.items():
            card.add(Fact(title, getattr(self.partner, name)))

    def _contact(self, contact: Contactpersoon) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        head = ", ".join(part for part in (contact.naam, contact.functie) if part)
        ways = " · ".join(part for part in (contact.telefoon, contact.mail) if part)
        reach = Label(ways or "geen telefoon of mail bekend", "small")
        reach.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.addWidget(Pair(Label(head, "strong"), reach), 1)
        change = SecondaryButton("Wijzigen", lambda: self._change_contact(contact)).needing(self.place)
        change.setAccessibleName(f"{contact.naam} wijzigen")
        remove = SecondaryButton("Verwijderen", lambda: self._remove_contact(contact)).needing(self.place)
        remove.setAccessibleName(f"{contact.naam} verwijderen")
        for button in (change, remove):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _change(self) -> None:
        KaartDialog(self.place, self.partner, self.window()).start()

    def _change_contact(self, contact: Contactpersoon | None) -> None:
        ContactpersoonDialog(self.place, self.partner, contact, self.window()).start()

    def _remove_contact(self, contact: Contactpersoon) -> None:
        partner_id, id = self.partner.id, contact.id
        RedenDialog(
            self.place,
            f"{contact.naam} van de kaart halen",
            lambda ctx, reden: remove_contact(ctx, partner_id, id, reden),
            self.window(),
            kind="contactpersoon verwijderen",
            ref=str(id),
            verb="Verwijderen",
        ).start()

    def _confirm(self) -> None:
        ctx, partner_id = self.place.ctx, self.partner.id
        messages = self.place.messages
        self.place.background.run(
            lambda: confirm_partner(ctx, partner_id),
            lambda _: messages.notice("De kaart is vandaag nagelopen."),
            owner=self.place,
        )


class KaartDialog(FormDialog):
    """Change a partner card; confirming it is a separate act."""

    def __init__(self, place: Workplace, partner: Partner, parent: QWidget) -> None:
        partner_id = partner.id

        def submit(values: FormValues) -> None:
            change_partner(place.ctx, partner_id, self._gather(values), "partnerkaart bijgewerkt")

        super().__init__(place, partner.naam, submit, draft=("partnerkaart", str(partner_id)), parent=parent)
        self._texts: dict[str, TextField | LongTextField] = {}
        self._add_texts(_DOES)
        self._add_texts(_REACH)
        self.add_heading("Delen")
        self.klasse = self.add(
            ChoiceField(
                "klasse",
                "Soort ontvanger",
                [(kind, kind.label) for kind in Klasse],
                "Bepaalt wat deze partner uit een casus te zien krijgt, ook in een overleg en op papier.",
            )
        )
        self._add_texts(_SHARES)
        self.add_heading("Wie kan helpen?")
        self._add_texts(_FOUND_BY, "De woorden waarop deze partner wordt gevonden, met een spatie ertussen.")
        self.follow(
            Getoond.of(partner, *self.fields),
            lambda unit: Getoond.of(unit.find(Partner, partner_id), *self.fields),
        )

    def _add_texts(self, names: dict[str, str], help: str = "") -> None:
        for name, title in names.items():
            one = name in _ONE_LINE
            field = (
                TextField(name, title, help, bereikbaar=True)
                if one
                else LongTextField(name, title, help, lines=2, bereikbaar=True)
            )
            self._texts[name] = self.add(field)

    def _gather(self, values: FormValues) -> KaartGegevens:
        typed = {name: values[field] for name, field in self._texts.items()}
        return KaartGegevens(**typed, klasse=values[self.klasse])
