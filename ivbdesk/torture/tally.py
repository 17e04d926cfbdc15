"""What a kind of torture gave: how often it was done to what, and each thing that did not hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """`keren` tries of one kind on one thing; `fouten` is empty when all held. `telling` counts what happened."""

    soort: str
    wat: str
    keren: int = 0
    fouten: list[str] = field(default_factory=list)
    telling: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        told = ", ".join(f"{number} {word}" for word, number in sorted(self.telling.items()))
        line = f"{self.soort:<16} {self.wat:<36} {self.keren:>6} {len(self.fouten):>6}  {told}"
        return "\n".join([line.rstrip(), *(f"    {fault}" for fault in self.fouten[:MOST_TOLD])])


MOST_TOLD = 10
HEAD = f"{'soort':<16} {'wat':<36} {'keren':>6} {'fouten':>6}"
