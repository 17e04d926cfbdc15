"""Judges the rows of a spreadsheet: what each becomes, or every reason why it cannot be taken in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ivbdesk.cases.invoer.invoercel import Cellezer, Mis, faults
from ivbdesk.cases.invoer.invoerdatum import Datumkolom, look_at_dates
from ivbdesk.cases.invoer.invoerrij import gather_casus, gather_signaal
from ivbdesk.cases.invoer.invoerveld import DATUMS, InvoerSoort, Invoerveld, Invoervelden, Waarden
from ivbdesk.cases.invoer.kolommen import Koppeling, column_letter
from ivbdesk.cases.invoer.rekenblad import Cel, Rekenrij, as_text, is_blank
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.cases.taal.persoonsnummers import has_bsn

_QUOTED = 40
_EVERY = 50


@dataclass(frozen=True, slots=True)
class Rijbevinding:
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
    waarden: Waarden
    bevindingen: tuple[Rijbevinding, ...] = ()
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
        """The rows that cannot be taken in."""
        return [row for row in self.rijen if not row.is_good]

    @property
    def bevindingen(self) -> list[Rijbevinding]:
        """Every finding, by row."""
        return [item for row in self.rijen for item in row.bevindingen]

    def choose(self, ook_bekend: Collection[int] = (), *, zonder_foute: bool = False) -> list[Invoerrij]:
        """The rows to take in, in their order: the new ones, and those of the known ones that are named.

        Raises RegelFout while there are bad rows that were not left out, or where nothing remains.
        """
        if self.fout and not zonder_foute:
            told = count(len(self.fout), "rij kan", "rijen kunnen")
            raise RegelFout("", f"{told} niet worden ingevoerd. Verbeter ze, of kies ervoor ze weg te laten.")
        rows = [row for row in self.rijen if row.is_good and (not row.bekend or row.regel in ook_bekend)]
        if not rows:
            raise RegelFout("", "Er is geen rij om in te voeren.")
        return rows


@dataclass(frozen=True)
class Lijst:
    """The rows to judge, with their heads, and how they are matched.

    `laatste_kop` is how many columns there are up to the last head; what stands beyond is a finding, unless its
    column is matched or `ernaast_weglaten`.
    """

    soort: InvoerSoort
    koppen: Sequence[str]
    rijen: Sequence[Rekenrij]
    koppeling: Koppeling
    samengevoegd: frozenset[tuple[int, int]] = frozenset()
    laatste_kop: int | None = None
    ernaast_weglaten: bool = False


def missing_fields(soort: InvoerSoort, koppeling: Koppeling, velden: Invoervelden) -> list[Invoerveld]:
    """The fields that every row needs and that have neither a column nor a value for all rows."""
    return [
        veld
        for veld in velden.of(soort)
        if veld.verplicht
        and veld.code not in koppeling.kolommen
        and not koppeling.vast.get(veld.code, "").strip()
    ]


def beside_heads(lijst: Lijst) -> list[int]:
    """The numbers of the rows in which something stands beside the last head."""
    last = len(lijst.koppen) if lijst.laatste_kop is None else lijst.laatste_kop
    return [row.nummer for row in lijst.rijen if any(not is_blank(cell) for cell in row.cellen[last:])]


def check_list(
    lijst: Lijst, velden: Invoervelden, today: date, step: Callable[[int, int], None] = lambda done, of: None
) -> Controle:
    """Judge every row; `step` is told how far it is, and may raise to stop."""
    judge = _RowJudge(lijst, velden, today)
    rows = []
    for number, row in enumerate(lijst.rijen):
        if number % _EVERY == 0:
            step(number, len(lijst.rijen))
        rows.append(judge.judge(row))
    return Controle(lijst.soort, tuple(rows))


def mark_known(
    controle: Controle, key: Callable[[Invoerrij], object | None], known: Mapping[object, str]
) -> Controle:
    """The same with each good row marked that is in the register already, or earlier in the list.

    `known` gives the number of what is there by its key; empty where it has none to show.
    """
    seen: dict[object, int] = {}
    rows = []
    for row in controle.rijen:
        mine = key(row) if row.is_good else None
        if mine is None:
            rows.append(row)
        elif mine in known:
            number = known[mine]
            rows.append(replace(row, bekend=f"Staat al in het register{f' als {number}' if number else ''}"))
        elif mine in seen:
            rows.append(replace(row, bekend=f"Gelijk aan rij {seen[mine]}"))
        else:
            seen[mine] = row.regel
            rows.append(row)
    return replace(controle, rijen=tuple(rows))


class _RowJudge:
    """Judges the rows of one list."""

    def __init__(self, lijst: Lijst, velden: Invoervelden, today: date) -> None:
        self._lijst, self._today = lijst, today
        self._velden = velden.of(lijst.soort)
        self._reader = Cellezer(velden, today)
        self._dates = {code: self._look(index) for code, index in self._matched.items() if code in DATUMS}

    @property
    def _matched(self) -> Mapping[str, int]:
        return self._lijst.koppeling.kolommen

    def _look(self, index: int) -> Datumkolom:
        return look_at_dates([(row.nummer, _cell(row, index)) for row in self._lijst.rijen], self._today)

    def judge(self, row: Rekenrij) -> Invoerrij:
        """The values of a row, or all that is wrong with it."""
        values: Waarden = {}
        found: list[Mis] = []
        unread: set[str] = set()
        for veld in self._velden:
            values[veld.code], wrong = self._value(veld, row)
            found += wrong
            if wrong:
                unread.add(veld.code)
        gather = gather_signaal if self._lijst.soort is InvoerSoort.SIGNAAL else gather_casus
        gathered, wrong = gather(values, unread, self._today)
        ordered = sorted((*found, *wrong), key=lambda mis: self._matched.get(mis.code, len(row.cellen)))
        findings = [self._finding(row, mis) for mis in ordered]
        findings += self._beyond(row)
        return Invoerrij(row.nummer, {} if findings else gathered, tuple(findings))

    def _value(self, veld: Invoerveld, row: Rekenrij) -> tuple[object, list[Mis]]:
        """The value of a field, or all that is wrong with its cell."""
        index = self._matched.get(veld.code)
        cell = _cell(row, index) if index is not None else None
        if is_blank(cell):
            cell = self._lijst.koppeling.vast.get(veld.code, "").strip() or None
        if cell is None:
            return None, [self._empty(veld, row, index)] if veld.verplicht else []
        if wrong := faults(veld, cell):
            return None, wrong
        try:
            if doubt := self._dates.get(veld.code, Datumkolom()).doubt(cell):
                raise Mis(veld.code, doubt, "Schrijf de maand in letters, zoals 3 apr 2026.")
            return self._reader.read(veld, cell), []
        except Mis as mis:
            return None, [mis]

    def _beyond(self, row: Rekenrij) -> list[Rijbevinding]:
        """What stands beside the last head, where no head says what it is; a text that was cut in two looks so too."""
        if self._lijst.ernaast_weglaten or self._lijst.laatste_kop is None:
            return []
        known = set(self._matched.values())
        return [
            Rijbevinding(
                row.nummer,
                f"Zonder kop ({column_letter(index)})",
                "Deze cel staat naast de laatste kop. Misschien is een tekst met een scheidingsteken in tweeën geknipt.",
                "Zet de tekst in de goede cel, of zet een kop boven deze kolom. Hoort het er niet bij, kies dan in stap 2 "
                "dat zulke cellen weg mogen blijven.",
                _quoted(row.cellen[index]),
            )
            for index in range(self._lijst.laatste_kop, len(row.cellen))
            if index not in known and not is_blank(row.cellen[index])
        ]

    def _empty(self, veld: Invoerveld, row: Rekenrij, index: int | None) -> Mis:
        if index is not None and (row.nummer, index) in self._lijst.samengevoegd:
            return Mis(
                veld.code,
                "Deze cel is samengevoegd met een andere, en is daardoor leeg.",
                "Splits de cel in Excel en zet de waarde in elke rij.",
            )
        return Mis(veld.code, "Deze cel is leeg, en elke rij heeft dit nodig.", "Vul de cel in.")

    def _finding(self, row: Rekenrij, mis: Mis) -> Rijbevinding:
        index = self._matched.get(mis.code)
        name = next((veld.naam for veld in self._velden if veld.code == mis.code), "")
        value = ""
        if index is not None:
            name = f"{self._lijst.koppen[index]} ({column_letter(index)})"
            value = "" if mis.secret else _quoted(_cell(row, index))
        return Rijbevinding(row.nummer, name, mis.wat, mis.doen, value)


def _quoted(cell: Cel) -> str:
    """The beginning of a cell for the screen, without what may be a BSN."""
    text = " ".join(as_text(cell).split())
    if has_bsn(text):
        return ""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]} …"


def _cell(row: Rekenrij, index: int) -> Cel:
    return row.cellen[index] if index < len(row.cellen) else None
