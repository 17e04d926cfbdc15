"""An afspraak: made, finished with its outcome, or moved with a reason."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.context import Unit
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.keten.keten import AfspraakGegevens, finish_afspraak, make_afspraak, move_afspraak
from ivbdesk.actions.vooraf import TRIED
from ivbdesk.cases.dossier.afspraak import Afspraak, AfspraakStatus
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.dossier.doel import DoelStatus
from ivbdesk.cases.keten.keten import partners_in
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.fields.proposals import Proposals
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.forms.vooraf import foresee
from ivbdesk.ui.workplace import Workplace


class AfspraakDialog(FormDialog):
    """Who does what, before when; a gap in the chain names the leefgebied and the partner beforehand."""

    def __init__(
        self,
        place: Workplace,
        blad: CasusBlad,
        parent: QWidget,
        *,
        leefgebied: int | None = None,
        partner_id: UUID | None = None,
    ) -> None:
        casus_id = blad.casus.id

        def submit(values: FormValues) -> UUID:
            gegevens = AfspraakGegevens(
                wat=values[self.wat],
                partner_id=values[self.partner_id],
                persoon=values[self.persoon],
                uiterlijk=values[self.uiterlijk],
                leefgebied=values[self._area],
                doel_id=values[self._goal] if self._goal else None,
            )
            return make_afspraak(place.ctx, casus_id, gegevens)

        # What was typed for one gap must not come back in the form for another.
        draft = ("afspraak", str(casus_id))
        if leefgebied is not None:
            draft = ("afspraak in de keten", f"{casus_id}/{leefgebied}/{partner_id}")
        super().__init__(place, "Nieuwe afspraak", submit, draft=draft, verb="Vastleggen", parent=parent)
        busy = partners_in(blad.casus)
        ordered = sorted(blad.partners, key=lambda p: p.id not in busy)
        self.wat = self.add(LongTextField("wat", "Wat is afgesproken", lines=2, needed=True))
        self.partner_id = ChoiceField("partner_id", "Wie (organisatie)", [(p.id, p.naam) for p in ordered])
        self.persoon = TextField("persoon", "Wie daar", hint="naam of functie")
        self.add_row(self.partner_id, self.persoon)
        self.uiterlijk = DateField("uiterlijk", "Uiterlijk op", place.today(), komt=True)
        self.uiterlijk.set_value(place.today() + timedelta(days=14))
        self._area = ChoiceField(
            "leefgebied", "Leefgebied", _areas(place, blad), "Zo telt de afspraak mee in de keten."
        )
        self.add_row(self.uiterlijk, self._area)
        self._goals = {doel.id: doel for doel in blad.casus.doelen if doel.status is DoelStatus.LOOPT}
        self._goal = self._add_goals() if self._goals else None
        self.partner_id.set_value(partner_id)
        self._area.set_value(leefgebied)
        self._proposals = Proposals(self._area)

    def _add_goals(self) -> ChoiceField[UUID | None]:
        choices: list[tuple[UUID | None, str]] = [(None, "Geen doel")]
        choices += [(doel.id, doel.tekst) for doel in self._goals.values()]
        goal = ChoiceField(
            "doel_id", "Doel uit het plan", choices, "Zo telt de afspraak mee in de voortgang van het doel."
        )
        goal.changed.connect(lambda: self._take_area(goal.chosen()))
        return self.add(goal)

    def _take_area(self, doel_id: UUID | None) -> None:
        """A goal has a leefgebied; an afspraak for which none was chosen takes it over."""
        self._proposals.propose(self._area, self._goals[doel_id].leefgebied if doel_id else None)


def _areas(place: Workplace, blad: CasusBlad) -> list[tuple[int | None, str]]:
    """None first, then the leefgebieden, those with a problem before the others."""
    problems = [row.leefgebied for row in blad.keten if row.is_problem]
    ordered = sorted(place.ctx.naslag.gebieden.lijst, key=lambda gebied: gebied.nummer not in problems)
    return [(None, "Geen leefgebied"), *((gebied.nummer, gebied.naam) for gebied in ordered)]


def _afspraak(unit: Unit, casus_id: UUID, id: UUID) -> Afspraak:
    return next(item for item in unit.casus(casus_id).afspraken if item.id == id)


class AfrondDialog(FormDialog):
    """What came of an afspraak; what failed or was refused needs a word on why."""

    def __init__(self, place: Workplace, casus_id: UUID, afspraak: Afspraak, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            finish_afspraak(place.ctx, casus_id, afspraak.id, values[self.status], values[self.resultaat])

        super().__init__(
            place,
            "Afspraak afronden",
            submit,
            draft=("afspraak afronden", f"{casus_id}/{afspraak.id}"),
            parent=parent,
            intro=afspraak.wat,
        )
        order = (
            AfspraakStatus.GEDAAN,
            AfspraakStatus.LOOPT,
            AfspraakStatus.NIET_GELUKT,
            AfspraakStatus.GEWEIGERD,
            AfspraakStatus.VERVALLEN,
        )
        self.status = self.add(ChoiceField("status", "Hoe staat het ermee", [(s, s.label) for s in order]))
        self.resultaat = self.add(LongTextField("resultaat", "Wat kwam eruit"))
        names = ("status", "resultaat")
        self.follow(
            Getoond.of(afspraak, *names),
            lambda unit: Getoond.of(_afspraak(unit, casus_id, afspraak.id), *names),
            {"Hoe het ermee staat": names},
        )
        if afspraak.status.is_running:
            self.status.set_value(None)


class VerzetDialog(FormDialog):
    """Another date, with the reason; the earlier date stays in the log."""

    def __init__(self, place: Workplace, casus_id: UUID, afspraak: Afspraak, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            move_afspraak(place.ctx, casus_id, afspraak.id, values[self.uiterlijk], values[self.reden])

        super().__init__(
            place,
            "Afspraak verzetten",
            submit,
            draft=("afspraak verzetten", f"{casus_id}/{afspraak.id}"),
            parent=parent,
            intro=afspraak.wat,
        )
        self.uiterlijk = self.add(DateField("uiterlijk", "Nieuwe datum", place.today(), komt=True))
        self.follow(
            Getoond.of(afspraak, "uiterlijk"),
            lambda unit: Getoond.of(_afspraak(unit, casus_id, afspraak.id), "uiterlijk"),
        )
        self.uiterlijk.set_value(place.today() + timedelta(days=7))
        self.reden = self.add(LongTextField("reden", "Waarom verschuift de datum", lines=2, needed=True))
        self._meant = casus_id, afspraak.id, place.today() + timedelta(days=7)

    def start(self) -> None:
        """Show the form, and whether the afspraak is finished already."""
        super().start()
        casus_id, id, day = self._meant
        foresee(self, lambda ctx: move_afspraak(ctx, casus_id, id, day, TRIED))
