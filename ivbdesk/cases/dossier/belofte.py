"""What was promised with a day: feedback to who reported, and to act soon where it was called urgent or acute."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.betrokkenen.betrokkene import tells_surname
from ivbdesk.cases.kader.duur import Duur, Eenheid
from ivbdesk.cases.kader.soorten import Urgentie
from ivbdesk.cases.taal.eisen import require_filled, require_not_future, require_reason
from ivbdesk.cases.taal.fouten import RegelFout


class BelofteSoort(StrEnum):
    """What was promised; what is urgent or acute has its day from its own words."""

    TERUGKOPPELING = "terugkoppeling"
    URGENT = "urgent"
    ACUUT = "acuut"

    @property
    def label(self) -> str:
        """What was promised, in the words in which it was."""
        if self is BelofteSoort.TERUGKOPPELING:
            return "Terugkoppeling aan de melder"
        return (Urgentie.ROOD if self is BelofteSoort.ACUUT else Urgentie.ORANJE).label

    @property
    def is_terugkoppeling(self) -> bool:
        """Whether it is kept by telling the melder what was done."""
        return self is BelofteSoort.TERUGKOPPELING

    @classmethod
    def van(cls, urgentie: Urgentie) -> BelofteSoort | None:
        """What an urgency promises; None for one that names no day of its own."""
        return {Urgentie.ROOD: cls.ACUUT, Urgentie.ORANJE: cls.URGENT}.get(urgentie)


SPOED = {BelofteSoort.ACUUT: Duur(0, Eenheid.WERKDAG), BelofteSoort.URGENT: Duur(2, Eenheid.WERKDAG)}
"""How soon: as the labels of the urgency say."""


class BelofteUitkomst(StrEnum):
    """How a promise ended."""

    GEDAAN = "gedaan"
    GEWEIGERD = "geweigerd"
    VERVALLEN = "vervallen"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return "Gebeurt niet" if self is BelofteUitkomst.GEWEIGERD else self.value.capitalize()


class Terugkoppelwijze(StrEnum):
    """How the melder was told."""

    TELEFOON = "telefoon"
    GESPREK = "gesprek"
    MAIL = "mail"
    BRIEF = "brief"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {"telefoon": "Telefonisch", "gesprek": "In een gesprek", "mail": "Per e-mail"}.get(
            self.value, "Per brief"
        )


@dataclass(eq=False)
class Belofte:
    """What was promised of a signal or a casus on the day `op`, and what came of it.

    In a casus it is work of who has that; before that of `wie_id`, or of the whole team where that is empty.
    """

    id: UUID
    soort: BelofteSoort
    op: date
    uiterlijk: date
    signaal_id: UUID | None = None
    casus_id: UUID | None = None
    wie_id: UUID | None = None
    uitkomst: BelofteUitkomst | None = None
    wijze: Terugkoppelwijze | None = None
    afgerond_op: date | None = None
    afgerond_door: UUID | None = None
    toelichting: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be kept."""
        return self.uitkomst is None


@dataclass(frozen=True)
class Afronding:
    """What came of a promise, as typed."""

    uitkomst: BelofteUitkomst
    op: date
    wijze: Terugkoppelwijze | None = None
    toelichting: str = ""


def finish(
    belofte: Belofte, afronding: Afronding, door: UUID, vandaag: date, namen: Iterable[str] = ()
) -> None:
    """Record that a promise was kept, or will not be and why; raises RegelFout that names the field.

    `namen` are those of the file, who reported among them: none may stand in what is written, for all who work here can
    read it (domein 3.3). A refusal of the melder alone would tell who that is to who types a name.
    """
    if not belofte.is_open:
        raise RegelFout("", "Dit is al afgerond.")
    require_not_future("op", afronding.op, vandaag)
    if afronding.op < belofte.op:
        raise RegelFout("op", "Deze dag ligt voor de dag waarop het is toegezegd.")
    told = afronding.toelichting.strip()
    if afronding.uitkomst is BelofteUitkomst.GEWEIGERD:
        require_reason(told, "dit niet gebeurt", veld="toelichting")
    elif belofte.soort.is_terugkoppeling:
        if afronding.wijze is None:
            raise RegelFout("wijze", "Kies hoe de melder is ingelicht.")
    else:
        require_filled("toelichting", told, "Schrijf in een paar woorden op wat er is gedaan.")
    if any(tells_surname(told, word) for name in namen for word in _telling(name)):
        raise RegelFout("toelichting", "Schrijf hier geen namen, maar ‘de melder’ of ‘de bewoner’.")
    belofte.uitkomst, belofte.toelichting = afronding.uitkomst, told
    done = afronding.uitkomst is BelofteUitkomst.GEDAAN and belofte.soort.is_terugkoppeling
    belofte.wijze = afronding.wijze if done else None
    belofte.afgerond_op, belofte.afgerond_door = afronding.op, door


def _telling(naam: str) -> list[str]:
    """The words of a name that tell whose it is: not "van" and "de"."""
    words = naam.split()
    return [word for word in words if word[:1].isupper()] or words[-1:]


def lapse(belofte: Belofte, reden: str, door: UUID, vandaag: date) -> None:
    """End a promise that something else came in the place of."""
    belofte.uitkomst, belofte.toelichting = BelofteUitkomst.VERVALLEN, reden
    belofte.afgerond_op, belofte.afgerond_door = vandaag, door
