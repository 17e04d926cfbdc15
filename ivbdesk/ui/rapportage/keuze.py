"""What the figures are of: a period, a theme, a wijk, and which subject is seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.cases.cijfers.indeling import WIJK_OVERIG
from ivbdesk.cases.cijfers.periode import Periode, Selectie, require_period
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.widgets.flow import Flow
from ivbdesk.ui.workplace import Workplace

_FREE = "vrij"
_FEWEST_YEARS = 2


class Cijferkeuze(QWidget):
    """The fields above the figures; `changed` is called with what was chosen when that is complete."""

    def __init__(self, place: Workplace, delen: tuple[str, ...], changed: Callable[[], None]) -> None:
        super().__init__()
        self._today, self._told = place.ctx.today(), changed
        years = [self._today.year - back for back in range(_FEWEST_YEARS)]
        self.periode: ChoiceField[str] = ChoiceField("periode", "Periode", periods(years, self._today))
        self.periode.set_value(str(self._today.year))
        self.van = DateField("van", "Van", self._today, ver=True, geweest=True)
        self.tot = DateField("tot", "Tot en met", self._today, ver=True, geweest=True)
        self.thema: ChoiceField[str] = ChoiceField(
            "thema", "Thema", [("", "Alle thema’s"), *((one.value, one.label) for one in Thema)]
        )
        wijken = [*(wijk.naam for wijk in place.ctx.naslag.wijken), WIJK_OVERIG]
        self.wijk: ChoiceField[str] = ChoiceField(
            "wijk", "Wijk", [("", "Alle wijken"), *((name, name) for name in wijken)]
        )
        self.deel: ChoiceField[str] = ChoiceField("deel", "Onderwerp", [(deel, deel) for deel in delen])
        self.deel.set_value(delen[0])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        fields = (self.periode, self.van, self.tot, self.thema, self.wijk, self.deel)
        column.addWidget(Flow(*fields, space=place.theme.px(8), low=True))
        self._show_days()
        for field in (self.periode, self.van, self.tot, self.thema, self.wijk):
            field.changed.connect(self._on_changed)

    def show_years(self, first: int) -> None:
        """Offer every year since the first."""
        years = range(self._today.year, min(first, self._today.year - 1) - 1, -1)
        self.periode.show_choices(periods(list(years), self._today))

    def selectie(self) -> Selectie | None:
        """What was chosen; None while it is not complete, and its fields say what is missing."""
        chosen = self.periode.chosen() or str(self._today.year)
        thema, wijk = self.thema.chosen() or "", self.wijk.chosen() or ""
        if chosen != _FREE:
            year, _, quarter = chosen.partition("-")
            periode = Periode.of_quarter(int(year), int(quarter)) if quarter else Periode.of_year(int(year))
            return Selectie(periode.so_far(self._today), thema, wijk)
        days = [self._day(field) for field in (self.van, self.tot)]
        if days[0] is None or days[1] is None:
            return None
        try:
            return Selectie(require_period(days[0], days[1], self._today), thema, wijk)
        except RegelFout as fout:
            wrong: Field = self.van if fout.veld == "van" else self.tot
            wrong.show_error(fout.melding)
            return None

    def _day(self, field: DateField) -> date | None:
        field.show_error("")
        if not field.edit.text().strip():
            return None  # still to be filled in
        try:
            found: date | None = field.value()
        except ValueError as fout:
            field.show_error(str(fout))
            return None
        return found

    def _on_changed(self) -> None:
        self._show_days()
        self._told()

    def _show_days(self) -> None:
        for field in (self.van, self.tot):
            field.setVisible(self.periode.chosen() == _FREE)


def periods(years: list[int], today: date) -> list[tuple[str, str]]:
    """Years and their quarters that have begun, the newest first, and days of one's own."""
    made = []
    for year in years:
        running = " (loopt nog)" if year == today.year else ""
        made.append((str(year), f"{year}{running}"))
        for quarter in range(4, 0, -1):
            periode = Periode.of_quarter(year, quarter)
            if periode.van <= today:
                running = " (loopt nog)" if periode.tot >= today else ""
                made.append((f"{year}-{quarter}", f"{periode.naam}{running}"))
    return [*made, (_FREE, "Andere periode")]
