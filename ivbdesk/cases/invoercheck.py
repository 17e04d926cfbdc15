"""Judges the rows of a spreadsheet: what each becomes, or every reason why it can not be taken in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ivbdesk.cases.invoercel import Cellezer, Mis
from ivbdesk.cases.invoerdatum import is_ambiguous, month_first_rows
from ivbdesk.cases.invoerrij import gather_casus, gather_signaal
from ivbdesk.cases.invoertekst import has_bsn, is_garbled
from ivbdesk.cases.invoerveld import InvoerSoort, Invoerveld, Invoervelden
from ivbdesk.cases.kolommen import Koppeling, column_letter
from ivbdesk.cases.nederlands import count
from ivbdesk.cases.rekenblad import Cel, Rekenrij, as_text, is_blank

_QUOTED = 40
_LONGEST = {"tekst": 20_000, "doel": 4_000}
_LONGEST_ELSE = 250
_EVERY = 50


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What is wrong in one cell or row, and what to do; `waarde` is what stands there, for the screen only."""

    regel: int
    kolom: str
    wat: str
    doen: str
    waarde: str = ""


@dataclass(frozen=True, slots=True)
class Invoerrij:
    """One row: its values by field, or its findings; `bekend` says why it seems to be in the register already."""

    regel: int
    waarden: Mapping[str, Any]
    bevindingen: tuple[Bevinding, ...] = ()
    bekend: str = ""

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.bevindingen


@dataclass(frozen=True)
class Controle:
    """The judgement of a whole list."""

    soort: InvoerSoort
    rijen: tuple[Invoerrij, ...]

    @property
    def nieuw(self) -> list[Invoerrij]:
        """The rows that are right and not known yet."""
        return [row for row in self.rijen if row.is_good and not row.bekend]

    @property
    def bekend(self) -> list[Invoerrij]:
        """The rows that are right, but seem to be there already."""
        return [row for row in self.rijen if row.is_good and row.bekend]

    @property
    def fout(self) -> list[Invoerrij]:
        """The rows that can not be taken in."""
        return [row for row in self.rijen if not row.is_good]

    @property
    def bevindingen(self) -> list[Bevinding]:
        """Every finding, by row."""
        return [item for row in self.rijen for item in row.bevindingen]


@dataclass(frozen=True)
class Lijst:
    """The rows to judge, with their heads, and how they are matched."""

    soort: InvoerSoort
    koppen: Sequence[str]
    rijen: Sequence[Rekenrij]
    koppeling: Koppeling
    samengevoegd: frozenset[tuple[int, int]] = frozenset()


def missing_fields(soort: InvoerSoort, koppeling: Koppeling, velden: Invoervelden) -> list[Invoerveld]:
    """The fields that every row needs and that have neither a column nor a value for all rows."""
    return [
        veld
        for veld in velden.of(soort)
        if veld.verplicht
        and veld.code not in koppeling.kolommen
        and not koppeling.vast.get(veld.code, "").strip()
    ]


def check_list(
    lijst: Lijst, velden: Invoervelden, today: date, step: Callable[[int, int], None] = lambda done, of: None
) -> Controle:
    """Judge every row; `step` is told how far it is, and may raise to stop."""
    judge = _Rechter(lijst, velden, today)
    rows = []
    for number, row in enumerate(lijst.rijen):
        if number % _EVERY == 0:
            step(number, len(lijst.rijen))
        rows.append(judge.judge(row))
    return Controle(lijst.soort, tuple(rows))


def mark_known(
    controle: Controle, key: Callable[[Invoerrij], object | None], known: frozenset[object]
) -> Controle:
    """The same with each good row marked that is in the register already, or earlier in the list."""
    seen: dict[object, int] = {}
    rows = []
    for row in controle.rijen:
        mine = key(row) if row.is_good else None
        if mine is None:
            rows.append(row)
        elif mine in known:
            rows.append(replace(row, bekend="Staat al in het register"))
        elif mine in seen:
            rows.append(replace(row, bekend=f"Gelijk aan rij {seen[mine]}"))
        else:
            seen[mine] = row.regel
            rows.append(row)
    return replace(controle, rijen=tuple(rows))


class _Rechter:
    """Judges the rows of one list."""

    def __init__(self, lijst: Lijst, velden: Invoervelden, today: date) -> None:
        self._lijst, self._today = lijst, today
        self._velden = velden.of(lijst.soort)
        self._reader = Cellezer(velden, today)
        self._months = {code: self._month_first(index) for code, index in lijst.koppeling.kolommen.items()}

    def _month_first(self, index: int) -> list[int]:
        return month_first_rows((row.nummer, _cell(row, index)) for row in self._lijst.rijen)

    def judge(self, row: Rekenrij) -> Invoerrij:
        """The values of a row, or what is wrong with it."""
        values: dict[str, Any] = {}
        wrong: list[Bevinding] = []
        for veld in self._velden:
            try:
                values[veld.code] = self._value(veld, row)
            except Mis as mis:
                wrong.append(self._finding(row, veld.code, mis))
        if not wrong:
            try:
                gather = gather_signaal if self._lijst.soort is InvoerSoort.SIGNAAL else gather_casus
                return Invoerrij(row.nummer, gather(values, self._today))
            except Mis as mis:
                wrong.append(self._finding(row, mis.code, mis))
        return Invoerrij(row.nummer, {}, tuple(wrong))

    def _value(self, veld: Invoerveld, row: Rekenrij) -> Any:
        index = self._lijst.koppeling.kolommen.get(veld.code)
        cell = _cell(row, index) if index is not None else None
        if is_blank(cell):
            cell = self._lijst.koppeling.vast.get(veld.code, "").strip() or None
        if cell is None:
            if veld.verplicht:
                raise self._empty(veld, row, index)
            return None
        self._refuse_text(veld, cell)
        first = self._months.get(veld.code)
        if first and is_ambiguous(cell):
            raise Mis(
                veld.code,
                f"Dag en maand zijn hier niet zeker: in rij {first[0]} van deze kolom staat de maand voorop.",
                "Schrijf de maand in letters, zoals 3 apr 2026.",
            )
        return self._reader.read(veld, cell)

    def _empty(self, veld: Invoerveld, row: Rekenrij, index: int | None) -> Mis:
        if index is not None and (row.nummer, index) in self._lijst.samengevoegd:
            return Mis(
                veld.code,
                "Deze cel is samengevoegd met een andere, en is daardoor leeg.",
                "Splits de cel in Excel en zet de waarde in elke rij.",
            )
        return Mis(veld.code, "Deze cel is leeg, en elke rij heeft dit nodig.", "Vul de cel in.")

    def _refuse_text(self, veld: Invoerveld, cell: Cel) -> None:
        text = as_text(cell)
        # A telephone number that Excel took the first 0 from has nine digits too.
        if has_bsn(text) and not (veld.code == "melder_contact" and text.startswith("6")):
            raise Mis(
                veld.code,
                "Hier staat een getal dat een burgerservicenummer (BSN) kan zijn. Dat mag niet in dit register.",
                "Haal het getal uit de cel. Is het geen BSN, schrijf het dan anders.",
                secret=True,
            )
        if is_garbled(text):
            raise Mis(
                veld.code,
                "Hier staan vreemde tekens; de letters met accenten zijn eerder verkeerd gelezen.",
                "Herstel de tekst, of sla de lijst opnieuw op als Excel-werkmap (.xlsx).",
            )
        most = _LONGEST.get(veld.code, _LONGEST_ELSE)
        if len(text) > most:
            raise Mis(
                veld.code, f"De tekst is langer dan {count(most, 'teken', 'tekens')}.", "Kort de tekst in."
            )

    def _finding(self, row: Rekenrij, code: str, mis: Mis) -> Bevinding:
        index = self._lijst.koppeling.kolommen.get(code)
        name = next((veld.naam for veld in self._velden if veld.code == code), "")
        value = ""
        if index is not None:
            name = f"{self._lijst.koppen[index]} ({column_letter(index)})"
            text = " ".join(as_text(_cell(row, index)).split())
            value = "" if mis.secret else text if len(text) <= _QUOTED else f"{text[:_QUOTED]} …"
        return Bevinding(row.nummer, name, mis.wat, mis.doen, value)


def _cell(row: Rekenrij, index: int) -> Cel:
    return row.cellen[index] if index < len(row.cellen) else None
