"""What a casus is about: soort, address, doel, grondslag, urgency, regie, and whether betrokkene knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.casus import CasusGegevens, change_casus
from ivbdesk.actions.werk.werk import works
from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import CasusSoort, Huurvorm
from ivbdesk.cases.kader.soorten import Urgentie
from ivbdesk.ui.widgets.choice_field import ChoiceField
from ivbdesk.ui.widgets.date_field import OptionalDateField
from ivbdesk.ui.widgets.fields import LongTextField, TextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.widgets.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

Choices = Sequence[tuple[UUID | None, str]]
NOBODY: tuple[UUID | None, str] = (None, "Nog niemand")


def officer_choices(officers: Sequence[Medewerker], *keep: UUID | None) -> list[tuple[UUID | None, str]]:
    """Who can have a casus or stand in; one of `keep` stays to be chosen though they left."""
    return [(item.id, item.naam) for item in officers if works(item) or item.id in keep]


def add_casus_fields(
    form: FormDialog, place: Workplace, behandelaars: Choices, vervangers: Choices = (NOBODY,)
) -> None:
    """The fields that opening and changing a casus share; who can have it and who can stand in are named."""
    form.add_row(
        ChoiceField("soort", "Soort", [(s, s.label) for s in CasusSoort]),
        ChoiceField("urgentie", "Urgentie", [(u, u.label) for u in reversed(Urgentie)]),
    )
    form.add(
        TextField(
            "urgentie_reden", "Waarom deze urgentie", "U beslist; het programma rangschikt geen mensen."
        )
    )
    form.add(TextField("titel", "Titel", "Neutraal: de soort en de straat, geen naam van een persoon."))
    form.add_heading("Adres")
    form.add_row(
        TextField("straat", "Straat"),
        TextField("huisnummer", "Huisnummer"),
        TextField("toevoeging", "Toevoeging"),
    )
    form.add_row(TextField("postcode", "Postcode"), TextField("plaats", "Plaats"))
    form.add_row(
        ChoiceField(
            "huurvorm",
            "Huur of koop",
            [(h, h.label) for h in reversed(Huurvorm)],
            "Bepaalt welke middelen passen.",
        ),
        TextField("eigenaar", "Eigenaar of verhuurder"),
    )
    form.add_heading("Doel en regie")
    form.add(
        LongTextField(
            "doel", "Doel van de verwerking", "Waarvoor houdt u deze gegevens bij (AVG art. 5)?", lines=2
        )
    )
    form.add(ChoiceField("grondslag", "Wettelijke grondslag", [(g, g) for g in place.ctx.kader.grondslagen]))
    form.add_row(
        TextField("procesregie", "Procesregie", "Bewaakt overleg en afspraken."),
        TextField("casusregie", "Casusregie", "Voert de regie over de zorg."),
    )
    form.add_row(
        ChoiceField("behandelaar_id", "Behandelaar", behandelaars, "Wie van ons deze casus doet."),
        ChoiceField("vervanger_id", "Vervanger", vervangers, "Wie het overneemt bij afwezigheid."),
    )
    form.add_row(
        OptionalDateField("geinformeerd_op", "Betrokkene geïnformeerd op", place.today()),
        TextField("niet_geinformeerd_reden", "Of waarom nog niet", "AVG art. 13 en 14."),
    )


def gather_casus(values: FormValues) -> CasusGegevens:
    """The values of those fields; raises RegelFout on an address that is none."""
    typed = tuple(values[name] for name in ("straat", "huisnummer", "toevoeging", "postcode", "plaats"))
    straat, huisnummer, toevoeging, postcode, plaats = typed
    place = Adres()
    if any(text.strip() for text in (straat, huisnummer, toevoeging, postcode)):
        place = Adres.parse(straat, huisnummer, toevoeging, postcode, plaats)
    names = (
        "soort",
        "titel",
        "doel",
        "grondslag",
        "urgentie",
        "urgentie_reden",
        "procesregie",
        "casusregie",
        "huurvorm",
    )
    more = ("eigenaar", "geinformeerd_op", "niet_geinformeerd_reden", "behandelaar_id", "vervanger_id")
    return CasusGegevens(adres=place, **{name: values[name] for name in names + more})


_PLACE = (*Adres.__dataclass_fields__, "huurvorm", "eigenaar")
_TOGETHER = {"Adres": _PLACE, "Urgentie": ("urgentie", "urgentie_reden")}
"""Of whom a house is rented belongs to that house, and a reason to its urgency."""


def _shown(casus: Casus) -> Getoond:
    place = casus.object
    where = place.adres if place else Adres()
    shown: dict[str, Any] = {name: getattr(where, name) for name in Adres.__dataclass_fields__}
    shown |= {"huisnummer": str(where.huisnummer or "")}
    shown |= {"huurvorm": place.huurvorm, "eigenaar": place.eigenaar} if place else {}
    shown |= {
        name: getattr(casus, name) for name in CasusGegevens.__dataclass_fields__ if hasattr(casus, name)
    }
    return Getoond(shown, (casus.id, place.id) if place else (casus.id,))


class CasusDialog(FormDialog):
    """Change what a casus is about, with the reason for the log."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        casus = blad.casus

        def submit(values: FormValues) -> None:
            change_casus(
                place.ctx, casus.id, gather_casus(values), values[self.reden].strip() or "gegevens bijgewerkt"
            )

        super().__init__(
            place, f"Gegevens van {casus.nummer}", submit, draft=("gegevens", str(casus.id)), parent=parent
        )
        officers = officer_choices(blad.medewerkers, casus.behandelaar_id, casus.vervanger_id)
        nobody = [] if casus.behandelaar_id else [NOBODY]
        add_casus_fields(self, place, [*nobody, *officers], [NOBODY, *officers])
        self.reden = self.add(TextField("reden", "Reden van de wijziging", "Voor het logboek."))
        if casus.grondslag not in place.ctx.kader.grondslagen:
            self._keep_own_ground(casus.grondslag)
        self.follow(_shown(casus), lambda unit: _shown(unit.casus(casus.id)), _TOGETHER)

    def _keep_own_ground(self, grondslag: str) -> None:
        field = self.fields["grondslag"]
        assert isinstance(field, ChoiceField)
        field.add_choice(grondslag, grondslag)
