"""A judgement of a leefgebied; earlier ones stay and show the course."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.keten.keten import score_leefgebied
from ivbdesk.cases.betrokkenen.leefgebied import latest_scores
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


class LeefgebiedDialog(FormDialog):
    """Score 1 (acuut) to 5 (goed), or onbekend, by whom and on which day."""

    def __init__(self, place: Workplace, blad: CasusBlad, leefgebied: int | None, parent: QWidget) -> None:
        casus_id, gebieden = blad.casus.id, place.ctx.naslag.gebieden

        def submit(values: FormValues) -> object:
            return score_leefgebied(
                place.ctx,
                casus_id,
                values[self.leefgebied],
                values[self.score],
                values[self.bron],
                values[self.toelichting],
                values[self.datum],
            )

        super().__init__(
            place, "Leefgebied beoordelen", submit, draft=("leefgebied", f"{casus_id}/{leefgebied or ''}"), parent=parent,
            intro="In functionele woorden, geen diagnose. Eerdere oordelen blijven staan.",
        )  # fmt: skip
        scores: list[tuple[int | None, str]] = [(n, f"{n} {gebieden.score_label(n)}") for n in range(1, 6)]
        scores.append((None, gebieden.score_label(None)))
        self.leefgebied = ChoiceField(
            "leefgebied", "Leefgebied", [(g.nummer, g.naam) for g in gebieden.lijst]
        )
        self.score = ChoiceField("score", "Hoe gaat het daar", scores, asked=True)
        self.add_row(self.leefgebied, self.score)
        self.datum = DateField("datum", "Op welke dag", place.today(), geweest=True)
        self.datum.set_value(place.today())
        self.bron = TextField("bron", "Wie gaf dit oordeel", hint="bijvoorbeeld sociaal team", needed=True)
        self.add_row(self.bron, self.datum)
        self.toelichting = self.add(
            TextField("toelichting", "In een paar woorden", hint="bijvoorbeeld huurachterstand, aanloop")
        )
        if leefgebied is not None:
            self.leefgebied.set_value(leefgebied)
            if leefgebied in latest_scores(blad.casus.leefgebieden):
                self.follow(
                    _shown(blad.casus, leefgebied),
                    lambda unit: _shown(unit.casus(casus_id), leefgebied),
                    {"Oordeel": _OF_SCORE},
                )


_OF_SCORE = ("leefgebied", "score", "bron", "toelichting")


def _shown(casus: Casus, leefgebied: int) -> Getoond:
    """The judgement that is shown; a newer one of a colleague comes in its place."""
    return Getoond.of(latest_scores(casus.leefgebieden)[leefgebied], *_OF_SCORE)
