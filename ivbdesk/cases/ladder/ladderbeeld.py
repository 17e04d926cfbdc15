"""The picture of the ladder: what stands in each cell of the grid, for screen and PDF alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ivbdesk.cases.besluitvorming.afweging import Grond
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus, Resultaat
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Handelingskader, Spoor
from ivbdesk.cases.taal.nederlands import near_date


class CelStaat(StrEnum):
    """How a means stands in the grid; each has a sign of its own besides its colour."""

    GELUKT = "gelukt"
    DEELS = "deels"
    NIET_GELUKT = "niet_gelukt"
    LOOPT = "loopt"
    HOOGSTE = "hoogste"
    VOORGESTELD = "voorgesteld"
    OVERGESLAGEN = "overgeslagen"

    @property
    def teken(self) -> str:
        """The sign that goes with the colour."""
        return {"gelukt": "✓", "deels": "◐", "niet_gelukt": "✕", "loopt": "●", "hoogste": "●",
                "voorgesteld": "○", "overgeslagen": "→"}[self.value]  # fmt: skip


@dataclass(frozen=True)
class Laddercel:
    """One means in the grid, with the line below it: "geweigerd 4 apr 2024"."""

    code: str
    trede: int
    spoor: Spoor
    kort: str
    staat: CelStaat
    onderschrift: str


def ladder_cells(casus: Casus, kader: Handelingskader, vandaag: date) -> tuple[Laddercel, ...]:
    """Every means used, proposed or skipped with a reason, newest use of each; in the order of the kader."""
    newest: dict[str, Maatregel] = {}
    for measure in casus.maatregelen:
        known = newest.get(measure.code)
        if known is None or (
            known.status is MaatregelStatus.BEEINDIGD and measure.laatst_op >= known.laatst_op
        ):
            newest[measure.code] = measure
    running = [
        kader.soort(m.code).ingrijpend for m in casus.lopende_maatregelen() if kader.soort(m.code).trede
    ]
    heaviest = max(running, default=-1)
    skipped = _skipped(casus)
    cells = []
    for code, soort in kader.maatregelen.items():
        if soort.trede == 0:
            continue
        if code in newest:
            state, line = _state_of(newest[code], soort.ingrijpend == heaviest, vandaag)
            cells.append(Laddercel(code, soort.trede, soort.spoor, soort.kort, state, line))
        elif code in skipped:
            line = f"overgeslagen: {skipped[code].label.lower()}"
            cells.append(Laddercel(code, soort.trede, soort.spoor, soort.kort, CelStaat.OVERGESLAGEN, line))
    return tuple(cells)


def _skipped(casus: Casus) -> dict[str, Grond]:
    weighing = casus.laatste_afweging()
    if weighing is None:
        return {}
    return {
        v.code: v.grond
        for v in weighing.verantwoordingen
        if v.grond not in (Grond.UITKOMST, Grond.LOOPT_DOOR)
    }


def _state_of(measure: Maatregel, is_heaviest: bool, vandaag: date) -> tuple[CelStaat, str]:
    if measure.status is MaatregelStatus.VOORGESTELD:
        return CelStaat.VOORGESTELD, "voorgesteld"
    if measure.status is MaatregelStatus.LOOPT and measure.begonnen_op is not None:
        line = f"sinds {near_date(measure.begonnen_op, vandaag)}"
        return (CelStaat.HOOGSTE if is_heaviest else CelStaat.LOOPT), line
    ended = near_date(measure.laatst_op, vandaag)
    if measure.resultaat is None:
        return CelStaat.OVERGESLAGEN, f"voorstel vervallen {ended}"
    states = {Resultaat.GELUKT: CelStaat.GELUKT, Resultaat.DEELS: CelStaat.DEELS}
    return states.get(measure.resultaat, CelStaat.NIET_GELUKT), f"{measure.resultaat.label.lower()} {ended}"
