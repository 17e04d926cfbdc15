"""Trying what a calamity would ask: opening a copy with a passphrase, and the register with the paper; nothing typed is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

_COPY = (
    "De nieuwste reservekopie wordt geopend zoals na een ramp: met uw wachtwoordzin van toen. Elke bladzijde, logboekregel "
    "en elk stuk wordt nagekeken. Aan de kopie verandert niets; de uitkomst komt in het logboek."
)
_PAPER = (
    "Haal het papier uit de kluis en typ de zestien woorden over. Zo weet u dat het papier er is, leesbaar is en dit "
    "register opent. Er verandert niets; alleen dat het lukte komt in het logboek. Leg het papier daarna terug."
)


class KopieProefDialog(FormDialog):
    """Opens the newest copy with the passphrase, and looks at all of it."""

    needs = Recht.BEHEERDER

    def __init__(self, place: Workplace, copies: Path, parent: QWidget) -> None:
        def submit(values: FormValues) -> str:
            return place.desk.proofs.open_copy(copies, values[self.zin])

        super().__init__(
            place, "Reservekopie openen en nakijken", submit, draft=None, verb="Openen en nakijken", intro=_COPY, parent=parent
        )  # fmt: skip
        self.zin = self.add(TextField("zin", "Wachtwoordzin", secret=True, needed=True))
        self.saved.connect(lambda told: place.messages.notice(str(told)))


class HerstelProefDialog(FormDialog):
    """Has the sixteen words of the paper typed, and says whether they open the register."""

    needs = Recht.BEHEERDER

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            place.desk.proofs.drill_recovery(values[self.woorden])

        super().__init__(
            place, "Herstelsleutel oefenen", submit, draft=None, verb="Oefenen", intro=_PAPER, parent=parent
        )
        self.woorden = self.add(
            TextField(
                "woorden",
                "Herstelsleutel van papier",
                "Zestien woorden, of de acht groepen van een ouder papier.",
                secret=True,
                needed=True,
            )
        )
        self.saved.connect(lambda _: place.messages.notice("Gelukt: dit papier opent het register."))
