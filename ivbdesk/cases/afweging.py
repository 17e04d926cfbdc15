"""The weighing that stands before a heavier measure: perspectives, dissent, decision, evaluation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.fouten import RegelFout


class Grond(StrEnum):
    """Why a lighter means does not have to be tried (first), or how it ended (domein 1.1)."""

    UITKOMST = "uitkomst"
    LOOPT_DOOR = "loopt_door"
    NIET_PASSEND = "niet_passend"
    GEWEIGERD = "geweigerd_door_betrokkene"
    NIET_BESCHIKBAAR = "niet_beschikbaar_wachtlijst"
    SPOED = "spoed"
    EERDER_VERGEEFS = "eerder_vergeefs"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _GROND_LABELS[self]


_GROND_LABELS = {
    Grond.UITKOMST: "Geprobeerd, uitkomst staat vast",
    Grond.LOOPT_DOOR: "Loopt door, naast het zwaardere middel",
    Grond.NIET_PASSEND: "Past niet bij deze casus",
    Grond.GEWEIGERD: "Aangeboden, door betrokkene geweigerd",
    Grond.NIET_BESCHIKBAAR: "Niet beschikbaar of wachtlijst",
    Grond.SPOED: "Spoed, geen tijd om af te wachten",
    Grond.EERDER_VERGEEFS: "Eerder vergeefs geprobeerd",
}


class Stand(StrEnum):
    """A partner's stand on the decision (domein 2.6)."""

    VOOR = "voor"
    VOOR_MITS = "voor_mits"
    TEGEN = "tegen"
    GEEN_MANDAAT = "geen_mandaat"
    NIET_GEVRAAGD = "niet_gevraagd"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {"voor_mits": "Voor, mits"}.get(self.value, self.value.replace("_", " ").capitalize())

    @property
    def is_dissent(self) -> bool:
        """Whether it must be printed as a difference of insight."""
        return self in (Stand.VOOR_MITS, Stand.TEGEN)


@dataclass(eq=False)
class Standpunt:
    """What one organisation thinks of the decision, in its own words (IVB 6.2.1; domein 2.6)."""

    id: UUID
    afweging_id: UUID
    organisatie: str
    stand: Stand
    tekst: str = ""


@dataclass(eq=False)
class Verantwoording:
    """How one lighter means is accounted for: its outcome, or a written reason why it does not fit."""

    id: UUID
    afweging_id: UUID
    code: str
    grond: Grond
    toelichting: str = ""


@dataclass(eq=False)
class Afweging:
    """A recorded weighing for the measure `code` (IVB 5, "na zorgvuldige afweging"; Awb 3:2, 3:4, 3:46).

    `zorg_deelbaar` is the care perspective in functional words that may go to police and OM;
    `motivering` answers in words what is missing in the file or deviates from the usual order;
    `kader_versie` is the version of the handelingskader under which it was made.
    """

    id: UUID
    casus_id: UUID
    code: str
    opgesteld_op: date
    vastgelegd_op: datetime
    zorgperspectief: str
    zorg_door: str
    veiligheidsperspectief: str
    veiligheid_door: str
    besluit: str
    bevoegd: str
    evaluatie_op: date | None
    kader_versie: str
    geschikt: str = ""
    noodzakelijk: str = ""
    evenwichtig: str = ""
    zorg_deelbaar: str = ""
    spoed: bool = False
    spoed_reden: str = ""
    motivering: str = ""
    standpunten: list[Standpunt] = field(default_factory=list)
    verantwoordingen: list[Verantwoording] = field(default_factory=list)

    def grond_voor(self, code: str) -> Verantwoording | None:
        """How this weighing accounts for the lighter means `code`, if it does."""
        return next((item for item in self.verantwoordingen if item.code == code), None)


_REQUIRED = {
    "zorgperspectief": "Beschrijf hoe de zorgpartners ernaar kijken.",
    "zorg_door": "Noem de organisatie die het zorgperspectief gaf.",
    "veiligheidsperspectief": "Beschrijf hoe de veiligheidspartners ernaar kijken.",
    "veiligheid_door": "Noem de organisatie die het veiligheidsperspectief gaf.",
    "besluit": "Schrijf op wat is besloten en waarom een lichter middel niet volstaat.",
    "bevoegd": "Noem wie bevoegd is en het besluit neemt.",
}


def require_valid(afweging: Afweging) -> None:
    """Raise RegelFout, naming the field, for a weighing that would not stand up (domein 1.1, 2.6)."""
    for veld, melding in _REQUIRED.items():
        if not getattr(afweging, veld).strip():
            raise RegelFout(veld, melding, "IVB 5; Awb 3:46")
    if afweging.evaluatie_op is None:
        raise RegelFout("evaluatie_op", "Kies wanneer u evalueert of het middel werkt.", "IVB 5")
    if afweging.evaluatie_op <= afweging.opgesteld_op:
        raise RegelFout("evaluatie_op", "De evaluatie ligt na de dag van de afweging.", "IVB 5")
    if afweging.spoed and not afweging.spoed_reden.strip():
        raise RegelFout("spoed_reden", "Schrijf op waarom niet kan worden gewacht.", "Awb 4:11; Awb 5:31")
    for standpunt in afweging.standpunten:
        if standpunt.stand.is_dissent and not standpunt.tekst.strip():
            raise RegelFout(
                "standpunten",
                f"Schrijf het standpunt van {standpunt.organisatie} in hun eigen woorden op.",
                "IVB 6.2.1",
            )
