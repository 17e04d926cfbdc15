"""The forms of one action of the uitvoeringsplan: what is done, and how it goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.context import Unit
from ivbdesk.actions.uitvoeringsplan.plan import (
    ActieGegevens,
    VoortgangGegevens,
    note_progress,
    save_action,
)
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.keten.knelpunt import Knelpunt, gap_words
from ivbdesk.cases.uitvoeringsplan.plan import Planactie, Planmoment, Stoplicht, Uitvoeringsplan
from ivbdesk.cases.uitvoeringsplan.waarde import answers_of
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.rapportage.planwoorden import NO_NAMES
from ivbdesk.ui.workplace import Workplace

_OWN = (
    "prioriteit", "moment", "actie", "doel", "trekker", "partners", "indicator", "antwoord", "streven", "knelpunt_id",
)  # fmt: skip
_PROGRESS = ("licht", "reden", "halfjaar", "heel_jaar")
_CHAIN = "zorg-veiligheid"
_LONGEST = 70


class PlanactieDialog(FormDialog):
    """A new action, filled in from a knelpunt where that is given, or a change to one."""

    def __init__(
        self,
        place: Workplace,
        plan: Uitvoeringsplan,
        actie: Planactie | None,
        knelpunten: Sequence[Knelpunt],
        parent: QWidget,
        knelpunt: Knelpunt | None = None,
    ) -> None:
        naslag = place.ctx.naslag

        def submit(values: FormValues) -> UUID:
            gegevens = ActieGegevens(
                prioriteit=values[self.prioriteit],
                doel=values[self.doel],
                actie=values[self.actie],
                partners=values[self.partners],
                trekker=values[self.trekker],
                moment=values[self.moment],
                indicator=values[self.indicator],
                antwoord=values[self.antwoord] if values[self.indicator] else "",
                streven=values[self.streven],
                knelpunt_id=values[self.knelpunt],
            )
            return save_action(place.ctx, plan.id, actie.id if actie else None, gegevens)

        ref = _draft(plan, actie.lijn if actie else knelpunt.id if knelpunt else "nieuw")
        super().__init__(
            place,
            "Actie wijzigen" if actie else "Nieuwe actie",
            submit,
            draft=("actie van het plan", ref),
            parent=parent,
            intro=NO_NAMES,
        )
        priorities = [(one.code, one.naam) for one in naslag.plan.prioriteiten]
        self.prioriteit = ChoiceField("prioriteit", "Prioriteit", priorities)
        self.moment = ChoiceField("moment", "Wanneer", [(one, one.label) for one in Planmoment])
        self.add_row(self.prioriteit, self.moment)
        self.actie = self.add(LongTextField("actie", "Actie", "Wat gebeurt er?", lines=2, needed=True))
        self.doel = self.add(
            LongTextField("doel", "Waarvoor", "Wat wilt u ermee bereiken?", lines=2, needed=True)
        )
        self.trekker = TextField("trekker", "Wie trekt", needed=True)
        self.partners = TextField("partners", "Partners")
        self.add_row(self.trekker, self.partners)
        figures = [("", "Geen getal"), *((t.code, f"{t.deel}: {t.kop}") for t in naslag.cijfers.tabellen)]
        self.indicator = ChoiceField("indicator", "Indicator", figures, "Een tabel van de cijfers.")
        self.antwoord = ChoiceField("antwoord", "Welk getal", [("", "Totaal")])
        self.add_row(self.indicator, self.antwoord)
        self.indicator.changed.connect(self._offer_answers)
        self._offer_answers()
        self.streven = self.add(TextField("streven", "Streven", "Wat hoopt u in dat getal te zien?"))
        self.knelpunt = self.add(
            ChoiceField("knelpunt_id", "Knelpunt uit de keten", self._knelpunten(knelpunten))
        )
        if actie is not None:
            self.follow(
                Getoond.of(actie, *_OWN),
                lambda unit: Getoond.of(_again(unit, plan, actie), *_OWN),
                {"Indicator": ("indicator", "antwoord")},
            )
        elif knelpunt is not None:
            self.prioriteit.set_value(_CHAIN)
            self.actie.set_value(knelpunt.advies)
            self.doel.set_value(
                f"{gap_words(naslag.gebieden, knelpunt.gat, knelpunt.leefgebied)} komt minder voor."
            )
            self.knelpunt.set_value(knelpunt.id)

    def _offer_answers(self) -> None:
        """The numbers of the table that is chosen."""
        code = self.indicator.chosen()
        table = next((one for one in self.place.ctx.naslag.cijfers.tabellen if one.code == code), None)
        self.antwoord.show_choices(list(answers_of(table).items()) if table else [("", "Totaal")])
        self.antwoord.setEnabled(table is not None)

    def _knelpunten(self, knelpunten: Iterable[Knelpunt]) -> list[tuple[UUID | None, str]]:
        made: list[tuple[UUID | None, str]] = [(None, "Geen")]
        for one in knelpunten:
            told = f"{gap_words(self.place.ctx.naslag.gebieden, one.gat, one.leefgebied)}: {one.omschrijving}"
            made.append((one.id, told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"))
        return made


class VoortgangDialog(FormDialog):
    """How an action goes: its light with the reason, and what is said of it halfway and at the end of the year."""

    def __init__(self, place: Workplace, plan: Uitvoeringsplan, actie: Planactie, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            gegevens = VoortgangGegevens(
                licht=values[self.licht],
                reden=values[self.reden],
                halfjaar=values[self.halfjaar],
                heel_jaar=values[self.heel_jaar],
            )
            note_progress(place.ctx, plan.id, actie.id, gegevens)

        super().__init__(
            place,
            "Voortgang",
            submit,
            draft=("voortgang van een actie", _draft(plan, actie.lijn)),
            parent=parent,
            intro=f"{actie.actie} {NO_NAMES}",
        )
        lights = [(one, one.label) for one in Stoplicht]
        self.licht = self.add(ChoiceField("licht", "Licht", lights))
        self.licht.set_value(Stoplicht.OPEN)
        self.reden = self.add(LongTextField("reden", "Reden", "Nodig bij oranje en rood.", lines=2))
        self.halfjaar = self.add(
            LongTextField("halfjaar", "Halverwege het jaar", "Wat is gedaan, en wat leverde het op?", lines=2)
        )
        self.heel_jaar = self.add(LongTextField("heel_jaar", "Aan het einde van het jaar", lines=2))
        self.follow(
            Getoond.of(actie, *_PROGRESS),
            lambda unit: Getoond.of(_again(unit, plan, actie), *_PROGRESS),
            {"Licht": ("licht", "reden")},
        )


def _draft(plan: Uitvoeringsplan, lijn: UUID | str) -> str:
    """Of which year and action: the same in a next version, so that what was typed is found there."""
    return f"{plan.jaar}/{lijn}"


def _again(unit: Unit, plan: Uitvoeringsplan, actie: Planactie) -> Planactie:
    return unit.find(Uitvoeringsplan, plan.id).actie(actie.id)
