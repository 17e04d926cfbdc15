"""Which days are a recognised holiday for statutory terms (Algemene termijnenwet art. 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from ivbdesk.cases.taal.nederlands import DAGEN
from ivbdesk.cases.taal.toml_lezer import TomlTekst

_SATURDAY = 5


@dataclass(frozen=True)
class Feestdagen:
    """The holidays of a library, with what it lacks: fixed days by (month, day), and days put on a par.

    `besluit_tot_en_met` is the last year of which the royal decree is known, `gecontroleerd_op` when somebody looked.
    """

    elk_jaar: Mapping[tuple[int, int], str]
    gelijkgesteld: Mapping[date, str]
    besluit_tot_en_met: int | None = None
    gecontroleerd_op: date | None = None

    def naam(self, day: date) -> str:
        """The holiday on this day; empty where it is none."""
        fixed = self.elk_jaar.get((day.month, day.day), "")
        return fixed or self.gelijkgesteld.get(day, "") or _of_library(day.year).get(day, "")

    def is_vrij(self, day: date) -> bool:
        """Whether it is a Saturday, a Sunday or a recognised holiday."""
        return day.weekday() >= _SATURDAY or bool(self.naam(day))

    def waarom_vrij(self, day: date) -> str:
        """Why a day does not count as a working day, as one word or name; empty where it does."""
        return self.naam(day) or (DAGEN[day.weekday()] if day.weekday() >= _SATURDAY else "")

    def nog_onbekend(self, day: date) -> str:
        """The sentence that the royal decree of this year is not known yet; empty where it is (art. 3 lid 3)."""
        if self.besluit_tot_en_met is None or day.year <= self.besluit_tot_en_met:
            return ""
        return (
            f"Let op: het besluit voor {day.year} dat dagen met een feestdag gelijkstelt is nog niet bekend "
            "(Algemene termijnenwet art. 3 lid 3); reken deze termijn dan opnieuw na."
        )

    def with_own(self, own: Feestdagen) -> Feestdagen:
        """These days and those of a municipality's own file; the last year that either knows, and the last look."""
        years = [year for year in (self.besluit_tot_en_met, own.besluit_tot_en_met) if year is not None]
        looks = [look for look in (self.gecontroleerd_op, own.gecontroleerd_op) if look is not None]
        return Feestdagen(
            {**self.elk_jaar, **own.elk_jaar},
            {**self.gelijkgesteld, **own.gelijkgesteld},
            max(years, default=None),
            max(looks, default=None),
        )


@cache
def _of_library(year: int) -> Mapping[date, str]:
    # Here, since it takes a moment to load. `optional` holds Good Friday, which counts (art. 3 lid 2).
    import holidays

    found = holidays.country_holidays("NL", years=year, categories=("public", "optional"), language="nl")
    return dict(found.items())


def read_feestdagen(text: str, file: str) -> Feestdagen:
    """The days from the text of a TOML file, where each key may be absent; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    top = source.top(("besluit_tot_en_met", "gecontroleerd_op", "elk_jaar", "gelijkgesteld"))
    known, looked = top.maybe_number("besluit_tot_en_met", 1990, 2100), top.day("gecontroleerd_op")
    fixed: dict[tuple[int, int], str] = {}
    for table in source.tables("elk_jaar", ("maand", "dag", "naam", "bron")) if top.has("elk_jaar") else ():
        month, day = table.number("maand", 1, 12), table.number("dag", 1, 31)
        try:
            date(2000, month, day)
        except ValueError:
            table.wrong("dag", "Deze dag bestaat niet.")
        fixed[month, day] = table.text("naam")
        table.text("bron")
    special: dict[date, str] = {}
    tables = source.tables("gelijkgesteld", ("datum", "naam", "bron")) if top.has("gelijkgesteld") else ()
    for table in tables:
        found = table.day("datum")
        if found is None:
            table.wrong("datum", "Vul de datum in, als 2026-05-15.")
        elif found in special:
            table.wrong("datum", "Deze dag staat er al.")
        else:
            special[found] = table.text("naam")
        table.text("bron")
    source.finish()
    return Feestdagen(fixed, special, known, looked)
