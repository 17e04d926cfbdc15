"""Difference of insight: the question with its first stands, one more stand, and what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Generic, TypeVar
from uuid import UUID, uuid4

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.besluitvorming.verschil import (
    VisieGegevens,
    add_stand,
    decide_difference,
    record_difference,
)
from ivbdesk.actions.context import Unit
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.besluitvorming.inzichtverschil import (
    MOST_WORDS,
    Inzichtverschil,
    OngezieneVisie,
    Perspectief,
    Visie,
    require_visie,
)
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.besluitvorming.deelbaar_velden import Deelbaarvelden
from ivbdesk.ui.fields.choice_field import ChoiceField, perhaps
from ivbdesk.ui.fields.date_field import OptionalDateField
from ivbdesk.ui.fields.fields import CheckField, LongTextField, TextField
from ivbdesk.ui.fields.proposals import Proposals
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

P = TypeVar("P", UUID, UUID | None)
_SECOND = "_2"
_OWN_WORDS = (
    f"In de eigen woorden van de partner en door die goedgekeurd, hoogstens {MOST_WORDS} tekens. "
    "Zo staat het ook in de stukken."
)
_STANDS = [(stand, stand.label) for stand in Stand]


def _known_perspective(partner: Partner | None) -> Perspectief | None:
    """From where a partner usually looks, where its domein says so."""
    domein = partner.domein if partner else ""
    return Perspectief(domein) if domein in {p.value for p in Perspectief} else None


class _Visievelden(Generic[P]):
    """Who, from where, what, and in which words; the names of the fields end in `suffix`."""

    def __init__(
        self, form: FormDialog, blad: CasusBlad, partners: Sequence[tuple[P, str]], suffix: str = ""
    ) -> None:
        self._blad, self._suffix = blad, suffix
        self.partner: ChoiceField[P] = ChoiceField(f"partner_id{suffix}", "Partner", partners)
        places = perhaps([(p, p.label) for p in Perspectief])
        self.perspectief = ChoiceField(f"perspectief{suffix}", "Kijkt vanuit", places)
        self.stand = ChoiceField(f"stand{suffix}", "Standpunt", perhaps(_STANDS))
        self.tekst = LongTextField(f"tekst{suffix}", "In eigen woorden", _OWN_WORDS, lines=2)
        self.shared = Deelbaarvelden(suffix, form.place.today())
        which = "tweede standpunt" if suffix else "eerste standpunt"
        for field in (self.partner, self.perspectief, self.stand, self.tekst, *self.shared.fields):
            field.tell_about(which)
        self.partner.changed.connect(self._take_perspective)
        self._proposals = Proposals(self.perspectief)
        self._take_perspective()
        form.add(self.partner)
        form.add_row(self.perspectief, self.stand)
        form.add(self.tekst)
        form.add(self.shared.deelbaar)
        form.add_row(self.shared.akkoord_door, self.shared.akkoord_op)

    def _take_perspective(self) -> None:
        partner = self._blad.partner(self.partner.chosen())
        self._proposals.propose(self.perspectief, _known_perspective(partner))

    def given(self, values: FormValues, partner_id: UUID) -> VisieGegevens | None:
        """The stand of this partner, as typed; None while it is not chosen."""
        where, stand = values[self.perspectief], values[self.stand]
        if where is None or stand is None:
            return None
        return VisieGegevens(partner_id, where, stand, values[self.tekst], *self.shared.given(values))

    def objections(self, values: FormValues, partner_id: UUID, vandaag: date) -> dict[str, str]:
        """What is not chosen, and what the rule of a stand has against it, at the field of this one."""
        given = self.given(values, partner_id)
        if given is None:
            wrong = {}
            if values[self.perspectief] is None:
                wrong[self.perspectief.name] = "Kies van waaruit deze partner kijkt."
            if values[self.stand] is None:
                wrong[self.stand.name] = "Kies het standpunt."
            return wrong
        tried = Visie(
            uuid4(), uuid4(), given.partner_id, given.perspectief, given.stand, given.tekst.strip(), vandaag,
            deelbaar=given.deelbaar, akkoord_door=given.akkoord_door, akkoord_op=given.akkoord_op,
        )  # fmt: skip
        try:
            require_visie(tried)
        except RegelFout as error:
            return {f"{name}{self._suffix}": one.melding for name, one in error.per_veld().items()}
        return {}


class VerschilDialog(FormDialog):
    """The question on which partners differ, with one stand or two beside each other."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        casus_id = blad.casus.id

        def submit(values: FormValues) -> UUID:
            return record_difference(place.ctx, casus_id, values[self.onderwerp], self._stands(values))

        super().__init__(
            place, "Verschil van inzicht vastleggen", submit, draft=("verschil van inzicht", str(casus_id)), parent=parent,
            intro="Zorg en veiligheid mogen verschillen. Elk standpunt blijft staan zoals de partner het zei; er komt geen gezamenlijk standpunt van.",
        )  # fmt: skip
        partners = [(p.id, p.naam) for p in _busy_first(blad)]
        self.onderwerp = self.add(
            TextField(
                "onderwerp", "Waarover verschillen partners", hint="als vraag, zonder namen", needed=True
            )
        )
        self.add_heading("Eerste standpunt")
        self.first = _Visievelden(self, blad, partners)
        self.add_heading("Tweede standpunt")
        perhaps: list[tuple[UUID | None, str]] = [(None, "Nog niet bekend"), *partners]
        self.second = _Visievelden(self, blad, perhaps, _SECOND)

    def _stands(self, values: FormValues) -> tuple[VisieGegevens, ...]:
        one, other = values[self.first.partner], values[self.second.partner]
        given = (self.first.given(values, one), other and self.second.given(values, other))
        return tuple(stand for stand in given if stand)

    def problems(self, values: FormValues) -> dict[str, str]:
        """The rule of a stand does not know that there are two; here each is shown at its own field."""
        one, other = values.get(self.first.partner), values[self.second.partner]
        wrong = self.first.objections(values, one or uuid4(), self.place.today())
        if other is not None:
            wrong |= self.second.objections(values, other, self.place.today())
        elif values[self.second.tekst].strip():
            wrong[self.second.partner.name] = "Kies van welke partner dit standpunt is."
        if one is not None and one == other:
            wrong[self.second.partner.name] = "Kies een andere partner dan bij het eerste standpunt."
        return wrong


def _busy_first(blad: CasusBlad) -> list[Partner]:
    busy = {inzet.partner_id for inzet in blad.casus.inzetten if inzet.tot is None}
    return sorted(blad.partners, key=lambda partner: partner.id not in busy)


class StandpuntDialog(FormDialog):
    """One more stand; an earlier one of the same partner stays in the register and no longer counts."""

    def __init__(self, place: Workplace, blad: CasusBlad, verschil: Inzichtverschil, parent: QWidget) -> None:
        casus_id = blad.casus.id

        def submit(values: FormValues) -> None:
            given = self.visie.given(values, values[self.visie.partner])
            assert given is not None  # that it is chosen is asked in `problems`
            add_stand(place.ctx, casus_id, verschil.id, given, self._seen)

        super().__init__(
            place, "Standpunt toevoegen", submit, draft=("standpunt", f"{casus_id}/{verschil.id}"), parent=parent,
            intro=f"{verschil.onderwerp}\nEen nieuw standpunt van een partner komt in de plaats van het vorige; dat blijft bewaard.",
        )  # fmt: skip
        known = {visie.partner_id for visie in verschil.geldende()}
        self._seen = frozenset(visie.id for visie in verschil.visies)
        ordered = sorted(_busy_first(blad), key=lambda partner: partner.id in known)
        self.visie = _Visievelden(self, blad, [(partner.id, partner.naam) for partner in ordered])

    def problems(self, values: FormValues) -> dict[str, str]:
        """What the stand lacks."""
        partner = values.get(self.visie.partner) or uuid4()
        return self.visie.objections(values, partner, self.place.today())

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, OngezieneVisie):  # told now: saved once more it comes in its place
            self._seen |= {error.visie.id}
        super()._on_failed(error)


class KeuzeDialog(FormDialog):
    """What was chosen and by whom, and when it is looked at again; or that they no longer differ."""

    def __init__(self, place: Workplace, casus_id: UUID, verschil: Inzichtverschil, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            decide_difference(
                place.ctx, casus_id, verschil.id, values[self.gekozen], values[self.gekozen_door],
                values[self.opnieuw_op], values[self.klaar],
            )  # fmt: skip

        super().__init__(
            place, "Keuze vastleggen", submit, draft=("keuze bij verschil", f"{casus_id}/{verschil.id}"), parent=parent,
            intro=f"{verschil.onderwerp}\nDe standpunten blijven staan zoals zij zijn gegeven.",
        )  # fmt: skip
        self.gekozen = self.add(LongTextField("gekozen", "Wat is gekozen, en waarom", lines=3))
        self.gekozen_door = TextField("gekozen_door", "Wie heeft beslist", hint="functie of organisatie")
        self.opnieuw_op = OptionalDateField(
            "opnieuw_op", "Opnieuw bekijken op", place.today(), "Niet nodig als het klaar is.", komt=True
        )
        self.add_row(self.gekozen_door, self.opnieuw_op)
        self.klaar = self.add(
            CheckField("klaar", "De partners verschillen niet meer van inzicht: dit is klaar")
        )

        def again(unit: Unit) -> Getoond:
            return _chosen(next(item for item in unit.casus(casus_id).verschillen if item.id == verschil.id))

        self.follow(
            _chosen(verschil),
            again,
            {"Keuze": ("gekozen", "gekozen_door"), "Opnieuw bekijken": ("opnieuw_op", "klaar")},
        )


def _chosen(verschil: Inzichtverschil) -> Getoond:
    values = {
        "gekozen": verschil.gekozen,
        "gekozen_door": verschil.gekozen_door,
        "opnieuw_op": verschil.opnieuw_op,
        "klaar": not verschil.is_open,
    }
    return Getoond(values, (verschil.id,))
