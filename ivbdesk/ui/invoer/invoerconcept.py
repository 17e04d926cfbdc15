"""The choices of an import that is not done yet, with which its file can be taken up again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

DRAFT = "invoer"


@dataclass(frozen=True)
class Invoerconcept:
    """Which file, sheet and row of heads, how its columns are matched, and which known rows come in all the same.

    It is kept encrypted, as any draft; of the file itself nothing is. `stand` is the size and the moment of the file:
    the rows are only those of this very file.
    """

    pad: str
    stand: str
    blad: int
    kop: int
    gekoppeld: str
    ernaast: bool = False
    ook: tuple[int, ...] = ()

    def as_text(self) -> str:
        """For a draft."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> Invoerconcept | None:
        """From a draft; None for an older one that does not name its file."""
        try:
            kept = json.loads(text)
            wanted = {name: kept[name] for name in (one.name for one in fields(cls))}
            return cls(**{**wanted, "ook": tuple(int(row) for row in wanted["ook"])})
        except (ValueError, KeyError, TypeError):
            return None

    @property
    def is_there(self) -> bool:
        """Whether its file can still be read."""
        return stand_of(Path(self.pad)) != ""


def stand_of(path: Path) -> str:
    """Size and moment of a file; empty where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_size}-{found.st_mtime_ns}" if path.is_file() else ""
