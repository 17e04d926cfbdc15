"""Who reported a signal, shown once."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.signaal.signaal import Onthuld, unseal_melder
from ivbdesk.cases.signaal.signaal import Signaal
from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.workplace import Workplace


class ToonMelderDialog(FormDialog):
    """Ask why, log it, and show who reported a signal for once."""

    def __init__(self, place: Workplace, signaal: Signaal, parent: QWidget) -> None:
        super().__init__(
            place, "Melder eenmalig tonen", lambda values: unseal_melder(place.ctx, signaal.id, values[self.reden]),
            draft=None, verb="Tonen", parent=parent,
            intro="Kijk of er niemand meekijkt. Uw naam, het moment en de reden komen in het logboek.",
        )  # fmt: skip
        self.reden = self.add(LongTextField("reden", "Waarom moet u dit weten", lines=2))
        self.saved.connect(self._tell)

    def _tell(self, found: Onthuld) -> None:
        line = ", ".join(part for part in (found.naam, found.contact) if part)
        line += ", wil terugkoppeling" if found.wil_terugkoppeling else ""
        tell = self.place.messages  # once this dialog is gone, which would take the message along
        close = "Sluit dit venster zodra u het hebt gelezen."
        QTimer.singleShot(0, tell, lambda: tell.error("Melder van dit signaal", line, close))
