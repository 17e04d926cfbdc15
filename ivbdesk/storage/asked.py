"""What is asked of the search, and what it is told, in the language of no engine."""

from __future__ import annotations

from dataclasses import dataclass

from ivbdesk.cases.zoeken.zoeken import Zoekgroep

BEHIND = "\x1f"
"""Stands in no text: behind it an index may keep more of a text than was written."""


@dataclass(frozen=True, slots=True)
class Run:
    """These words one after the other; of a `begun` run the last word only has to begin so."""

    words: tuple[str, ...]
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Every:
    """All of this."""

    parts: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of this."""

    parts: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class InColumns:
    """This, in one of these columns of the index of cases."""

    columns: tuple[str, ...]
    part: Asked


@dataclass(frozen=True, slots=True)
class OfKind:
    """This, in texts of one kind."""

    kind: Zoekgroep
    part: Asked


Asked = Run | Every | Either | InColumns | OfKind


@dataclass(frozen=True)
class CaseWords:
    """What a casus is found by."""

    volgnr: int
    nummer: str
    naam: str
    adres: str
    titel: str


@dataclass(frozen=True)
class TextWords:
    """A text by its number in the index, with its kind."""

    nr: int
    soort: Zoekgroep
    tekst: str
