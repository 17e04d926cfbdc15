"""Within how many working days a signal is weighed, and how that is put in words (domein 2.2, rule S27)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ivbdesk.cases.kader.signaalregels import Signaalregel
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.nederlands import AMSTERDAM, count

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Weegtermijn:
    """The term in which a signal is weighed, by its rule."""

    regel: Signaalregel
    feestdagen: Feestdagen

    def uiterlijk(self, ontvangen: datetime, acuut: bool = False) -> date:
        """The last day on which weighing is in time: the last of the working days after the day it came.

        Of acute danger that is the day itself.
        """
        day, left = _local(ontvangen), 0 if acuut else self.regel.werkdagen
        while left > 0:
            day += _DAY
            left -= not self.feestdagen.is_vrij(day)
        return day

    def due_before(self, dag: date) -> datetime:
        """The term of all that came before this moment, and of nothing that came later, has ended by `dag`."""
        return self._start(dag, self.regel.werkdagen)

    def acute_before(self, dag: date) -> datetime:
        """All acute that came before this moment, and nothing that came later, is to be weighed by `dag`."""
        return self._start(dag, 0)

    def shown_before(self, dag: date) -> datetime:
        """All that came before this moment, and nothing that came later, stands in the werkvoorraad on `dag`."""
        return self._start(dag, self.regel.werkdagen - self.regel.vooraf_werkdagen)

    def _start(self, dag: date, working_days: int) -> datetime:
        """The start of the working day that lies `working_days` back, `dag` itself counted: what came before had as many."""
        day = dag + _DAY
        while working_days > 0:
            day -= _DAY
            working_days -= not self.feestdagen.is_vrij(day)
        return datetime.combine(day, time(), AMSTERDAM)

    def is_late(self, ontvangen: datetime, vandaag: date, acuut: bool = False) -> bool:
        """Whether it waits too long."""
        return self.uiterlijk(ontvangen, acuut) < vandaag

    def words(self, ontvangen: datetime, vandaag: date, acuut: bool = False) -> str:
        """How many working days there are to weigh it, or how many days it is too late, as in the werkvoorraad."""
        last = self.uiterlijk(ontvangen, acuut)
        if last == vandaag:
            return "acuut, vandaag wegen" if acuut else "vandaag de laatste dag om te wegen"
        if last > vandaag:
            return f"nog {count(self._between(vandaag, last), 'werkdag', 'werkdagen')} om te wegen"
        return f"{count((vandaag - last).days, 'dag', 'dagen')} te laat met wegen"

    def _between(self, van: date, tot: date) -> int:
        """How many working days lie after `van`, up to and with `tot`."""
        days = (van + number * _DAY for number in range(1, (tot - van).days + 1))
        return sum(not self.feestdagen.is_vrij(day) for day in days)


def _local(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()
