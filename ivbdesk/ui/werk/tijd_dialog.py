"""Noting time: some minutes on a day, in one form, and correcting what was noted."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.werk.tijd import TijdGegevens, correct_time, note_time
from ivbdesk.cases.taal.nederlands import long_date
from ivbdesk.cases.werk.tijd import EigenTijd, Tijdsoort, earliest
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import NumberField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace
from ivbdesk.ui.zoeken.casus_field import CasusField

_OWN = (
    "Alleen u ziet deze regel; zij staat ook niet in het logboek. In de cijfers staat alleen de som per maand van alle "
    "medewerkers samen."
)


class TijdDialog(FormDialog):
    """The minutes first, so that a number and Ctrl+Enter are enough; `casus` is the one that was on the screen, with its name."""

    design_width = 620

    def __init__(
        self,
        place: Workplace,
        regel: EigenTijd | None,
        parent: QWidget,
        casus: tuple[UUID, str] | None = None,
    ) -> None:
        def submit(values: FormValues) -> object:
            gegevens = TijdGegevens(
                values[self.minuten], values[self.dag], values[self.soort] or Tijdsoort.OVERIG, values[self.casus]
            )  # fmt: skip
            if regel is None:
                return note_time(place.ctx, gegevens)
            correct_time(place.ctx, regel.regel.id, gegevens)
            return regel.regel.id

        if regel is not None and regel.regel.casus_id is not None:
            casus = (regel.regel.casus_id, regel.casus or "Een casus die u nu niet ziet")
        super().__init__(
            place,
            "Tijd wijzigen" if regel else "Tijd noteren",
            submit,
            draft=("tijd noteren", str(regel.regel.id) if regel else "nieuw"),
            verb="Opslaan" if regel else "Noteren",
            intro=_OWN,
            parent=parent,
        )
        today = place.today()
        self.minuten = NumberField("minuten", "Minuten")
        since = f"Vanaf {long_date(earliest(today))}."
        self.dag = DateField("dag", "Op welke dag", today, since, geweest=True, ver=True)
        self.add_row(self.minuten, self.dag)
        kinds: list[tuple[Tijdsoort | None, str]] = [
            (None, Tijdsoort.OVERIG.label),
            *((kind, kind.label) for kind in Tijdsoort if kind is not Tijdsoort.OVERIG),
        ]
        self.soort = self.add(ChoiceField[Tijdsoort | None]("soort", "Waaraan", kinds))
        self.casus: ChoiceField[UUID | None] | CasusField
        if casus is not None:
            self.casus = self.add(
                ChoiceField[UUID | None]("casus_id", "Bij welke casus", [(None, "Geen casus"), casus])
            )
            self.casus.set_value(casus[0])
        else:
            self.casus = self.add(CasusField(place, "casus_id", "Bij welke casus (mag leeg)"))
        if regel is not None:
            self.minuten.set_value(regel.regel.minuten)
        self.dag.set_value(regel.regel.dag if regel else today)
        if regel is not None and regel.regel.soort is not Tijdsoort.OVERIG:
            self.soort.set_value(regel.regel.soort)
        elif regel is None and casus is not None:
            self.soort.set_value(Tijdsoort.CASUS)
