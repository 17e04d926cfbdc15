"""Hearing the resident before a burdening decision: invited, what was said, and what was done with it (Awb 4:8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.taal.eisen import is_argued, is_named, require_argued, require_named, require_not_future
from ivbdesk.cases.taal.fouten import refuse, together


class Hoorvorm(StrEnum):
    """How the resident was heard."""

    WACHT = "wacht"
    SCHRIFTELIJK = "schriftelijk"
    MONDELING = "mondeling"
    GEEN_REACTIE = "geen_reactie"
    NIET_GEHOORD = "niet_gehoord"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _LABELS[self]


_LABELS = {
    Hoorvorm.WACHT: "Uitgenodigd, nog geen reactie",
    Hoorvorm.SCHRIFTELIJK: "Schriftelijk ontvangen",
    Hoorvorm.MONDELING: "Mondeling gehoord, met verslag",
    Hoorvorm.GEEN_REACTIE: "Geen reactie binnen de termijn",
    Hoorvorm.NIET_GEHOORD: "Niet vooraf gehoord (Awb 4:11)",
}


@dataclass(eq=False)
class Zienswijze:
    """The hearing before measure `code`; `grond` is that of Awb 4:11 where nobody was heard first.

    With `uitgesproken` the resident said to have nothing to add, so that the rest of the term need not be awaited.
    """

    id: UUID
    casus_id: UUID
    code: str
    uitgenodigd_op: date
    uiterlijk: date | None
    vorm: Hoorvorm
    ontvangen_op: date | None = None
    inhoud: str = ""
    verwerking: str = ""
    grond: str = ""
    uitgesproken: bool = False

    @property
    def is_volledig(self) -> bool:
        """Whether it answers D13: heard and weighed, silent in spite of an invitation, or a ground not to hear."""
        if self.vorm in (Hoorvorm.SCHRIFTELIJK, Hoorvorm.MONDELING):
            return is_named(self.inhoud) and is_argued(self.verwerking)
        if self.vorm is Hoorvorm.NIET_GEHOORD:
            return is_argued(self.grond)
        return self.vorm is Hoorvorm.GEEN_REACTIE


@together()
def require_valid(zienswijze: Zienswijze, vandaag: date) -> None:
    """Raise RegelFout, naming the field, for a hearing that cannot be as typed."""
    z = zienswijze
    require_not_future("uitgenodigd_op", z.uitgenodigd_op, vandaag)
    if z.uiterlijk is not None and z.uiterlijk <= z.uitgenodigd_op:
        refuse("uiterlijk", "De termijn eindigt na de uitnodiging.", "Awb 4:8")
    if z.vorm in (Hoorvorm.SCHRIFTELIJK, Hoorvorm.MONDELING):
        if z.ontvangen_op is None:
            refuse("ontvangen_op", "Vul in wanneer betrokkene reageerde.")
        elif not z.uitgenodigd_op <= z.ontvangen_op <= vandaag:
            refuse("ontvangen_op", "De reactie komt na de uitnodiging, en niet in de toekomst.")
        require_named(
            "inhoud", z.inhoud, "Schrijf op wat betrokkene vindt, in diens eigen woorden.", "Awb 4:8"
        )
    elif z.uitgesproken:
        refuse(
            "uitgesproken", "Kies eerst hoe betrokkene dat liet weten: schriftelijk of mondeling.", "Awb 4:9"
        )
    if z.vorm is Hoorvorm.GEEN_REACTIE and (z.uiterlijk is None or z.uiterlijk >= vandaag):
        refuse("vorm", "De termijn om te reageren is nog niet voorbij.", "Awb 4:8")
    if z.vorm is Hoorvorm.NIET_GEHOORD:
        require_argued(
            "grond", z.grond, "Noem de grond: spoed, al gehoord, of het doel vraagt verrassing.", "Awb 4:11"
        )
