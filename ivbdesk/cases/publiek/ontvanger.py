"""For whom a document is made (domein 3.1); which names are taken out of its free text stands in `redactie`.

What a recipient may see is decided by its Publiek, as for those who sit in a room.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.dossier.tijdlijn import Tijdlijnitem
from ivbdesk.cases.kader.soorten import Klasse


class Ontvanger(StrEnum):
    """A recipient; `driehoek` sees what all three of its members may see, `jurist` what may go to a court."""

    DRIEHOEK = "driehoek"
    BURGEMEESTER = "burgemeester"
    OM = "om"
    POLITIE = "politie"
    JURIST = "jurist"

    @property
    def label(self) -> str:
        """The words a user reads."""
        labels = {"om": "Openbaar Ministerie", "jurist": "Jurist en bestuursrechter"}
        return labels.get(self.value, self.value.capitalize())

    @property
    def publiek(self) -> Publiek:
        """Who reads along: what they may see is decided there."""
        return _READERS[self]


_READERS = {
    Ontvanger.DRIEHOEK: Publiek.of(Klasse.BURGEMEESTER, Klasse.OM, Klasse.POLITIE),
    Ontvanger.BURGEMEESTER: Publiek.of(Klasse.BURGEMEESTER),
    Ontvanger.OM: Publiek.of(Klasse.OM),
    Ontvanger.POLITIE: Publiek.of(Klasse.POLITIE),
    Ontvanger.JURIST: Publiek.of(Klasse.RECHTER),
}
DRIEHOEK = (Ontvanger.DRIEHOEK, Ontvanger.BURGEMEESTER, Ontvanger.OM, Ontvanger.POLITIE)
"""The recipients of the oplegnotitie."""


def may_see(item: Tijdlijnitem, publiek: Publiek, opengesteld: Mapping[UUID, str]) -> bool:
    """Whether these see an entry; special data only where it was ticked with a reason (AVG art. 9)."""
    if item.bijzonder and not opengesteld.get(item.id, "").strip():
        return False
    return publiek.may_read(item.id, item.herkomst)
