"""Who may see a casus: everyone, or the officers that are named."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.beheer.toegang import close_casus_to, open_casus_to_all
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Toegang
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.ui.fields.fields import CheckField, LongTextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.basics import MutedLabel
from ivbdesk.ui.workplace import Workplace

_CLOSED = (
    "Een besloten casus is er voor anderen niet: hij staat in geen lijst, geen zoekresultaat en geen hint. In nood kan een "
    "collega die het nummer weet hem met een reden acht uur openen; u leest dat dan in uw werkvoorraad en in het logboek."
)
_HIDDEN = (
    "Wie u hier niet noemt, merkt nergens dat deze casus er is: niet bij het adres, niet bij een nummer en niet bij een "
    "melding. Daarom kan een collega hem ook in nood niet openen; noem dus altijd een vervanger."
)


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

        def submit(values: FormValues) -> None:
            if values[self._everyone]:
                open_casus_to_all(place.ctx, casus.id, values[self.reden])
            else:
                chosen = [id for id, field in self._colleagues.items() if values[field]]
                close_casus_to(place.ctx, casus.id, chosen, values[self.reden])

        super().__init__(
            place,
            "Wie mag deze casus zien",
            submit,
            draft=("toegang", str(casus.id)),
            parent=parent,
            intro=_HIDDEN if casus.soort.is_verzwegen else _CLOSED,
        )
        self._everyone = self.add(CheckField("iedereen", "Iedereen die in dit register werkt"))
        self.add_heading("Of alleen u en")
        self._colleagues = {
            item.id: self.add(CheckField(f"m{number}", item.naam, item.functie))
            for number, item in enumerate(others)
        }
        if not others:
            self.form.addWidget(MutedLabel("Er zijn nog geen andere medewerkers.", small=True))
        self.reden = self.add(LongTextField("reden", "Reden", "Komt in het logboek.", needed=True))
        self._everyone.changed.connect(self._follow_everyone)
        self.follow(
            self._shown(casus, let_in),
            lambda unit: self._shown(unit.casus(casus.id), unit.register.toegangen(casus.id)),
        )
        self._follow_everyone()

    def _shown(self, casus: Casus, let_in: Sequence[Toegang]) -> Getoond:
        """Who may see the casus, a field each."""
        now = {item.medewerker_id for item in let_in if item.tot is None}
        named: dict[str, object] = {field.name: id in now for id, field in self._colleagues.items()}
        return Getoond(
            named | {self._everyone.name: not casus.besloten}, (casus.id, *(item.id for item in let_in))
        )

    def _follow_everyone(self) -> None:
        for field in self._colleagues.values():
            field.setEnabled(not self._everyone.value())
