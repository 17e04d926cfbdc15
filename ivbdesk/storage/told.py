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
    """`by` is the mark of who tells it, `unknown` says that cases changed of which the id is not told, `everything` that nothing is known but that much may have."""

    kinds: frozenset[str]
    cases: frozenset[UUID]
    unknown: bool = False
    everything: bool = False
    by: str = ""

    def as_text(self) -> str:
        """As it goes over the line; what is too long tells only that there is much."""
        told = {
            "kinds": sorted(self.kinds),
            "casussen": sorted(map(str, self.cases)),
            "onbekend": self.unknown,
            "van": self.by,
        }
        text = json.dumps(told, separators=(",", ":"))
        much = json.dumps({"van": self.by}, separators=(",", ":"))
        return text if len(text) <= _MOST_BYTES and not self.everything else much

    @classmethod
    def read(cls, text: str) -> Self:
        """What was told; whatever cannot be read says that everything may have changed."""
        by = ""
        try:
            told = json.loads(text)
            by = str(told["van"])
            kinds, cases = frozenset(map(str, told["kinds"])), frozenset(map(UUID, told["casussen"]))
            return cls(kinds, cases, bool(told["onbekend"]), by=by)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return cls(frozenset(), frozenset(), unknown=True, everything=True, by=by)
