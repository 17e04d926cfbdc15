"""What a casus is about: soort, address, doel, grondslag, urgency, regie, and whether betrokkene knows."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.casus import CasusGegevens, change_casus
from ivbdesk.actions.werk.werk import works
from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.dossier.basis import Getoond, plain
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import CasusSoort, Huurvorm
from ivbdesk.cases.kader.soorten import Urgentie
from ivbdesk.ui.betrokkenen.address_fields import AddressFields
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import OptionalDateField
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.collega import Collegas
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

Choices = Sequence[tuple[UUID | None, str]]
_TENURE = "Bepaalt welke middelen passen."
_OTHER_HOUSE = "Een ander adres: kies opnieuw wat voor dit huis geldt."
NOBODY: tuple[UUID | None, str] = (None, "Nog niemand")


def officer_choices(officers: Sequence[Medewerker], *keep: UUID | None) -> list[tuple[UUID | None, str]]:
    """Who can have a casus or stand in; one of `keep` stays to be chosen though they left."""
    return [(item.id, item.naam) for item in officers if works(item) or item.id in keep]


class CasusFields:
    """The fields that opening and changing a casus share, in a form; who can have it and who can stand in are named.

    `bij_adres` is room below the address.
    """

    def __init__(
        self, form: FormDialog, behandelaars: Choices, vervangers: Choices = (NOBODY,), grond: str = ""
    ) -> None:
        self.soort = ChoiceField("soort", "Soort", [(s, s.label) for s in CasusSoort])
        self.urgentie = ChoiceField("urgentie", "Urgentie", [(u, u.label) for u in reversed(Urgentie)])
        form.add_row(self.soort, self.urgentie)
        self.urgentie_reden = form.add(
            TextField(
                "urgentie_reden", "Waarom deze urgentie", "U beslist; het programma rangschikt geen mensen."
            )
        )
        self.titel = form.add(
            TextField(
                "titel", "Titel", "Neutraal: de soort en de straat, geen naam van een persoon.", needed=True
            )
        )
        self._add_place(form)
        self._add_purpose(form, behandelaars, vervangers, grond)

    def _add_place(self, form: FormDialog) -> None:
        form.add_heading("Adres")
        self.adres = AddressFields(form.place)
        form.add_row(self.adres.straat, self.adres.huisnummer, self.adres.toevoeging)
        form.add_row(self.adres.postcode, self.adres.plaats)
        self.bij_adres = QVBoxLayout()
        form.form.addLayout(self.bij_adres)
        kinds = [(h, h.label) for h in reversed(Huurvorm)]
        self.huurvorm = ChoiceField("huurvorm", "Huur of koop", kinds, _TENURE)
        self.huurvorm.set_value(Huurvorm.ONBEKEND)
        self.eigenaar = TextField("eigenaar", "Eigenaar of verhuurder")
        form.add_row(self.huurvorm, self.eigenaar)

    def _add_purpose(self, form: FormDialog, behandelaars: Choices, vervangers: Choices, grond: str) -> None:
        """The ground `grond` of an earlier handelingskader stays to be chosen."""
        form.add_heading("Doel en regie")
        why = "Waarvoor houdt u deze gegevens bij (AVG art. 5)?"
        self.doel = form.add(LongTextField("doel", "Doel van de verwerking", why, lines=2, needed=True))
        grounds = dict.fromkeys((*form.place.ctx.kader.grondslagen, *filter(None, (grond,))))
        self.grondslag = form.add(ChoiceField("grondslag", "Wettelijke grondslag", [(g, g) for g in grounds]))
        self.procesregie = TextField("procesregie", "Procesregie", "Bewaakt overleg en afspraken.")
        self.casusregie = TextField("casusregie", "Casusregie", "Voert de regie over de zorg.")
        form.add_row(self.procesregie, self.casusregie)
        self.behandelaar = ChoiceField(
            "behandelaar_id", "Behandelaar", behandelaars, "Wie van ons deze casus doet."
        )
        self.vervanger = ChoiceField(
            "vervanger_id", "Vervanger", vervangers, "Wie het overneemt bij afwezigheid."
        )
        form.add_row(self.behandelaar, self.vervanger)
        self._collegas = Collegas(form)
        self.geinformeerd_op = OptionalDateField(
            "geinformeerd_op", "Betrokkene geïnformeerd op", form.place.today(), geweest=True
        )
        self.niet_geinformeerd = TextField(
            "niet_geinformeerd_reden", "Of waarom nog niet", "AVG art. 13 en 14."
        )
        form.add_row(self.geinformeerd_op, self.niet_geinformeerd)

    def doubts(self, officers: Sequence[Medewerker], casus: Casus | None = None) -> dict[str, str]:
        """That who gets it, or will stand in, can not open the register yet."""
        had, stood_in = (casus.behandelaar_id, casus.vervanger_id) if casus else (None, None)
        gets = self._collegas.doubts(self.behandelaar, officers, had)
        return gets | self._collegas.doubts(self.vervanger, officers, stood_in)

    def gather(self, values: FormValues) -> CasusGegevens:
        """What was typed; raises RegelFout on an address that is none."""
        return CasusGegevens(
            soort=values[self.soort],
            titel=values[self.titel],
            doel=values[self.doel],
            grondslag=values[self.grondslag],
            urgentie=values[self.urgentie],
            urgentie_reden=values[self.urgentie_reden],
            procesregie=values[self.procesregie],
            casusregie=values[self.casusregie],
            adres=self.adres.gather(values),
            huurvorm=values[self.huurvorm],
            eigenaar=values[self.eigenaar],
            geinformeerd_op=values[self.geinformeerd_op],
            niet_geinformeerd_reden=values[self.niet_geinformeerd],
            behandelaar_id=values[self.behandelaar],
            vervanger_id=values[self.vervanger],
        )


_PLACE = (*Adres.__dataclass_fields__, "huurvorm", "eigenaar")
_TOGETHER = {"Adres": _PLACE, "Urgentie": ("urgentie", "urgentie_reden")}
"""Of whom a house is rented belongs to that house, and a reason to its urgency."""


def _shown(casus: Casus) -> Getoond:
    place = casus.object
    where = place.adres if place else Adres()
    of_house = (place.huurvorm, place.eigenaar) if place else (Huurvorm.ONBEKEND, "")
    shown: dict[str, object] = {name: getattr(where, name) for name in Adres.__dataclass_fields__}
    shown |= {"huisnummer": str(where.huisnummer or "")}
    shown |= dict(zip(("huurvorm", "eigenaar"), of_house, strict=True))
    shown |= {
        name: getattr(casus, name) for name in CasusGegevens.__dataclass_fields__ if hasattr(casus, name)
    }
    where_told = dict.fromkeys(Adres.__dataclass_fields__, "object_id")
    return Getoond(shown, (casus.id, place.id) if place else (casus.id,), ook=where_told)


class CasusDialog(FormDialog):
    """Change what a casus is about, with the reason for the log."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        casus, self._had = blad.casus, blad

        def submit(values: FormValues) -> None:
            reason = values[self.reden].strip() or "gegevens bijgewerkt"
            change_casus(place.ctx, casus.id, self._casus.gather(values), reason)

        super().__init__(
            place, f"Gegevens van {casus.nummer}", submit, draft=("gegevens", str(casus.id)), parent=parent
        )
        officers = officer_choices(blad.medewerkers, casus.behandelaar_id, casus.vervanger_id)
        nobody = [] if casus.behandelaar_id else [NOBODY]
        self._casus = CasusFields(self, [*nobody, *officers], [NOBODY, *officers], casus.grondslag)
        self.reden = self.add(TextField("reden", "Reden van de wijziging", "Voor het logboek."))
        self.follow(_shown(casus), lambda unit: _shown(unit.casus(casus.id)), _TOGETHER)
        if casus.object is not None:
            for field in self._casus.adres.all:
                field.changed.connect(self._on_place)

    def _on_place(self) -> None:
        """Of another address it is asked anew whose it is: what was known is of the house that stood there."""
        mine = self._casus
        moved = any(plain(field.value()) != plain(self.held[field.name]) for field in mine.adres.all)
        for field, unknown in ((mine.huurvorm, Huurvorm.ONBEKEND), (mine.eigenaar, "")):
            known, shown = self.held[field.name], field.value()
            if moved and shown == known:
                field.set_value(unknown)
            elif not moved and shown == unknown:
                field.set_value(known)
        mine.huurvorm.show_help(_OTHER_HOUSE if moved else _TENURE)

    def problems(self, values: FormValues) -> dict[str, str]:
        """All that is wrong with the address."""
        return self._casus.adres.faults(values)

    def doubts(self, values: FormValues) -> dict[str, str]:
        """Who gets the casus can open the register."""
        return self._casus.doubts(self._had.medewerkers, self._had.casus)
