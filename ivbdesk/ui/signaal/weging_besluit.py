"""The decision in the form of a weighing: what an outcome proposes, what it asks, and what is warned of while typing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.cases.kader.wegingskader import Uitkomstregel
from ivbdesk.cases.signaal.signaal import Antwoord
from ivbdesk.cases.signaal.weging import Ingevuld, propose_destruction
from ivbdesk.cases.signaal.wegingseisen import explained_fields
from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.fields.proposals import Proposals
from ivbdesk.ui.signaal.weging_antwoorden import Antwoordvelden
from ivbdesk.ui.signaal.weging_velden import (
    Besluitvelden,
    convenant_choices,
    ground_choices,
    partner_choices,
)
from ivbdesk.ui.workplace import Workplace


class Besluitdeel:
    """What the fields of the decision do, with what is answered."""

    def __init__(self, place: Workplace, answers: Antwoordvelden, fields: Besluitvelden) -> None:
        self.place, self._kader = place, place.ctx.naslag.wegingskader
        self._answers, self.fields = answers, fields
        self.partners: list[Partner] = []
        self.convenanten: list[Convenant] = []
        self._special = False
        self._other_receiver: tuple[object, object] | None = None
        self.proposals = Proposals(fields.urgentie, fields.doel, fields.titel, fields.vernietigen_op)

    @property
    def rule(self) -> Uitkomstregel | None:
        """The rule of the outcome that is chosen."""
        outcome = self.fields.uitkomst.chosen()
        return self._kader.uitkomsten[outcome] if outcome else None

    def listen(self) -> None:
        """Follow what is chosen and typed."""
        self._answers.vragen["bijzonder"].changed.connect(self._propose_special)
        self._propose_special()
        self.fields.uitkomst.changed.connect(self._on_outcome)
        self.fields.partner.changed.connect(self._propose_convenant)
        self.fields.deelgrond.changed.connect(self._propose_convenant)
        for field in self.fields.worded:
            field.changed.connect(partial(self._warn, field))
        self.fields.woord_reden.changed.connect(self._warn_all)

    def offer(self, partners: Sequence[Partner], convenanten: Sequence[Convenant]) -> None:
        """The partners and convenants are read: offer them."""
        self.partners, self.convenanten = list(partners), list(convenanten)
        self._offer_receivers()

    def choose_again(self, partner_id: object, convenant_id: object) -> None:
        """Choose what a draft had chosen before there was anything to choose from."""
        self.fields.partner.set_value(partner_id)
        self._propose_convenant()
        self.fields.convenant.set_value(convenant_id)

    def _on_outcome(self) -> None:
        """What an outcome proposes: the day on which it goes, and the one receiver it has."""
        rule = self.rule
        goes_on = propose_destruction(self._kader, rule.code, self.place.today()) if rule else None
        self.proposals.propose(self.fields.vernietigen_op, goes_on)
        if rule is not None:
            self.fields.reden.set_title(rule.reden)
        self._offer_receivers()
        self._warn_all()

    def _offer_receivers(self) -> None:
        """All partners and grounds, or the only one that this outcome has; with another outcome that one goes again."""
        partner, ground = self.fields.partner, self.fields.deelgrond
        rule, grounds = self.rule, self.place.ctx.naslag.grondslagen.values()
        fixed = [p for p in self.partners if rule and rule.partner == p.code]
        if rule is not None and fixed:
            if self._other_receiver is None:
                self._other_receiver = partner.raw(), ground.raw()
            partner.show_choices(partner_choices(fixed)[1:])
            ground.show_choices(ground_choices(g for g in grounds if g.code == rule.grond)[1:])
            partner.set_value(fixed[0].id)
            ground.set_value(rule.grond)
        else:
            partner.show_choices(partner_choices(self.partners))
            ground.show_choices(ground_choices(grounds))
            if self._other_receiver is not None:
                partner.set_raw(self._other_receiver[0])
                ground.set_raw(self._other_receiver[1])
                self._other_receiver = None
        self._propose_convenant()

    def _propose_convenant(self) -> None:
        """Those that hold today and to which the partner is a party; the one, where there is only one."""
        chosen = self._chosen_partner()
        fitting = [
            c for c in self.convenanten if c.is_valid(self.place.today()) and chosen and c.covers(chosen)
        ]
        self.fields.convenant.show_choices(convenant_choices(fitting))
        if len(fitting) == 1:
            self.fields.convenant.set_value(fitting[0].id)

    def _chosen_partner(self) -> Partner | None:
        id = self.fields.partner.chosen()
        return next((partner for partner in self.partners if partner.id == id), None)

    def show_demanded(self, given: Ingevuld) -> None:
        """Only the fields that this outcome asks, with these answers."""
        rule = self.rule
        demands = rule.eist if rule else frozenset()
        for demand, fields in self.fields.by_demand.items():
            for field in fields:
                field.setVisible(demand in demands)
        self.fields.reden.setVisible(rule is not None)
        shares = "partner" in demands
        self.fields.convenant.setVisible(shares and self._asks_convenant())
        self.fields.bijzonder_mee.setVisible(shares and given.is_ja("bijzonder"))
        self.fields.woord_reden.setVisible(
            any(self._told(field) for field in self.fields.worded if self._can_be_explained(field))
        )
        asked = {question.code for question in self._kader.vragen_bij(rule.code if rule else None)}
        for question in self._kader.vragen:
            if question.uitkomst:
                self._answers.vragen[question.code].setVisible(question.code in asked)

    def _asks_convenant(self) -> bool:
        ground = self.place.ctx.naslag.grondslagen.get(self.fields.deelgrond.chosen() or "")
        return ground is not None and ground.convenant

    def _propose_special(self) -> None:
        """An entry is special data where the answer says so of the signal; the officer may see it otherwise."""
        answer = self._answers.vragen["bijzonder"].value().antwoord
        special = answer is Antwoord.JA
        if special is not self._special:
            self._special = special
            self.fields.tijdlijn_bijzonder.set_value(special)

    def special_in(self, text: str) -> list[str]:
        """That a signal which goes to a partner holds special data, of which nothing was answered yet."""
        words = [
            f"‘{item.woord}’" for item in self.place.ctx.naslag.woordkeus.find(text) if item.is_bijzonder
        ]
        if not words:
            return []
        return [
            f"Let op, in het signaal: {join_nl(words)}. Antwoord bij stap 5 dat er bijzondere gegevens in staan, en kies of ze meegaan."
        ]

    def _warn_all(self) -> None:
        for field in self.fields.worded:
            self._warn(field)

    def _warn(self, field: TextField | LongTextField) -> None:
        """Point out a word that the law guards where it is typed; with a reason it may stay in most fields."""
        explained = self._can_be_explained(field) and self.fields.woord_reden.value().strip()
        field.show_error("" if explained else self._told(field))

    def _can_be_explained(self, field: TextField | LongTextField) -> bool:
        rule = self.rule
        return rule is not None and field.name in explained_fields(rule)

    def _told(self, field: TextField | LongTextField) -> str:
        return self.place.ctx.naslag.woordkeus.told_of(field.value())
