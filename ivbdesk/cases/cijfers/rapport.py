"""The numbers of a report, and the report as it was established: frozen, so that last year does not change (IVB 1.5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ivbdesk.cases.cijfers.indeling import WIJK_OVERIG
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.cijfers.tabel import Cijferkader, Cijfertabel
from ivbdesk.cases.cijfers.tellen import Celsleutel, keys_of, place_of
from ivbdesk.cases.cijfers.telrij import Telrij, Telsoort
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.maanden import months_after
from ivbdesk.cases.taal.nederlands import short_date

THEMA = "thema"
KEPT_AFTER_MONTHS = 1
"""A month is kept when another one has gone by: what is recorded a little late still counts."""
EARLIEST_KEPT = 5
"""How many years back months are kept the first time."""


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
    """One number of a month that is kept; no person or casus is in it, and `van` empty only says that the month is kept."""

    maand: date
    thema: str
    wijk: str
    van: str
    antwoord: str
    aantal: int


class Maanden:
    """The months that are kept, as numbers: what is destroyed later still counts in them."""

    def __init__(self, rows: Iterable[Maandcijfer]) -> None:
        self._numbers: dict[Celsleutel, int] = {}
        self._kept: set[date] = set()
        for row in rows:
            if not row.van:
                self._kept.add(row.maand)
                continue
            selectie = Selectie(Periode.of_month(row.maand), row.thema, row.wijk)
            self._numbers[Celsleutel(selectie, row.van, row.antwoord)] = row.aantal

    def has(self, maand: Periode) -> bool:
        """Whether this month is kept."""
        return maand.van in self._kept

    def number(self, key: Celsleutel) -> int:
        """The number that was kept."""
        return self._numbers.get(key, 0)

    def missing(self, eerste: date, vandaag: date) -> list[Periode]:
        """The months that are over long enough and not kept yet, the oldest first."""
        day = max(eerste.replace(day=1), date(vandaag.year - EARLIEST_KEPT, 1, 1))
        found = []
        while months_after(Periode.of_month(day).tot, KEPT_AFTER_MONTHS) < vandaag:
            month = Periode.of_month(day)
            if not self.has(month):
                found.append(month)
            day = months_after(day, 1)
        return found


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
    kader: Cijferkader, rows: Sequence[Telrij], selectie: Selectie, maanden: Maanden | None = None
) -> dict[Celsleutel, int]:
    """Every number of a selection; those of months that are kept are taken as they were."""
    tabellen = tables_for(kader, selectie)
    months = selectie.periode.months()
    if maanden is None or not any(maanden.has(month) for month in months):
        return _counted(tabellen, rows, selectie)
    parts = []
    for month in months:
        part = Selectie(month, selectie.thema, selectie.wijk)
        if maanden.has(month):
            parts.append({key: maanden.number(key) for key in keys_of(tabellen, part)})
        else:
            parts.append(_counted(tabellen, rows, part))
    standing = {tabel.code for tabel in tabellen if tabel.wanneer.is_stand}
    standing |= {tabel.geheel for tabel in tabellen if tabel.wanneer.is_stand}
    made: dict[Celsleutel, int] = {}
    for key in keys_of(tabellen, selectie):
        values = [
            part[Celsleutel(Selectie(month, selectie.thema, selectie.wijk), key.van, key.antwoord)]
            for month, part in zip(months, parts, strict=True)
        ]
        made[key] = values[-1] if key.van in standing else sum(values)
    return made


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


def month_numbers(kader: Cijferkader, rows: Iterable[Telrij], maand: Periode) -> list[Maandcijfer]:
    """All numbers of a month that are not zero, for each theme and wijk, with the line that says that it is kept."""
    found: Counter[tuple[str, str, str, str]] = Counter()
    by_kind = _by_kind(kader.tabellen)
    whole = Selectie(maand)
    for rij in rows:
        counted = list(_cells_of(rij, by_kind, whole))
        if counted:
            for thema in ("", *rij.themas):
                for wijk in ("", rij.wijk or WIJK_OVERIG):
                    found.update((thema, wijk, van, answer) for van, answer in counted)
    lines = [Maandcijfer(maand.van, *key, number) for key, number in sorted(found.items())]
    return [Maandcijfer(maand.van, "", "", "", "", 0), *lines]


def first_day(rows: Iterable[Telrij]) -> date | None:
    """The first day that any row tells of."""
    return min((day for rij in rows for day in rij.dagen.values()), default=None)


def require_over(selectie: Selectie, vandaag: date) -> None:
    """Raise RegelFout for a period that still runs: half counts could together point at somebody (domein 5.3)."""
    if selectie.periode.tot >= vandaag:
        told = f"Deze periode loopt tot en met {short_date(selectie.periode.tot)}; een rapport gaat over een periode die voorbij is."
        raise RegelFout("tot", told, "AVG art. 5 lid 1 onder c")


def same_report(rapporten: Iterable[Cijferrapport], selectie: Selectie) -> Cijferrapport | None:
    """The report that was established of this selection."""
    return next((one for one in rapporten if one.selectie == selectie), None)
