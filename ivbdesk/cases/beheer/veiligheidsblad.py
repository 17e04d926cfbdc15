"""The page for the CISO: all that the window, the PDF and the list of parts tell, without a casus or a name in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.beheer.programmadeel import Programmadeel
from ivbdesk.cases.beheer.veiligheid import Beproefd, Veiligheidskader
from ivbdesk.cases.beheer.verwerking import Verwerking
from ivbdesk.cases.taal.nederlands import count


@dataclass(frozen=True, slots=True)
class Ingang:
    """The ways in of one officer who works here, told by function and right; the page names nobody."""

    recht: str
    functie: str
    wachtwoordzin: bool
    sleutelring: bool

    @property
    def told(self) -> str:
        """The ways in, in words."""
        ways = (("wachtwoordzin", self.wachtwoordzin), ("sleutelring van de computer", self.sleutelring))
        return " en ".join(name for name, there in ways if there) or "nog geen wachtwoordzin"


@dataclass(frozen=True, slots=True)
class Veiligheidsblad:
    """What is promised, proven and kept; `versleuteling` are the facts of the cipher as (name, value)."""

    gemeente: str
    versie: str
    op: date
    kader: Veiligheidskader
    bewijzen: tuple[Beproefd, ...]
    ingangen: tuple[Ingang, ...]
    vreemde_ingangen: int
    versleuteling: tuple[tuple[str, str], ...]
    delen: tuple[Programmadeel, ...]
    verwerking: Verwerking
    op_server: bool = False

    @property
    def overige_ingangen(self) -> str:
        """What opens the register beside the officers."""
        paper = "Daarnaast opent de herstelsleutel op papier het register."
        if self.op_server:
            paper = "De herstelsleutel op papier bewaart de sleutel van het register; aanmelden bij de server kan er niet mee."
        if not self.vreemde_ingangen:
            return f"{paper} Niemand anders heeft een toegang."
        strange = count(self.vreemde_ingangen, "persoon", "personen")
        return f"{paper} Let op: {strange} zonder werk in dit register, toch met een toegang."
