"""The casusoverleg: who comes, which cases, what is asked, and what came of it (domein 5.1; method BOB)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.dossier.delen import origin_among
from ivbdesk.cases.dossier.leesregels import DEELBAAR
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout

MINUTES_PER_CASUS = 12


class OverlegSoort(StrEnum):
    """What kind of meeting it is."""

    LOKAAL = "lokaal"
    PGA = "pga"
    ZVH = "zvh"
    LSO = "lso"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _LABELS[self]


_LABELS = {
    OverlegSoort.LOKAAL: "Casusoverleg Zorg & Veiligheid",
    OverlegSoort.PGA: "Overleg persoonsgerichte aanpak",
    OverlegSoort.ZVH: "Overleg Zorg- en Veiligheidshuis",
    OverlegSoort.LSO: "Lokaal Signalenoverleg Ondermijning",
}


class OverlegStatus(StrEnum):
    """How far a meeting is."""

    GEPLAND = "gepland"
    BEZIG = "bezig"
    GESLOTEN = "gesloten"
    AFGELAST = "afgelast"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return self.value.capitalize()

    @property
    def is_open(self) -> bool:
        """Whether it is still to be held or closed."""
        return self in (OverlegStatus.GEPLAND, OverlegStatus.BEZIG)


@dataclass(eq=False)
class Deelname:
    """A partner that is invited; `persoon` comes for it, `aanwezig` says whether."""

    id: UUID
    overleg_id: UUID
    partner_id: UUID
    persoon: str = ""
    aanwezig: bool = True


@dataclass(eq=False)
class Bespreking:
    """One casus in a meeting: what is asked, and picture, judgement and decision as they were said.

    `minuten` is the time planned, `seconden` the time used. `weg` holds the ids of partners that left the room for
    this casus, separated by commas. `herkomst` is the origin of what was said: who may read it later.
    """

    id: UUID
    overleg_id: UUID
    casus_id: UUID
    volgorde: int
    vraag: str = ""
    minuten: int = MINUTES_PER_CASUS
    seconden: int = 0
    beeld: str = ""
    oordeel: str = ""
    besluit: str = ""
    besproken: bool = False
    weg: str = ""
    herkomst: str = Herkomst.EIGEN.value

    @property
    def afwezig(self) -> frozenset[UUID]:
        """The partners that left the room for this casus."""
        return frozenset(UUID(part) for part in self.weg.split(",") if part)

    @property
    def is_said(self) -> bool:
        """Whether picture, judgement or decision hold words."""
        return bool(self.beeld or self.oordeel or self.besluit)

    def ask(self, vraag: str, minuten: int) -> None:
        """Set what is asked, and how long it may take; raises RegelFout that names the field."""
        if not 1 <= minuten <= 120:
            raise RegelFout("minuten", "Kies een tijd van 1 tot 120 minuten.")
        self.vraag, self.minuten = vraag.strip(), minuten

    def require_writable(self, klassen: Collection[Klasse]) -> None:
        """Raise RegelFout where some in the room may not read what stands here: it would be written over unseen."""
        if self.is_said and not set(klassen) <= DEELBAAR[Herkomst(self.herkomst)]:
            raise RegelFout(
                "besluit",
                "Wat hier eerder is vastgelegd mag niet iedereen in de zaal lezen. Vul het aan als zij er niet bij zijn.",
            )

    def note(self, beeld: str, oordeel: str, besluit: str) -> None:
        """Keep picture, judgement and decision as they were said."""
        self.beeld, self.oordeel, self.besluit = beeld, oordeel, besluit

    def say_among(self, klassen: Collection[Klasse]) -> None:
        """Something is said in a room with these; what was more private before stays so."""
        now = origin_among(klassen)
        if now is not Herkomst.EIGEN or not self.besproken:
            self.herkomst = now.value
        self.besproken = True

    def set_away(self, partners: Collection[UUID]) -> None:
        """Note who left the room."""
        self.weg = ",".join(sorted(str(id) for id in partners))


@dataclass(eq=False)
class Overleg:
    """A meeting over cases, with those invited and the agenda in its order."""

    id: UUID
    soort: OverlegSoort
    datum: date
    tijd: time | None
    plaats: str = ""
    voorzitter: str = ""
    status: OverlegStatus = OverlegStatus.GEPLAND
    toelichting: str = ""
    deelnames: list[Deelname] = field(default_factory=list)
    agenda: list[Bespreking] = field(default_factory=list)

    def in_order(self) -> list[Bespreking]:
        """The agenda as it is gone through."""
        return sorted(self.agenda, key=lambda item: item.volgorde)

    def present(self, bespreking: Bespreking | None = None) -> list[UUID]:
        """The partners in the room, for one casus without those who left for it."""
        away = bespreking.afwezig if bespreking else frozenset()
        return [d.partner_id for d in self.deelnames if d.aanwezig and d.partner_id not in away]

    def take_off(self, bespreking: Bespreking) -> None:
        """Take a casus off the agenda; raises RegelFout for one that was talked about."""
        if bespreking.besproken:
            raise RegelFout("", "Deze casus is al besproken en blijft op de agenda staan.")
        self.agenda.remove(bespreking)

    def cancel(self, reden: str) -> None:
        """Call the meeting off; raises RegelFout without a reason, or where it is over."""
        require_reason(reden, "het overleg niet doorgaat")
        self.require_open()
        self.status, self.toelichting = OverlegStatus.AFGELAST, reden.strip()

    def require_open(self) -> None:
        """Raise RegelFout where it was closed or called off."""
        if not self.status.is_open:
            raise RegelFout("", f"Dit overleg is {self.status.label.lower()}; er kan niets meer bij.")

    def require_on_agenda(self, bespreking_id: UUID) -> None:
        """Raise RegelFout for a casus that was taken off the agenda."""
        if not any(item.id == bespreking_id for item in self.agenda):
            raise RegelFout("", "Deze casus staat niet meer op de agenda.")

    def require_held(self) -> None:
        """Raise RegelFout where it was called off, or has yet to begin: there is nothing to report of it."""
        if self.status is OverlegStatus.AFGELAST:
            raise RegelFout("", "Dit overleg is afgelast.")
        if self.status is OverlegStatus.GEPLAND:
            raise RegelFout("", "Dit overleg is nog niet gehouden.")


def require_valid(overleg: Overleg, vandaag: date) -> None:
    """Raise RegelFout, naming the field, for a meeting that cannot be planned."""
    if overleg.status is OverlegStatus.GEPLAND and overleg.datum < vandaag:
        raise RegelFout("datum", "Deze dag is al voorbij.")
    if not overleg.deelnames:
        raise RegelFout("partners", "Nodig minstens één partner uit.")


def begin(overleg: Overleg) -> None:
    """Open a meeting; one that was closed stays closed."""
    if overleg.status not in (OverlegStatus.GEPLAND, OverlegStatus.BEZIG):
        raise RegelFout("", f"Dit overleg is {overleg.status.label.lower()}.")
    if not overleg.agenda:
        raise RegelFout("", "Zet eerst een casus op de agenda.")
    overleg.status = OverlegStatus.BEZIG


def close(overleg: Overleg) -> None:
    """Close a meeting that was held."""
    if overleg.status is not OverlegStatus.BEZIG:
        raise RegelFout("", "Alleen een overleg dat bezig is, kan worden afgesloten.")
    overleg.status = OverlegStatus.GESLOTEN
