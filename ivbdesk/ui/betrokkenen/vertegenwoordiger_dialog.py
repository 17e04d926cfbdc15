"""Who acts for a person: somebody of the register, or a person or organisation by name."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.betrokkenen.persoon import add_vertegenwoordiger
from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Persoonsgegevens
from ivbdesk.cases.betrokkenen.vertegenwoordiging import VertegenwoordigerGegevens, Vertegenwoordigersoort
from ivbdesk.cases.signaal.bekende import Bekende
from ivbdesk.cases.taal.naamtekst import told_left_out, without_family, without_titles
from ivbdesk.ui.betrokkenen.bekenden_field import BekendenField
from ivbdesk.ui.betrokkenen.geen_naam import NoNames
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import OptionalDateField
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.fields.leaving import when_left
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

_PAUSE_MS = 200


class VertegenwoordigerDialog(FormDialog):
    """Asks in what capacity, who, and how to reach them; who is in the register by that name is shown."""

    def __init__(self, place: Workplace, casus_id: UUID, person: Persoon, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            who = values[self.bekend]
            typed = VertegenwoordigerGegevens(
                values[self.soort], values[self.naam], values[self.contact], values[self.sinds], who.persoon_id
            )  # fmt: skip
            add_vertegenwoordiger(place.ctx, casus_id, person.id, typed)

        super().__init__(
            place, f"Wie {person.naam} vertegenwoordigt", submit, draft=("vertegenwoordiger", f"{casus_id}/{person.id}"),
            parent=parent, intro="Stukken noemen alleen in welke hoedanigheid iemand vertegenwoordigt, niet wie dat is.",
        )  # fmt: skip
        kinds = [(kind, kind.label) for kind in Vertegenwoordigersoort]
        self.soort = ChoiceField("soort", "Hoedanigheid", kinds)
        self.sinds = OptionalDateField("sinds", "Sinds", place.today(), ver=True)
        self.add_row(self.soort, self.sinds)
        self.naam = TextField("naam", "Naam of organisatie", needed=True)
        self.contact = TextField("contact", "Hoe te bereiken", bereikbaar=True)
        self.add_row(self.naam, self.contact)
        self.bekend = self.add(BekendenField(anders=False))
        self.bekend.hide()
        self._looking = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._looking.timeout.connect(self._look)
        self.naam.changed.connect(self._looking.start)
        self.bekend.changed.connect(self._on_decided)
        self._no_names = NoNames(self)
        when_left(self.naam.edit, self._leave_titles_out)
        self.naam.edit.textEdited.connect(lambda _: self.naam.show_help(""))

    def problems(self, values: FormValues) -> dict[str, str]:
        """A word for a name that is not known."""
        none = self._no_names.is_none(values[self.naam])
        return (
            {"naam": "Dit is geen naam. Vul in wie vertegenwoordigt: een naam of organisatie."}
            if none
            else {}
        )

    def doubts(self, values: FormValues) -> dict[str, str]:
        """A whole family, of which one person acts."""
        typed = values[self.naam].strip()
        told = "Is dit een hele familie? Vul in wie van hen vertegenwoordigt, als u dat weet."
        return {"naam": told} if without_family(typed) != typed else {}

    def _leave_titles_out(self) -> None:
        bare, left = without_titles(self.naam.value())
        if left:
            self.naam.set_value(bare)
            self.naam.show_help(told_left_out(left))

    def _look(self) -> None:
        reads, named = self.place.ctx.reads, Persoonsgegevens(achternaam=self.naam.value())
        self.place.read(self, lambda: reads.mensen.bekenden(named), self._show_known, key="bekenden")

    def _show_known(self, found: list[Bekende]) -> None:
        self.bekend.setVisible(bool(found))
        self.bekend.show_people(found)
        self._on_decided()

    def _on_decided(self) -> None:
        picked = self.bekend.person
        if picked is not None and self.naam.value() != picked.gegevens.naam:
            self.naam.set_value(picked.gegevens.naam)
        self.naam.setEnabled(picked is None)
