"""Goals of the plan van aanpak: set or changed, their steps ticked, and how they ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.context import Unit
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.plan import DoelGegevens, change_goal, finish_goal, set_goal, tick_steps
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.dossier.doel import Doel, DoelStatus
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.plansjabloon import Plansjabloon
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import OptionalDateField
from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.fields.proposals import Proposals
from ivbdesk.ui.fields.tick_field import TickField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

_BOTH = frozenset({CasusSoort.MEERVOUDIG, CasusSoort.WOONOVERLAST})


def fitting(sjablonen: Sequence[Plansjabloon], soort: CasusSoort) -> list[Plansjabloon]:
    """The templates for this kind of casus; one that names no kind fits all."""
    kinds = _BOTH if soort is CasusSoort.BEIDE else frozenset({soort})
    return [item for item in sjablonen if not item.soorten or item.soorten & (kinds | {soort})]


def steps_in(text: str) -> tuple[str, ...]:
    """The steps of a text with one on each line; empty lines and doubles are left out."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


class DoelDialog(FormDialog):
    """A goal in the words of the professional and of the resident; a template fills what is still empty."""

    def __init__(self, place: Workplace, blad: CasusBlad, doel: Doel | None, parent: QWidget) -> None:
        casus_id = blad.casus.id

        def submit(values: FormValues) -> None:
            given = DoelGegevens(
                values[self.leefgebied],
                values[self.tekst],
                values[self.woorden_bewoner],
                values[self.streefdatum],
                steps_in(values[self.stappen]),
            )
            if doel is None:
                set_goal(place.ctx, casus_id, given)
            else:
                change_goal(place.ctx, casus_id, doel.id, given)

        kind = ("doel", str(casus_id)) if doel is None else ("doel wijzigen", f"{casus_id}/{doel.id}")
        super().__init__(
            place, "Nieuw doel" if doel is None else "Doel wijzigen", submit, draft=kind, parent=parent,
            intro="Wat moet bereikt zijn, in gewone woorden. De woorden van de bewoner tellen net zo goed.",
        )  # fmt: skip
        if doel is None:
            self._add_templates(fitting(place.ctx.naslag.sjablonen, blad.casus.soort))
        problems = {row.leefgebied for row in blad.keten if row.is_problem}
        gebieden = sorted(place.ctx.naslag.gebieden.lijst, key=lambda gebied: gebied.nummer not in problems)
        self.leefgebied = ChoiceField("leefgebied", "Leefgebied", [(g.nummer, g.naam) for g in gebieden])
        self.streefdatum = OptionalDateField(
            "streefdatum", "Streefdatum", place.today(), "Leeg: nog niet bekend.", komt=True
        )
        self.add_row(self.leefgebied, self.streefdatum)
        self.tekst = self.add(LongTextField("tekst", "Wat moet bereikt zijn", lines=2, needed=True))
        self.woorden_bewoner = self.add(
            LongTextField(
                "woorden_bewoner", "In de woorden van de bewoner", "Zoals die het zelf zegt.", lines=2
            )
        )
        self.stappen = self.add(
            LongTextField(
                "stappen",
                "Stappen",
                "Eén stap per regel. Een stap die gelijk blijft, blijft afgevinkt.",
                lines=4,
            )
        )
        if doel is not None:
            self.follow(_shown(doel), lambda unit: _shown(_goal(unit, casus_id, doel.id)))
        self._proposals = Proposals(self.leefgebied, self.tekst, self.stappen, self.streefdatum)

    def _add_templates(self, sjablonen: Sequence[Plansjabloon]) -> None:
        self._sjablonen = {item.code: item for item in sjablonen}
        choices = [("", "Geen sjabloon"), *((item.code, item.naam) for item in sjablonen)]
        self._template = ChoiceField(
            "sjabloon", "Sjabloon", choices, "Vult de velden hieronder; pas de woorden aan voor deze bewoner."
        )
        self.add(self._template)
        self._template.changed.connect(self._take_template)

    def _take_template(self) -> None:
        """Fill what the officer did not type; a template that was chosen before gives way."""
        chosen = self._sjablonen.get(self._template.chosen() or "")
        propose = self._proposals.propose
        propose(self.leefgebied, chosen and chosen.leefgebied)
        propose(self.tekst, chosen and chosen.doel)
        propose(self.stappen, chosen and "\n".join(chosen.stappen))
        propose(self.streefdatum, chosen and self.place.today() + timedelta(weeks=chosen.weken))


def _goal(unit: Unit, casus_id: UUID, id: UUID) -> Doel:
    return next(item for item in unit.casus(casus_id).doelen if item.id == id)


def _shown(doel: Doel) -> Getoond:
    names = ("leefgebied", "tekst", "woorden_bewoner", "streefdatum")
    ordered = sorted(doel.stappen, key=lambda step: step.volgorde)
    steps = "\n".join(step.tekst for step in ordered)
    return Getoond(
        {name: getattr(doel, name) for name in names} | {"stappen": steps},
        (doel.id, *(s.id for s in ordered)),
    )


def _shown_steps(doel: Doel) -> Getoond:
    done = [step.id for step in doel.stappen if step.klaar_op is not None]
    return Getoond({"klaar": done}, tuple(step.id for step in doel.stappen))


class StappenDialog(FormDialog):
    """Tick the steps of a goal that are done."""

    def __init__(self, place: Workplace, casus_id: UUID, doel: Doel, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            tick_steps(place.ctx, casus_id, doel.id, values[self.klaar])

        super().__init__(
            place, "Stappen bijwerken", submit, draft=("stappen bijwerken", f"{casus_id}/{doel.id}"), parent=parent,
            intro=doel.tekst,
        )  # fmt: skip
        ordered = sorted(doel.stappen, key=lambda step: step.volgorde)
        self.klaar = self.add(
            TickField("klaar", "Welke stappen zijn gedaan", [(s.id, s.tekst) for s in ordered])
        )
        self.follow(_shown_steps(doel), lambda unit: _shown_steps(_goal(unit, casus_id, doel.id)))


class DoelKlaarDialog(FormDialog):
    """How a goal ended; one that was not reached in full needs a word on why."""

    def __init__(self, place: Workplace, casus_id: UUID, doel: Doel, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            finish_goal(place.ctx, casus_id, doel.id, values[self.status], values[self.bevinding])

        super().__init__(
            place, "Doel afronden", submit, draft=("doel afronden", f"{casus_id}/{doel.id}"), parent=parent,
            intro=doel.tekst,
        )  # fmt: skip
        order = (DoelStatus.BEHAALD, DoelStatus.DEELS, DoelStatus.GESTOPT, DoelStatus.LOOPT)
        self.status = self.add(
            ChoiceField("status", "Hoe staat het doel ervoor", [(s, s.label) for s in order])
        )
        self.bevinding = self.add(
            LongTextField(
                "bevinding", "Wat kwam eruit, en wat is nog nodig", "Nodig als het doel niet is behaald."
            )
        )
        self.follow(
            Getoond.of(doel, "status", "bevinding"),
            lambda unit: Getoond.of(_goal(unit, casus_id, doel.id), "status", "bevinding"),
            {"Hoe het doel eindigde": ("status", "bevinding")},
        )
        if doel.status is DoelStatus.LOOPT:
            self.status.set_value(None)
