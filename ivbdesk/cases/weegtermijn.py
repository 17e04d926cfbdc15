"""Within how many working days a signal is weighed, and how that is told (domein 2.2, rule S27)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ivbdesk.cases.feestdagen import Feestdagen
from ivbdesk.cases.nederlands import AMSTERDAM
from ivbdesk.cases.signaalregels import Signaalregel

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Weegtermijn:
    """The term in which a signal is weighed, by its rule."""

    regel: Signaalregel
    feestdagen: Feestdagen

    def uiterlijk(self, ontvangen: datetime) -> date:
        """The last day on which weighing is in time: the last of the working days after the day it came."""
        day, left = _local(ontvangen), self.regel.werkdagen
        while left > 0:
            day += _DAY
            left -= not self.feestdagen.is_vrij(day)
        return day

    def due_before(self, dag: date) -> datetime:
        """The term of all that came before this moment, and of nothing that came later, has ended by `dag`."""
        return self._start(dag, self.regel.werkdagen)

    def shown_before(self, dag: date) -> datetime:
        """All that came before this moment, and nothing that came later, stands in the werkvoorraad on `dag`."""
        return self._start(dag, self.regel.werkdagen - self.regel.vooraf_werkdagen)

    def late_before(self, dag: date) -> datetime:
        """All that came before this moment, and nothing that came later, is late on `dag`."""
        return self.due_before(dag - _DAY)

    def _start(self, dag: date, working_days: int) -> datetime:
        """The begin of the so-manyth working day back from `dag`, which counts: before it came what had as many."""
        day = dag + _DAY
        while working_days > 0:
            day -= _DAY
            working_days -= not self.feestdagen.is_vrij(day)
        return datetime.combine(day, time(), AMSTERDAM)

    def is_late(self, ontvangen: datetime, vandaag: date) -> bool:
        """Whether it waits too long."""
        return self.uiterlijk(ontvangen) < vandaag

    def words(self, ontvangen: datetime, vandaag: date) -> str:
        """How long there is to weigh it, or how long it is too late, in working days."""
        last = self.uiterlijk(ontvangen)
        if last == vandaag:
            return "vandaag de laatste dag om te wegen"
        late, left = self._between(last, vandaag), self._between(vandaag, last)
        if last > vandaag:
            return f"nog {_days(left)} om te wegen"
        return f"{_days(late)} te laat met wegen" if late else "net te laat met wegen"

    def _between(self, van: date, tot: date) -> int:
        """How many working days lie after `van`, up to and with `tot`."""
        days = (van + number * _DAY for number in range(1, (tot - van).days + 1))
        return sum(not self.feestdagen.is_vrij(day) for day in days)


def _local(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def _days(number: int) -> str:
    return f"{number} {'werkdag' if number == 1 else 'werkdagen'}"
