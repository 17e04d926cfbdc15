"""The choices of an import that is not done yet, with which its file can be taken up again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from ivbdesk.cases.invoer.lijst import Celplek
from ivbdesk.cases.invoer.schuil import Schuilsoort

DRAFT = "invoer"


@dataclass(frozen=True)
class Invoerconcept:
    """Which file, sheet and row of heads, how its columns are matched, and which known rows come in all the same.

    It is kept encrypted, as any draft; of the file itself nothing is but what was mended. `stand` is the size and the moment of the file:
    the rows are only those of this very file.
    """

    pad: str
    stand: str
    blad: int
    kop: int
    gekoppeld: str
    ernaast: bool = False
    ook: tuple[int, ...] = ()
    codering: str = ""
    schuil: tuple[tuple[str, bool], ...] = ()
    hersteld: tuple[tuple[int, str, str], ...] = ()

    @property
    def mended(self) -> dict[Celplek, str]:
        """What was put in the place of a cell."""
        return {(row, code): text for row, code, text in self.hersteld}

    @property
    def decided(self) -> dict[Schuilsoort, bool]:
        """What is taken along of what does not show."""
        return {Schuilsoort(soort): taken for soort, taken in self.schuil}

    def as_text(self) -> str:
        """For a draft."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> Invoerconcept | None:
        """From a draft; None for an older one that does not name its file."""
        try:
            kept = json.loads(text)
            wanted = {name: kept[name] for name in (one.name for one in fields(cls))}
            wanted |= {name: tuple(tuple(line) for line in kept[name]) for name in ("schuil", "hersteld")}
            found = cls(**{**wanted, "ook": tuple(int(row) for row in wanted["ook"])})
            is_ours = isinstance(found.decided, dict) and isinstance(found.mended, dict)
            numbers, words = (
                (found.blad, found.kop),
                (found.pad, found.stand, found.gekoppeld, found.codering),
            )
            is_ours &= all(type(nr) is int for nr in numbers) and all(isinstance(word, str) for word in words)
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return None
        return found if is_ours else None

    @property
    def is_there(self) -> bool:
        """Whether its file can still be read."""
        return stand_of(Path(self.pad)) != ""


def stand_of(path: Path) -> str:
    """Size and moment of a file; empty where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return ""
    return f"{found.st_size}-{found.st_mtime_ns}" if path.is_file() else ""
