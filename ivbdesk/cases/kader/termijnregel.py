"""The terms of the library: how long, from when, and how far each may be made longer (domein 2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ivbdesk.cases.kader.duur import Duur, Eenheid, TermijnSoort


class Vanzelf(StrEnum):
    """At what event a term begins by itself; HAND only when an officer asks for it."""

    HAND = "hand"
    START = "start"
    BEKENDMAKING = "bekendmaking"
    VOORNEMEN = "voornemen"
    VERZOEK = "verzoek"
    INGEBREKESTELLING = "ingebrekestelling"
    BEGUNSTIGING = "begunstiging"
    DWANGSOM = "dwangsom"


class Verlengwijze(StrEnum):
    """How a term is made longer: on the term itself, with a reason, or only by a decision of its own (Awb 1:3)."""

    TERMIJN = "termijn"
    BESLUIT = "besluit"


@dataclass(frozen=True, slots=True)
class Termijnregel:
    """One term of the library; `hoogstens_dagen` is the longest in all, None where nothing bounds it.

    `verleng_hoogstens` is the longest of one extension, in the unit of the term. `telt_vanaf` says from which day it
    counts; a term that is `terug` is reckoned back from it; with `ten_hoogste` no decision sets it longer. Where one of
    `invordering` runs, it was decided to collect a penalty. One of `verlengen` besluit is the time that a decision
    holds: it ends where that decision says.
    """

    code: str
    naam: str
    soort: TermijnSoort
    duur: Duur
    grondslag: str
    vanzelf: Vanzelf
    op_het_uur: bool
    verlengbaar: int
    hoogstens_dagen: int | None
    invordering: bool
    gecontroleerd_op: date | None
    verleng_hoogstens: int | None = None
    telt_vanaf: str = ""
    terug: bool = False
    ten_hoogste: bool = False
    verlengen: Verlengwijze = Verlengwijze.TERMIJN

    @property
    def eenheid(self) -> Eenheid:
        """In what it is expressed."""
        return self.duur.eenheid

    @property
    def langste_verlenging(self) -> Duur | None:
        """The longest that one extension may be; None where nothing bounds it."""
        return Duur(self.verleng_hoogstens, self.eenheid) if self.verleng_hoogstens else None

    @property
    def is_set(self) -> bool:
        """Whether the law sets its length, so that one by hand is no longer than this."""
        return self.soort.of_law or self.ten_hoogste
