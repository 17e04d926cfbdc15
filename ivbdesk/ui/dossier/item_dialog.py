"""An entry of the tijdlijn with all its fields: to record, or to correct with a reason."""

from __future__ import annotations

from datetime import time
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, correct_entry, record_entry
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.dossier.bron import known_sources
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem, Verificatie
from ivbdesk.cases.kader.bronregels import Bronregels
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import short_date, shorten
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import CheckField, LongTextField, TextField
from ivbdesk.ui.fields.proposals import Proposals
from ivbdesk.ui.fields.suggest_field import SuggestField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.forms.tekstvraag import Tekstvraag
from ivbdesk.ui.workplace import Workplace


class ItemDialog(FormDialog):
    """Records a new entry, or corrects the one that is given."""

    def __init__(self, place: Workplace, blad: CasusBlad, item: Tijdlijnitem | None, parent: QWidget) -> None:
        casus_id = blad.casus.id

        def submit(values: FormValues) -> None:
            if item is None:
                record_entry(place.ctx, casus_id, self._gather(values))
            else:
                correct_entry(place.ctx, casus_id, item.id, self._gather(values), values[self.reden])

        title = "Vastleggen in de tijdlijn" if item is None else "Regel verbeteren"
        super().__init__(
            place, title, submit, draft=("tijdlijn", f"{casus_id}/{item.id if item else ''}"), verb="Vastleggen", parent=parent,
            intro="Feiten los van oordelen: dat maakt het dossier sterk.",
        )  # fmt: skip
        self._vraag = Tekstvraag()
        self._add_fields(blad, item)
        self.tekst.changed.connect(self._warn)
        self.soort.changed.connect(self._show_weapon)
        self._show_weapon()
        self.bijzonder.changed.connect(self._warn)
        if item is None:
            self.datum.set_value(place.today())
            self._proposals = Proposals(self.aard, self.herkomst)
            self.soort.changed.connect(self._propose)
            return
        self.reden = self.add(
            TextField("reden", "Waarom verbetert u deze regel", "Wat er stond blijft in het logboek.")
        )
        self.follow(
            _shown(item),
            lambda unit: _shown(next(i for i in unit.casus(casus_id).tijdlijn if i.id == item.id)),
        )

    def _gather(self, values: FormValues) -> ItemGegevens:
        return ItemGegevens(
            soort=values[self.soort],
            aard=values[self.aard],
            herkomst=values[self.herkomst],
            bron=values[self.bron],
            tekst=values[self.tekst],
            datum=values[self.datum],
            tijd=_time(values[self.tijd]),
            verificatie=values[self.verificatie],
            incident_id=values[self.incident_id],
            melder_id=values[self.melder_id],
            bijzonder=values[self.bijzonder],
            wapen=values[self.wapen] and values[self.soort] is ItemSoort.INCIDENT,
        )

    def _show_weapon(self) -> None:
        self.wapen.setVisible(self.soort.chosen() is ItemSoort.INCIDENT)

    def _propose(self) -> None:
        """What an entry of this kind usually is, and where it comes from."""
        soort = self.soort.chosen()
        usual = self.place.ctx.naslag.regelsoorten.soorten[soort] if soort else None
        self._proposals.propose(self.aard, usual and usual.aard)
        self._proposals.propose(self.herkomst, usual and usual.herkomst)

    def _warn(self) -> None:
        """Point out special data where they are typed, as long as the entry is not marked as such."""
        self.tekst.show_error(self._special())

    def _special(self) -> str:
        found = [
            item for item in self.place.ctx.naslag.woordkeus.find(self.tekst.value()) if item.is_bijzonder
        ]
        if not found or self.bijzonder.value():
            return ""
        more = "Kan het niet zonder, vink dan hieronder het bijzondere persoonsgegeven aan."
        return "\n".join([*(item.told for item in found), more])

    def problems(self, values: FormValues) -> dict[str, str]:
        """Special data without the tick are asked about once before they are kept."""
        asked = self._vraag.ask(values[self.tekst], "", self._special())
        return {self.tekst.name: asked} if asked else {}

    def _add_fields(self, blad: CasusBlad, item: Tijdlijnitem | None) -> None:
        self.soort = ChoiceField("soort", "Soort", [(s, s.label) for s in ItemSoort])
        self.datum = DateField("datum", "Datum van de gebeurtenis", self.place.today(), geweest=True)
        self.tijd = TextField("tijd", "Tijd", hint="bijvoorbeeld 23:10")
        self.datum.keep_time_in(self.tijd)
        self.add_row(self.soort, self.datum, self.tijd)
        self.tekst = self.add(LongTextField("tekst", "Wat is er gebeurd of gezegd", lines=5, needed=True))
        self.aard = ChoiceField(
            "aard", "Wat is het", [(a, a.label) for a in Aard], "Een klacht is een verklaring, geen feit."
        )
        self.herkomst = ChoiceField(
            "herkomst", "Herkomst", [(h, h.label) for h in Herkomst], "Bepaalt wie het later mag zien."
        )
        self.add_row(self.aard, self.herkomst)
        self.bron = SuggestField(
            "bron",
            "Wie vertelde het",
            "Kies of typ. De naam van een melder gaat verzegeld.",
            hint="bijvoorbeeld wijkagent",
        )
        rules = self.place.ctx.kader.bronregels
        self.bron.show_choices([known.naam for known in known_sources(blad.casus, rules)])
        self.verificatie = ChoiceField(
            "verificatie",
            "Hoe zeker (melding en incident)",
            [(v, v.label) for v in Verificatie],
            f"Waargenomen of vastgesteld bevestigt alleen bij herkomst {_officials(rules)}.",
        )
        self.verificatie.set_value(Verificatie.GEMELD)
        self.add_row(self.bron, self.verificatie)
        incidents = [i for i in blad.casus.tijdlijn if i.soort is ItemSoort.INCIDENT and i is not item]
        incidents.sort(key=lambda i: i.datum, reverse=True)
        about: list[tuple[UUID | None, str]] = [(None, "Geen, of nog niet bekend")]
        about += [(i.id, f"{short_date(i.datum)} · {shorten(i.tekst, 60)}") for i in incidents]
        self.incident_id = self.add(
            ChoiceField(
                "incident_id",
                "Deze melding gaat over incident",
                about,
                "Veel meldingen over één avond zijn één incident.",
            )
        )
        sealed: list[tuple[UUID | None, str]] = [(None, "Geen")]
        sealed += [
            (m.id, f"Verzegelde melder {number}") for number, m in enumerate(blad.casus.melders, start=1)
        ]
        self.melder_id = self.add(
            ChoiceField(
                "melder_id", "Melder", sealed, "De naam blijft verzegeld en komt in geen enkele uitvoer."
            )
        )
        self.wapen = self.add(
            CheckField(
                "wapen",
                "Bij dit incident is een wapen gevonden",
                "Telt voor een sluiting op grond van een wapen, als een functionaris het vaststelde.",
            )
        )
        self.bijzonder = self.add(
            CheckField(
                "bijzonder",
                "Bijzonder persoonsgegeven (gezondheid, seksualiteit, afkomst, geloof)",
                "Blijft buiten elke export, tenzij u het daar met reden opent.",
            )
        )


def _shown(item: Tijdlijnitem) -> Getoond:
    shown = Getoond.of(item, *ItemGegevens.__dataclass_fields__)
    return Getoond({**shown.waarden, "tijd": f"{item.tijd:%H:%M}" if item.tijd else ""}, shown.van)


def _officials(regels: Bronregels) -> str:
    return ", ".join(herkomst.label for herkomst in Herkomst if herkomst in regels.functionaris)


def _time(text: str) -> time | None:
    """The time as typed, "23:10" or "23.10"; raises RegelFout."""
    if not text.strip():
        return None
    try:
        hour, minute = text.strip().replace(".", ":").split(":")
        return time(int(hour), int(minute))
    except ValueError:
        raise RegelFout("tijd", "Typ een tijd als 23:10, of laat het leeg.") from None
