"""The full dossiercheck over all cases of a register: how many cases a second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from uuid import UUID

from ivbdesk.actions.context import Context, filled_settings
from ivbdesk.cases.ladder.dossiercheck import check_dossier

_CODE = "B04"


@dataclass(frozen=True)
class DossierTiming:
    """Cases a second: with reading each whole casus from the register, and the rules alone."""

    casussen: int
    per_seconde: float
    regels_per_seconde: float

    @property
    def zin(self) -> str:
        """The figures as one line."""
        return (
            f"dossiercheck van {self.casussen} casussen: {self.per_seconde:.0f} casussen per seconde, lezen meegerekend; "
            f"{self.regels_per_seconde:.0f} per seconde zonder lezen"
        )


def measure_dossier(ctx: Context, ids: Sequence[UUID]) -> DossierTiming:
    """Check the longest list there is, that of a last onder dwangsom, for every casus."""
    filled = filled_settings(ctx.reads.beheer.instellingen())
    rules = 0.0
    started = perf_counter()
    for casus_id in ids:
        casus = ctx.reads.dossier.casus(casus_id)
        read = perf_counter()
        rows = check_dossier(
            casus, ctx.kader, ctx.situation(casus, filled), _CODE, casus.laatste_afweging(_CODE)
        )
        assert len(rows) == len(ctx.kader.soort(_CODE).dossier)
        rules += perf_counter() - read
    return DossierTiming(len(ids), len(ids) / (perf_counter() - started), len(ids) / rules)
