"""What a measure needs in the file, what is there, and what proves it (domein 1.3, 1.4)."""

from __future__ import annotations

from dataclasses import dataclass

from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.bewijs import Bewijsregel
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Dossierpuntsoort, Handelingskader
from ivbdesk.cases.ladder.bewijsregels import Bewijsvraag, prove
from ivbdesk.cases.ladder.ladder import Situatie


@dataclass(frozen=True)
class Checkregel:
    """One line of the check for one measure: what is asked, how it stands, and what proves it.

    `toelichting` is what an officer wrote; `woorden` what the register counts or misses.
    """

    soort: Dossierpuntsoort
    verplicht: bool
    staat: PuntStaat
    toelichting: str = ""
    bewijs: tuple[Bewijsregel, ...] = ()
    woorden: str = ""

    @property
    def is_beantwoord(self) -> bool:
        """Whether it is proven or answered; a mandatory item is not answered by a reason alone (domein 1.3, guard c)."""
        if self.staat in (PuntStaat.ONTBREEKT_GEACCEPTEERD, PuntStaat.NVT):
            return not self.verplicht
        return self.staat is not PuntStaat.OPEN


def check_dossier(
    casus: Casus, kader: Handelingskader, situatie: Situatie, code: str, afweging: Afweging | None
) -> tuple[Checkregel, ...]:
    """The checklist of measure `code` with the state of each item in this casus, under this weighing of it."""
    soort = kader.soort(code)
    said = {punt.code: punt for punt in casus.dossierpunten}
    rows = []
    for item in soort.dossier:
        punt = kader.dossierpunten[item]
        found = prove(Bewijsvraag(casus, kader, situatie, code, punt, afweging))
        answer = said.get(item)
        reason = afweging.grond_voor(item) if afweging else None
        state, words = PuntStaat.OPEN, ""
        if answer is not None and answer.staat is not PuntStaat.OPEN:
            state, words = answer.staat, answer.toelichting
        elif reason is not None and reason.toelichting.strip():
            state, words = PuntStaat.ONTBREEKT_GEACCEPTEERD, reason.toelichting
        if found.voldaan:
            state = PuntStaat.VOLDAAN
        rows.append(Checkregel(punt, item in soort.verplicht, state, words, found.bewijs, found.woorden))
    return tuple(rows)
