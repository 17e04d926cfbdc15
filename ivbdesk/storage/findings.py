"""What a check of a register finds, in the words that the officer reads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ivbdesk.storage.errors import RegisterError

RESTORE = (
    "Werk niet verder in dit register. Zet de laatste reservekopie terug, of vraag uw beheerder om hulp."
)


class Severity(StrEnum):
    """How serious a finding is: in order, worth a look, or a fault."""

    GOED = "goed"
    LET_OP = "let op"
    FOUT = "fout"


@dataclass(frozen=True)
class Finding:
    """What was found of one part of the register, and what the officer can do about it (Dutch)."""

    onderdeel: str
    ernst: Severity
    melding: str
    doen: str = ""


@dataclass(frozen=True)
class CheckResult:
    """The findings of a check, also of what is in order, so that it shows what was examined."""

    bevindingen: tuple[Finding, ...]

    @property
    def in_orde(self) -> bool:
        """Whether nothing was found that the officer should look at."""
        return all(item.ernst is Severity.GOED for item in self.bevindingen)


def fault(part: str, error: RegisterError) -> Finding:
    """An error as a finding."""
    return Finding(part, Severity.FOUT, error.wat, error.doen)
