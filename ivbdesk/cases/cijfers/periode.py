"""Over which days is counted: a year, a quarter or any days, and the same days a year before."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.maanden import months_after
from ivbdesk.cases.taal.nederlands import MAANDEN, short_date

_EARLIEST = 1990
_KWARTAAL = 3
_WHOLE_YEARS = (1, 1, 12, 31)


@dataclass(frozen=True, order=True)
class Periode:
    """From a day up to and with another."""

    van: date
    tot: date

    @classmethod
    def of_year(cls, jaar: int) -> Self:
        """A calendar year."""
        return cls(date(jaar, 1, 1), date(jaar, 12, 31))

    @classmethod
    def of_quarter(cls, jaar: int, kwartaal: int) -> Self:
        """Quarter 1 to 4 of a year."""
        last = kwartaal * _KWARTAAL
        return cls(date(jaar, last - 2, 1), date(jaar, last, monthrange(jaar, last)[1]))

    @classmethod
    def of_month(cls, dag: date) -> Self:
        """The month in which a day lies."""
        return cls(dag.replace(day=1), dag.replace(day=monthrange(dag.year, dag.month)[1]))

    def jaar_eerder(self) -> Periode:
        """The same days a year before; the last day of a month stays that."""
        return Periode(_year_before(self.van), _year_before(self.tot))

    def so_far(self, vandaag: date) -> Periode:
        """Up to and with the month of today where it still runs, so that it stands beside the same months of the year before."""
        return Periode(self.van, min(self.tot, Periode.of_month(max(vandaag, self.van)).tot))

    def heeft(self, dag: date | None) -> bool:
        """Whether the day lies in it."""
        return dag is not None and self.van <= dag <= self.tot

    @property
    def kwartaal(self) -> int | None:
        """The number of the quarter that it is; None where it is no quarter."""
        number = (self.van.month + 2) // _KWARTAAL
        return number if self == Periode.of_quarter(self.van.year, number) else None

    @property
    def is_jaar(self) -> bool:
        """Whether it is a calendar year."""
        return self == Periode.of_year(self.van.year)

    @property
    def naam(self) -> str:
        """As it is called: "2025", "2e kwartaal 2025", "maart 2025", or from when until when."""
        if self.is_jaar:
            return str(self.van.year)
        if (self.van.month, self.van.day, self.tot.month, self.tot.day) == _WHOLE_YEARS:
            return f"{self.van.year} tot en met {self.tot.year}"
        if self.kwartaal is not None:
            return f"{self.kwartaal}e kwartaal {self.van.year}"
        month, last = MAANDEN[self.van.month - 1], MAANDEN[self.tot.month - 1]
        if self == Periode.of_month(self.van):
            return f"{month} {self.van.year}"
        if self.months() and self.van.year == self.tot.year:
            return f"{month} tot en met {last} {self.van.year}"
        return f"{short_date(self.van)} tot en met {short_date(self.tot)}"

    def months(self) -> tuple[Periode, ...]:
        """The months that it consists of; none where it does not begin or end with one."""
        if self.van.day != 1 or self.tot != Periode.of_month(self.tot).tot:
            return ()
        found, day = [], self.van
        while day <= self.tot:
            found.append(Periode.of_month(day))
            day = months_after(day, 1)
        return tuple(found)


@dataclass(frozen=True, order=True)
class Selectie:
    """Of what is counted: a period, and perhaps one theme and one wijk, empty for all; OVERIG is what lies in no wijk."""

    periode: Periode
    thema: str = ""
    wijk: str = ""

    def jaar_eerder(self) -> Selectie:
        """The same a year before."""
        return Selectie(self.periode.jaar_eerder(), self.thema, self.wijk)


def require_period(van: date, tot: date, vandaag: date) -> Periode:
    """The period of two days; raises RegelFout that names the field where they cannot be one."""
    if van.year < _EARLIEST:
        raise RegelFout("van", f"Kies een dag vanaf {_EARLIEST}.")
    if tot < van:
        raise RegelFout("tot", "De laatste dag ligt voor de eerste.")
    if van > vandaag:
        raise RegelFout("van", "Deze periode moet nog beginnen.")
    return Periode(van, tot)


def _year_before(day: date) -> date:
    last = day == Periode.of_month(day).tot
    moved = months_after(day, -12)
    return Periode.of_month(moved).tot if last else moved
