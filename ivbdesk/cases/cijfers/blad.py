"""A report as it is read: its tables with this period beside the same a year before, its shares, and how it was counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ivbdesk.cases.cijfers.buiten import Buitenregel
from ivbdesk.cases.cijfers.cel import Cel, Cellen, Toon
from ivbdesk.cases.cijfers.periode import Selectie
from ivbdesk.cases.cijfers.rapport import tables_for
from ivbdesk.cases.cijfers.tabel import Cijferkader, Cijfertabel
from ivbdesk.cases.cijfers.tellen import Celsleutel
from ivbdesk.cases.cijfers.telrij import ONBEKEND
from ivbdesk.cases.kader.soorten import Thema

_SMALL = (Toon.WEINIG, Toon.NIET)
ALLEMAAL_KLEIN = (
    "Alle getallen zijn hier minder dan vijf of niet te tonen, in deze periode en een jaar eerder."
)
Kwartielen = Mapping[str, tuple[int, int, int] | None]
"""Of each table with a median: the lower quartile, the median and the upper one."""
ALLES = "Totaal"
VOORRAAD = "voorraad"
"""The code of the one table that stands in no report."""
TIJD = "tijd"
"""The code of the table of what there was, was planned and was spent: three things that add up to nothing."""
_NO_TOTAL = (VOORRAAD, TIJD)
HIDDEN = ("Welk deel", "Het middelste aantal dagen staat er niet")
"""How a sentence begins that says why something is not told."""


@dataclass(frozen=True)
class Bladregel:
    """One line: this period, and the same a year before."""

    antwoord: str
    naam: str
    nu: Cel
    toen: Cel

    @property
    def cellen(self) -> tuple[str | int, str | int]:
        """What stands in its two cells: the number, or the mark of one that is hidden."""
        now, then = (cel.teken if cel.getoond is None else cel.getoond for cel in (self.nu, self.toen))
        return now, then

    @property
    def heeft_staaf(self) -> bool:
        """Whether there is something to draw."""
        return any(cel.toon is Toon.WEGGELATEN or bool(cel.getoond) for cel in (self.nu, self.toen))


@dataclass(frozen=True)
class Bladtabel:
    """One table as it is read."""

    code: str
    deel: str
    kop: str
    eenheid: str
    zo_geteld: str
    regels: tuple[Bladregel, ...]
    totaal: Bladregel
    zinnen: tuple[str, ...]
    in_brief: str = ""

    @property
    def alles_klein(self) -> bool:
        """Whether every number is below five or not shown, so that a table of them tells nothing."""
        return all(cel.toon in _SMALL for line in self.all_lines() for cel in (line.nu, line.toen))

    @property
    def getekend(self) -> tuple[Bladregel, ...]:
        """The lines that have something to draw."""
        return tuple(line for line in self.regels if line.heeft_staaf)

    def legenda(self, nu: str, toen: str, eerder: str) -> str:
        """What the bars of its drawing mean; `eerder` is how those of the year before look."""
        hidden = any(cel.toon is Toon.WEGGELATEN for line in self.regels for cel in (line.nu, line.toen))
        dotted = " Gestippeld: vijf of meer; het getal is niet getoond." if hidden else ""
        return f"Gevuld: {nu}. {eerder}: {toen}.{dotted}"

    def all_lines(self) -> tuple[Bladregel, ...]:
        """The lines, the total last; what stood at the end of each month, or cannot be added up, has none."""
        return self.regels if self.code in _NO_TOTAL else (*self.regels, self.totaal)


@dataclass(frozen=True)
class Blad:
    """A whole report. `intern` holds the numbers as they are, for who works with them; it never leaves."""

    gemeente: str
    selectie: Selectie
    tabellen: tuple[Bladtabel, ...]
    intern: bool
    vastgesteld_op: date | None = None
    buiten: tuple[Buitenregel, ...] = ()

    @property
    def titel(self) -> str:
        """What it is called."""
        return f"Cijfers zorg en veiligheid {self.selectie.periode.naam}"

    @property
    def waarover(self) -> str:
        """Which theme and wijk, in words; empty where it is of all."""
        thema = Thema(self.selectie.thema).label if self.selectie.thema else ""
        return ", ".join(part for part in (thema, self.selectie.wijk) if part)

    @property
    def kenmerk(self) -> str:
        """Of what it is, wherever it goes: what it is called, the theme and wijk, and when it was established."""
        about = self.waarover or "alle thema's en wijken"
        fixed = f", vastgesteld op {self.vastgesteld_op:%d-%m-%Y}" if self.vastgesteld_op else ""
        return f"{self.titel}, {about}{fixed}"

    @property
    def delen(self) -> tuple[str, ...]:
        """The subjects, in their order."""
        return tuple(dict.fromkeys(tabel.deel for tabel in self.tabellen))

    def van_deel(self, deel: str) -> tuple[Bladtabel, ...]:
        """The tables of a subject."""
        return tuple(tabel for tabel in self.tabellen if tabel.deel == deel)

    def tabel(self, code: str) -> Bladtabel | None:
        """The table with this code, where the report has it."""
        return next((tabel for tabel in self.tabellen if tabel.code == code), None)


def lay_out(
    kader: Cijferkader,
    selectie: Selectie,
    gemeente: str,
    cellen: Cellen,
    kwartielen: Kwartielen,
    *,
    intern: bool = False,
    vastgesteld_op: date | None = None,
) -> Blad:
    """The report of these numbers."""
    tables = [_table(tabel, selectie, cellen, kwartielen) for tabel in tables_for(kader, selectie)]
    return Blad(gemeente, selectie, tuple(tables), intern, vastgesteld_op)


def stock_by_month(selectie: Selectie, counts: Mapping[date, int]) -> Bladtabel:
    """How many cases ran on the last day of each month, for own use: by the first day of the month, and a year before."""
    lines = []
    for month in selectie.periode.months():
        if month.van in counts:
            before = counts.get(month.jaar_eerder().van, 0)
            cells = Cel(counts[month.van], Toon.GETAL), Cel(before, Toon.GETAL)
            lines.append(Bladregel(month.van.isoformat(), month.naam, *cells))
    none = Cel(0, Toon.GETAL)
    last = replace(lines[-1], naam="Laatste maand") if lines else Bladregel("", ALLES, none, none)
    return Bladtabel(
        VOORRAAD, "Casussen", "Lopende casussen per maand", "casussen",
        "Wat liep op de laatste dag van elke maand. Deze tabel is voor eigen gebruik en staat in geen rapport.",
        tuple(lines), last, (),
    )  # fmt: skip


def as_they_are(numbers: Mapping[Celsleutel, int]) -> dict[Celsleutel, Cel]:
    """Numbers for who may see each casus behind them."""
    return {key: Cel(number, Toon.GETAL) for key, number in numbers.items()}


def _table(tabel: Cijfertabel, selectie: Selectie, cellen: Cellen, kwartielen: Kwartielen) -> Bladtabel:
    before = selectie.jaar_eerder()

    def line(van: str, answer: str, name: str) -> Bladregel:
        now, then = (cellen[Celsleutel(one, van, answer)] for one in (selectie, before))
        return Bladregel(answer, name, now, then)

    lines = tuple(line(tabel.code, answer, name) for answer, name in tabel.indeling.antwoorden.items())
    total = line(tabel.geheel, "", ALLES)
    told = [*_share(tabel, lines, total), *_middle(tabel, lines, total, kwartielen.get(tabel.code))]
    return Bladtabel(
        tabel.code, tabel.deel, tabel.kop, tabel.eenheid, tabel.zo_geteld, lines, total, tuple(told), tabel.in_brief
    )  # fmt: skip


def _share(tabel: Cijfertabel, lines: Sequence[Bladregel], total: Bladregel) -> list[str]:
    """Which part of the whole gave some answers; told only where all numbers that it is worked out from are shown."""
    if not tabel.aandeel:
        return []
    now = share([line.nu for line in lines], total.nu, lines, tabel.aandeel)
    then = share([line.toen for line in lines], total.toen, lines, tabel.aandeel)
    beside = f" Een jaar eerder was dat {then[0]}%." if now and then else ""
    if now is None and all(line.nu.getoond is not None for line in (*lines, total)):
        return ["Er was hier niets waarvan een deel te tellen is."]
    if now is None:
        return [f"Welk deel {tabel.aandeel_heet}, is niet te zeggen zonder een klein getal te tonen."]
    part, some, whole = now
    return [f"{part}% {tabel.aandeel_heet} ({some} van {whole}).{beside}"]


def share(
    cells: Sequence[Cel], total: Cel, lines: Sequence[Bladregel], answers: Sequence[str]
) -> tuple[int, int, int] | None:
    """The percentage, the number and the whole; None where one of them is not shown or there is nothing to take a part of."""
    unknown = [cel for cel, line in zip(cells, lines, strict=True) if line.antwoord == ONBEKEND]
    chosen = [cel for cel, line in zip(cells, lines, strict=True) if line.antwoord in answers]
    if any(cel.getoond is None for cel in (total, *unknown, *chosen)):
        return None
    whole = total.aantal - sum(cel.aantal for cel in unknown)
    some = sum(cel.aantal for cel in chosen)
    return (round(100 * some / whole), some, whole) if whole else None


def _middle(
    tabel: Cijfertabel,
    lines: Sequence[Bladregel],
    total: Bladregel,
    found: tuple[int, int, int] | None,
) -> list[str]:
    if not tabel.mediaan:
        return []
    if any(line.nu.getoond is None for line in (*lines, total)):
        return [f"{HIDDEN[1]}: een klein getal zou te zien zijn."]
    if found is None:
        return [f"{HIDDEN[1]}: daarvoor zijn er hier te weinig, of is een deel al vernietigd."]
    low, middle, high = found
    return [f"Het middelste aantal dagen is {middle}; bij de helft lag het tussen {low} en {high} dagen."]
