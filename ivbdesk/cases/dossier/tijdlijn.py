"""What happened and what was done: the entries of a casus in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.eisen import require_filled, require_not_future
from ivbdesk.cases.taal.fouten import refuse, require_readable, together


class ItemSoort(StrEnum):
    """What kind of entry it is."""

    MELDING = "melding"
    INCIDENT = "incident"
    CONTACT = "contact"
    HUISBEZOEK = "huisbezoek"
    BESLUIT = "besluit"
    NOTITIE = "notitie"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return self.value.capitalize()


class Aard(StrEnum):
    """The nature of what is said; a court and the Woo tell these apart (domein 3.5, peers 15)."""

    FEIT = "feit"
    WAARNEMING = "waarneming"
    VERKLARING = "verklaring"
    OORDEEL = "oordeel"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return self.value.capitalize()


class Verificatie(StrEnum):
    """How far an incident or melding is established (domein 6.1)."""

    GEMELD = "gemeld"
    AANNEMELIJK = "aannemelijk"
    WAARGENOMEN = "waargenomen"
    VASTGESTELD = "vastgesteld"
    WEERLEGD = "weerlegd"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return self.value.capitalize()

    @property
    def is_verified(self) -> bool:
        """Seen by an official or established: what a court counts (domein 1.1, objectivation)."""
        return self in (Verificatie.WAARGENOMEN, Verificatie.VASTGESTELD)


CONTACT_SOORTEN = frozenset({ItemSoort.CONTACT, ItemSoort.HUISBEZOEK})


@dataclass(eq=False)
class Tijdlijnitem:
    """One entry; the time of the event stands apart from the time of recording.

    `incident_id` ties a melding to the incident it is about: thirteen calls about one evening are
    one incident with thirteen meldingen. `bijzonder` marks special personal data (AVG art. 9),
    `wapen` an incident in which a weapon was found (Gemeentewet art. 174a).
    """

    id: UUID
    casus_id: UUID
    soort: ItemSoort
    aard: Aard
    herkomst: Herkomst
    bron: str
    tekst: str
    datum: date
    vastgelegd_op: datetime
    tijd: time | None = None
    verificatie: Verificatie = Verificatie.GEMELD
    incident_id: UUID | None = None
    melder_id: UUID | None = None
    bijzonder: bool = False
    wapen: bool = False
    herzien_op: date | None = None


@together()
def require_valid(item: Tijdlijnitem, vandaag: date) -> None:
    """Raise RegelFout, naming the field, for an entry that cannot stand in a dossier."""
    require_filled("tekst", item.tekst, "Schrijf op wat er is gebeurd of afgesproken.")
    require_readable(item.tekst)
    require_not_future("datum", item.datum, vandaag, "een plan hoort bij Plan & afspraken")
    if item.datum.year < 1990:
        refuse("datum", "Deze datum ligt voor 1990; controleer het jaartal.")
    if item.herkomst is not Herkomst.EIGEN:
        require_filled("bron", item.bron, "Noem de bron, bijvoorbeeld ‘wijkagent’ of ‘woonconsulent’.")
    if item.incident_id is not None and item.soort is not ItemSoort.MELDING:
        refuse("incident_id", "Alleen een melding kan bij een incident horen.")
    if item.wapen and item.soort is not ItemSoort.INCIDENT:
        refuse("wapen", "Alleen bij een incident legt u vast dat er een wapen is gevonden.")
