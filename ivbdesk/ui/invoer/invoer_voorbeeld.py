"""How the first rows of a list will look as signals or cases, with the columns as they are chosen now."""

from __future__ import annotations

from collections.abc import Sequence

from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.invoer.invoerveld import InvoerSoort, Waarden
from ivbdesk.cases.invoer.rijkeurder import Invoerrij
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Card
from ivbdesk.ui.widgets.plain_table import PlainTable

SHOWN = 3
_HIGH, _TEXT = 150, 160
_HEADS = {
    InvoerSoort.SIGNAAL: (("Rij", 5), ("Ontvangen", 12), ("Bron", 14), ("Thema", 16), ("Plek", 26), ("Over wie", 18), ("Wat", 0)),
    InvoerSoort.CASUS: (("Rij", 5), ("Geopend", 12), ("Soort", 14), ("Urgentie", 10), ("Plek", 26), ("Betrokkene", 18), ("Titel", 0)),
}  # fmt: skip


class VoorbeeldCard(Card):
    """A table of a few rows; of a row that does not pass, what is in the way."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Zo komen de eerste rijen binnen")
        self._theme = theme
        self.table: PlainTable[int] | None = None

    def show_rows(self, soort: InvoerSoort, rows: Sequence[Invoerrij]) -> None:
        """Show these rows."""
        if self.table is not None:
            self.table.setParent(None)
            self.table.deleteLater()
        self.table = PlainTable[int](
            self._theme, "Zo komen de eerste rijen binnen", _HEADS[soort], "Er is geen rij om te laten zien."
        )
        self.table.setMinimumHeight(self._theme.px(_HIGH))
        self.add(self.table)
        self.table.show_rows([(one.regel, _words(soort, one)) for one in rows])


def _words(soort: InvoerSoort, row: Invoerrij) -> list[str]:
    number = str(row.regel)
    if not row.is_good:
        first = row.bevindingen[0]
        more = f" (en nog {len(row.bevindingen) - 1})" if len(row.bevindingen) > 1 else ""
        return [number, "–", "–", "–", "–", "–", f"Nog niet goed. {first.kolom}: {first.wat}{more}"]
    values = row.waarden
    place: Adres = values["adres"]
    who = Persoonsgegevens(
        **{part: values[part] for part in ("voornaam", "tussenvoegsel", "achternaam", "voorletters")}
    ).naam
    if soort is InvoerSoort.SIGNAAL:
        moment = values["ontvangen_op"]
        day = short_date(moment.date()) if moment else "vandaag"
        kinds = [values["bron"].label, values["thema"].label]
        return [
            number,
            day,
            *kinds,
            place.kort or "–",
            who or "–",
            " ".join(values["tekst"].split())[:_TEXT],
        ]
    return [number, *_casus(values), place.kort or "–", who or "–", values["titel"]]


def _casus(values: Waarden) -> list[str]:
    opened = values["geopend_op"]
    return [short_date(opened) if opened else "vandaag", values["soort"].label, values["urgentie"].label]
