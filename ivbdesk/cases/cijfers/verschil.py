"""What a reader gets by taking told numbers from each other: of a stretch of days, from reports that begin or end with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from ivbdesk.cases.cijfers.periode import Selectie
from ivbdesk.cases.cijfers.tabel import Cijfertabel
from ivbdesk.cases.cijfers.tellen import THEMA, Celsleutel

_DAY = timedelta(days=1)


class _Reeks(NamedTuple):
    """One number over time, of whatever period."""

    thema: str
    wijk: str
    van: str
    antwoord: str


class Verschillen:
    """Told numbers as steps between days: the number of a period is the sum of the steps from its first day to its last.

    Reports of different moments do not agree where something was recorded late; each sum is then one that a reader can make.
    """

    def __init__(self, getallen: Mapping[Celsleutel, int], tabellen: Iterable[Cijfertabel]) -> None:
        self._by_theme = {tabel.code: tabel.geheel for tabel in tabellen if tabel.indeling.code == THEMA}
        self._steps: dict[_Reeks, dict[date, list[tuple[date, int]]]] = defaultdict(lambda: defaultdict(list))
        for key, number in getallen.items():
            first, after = _edges(key.selectie)
            steps = self._steps[self._series(key)]
            steps[first].append((after, number))
            steps[after].append((first, -number))

    def told(self, key: Celsleutel) -> int | None:
        """What follows for this number; None where the periods that are told do not meet so."""
        steps = self._steps.get(self._series(key))
        if steps is None:
            return None
        first, after = _edges(key.selectie)
        reached, waiting = {first: 0}, [first]
        while waiting and after not in reached:
            here = waiting.pop(0)
            for there, step in steps.get(here, ()):
                if there not in reached:
                    reached[there] = reached[here] + step
                    waiting.append(there)
        return reached.get(after)

    def _series(self, key: Celsleutel) -> _Reeks:
        """A theme among all themes is the same number as the whole of that theme."""
        thema, wijk = key.selectie.thema, key.selectie.wijk
        if not thema and key.antwoord and key.van in self._by_theme:
            return _Reeks(key.antwoord, wijk, self._by_theme[key.van], "")
        return _Reeks(thema, wijk, key.van, key.antwoord)


def _edges(selectie: Selectie) -> tuple[date, date]:
    return selectie.periode.van, selectie.periode.tot + _DAY
