"""A seal: tells whether who reported became another, and nothing of who that is."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID


class Zegel(NamedTuple):
    """The mark of a sealed text; empty where nothing is kept."""

    merk: str


@dataclass(frozen=True)
class Melderzegel:
    """The seal of the melder of one signal: of the name, and of how to reach them."""

    naam: Zegel
    contact: Zegel

    @classmethod
    def of(cls, signaal_id: UUID, naam: str, contact: str) -> Melderzegel:
        """The seal of this melder; on another signal the same melder has another."""
        return cls(*(_mark(signaal_id, text) for text in (naam, contact)))


def _mark(id: UUID, text: str) -> Zegel:
    return Zegel(sha256(id.bytes + text.encode()).hexdigest() if text else "")
