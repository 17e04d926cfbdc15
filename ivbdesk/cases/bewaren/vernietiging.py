"""Destruction of what is no longer needed: proposed by one officer, decided by another (domein 3.4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.bewaren.bewaren import Vervallen
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout


class VernietigingStatus(StrEnum):
    """Where a proposal stands."""

    VOORGESTELD = "voorgesteld"
    AFGEWEZEN = "afgewezen"
    UITGEVOERD = "uitgevoerd"


class Vernietigsoort(StrEnum):
    """What is destroyed."""

    CASUS = "casus"
    ONDERDELEN = "onderdelen"
    SIGNAAL = "signaal"
    VERZOEK = "verzoek"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _SOORTEN[self]


_SOORTEN = {
    Vernietigsoort.CASUS: "De casus als geheel",
    Vernietigsoort.ONDERDELEN: "Onderdelen van de casus",
    Vernietigsoort.SIGNAAL: "Het signaal als geheel",
    Vernietigsoort.VERZOEK: "De verzoeken van een inwoner",
}
OP_VERZOEK = "AVG art. 17"
"""The source of a destruction that a resident asked for; no term has to have passed."""
ANOTHER_DECIDES = "Een ander dan wie het voorstelde, beslist over vernietiging."


@dataclass(eq=False)
class Bewaarplicht:
    """A legal hold: while it runs nothing of the casus may be destroyed."""

    id: UUID
    casus_id: UUID
    reden: str
    sinds: date
    tot: date | None = None


def require_not_held(wat: str, plichten: Iterable[Bewaarplicht]) -> None:
    """Raise RegelFout where a legal hold still runs on `wat`, as the user reads it (domein 3.4)."""
    if any(plicht.tot is None for plicht in plichten):
        raise RegelFout("", f"Op {wat} rust een bewaarplicht; er mag niets weg.")


def require_first_hold(plichten: Iterable[Bewaarplicht]) -> None:
    """Raise RegelFout where the casus is held already: one hold at a time."""
    if any(plicht.tot is None for plicht in plichten):
        raise RegelFout("reden", "Op deze casus rust al een bewaarplicht.")


@dataclass(eq=False)
class Vernietiging:
    """A proposal, and once it is carried out the tombstone: number and decision, no personal data.

    `onderdelen` holds the ids of single items, comma-separated; empty means the casus as a whole. "signaal" means
    that `casus_id` is the id of a signal that belongs to no casus, "verzoek" that of a person who only asked.
    """

    id: UUID
    casus_id: UUID
    nummer: str
    onderdelen: str
    termijn: str
    bron: str
    status: VernietigingStatus
    voorgesteld_door: UUID
    voorgesteld_op: date
    reden: str = ""
    beslist_door: UUID | None = None
    beslist_op: date | None = None
    verklaring_sha256: str = ""
    verklaring: bytes | None = None

    @property
    def soort(self) -> Vernietigsoort:
        """What is destroyed."""
        for loose in (Vernietigsoort.SIGNAAL, Vernietigsoort.VERZOEK):
            if self.onderdelen == loose:
                return loose
        return Vernietigsoort.ONDERDELEN if self.onderdelen else Vernietigsoort.CASUS

    @property
    def items(self) -> frozenset[UUID]:
        """The ids of the single items of a casus; none where something goes as a whole."""
        if self.soort is not Vernietigsoort.ONDERDELEN:
            return frozenset()
        return frozenset(UUID(text) for text in self.onderdelen.split(",") if text)

    def decide(self, door: UUID, op: date, akkoord: bool, reden: str, *, alleen: bool = False) -> None:
        """The second person decides; raises `RegelFout` for the one who proposed it, unless one decides alone."""
        if self.status is not VernietigingStatus.VOORGESTELD:
            raise RegelFout("", "Over dit voorstel is al beslist.")
        if door == self.voorgesteld_door and not alleen:
            raise RegelFout("", ANOTHER_DECIDES)
        if not akkoord:
            require_reason(reden, "er niet wordt vernietigd")
        self.status = VernietigingStatus.UITGEVOERD if akkoord else VernietigingStatus.AFGEWEZEN
        self.beslist_door, self.beslist_op = door, op
        if not akkoord:
            self.reden = reden.strip()


def require_signal_due(nummer: str, signaal_id: UUID, vervallen: Iterable[Vervallen]) -> None:
    """Raise RegelFout for a signal that is not among what is due: its term has not passed (domein 3.4)."""
    if all(item.casus_id != signaal_id for item in vervallen):
        raise RegelFout("", f"De bewaartermijn van {nummer} is nog niet verstreken.")


def require_requests_due(nummer: str, persoon_id: UUID, vervallen: Iterable[Vervallen]) -> None:
    """Raise RegelFout for the requests of a person that are not among what is due: something was asked since."""
    if all(item.casus_id != persoon_id for item in vervallen):
        raise RegelFout("", f"{nummer} is weer nodig: er is nog iets gevraagd. Wijs het voorstel af.")


def require_still_closed(casus: Casus) -> None:
    """Raise RegelFout for a casus that was opened again: it may not go as a whole (domein 3.4)."""
    if casus.status.is_open:
        raise RegelFout("", f"{casus.nummer} is heropend; de casus mag niet weg. Wijs het voorstel af.")


def require_first_proposal(made: Vernietiging, others: Iterable[Vernietiging]) -> None:
    """Raise RegelFout where the same casus, signal or person is proposed already: one decision at a time."""
    if any(
        item.casus_id == made.casus_id and item.status is VernietigingStatus.VOORGESTELD for item in others
    ):
        raise RegelFout("", f"Voor {made.nummer} ligt er al een voorstel.")


@dataclass(frozen=True)
class Verklaring:
    """What the declaration of a destruction says: decision and numbers, no personal data."""

    gemeente: str
    nummer: str
    soort: Vernietigsoort
    termijn: str
    bron: str
    voorgesteld_door: str
    voorgesteld_op: date
    beslist_door: str
    beslist_op: date
    aantallen: tuple[tuple[str, int], ...]
    kopieen_tot: date
    auditkop: str
    op_verzoek: bool = False
    """Whether the resident asked for it, and no term had to pass."""
