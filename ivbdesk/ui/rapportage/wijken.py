"""Where vulnerability concentrates, by wijk, and the three questions of the policy about it (IVB 6.2.3)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.betrokkenen.kwetsbaarheid import count_year, save_count, years_to_count
from ivbdesk.cases.keten.wijktelling import Wijktelling
from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.widgets.basics import Card, Label, LinkButton, MutedLabel, PrimaryButton
from ivbdesk.ui.widgets.layouts import Fact, row, scrolling_column
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.widgets.waarheen import ask_where
from ivbdesk.ui.workplace import Workplace

_MEANS = (
    "<5: minder dan vijf mensen, ook niemand. 5+: vijf of meer; het getal is weggelaten, omdat een <5 anders uit te "
    "rekenen was. Iemand met meer factoren telt in elke groep mee en bij Mensen één keer."
)
_LEFT_OUT = (
    "Een wijk staat apart bij tien casussen of meer. Een jaar telt pas als het voorbij is: tussenstanden zouden samen "
    "iemand kunnen aanwijzen. Besloten casussen tellen niet mee."
)
_ASKED = (
    (
        "Waar zijn kwetsbare groepen?",
        "Bekijk de tabel: in welke wijk en in welke groep zijn de getallen hoog?",
    ),
    (
        "Hoe heeft het veiligheidsbeleid aandacht voor hen?",
        "Bespreek met de partners of hun aanbod past bij wat hier telt.",
    ),
    (
        "Is een structurele aanpassing nodig?",
        "Leg een patroon met uw advies vast als knelpunt, zonder namen of adressen.",
    ),
)

_MOST_ROWS = 30


class WijkenTab(QWidget):
    """A table of one year that has ended; only what stands in it can leave."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        column = scrolling_column(self)
        self.year: ChoiceField[int] = ChoiceField("jaar", "Jaar", [])
        self.save = PrimaryButton("Opslaan als CSV …", self._ask_where).needing(place)
        top = row(self.year, self.save)
        top.setAlignment(self.save, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(top)
        heads = [("Wijk", 0), ("Mensen", 10), *((g.naam, 20) for g in place.ctx.naslag.kwetsbaarheid.groepen)]
        self.table = PlainTable[object](
            place.theme,
            "Kwetsbare mensen per wijk",
            heads,
            "Nog geen jaar om te tonen. Een jaar komt hier als het voorbij is en er genoeg is vastgelegd.",
        )
        self.table.show_whole(_MOST_ROWS)
        column.addWidget(self.table)
        self._told = MutedLabel("", small=True)
        for label in (Label(_MEANS, "small"), MutedLabel(_LEFT_OUT, small=True), self._told):
            column.addWidget(label)
        column.addWidget(self._questions())
        self.year.changed.connect(self._read_year)
        self.setFocusProxy(self.year)

    def _questions(self) -> Card:
        card = Card("De drie vragen van het beleid")
        for question, how in _ASKED:
            card.add(Fact(question, how))
        card.add(
            row(LinkButton("Naar Partners, tab Knelpunten", lambda: self.place.page_asked.emit("partners")))
        )
        return card

    def reload(self) -> None:
        """Read which years there are, off the UI thread."""
        ctx = self.place.ctx
        self.place.read(self, lambda: years_to_count(ctx), self._show_years, key="jaren")

    def _show_years(self, years: Sequence[int]) -> None:
        self.year.show_choices([(year, str(year)) for year in years])
        self.year.setVisible(bool(years))
        if years and self.year.chosen() is None:
            self.year.set_value(years[0])  # reads that year
        elif years:
            self._read_year()
        else:
            self._show(None)

    def _read_year(self) -> None:
        year, ctx = self.year.chosen(), self.place.ctx
        if year is None:
            return
        self.place.read(self, lambda: count_year(ctx, year), self._show, key="telling")

    def _show(self, told: Wijktelling | None) -> None:
        rows = told.rijen if told else ()
        self.table.show_rows([(name, (name, *cells)) for name, cells in rows])
        self.save.setVisible(told is not None)
        unsure = [wijk.naam for wijk in self.place.ctx.naslag.wijken if wijk.getoetst_op is None]
        parts = [f"In Overig: {join_nl(told.in_overig)}."] if told and told.in_overig else []
        if unsure:
            parts.append(f"Nog te toetsen: de indeling in wijken ({join_nl(unsure)}).")
        self._told.setText(" ".join(parts))

    def _ask_where(self) -> None:
        year = self.year.value()
        name = f"kwetsbaarheid-per-wijk-{year}.csv"
        if target := ask_where(self.place.messages, self, "Waar komt de tabel", name, "CSV (*.csv)"):
            self.save_to(target)

    def save_to(self, target: Path) -> None:
        """Write the table of the chosen year."""
        year, ctx = self.year.chosen(), self.place.ctx
        if year is None:
            return
        self.place.background.run(
            lambda: save_count(ctx, year, target),
            lambda _: self.place.messages.notice("De tabel is opgeslagen en staat in het logboek."),
            owner=self,
        )
