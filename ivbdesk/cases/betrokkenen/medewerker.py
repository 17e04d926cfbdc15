"""The officers of a register, and what each may do in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.taal.eisen import require_filled
from ivbdesk.cases.taal.fouten import RegelFout


class Recht(StrEnum):
    """What an officer may do; each right holds those before it."""

    LEZER = "lezer"
    REGIEVOERDER = "regievoerder"
    BEHEERDER = "beheerder"

    @property
    def label(self) -> str:
        """The right with what it allows, as the officer reads it."""
        return _LABELS[self]

    def covers(self, needed: Recht) -> bool:
        """Whether somebody with this right may do what needs `needed`."""
        order = list(Recht)
        return order.index(self) >= order.index(needed)


_LABELS = {
    Recht.LEZER: "Lezer: kijkt mee",
    Recht.REGIEVOERDER: "Regievoerder: werkt in casussen",
    Recht.BEHEERDER: "Beheerder: werkt in casussen en beheert het register",
}


@dataclass(eq=False)
class Medewerker:
    """An officer who works in the register until `tot`; the audit log names the id."""

    id: UUID
    naam: str
    functie: str = ""
    recht: Recht = Recht.BEHEERDER
    tot: date | None = None

    def leave(self, op: date, door: UUID) -> None:
        """End the work in the register; raises RegelFout for who would take away their own access."""
        if self.id == door:
            raise RegelFout(
                "", "U kunt zichzelf niet uit het register halen; vraag het een andere beheerder."
            )
        self.tot = op


@dataclass(eq=False)
class Toegang:
    """Lets one officer into a closed casus, for good or until `tot`.

    `nood` is an opening in an emergency; on `gezien_op` whoever has the casus saw that it was.
    """

    id: UUID
    casus_id: UUID
    medewerker_id: UUID
    sinds: datetime
    tot: datetime | None = None
    nood: bool = False
    reden: str = ""
    gezien_op: datetime | None = None


class GeenToegang(RegelFout):
    """The casus is closed, and not to be seen by this officer."""

    def __init__(self, casus_id: UUID) -> None:
        super().__init__("", "Deze casus is besloten; u staat niet op de lijst van wie hem mag zien.")
        self.casus_id = casus_id


def demand_right(held: Recht | None, needed: Recht) -> None:
    """Raises `RegelFout` when the officer's right does not cover what an action needs."""
    if held is None or not held.covers(needed):
        who = "een beheerder" if needed is Recht.BEHEERDER else "een regievoerder of beheerder"
        raise RegelFout("", f"Dit kan alleen {who}. Er is niets gewijzigd.")


def require_own_name(naam: str, others: Iterable[Medewerker]) -> None:
    """Raises `RegelFout` for no name, or that of a colleague: the log tells who did what by it."""
    require_filled("naam", naam, "Vul de naam in; het logboek laat zien wie wat deed.")
    if any(item.naam.casefold() == naam.strip().casefold() and item.tot is None for item in others):
        raise RegelFout("naam", "Er is al een medewerker met deze naam.")


def require_lasting(toegangen: Iterable[Toegang], medewerker_id: UUID) -> None:
    """Raises `RegelFout` for who was not let into a closed casus for good: an emergency gives no right to decide who is."""
    if not any(item.medewerker_id == medewerker_id and item.tot is None for item in toegangen):
        raise RegelFout(
            "", "U opende deze casus in nood. Wie hem mag zien en wie hem behandelt, bepaalt wie hem heeft."
        )


def require_emergency(reden: str) -> None:
    """Raises `RegelFout` where an opening in an emergency is not told in a sentence: it is read afterwards."""
    if len(reden.split()) < 3:
        raise RegelFout(
            "reden", "Schrijf in een zin op waarom dit niet kan wachten; de regievoerder leest dit."
        )


def require_valid_officers(officers: list[Medewerker]) -> None:
    """Raises `RegelFout` when no one would be left who may manage the register."""
    if not any(item.recht is Recht.BEHEERDER and item.tot is None for item in officers):
        raise RegelFout("recht", "Er moet ten minste één beheerder blijven.")
