"""What differs within one measure: the grounds it may rest on, the least of its facts, and what own policy says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feiteneis:
    """The least that a statement of facts must hold; None where another rule says it."""

    incidenten: int | None
    bronnen: int | None
    dagen: int | None
    wapens: int | None = None

    def over(self, other: Feiteneis) -> Feiteneis:
        """This demand, and what it does not say from the other."""
        return Feiteneis(
            other.incidenten if self.incidenten is None else self.incidenten,
            other.bronnen if self.bronnen is None else self.bronnen,
            other.dagen if self.dagen is None else self.dagen,
            other.wapens if self.wapens is None else self.wapens,
        )


@dataclass(frozen=True, slots=True)
class Maatregelgrond:
    """One ground in the law on which a measure may rest; with `zonder_vooraf` nothing has to go before it."""

    maatregel: str
    code: str
    naam: str
    bron: str
    zonder_vooraf: bool
    eis: Feiteneis


@dataclass(frozen=True, slots=True)
class Beleidsregel:
    """What own policy says for one find: what was found, in what, for which time, and what follows."""

    maatregel: str
    vondst: str
    hoeveelheid: str
    pand: str
    keer: str
    gevolg: str
    bron: str


def chosen_grounds(gronden: Sequence[Maatregelgrond], gekozen: str) -> tuple[Maatregelgrond, ...]:
    """Those of the grounds whose code stands in `gekozen`, as a weighing keeps them: "a b"."""
    codes = gekozen.split()
    return tuple(grond for grond in gronden if grond.code in codes)


def strictest(eisen: Sequence[Feiteneis]) -> Feiteneis:
    """The demand that meets every one of these: each ground that is chosen must carry the measure."""

    def most(values: Sequence[int | None]) -> int | None:
        return max((value for value in values if value is not None), default=None)

    return Feiteneis(
        most([eis.incidenten for eis in eisen]),
        most([eis.bronnen for eis in eisen]),
        most([eis.dagen for eis in eisen]),
        most([eis.wapens for eis in eisen]),
    )
