"""Difference of insight: the question with its first stands, one more stand, and what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
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
    Perspectief,
    Visie,
    require_visie,
)
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.widgets.choice_field import ChoiceField
from ivbdesk.ui.widgets.date_field import OptionalDateField
from ivbdesk.ui.widgets.fields import CheckField, LongTextField, TextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.widgets.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

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


def _add_stand_fields(
    form: FormDialog, blad: CasusBlad, partners: Sequence[tuple[UUID | None, str]], suffix: str = ""
) -> None:
    """Who, from where, what, and in which words; the names of the fields end in `suffix`."""
    who = ChoiceField(f"partner_id{suffix}", "Partner", partners)
    where = ChoiceField(f"perspectief{suffix}", "Kijkt vanuit", [(p, p.label) for p in Perspectief])
    stand = ChoiceField(f"stand{suffix}", "Standpunt", _STANDS)
    stand.set_value(Stand.TEGEN)

    def take_perspective(_: object = None) -> None:
        try:
            found = _known_perspective(blad.partner(who.value()))
        except ValueError:
            return
        if found is not None:
            where.set_value(found)

    who.combo.activated.connect(take_perspective)
    take_perspective()
    form.add(who)
    form.add_row(where, stand)
    form.add(LongTextField(f"tekst{suffix}", "In eigen woorden", _OWN_WORDS, lines=2))


def _given(values: FormValues, suffix: str = "") -> VisieGegevens:
    return VisieGegevens(
        values[f"partner_id{suffix}"],
        values[f"perspectief{suffix}"],
        values[f"stand{suffix}"],
        values[f"tekst{suffix}"],
    )


class VerschilDialog(FormDialog):
    """The question on which partners differ, with one stand or two beside each other."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        casus_id = blad.casus.id

        def submit(values: FormValues) -> UUID:
            stands = [_given(values)]
            if values[f"partner_id{_SECOND}"] is not None:
                stands.append(_given(values, _SECOND))
            return record_difference(place.ctx, casus_id, values[self.onderwerp], tuple(stands))

        super().__init__(
            place, "Verschil van inzicht vastleggen", submit, draft=("verschil van inzicht", str(casus_id)), parent=parent,
            intro="Zorg en veiligheid mogen verschillen. Elk standpunt blijft staan zoals de partner het zei; er komt geen gezamenlijk standpunt van.",
        )  # fmt: skip
        self._place = place
        partners: list[tuple[UUID | None, str]] = [(p.id, p.naam) for p in _busy_first(blad)]
        self.onderwerp = self.add(
            TextField("onderwerp", "Waarover verschillen partners", hint="als vraag, zonder namen")
        )
        self.add_heading("Eerste standpunt")
        _add_stand_fields(self, blad, partners)
        self.add_heading("Tweede standpunt")
        _add_stand_fields(self, blad, [(None, "Nog niet bekend"), *partners], _SECOND)
        self.fields[f"perspectief{_SECOND}"].set_value(Perspectief.VEILIGHEID)
        self.fields[f"stand{_SECOND}"].set_value(Stand.VOOR)

    def problems(self, values: FormValues) -> dict[str, str]:
        """The rule of a stand does not know that there are two; here each is shown at its own field."""
        second = values[f"partner_id{_SECOND}"]
        wrong: dict[str, str] = {}
        for suffix in ("", _SECOND):
            if suffix and second is None:
                if values[f"tekst{suffix}"].strip():
                    wrong[f"partner_id{suffix}"] = "Kies van welke partner dit standpunt is."
                continue
            told = _objection(_given(values, suffix), self._place)
            if told is not None:
                wrong[f"{told.veld}{suffix}"] = told.melding
        if second is not None and second == values["partner_id"]:
            wrong[f"partner_id{_SECOND}"] = "Kies een andere partner dan bij het eerste standpunt."
        return wrong


def _objection(given: VisieGegevens, place: Workplace) -> RegelFout | None:
    tried = Visie(
        uuid4(), uuid4(), given.partner_id, given.perspectief, given.stand, given.tekst.strip(), place.today()
    )
    try:
        require_visie(tried)
    except RegelFout as error:
        return error
    return None


def _busy_first(blad: CasusBlad) -> list[Partner]:
    busy = {inzet.partner_id for inzet in blad.casus.inzetten if inzet.tot is None}
    return sorted(blad.partners, key=lambda partner: partner.id not in busy)


class StandpuntDialog(FormDialog):
    """One more stand; an earlier one of the same partner stays in the register and no longer counts."""

    def __init__(self, place: Workplace, blad: CasusBlad, verschil: Inzichtverschil, parent: QWidget) -> None:
        casus_id = blad.casus.id

        def submit(values: FormValues) -> None:
            add_stand(place.ctx, casus_id, verschil.id, _given(values))

        super().__init__(
            place, "Standpunt toevoegen", submit, draft=("standpunt", f"{casus_id}/{verschil.id}"), parent=parent,
            intro=f"{verschil.onderwerp}\nEen nieuw standpunt van een partner komt in de plaats van het vorige; dat blijft bewaard.",
        )  # fmt: skip
        known = {visie.partner_id for visie in verschil.geldende()}
        ordered = sorted(_busy_first(blad), key=lambda partner: partner.id in known)
        _add_stand_fields(self, blad, [(partner.id, partner.naam) for partner in ordered])


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
            "opnieuw_op",
            "Opnieuw bekijken op",
            place.today(),
            "Niet nodig als het klaar is.",
        )
        self.add_row(self.gekozen_door, self.opnieuw_op)
        self.klaar = self.add(
            CheckField("klaar", "De partners verschillen niet meer van inzicht: dit is klaar")
        )
        names = ("gekozen", "gekozen_door", "opnieuw_op")

        def again(unit: Unit) -> Getoond:
            found = next(item for item in unit.casus(casus_id).verschillen if item.id == verschil.id)
            return Getoond.of(found, *names)

        self.follow(Getoond.of(verschil, *names), again)
