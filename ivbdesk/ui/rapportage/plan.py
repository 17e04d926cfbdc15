"""The uitvoeringsplan of a year: its actions with who, when, figure and light; evaluated and adjusted in versions (IVB 1.5)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.uitvoeringsplan.overzicht import Planoverzicht, look_at_plan
from ivbdesk.actions.uitvoeringsplan.plan import remove_action, remove_concept
from ivbdesk.actions.uitvoeringsplan.uitvoer import save_plan
from ivbdesk.cases.keten.knelpunt import Knelpunt, gap_words
from ivbdesk.cases.uitvoeringsplan.plan import Planactie, Uitvoeringsplan
from ivbdesk.cases.uitvoeringsplan.planblad import Planblad
from ivbdesk.cases.uitvoeringsplan.vorm import Planvorm, plan_name
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.rapportage.plan_dialogs import (
    PlanbeginDialog,
    PlantekstDialog,
    PlanvaststelDialog,
    PlanversieDialog,
)
from ivbdesk.ui.rapportage.planactie_dialog import PlanactieDialog, VoortgangDialog
from ivbdesk.ui.rapportage.planwoorden import cells_of, told_of
from ivbdesk.ui.widgets.basics import Card, Label, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import Fact, clear, row, scrolling_column
from ivbdesk.ui.widgets.plain_table import PlainTable, any_row
from ivbdesk.ui.widgets.waarheen import ask_where
from ivbdesk.ui.workplace import Workplace

_MOST_ROWS = 40
_FIGURES = "Bij de indicator staat wat in een vastgesteld rapport staat; ‘nu’ is voor eigen gebruik en gaat niet mee naar buiten."
_OLD = "Er is een nieuwere versie. Kies die om verder te werken."
_FIXED = "Deze versie is vastgesteld. Maak een nieuwe versie om haar te wijzigen."
_CONCEPT = "Deze versie is nog een concept."
_ALL_GONE = "Alle acties erin gaan mee weg. Dit kunt u niet terugnemen."
_NO_PLAN = "Begin eerst een plan."


class JaarplanTab(QWidget):
    """Year and version above, the actions below, and what the chain asks for that is in no action yet."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._found: Planoverzicht | None = None
        self._showing = False
        column = scrolling_column(self)
        self.jaar: ChoiceField[int] = ChoiceField("jaar", "Jaar", [])
        self.versie: ChoiceField[int] = ChoiceField("versie", "Versie", [])
        self.jaar.changed.connect(self._on_year)
        self.versie.changed.connect(self._on_version)
        self.begin = PrimaryButton("Plan beginnen …", self.make).needing(place)
        self.adjust = SecondaryButton("Nieuwe versie …", self.make_version).needing(place)
        self.fix = SecondaryButton("Plan vaststellen …", self.establish).needing(place)
        column.addLayout(row(self.jaar, self.versie))
        self.undo = SecondaryButton("Concept weghalen …", self.remove_concept).needing(place)
        column.addLayout(row(self.begin, self.adjust, self.fix, self.undo))
        self.told = Label("", "small")
        column.addWidget(self.told)
        self.table = PlainTable[Planactie](
            place.theme,
            "Acties van het uitvoeringsplan",
            [("Actie", 0), ("Wie en wanneer", 18), ("Indicator", 0), ("Licht", 0)],
            "In dit plan staat nog geen actie.",
            key=lambda actie: str(actie.lijn),
        )
        self.table.show_whole(_MOST_ROWS)
        self.table.asked_open.connect(lambda *_: self.open())
        column.addWidget(self.table)
        self.add_one = SecondaryButton("Actie toevoegen …", self.add).needing(place)
        self.change = SecondaryButton("Actie wijzigen …", self.edit).needing(place)
        self.progress = SecondaryButton("Voortgang …", self.note).needing(place)
        self.drop = SecondaryButton("Actie weghalen …", self.remove).needing(place)
        self.table.offer((self.progress, any_row), (self.change, any_row), (self.drop, any_row))
        column.addLayout(row(self.progress, self.add_one, self.change, self.drop))
        column.addWidget(MutedLabel(_FIGURES, small=True))
        self.about = Card("Inleiding en evaluatie")
        self.facts = QVBoxLayout()
        self.about.add(self.facts)
        self.write = SecondaryButton("Inleiding en evaluatie …", self.write_text).needing(place)
        self.about.add(row(self.write))
        column.addWidget(self.about)
        column.addWidget(self._chain())
        forms = [(vorm, vorm.label) for vorm in Planvorm]
        self.vorm: ChoiceField[Planvorm] = ChoiceField("vorm", "Opslaan als", forms)
        self.vorm.set_value(Planvorm.PLAN_DOCX)
        self.save = SecondaryButton("Opslaan …", self._ask_where).needing(place)
        last = row(self.vorm, self.save)
        last.setAlignment(self.save, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(last)
        column.addStretch(1)
        self.setFocusProxy(self.jaar)

    def _chain(self) -> Card:
        card = Card("Knelpunten uit de keten die in geen actie staan")
        self.gaps = PlainTable[Knelpunt](
            self.place.theme,
            "Knelpunten die in geen actie staan",
            [("Knelpunt", 0), ("Advies", 0), ("Hoe ver", 16)],
            "Elk knelpunt dat loopt, staat in een actie. Nieuwe legt u vast bij Partners, tab Knelpunten.",
        )
        self.gaps.show_whole(_MOST_ROWS)
        self.gaps.asked_open.connect(lambda *_: self.add_for_gap())
        self.take = SecondaryButton("Actie hiervan maken …", self.add_for_gap).needing(self.place)
        self.gaps.offer((self.take, any_row))
        card.add(self.gaps)
        card.add(row(self.take))
        return card

    def reload(self) -> None:
        """Read the plan again, off the UI thread."""
        self._read(self.jaar.chosen(), self.versie.chosen())

    def _read(self, jaar: int | None, nummer: int | None) -> None:
        ctx = self.place.ctx
        self.place.read(self, lambda: look_at_plan(ctx, jaar, nummer), self._show, key="uitvoeringsplan")

    def _on_year(self) -> None:
        if not self._showing:
            self._read(self.jaar.chosen(), None)

    def _on_version(self) -> None:
        if not self._showing:
            self.reload()

    def _show(self, found: Planoverzicht) -> None:
        self._found, self._showing = found, True
        years = list(dict.fromkeys(one.jaar for one in found.plannen))
        self.jaar.show_choices([(year, str(year)) for year in years])
        plan = found.plan
        versions = [one for one in found.plannen if plan and one.jaar == plan.jaar]
        self.versie.show_choices([(one.nummer, one.stand) for one in versions])
        if plan is not None:
            self.jaar.set_value(plan.jaar)
            self.versie.set_value(plan.nummer)
        self._showing = False
        for field in (self.jaar, self.versie):
            field.setVisible(plan is not None)
        self.told.setText(told_of(found))
        self._show_actions(found)
        self._show_about(found.blad)
        self._show_gaps(found)
        self._judge(found)

    def _show_actions(self, found: Planoverzicht) -> None:
        actions = {str(one.lijn): one for one in found.plan.acties} if found.plan else {}
        rows = []
        for part in found.blad.hoofdstukken if found.blad else ():
            for line in part.regels:
                actie = actions[line.lijn]
                rows.append((actie, cells_of(part, line, found.nu.get(actie.lijn, ""))))
        self.table.show_rows(rows)

    def _show_about(self, blad: Planblad | None) -> None:
        clear(self.facts)
        told = (
            (
                ("Inleiding", blad.inleiding),
                (f"Wat versie {blad.nummer} verandert", "\n".join((blad.wijziging, *blad.verschillen)).strip()),
                ("Halverwege het jaar", blad.halfjaar),
                ("Aan het einde van het jaar", blad.heel_jaar),
            )
            if blad is not None
            else ()
        )  # fmt: skip
        for name, words in told:
            if words:
                self.facts.addWidget(Fact(name, words))
        self.about.setVisible(blad is not None)

    def _show_gaps(self, found: Planoverzicht) -> None:
        areas = self.place.ctx.naslag.gebieden
        self.gaps.show_rows(
            [
                (one, (f"{gap_words(areas, one.gat, one.leefgebied)}\n{one.omschrijving}", one.advies, one.status.label))
                for one in found.niet_opgepakt
            ]
        )  # fmt: skip

    def _judge(self, found: Planoverzicht) -> None:
        """Which buttons can be pressed; one that cannot says why."""
        plan = found.plan
        gone = _NO_PLAN if plan is None else "" if found.is_laatste else _OLD
        fixed = gone or (_FIXED if plan is not None and plan.is_vastgesteld else "")
        concept = gone or (_CONCEPT if plan is not None and not plan.is_vastgesteld else "")
        for button in (self.add_one, self.change, self.drop, self.take, self.fix, self.undo):
            button.bar(fixed)
        self.adjust.bar(concept)
        self.progress.bar(gone)
        self.write.bar(gone)
        self.save.bar(_NO_PLAN if plan is None else "")

    def _plan(self) -> Uitvoeringsplan | None:
        return self._found.plan if self._found else None

    def _one(self) -> tuple[Uitvoeringsplan, Planactie] | None:
        """The version with the action that is chosen; else it is told to choose one."""
        plan, chosen = self._plan(), self.table.chosen()
        if plan is not None and len(chosen) == 1:
            return plan, chosen[0]
        self.place.messages.notice("Kies één actie.")
        return None

    def open(self) -> None:
        """Change the chosen action, or note how it goes where the version was established."""
        plan = self._plan()
        if self.change.isEnabled():
            self.edit()
        elif plan is not None and self.progress.isEnabled():
            self.note()

    def make(self) -> None:
        """Begin the plan of a year."""
        years = {one.jaar for one in self._found.plannen} if self._found else set()
        dialog = PlanbeginDialog(self.place, years, self)
        dialog.saved.connect(lambda _: self._read(dialog.jaar.chosen(), None))
        dialog.start()

    def make_version(self) -> None:
        """Go on in a new version."""
        if plan := self._plan():
            dialog = PlanversieDialog(self.place, plan, self)
            dialog.saved.connect(lambda _: self._read(plan.jaar, None))
            dialog.start()

    def establish(self) -> None:
        """Freeze the version as the college established it."""
        if self._found and (plan := self._found.plan) and (blad := self._found.blad):
            dialog = PlanvaststelDialog(self.place, plan, blad, self)
            dialog.rejected.connect(self.reload)  # a colleague may have changed it meanwhile
            self._start(dialog)

    def write_text(self) -> None:
        """Write the introduction and the evaluation of the whole."""
        if plan := self._plan():
            self._start(PlantekstDialog(self.place, plan, self))

    def add(self) -> None:
        """Put an action in the version."""
        if (plan := self._plan()) and self._found:
            self._start(PlanactieDialog(self.place, plan, None, self._found.knelpunten, self))

    def add_for_gap(self) -> None:
        """Make an action of the chosen knelpunt."""
        plan, chosen = self._plan(), self.gaps.chosen()
        if not self.take.isEnabled():
            return
        if plan is None or self._found is None or len(chosen) != 1:
            self.place.messages.notice("Kies één knelpunt.")
            return
        self._start(PlanactieDialog(self.place, plan, None, self._found.knelpunten, self, chosen[0]))

    def edit(self) -> None:
        """Change the chosen action."""
        if (one := self._one()) and self._found:
            self._start(PlanactieDialog(self.place, *one, self._found.knelpunten, self))

    def note(self) -> None:
        """Note how the chosen action goes."""
        if one := self._one():
            self._start(VoortgangDialog(self.place, *one, self))

    def remove(self) -> None:
        """Take the chosen action out, after it was asked."""
        one, ctx, messages = self._one(), self.place.ctx, self.place.messages
        if one is None:
            return
        plan, actie = one
        if messages.confirm("Deze actie uit het plan halen?", "Weghalen", actie.actie):
            self.place.background.run(
                lambda: remove_action(ctx, plan.id, actie.id), lambda _: self.reload(), owner=self
            )

    def remove_concept(self) -> None:
        """Take the version that is shown away, after it was asked."""
        plan, ctx = self._plan(), self.place.ctx
        if plan is None:
            return
        question = f"Versie {plan.nummer} van het plan van {plan.jaar} weghalen?"
        if self.place.messages.confirm(question, "Weghalen", _ALL_GONE):
            self.place.background.run(
                lambda: remove_concept(ctx, plan.id), lambda _: self._read(plan.jaar, None), owner=self
            )

    def _start(
        self, dialog: PlanvaststelDialog | PlantekstDialog | PlanactieDialog | VoortgangDialog
    ) -> None:
        dialog.saved.connect(lambda _: self.reload())
        dialog.start()

    def _ask_where(self) -> None:
        vorm = self.vorm.value()
        if self._found and self._found.blad:
            name, kind = plan_name(vorm, self._found.blad), f"{vorm.label} (*{vorm.uitgang})"
            if target := ask_where(self.place.messages, self, "Waar komt het plan", name, kind):
                self.save_to(vorm, target)

    def save_to(self, vorm: Planvorm, target: Path) -> None:
        """Write the version that is shown, or its evaluation."""
        plan, ctx, drukkerij = self._plan(), self.place.ctx, self.place.desk.drukkerij
        if plan is not None:
            self.place.background.run(
                lambda: save_plan(ctx, drukkerij, plan, vorm, target),
                lambda _: self.place.messages.notice("Het plan is opgeslagen en staat in het logboek."),
                owner=self,
            )
