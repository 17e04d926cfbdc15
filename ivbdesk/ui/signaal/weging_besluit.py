"""The decision in the form of a weighing: what an outcome proposes, what it asks, and what is warned of while typing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.cases.kader.soorten import Uitkomst
from ivbdesk.cases.kader.wegingskader import Uitkomstregel
from ivbdesk.cases.signaal.signaal import Antwoord
from ivbdesk.cases.signaal.weging import Ingevuld, propose_destruction
from ivbdesk.cases.signaal.wegingseisen import explained_fields
from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.ui.signaal.weging_velden import (
    BY_DEMAND,
    convenant_choices,
    ground_choices,
    partner_choices,
)
from ivbdesk.ui.widgets.choice_field import ChoiceField
from ivbdesk.ui.widgets.field import Field
from ivbdesk.ui.workplace import Workplace

WORDED = ("tijdlijn", "titel", "doel", "reden", "noodzaak", "urgentie_reden")
"""The fields in which words that the law guards are pointed out while they are typed."""


class Besluitdeel:
    """The fields of the decision, by name among all `fields` of the form."""

    def __init__(self, place: Workplace, fields: Mapping[str, Field]) -> None:
        self.place, self.fields, self._kader = place, fields, place.ctx.naslag.wegingskader
        self.partners: list[Partner] = []
        self.convenanten: list[Convenant] = []
        self._special = False

    @property
    def rule(self) -> Uitkomstregel | None:
        """The rule of the outcome that is chosen."""
        outcome: Uitkomst | None = self.fields["uitkomst"].value()
        return self._kader.uitkomsten[outcome] if outcome else None

    def listen(self) -> None:
        """Follow what is chosen and typed."""
        self.fields["vraag_bijzonder"].changed.connect(self._propose_special)
        self._propose_special()
        self.fields["uitkomst"].changed.connect(self._on_outcome)
        for name in ("partner_id", "deelgrond"):
            self.fields[name].changed.connect(self._propose_convenant)
        for name in WORDED:
            self.fields[name].changed.connect(lambda name=name: self._warn(name))
        self.fields["woord_reden"].changed.connect(self._warn_all)

    def offer(self, partners: Sequence[Partner], convenanten: Sequence[Convenant]) -> None:
        """The partners and convenants are read: offer them."""
        self.partners, self.convenanten = list(partners), list(convenanten)
        self._offer_receivers()

    def choose_again(self, partner_id: object, convenant_id: object) -> None:
        """Choose what a draft had chosen before there was anything to choose from."""
        self.fields["partner_id"].set_value(partner_id)
        self._propose_convenant()
        self.fields["convenant_id"].set_value(convenant_id)

    def _on_outcome(self) -> None:
        """What an outcome proposes: the day on which it goes, and the one receiver it has."""
        rule = self.rule
        if rule is None:
            return
        self.fields["vernietigen_op"].set_value(
            propose_destruction(self._kader, rule.code, self.place.today())
        )
        self.fields["reden"].set_title(rule.reden)
        self._offer_receivers()
        self._warn_all()

    def _offer_receivers(self) -> None:
        """All partners and grounds, or the only one that this outcome has."""
        rule, grounds = self.rule, self.place.ctx.naslag.grondslagen.values()
        fixed = [p for p in self.partners if rule and rule.partner == p.code]
        if rule is not None and fixed:
            self._choices("partner_id", [(p.id, p.naam) for p in fixed])
            self._choices("deelgrond", ground_choices(g for g in grounds if g.code == rule.grond)[1:])
        else:
            self._choices("partner_id", partner_choices(self.partners))
            self._choices("deelgrond", ground_choices(grounds))
        self._propose_convenant()

    def _propose_convenant(self) -> None:
        """Those that hold today and to which the partner is a party; the one, where there is only one."""
        chosen = self._chosen_partner()
        fitting = [
            c for c in self.convenanten if c.is_valid(self.place.today()) and chosen and c.covers(chosen)
        ]
        self._choices("convenant_id", convenant_choices(fitting))
        if len(fitting) == 1:
            self.fields["convenant_id"].set_value(fitting[0].id)

    def _chosen_partner(self) -> Partner | None:
        id: UUID | None = self.fields["partner_id"].value()
        return next((partner for partner in self.partners if partner.id == id), None)

    def _choices(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, ChoiceField)
        field.show_choices(choices)

    def show_demanded(self, given: Ingevuld) -> None:
        """Only the fields that this outcome asks, with these answers."""
        rule = self.rule
        demands = rule.eist if rule else frozenset()
        for demand, names in BY_DEMAND.items():
            for name in names:
                self.fields[name].setVisible(demand in demands)
        self.fields["reden"].setVisible(rule is not None)
        shares = "partner" in demands
        self.fields["convenant_id"].setVisible(shares and self._asks_convenant())
        self.fields["bijzonder_mee"].setVisible(shares and given.is_ja("bijzonder"))
        explained = explained_fields(rule) if rule else ()
        self.fields["woord_reden"].setVisible(any(self._told(name) for name in explained))
        asked = {question.code for question in self._kader.vragen_bij(rule.code if rule else None)}
        for question in self._kader.vragen:
            if question.uitkomst:
                self.fields[f"vraag_{question.code}"].setVisible(question.code in asked)

    def _asks_convenant(self) -> bool:
        try:
            ground = self.place.ctx.naslag.grondslagen.get(self.fields["deelgrond"].value())
        except ValueError:  # half a word is typed
            return False
        return ground is not None and ground.convenant

    def _propose_special(self) -> None:
        """An entry is special data where the answer says so of the signal; the officer may see it otherwise."""
        special = self.fields["vraag_bijzonder"].value()[0] is Antwoord.JA
        if special is not self._special:
            self._special = special
            self.fields["tijdlijn_bijzonder"].set_value(special)

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
        for name in WORDED:
            self._warn(name)

    def _warn(self, name: str) -> None:
        """Point out a word that the law guards where it is typed; with a reason it may stay in most fields."""
        rule = self.rule
        explained = rule is not None and name in explained_fields(rule)
        reason = self.fields["woord_reden"].value().strip()
        self.fields[name].show_error("" if explained and reason else self._told(name))

    def _told(self, name: str) -> str:
        return self.place.ctx.naslag.woordkeus.told_of(self.fields[name].value())
