"""Difference of insight: each partner's stand in its own words, printed as it is (IVB 6.2.1; domein 2.6)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.besluitvorming.deelbaar import require_shareable
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.eisen import require_argued, require_filled, require_named
from ivbdesk.cases.taal.fouten import RegelFout, refuse, together

MOST_WORDS = 300


class Perspectief(StrEnum):
    """From where a partner looks."""

    ZORG = "zorg"
    VEILIGHEID = "veiligheid"
    WONEN = "wonen"
    BESTUUR = "bestuur"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return self.value.capitalize()


@dataclass(eq=False)
class Visie:
    """The stand of one partner, in at most 300 characters that it approved; a correction is a new Visie.

    `deelbaar` may be told to who may not read `tekst`, once the partner approved that too. `herkomst` are the origins of
    what was said when it was given, separated by commas: who may read it later.
    """

    id: UUID
    verschil_id: UUID
    partner_id: UUID
    perspectief: Perspectief
    stand: Stand
    tekst: str
    op: date
    vervangen: bool = False
    deelbaar: str = ""
    akkoord_door: str = ""
    akkoord_op: date | None = None
    herkomst: str = Herkomst.EIGEN.value

    def says_same(self, other: Visie) -> bool:
        """Whether the other says this in the same words, from the same place."""
        return (self.perspectief, self.stand, self.tekst) == (other.perspectief, other.stand, other.tekst)


@dataclass(eq=False)
class Inzichtverschil:
    """A question on which partners differ; care and safety stand beside each other and are never merged."""

    id: UUID
    casus_id: UUID
    onderwerp: str
    ontstaan_op: date
    gekozen: str = ""
    gekozen_door: str = ""
    gekozen_op: date | None = None
    opnieuw_op: date | None = None
    gesloten_op: date | None = None
    bespreking_id: UUID | None = None
    visies: list[Visie] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be looked at."""
        return self.gesloten_op is None

    def geldende(self) -> list[Visie]:
        """The stands as they are now, those of care first."""
        order = list(Perspectief)
        return sorted(
            (v for v in self.visies if not v.vervangen), key=lambda v: (order.index(v.perspectief), v.op)
        )


class OngezieneVisie(RegelFout):
    """A colleague recorded a stand of the same partner that the officer has not seen; `visie` is that stand."""

    def __init__(self, visie: Visie) -> None:
        words = f", ‘{visie.tekst}’" if visie.tekst else ""
        super().__init__(
            "tekst",
            f"Een collega legde intussen een standpunt van deze partner vast: {visie.stand.label}{words}. Legt u opnieuw "
            "vast, dan komt uw tekst ervoor in de plaats.",
        )
        self.visie = visie


def supersede(verschil: Inzichtverschil, visie: Visie, gezien: Collection[UUID]) -> None:
    """Add the stand of a partner in the place of its earlier one; the very same stand once more is nothing.

    Raises OngezieneVisie where that earlier one is not among those that were seen (by id).
    """
    for earlier in [v for v in verschil.geldende() if v.partner_id == visie.partner_id]:
        if earlier.id not in gezien:
            if earlier.says_same(visie):
                return
            raise OngezieneVisie(earlier)
        earlier.vervangen = True
    verschil.visies.append(visie)


def require_new(verschil: Inzichtverschil, andere: Iterable[Inzichtverschil]) -> None:
    """Raise RegelFout where partners already differ on this very question: their stands belong together."""
    if any(v.is_open and v.onderwerp.casefold() == verschil.onderwerp.casefold() for v in andere):
        raise RegelFout(
            "onderwerp",
            "Dit verschil van inzicht is al vastgelegd, misschien net door een collega. Voeg uw standpunten daaraan toe.",
        )


@together()
def require_valid(verschil: Inzichtverschil) -> None:
    """Raise RegelFout, naming the field, for a difference on nothing, or of nobody."""
    require_filled("onderwerp", verschil.onderwerp, "Schrijf de vraag op waarover partners verschillen.")
    if not verschil.visies:
        refuse("partner_id", "Leg minstens één standpunt vast.")


@together()
def require_visie(visie: Visie) -> None:
    """Raise RegelFout, naming the field, for a stand without words or with too many."""
    needs = visie.stand in (Stand.VOOR_MITS, Stand.TEGEN)
    if needs:
        require_argued("tekst", visie.tekst, "Schrijf het standpunt op in de woorden van de partner.")
    if len(visie.tekst) > MOST_WORDS:
        refuse("tekst", f"Kort het in tot {MOST_WORDS} tekens; nu zijn het er {len(visie.tekst)}.")
    require_shareable(visie, visie.op)


def choose(verschil: Inzichtverschil, gekozen: str, door: str, op: date, opnieuw_op: date | None) -> None:
    """Keep what was chosen, by whom, and when it is looked at again."""
    require_named("gekozen", gekozen, "Schrijf op wat er is gekozen.")
    require_named("gekozen_door", door, "Noem wie heeft beslist.")
    if opnieuw_op is None:
        raise RegelFout("opnieuw_op", "Spreek af wanneer u hier opnieuw naar kijkt.")
    if opnieuw_op < op:
        raise RegelFout("opnieuw_op", "Deze dag is al voorbij.")
    verschil.gekozen, verschil.gekozen_door = gekozen.strip(), door.strip()
    verschil.gekozen_op, verschil.opnieuw_op = op, opnieuw_op
