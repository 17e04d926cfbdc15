"""What a measure needs in the file, what is there, and what proves it (domein 1.3, 1.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.bewijs import Bewijsregel
from ivbdesk.cases.besluitvorming.dossierpunt import Dossierpunt, PuntStaat
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Dossierpuntsoort, Handelingskader
from ivbdesk.cases.ladder.bewijsregels import OF_ONE_USE, Bewijsvraag, prove
from ivbdesk.cases.ladder.ladder import Situatie
from ivbdesk.cases.ladder.overlast import count_overlast
from ivbdesk.cases.taal.eisen import is_argued, is_place


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
    bij_spoed: str = ""
    """By what rule recorded urgency answers it here; empty where urgency does not, or where there was time for it."""

    @property
    def is_beantwoord(self) -> bool:
        """Whether it is proven or answered; a mandatory item only by proof that lies here (domein 1.3, guard c)."""
        if self.verplicht:
            return self.staat is PuntStaat.VOLDAAN
        return self.staat is not PuntStaat.OPEN


@dataclass(frozen=True)
class Dossierstand:
    """How the items of a file stand, each kind counted apart: what is missing with a reason is not proven."""

    bewezen: int
    elders: int
    nvt: int
    ontbreekt: int
    open: int

    @property
    def totaal(self) -> int:
        """How many items are asked."""
        return self.bewezen + self.elders + self.nvt + self.ontbreekt + self.open

    @property
    def zin(self) -> str:
        """The counts in words: "8 van 17 bewezen, 1 ligt elders, 6 ontbreken met reden, 2 open"."""
        parts = [
            f"{self.bewezen} van {self.totaal} bewezen",
            f"{self.elders} {'ligt' if self.elders == 1 else 'liggen'} elders",
        ]
        if self.nvt:
            parts.append(f"{self.nvt} niet van toepassing")
        parts.append(f"{self.ontbreekt} {'ontbreekt' if self.ontbreekt == 1 else 'ontbreken'} met reden")
        return ", ".join([*parts, f"{self.open} open"])


def stand_of(rows: Iterable[Checkregel]) -> Dossierstand:
    """The count of these lines; window, note and dossier all take it from here."""
    counted = Counter(row.staat for row in rows)
    return Dossierstand(
        counted[PuntStaat.VOLDAAN],
        counted[PuntStaat.ELDERS],
        counted[PuntStaat.NVT],
        counted[PuntStaat.ONTBREEKT_GEACCEPTEERD],
        counted[PuntStaat.OPEN],
    )


def unproven_duty(rows: Iterable[Checkregel]) -> list[str]:
    """The names of the mandatory items that are not proven: what a judge annuls for when it is missing."""
    return [row.soort.naam for row in rows if row.verplicht and row.staat is not PuntStaat.VOLDAAN]


def check_dossier(
    casus: Casus, kader: Handelingskader, situatie: Situatie, code: str, afweging: Afweging | None
) -> tuple[Checkregel, ...]:
    """The checklist of measure `code` with the state of each item in this casus, under this weighing of it.

    Where the newest decision on it extends an earlier one, it is the checklist of that extension. What was decided,
    weighed and heard for a use that is over proves nothing for the next.
    """
    decision = casus.besluit_over(code, situatie.op)
    extends = decision is not None and decision.verlengt_id is not None
    asked, duty = kader.soort(code).asked(verlenging=extends)
    over, afweging = casus.afgelopen_op(code, situatie.op), still_counts(casus, situatie, code, afweging)
    rows = []
    for item in asked:
        punt = kader.dossierpunten[item]
        said = {
            answer.code: answer
            for answer in casus.dossierpunten
            if over is None or punt.toets not in OF_ONE_USE or answer.bijgewerkt_op > over
        }
        found = prove(Bewijsvraag(casus, kader, situatie, code, punt, afweging))
        answer = said.get(item)
        reason = afweging.grond_voor(item) if afweging else None
        state, words = PuntStaat.OPEN, ""
        if answer is not None and _answers(answer):
            state, words = answer.staat, answer.toelichting
        elif reason is not None and is_argued(reason.toelichting):
            state, words = PuntStaat.ONTBREEKT_GEACCEPTEERD, reason.toelichting
        if found.voldaan:
            state = PuntStaat.VOLDAAN
        urgent = "" if _binds_only_announced(kader, code, punt) else _by_urgency(casus, kader, situatie, punt)
        rows.append(Checkregel(punt, item in duty, state, words, found.bewijs, found.woorden, urgent))
    return tuple(rows)


def still_counts(casus: Casus, situatie: Situatie, code: str, afweging: Afweging | None) -> Afweging | None:
    """The weighing, unless it is of another measure or of a use of this one that is over."""
    if afweging is None or afweging.code != code:
        return None
    over = casus.afgelopen_op(code, situatie.op)
    return None if over is not None and afweging.opgesteld_op <= over else afweging


def _binds_only_announced(kader: Handelingskader, code: str, punt: Dossierpuntsoort) -> bool:
    """Whether it is the announcement of an order under penalty: urgency lets only the own hand go first (Awb 3:40, 5:31)."""
    return "bekend_op" in punt.velden and kader.asks_field(kader.soort(code), "dwangsom")


def _by_urgency(casus: Casus, kader: Handelingskader, situatie: Situatie, punt: Dossierpuntsoort) -> str:
    """The rule by which urgency answers an item that could not be had since the first fact is known (RBZWB:2023:1461)."""
    first = count_overlast(casus, kader).eerste if punt.spoed_dagen else None
    had_time = first is not None and (situatie.op - first).days > punt.spoed_dagen
    return "" if had_time else punt.bij_spoed


def _answers(answer: Dossierpunt) -> bool:
    """Whether what an officer said counts: an answer of before, that says nothing, leaves the item open."""
    if answer.staat is PuntStaat.ELDERS:
        return is_place(answer.toelichting)
    return answer.staat is not PuntStaat.OPEN and is_argued(answer.toelichting)
