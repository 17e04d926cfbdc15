"""An officer who will be away: from when until when, and who stands in."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.beheer.afwezigheid import needed, record_absence
from ivbdesk.actions.werk.werk import works
from ivbdesk.cases.betrokkenen.afwezigheid import Afwezigheid, require_valid
from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.forms.collega import Collegas
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

_INTRO = (
    "In deze dagen staat het werk van {naam} ook in de werkvoorraad van de vervanger, met de naam erbij; daarna houdt dat "
    "vanzelf op. Besloten casussen alleen als de vervanger op hun lijst staat. Waarom iemand er niet is, hoort hier niet."
)


class AfwezigDialog(FormDialog):
    """Only for oneself, or by a beheerder."""

    def __init__(
        self,
        place: Workplace,
        officer: Medewerker,
        officers: Sequence[Medewerker],
        afwezig: Sequence[Afwezigheid],
        parent: QWidget,
    ) -> None:
        def submit(values: FormValues) -> UUID:
            stand_in = values[self.vervanger]
            assert stand_in is not None  # refused by `problems`
            return record_absence(place.ctx, officer.id, stand_in, values[self.van], values[self.tot])

        super().__init__(
            place, f"Afwezigheid van {officer.naam}", submit, draft=("afwezigheid", str(officer.id)), verb="Vastleggen",
            intro=_INTRO.format(naam=officer.naam), parent=parent,
        )  # fmt: skip
        self._officer, self._officers, self._away = officer, officers, afwezig
        self.needs = needed(place.ctx, officer.id)
        self.van = DateField("van", "Eerste dag", place.today())
        self.tot = DateField("tot", "Laatste dag", place.today())
        self.add_row(self.van, self.tot)
        others = colleagues_of(officer, officers)
        self.vervanger = self.add(
            ChoiceField[UUID | None]("vervanger_id", "Wie vervangt", [(None, "Kies …"), *others])
        )
        self._collegas = Collegas(self, (self.vervanger, [(None, "Kies …"), *others]))

    def problems(self, values: FormValues) -> dict[str, str]:
        """All that stands in the way: of the days, and of who stands in."""
        stand_in, own = values[self.vervanger], self._officer.id
        wrong = {} if stand_in else {self.vervanger.name: "Kies wie vervangt."}
        van, tot = values.get(self.van), values.get(self.tot)
        if van is None or tot is None:
            return wrong
        try:
            meant = Afwezigheid(own, own, stand_in or own, van, tot)
            require_valid(meant, self._away, self._officers, self.place.today())
        except RegelFout as error:
            wrong = {name: one.melding for name, one in error.per_veld().items()} | wrong
        return wrong

    def doubts(self, values: FormValues) -> dict[str, str]:
        """Who stands in can open the register."""
        return self._collegas.doubts(self.vervanger, self._officers)


def colleagues_of(officer: Medewerker, officers: Sequence[Medewerker]) -> list[tuple[UUID | None, str]]:
    """To whom work of an officer can go."""
    return [(item.id, item.naam) for item in officers if works(item) and item.id != officer.id]
