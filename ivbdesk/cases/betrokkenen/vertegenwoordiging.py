"""Who acts for a person: a curator, bewindvoerder, mentor, gemachtigde, parent or guardian (BW 1; Awb 2:1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.taal.eisen import require_filled, require_not_future
from ivbdesk.cases.taal.fouten import RegelFout


class Vertegenwoordigersoort(StrEnum):
    """By what somebody acts for another: curatele (BW 1:378), bewind (1:431), mentorschap (1:450), gezag (1:245), volmacht."""

    CURATOR = "curator"
    BEWINDVOERDER = "bewindvoerder"
    MENTOR = "mentor"
    GEMACHTIGDE = "gemachtigde"
    OUDER_VOOGD = "ouder_voogd"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return self.woord.capitalize()

    @property
    def woord(self) -> str:
        """The word within a sentence."""
        return "ouder of voogd" if self is Vertegenwoordigersoort.OUDER_VOOGD else self.value


@dataclass(frozen=True)
class VertegenwoordigerGegevens:
    """Who acts for a person, as typed: somebody of the register by `door_id`, or a person or organisation by name."""

    soort: Vertegenwoordigersoort
    naam: str
    contact: str = ""
    sinds: date | None = None
    door_id: UUID | None = None


@dataclass(eq=False)
class Vertegenwoordiging:
    """That somebody acts for a person; `door_id` says who that is, where it is somebody of the register.

    The name stands here too: it is masked where others read of the person, and stays when who acts is destroyed.
    """

    id: UUID
    persoon_id: UUID
    soort: Vertegenwoordigersoort
    naam: str = ""
    contact: str = ""
    sinds: date | None = None
    tot: date | None = None
    door_id: UUID | None = None

    def take_over(self, typed: VertegenwoordigerGegevens, vandaag: date) -> None:
        """What was typed; raises RegelFout that names the field."""
        if typed.door_id == self.persoon_id:
            raise RegelFout("bekend", "Niemand vertegenwoordigt zichzelf; kies een ander.")
        require_filled("naam", typed.naam, "Vul in wie vertegenwoordigt: een naam of organisatie.")
        require_not_future("sinds", typed.sinds, vandaag)
        self.soort, self.door_id, self.sinds = typed.soort, typed.door_id, typed.sinds
        self.naam = " ".join(typed.naam.split())
        self.contact = typed.contact.strip()
