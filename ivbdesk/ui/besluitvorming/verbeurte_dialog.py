"""The decision on a breach of an order under penalty: to collect, or not and why."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.besluitvorming.verbeurte import settle_breach
from ivbdesk.actions.vooraf import TRIED
from ivbdesk.cases.besluitvorming.verbeurte import VerbeurteUitkomst
from ivbdesk.cases.dossier.overtreding import Overtreding
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.forms.vooraf import foresee
from ivbdesk.ui.workplace import Workplace


class VerbeurteDialog(FormDialog):
    """Of the breaches on which nobody decided yet one is chosen."""

    def __init__(
        self, place: Workplace, casus_id: UUID, open_breaches: list[Overtreding], parent: QWidget
    ) -> None:
        self._casus_id, self._breaches = casus_id, open_breaches
        by_key = {f"{breach.besluit_id}/{breach.item_id}": breach for breach in open_breaches}

        def submit(values: FormValues) -> UUID:
            breach = by_key[values[self.overtreding]]
            return settle_breach(
                place.ctx, casus_id, breach.besluit_id, breach.item_id,
                values[self.uitkomst], values[self.op], values[self.toelichting],
            )  # fmt: skip

        super().__init__(
            place, "Verbeurde dwangsom", submit, draft=("verbeurde dwangsom", str(casus_id)), verb="Vastleggen", parent=parent,
            intro="Elke overtreding vraagt een eigen besluit (Awb 5:37). De bevoegdheid om in te vorderen verjaart een jaar na de overtreding (Awb 5:35).",
        )  # fmt: skip
        self.overtreding = self.add(
            ChoiceField(
                "overtreding", "Welke overtreding", [(key, _told(b, place)) for key, b in by_key.items()]
            )
        )
        if len(by_key) == 1:
            self.overtreding.set_value(next(iter(by_key)))
        self.uitkomst = ChoiceField("uitkomst", "Wat is besloten", [(u, u.label) for u in VerbeurteUitkomst])
        self.op = DateField("op", "Besloten op", place.today(), geweest=True)
        self.op.set_value(place.today())
        self.add_row(self.uitkomst, self.op)
        self.toelichting = self.add(
            LongTextField("toelichting", "Toelichting", "Nodig als er niet wordt ingevorderd.")
        )

    def start(self) -> None:
        """Show the form, and whether a colleague decided on the only breach already."""
        super().start()
        if len(self._breaches) == 1:
            casus_id, breach, today = self._casus_id, self._breaches[0], self.place.today()
            collect = VerbeurteUitkomst.INVORDEREN
            foresee(
                self,
                lambda ctx: settle_breach(
                    ctx, casus_id, breach.besluit_id, breach.item_id, collect, max(today, breach.op), TRIED
                ),
            )


def _told(breach: Overtreding, place: Workplace) -> str:
    measure = place.ctx.kader.soort(breach.code).naam
    return f"{short_date(breach.op)}, verjaart op {short_date(breach.verjaart_op)}: {measure}"
