"""A list that leaves the screen: which cells it has, in which form, for which purpose, and what is marked on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import count, short_date

R = TypeVar("R")
Cel = str | int | date | datetime
"""What stands in one cell; a moment is that of the Netherlands, without its zone."""


class Lijstvorm(StrEnum):
    """As what a list leaves."""

    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {"xlsx": "Excel (xlsx)", "csv": "Tekst (csv)"}.get(self.value, "Om af te drukken (PDF)")

    @property
    def most(self) -> int:
        """How many rows it may hold: more is no list that somebody reads for a purpose."""
        return 500 if self is Lijstvorm.PDF else 5000


class Lijstdoel(StrEnum):
    """For what a list may leave the register (AVG art. 5 lid 1 onder b)."""

    WERK = "werk"
    OVERLEG = "overleg"
    VERANTWOORDING = "verantwoording"
    CONTROLE = "controle"
    TOEZICHT = "toezicht"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {
            "werk": "Het werk verdelen en plannen",
            "overleg": "Een eigen overleg voorbereiden",
            "verantwoording": "Verantwoorden wat er is gedaan",
            "controle": "De gegevens controleren en verbeteren",
        }.get(self.value, "Toezicht, klacht of rechtszaak")


@dataclass(frozen=True)
class Lijstkolom(Generic[R]):
    """One column: its heading, the cell of a row, and how wide it is beside the others.

    `bij` is the number of the column of the screen with which it goes; -1 for one that always goes.
    """

    kop: str
    cel: Callable[[R, Handelingskader], Cel]
    breed: int
    bij: int = -1


@dataclass(frozen=True)
class Lijstblad:
    """A list as it leaves, with what is marked on it; `op` is of the clock of the Netherlands."""

    titel: str
    koppen: tuple[str, ...]
    breed: tuple[int, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    gemeente: str
    door: str
    op: datetime
    doel: Lijstdoel
    filter: str

    @property
    def merk(self) -> str:
        """What stands on top of it."""
        return f"VERTROUWELIJK · {self.titel} · gemeente {self.gemeente}"

    @property
    def kenmerken(self) -> tuple[tuple[str, str], ...]:
        """Who made it, when, for what, and what is in it."""
        return (
            ("Gemaakt door", self.door),
            ("Gemaakt op", as_text(self.op)),
            ("Doel", self.doel.label),
            ("Aantal rijen", str(len(self.rijen))),
            ("Filter", self.filter),
            ("Let op", "Niet verder verspreiden; vernietigen als dit doel is bereikt."),
        )


def cells_of(kolommen: Sequence[Lijstkolom[R]], rij: R, kader: Handelingskader) -> tuple[Cel, ...]:
    """The cells of one row."""
    return tuple(kolom.cel(rij, kader) for kolom in kolommen)


def as_text(cel: Cel) -> str:
    """A cell where all is text: on paper, in csv and on the clipboard."""
    if isinstance(cel, datetime):
        return f"{short_date(cel.date())} {cel:%H:%M}"
    return short_date(cel) if isinstance(cel, date) else str(cel)


def require_size(aantal: int, vorm: Lijstvorm) -> None:
    """Raise RegelFout for a list of no rows, or of more than its form may hold."""
    if not aantal:
        raise RegelFout("", "Er zijn geen rijen binnen dit filter.")
    if aantal > vorm.most:
        told = f"{count(aantal, 'rij', 'rijen')}, en {vorm.label} houdt er ten hoogste {vorm.most}."
        raise RegelFout("vorm", f"Dit zijn {told} Maak het filter kleiner, of kies rijen.")
