"""The way into a closed casus for an emergency: by the number that is known from elsewhere, for it stands in no list."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.beheer.toegang import NOOD_DUURT, open_in_nood
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.workplace import Workplace


class NoodDialog(FormDialog):
    """Asks the number and the reason; `saved` gives the id of the casus that may now be seen for a while."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        hours = int(NOOD_DUURT.total_seconds() // 3600)
        super().__init__(
            place,
            "Besloten casus in nood openen",
            lambda values: open_in_nood(place.ctx, values[self.nummer], values[self.reden]),
            draft=("noodopening", ""),
            verb="In nood openen",
            parent=parent,
            intro=f"U ziet de casus dan {hours} uur. Wie hem heeft, krijgt dit in de werkvoorraad te lezen; ook een poging "
            "die niets oplevert, komt in het logboek.",
        )
        self.nummer = self.add(TextField("nummer", "Nummer van de casus", needed=True))
        self.reden = self.add(
            LongTextField("reden", "Waarom kan dit niet wachten", "De regievoerder leest dit.", needed=True)
        )
