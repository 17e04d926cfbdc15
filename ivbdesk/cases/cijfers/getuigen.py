"""Witnesses: other rows that could stand behind the same reports, so that a hidden number is not known.

A report tells sums of rows. Take a row away and put another in its place: where all numbers that are shown stay the same,
and what is hidden stays small or large as it is told, a reader cannot tell the two apart. Every hidden number that
differs between them then has two values at least. Also two such exchanges together are tried, as where one row goes from
the first answer to the second in one quarter, and one the other way in another. Who finds none has not shown that the
number is known; it is treated as if it were.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

Plekken = frozenset[int]
"""The cells in which one row counts, by number."""
NOTHING: Plekken = frozenset()


@dataclass(frozen=True, slots=True)
class Grens:
    """Between which numbers a hidden cell is told to lie, and what it is; `hoogste` None where nothing is told."""

    aantal: int
    laagste: int
    hoogste: int | None

    def allows(self, step: int) -> bool:
        """Whether it would still be told the same after this step."""
        after = self.aantal + step
        return after >= self.laagste and (self.hoogste is None or after <= self.hoogste)


@dataclass
class Getuigen:
    """All rows that there are, as the cells they count in, each with what it could have been.

    `grenzen` holds the hidden cells; a cell that does not stand there is shown.
    """

    rijen: Counter[Plekken]
    anders: Mapping[Plekken, frozenset[Plekken]]
    grenzen: dict[int, Grens]
    least: int = 5
    """What a number that is left out is at least."""
    most: int = 60
    """For how many rows each is tried in the place of another to find what to leave out."""
    pairs: int = 4000
    """How many exchanges in pairs are tried for one cell."""
    _groups: dict[Plekken, list[Plekken]] = field(default_factory=dict)
    _inside: dict[int, list[Plekken]] = field(default_factory=dict)
    _turns: dict[tuple[Plekken, Plekken], list[tuple[Plekken, Plekken]]] = field(default_factory=dict)

    def prepare(self) -> None:
        """Look again at which rows look alike; after more was hidden."""
        groups: dict[Plekken, list[Plekken]] = defaultdict(list)
        inside: dict[int, list[Plekken]] = defaultdict(list)
        for plekken in {*self.rijen, *(other for found in self.anders.values() for other in found), NOTHING}:
            groups[self._seen(plekken)].append(plekken)
            for cel in plekken:
                if cel in self.grenzen:
                    inside[cel].append(plekken)
        self._groups, self._inside = groups, inside
        self._turns = {}

    def witness(self, cel: int) -> Plekken | None:
        """The cells that differ in another set of rows that looks the same, this one among them; None where none is found."""
        for gone, came in self._exchanges(cel):
            moved = self._judge(((gone, came),))
            if moved is not None and cel in moved:
                return moved
        pairs = ((first, second) for first in self._changes(cel) for second in self._answering(first))
        for pair in islice(pairs, self.pairs):
            moved = self._judge(pair)
            if moved is not None and cel in moved:
                return moved
        return None

    def cheapest(self, cel: int, vrij: Mapping[int, int]) -> Plekken:
        """The fewest and smallest numbers that, left out as well, give this cell a witness; `vrij` has those that may be.

        Empty where no single exchange would do.
        """
        best: tuple[int, int] | None = None
        chosen = NOTHING
        for gone, came in self._tries(cel):
            if not self._there(gone):
                continue
            sums = {one: (-1 if one in gone else 1) for one in gone ^ came}
            shown = [one for one in sums if one not in self.grenzen]
            if any(one not in vrij or vrij[one] + sums[one] < self.least for one in shown):
                continue
            if any(not self.grenzen[one].allows(step) for one, step in sums.items() if one in self.grenzen):
                continue
            cost = len(shown), sum(vrij[one] for one in shown)
            if best is None or cost < best:
                best, chosen = cost, frozenset(shown)
        return chosen

    def _tries(self, cel: int) -> Iterator[tuple[Plekken, Plekken]]:
        """Single exchanges by which a row enters or leaves a cell: into what it could be, for another, or for none."""
        yield from self._changes(cel)
        inside = self._inside.get(cel, ())
        yield from ((one, NOTHING) for one in inside)
        yield from ((NOTHING, one) for one in inside)
        others = list(self.rijen)[: self.most]
        for one in inside[: self.most]:
            for other in others:
                if cel not in other:
                    yield one, other
                    yield other, one

    def _seen(self, plekken: Plekken) -> Plekken:
        return frozenset(cel for cel in plekken if cel not in self.grenzen)

    def _exchanges(self, cel: int) -> Iterator[tuple[Plekken, Plekken]]:
        """One row for another that looks the same, of which one counts in this cell."""
        for one in self._inside.get(cel, ()):
            for other in self._groups[self._seen(one)]:
                if cel not in other:
                    if self._there(one):
                        yield one, other
                    if self._there(other):
                        yield other, one

    def _there(self, plekken: Plekken) -> bool:
        return not plekken or self.rijen[plekken] > 0

    def _changes(self, cel: int) -> Iterator[tuple[Plekken, Plekken]]:
        """One row made into what it could have been, so that it enters or leaves this cell."""
        for row, others in self.anders.items():
            yield from ((row, other) for other in others if (cel in row) is not (cel in other))

    def _answering(self, first: tuple[Plekken, Plekken]) -> Iterable[tuple[Plekken, Plekken]]:
        """The changes that undo in sight what this one does."""
        if not self._turns:
            found: dict[tuple[Plekken, Plekken], list[tuple[Plekken, Plekken]]] = defaultdict(list)
            for row, others in self.anders.items():
                for other in others:
                    gone, came = self._seen(row - other), self._seen(other - row)
                    found[gone, came].append((row, other))
            self._turns = dict(found)
        gone, came = self._seen(first[0] - first[1]), self._seen(first[1] - first[0])
        return self._turns.get((came, gone), ())

    def _judge(self, exchanges: tuple[tuple[Plekken, Plekken], ...]) -> Plekken | None:
        """The cells that differ after these exchanges; None where something that is told would be another."""
        used = Counter(gone for gone, _ in exchanges if gone)
        if any(self.rijen[row] < times for row, times in used.items()):
            return None
        steps: Counter[int] = Counter()
        for gone, came in exchanges:
            steps.subtract(gone)
            steps.update(came)
        moved = {cel: step for cel, step in steps.items() if step}
        for cel, step in moved.items():
            bound = self.grenzen.get(cel)
            if bound is None or not bound.allows(step):
                return None
        return frozenset(moved)
