"""What the administrator of a workplace decided for everybody who works there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ivbdesk.cases.taal.nederlands import count

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

    @property
    def verteld(self) -> tuple[tuple[str, str], ...]:
        """All that is laid down, each with what it is about, for who works under it."""
        told = (
            ("Vergrendelen", f"na {count(self.minuten, 'minuut', 'minuten')} stilte" if self.minuten else ""),
            ("Reservekopieën", f"in {self.kopieenmap}" if self.kopieenmap else ""),
            (
                "Registers en kopieën",
                f"alleen binnen {' of '.join(map(str, self.mappen))}" if self.mappen else "",
            ),
            ("Sleutelring", "" if self.met_sleutelring else "onthoudt geen wachtwoordzin"),
            ("Stukken", "" if self.met_buiten_openen else "worden niet buiten ivbdesk geopend"),
        )
        return tuple((about, what) for about, what in told if what)
