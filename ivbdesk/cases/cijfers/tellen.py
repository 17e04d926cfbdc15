"""Counting: how many rows stand in each cell of a table, and which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import quantiles
from typing import NamedTuple

from ivbdesk.cases.cijfers.indeling import WIJK_OVERIG
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.cijfers.tabel import Cijfertabel
from ivbdesk.cases.cijfers.telrij import Telmoment, Telrij
from ivbdesk.cases.taal.maanden import months_after

LEAST_FOR_MEDIAN = 10
"""A median of fewer says too much of one of them."""
THEMA = "thema"
"""The question by which a table tells the themes apart, and the answer of which a report can be."""
OUDERDOM = "ouderdom"
"""The one answer that follows from the last day of the period: how long what runs has run."""
_QUARTERS = 4
_MONTHS = {"3m": 3, "6m": 6, "12m": 12}


class Celsleutel(NamedTuple):
    """One number, whichever report it stands in: of which selection, of which table or whole, and of which answer."""

    selectie: Selectie
    van: str
    antwoord: str = ""


@dataclass(frozen=True)
class Geteld:
    """A table as it is: the rows behind each answer, and behind all together."""

    tabel: Cijfertabel
    selectie: Selectie
    per_antwoord: dict[str, tuple[Telrij, ...]]

    @property
    def alle(self) -> tuple[Telrij, ...]:
        """All rows that count."""
        return tuple(rij for rows in self.per_antwoord.values() for rij in rows)

    def quartiles(self) -> tuple[int, int, int] | None:
        """The lower quartile, the median and the upper quartile; None where there are too few."""
        values = [rij.getallen[self.tabel.mediaan] for rij in self.alle if self.tabel.mediaan in rij.getallen]
        if not self.tabel.mediaan or len(values) < LEAST_FOR_MEDIAN:
            return None
        low, middle, high = quantiles(values, n=_QUARTERS, method="inclusive")
        return round(low), round(middle), round(high)


def place_of(rij: Telrij, tabel: Cijfertabel, selectie: Selectie) -> str | None:
    """Among which answer of a table a row counts in a selection; None where it does not."""
    if not selected(rij, selectie) or not counts_at(rij, tabel.wanneer, selectie.periode):
        return None
    return answer_of(rij, tabel, selectie)


def answer_of(rij: Telrij, tabel: Cijfertabel, selectie: Selectie) -> str | None:
    """Among which answer a row counts that is selected and counts in the period; None where the table leaves it out."""
    answer = tabel.answer(rij)
    if answer is not None and tabel.indeling.code == OUDERDOM:
        return duration(rij.dagen[tabel.wanneer.begin], selectie.periode.tot)
    return answer


def selected(rij: Telrij, selectie: Selectie) -> bool:
    """Whether a row is of the theme and the wijk that are asked."""
    if selectie.thema and selectie.thema not in rij.themas:
        return False
    return not selectie.wijk or (rij.wijk or WIJK_OVERIG) == selectie.wijk


def counts_at(rij: Telrij, moment: Telmoment, periode: Periode) -> bool:
    """Whether a row counts in a period: its day lies in it, or it stands at the last day."""
    begun = rij.dagen.get(moment.begin)
    if begun is None:
        return False
    if not moment.is_stand:
        return periode.heeft(begun)
    ended = rij.dagen.get(moment.einde)
    return begun <= periode.tot and (ended is None or ended > periode.tot)


def duration(begun: date, ended: date) -> str:
    """How long something lasted, in the words of DUUR."""
    for code, months in _MONTHS.items():
        if ended <= months_after(begun, months):
            return code
    return "langer"


def count_table(tabel: Cijfertabel, selectie: Selectie, rows: Iterable[Telrij]) -> Geteld:
    """The rows of a table by answer; every answer stands in it, also with none."""
    found: dict[str, list[Telrij]] = {answer: [] for answer in tabel.indeling.antwoorden}
    for rij in rows:
        place = place_of(rij, tabel, selectie)
        if place is not None:
            found[place].append(rij)
    return Geteld(tabel, selectie, {answer: tuple(members) for answer, members in found.items()})


def keys_of(tabellen: Sequence[Cijfertabel], selectie: Selectie) -> Iterator[Celsleutel]:
    """The key of every number of these tables, those of the wholes once."""
    wholes = dict.fromkeys(tabel.geheel for tabel in tabellen)
    yield from (Celsleutel(selectie, whole) for whole in wholes)
    for tabel in tabellen:
        yield from (Celsleutel(selectie, tabel.code, answer) for answer in tabel.indeling.antwoorden)
