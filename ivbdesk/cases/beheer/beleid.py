"""What the administrator of a workplace decided for everybody who works there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

VASTGELEGD = "Vastgelegd door uw beheerder."


@dataclass(frozen=True, slots=True)
class Beleid:
    """What is None or empty is for the officer to choose.

    `minuten` is after how much silence to lock, `kopieenmap` where copies go, `mappen` below which folders registers
    and copies may stand.
    """

    minuten: int | None = None
    kopieenmap: Path | None = None
    mappen: tuple[Path, ...] = ()
    met_sleutelring: bool = True
    met_buiten_openen: bool = True
