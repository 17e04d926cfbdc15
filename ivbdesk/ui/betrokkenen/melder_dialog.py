"""The sealed melder: kept apart, and shown for once with a reason that the log keeps."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.betrokkenen.betrokkenen import add_melder, unseal_melders
from ivbdesk.cases.betrokkenen.betrokkene import Melder
from ivbdesk.ui.betrokkenen.geen_naam import NoNames
from ivbdesk.ui.fields.fields import CheckField, LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

_UNKNOWN = "onbekend"
"""What stands for the name of a melder of whom is known only how to reach them; names nobody."""


class MelderDialog(FormDialog):
    """Keep who reported, sealed."""

    def __init__(self, place: Workplace, casus_id: UUID, parent: QWidget) -> None:
        def submit(values: FormValues) -> UUID:
            named = _UNKNOWN if self._no_names.is_none(values[self.naam]) else values[self.naam]
            return add_melder(place.ctx, casus_id, named, values[self.contact], values[self.terug])

        super().__init__(
            place, "Melder vastleggen", submit, draft=("melder", str(casus_id)), verb="Verzegeld vastleggen", parent=parent,
            intro="De naam staat daarna in geen lijst, zoekresultaat of uitvoer.",
        )  # fmt: skip
        self.naam = self.add(TextField("naam", "Naam", sealed=True))
        self.contact = self.add(TextField("contact", "Hoe te bereiken", bereikbaar=True, sealed=True))
        self.terug = self.add(CheckField("terug", "Wil een terugkoppeling"))
        self._no_names = NoNames(self)

    def problems(self, values: FormValues) -> dict[str, str]:
        """A word for a name that is not known, of whom is not known either how to reach them: there is nobody to seal."""
        if values[self.contact].strip() or not self._no_names.is_none(values[self.naam]):
            return {}
        told = "Dit is geen naam. Is de melder ook niet te bereiken, leg dan geen melder vast."
        return {"naam": told}


class ToonMeldersDialog(FormDialog):
    """Ask why, log it, and show the melders once."""

    def __init__(self, place: Workplace, casus_id: UUID, parent: QWidget) -> None:
        def submit(values: FormValues) -> list[Melder]:
            return unseal_melders(place.ctx, casus_id, values[self.reden])

        super().__init__(
            place, "Melders eenmalig tonen", submit, draft=None, verb="Tonen", parent=parent,
            intro="Kijk of er niemand meekijkt. Uw naam, het moment en de reden komen in het logboek.",
        )  # fmt: skip
        self.reden = self.add(LongTextField("reden", "Waarom moet u dit weten", lines=2))
        self.saved.connect(self._show)

    def _show(self, melders: Sequence[Melder]) -> None:
        lines = [
            f"{m.naam}{f' ({m.contact})' if m.contact else ''}{', wil terugkoppeling' if m.wil_terugkoppeling else ''}"
            for m in melders
        ]
        tell = self.place.messages  # once this dialog is gone, which would take the message along
        close = "Sluit dit venster zodra u het hebt gelezen."
        QTimer.singleShot(0, tell, lambda: tell.error("Melders van deze casus", "\n".join(lines), close))
