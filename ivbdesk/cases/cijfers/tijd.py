"""What there was of time, what was planned and what it took: numbers of the team, by month, of nobody alone (IVB 3).

They count no person of a casus, so that nothing of them is hidden; that of a colleague nothing is to be seen, is why there
are sums only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.cijfers.blad import ALLES, TIJD, Bladregel, Bladtabel
from ivbdesk.cases.cijfers.cel import Cel, Toon
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.werk.tijd import Tijdmaand, Tijdsoort, Tijdweek

DEEL = "Tijd"
_HOUR = 60
_IVB = "Het beleid rekent met een halve werkdag per medewerker per week (IVB 3)."
_HOURS = "Afgerond op hele uren; een totaal kan daardoor een uur afwijken van de som."
_NOBODY = "Alleen de som van alle medewerkers telt; van een collega is niets te zien."
_SPENT = f"De minuten die medewerkers zelf noteren, in de maand van de dag zelf. {_NOBODY} {_HOURS}"
_WEEK = "Een week telt in de maand van haar maandag, als iemand er tijd in noteerde."
_ROOM = f"{_IVB} {_WEEK} {_HOURS}"
_PLANNED = f"Het meeste dat in een week gepland stond bij de Werkvoorraad: wat moest gebeuren, signalen en overleggen. {_WEEK} {_HOURS}"


@dataclass(frozen=True)
class Teamtijd:
    """All that is kept of time."""

    maanden: Sequence[Tijdmaand]
    weken: Sequence[Tijdweek]

    def besteed(self, periode: Periode, soort: Tijdsoort | None = None) -> int:
        """The minutes that were noted in a period, of one kind of work or all."""
        return sum(
            one.minuten for one in self.maanden if periode.heeft(one.maand) and soort in (None, one.soort)
        )

    def ruimte(self, periode: Periode) -> int:
        """The minutes that the team had in the weeks of which that is known."""
        return sum(week.ruimte for week in self._in(periode))

    def gepland(self, periode: Periode) -> int:
        """The minutes that were planned in the weeks of which that is known."""
        return sum(week.gepland or 0 for week in self._in(periode))

    def bekend(self, periode: Periode) -> tuple[int, int]:
        """Of how many weeks it is known what there was, and of how many what was planned."""
        weeks = list(self._in(periode))
        return len(weeks), sum(week.gepland is not None for week in weeks)

    def _in(self, periode: Periode) -> Iterable[Tijdweek]:
        return (week for week in self.weken if periode.heeft(week.maandag))

    def is_bekend(self, periode: Periode) -> bool:
        """Whether anything is."""
        return any(periode.heeft(one.maand) for one in self.maanden) or any(self._in(periode))


def time_tables(tijd: Teamtijd, selectie: Selectie, vandaag: date) -> tuple[Bladtabel, ...]:
    """The tables of time of a selection beside a year before; none of a theme or wijk, of no whole months, or without numbers."""
    now, then = selectie.periode, selectie.jaar_eerder().periode
    months = now.months()
    known = tijd.is_bekend(now) or tijd.is_bekend(then)
    if selectie.thema or selectie.wijk or not months or not known:
        return ()
    whole = (
        _line("ruimte", "Ruimte", tijd.ruimte, now),
        _line("gepland", "Gepland", tijd.gepland, now),
        _line("besteed", "Besteed", tijd.besteed, now),
    )
    kinds = tuple(
        _line(kind.value, kind.label, lambda p, kind=kind: tijd.besteed(p, kind), now)  # type: ignore[misc]
        for kind in Tijdsoort
    )
    told = tuple(_told(tijd, now, vandaag))
    return (
        _table(TIJD, "Ruimte, geplande en bestede uren", f"{_ROOM} {_NOBODY}", whole, whole[-1], told),
        _by_month("ruimte", "Ruimte per maand", _ROOM, tijd.ruimte, now),
        _by_month("gepland", "Geplande uren per maand", _PLANNED, tijd.gepland, now),
        _by_month("besteed", "Bestede uren per maand", _SPENT, tijd.besteed, now),
        _table(f"{TIJD}-soort", "Bestede uren per soort werk", _SPENT, kinds, _line("", ALLES, tijd.besteed, now)),
    )  # fmt: skip


def _told(tijd: Teamtijd, periode: Periode, vandaag: date) -> Iterable[str]:
    room, spent = tijd.ruimte(periode), tijd.besteed(periode)
    if room:
        yield f"Besteed is {round(100 * spent / room)}% van de ruimte, gepland {round(100 * tijd.gepland(periode) / room)}%."
    weeks = sum(
        day.weekday() == 0 and periode.heeft(day)
        for day in map(date.fromordinal, range(periode.van.toordinal(), min(periode.tot, vandaag).toordinal() + 1))
    )  # fmt: skip
    known, planned = tijd.bekend(periode)
    if known < weeks or planned < weeks:
        yield f"Van {known} van de {weeks} weken is de ruimte bekend, van {planned} wat gepland stond; in de andere noteerde niemand tijd."


def _by_month(
    code: str, kop: str, zo_geteld: str, minutes: Callable[[Periode], int], periode: Periode
) -> Bladtabel:
    lines = tuple(_line(f"{m.van:%m}", m.naam.rpartition(" ")[0], minutes, m) for m in periode.months())
    return _table(f"{TIJD}-{code}", kop, zo_geteld, lines, _line("", ALLES, minutes, periode))


def _table(
    code: str,
    kop: str,
    zo_geteld: str,
    lines: tuple[Bladregel, ...],
    total: Bladregel,
    told: tuple[str, ...] = (),
) -> Bladtabel:
    return Bladtabel(code, DEEL, kop, "uren", zo_geteld, lines, total, told)


def _line(code: str, naam: str, minutes: Callable[[Periode], int], periode: Periode) -> Bladregel:
    return Bladregel(code, naam, _hours(minutes(periode)), _hours(minutes(periode.jaar_eerder())))


def _hours(minutes: int) -> Cel:
    return Cel((minutes + _HOUR // 2) // _HOUR, Toon.GETAL)
