"""A judgement of a leefgebied; earlier ones stay and show the course."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.keten.keten import score_leefgebied
from ivbdesk.cases.betrokkenen.leefgebied import latest_scores
from ivbdesk.ui.widgets.fields import ChoiceField, DateField, TextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.workplace import Workplace


class LeefgebiedDialog(FormDialog):
    """Score 1 (acuut) to 5 (goed), or onbekend, by whom and on which day."""

    def __init__(self, place: Workplace, blad: CasusBlad, leefgebied: int | None, parent: QWidget) -> None:
        casus_id, gebieden = blad.casus.id, place.ctx.naslag.gebieden

        def submit(values: dict[str, Any]) -> object:
            return score_leefgebied(
                place.ctx,
                casus_id,
                values["leefgebied"],
                values["score"],
                values["bron"],
                values["toelichting"],
                values["datum"],
            )

        super().__init__(
            place, "Leefgebied beoordelen", submit, draft=("leefgebied", f"{casus_id}/{leefgebied or ''}"), parent=parent,
            intro="In functionele woorden, geen diagnose. Eerdere oordelen blijven staan.",
        )  # fmt: skip
        scores: list[tuple[object, str]] = [(n, f"{n} {gebieden.score_label(n)}") for n in range(1, 6)]
        scores.append((None, gebieden.score_label(None)))
        self.add_row(
            ChoiceField("leefgebied", "Leefgebied", [(g.nummer, g.naam) for g in gebieden.lijst]),
            ChoiceField("score", "Hoe gaat het daar", scores),
        )
        day = DateField("datum", "Op welke dag", place.today())
        day.set_value(place.today())
        self.add_row(TextField("bron", "Wie gaf dit oordeel", hint="bijvoorbeeld sociaal team"), day)
        self.add(
            TextField("toelichting", "In een paar woorden", hint="bijvoorbeeld huurachterstand, aanloop")
        )
        if leefgebied is not None:
            self.fields["leefgebied"].set_value(leefgebied)
            known = latest_scores(blad.casus.leefgebieden).get(leefgebied)
            if known is not None:
                for name in ("score", "bron", "toelichting"):
                    self.fields[name].set_value(getattr(known, name))
