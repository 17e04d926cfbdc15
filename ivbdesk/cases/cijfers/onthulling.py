"""Which numbers of a report must be left out, so that none below five can be worked out from it and all reports before.

The rule of `keten.wijkonthulling`, for any set of tables over any periods, themes and wijken: a number below five is
never shown, zero neither; a larger one is left out where a small one would follow. What counts is also what is in no
table and follows from two: the quarter that a year and three quarters leave over, the wijk that the whole and the other
wijken leave over. What is left out stays so until there is a witness for each hidden number (`getuigen`).

What is small is decided by the numbers that are told, now and in earlier reports, and not by the rows that are left: of
what was destroyed only numbers are kept, and what was recorded late is in no earlier report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain, pairwise
from typing import NamedTuple

from ivbdesk.cases.cijfers.cel import Cel, Cellen, Toon
from ivbdesk.cases.cijfers.getuigen import Getuigen, Grens, Plekken
from ivbdesk.cases.cijfers.indeling import WIJK_OVERIG, Lijsten
from ivbdesk.cases.cijfers.mogelijk import answers_of, could_be, moved
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.cijfers.tabel import Cijferkader, Cijfertabel
from ivbdesk.cases.cijfers.tellen import Celsleutel, answer_of, counts_at, keys_of, selected
from ivbdesk.cases.cijfers.telrij import Telmoment, Telrij, Telsoort
from ivbdesk.cases.cijfers.verschil import Verschillen
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.keten.wijkonthulling import FEWEST

_DAY = timedelta(days=1)
_SOME, _FEW, _MANY = 4, 6, 400
"""Of how many rows is tried what they could have been: of those that count alike, of those in one cell, and in all."""
_WHOLE = ""
REST = "niet in het aandeel"
"""All that a share leaves: it stands in no table, and a reader knows it from the share."""


def protect(
    kader: Cijferkader,
    rows: Sequence[Telrij],
    selecties: Sequence[Selectie],
    aantallen: Mapping[Celsleutel, int],
    eerder: Cellen,
) -> dict[Celsleutel, Cel]:
    """How each number of the selections is shown beside all that was shown before, which stays as it was.

    `aantallen` may count more than `rows`: what was destroyed is in the numbers only. Of a kind of row nothing is told where
    leaving out is not enough.
    """
    before = Verschillen({key: cel.aantal for key, cel in eerder.items()}, kader.tabellen)
    otherwise = {
        key
        for key, number in aantallen.items()
        if key not in eerder and before.told(key) not in (None, number)
    }
    shown = {
        key: eerder.get(key) or Cel(number, _first_shown(number, otherwise=key in otherwise))
        for key, number in aantallen.items()
    }
    free = [key for key in shown if key not in eerder]
    for soort in Telsoort:
        tabellen = [tabel for tabel in kader.tabellen if tabel.telt is soort]
        if tabellen:
            own = [rij for rij in rows if rij.soort is soort]
            Bescherming(tabellen, own, kader.lijsten, soort, shown, eerder, free, otherwise).run()
    return shown


def _first_shown(number: int, *, otherwise: bool) -> Toon:
    """How a number is shown at first; what earlier reports say otherwise would tell what was recorded between them."""
    if number < FEWEST:
        return Toon.WEINIG
    return Toon.WEGGELATEN if otherwise else Toon.GETAL


class _Plaats(NamedTuple):
    """A selection with the tables that count at one moment, and in each the numbers of its cells by answer."""

    selectie: Selectie
    moment: Telmoment
    tabellen: list[tuple[Cijfertabel, dict[str, int]]]


@dataclass
class Bescherming:
    """The work for one kind of row: its tables in every selection that is or was shown."""

    tabellen: Sequence[Cijfertabel]
    rijen: Sequence[Telrij]
    lijsten: Lijsten
    soort: Telsoort
    getoond: dict[Celsleutel, Cel]
    eerder: Cellen
    vrij: Iterable[Celsleutel]
    anders: Iterable[Celsleutel]
    _number: dict[Celsleutel, int] = field(default_factory=dict)

    def run(self) -> None:
        """Leave out, in `getoond`, until every hidden number has a witness."""
        names = {tabel.code for tabel in self.tabellen} | {tabel.geheel for tabel in self.tabellen}
        every = {**self.eerder, **self.getoond}
        cells = {key: cel for key, cel in every.items() if key.van in names}
        shown_in = {key.selectie for key in cells}
        between = [one for one in _between(shown_in, self.lijsten.wijken) if one not in shown_in]
        hidden_keys = [key for one in between for key in keys_of(self.tabellen, one)]
        shared = [tabel for tabel in self.tabellen if tabel.aandeel]
        hidden_keys += [Celsleutel(one, tabel.code, REST) for one in shown_in for tabel in shared]
        self._number = {key: number for number, key in enumerate([*cells, *hidden_keys])}
        everything = self._indexed([*shown_in, *between])
        rows, kinds = self._places(everything)
        bounds = {self._number[key]: _bound(cel) for key, cel in cells.items() if cel.toon is not Toon.GETAL}
        asked = set(bounds)
        sums = Counter[int]()
        for places, times in rows.items():
            for place in places:
                sums[place] += times
        differences = Verschillen({key: cel.aantal for key, cel in cells.items()}, self.tabellen)
        for key in hidden_keys:
            number = self._number[key]
            told = self._rest(key, cells) if key.antwoord == REST else differences.told(key)
            least = sums[number] if told is None else min(sums[number], told)
            bounds[number] = Grens(max(least, 0), 0, None)
            if least < FEWEST:
                asked.add(number)
        others = self._could_be(kinds, everything, asked)
        witnesses = Getuigen(rows, others, bounds)
        free = [key for key in self.vrij if key.van in names]
        possible = frozenset().union(*rows, *chain.from_iterable(others.values()))
        unseen = self._without_rows(cells, sums)
        asked &= possible | unseen  # else nobody can be in it
        known = self._known_before(witnesses, asked, free)
        if (
            known & unseen
        ):  # of what was destroyed no witness says that it was known: tell nothing, that adds nothing
            self.getoond.update({key: Cel(self.getoond[key].aantal, Toon.NIET) for key in free})
            return
        # What the rows of now would make what was told before has no witness, and may not follow from its table.
        self._hush(
            witnesses, self._alone({key for key in self.anders if self._number.get(key) in known}, free)
        )
        self._leave_out(witnesses, asked - known, free)

    def _rest(self, key: Celsleutel, cells: Cellen) -> int | None:
        """What a share leaves of the numbers that are told."""
        tabel = next(tabel for tabel in self.tabellen if tabel.code == key.van)
        keys = [
            Celsleutel(key.selectie, tabel.geheel),
            *(key._replace(antwoord=one) for one in tabel.aandeel),
        ]
        if any(one not in cells for one in keys):
            return None
        return cells[keys[0]].aantal - sum(cells[one].aantal for one in keys[1:])

    def _without_rows(self, cells: Cellen, sums: Mapping[int, int]) -> set[int]:
        """The cells in which somebody can be of whom only the number is kept: all of a table with more than its rows."""
        found = set()
        for key, cel in cells.items():
            wholes = {tabel.geheel for tabel in self.tabellen if key.van in (tabel.code, tabel.geheel)}
            for whole in wholes:
                of_all = Celsleutel(key.selectie, whole)
                told = of_all in cells and cells[of_all].aantal > sums[self._number[of_all]]
                if cel.aantal > sums[self._number[key]] or (told and not _elsewhere(key)):
                    found.add(self._number[key])
        return found

    def _known_before(self, witnesses: Getuigen, asked: set[int], free: Sequence[Celsleutel]) -> set[int]:
        """What has no witness even where nothing of the new report is told: leaving out of that does not help."""
        if not self.eerder:
            return set()
        told = dict(witnesses.grenzen)
        for key in free:
            number = self._number[key]
            witnesses.grenzen[number] = Grens(self.getoond[key].aantal, 0, None)
        witnesses.prepare()
        waiting, known = sorted(asked), set[int]()
        while waiting:
            found = witnesses.witness(waiting[0])
            if found is None:
                known.add(waiting[0])
            waiting = [number for number in waiting[1:] if found is None or number not in found]
        witnesses.grenzen = told
        return known

    def _leave_out(self, witnesses: Getuigen, asked: set[int], free: Sequence[Celsleutel]) -> None:
        keys = {number: key for key, number in self._number.items()}
        waiting = sorted(asked)
        witnesses.prepare()
        while waiting:
            found = witnesses.witness(waiting[0])
            if found is not None:
                waiting = [number for number in waiting if number not in found]
                continue
            open_keys = [key for key in free if self.getoond[key].toon is Toon.GETAL]
            if not open_keys:
                if all(self.getoond[key].toon is Toon.NIET for key in free):
                    return  # nothing is told, so nothing follows from it
                self._silence(witnesses, keys[waiting[0]], free)
                witnesses.prepare()
                continue
            worth = {self._number[key]: self.getoond[key].aantal for key in open_keys}
            covering = [keys[number] for number in witnesses.cheapest(waiting[0], worth)]
            bare = keys[waiting[0]]
            for chosen in covering or [min(open_keys, key=lambda key: self._cost(key, bare))]:
                cel = self.getoond[chosen] = Cel(self.getoond[chosen].aantal, Toon.WEGGELATEN)
                number = self._number[chosen]
                witnesses.grenzen[number] = _bound(cel)
                waiting.append(number)
            witnesses.prepare()

    def _silence(self, witnesses: Getuigen, bare: Celsleutel, free: Sequence[Celsleutel]) -> None:
        """Tell nothing at all of the table of a number, and where that was done already of everything that is new."""
        telling = [key for key in free if self.getoond[key].toon is not Toon.NIET]
        own = [key for key in telling if (key.van, key.selectie) == (bare.van, bare.selectie)]
        self._hush(witnesses, own or telling)

    def _alone(self, hidden: Collection[Celsleutel], free: Sequence[Celsleutel]) -> list[Celsleutel]:
        """The cells of each table in which, with its total, one number alone is hidden, so that it follows from the others."""
        found: list[Celsleutel] = []
        for selectie in {key.selectie for key in hidden}:
            for tabel in self.tabellen:
                own = [key for key in free if key.selectie == selectie and key.van == tabel.code]
                if sum(key in hidden for key in (*own, Celsleutel(selectie, tabel.geheel))) == 1:
                    found += own
        return found

    def _hush(self, witnesses: Getuigen, keys: Iterable[Celsleutel]) -> None:
        for key in keys:
            cel = self.getoond[key] = Cel(self.getoond[key].aantal, Toon.NIET)
            witnesses.grenzen[self._number[key]] = _bound(cel)

    def _cost(self, key: Celsleutel, bare: Celsleutel) -> tuple[bool, bool, bool, int]:
        """What is left out first to cover a number: of its table, then of its selection, a total last, the smallest number."""
        whole = not key.antwoord
        kin = key.van == bare.van or (
            whole and any(t.geheel == key.van for t in self.tabellen if t.code == bare.van)
        )
        return not kin, key.selectie != bare.selectie, whole, self.getoond[key].aantal

    def _places(self, plaatsen: Sequence[_Plaats]) -> tuple[Counter[Plekken], dict[Plekken, list[Telrij]]]:
        """The rows as the cells they count in, with some that count in each."""
        rows: Counter[Plekken] = Counter()
        kinds: dict[Plekken, list[Telrij]] = {}
        for rij in self.rijen:
            places = self._cells(rij, plaatsen)
            rows[places] += 1
            known = kinds.setdefault(places, [])
            if len(known) < _SOME and all(one.waarden != rij.waarden for one in known):
                known.append(rij)
        return rows, kinds

    def _could_be(
        self, kinds: Mapping[Plekken, Sequence[Telrij]], plaatsen: Sequence[_Plaats], asked: Iterable[int]
    ) -> dict[Plekken, frozenset[Plekken]]:
        """What rows could have been instead: some of each hidden cell, and some of all others."""
        answers = answers_of(self.soort, self.lijsten)
        starts = sorted({one.selectie.periode.van for one in plaatsen})
        step = 1 + len(kinds) // _MANY
        chosen = list(kinds)[::step]
        wanted = Counter(dict.fromkeys(asked, _FEW))
        for places in kinds:
            if any(wanted[cel] > 0 for cel in places):
                wanted.subtract(places)
                chosen.append(places)
        return {
            places: frozenset(
                self._cells(other, plaatsen)
                for rij in kinds[places]
                for other in chain(could_be(rij, answers, self.lijsten.wijken), moved(rij, starts))
            )
            - {places}
            for places in dict.fromkeys(chosen)
        }

    def _cells(self, rij: Telrij, plaatsen: Sequence[_Plaats]) -> Plekken:
        """The cells in which a row counts, by number."""
        found: set[int] = set()
        for plaats in plaatsen:
            if not selected(rij, plaats.selectie) or not counts_at(
                rij, plaats.moment, plaats.selectie.periode
            ):
                continue
            for tabel, numbers in plaats.tabellen:
                answer = answer_of(rij, tabel, plaats.selectie)
                if answer is not None:
                    names = (_WHOLE, answer) if answer in tabel.aandeel else (_WHOLE, answer, REST)
                    found.update(numbers[name] for name in names if name in numbers)
        return frozenset(found)

    def _indexed(self, selecties: Iterable[Selectie]) -> list[_Plaats]:
        """The tables of each selection by the moment at which they count, with the numbers of their cells."""
        made = []
        for selectie in selecties:
            for moment in dict.fromkeys(tabel.wanneer for tabel in self.tabellen):
                own = [tabel for tabel in self.tabellen if tabel.wanneer == moment]
                made.append(
                    _Plaats(selectie, moment, [(tabel, self._named(selectie, tabel)) for tabel in own])
                )
        return made

    def _named(self, selectie: Selectie, tabel: Cijfertabel) -> dict[str, int]:
        keys = {
            answer: Celsleutel(selectie, tabel.code, answer) for answer in (*tabel.indeling.antwoorden, REST)
        }
        keys[_WHOLE] = Celsleutel(selectie, tabel.geheel)
        return {name: self._number[key] for name, key in keys.items() if key in self._number}


def _elsewhere(key: Celsleutel) -> bool:
    """Whether nobody can be in it, as in one theme among those of another."""
    return bool(key.selectie.thema) and key.antwoord in set(Thema) - {key.selectie.thema}


def _bound(cel: Cel) -> Grens:
    if cel.toon is Toon.WEINIG:
        return Grens(cel.aantal, 0, FEWEST - 1)
    if cel.toon is Toon.NIET:
        return Grens(cel.aantal, 0, None)
    return Grens(cel.aantal, FEWEST, None)


def _between(selecties: Iterable[Selectie], wijken: tuple[str, ...]) -> Iterator[Selectie]:
    """What follows from several selections: each stretch between days on which one begins or ends, by wijk and theme.

    The wijken are told apart where one report is of a wijk, the themes where one is of that theme.
    """
    every = sorted(selecties)
    starts = sorted({one.periode.van for one in every} | {one.periode.tot + _DAY for one in every})
    wijkset = ("", *wijken, WIJK_OVERIG) if any(one.wijk for one in every) else ("",)
    themes = tuple(dict.fromkeys(one.thema for one in every)) or ("",)
    for periode in _stretches(starts, [one.periode for one in every]):
        for thema in dict.fromkeys(("", *themes)):
            for wijk in wijkset:
                yield Selectie(periode, thema, wijk)


def _stretches(starts: Sequence[date], periods: Sequence[Periode]) -> Iterator[Periode]:
    """The stretches that lie in one of the periods at least."""
    for first, after in pairwise(starts):
        piece = Periode(first, after - _DAY)
        if any(one.van <= piece.van and piece.tot <= one.tot for one in periods):
            yield piece
