"""The program itself, as its user may want to know it: its version, what changed in each, and of what it is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ivbdesk.cases.beheer.programmadeel import Programmadeel

_VERSION = re.compile(r"## \[(.+?)\](?: - (.+))?")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_SUBJECT = re.compile(r"\*\*([^*]+)\.\*\* (.+)")
_SIGNS = re.compile(r"\*\*|`")


@dataclass(frozen=True, slots=True)
class Nieuwtje:
    """One change: what it is about, where that is said apart, and the text."""

    onderwerp: str
    tekst: str


Veranderd = tuple[tuple[str, tuple[Nieuwtje, ...]], ...]
"""What changed, by heading."""


@dataclass(frozen=True, slots=True)
class Versie:
    """One version with the day it came out (or that it did not yet), and its changes as (heading, changes)."""

    nummer: str
    wanneer: str
    veranderd: Veranderd


@dataclass(frozen=True, slots=True)
class Programma:
    """Which version this is, what changed in each (the newest first), and the parts with their licences."""

    nummer: str
    versies: tuple[Versie, ...]
    delen: tuple[Programmadeel, ...]


def read_changes(text: str) -> tuple[Versie, ...]:
    """The versions of a list of changes in the form of Keep a Changelog, as plain text."""
    parts = re.split(r"(?m)^(?=## \[)", text)[1:]
    return tuple(_version(part) for part in parts)


def _version(text: str) -> Versie:
    head, *groups = re.split(r"(?m)^### ", text)
    found = _VERSION.match(head)
    number, day = (found[1], found[2] or "") if found else ("", "")
    return Versie(number, day, tuple(_group(group) for group in groups))


def _group(text: str) -> tuple[str, tuple[Nieuwtje, ...]]:
    heading, _, body = text.partition("\n")
    return heading.strip(), tuple(_lines(body))


def _lines(body: str) -> Iterator[Nieuwtje]:
    for item in re.split(r"(?m)^- ", body)[1:]:
        line = _LINK.sub(r"\1", " ".join(item.split()))
        found = _SUBJECT.fullmatch(line)
        subject, said = found.groups() if found else ("", line)
        yield Nieuwtje(subject, _SIGNS.sub("", said))
