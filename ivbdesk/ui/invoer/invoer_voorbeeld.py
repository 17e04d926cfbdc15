"""How the first rows of a list will look as signals or cases, with the columns as they are chosen now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.invoer.invoerveld import ADRES, DATUMS, InvoerSoort, Waarden
from ivbdesk.cases.invoer.rijkeurder import Invoerrij, Rijbevinding
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Card
from ivbdesk.ui.widgets.plain_table import PlainTable

SHOWN = 3
_TEXT, _REASONS, _IN_SIGHT = 80, 1, 2
_HEADS = {
    InvoerSoort.SIGNAAL: (("Rij", 5), ("Ontvangen", 12), ("Bron", 13), ("Thema", 13), ("Plek", 20), ("Over wie", 16), ("Wat", 0)),
    InvoerSoort.CASUS: (("Rij", 5), ("Geopend", 12), ("Soort", 14), ("Urgentie", 10), ("Plek", 26), ("Betrokkene", 18), ("Titel", 0)),
}  # fmt: skip


class VoorbeeldCard(Card):
    """A table of a few rows; of a row that does not pass, what can be read and what is in the way."""

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
        self.table.show_whole(_IN_SIGHT)
        self.add(self.table)
        self.table.show_rows([(one.regel, _words(soort, one)) for one in rows])


def _words(soort: InvoerSoort, row: Invoerrij) -> list[str]:
    """What stands in each column; a cell that does not pass with a cross, and why in the last column."""
    values, wrong = row.waarden, {item.code: item for item in row.bevindingen}
    place: Adres = values["adres"]
    who = Persoonsgegevens(
        **{part: values[part] for part in ("voornaam", "tussenvoegsel", "achternaam", "voorletters")}
    ).naam
    codes = (
        ("ontvangen_op", "bron", "thema")
        if soort is InvoerSoort.SIGNAAL
        else ("geopend_op", "soort", "urgentie")
    )
    cells = [_cell(values, code, wrong) for code in codes]
    cells += [place.kort or _crossed(wrong, *ADRES), who or _crossed(wrong, "naam", "achternaam")]
    text = " ".join(str(values.get("tekst") or values.get("titel") or "").split())[:_TEXT]
    why = [f"✕ {item.kolom}: {item.wat}" for item in row.bevindingen]
    return [str(row.regel), *cells, "\n".join([text, *why[:_REASONS]]).strip()]


def _cell(values: Waarden, code: str, wrong: Mapping[str, Rijbevinding]) -> str:
    value = values.get(code)
    if value is None:
        return _crossed(wrong, code) or ("vandaag" if code in DATUMS else "–")
    return short_date(value) if isinstance(value, date) else str(getattr(value, "label", value))


def _crossed(wrong: Mapping[str, Rijbevinding], *codes: str) -> str:
    found = next((wrong[code] for code in codes if code in wrong), None)
    return f"✕ {found.waarde or '(leeg)'}" if found is not None else ""
