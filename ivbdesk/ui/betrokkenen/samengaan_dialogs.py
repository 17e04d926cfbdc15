"""A casus that goes up in another, and a part of one that becomes a casus of its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.samengaan import merge_cases, split_casus
from ivbdesk.cases.dossier.samengaan import NOTHING_CHOSEN, Afsplitsing, entries_of_proof, papers_of_proof
from ivbdesk.cases.dossier.vergissing import aimed_at
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.taal.nederlands import short_date, shorten
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import CheckField, LongTextField, TextField
from ivbdesk.ui.fields.pick_field import PickField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.forms.vooraf import refuse_all
from ivbdesk.ui.workplace import Workplace
from ivbdesk.ui.zoeken.casus_field import CHOOSE_CASUS, CasusField

_TOLD = 90
"""How much of an entry is read where it is picked."""
_AIMED = "Niet te kiezen: {aantal}. Wie een afweging, maatregel of besluit van deze casus aangaat, hoort bij dit dossier."
NOTHING_THERE = (
    "In deze casus is geen persoon, regel van de tijdlijn of stuk dat mee kan naar een nieuwe casus."
)
_PROOF = "Niet te kiezen: {aantal}. Wat hier iets bewijst, haalt u eerst uit de dossiercheck."


def _held(blad: CasusBlad) -> str:
    """That a legal hold goes along, with why it was put on."""
    plicht = blad.bewaarplicht
    return f" De bewaarplicht gaat mee ({plicht.reden})." if plicht else ""


class OpgaanDialog(FormDialog):
    """Asks in which other casus this one goes up, and why."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        casus = blad.casus

        def submit(values: FormValues) -> UUID | None:
            merge_cases(place.ctx, casus.id, values[self.naar], values[self.reden])
            return values[self.naar]

        super().__init__(
            place, f"{casus.nummer} in een andere casus laten opgaan", submit, draft=("opgaan", str(casus.id)),
            verb="Laten opgaan", parent=parent,
            intro="Alles wat aan deze casus hangt gaat naar de andere. Deze wordt gesloten en verwijst ernaar; statussen en "
            "uitgegeven notities blijven hier. Dit kan niet ongedaan worden gemaakt.",
        )  # fmt: skip
        self.naar = self.add(CasusField(place, "naar_id", "In welke casus"))
        self.reden = self.add(LongTextField("reden", "Waarom is dit één zaak", lines=2, needed=True))

    def problems(self, values: FormValues) -> dict[str, str]:
        """In which casus."""
        return {} if values[self.naar] else {"naar_id": CHOOSE_CASUS}


class AfsplitsDialog(FormDialog):
    """Asks who and what goes to a casus of its own, and what that is about."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        casus = blad.casus

        def submit(values: FormValues) -> UUID:
            return split_casus(place.ctx, casus.id, self._gather(values), values[self.reden])

        super().__init__(
            place, f"Afsplitsen van {casus.nummer}", submit, draft=("afsplitsen", str(casus.id)), verb="Afsplitsen",
            parent=parent,
            intro="Wat u kiest gaat naar een nieuwe casus, met wat over die personen is vastgelegd. Beide casussen verwijzen "
            f"naar elkaar. Is deze besloten, dan is de nieuwe dat ook.{_held(blad)}",
        )  # fmt: skip
        self._free = False
        self.soort = ChoiceField("soort", "Soort", [(s, s.label) for s in CasusSoort])
        self.titel = TextField("titel", "Titel", "Neutraal, zonder naam van een persoon.", needed=True)
        self.add_row(self.soort, self.titel)
        self.doel = self.add(
            LongTextField("doel", "Doel van de verwerking", "AVG art. 5", lines=2, needed=True)
        )
        people = {b.persoon.id: b.persoon.naam for b in casus.huidige_betrokkenen()}
        self.personen = self._pick(
            "personen", "Wie gaat mee", people, aimed_at(casus), "Personen kiezen", _AIMED
        )
        lines = sorted(casus.tijdlijn, key=lambda item: item.datum, reverse=True)
        told = {i.id: f"{short_date(i.datum)} {i.soort.label}: {shorten(i.tekst, _TOLD)}" for i in lines}
        proof = entries_of_proof(casus)
        self.regels = self._pick(
            "regels", "Welke regels van de tijdlijn", told, proof, "Regels kiezen", _PROOF
        )
        papers, proof = {item.id: item.naam for item in casus.stukken}, papers_of_proof(casus)
        self.stukken = self._pick("stukken", "Welke stukken", papers, proof, "Stukken kiezen", _PROOF)
        self.adres = self.add(CheckField("adres_mee", "De nieuwe casus gaat over hetzelfde adres"))
        self.reden = self.add(LongTextField("reden", "Waarom een casus van zichzelf", lines=2, needed=True))

    def start(self) -> None:
        """Show the form, and that there is nothing in this casus that can go along where that is so."""
        super().start()
        if not self._free:
            refuse_all(self, NOTHING_THERE)

    def _pick(
        self, name: str, title: str, there: Mapping[UUID, str], held: Collection[UUID], verb: str, why: str
    ) -> PickField:
        """What can go along; of what is held back here it is told how much that is, and why."""
        free = [(id, told) for id, told in there.items() if id not in held]
        left = len(there) - len(free)
        self._free |= bool(free)
        return self.add(PickField(name, title, free, why.format(aantal=left) if left else "", verb=verb))

    def problems(self, values: FormValues) -> dict[str, str]:
        """Who or what goes along."""
        chosen = values[self.personen] or values[self.regels] or values[self.stukken]
        return {} if chosen else {"personen": NOTHING_CHOSEN}

    def _gather(self, values: FormValues) -> Afsplitsing:
        return Afsplitsing(
            values[self.soort], values[self.titel], values[self.doel], values[self.personen], values[self.regels],
            values[self.stukken], values[self.adres],
        )  # fmt: skip
