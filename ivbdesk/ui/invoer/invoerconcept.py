"""The choices of an import that is not done yet, with which its file can be taken up again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from ivbdesk.cases.invoer.invoerveld import VERZEGELD
from ivbdesk.cases.invoer.lijst import REMARK, Celplek
from ivbdesk.cases.invoer.rekenblad import Werkblad, as_text
from ivbdesk.cases.invoer.schuil import Schuilsoort
from ivbdesk.cases.taal.persoonsnummers import has_bsn

DRAFT = "invoer"
Typed = tuple[tuple[int, str, str], ...]
Left = tuple[tuple[int, str, int], ...]


@dataclass(frozen=True)
class Invoerconcept:
    """Which file, sheet and row of heads, how its columns are matched, and which known rows come in all the same.

    It is kept encrypted, as any draft; of the file itself nothing is but what was mended. `stand` is the size and the moment of the file:
    the rows are only those of this very file. `gelaten` are the cells that keep what stands in the file: the row, the
    field and in which column that is. Its text may name the melder, and so is not in the draft.
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
    hersteld: Typed = ()
    gelaten: Left = ()

    @property
    def mended(self) -> dict[Celplek, str]:
        """What was put in the place of a cell."""
        return {(row, code): text for row, code, text in self.hersteld}

    def mended_in(self, blad: Werkblad) -> dict[Celplek, str]:
        """The same, with what was left as it stands in the sheet."""
        rows = {row.nummer: row.cellen for row in blad.rijen}
        left = {
            (row, code): as_text(rows[row][column])
            for row, code, column in self.gelaten
            if 0 <= column < len(rows.get(row, ()))
        }
        return {**self.mended, **left}

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
            kept = {"gelaten": (), **json.loads(text)}
            wanted = {name: kept[name] for name in (one.name for one in fields(cls))}
            wanted |= {
                name: tuple(tuple(line) for line in kept[name]) for name in ("schuil", "hersteld", "gelaten")
            }
            found = cls(**{**wanted, "ook": tuple(int(row) for row in wanted["ook"])})
            is_ours = isinstance(found.decided, dict) and isinstance(found.mended, dict)
            places = [number for row, _, column in found.gelaten for number in (row, column)]
            numbers, words = (
                (found.blad, found.kop, *places),
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


def parted(hersteld: Mapping[Celplek, str], blad: Werkblad) -> tuple[Typed, Left]:
    """What of the mended cells a draft keeps: what was typed, and where only that a cell was left as it stands.

    Of who reported and of what may be a BSN it keeps nothing; a comment that was left as it is, is asked again.
    """
    rows = {row.nummer: row.cellen for row in blad.rijen} if hersteld else {}
    typed: list[tuple[int, str, str]] = []
    left: list[tuple[int, str, int]] = []
    for (row, code), text in hersteld.items():
        if code in VERZEGELD or has_bsn(text):
            continue
        words = text.split()
        same = (n for n, cell in enumerate(rows.get(row, ())) if words and as_text(cell).split() == words)
        column = next(same, None)
        if column is not None:
            left.append((row, code, column))
        elif code != REMARK or not text or not _is_said(blad, row, text):
            typed.append((row, code, text))
    return tuple(typed), tuple(left)


def _is_said(blad: Werkblad, row: int, text: str) -> bool:
    """Whether all of these lines are those of the comments of a row."""
    lines = {
        line for (at, _), said in blad.ongezien.opmerkingen.items() if at == row for line in said.splitlines()
    }
    return lines.issuperset(text.splitlines())


def stand_of(path: Path) -> str:
    """Size and moment of a file; empty where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return ""
    return f"{found.st_size}-{found.st_mtime_ns}" if path.is_file() else ""
