"""One reason for or against a measure; and whether a lighter means is accounted for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ivbdesk.cases.besluitvorming.afweging import Afweging, Grond
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Maatregelsoort
from ivbdesk.cases.ladder.ladder import ended_outcome
from ivbdesk.cases.taal.eisen import is_argued


class Oordeel(StrEnum):
    """How a finding counts: in order, still to be answered, or a hard stop."""

    GOED = "goed"
    OPEN = "open"
    STOP = "stop"


@dataclass(frozen=True)
class Bevinding:
    """One reason for or against, with its source; `code` names the lighter means or dossier item."""

    oordeel: Oordeel
    tekst: str
    bron: str = ""
    code: str = ""


def account_for(casus: Casus, soort: Maatregelsoort, afweging: Afweging | None) -> Bevinding:
    """Whether one lighter means has an outcome or a written reason (IVB 5; domein 1.1, subsidiarity)."""
    ended = ended_outcome(casus, soort.code)
    if ended is not None and ended.resultaat is not None:
        return Bevinding(Oordeel.GOED, f"{soort.naam}: {ended.resultaat.label.lower()}", "IVB 5", soort.code)
    instead = next((code for code in sorted(soort.niet_samen_met) if ended_outcome(casus, code)), None)
    if instead is not None:
        told = f"{soort.naam}: in plaats daarvan is {instead} ingezet, samen kan niet"
        return Bevinding(Oordeel.GOED, told, "Awb art. 5:6", soort.code)
    reason = afweging.grond_voor(soort.code) if afweging else None
    runs = any(measure.code == soort.code for measure in casus.lopende_maatregelen())
    if reason is not None and reason.grond is Grond.LOOPT_DOOR and not runs:
        told = f"Lichter middel zou doorlopen, maar loopt niet in deze casus: {soort.naam}"
        return Bevinding(Oordeel.OPEN, told, "IVB 5; Awb 3:46", soort.code)
    if reason is not None and reason.grond is not Grond.UITKOMST and is_argued(reason.toelichting):
        return Bevinding(Oordeel.GOED, f"{soort.naam}: {reason.grond.label.lower()}", "IVB 5", soort.code)
    return Bevinding(Oordeel.OPEN, f"Lichter middel zonder uitkomst: {soort.naam}", "IVB 5", soort.code)


def is_urgent(afweging: Afweging | None) -> bool:
    """Whether urgency was recorded, with a reason that says why waiting is not possible (Awb 4:11, 5:31)."""
    return afweging is not None and afweging.spoed and is_argued(afweging.spoed_reden)


def needs_no_lighter(soort: Maatregelsoort, afweging: Afweging | None) -> bool:
    """Whether urgency answers the lighter means: only of a measure for a crisis, that waits for nothing else by law."""
    return bool(soort.alleen_lichter) and is_urgent(afweging)
