"""An afspraak: made, finished with its outcome, or moved with a reason."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.blad import CasusBlad
from ivbdesk.actions.keten import AfspraakGegevens, finish_afspraak, make_afspraak, move_afspraak
from ivbdesk.cases.afspraak import Afspraak, AfspraakStatus
from ivbdesk.cases.keten import partners_in
from ivbdesk.ui.dialogs.form_dialog import FormDialog
from ivbdesk.ui.widgets.fields import ChoiceField, DateField, LongTextField, TextField
from ivbdesk.ui.workplace import Workplace


class AfspraakDialog(FormDialog):
    """Who does what, before when."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        casus_id = blad.casus.id

        def submit(values: dict[str, Any]) -> UUID:
            return make_afspraak(place.ctx, casus_id, AfspraakGegevens(**values))

        super().__init__(
            place,
            "Nieuwe afspraak",
            submit,
            draft=("afspraak", str(casus_id)),
            verb="Vastleggen",
            parent=parent,
        )
        busy = partners_in(blad.casus)
        ordered = sorted(blad.partners, key=lambda p: p.id not in busy)
        areas: list[tuple[object, str]] = [(None, "Geen leefgebied")]
        problems = [r.leefgebied for r in blad.keten if r.is_problem]
        gebieden = sorted(place.ctx.gebieden.lijst, key=lambda g: g.nummer not in problems)
        areas += [(g.nummer, g.naam) for g in gebieden]
        self.add(LongTextField("wat", "Wat is afgesproken", lines=2))
        self.add_row(
            ChoiceField("partner_id", "Wie (organisatie)", [(p.id, p.naam) for p in ordered]),
            TextField("persoon", "Wie daar", hint="naam of functie"),
        )
        day = DateField("uiterlijk", "Vóór", place.today())
        day.set_value(place.today() + timedelta(days=14))
        self.add_row(
            day, ChoiceField("leefgebied", "Leefgebied", areas, "Zo telt de afspraak mee in de keten.")
        )


class AfrondDialog(FormDialog):
    """What came of an afspraak; what failed or was refused needs a word of why."""

    def __init__(self, place: Workplace, casus_id: UUID, afspraak: Afspraak, parent: QWidget) -> None:
        def submit(values: dict[str, Any]) -> None:
            finish_afspraak(place.ctx, casus_id, afspraak.id, values["status"], values["resultaat"])

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
        self.add(ChoiceField("status", "Hoe staat het ermee", [(s, s.label) for s in order]))
        self.add(LongTextField("resultaat", "Wat kwam eruit"))


class VerzetDialog(FormDialog):
    """Another date, with the reason; the earlier date stays in the log."""

    def __init__(self, place: Workplace, casus_id: UUID, afspraak: Afspraak, parent: QWidget) -> None:
        def submit(values: dict[str, Any]) -> None:
            move_afspraak(place.ctx, casus_id, afspraak.id, values["uiterlijk"], values["reden"])

        super().__init__(
            place,
            "Afspraak verzetten",
            submit,
            draft=("afspraak verzetten", f"{casus_id}/{afspraak.id}"),
            parent=parent,
            intro=afspraak.wat,
        )
        day = DateField("uiterlijk", "Nieuwe datum", place.today())
        day.set_value(place.today() + timedelta(days=7))
        self.add(day)
        self.add(LongTextField("reden", "Waarom verschuift de datum", lines=2))
