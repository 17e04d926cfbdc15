"""The weighing that stands before a heavier measure: perspectives, dissent, decision, evaluation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.besluitvorming.deelbaar import require_shareable
from ivbdesk.cases.besluitvorming.geadresseerde import NIEMAND, Geadresseerde
from ivbdesk.cases.taal.eisen import is_argued, require_argued, require_named
from ivbdesk.cases.taal.fouten import refuse, together


class Grond(StrEnum):
    """Why a lighter means does not have to be tried (first), or how it ended (domein 1.1)."""

    UITKOMST = "uitkomst"
    LOOPT_DOOR = "loopt_door"
    NIET_PASSEND = "niet_passend"
    GEWEIGERD = "geweigerd_door_betrokkene"
    NIET_BESCHIKBAAR = "niet_beschikbaar_wachtlijst"
    SPOED = "spoed"
    EERDER_VERGEEFS = "eerder_vergeefs"
    MOTIVERING = "motivering"

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
    Grond.MOTIVERING: "Ontbreekt in het dossier, met reden",
}

NIETS_DOEN = "niets"
AFSCHALEN = "afschalen"
VASTE_OPTIES = {NIETS_DOEN: "Niets doen", AFSCHALEN: "Afschalen"}
"""The options that stand in every weighing, beside the measures."""


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
    """What one organisation thinks of the decision, in its own words (IVB 6.2.1; domein 2.6).

    `deelbaar` may be told to who may not read `tekst`, once the partner approved it.
    """

    id: UUID
    afweging_id: UUID
    organisatie: str
    stand: Stand
    tekst: str = ""
    deelbaar: str = ""
    akkoord_door: str = ""
    akkoord_op: date | None = None


@dataclass(eq=False)
class Optie:
    """One of the ways that were laid side by side: a measure by its code, or one of `VASTE_OPTIES`."""

    id: UUID
    afweging_id: UUID
    volgorde: int
    code: str
    naam: str
    voor: str = ""
    tegen: str = ""
    gekozen: bool = False


@dataclass(eq=False)
class Verantwoording:
    """How a lighter means is accounted for, or why an item of the file (`code` D01 and on) is missing."""

    id: UUID
    afweging_id: UUID
    code: str
    grond: Grond
    toelichting: str = ""


@dataclass(eq=False)
class Afweging:
    """A recorded weighing for the measure `code` (IVB 5, "na zorgvuldige afweging"; Awb 3:2, 3:4, 3:46).

    `zorg_deelbaar` is the care perspective in functional words that may go to police and OM;
    `motivering` answers in words what deviates from the usual order; `kwetsbaarheid` whether betrokkene can
    comply, `evrm` art. 8 EVRM, `derden` housemates, children and other housing, `beleid` whether own policy was
    followed (Awb 4:84), `afschaalplan` what happens when it gets better. `gronden` are the codes of the grounds the
    measure rests on, where the law has more than one; `verwijtbaarheid`, `woningband` and `woonruimte` what is weighed
    before a home is closed: blame, the tie to this home, and where who lives there can go; `toezeggingen` what was agreed
    or promised in the casus itself, and whether the measure breaks that. `kader_versie` is the
    version of the handelingskader under which it was made. An amended weighing is a new one with the next `versie`.
    `overgenomen_van` is the weighing of the lighter measure with whose words it began; `bevestigd` names the fields
    of which the officer said that those words still hold, with a space between them.
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
    mandaat: str = ""
    kwetsbaarheid: str = ""
    evrm: str = ""
    derden: str = ""
    beleid: str = ""
    afschaalplan: str = ""
    gronden: str = ""
    verwijtbaarheid: str = ""
    woningband: str = ""
    woonruimte: str = ""
    toezeggingen: str = ""
    versie: int = 1
    wijziging: str = ""
    overgenomen_van: UUID | None = None
    bevestigd: str = ""
    opties: list[Optie] = field(default_factory=list)
    standpunten: list[Standpunt] = field(default_factory=list)
    verantwoordingen: list[Verantwoording] = field(default_factory=list)
    geadresseerde: Geadresseerde = NIEMAND

    def grond_voor(self, code: str) -> Verantwoording | None:
        """How this weighing accounts for the lighter means `code`, if it does."""
        return next((item for item in self.verantwoordingen if item.code == code), None)


_ARGUED = {
    "zorgperspectief": "Beschrijf hoe de zorgpartners ernaar kijken.",
    "veiligheidsperspectief": "Beschrijf hoe de veiligheidspartners ernaar kijken.",
    "besluit": "Schrijf op wat is besloten en waarom een lichter middel niet volstaat.",
}
_NAMED = {
    "zorg_door": "Noem de organisatie die het zorgperspectief gaf.",
    "veiligheid_door": "Noem de organisatie die het veiligheidsperspectief gaf.",
    "bevoegd": "Noem wie bevoegd is en het besluit neemt.",
}
_ARGUED_IF_FILLED = (
    "geschikt", "noodzakelijk", "evenwichtig", "zorg_deelbaar", "motivering", "mandaat", "kwetsbaarheid", "evrm", "derden",
    "beleid", "afschaalplan", "verwijtbaarheid", "woningband", "woonruimte", "toezeggingen",
)  # fmt: skip


@together()
def require_valid(afweging: Afweging) -> None:
    """Raise RegelFout, naming the field, for a weighing that would not stand up (domein 1.1, 2.6)."""
    for veld, melding in _ARGUED.items():
        require_argued(veld, getattr(afweging, veld), melding, "IVB 5; Awb 3:46")
    for veld, melding in _NAMED.items():
        require_named(veld, getattr(afweging, veld), melding, "IVB 5; Awb 3:46")
    for veld in _ARGUED_IF_FILLED:
        if getattr(afweging, veld).strip():
            require_argued(veld, getattr(afweging, veld), "Schrijf dit uit, of laat het leeg.", "Awb 3:46")
    if afweging.evaluatie_op is None:
        refuse("evaluatie_op", "Kies wanneer u evalueert of het middel werkt.", "IVB 5")
    elif afweging.evaluatie_op <= afweging.opgesteld_op:
        refuse("evaluatie_op", "De evaluatie ligt na de dag van de afweging.", "IVB 5")
    if afweging.spoed:
        told = "Schrijf op waarom niet kan worden gewacht."
        require_argued("spoed_reden", afweging.spoed_reden, told, "Awb 4:11; Awb 5:31")
    if afweging.versie > 1:
        told = "Schrijf op wat er is veranderd sinds de vorige versie."
        require_argued("wijziging", afweging.wijziging, told, "Awb 3:46")
    _require_options(afweging)
    _require_accounts(afweging)
    for standpunt in afweging.standpunten:
        require_told(standpunt, afweging.opgesteld_op)


@together()
def require_told(standpunt: Standpunt, op: date) -> None:
    """Raise RegelFout for a stand that differs and does not say why, or of which what may be shared does not stand up."""
    if standpunt.stand.is_dissent:
        told = f"Schrijf het standpunt van {standpunt.organisatie} in hun eigen woorden op."
        require_argued("standpunt", standpunt.tekst, told, "IVB 6.2.1")
    require_shareable(standpunt, op)


def _require_accounts(afweging: Afweging) -> None:
    """Each lighter means and each gap in the file with words that carry it; an outcome speaks for itself."""
    for given in afweging.verantwoordingen:
        if given.grond is not Grond.UITKOMST:
            veld = f"{'gat' if given.grond is Grond.MOTIVERING else 'reden'}_{given.code}"
            require_argued(veld, given.toelichting, "Schrijf op waarom.", "Awb 3:46; IVB 5")


def _require_options(afweging: Afweging) -> None:
    """Where options were laid side by side: doing nothing and stepping down among them, and one chosen."""
    if not afweging.opties:
        return
    codes = {optie.code for optie in afweging.opties}
    for code, naam in VASTE_OPTIES.items():
        if code not in codes:
            refuse("opties", f"Weeg ook ‘{naam.lower()}’ mee.", "IVB 5")
    for optie in afweging.opties:
        if not (is_argued(optie.voor) or is_argued(optie.tegen)):
            told = "Schrijf in een paar woorden op wat hiervoor of hiertegen pleit."
            refuse(f"tegen_{optie.code}", told, "Awb 3:46")
    if sum(optie.gekozen for optie in afweging.opties) != 1:
        refuse("gekozen", "Kies één van de mogelijkheden.")
