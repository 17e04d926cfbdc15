"""Figures that others count (police, BBV, veiligheidsmonitor): a number with its source, its period and its unit, as they gave it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.taal.nederlands import MAANDEN
from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst

DEEL = "Cijfers van anderen"
UITLEG = "Deze getallen telden anderen. Zij staan er zoals de bron ze gaf, elk met zijn eigen periode; het programma rekent er niet mee."
_YEARS = re.compile(r"(\d{4})\s*(?:-|–|t/m|tot en met)\s*(\d{4})")
_QUARTER = re.compile(r"(\d{4})[\s-]*[KQ]([1-4])|([1-4])e kwartaal (\d{4})", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_FIRST, _LAST = 1990, 2100
_KEYS = ("bron", "indicator", "eenheid")
_WHOLE = re.compile(r"-?\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_MAYBE_GROUPED = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")


@dataclass(eq=False)
class Buitencijfer:
    """One number; `waarde` is written with a decimal comma, `wijk` empty for the whole municipality."""

    id: UUID
    bron: str
    indicator: str
    van: date
    tot: date
    eenheid: str
    waarde: str
    wijk: str
    lading: UUID

    @property
    def sleutel(self) -> tuple[str, str, date, date, str]:
        """Of what it is: a number of the same takes its place."""
        return (self.bron, self.indicator, self.van, self.tot, self.wijk)


@dataclass(frozen=True)
class Buitenindicator:
    """What others count; `van` and `waarde` where the policy names the number itself."""

    bron: str
    indicator: str
    eenheid: str
    periode: Periode | None = None
    waarde: str = ""


@dataclass(frozen=True)
class Buitenregel:
    """A line of the table: the newest number, and the one before it where there is one."""

    bron: str
    indicator: str
    eenheid: str
    wijk: str
    periode: str
    waarde: str
    eerder: str = ""

    @property
    def cellen(self) -> tuple[str, ...]:
        """Its cells, as they stand in every form."""
        about = f"{self.indicator} ({self.wijk})" if self.wijk else self.indicator
        return (about, self.eenheid, self.periode, self.waarde, self.eerder or "–", self.bron)


KOPPEN = ("Wat", "Eenheid", "Periode", "Getal", "Daarvoor", "Bron")


def read_period(text: str) -> Periode | None:
    """The days of "2024", "2022-2023", "2024-K1", "1e kwartaal 2024", "2024-03" or "maart 2024"; None for anything else."""
    words = " ".join(text.split()).casefold()
    if words.isdigit() and len(words) == 4:
        return Periode.of_year(int(words)) if _FIRST <= int(words) <= _LAST else None
    if found := _YEARS.fullmatch(words):
        first, last = int(found[1]), int(found[2])
        both = first < last and first >= _FIRST and last <= _LAST
        return Periode(date(first, 1, 1), date(last, 12, 31)) if both else None
    if found := _QUARTER.fullmatch(words):
        year, number = int(found[1] or found[4]), int(found[2] or found[3])
        return Periode.of_quarter(year, number) if _FIRST <= year <= _LAST else None
    if found := _MONTH.fullmatch(words):
        return _month(int(found[1]), int(found[2]))
    name, _, year_text = words.partition(" ")
    if name in MAANDEN and year_text.isdigit():
        return _month(int(year_text), list(MAANDEN).index(name) + 1)
    return None


def _month(year: int, month: int) -> Periode | None:
    if not _FIRST <= year <= _LAST or not 1 <= month <= 12:
        return None
    return Periode(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def period_words(periode: Periode) -> str:
    """As it is read; years together as "2022-2023"."""
    whole = periode.van == date(periode.van.year, 1, 1) and periode.tot == date(periode.tot.year, 12, 31)
    if whole and periode.van.year < periode.tot.year:
        return f"{periode.van.year}-{periode.tot.year}"
    return periode.naam


def read_value(text: str) -> str:
    """A number as it is kept: "1.234,5" is "1234,5" and "12.5" is "12,5"; raises ValueError that says what to write."""
    words = text.replace("\u00a0", "").replace(" ", "").replace("−", "-")
    if _MAYBE_GROUPED.fullmatch(words):
        whole, part = words.replace(".", ""), words.replace(".", ",")
        raise ValueError(f"‘{text}’ kan {whole} of {part} zijn. Schrijf het zonder punt.")
    if _GROUPED.fullmatch(words):
        words = words.replace(".", "")
    if "%" in words:
        raise ValueError(f"‘{text}’: schrijf het procentteken in de kolom eenheid.")
    if not _WHOLE.fullmatch(words):
        raise ValueError(f"‘{text}’ is geen getal. Schrijf bijvoorbeeld 168 of 4,2.")
    whole, _, part = words.replace(".", ",").partition(",")
    minus = "-" if whole.startswith("-") else ""
    shown = f"{minus}{int(whole.lstrip('-'))}"
    part = part.rstrip("0")
    return f"{shown},{part}" if part else shown


def read_outside(text: str, file: str) -> tuple[Buitenindicator, ...]:
    """What ships with the program, from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    source.top(("indicator", "cijfer"))
    made = [_indicator(block) for block in source.tables("indicator", _KEYS)]
    for block in source.tables("cijfer", (*_KEYS, "periode", "waarde")):
        periode, value = read_period(block.text("periode")), block.text("waarde")
        if periode is None:
            block.wrong("periode", "Schrijf een jaar, jaren, een kwartaal of een maand, zoals ‘2022-2023’.")
        try:
            value = read_value(value)
        except ValueError as wrong:
            block.wrong("waarde", str(wrong))
        made.append(replace(_indicator(block), periode=periode, waarde=value))
    source.finish()
    return tuple(made)


def _indicator(block: Tabel) -> Buitenindicator:
    return Buitenindicator(block.text("bron"), block.text("indicator"), block.text("eenheid"))


def outside_lines(
    shipped: Sequence[Buitenindicator], kept: Iterable[Buitencijfer], selectie: Selectie
) -> tuple[Buitenregel, ...]:
    """The newest number of each that has begun by the end of the period, and the one before; of a wijk only its own, of a theme none."""
    if selectie.thema:
        return ()
    found: dict[tuple[str, str, str], list[tuple[Periode, str, str]]] = {}
    for one in shipped:
        if one.periode is not None:
            found.setdefault((one.bron, one.indicator, ""), []).append((one.periode, one.waarde, one.eenheid))
    for kept_one in kept:
        key = (kept_one.bron, kept_one.indicator, kept_one.wijk)
        found.setdefault(key, []).append(
            (Periode(kept_one.van, kept_one.tot), kept_one.waarde, kept_one.eenheid)
        )
    lines = []
    for (bron, indicator, wijk), numbers in sorted(found.items()):
        known = sorted(one for one in numbers if one[0].van <= selectie.periode.tot)
        if known and (not selectie.wijk or wijk == selectie.wijk):
            last, before = known[-1], known[-2] if len(known) > 1 else None
            earlier = f"{before[1]} ({period_words(before[0])})" if before else ""
            lines.append(Buitenregel(bron, indicator, last[2], wijk, period_words(last[0]), last[1], earlier))
    return tuple(lines)


def missing(shipped: Iterable[Buitenindicator], lines: Iterable[Buitenregel]) -> list[str]:
    """The indicators that the BBV asks and of which no number is loaded."""
    there = {line.indicator.casefold() for line in lines}
    return [one.indicator for one in shipped if one.periode is None and one.indicator.casefold() not in there]
