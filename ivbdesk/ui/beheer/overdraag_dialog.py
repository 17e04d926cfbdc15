"""All that an officer has, handed over in one act: to whom, what not, and why."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.beheer.afwezigheid import needed
from ivbdesk.actions.werk.overdragen import hand_over
from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.cases.werk.inhanden import HandenSoort, InHanden
from ivbdesk.ui.beheer.afwezig_dialog import colleagues_of
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.fields.tick_field import TickField
from ivbdesk.ui.forms.collega import Collegas
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


class OverdraagDialog(FormDialog):
    """Everything is ticked; what stays where it is, is unticked."""

    def __init__(
        self,
        place: Workplace,
        officer: Medewerker,
        officers: Sequence[Medewerker],
        handen: Sequence[InHanden],
        parent: QWidget,
    ) -> None:
        keys = {f"{item.soort}:{item.id}": item for item in handen}

        def submit(values: FormValues) -> None:
            chosen = [keys[key] for key in values[self.gekozen]]
            hand_over(place.ctx, officer.id, values[self.naar], chosen, values[self.reden])

        super().__init__(
            place, f"Werk van {officer.naam} overdragen", submit, draft=("werk overdragen", str(officer.id)),
            verb="Overdragen", parent=parent,
            intro="Alles wat u mag zien staat aangekruist. Wat in een casus te doen is, gaat met de casus mee.",
        )  # fmt: skip
        self.needs = needed(place.ctx, officer.id)
        others = [(None, "Kies …"), *colleagues_of(officer, officers)]
        self.naar = self.add(ChoiceField[UUID | None]("naar", "Aan wie", others))
        self._officers, self._collegas = officers, Collegas(self, (self.naar, others))
        self.gekozen = self.add(
            TickField[str]("gekozen", _summary(handen), [(key, _words(item)) for key, item in keys.items()])
        )
        self.gekozen.set_value(list(keys))
        self.reden = self.add(
            LongTextField("reden", "Waarom", "Komt in het logboek, bij elke casus.", lines=2, needed=True)
        )

    def problems(self, values: FormValues) -> dict[str, str]:
        """To whom, and at least one thing."""
        wrong = {} if values[self.naar] else {"naar": "Kies aan wie u dit overdraagt."}
        return wrong if values[self.gekozen] else {**wrong, "gekozen": "Kies wat er overgaat."}

    def doubts(self, values: FormValues) -> dict[str, str]:
        """Who gets the work can open the register."""
        return self._collegas.doubts(self.naar, self._officers)


def _words(item: InHanden) -> str:
    work = f" · {count(item.taken, 'taak', 'taken')}" if item.taken else ""
    return f"{item.soort.label} · {item.nummer} {item.wat}{work}"


def _summary(handen: Sequence[InHanden]) -> str:
    """How much there is of each kind."""
    many = {
        HandenSoort.CASUS: ("casus", "casussen"),
        HandenSoort.VERVANGING: ("keer vervanger", "keer vervanger"),
        HandenSoort.AFSPRAAK: ("afspraak", "afspraken"),
        HandenSoort.SIGNAAL: ("toezegging bij een signaal", "toezeggingen bij een signaal"),
    }
    numbers = {soort: sum(item.soort is soort for item in handen) for soort in many}
    return ", ".join(count(number, *many[soort]) for soort, number in numbers.items() if number)
