"""A signal on its way from a colleague who reads a copy to the one who has the register open."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.actions.signaal.signaal import Aangereikt, examine_signaal, record_signaal, refuse_aangereikt
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.signaal.zegel import Zegel
from ivbdesk.cases.taal.nederlands import day_date
from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.opened import Note
from ivbdesk.ui.signaal.signaal_dialog import SignaalDialog
from ivbdesk.ui.workplace import Workplace

_LAID = "Het signaal ligt verzegeld klaar. Wie het register open heeft, krijgt het te zien en neemt het over."


class KlaarlegDialog(SignaalDialog):
    """Types a signal as ever; saved, it waits sealed for the colleague who has the register open."""

    needs = Recht.LEZER

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(place, None, parent)
        self._submit = self._lay_down
        self._typed: dict[str, object] = {}
        self.save_button.setText("Klaarleggen")
        self.frame.tell(
            "Een collega heeft het register open. Dit signaal wacht verzegeld tot die het overneemt."
        )
        self.saved.connect(lambda _: place.messages.notice(_LAID))

    def values(self) -> FormValues | None:
        """What was typed, kept as it stands for whoever takes it over."""
        found = super().values()
        if found is not None:
            self._typed = {name: field.raw() for name, field in self.fields.items()}
        return found

    def _lay_down(self, values: FormValues) -> None:
        ctx = self.place.ctx
        examine_signaal(ctx, self._gather(values))
        self.place.desk.register.drop_box.put(ctx.officer, ctx.now(), json.dumps(self._typed))


class OverneemDialog(SignaalDialog):
    """Shows what a colleague typed, to record it; who reported stays sealed and goes along unseen."""

    def __init__(self, place: Workplace, note: Note, door: str, parent: QWidget) -> None:
        super().__init__(place, None, parent)
        self._note, self._van = note, Aangereikt(note.id, door, note.op)
        self._raw = _read(note.inhoud)
        self._melder = [str(self._raw.get(name) or "") for name in ("melder_naam", "melder_contact")]
        self._submit = self._take_in
        self.draft.name = None  # it waits in the box until it is recorded
        self.save_button.setText("Overnemen")

    def start(self) -> None:
        """Show the dialog with what the colleague typed in it."""
        super().start()
        self._put_back({name: raw for name, raw in self._raw.items() if not name.startswith("melder_")})
        for field, told in zip((self.melder_naam, self.melder_contact), self._melder, strict=True):
            field.set_value(Zegel("x" if told else ""))
        at = self._note.op.astimezone(AMSTERDAM)
        sealed = " De melder is verzegeld meegegeven." if any(self._melder) else ""
        self.frame.tell(f"Getypt door {self._van.door}, {day_date(at.date())} {at:%H:%M}.{sealed}")

    def _take_in(self, values: FormValues) -> None:
        gegevens = self._gather(values)
        naam, contact = self._melder
        gegevens = replace(
            gegevens,
            melder_naam=gegevens.melder_naam or naam,
            melder_contact=gegevens.melder_contact or contact,
        )
        record_signaal(self.place.ctx, gegevens, self._decisions(values), self._van)
        self.place.desk.register.drop_box.take_out(self._note.id)


class WeigerDialog(FormDialog):
    """Asks why a signal that a colleague typed is not recorded, and takes it out of the box."""

    def __init__(self, place: Workplace, note: Note, door: str, parent: QWidget) -> None:
        super().__init__(
            place, f"Signaal van {door} niet overnemen", self._refuse,
            draft=None, verb="Niet overnemen", parent=parent,
            intro="Het signaal wordt verwijderd; uw naam en de reden komen in het logboek.",
        )  # fmt: skip
        self._note, self._van = note, Aangereikt(note.id, door, note.op)
        self.reden = self.add(LongTextField("reden", "Waarom neemt u dit niet over", lines=2))

    def _refuse(self, values: FormValues) -> None:
        refuse_aangereikt(self.place.ctx, self._van, values[self.reden])
        self.place.desk.register.drop_box.take_out(self._note.id)


def _read(inhoud: str) -> Mapping[str, object]:
    """What was typed, by field; nothing where a later program wrote it in another way."""
    try:
        found = json.loads(inhoud)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
