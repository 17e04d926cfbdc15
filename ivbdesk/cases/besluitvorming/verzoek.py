"""A resident's request about their own data, with its statutory term (AVG art. 12-21; domein 3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.besluitvorming.termijn import Berekening, Termijn, reckon
from ivbdesk.cases.kader.duur import Eenheid, TermijnSoort
from ivbdesk.cases.taal.eisen import (
    require_argued,
    require_named,
    require_not_future,
    require_reason,
)
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import join_nl


class VerzoekSoort(StrEnum):
    """Which right the resident calls upon."""

    INZAGE = "inzage"
    RECTIFICATIE = "rectificatie"
    WISSING = "wissing"
    BEPERKING = "beperking"
    BEZWAAR = "bezwaar"

    @property
    def label(self) -> str:
        """The right with its article."""
        return f"{self.value.capitalize()} (AVG art. {_ARTICLES[self]})"


_ARTICLES = {
    VerzoekSoort.INZAGE: 15,
    VerzoekSoort.RECTIFICATIE: 16,
    VerzoekSoort.WISSING: 17,
    VerzoekSoort.BEPERKING: 18,
    VerzoekSoort.BEZWAAR: 21,
}


class VerzoekStatus(StrEnum):
    """Where the request stands."""

    LOOPT = "loopt"
    INGEWILLIGD = "ingewilligd"
    DEELS = "deels"
    GEWEIGERD = "geweigerd"

    @property
    def label(self) -> str:
        """The status as the officer reads it."""
        return _STATUS[self]


_STATUS = {
    VerzoekStatus.LOOPT: "Loopt",
    VerzoekStatus.INGEWILLIGD: "Ingewilligd",
    VerzoekStatus.DEELS: "Deels ingewilligd",
    VerzoekStatus.GEWEIGERD: "Geweigerd",
}


_MONTHS, _MONTHS_EXTENDED = 1, 3
_MOVES = "Verordening (EEG, Euratom) nr. 1182/71 art. 3 lid 4"


@dataclass(eq=False)
class Verzoek:
    """One request; `uiterlijk` is the last day of its term, extension included once that was announced."""

    id: UUID
    persoon_id: UUID | None
    soort: VerzoekSoort
    status: VerzoekStatus
    ontvangen_op: date
    uiterlijk: date
    verlenging_reden: str = ""
    identiteit_vastgesteld: bool = False
    vraag: str = ""
    besluit: str = ""
    afgehandeld_op: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether the resident still waits for an answer."""
        return self.status is VerzoekStatus.LOOPT

    def has_answer(self, status: VerzoekStatus, besluit: str) -> bool:
        """Whether this very answer was given already."""
        return not self.is_open and (self.status, self.besluit) == (status, besluit.strip())

    def term(self, feestdagen: Feestdagen) -> Berekening:
        """Its last day with the calculation; one that was taken in long ago may have an earlier day in `uiterlijk`."""
        months = _MONTHS_EXTENDED if self.verlenging_reden else _MONTHS
        return answer_by(self.id, self.ontvangen_op, months, feestdagen)

    def extend(self, reden: str, vandaag: date, feestdagen: Feestdagen) -> None:
        """Two months more, once, announced with the reason within the first month (AVG art. 12 lid 3)."""
        if self.verlenging_reden:
            raise RegelFout("reden", "Dit verzoek is al verlengd.", "AVG art. 12 lid 3")
        if vandaag > self.uiterlijk:
            raise RegelFout(
                "reden", "De eerste maand is voorbij; verlengen kan niet meer.", "AVG art. 12 lid 3"
            )
        require_reason(reden, "het langer duurt; de inwoner krijgt dit te horen")
        self.verlenging_reden = reden.strip()
        self.uiterlijk = self.term(feestdagen).laatste or self.uiterlijk

    def decide(self, status: VerzoekStatus, besluit: str, vandaag: date) -> None:
        """Answer the request; raises `RegelFout` where the answer is not complete."""
        if not self.is_open:
            raise RegelFout("", "Dit verzoek is al afgehandeld; dat antwoord blijft staan.")
        if status is VerzoekStatus.LOOPT:
            raise RegelFout("status", "Kies hoe het verzoek is afgehandeld.")
        if not self.identiteit_vastgesteld:
            raise RegelFout(
                "identiteit_vastgesteld",
                "Stel eerst vast dat de verzoeker is wie hij zegt.",
                "AVG art. 12 lid 6",
            )
        demand = require_argued if status is VerzoekStatus.GEWEIGERD else require_named
        demand(
            "besluit",
            besluit,
            "Schrijf het besluit met de reden op; weigeren is een besluit.",
            "UAVG art. 34",
        )
        self.status, self.besluit, self.afgehandeld_op = status, besluit.strip(), vandaag


def require_somebody_else(nummers: Sequence[str]) -> None:
    """Raise RegelFout where cases have somebody of the name of who asks: the request belongs there."""
    if nummers:
        raise RegelFout(
            "bekend",
            f"Deze naam staat in {join_nl(nummers)}. Kies ‘Deze persoon’, of ‘Iemand anders’ als het een ander is.",
        )


def answer_by(id: UUID, ontvangen_op: date, maanden: int, feestdagen: Feestdagen) -> Berekening:
    """So many months after the receipt; a term of European law moves off a Saturday, Sunday or holiday by its own rule."""
    return reckon(
        Termijn(id, id, "", "", TermijnSoort.SCHUIFT, _MOVES, ontvangen_op, maanden, Eenheid.MAAND),
        feestdagen,
    )


def make_verzoek(
    id: UUID,
    persoon_id: UUID,
    soort: VerzoekSoort,
    ontvangen_op: date,
    vraag: str,
    vandaag: date,
    feestdagen: Feestdagen,
) -> Verzoek:
    """A request that came in, with its term of a month (AVG art. 12 lid 3); raises `RegelFout`."""
    require_not_future("ontvangen_op", ontvangen_op, vandaag)
    uiterlijk = answer_by(id, ontvangen_op, _MONTHS, feestdagen).laatste or ontvangen_op
    return Verzoek(id, persoon_id, soort, VerzoekStatus.LOOPT, ontvangen_op, uiterlijk, vraag=vraag.strip())
