"""What colleagues are told of a change that was saved: the kinds of thing, and the cases; of one that is closed only the kinds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Self
from uuid import UUID

_MOST_BYTES = 7000
"""A server passes on no more than 8,000."""


@dataclass(frozen=True)
class Told:
    """`unknown` says that cases changed of which the id is not told, `everything` that nothing is known but that much may have."""

    kinds: frozenset[str]
    cases: frozenset[UUID]
    unknown: bool = False
    everything: bool = False

    def as_text(self) -> str:
        """As it goes over the line; what is too long tells only that there is much."""
        told = {
            "kinds": sorted(self.kinds),
            "casussen": sorted(map(str, self.cases)),
            "onbekend": self.unknown,
        }
        text = json.dumps(told, separators=(",", ":"))
        return text if len(text) <= _MOST_BYTES and not self.everything else '{"alles":1}'

    @classmethod
    def read(cls, text: str) -> Self:
        """What was told; whatever cannot be read says that everything may have changed."""
        try:
            told = json.loads(text)
            kinds, cases = frozenset(map(str, told["kinds"])), frozenset(map(UUID, told["casussen"]))
            return cls(kinds, cases, bool(told["onbekend"]))
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls(frozenset(), frozenset(), unknown=True, everything=True)
