"""The items of the file that a measure asks: present, not applicable, or missing with a reason."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from ivbdesk.actions import ladder
from ivbdesk.actions.blad import CasusBlad
from ivbdesk.cases.dossiercheck import check_dossier
from ivbdesk.cases.dossierpunt import PuntStaat
from ivbdesk.cases.kader import Maatregelsoort
from ivbdesk.ui.dialogs.form_dialog import FormDialog
from ivbdesk.ui.widgets.fields import ChoiceField, TextField
from ivbdesk.ui.workplace import Workplace

_STATES = [(staat, staat.label) for staat in PuntStaat]


class DossierDialog(FormDialog):
    """Each item with its state and where the evidence lies; only what changed is saved."""

    def __init__(self, place: Workplace, blad: CasusBlad, soort: Maatregelsoort, parent: QWidget) -> None:
        casus_id = blad.casus.id
        rows = check_dossier(
            blad.casus, place.ctx.kader, blad.situatie, soort.code, blad.casus.laatste_afweging(soort.code)
        )
        before = {row.soort.code: (row.staat, row.toelichting) for row in rows}

        def submit(values: dict[str, Any]) -> None:
            now = {code: (values[f"staat_{code}"], values[f"toelichting_{code}"].strip()) for code in before}
            changed = {code: answer for code, answer in now.items() if answer != before[code]}
            if changed:
                ladder.answer_dossierpunten(place.ctx, casus_id, changed)

        super().__init__(
            place, f"Dossier voor {soort.naam.lower()}", submit, draft=("dossierpunten", f"{casus_id}/{soort.code}"), parent=parent,
            intro="Verwijs bij elk punt naar het bewijs, of schrijf op waarom het niet nodig is of ontbreekt.",
        )  # fmt: skip
        for row in rows:
            must = " · verplicht" if row.verplicht else ""
            state = ChoiceField(
                f"staat_{row.soort.code}",
                f"{row.soort.code} {row.soort.naam}{must}",
                _STATES,
                row.soort.uitleg,
            )
            state.set_value(row.staat)
            text = TextField(f"toelichting_{row.soort.code}", "Bewijs of reden")
            text.set_value(row.toelichting)
            self.add_row(state, text)
