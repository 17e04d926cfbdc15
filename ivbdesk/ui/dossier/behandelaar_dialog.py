"""Another behandelaar for several cases of the list at once."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.werk.overdragen import assign_all
from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.cases.zoeken.rijen import CasusRij
from ivbdesk.ui.dossier.casus_dialog import officer_choices
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.forms.collega import Collegas
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

_NAMED = 8


class BehandelaarDialog(FormDialog):
    """To whom, and why; the numbers of the chosen cases stand above it."""

    design_width = 560

    def __init__(
        self, place: Workplace, rijen: Sequence[CasusRij], officers: Sequence[Medewerker], parent: QWidget
    ) -> None:
        def submit(values: FormValues) -> None:
            assign_all(place.ctx, [row.id for row in rijen], values[self.naar], values[self.reden])

        more = f" en nog {len(rijen) - _NAMED}" if len(rijen) > _NAMED else ""
        named = ", ".join(row.nummer for row in rijen[:_NAMED])
        super().__init__(
            place, "Behandelaar wijzigen", submit, draft=("behandelaar", ""), verb="Toewijzen", parent=parent,
            intro=f"{count(len(rijen), 'casus', 'casussen')}: {named}{more}.",
        )  # fmt: skip
        choices = [(None, "Kies …"), *officer_choices(officers)]
        self.naar = self.add(ChoiceField[UUID | None]("naar", "Nieuwe behandelaar", choices))
        self._officers, self._collegas = officers, Collegas(self, (self.naar, choices))
        self.reden = self.add(
            LongTextField("reden", "Waarom", "Komt in het logboek, bij elke casus.", lines=2, needed=True)
        )

    def problems(self, values: FormValues) -> dict[str, str]:
        """To whom."""
        return {} if values[self.naar] else {"naar": "Kies wie deze casussen krijgt."}

    def doubts(self, values: FormValues) -> dict[str, str]:
        """Who gets them can open the register."""
        return self._collegas.doubts(self.naar, self._officers)
