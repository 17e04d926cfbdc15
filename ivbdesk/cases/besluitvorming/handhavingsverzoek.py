"""A resident's request to act: an application with a term, that ends in a decision (Awb 1:3 lid 3, 4:13; domein 0.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.taal.eisen import require_argued, require_not_future
from ivbdesk.cases.taal.fouten import RegelFout, together


class HandhavingStatus(StrEnum):
    """Where the request stands."""

    LOOPT = "loopt"
    TOEGEWEZEN = "toegewezen"
    AFGEWEZEN = "afgewezen"
    BUITEN_BEHANDELING = "buiten_behandeling"
    INGETROKKEN = "ingetrokken"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {"buiten_behandeling": "Buiten behandeling gesteld"}.get(self.value, self.value.capitalize())


@dataclass(eq=False)
class Handhavingsverzoek:
    """The request. Who asks is a sealed melder, so that their name stands in no list and no export.

    `feiten` is what was looked into before it was refused (D02), `ontlastend` what speaks for the person it is about (D31).
    `ingebreke_op` is the day on which the requester gave notice of default; two weeks later a penalty runs
    (Awb 4:17 lid 3).
    """

    id: UUID
    casus_id: UUID
    ontvangen_op: date
    vraag: str
    melder_id: UUID | None = None
    status: HandhavingStatus = HandhavingStatus.LOOPT
    besluit: str = ""
    besloten_op: date | None = None
    ingebreke_op: date | None = None
    feiten: str = ""
    ontlastend: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the requester still waits for a decision."""
        return self.status is HandhavingStatus.LOOPT


@together()
def require_valid(verzoek: Handhavingsverzoek, vandaag: date) -> None:
    """Raise RegelFout, naming the field, for a request that cannot be so."""
    require_not_future("ontvangen_op", verzoek.ontvangen_op, vandaag)
    require_argued("vraag", verzoek.vraag, "Schrijf op waarom en waartegen de gemeente moet optreden.")


def decide(
    verzoek: Handhavingsverzoek,
    status: HandhavingStatus,
    besluit: str,
    op: date,
    feiten: str = "",
    ontlastend: str = "",
) -> None:
    """Decide on the request; refusing is a decision too, on facts that were looked into and with reasons (Awb 3:2, 3:46)."""
    if not verzoek.is_open:
        raise RegelFout("", "Op dit verzoek is al beslist.")
    if status is HandhavingStatus.LOOPT:
        raise RegelFout("status", "Kies hoe op het verzoek is beslist.")
    require_argued(
        "besluit", besluit, "Schrijf het besluit met de redenen op; ook weigeren is een besluit.", "Awb 3:46"
    )
    if status is HandhavingStatus.AFGEWEZEN:
        asked = "Schrijf op welke feiten zijn nagegaan, en bij wie."
        require_argued("feiten", feiten, asked, "Awb 3:2; dossierpunt Feitenrelaas")
        asked = "Schrijf op wat voor betrokkene pleit, of dat daarnaar is gezocht en niets is gevonden."
        require_argued("ontlastend", ontlastend, asked, "Awb 3:2; dossierpunt Ontlastende feiten")
    if op < verzoek.ontvangen_op:
        raise RegelFout("op", "Het besluit ligt voor de ontvangst van het verzoek.")
    verzoek.status, verzoek.besluit, verzoek.besloten_op = status, besluit.strip(), op
    verzoek.feiten, verzoek.ontlastend = feiten.strip(), ontlastend.strip()


def give_notice(verzoek: Handhavingsverzoek, op: date, uiterlijk: date | None) -> None:
    """The requester gave notice of default; that counts only after the term has passed (Awb 4:17 lid 3)."""
    if not verzoek.is_open:
        raise RegelFout("op", "Op dit verzoek is al beslist.")
    if verzoek.ingebreke_op is not None:
        raise RegelFout("op", "De ingebrekestelling is al vastgelegd.")
    if uiterlijk is None or op <= uiterlijk:
        raise RegelFout(
            "op", "De termijn is nog niet voorbij; een ingebrekestelling is dan te vroeg.", "Awb 4:17 lid 3"
        )
    verzoek.ingebreke_op = op
