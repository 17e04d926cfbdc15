"""How a person is reached and spoken with, and where they live: recorded, corrected, or moved house."""

from __future__ import annotations

from dataclasses import fields
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.betrokkenen.persoon import Bereik, change_bereik, record_woonadres
from ivbdesk.actions.context import Unit
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.plekwoorden import is_abroad, is_without_home, split_country
from ivbdesk.cases.betrokkenen.woonadres import Adressoort, WoonadresGegevens
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.betrokkenen.address_fields import AddressFields
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import OptionalDateField
from ivbdesk.ui.fields.fields import CheckField, TextField
from ivbdesk.ui.fields.leaving import when_left
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


class BereikDialog(FormDialog):
    """Telephone, language, and whether an interpreter is needed."""

    def __init__(self, place: Workplace, casus_id: UUID, person: Persoon, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            typed = Bereik(values[self.telefoon], values[self.taal], values[self.tolk])
            change_bereik(place.ctx, casus_id, person.id, typed)

        super().__init__(
            place, f"{person.naam} bereiken en spreken", submit, draft=("bereik", f"{casus_id}/{person.id}"), parent=parent,
            intro="Telefoon staat alleen op het scherm en in de inzage van de persoon zelf. Dat een tolk nodig is, staat ook "
            "in stukken voor wie beslist.",
        )  # fmt: skip
        hint = "06 12345678 of +48 22 123 45 67"
        self.telefoon = TextField("telefoon", "Telefoon", bereikbaar=True, hint=hint)
        self.taal = TextField("taal", "Taal", "Leeg betekent Nederlands.", hint="bijvoorbeeld Pools")
        self.add_row(self.telefoon, self.taal)
        self.tolk = self.add(CheckField("tolk", "Een tolk is nodig"))
        self.follow(_shown(person), lambda unit: _shown(person_seen(unit, casus_id, person.id)))


def person_seen(unit: Unit, casus_id: UUID, persoon_id: UUID) -> Persoon:
    """The person, for who may still see the casus they are looked at from: raises GeenToegang for anybody else."""
    unit.casus(casus_id)
    return unit.find(Persoon, persoon_id)


def _shown(person: Persoon) -> Getoond:
    return Getoond.of(person, "telefoon", "taal", "tolk")


class WoonadresDialog(FormDialog):
    """Where the person lives now; over what stands there as a correction, or after it."""

    def __init__(self, place: Workplace, casus_id: UUID, person: Persoon, parent: QWidget) -> None:
        known = person.adres

        def submit(values: FormValues) -> None:
            better = values[self.verbetering] if self.verbetering is not None else False
            here = values[self.soort] is Adressoort.NEDERLAND
            typed = self._gather(values, self.adres.gather(values) if here else Adres())
            record_woonadres(place.ctx, casus_id, person.id, typed, verbetering=better)

        super().__init__(
            place, f"Woonadres van {person.naam}", submit, draft=("woonadres", f"{casus_id}/{person.id}"), parent=parent,
            intro=f"Nu staat er: {known}." if known else "Waar deze persoon zelf woont; het pand van de casus staat daar.",
        )  # fmt: skip
        self.verbetering: ChoiceField[bool] | None = None
        if known is not None:
            choices = [
                (False, "Verhuisd: het vorige adres blijft als eerder adres staan"),
                (True, "Verbetering: het vorige adres was niet juist"),
            ]
            self.verbetering = self.add(ChoiceField("verbetering", "Wat verandert er", choices))
        self.soort = ChoiceField("soort", "Soort adres", [(soort, soort.label) for soort in Adressoort])
        self.sinds = OptionalDateField("sinds", "Woont hier sinds", place.today(), ver=True, geweest=True)
        self.add_row(self.soort, self.sinds)
        self.adres = AddressFields(place)
        self._here = (
            self.adres.straat, self.adres.huisnummer, self.adres.toevoeging, self.adres.postcode, self.adres.plaats,
        )  # fmt: skip
        self.add_row(*self._here[:3])
        self.add_row(*self._here[3:])
        self.buitenland = TextField("buitenland", "Adres zoals het daar wordt geschreven", " ")
        self.land = TextField("land", "Land")
        self.add_row(self.buitenland, self.land)
        self.toelichting = self.add(
            TextField("toelichting", "Toelichting", "Bijvoorbeeld: briefadres, of waar iemand overdag is.")
        )
        self.follow(
            _home(person),
            lambda unit: _home(person_seen(unit, casus_id, person.id)),
            {"Woonadres": _OF_HOME},
        )
        self.soort.changed.connect(self._follow)
        when_left(self.adres.straat.edit, self._take_elsewhere, *self.fields.values())
        self._follow()

    def _follow(self) -> None:
        """Only what this kind of address asks."""
        soort = self.soort.chosen()
        for field in self._here:
            field.setVisible(soort in (None, Adressoort.NEDERLAND))  # most homes are here
        for field in (self.buitenland, self.land):
            field.setVisible(soort is Adressoort.BUITENLAND)
        QTimer.singleShot(0, self, self._fit)  # once what is shown is as high as it will be

    def _fit(self) -> None:
        if self.isVisible():
            self.frame.fit(self.design_width)

    def submit(self) -> None:
        """Save; what is no Dutch address goes over first, also where its line was not left."""
        self._take_elsewhere()
        super().submit()

    def _take_elsewhere(self) -> None:
        """What was typed as a Dutch address and is none goes to where it belongs, and it is said."""
        typed = self.adres.straat.value()
        if self.soort.chosen() not in (None, Adressoort.NEDERLAND):
            return
        if is_without_home(typed):
            self._take_homeless(typed.strip())
        elif is_abroad(typed):
            self._take_abroad(typed)

    def _take_homeless(self, typed: str) -> None:
        for field in self._here[:4]:
            field.set_value("")
        self.soort.set_value(Adressoort.ZONDER)
        says_more = " " in typed and typed.casefold() != Adressoort.ZONDER.label.casefold()
        if says_more and not self.toelichting.value().strip():
            self.toelichting.set_value(typed)
        self.toelichting.show_help(
            f"‘{typed}’ is geen adres: het soort adres is nu ‘{Adressoort.ZONDER.label}’."
        )
        self.toelichting.setFocus()

    def _take_abroad(self, typed: str) -> None:
        where, land = split_country(typed)
        self.adres.straat.set_value("")
        self.buitenland.set_value(where)
        self.land.set_value(land)
        self.soort.set_value(Adressoort.BUITENLAND)
        self.buitenland.show_help("Dit is een adres in het buitenland; het is hierheen overgenomen.")
        (self.toelichting if land else self.land).setFocus()

    def problems(self, values: FormValues) -> dict[str, str]:
        """All that is wrong with an address of this kind, and with the day."""
        here = values.get(self.soort) in (None, Adressoort.NEDERLAND)
        wrong = self.adres.faults(values, needed=True) if here else {}
        if self.soort not in values:
            return wrong
        try:
            self._gather(values, Adres()).require_valid(self.place.today())
        except RegelFout as fout:
            wrong |= {name: one.melding for name, one in fout.per_veld().items()}
        return wrong

    def _gather(self, values: FormValues, adres: Adres) -> WoonadresGegevens:
        return WoonadresGegevens(
            values[self.soort], adres, values[self.buitenland], values[self.land], values[self.toelichting], values[self.sinds]
        )  # fmt: skip


_OF_HOME = ("soort", *(part.name for part in fields(Adres)), "buitenland", "land", "toelichting")
"""One home: no part of it goes with that of another."""


def _home(person: Persoon) -> Getoond:
    known = person.adres
    if known is None:
        nowhere: dict[str, object] = dict.fromkeys(_OF_HOME, "")
        return Getoond(nowhere | {"soort": None}, (person.id,))
    shown = {part.name: getattr(known.adres, part.name) for part in fields(Adres)}
    shown |= {name: getattr(known, name) for name in _OF_HOME if name not in shown}
    return Getoond(shown | {"huisnummer": str(known.adres.huisnummer or "")}, (known.id, person.id))
