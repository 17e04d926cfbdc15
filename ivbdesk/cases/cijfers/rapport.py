"""The numbers of a report, and the report as it was established: frozen, so that last year does not change (IVB 1.5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from ivbdesk.cases.cijfers.indeling import WIJK_OVERIG
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.cijfers.tabel import Cijferkader, Cijfertabel
from ivbdesk.cases.cijfers.tellen import THEMA, Celsleutel, keys_of, place_of
from ivbdesk.cases.cijfers.telrij import Telrij, Telsoort
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.maanden import months_after
from ivbdesk.cases.taal.nederlands import short_date

_DAY = timedelta(days=1)


@dataclass(eq=False)
class Cijferrapport:
    """A report that was established: `inhoud` is the text that left, `cellen` all its numbers with how each was shown."""

    id: UUID
    van: date
    tot: date
    thema: str
    wijk: str
    vastgesteld_op: datetime
    door: UUID
    inhoud: str
    sha256: str
    cellen: str

    @property
    def selectie(self) -> Selectie:
        """Of what it tells."""
        return Selectie(Periode(self.van, self.tot), self.thema, self.wijk)


@dataclass(frozen=True, slots=True)
class Maandcijfer:
    """How many of what was destroyed counted in a month, of all, of a theme or in a wijk, in a table or whole."""

    maand: date
    thema: str
    wijk: str
    van: str
    antwoord: str
    aantal: int


class Maanden:
    """What was destroyed, as numbers by month: they are added to the rows that are there.

    By theme or by wijk, never by both: a theme in one wijk in one month is too often one person (AVG art. 5 lid 1 onder e).
    """

    def __init__(self, rows: Iterable[Maandcijfer] = ()) -> None:
        self._numbers: dict[Celsleutel, int] = {}
        self._months: set[Periode] = set()
        for row in rows:
            month = Periode.of_month(row.maand)
            self._months.add(month)
            if row.thema and row.wijk:  # kept so by an earlier version
                continue
            self._numbers[Celsleutel(Selectie(month, row.thema, row.wijk), row.van, row.antwoord)] = (
                row.aantal
            )

    def number(self, key: Celsleutel, *, is_stand: bool) -> int:
        """What was destroyed of a number; what stood at the last day is that of the last month."""
        months = key.selectie.periode.months()
        chosen = months[-1:] if is_stand else months
        selecties = (Selectie(month, key.selectie.thema, key.selectie.wijk) for month in chosen)
        return sum(self._numbers.get(key._replace(selectie=one), 0) for one in selecties)

    def misses(self, selectie: Selectie) -> bool:
        """Whether something of a selection was destroyed of which no number is kept: it is of a theme within a wijk."""
        periode = selectie.periode
        touched = any(month.van <= periode.tot and periode.van <= month.tot for month in self._months)
        return touched and bool(selectie.thema and selectie.wijk)

    def cut_by(self, periode: Periode) -> bool:
        """Whether a period lies for a part in a month of which something was destroyed, so that it cannot be counted."""
        whole = set(periode.months())
        return any(
            month not in whole and month.van <= periode.tot and periode.van <= month.tot
            for month in self._months
        )


def tables_for(kader: Cijferkader, selectie: Selectie) -> tuple[Cijfertabel, ...]:
    """The tables that say something of a selection: none by theme within a theme, and requests stand in no wijk or theme."""
    if not selectie.thema and not selectie.wijk:
        return kader.tabellen
    return tuple(
        tabel
        for tabel in kader.tabellen
        if tabel.telt is not Telsoort.VERZOEK and not (selectie.thema and _by_theme(tabel))
    )


def _by_theme(tabel: Cijfertabel) -> bool:
    only = tabel.alleen[0].code if tabel.alleen else ""
    return THEMA in (tabel.indeling.code, only)


def numbers_of(
    kader: Cijferkader, rows: Sequence[Telrij], selectie: Selectie, maanden: Maanden
) -> dict[Celsleutel, int]:
    """Every number of a selection: the rows that are there, and what was destroyed."""
    tabellen = tables_for(kader, selectie)
    standing = {name for tabel in tabellen if tabel.wanneer.is_stand for name in (tabel.code, tabel.geheel)}
    return {
        key: max(0, number + maanden.number(key, is_stand=key.van in standing))
        for key, number in _counted(tabellen, rows, selectie).items()
    }


def whole_of(tabel: Cijfertabel, rows: Sequence[Telrij], selectie: Selectie, maanden: Maanden) -> int:
    """The total of one table, with what was destroyed."""
    there = sum(place_of(rij, tabel, selectie) is not None for rij in rows)
    return there + maanden.number(Celsleutel(selectie, tabel.geheel), is_stand=tabel.wanneer.is_stand)


def _counted(
    tabellen: Sequence[Cijfertabel], rows: Sequence[Telrij], selectie: Selectie
) -> dict[Celsleutel, int]:
    by_kind = _by_kind(tabellen)
    found = Counter(cell for rij in rows for cell in _cells_of(rij, by_kind, selectie))
    return {key: found[key.van, key.antwoord] for key in keys_of(tabellen, selectie)}


def _by_kind(tabellen: Iterable[Cijfertabel]) -> dict[Telsoort, list[Cijfertabel]]:
    by_kind: dict[Telsoort, list[Cijfertabel]] = {}
    for tabel in tabellen:
        by_kind.setdefault(tabel.telt, []).append(tabel)
    return by_kind


def _cells_of(
    rij: Telrij, by_kind: Mapping[Telsoort, Sequence[Cijfertabel]], selectie: Selectie
) -> set[tuple[str, str]]:
    """In which cells a row counts, each whole once."""
    cells = set()
    for tabel in by_kind.get(rij.soort, ()):
        answer = place_of(rij, tabel, selectie)
        if answer is not None:
            cells |= {(tabel.code, answer), (tabel.geheel, "")}
    return cells


def lost_numbers(
    kader: Cijferkader, voor: Sequence[Telrij], na: Sequence[Telrij], vandaag: date
) -> list[Maandcijfer]:
    """What the rows `voor` count in each month up to today and the rows `na` do not, in all, for each theme and each wijk.

    A number is negative where a row that stays counts elsewhere since, as a signal that repeats no other any more. What
    stands at the end of this month is not in it: that is still to come.
    """
    gone, came = _not_in(voor, na), _not_in(na, voor)
    first = first_day([*gone, *came])
    made: list[Maandcijfer] = []
    day = first.replace(day=1) if first is not None else vandaag + _DAY
    while day <= vandaag:
        month = Periode.of_month(day)
        tables = [one for one in kader.tabellen if month.tot < vandaag or not one.wanneer.is_stand]
        lost = _by_place(tables, gone, month)
        lost.subtract(_by_place(tables, came, month))
        made += [Maandcijfer(day, *key, number) for key, number in sorted(lost.items()) if number]
        day = months_after(day, 1)
    return made


def _not_in(rows: Iterable[Telrij], others: Iterable[Telrij]) -> list[Telrij]:
    there: dict[tuple[Telsoort, UUID], list[Telrij]] = {}
    for rij in others:
        there.setdefault((rij.soort, rij.id), []).append(rij)
    return [rij for rij in rows if rij not in there.get((rij.soort, rij.id), ())]


def _by_place(
    tabellen: Sequence[Cijfertabel], rows: Iterable[Telrij], maand: Periode
) -> Counter[tuple[str, str, str, str]]:
    """The numbers of a month by theme or wijk, table or whole, and answer."""
    found: Counter[tuple[str, str, str, str]] = Counter()
    by_kind, whole = _by_kind(tabellen), Selectie(maand)
    for rij in rows:
        for van, answer in _cells_of(rij, by_kind, whole):
            places = [("", ""), ("", rij.wijk or WIJK_OVERIG), *((thema, "") for thema in rij.themas)]
            found.update((thema, wijk, van, answer) for thema, wijk in places)
    return found


def first_day(rows: Iterable[Telrij]) -> date | None:
    """The first day that any row tells of."""
    return min((day for rij in rows for day in rij.dagen.values()), default=None)


def require_whole(selectie: Selectie, maanden: Maanden) -> None:
    """Raise RegelFout where part cannot be counted: days beside whole months would point at what was destroyed."""
    if any(maanden.misses(one) for one in (selectie, selectie.jaar_eerder())):
        told = "In deze tijd zijn gegevens vernietigd; die zijn per thema of per wijk te tellen, niet per thema in één wijk. Laat het thema of de wijk weg."
        raise RegelFout("wijk", told, "AVG art. 5 lid 1 onder e")
    if any(maanden.cut_by(one.periode) for one in (selectie, selectie.jaar_eerder())):
        told = "In deze tijd zijn gegevens vernietigd; die zijn alleen per hele maand te tellen. Kies hele maanden."
        raise RegelFout("tot", told, "AVG art. 5 lid 1 onder c")


def require_over(selectie: Selectie, vandaag: date) -> None:
    """Raise RegelFout for a period that still runs: half counts could together point at somebody (domein 5.3)."""
    if selectie.periode.tot >= vandaag:
        told = f"Deze periode loopt tot en met {short_date(selectie.periode.tot)}; een rapport gaat over een periode die voorbij is."
        raise RegelFout("tot", told, "AVG art. 5 lid 1 onder c")


def same_report(rapporten: Iterable[Cijferrapport], selectie: Selectie) -> Cijferrapport | None:
    """The report that was established of this selection."""
    return next((one for one in rapporten if one.selectie == selectie), None)
