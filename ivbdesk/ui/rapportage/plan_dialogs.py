"""The forms of the uitvoeringsplan as a whole: begun, told of, established and adjusted."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.uitvoeringsplan.plan import (
    Planbegin,
    PlanGegevens,
    begin_plan,
    establish_plan,
    new_version,
    write_about,
)
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.uitvoeringsplan.plan import Uitvoeringsplan
from ivbdesk.cases.uitvoeringsplan.planblad import Planblad
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.rapportage.planwoorden import NO_NAMES
from ivbdesk.ui.workplace import Workplace


class PlanbeginDialog(FormDialog):
    """The plan of a year, with the actions of the policy, of the year before, or none."""

    def __init__(self, place: Workplace, bezet: Collection[int], parent: QWidget) -> None:
        def submit(values: FormValues) -> UUID:
            return begin_plan(place.ctx, values[self.jaar], values[self.begin])

        super().__init__(
            place,
            "Uitvoeringsplan beginnen",
            submit,
            verb="Plan beginnen",
            draft=("uitvoeringsplan beginnen", "nieuw"),
            parent=parent,
            intro="Het veiligheidsbeleid wordt elk jaar een uitvoeringsplan. Het plan begint als concept.",
        )
        this = place.today().year
        years = [year for year in range(this - 1, this + 3) if year not in bezet]
        self.jaar = self.add(ChoiceField("jaar", "Jaar", [(year, str(year)) for year in years]))
        self.begin = self.add(ChoiceField("begin", "Beginnen met", [(one, one.label) for one in Planbegin]))


class PlantekstDialog(FormDialog):
    """What is told of a version as a whole; the introduction of one that was established stays as it is."""

    def __init__(self, place: Workplace, plan: Uitvoeringsplan, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            inleiding = plan.inleiding if plan.is_vastgesteld else values[self.inleiding]
            write_about(
                place.ctx, plan.id, PlanGegevens(inleiding, values[self.halfjaar], values[self.heel_jaar])
            )

        super().__init__(
            place,
            "Evaluatie van het plan" if plan.is_vastgesteld else "Inleiding en evaluatie",
            submit,
            draft=("inleiding en evaluatie", str(plan.jaar)),
            parent=parent,
            intro=NO_NAMES,
        )
        names = ["halfjaar", "heel_jaar"]
        if not plan.is_vastgesteld:
            names.insert(0, "inleiding")
            self.inleiding = self.add(
                LongTextField("inleiding", "Inleiding", "Wat wil de gemeente dit jaar, en waarom?")
            )
        self.halfjaar = self.add(
            LongTextField(
                "halfjaar", "Halverwege het jaar", "Hoe gaat het met het plan, en wat moet worden bijgesteld?"
            )
        )
        self.heel_jaar = self.add(
            LongTextField("heel_jaar", "Aan het einde van het jaar", "Wat is bereikt, en wat leerde u?")
        )
        self.follow(
            Getoond.of(plan, *names), lambda unit: Getoond.of(unit.find(Uitvoeringsplan, plan.id), *names)
        )


class PlanversieDialog(FormDialog):
    """A new version of what was established; it says what changes and why."""

    def __init__(self, place: Workplace, plan: Uitvoeringsplan, parent: QWidget) -> None:
        super().__init__(
            place,
            "Nieuwe versie van het plan",
            lambda values: new_version(place.ctx, plan.id, values[self.wijziging]),
            verb="Nieuwe versie maken",
            draft=("nieuwe versie van het plan", str(plan.jaar)),
            parent=parent,
            intro=f"Versie {plan.nummer} blijft zoals het college haar vaststelde. Wat u wijzigt, komt in versie {plan.nummer + 1}.",
        )
        self.wijziging = self.add(_change())


class PlanvaststelDialog(FormDialog):
    """The college established this version: on which day, and what it changes where it is not the first."""

    def __init__(self, place: Workplace, plan: Uitvoeringsplan, gezien: Planblad, parent: QWidget) -> None:
        def submit(values: FormValues) -> str:
            change = values[self.wijziging] if plan.nummer > 1 else ""
            return establish_plan(place.ctx, plan.id, values[self.vastgesteld_op], change, gezien)

        super().__init__(
            place,
            f"Uitvoeringsplan {plan.jaar} vaststellen",
            submit,
            verb="Vaststellen",
            draft=("uitvoeringsplan vaststellen", str(plan.jaar)),
            parent=parent,
            intro=f"Versie {plan.nummer} ligt daarna vast. Alleen lichten en evaluatie kunt u nog bijhouden. "
            "Dit kunt u niet terugnemen.",
        )
        self.vastgesteld_op = self.add(
            DateField("vastgesteld_op", "Dag van het collegebesluit", place.today(), geweest=True)
        )
        if plan.nummer > 1:
            self.wijziging = self.add(_change())
            self.follow(
                Getoond.of(plan, "wijziging"),
                lambda unit: Getoond.of(unit.find(Uitvoeringsplan, plan.id), "wijziging"),
            )


def _change() -> LongTextField:
    return LongTextField("wijziging", "Wat verandert er, en waarom?", NO_NAMES, needed=True)
