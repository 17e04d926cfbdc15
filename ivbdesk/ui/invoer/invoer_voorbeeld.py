"""How the first rows of a list will look as signals or cases, with the columns as they are chosen now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.invoer.invoerveld import ADRES, DATUMS, InvoerSoort, Waarden
from ivbdesk.cases.invoer.rijkeurder import Invoerrij, Rijbevinding
from ivbdesk.cases.signaal.ontvangst import NO_TIME, time_of
from ivbdesk.cases.taal.nederlands import AMSTERDAM, short_date, shorten
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Card
from ivbdesk.ui.widgets.plain_table import PlainTable

SHOWN = 12
_TEXT, _REASONS, _AMONG = 80, 1, " · "
_NAME = "Zo komen de eerste rijen binnen"
_HEADS = {
    InvoerSoort.SIGNAAL: ("Ontvangen, bron", "Wat, plek, wie"),
    InvoerSoort.CASUS: ("Geopend, soort", "Titel, plek, wie"),
}


class VoorbeeldCard(Card):
    """A table as high as its pane; of a row that does not pass, what can be read and what is in the way."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(_NAME)
        columns = [("Rij", 5), ("", 21), ("", 0)]
        self.table = PlainTable[int](theme, _NAME, columns, "Er is geen rij om te laten zien.")
        self.add(self.table)

    def show_rows(self, soort: InvoerSoort, rows: Sequence[Invoerrij]) -> None:
        """Show these rows."""
        self.table.words.name(["Rij", *_HEADS[soort]])
        self.table.show_rows([(one.regel, _words(soort, one)) for one in rows])


def _words(soort: InvoerSoort, row: Invoerrij) -> list[str]:
    """The number, when and which kind, and what it says; a cell that does not pass with a cross, and why at the end."""
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
    when, *kinds = (_cell(values, code, wrong) for code in codes)
    where = (place.kort or _crossed(wrong, *ADRES), who or _crossed(wrong, "naam", "achternaam"))
    text = shorten(str(values.get("tekst") or values.get("titel") or ""), _TEXT)
    why = [f"✕ {item.kolom}: {item.wat}" for item in row.bevindingen]
    told = [_AMONG.join(filter(None, where)), *why[:_REASONS]]
    return [str(row.regel), f"{when}\n{_AMONG.join(kinds)}", "\n".join([text or "–", *filter(None, told)])]


def _cell(values: Waarden, code: str, wrong: Mapping[str, Rijbevinding]) -> str:
    value = values.get(code)
    if value is None:
        return _crossed(wrong, code) or ("vandaag" if code in DATUMS else "–")
    if isinstance(value, datetime):
        at = time_of(value.replace(tzinfo=AMSTERDAM))
        return f"{short_date(value.date())} {at:%H:%M}" if at else f"{short_date(value.date())}, {NO_TIME}"
    return short_date(value) if isinstance(value, date) else str(getattr(value, "label", value))


def _crossed(wrong: Mapping[str, Rijbevinding], *codes: str) -> str:
    found = next((wrong[code] for code in codes if code in wrong), None)
    return f"✕ {found.waarde or '(leeg)'}" if found is not None else ""
