"""Who may see a casus: everyone, or the officers that are named."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.beheer.toegang import close_casus_to, open_casus_to_all
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Toegang
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.ui.widgets.basics import MutedLabel
from ivbdesk.ui.widgets.fields import CheckField, LongTextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.widgets.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

_OPEN = "iedereen"


class ToegangDialog(FormDialog):
    """One check for everyone, and one for each colleague; who closes a casus keeps access."""

    def __init__(
        self,
        place: Workplace,
        casus: Casus,
        officers: Sequence[Medewerker],
        let_in: Sequence[Toegang],
        parent: QWidget,
    ) -> None:
        others = [item for item in officers if item.tot is None and item.id != place.ctx.officer]
        names: dict[str, UUID] = {f"m{number}": item.id for number, item in enumerate(others)}

        def submit(values: FormValues) -> None:
            if values[_OPEN]:
                open_casus_to_all(place.ctx, casus.id, values[self.reden])
            else:
                chosen = [id for name, id in names.items() if values[name]]
                close_casus_to(place.ctx, casus.id, chosen, values[self.reden])

        super().__init__(
            place,
            "Wie mag deze casus zien",
            submit,
            draft=("toegang", str(casus.id)),
            parent=parent,
            intro="Een besloten casus staat voor anderen in geen lijst en geen zoekresultaat. In nood kan een "
            "collega hem met een reden openen; u ziet dat dan hier en in het logboek.",
        )
        now = {item.medewerker_id for item in let_in if item.tot is None}
        self.add(CheckField(_OPEN, "Iedereen die in dit register werkt")).set_value(not casus.besloten)
        self.add_heading("Of alleen u en")
        for number, item in enumerate(others):
            field = self.add(CheckField(f"m{number}", item.naam, item.functie))
            field.set_value(item.id in now)
        if not others:
            self.form.addWidget(MutedLabel("Er zijn nog geen andere medewerkers.", small=True))
        self.reden = self.add(LongTextField("reden", "Reden", "Komt in het logboek."))
        self.fields[_OPEN].changed.connect(self._follow)
        self._names = list(names)
        self._follow()

    def _follow(self) -> None:
        for name in self._names:
            self.fields[name].setEnabled(not self.fields[_OPEN].value())
