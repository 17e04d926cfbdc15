"""How many people are vulnerable per wijk, counted so that nobody can be pointed at (IVB 6.2.3; domein 5.3).

There is one table for each year that has ended: wijken by groups of factors, with a column of people and a row of
totals. Quarters, single factors and a year that still runs are not counted: such tables overlap with this one, and
their differences would reveal of one person what each of them hides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.cases.kader.kwetsbaarheid_kader import Kwetsbaarheidskader
from ivbdesk.cases.kader.wijken import Wijk, wijk_of
from ivbdesk.cases.keten.wijkonthulling import CASES_PER_WIJK, FEWEST, Tabel, hide
from ivbdesk.cases.taal.fouten import RegelFout

OVERIG = "Overig"
MENSEN = "Mensen"


@dataclass(frozen=True, slots=True)
class Wijkrij:
    """One person of one year: the casus and the postcode that count, and the factors that ran in that year."""

    casus_id: UUID
    postcode: str
    factoren: frozenset[str]


@dataclass(frozen=True)
class Wijktelling:
    """What may be shown of one year; the last row is the whole municipality.

    Each cell is a number of at least five, "<5" for fewer (nobody too), or "5+" for more that is not shown.
    """

    jaar: int
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[str, ...]], ...]
    in_overig: tuple[str, ...]


def closed_years(first: date | None, vandaag: date) -> tuple[int, ...]:
    """The years that have ended since the first day on which a factor ran, the newest first."""
    return () if first is None else tuple(range(vandaag.year - 1, first.year - 1, -1))


def count_wijken(
    jaar: int,
    rows: Iterable[Wijkrij],
    kader: Kwetsbaarheidskader,
    wijken: tuple[Wijk, ...],
    gemeente: str,
) -> Wijktelling | None:
    """The table of a year; None where nobody is counted or no safe table can be made."""
    counted: dict[str, list[tuple[UUID, frozenset[str]]]] = {}
    for row in rows:
        groups = frozenset(kader.factor(code).groep for code in row.factoren if kader.factor(code).groep)
        if groups:
            counted.setdefault(wijk_of(row.postcode, wijken), []).append((row.casus_id, groups))
    shown, merged = _choose([wijk.naam for wijk in wijken], counted)
    people = [counted[name] for name in shown]
    rest = [person for name in merged for person in counted.get(name, [])]
    if merged and (rest or not shown):
        people.append(rest)
    columns = [group.code for group in kader.groepen]
    table = tuple(_row(members, columns) for members in people)
    hidden = hide(table) if any(row[0] for row in table) else None
    if hidden is None:
        return None
    names = [*shown, *([OVERIG] if len(people) > len(shown) else []), gemeente]
    heads = (MENSEN, *(group.naam for group in kader.groepen))
    in_rest = tuple(name for name in merged if name)
    return Wijktelling(jaar, heads, tuple(zip(names, _words(table, hidden), strict=True)), in_rest)


def require_shareable(telling: Wijktelling | None) -> Wijktelling:
    """The table of a year; raises RegelFout where there is none from which nobody can be recognised."""
    if telling is None:
        raise RegelFout("", "Van dit jaar is er geen tabel die gedeeld mag worden.")
    return telling


def _choose(
    names: Sequence[str], counted: dict[str, list[tuple[UUID, frozenset[str]]]]
) -> tuple[list[str], list[str]]:
    """The wijken with enough cases, and those that go together in "overig".

    "Overig" must not be one small wijk under another name, so the smallest that could be shown joins it.
    """

    def cases(chosen: Iterable[str]) -> int:
        return len({casus for name in chosen for casus, _ in counted.get(name, [])})

    shown = sorted((n for n in names if cases([n]) >= CASES_PER_WIJK), key=lambda name: cases([name]))
    merged = [name for name in (*names, "") if name not in shown and (name or counted.get(""))]
    while shown and 0 < cases(merged) < CASES_PER_WIJK:
        merged.append(shown.pop(0))
    return [name for name in names if name in shown], merged


def _row(members: Sequence[tuple[UUID, frozenset[str]]], columns: Sequence[str]) -> tuple[int, ...]:
    return (len(members), *(sum(code in groups for _, groups in members) for code in columns))


def _words(table: Tabel, hidden: frozenset[tuple[int, int]]) -> list[tuple[str, ...]]:
    """The cells as they are shown, with the totals below."""
    rows = [*table, tuple(map(sum, zip(*table, strict=True)))]
    return [
        tuple(
            f"<{FEWEST}" if value < FEWEST else f"{FEWEST}+" if (r, c) in hidden else str(value)
            for c, value in enumerate(row)
        )
        for r, row in enumerate(rows)
    ]
