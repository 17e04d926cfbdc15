"""The casusoverleg: who comes, which cases, what is asked, and what came of it (domein 5.1; method BOB)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.dossier.delen import origin_among, origins_of, store_origins
from ivbdesk.cases.dossier.leesregels import DEELBAAR
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.publiek.aanwezigheid import (
    Aanwezigheid,
    Spanne,
    Vertoning,
    coincide,
    end_running,
    last_noted,
    running,
    shared,
)
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout, refuse, together

MINUTES_PER_CASUS = 12

NOBODY_INVITED = "Nodig minstens één partner uit."


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
    """A partner that is invited or came; `persoon` is there for it, `komt` says whether it is expected.

    `tijden` are the times that it was in the room: for the whole meeting, not for one casus.
    """

    id: UUID
    overleg_id: UUID
    partner_id: UUID
    persoon: str = ""
    komt: bool = True
    tijden: list[Aanwezigheid] = field(default_factory=list)

    @property
    def is_in_room(self) -> bool:
        """Whether it is there now."""
        return running(self.tijden) is not None


@dataclass(eq=False)
class Bespreking:
    """One casus in a meeting: what is asked, and picture, judgement and decision as they were said.

    `minuten` is the time planned, `seconden` the time used. `herkomst` are the origins of those three, separated by
    commas: who may read them later. `vertoningen` are the times that it stood on the screen. `weg` is what was noted before times were: the
    ids of those who were not there for this casus, separated by commas.
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
    vertoningen: list[Vertoning] = field(default_factory=list)

    @property
    def is_on_screen(self) -> bool:
        """Whether it is shown now."""
        return running(self.vertoningen) is not None

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
        if self.is_said and not all(set(klassen) <= DEELBAAR[origin] for origin in origins_of(self.herkomst)):
            raise RegelFout(
                "besluit",
                "Wat hier eerder is vastgelegd mag niet iedereen in de zaal lezen. Vul het aan als zij er niet bij zijn.",
            )

    def note(self, beeld: str, oordeel: str, besluit: str) -> None:
        """Keep picture, judgement and decision as they were said."""
        self.beeld, self.oordeel, self.besluit = beeld, oordeel, besluit

    def note_among(self, klassen: Collection[Klasse], getypt: str) -> None:
        """Picture, judgement or decision is kept in a room with these; what was more private before stays so.

        `getypt` are the origins of what was said while it was typed.
        """
        self.herkomst = store_origins(
            {*origins_of(self.herkomst), *origins_of(getypt), origin_among(klassen)}
        )
        self.besproken = True


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

    def present(self, bespreking: Bespreking) -> list[UUID]:
        """The partners for whom this casus is shown: those expected, then those in the room, at last those who saw it."""
        if self.status is OverlegStatus.GEPLAND:
            return [item.partner_id for item in self.deelnames if item.komt]
        if self.status is OverlegStatus.BEZIG:
            return [item.partner_id for item in self.deelnames if item.is_in_room]
        return self.saw(bespreking)

    def saw(self, bespreking: Bespreking) -> list[UUID]:
        """The partners that were in the room while this casus was on the screen, also who left or came since."""
        if self.noted():
            return [d.partner_id for d in self.deelnames if coincide(d.tijden, bespreking.vertoningen)]
        return [d.partner_id for d in self.deelnames if d.komt and str(d.partner_id) not in bespreking.weg]

    def came(self) -> list[UUID]:
        """Every partner that was there at some time."""
        timed = bool(self.noted())
        return [item.partner_id for item in self.deelnames if (item.tijden if timed else item.komt)]

    def met(self, partner_id: UUID) -> list[UUID]:
        """The partners that this one was in the room with, itself among them."""
        mine = self.deelname_of(partner_id)
        own = mine.tijden if mine is not None else []
        return [item.partner_id for item in self.deelnames if coincide(own, item.tijden)]

    def met_by_all(self, bespreking: Bespreking, partner_ids: Iterable[UUID]) -> set[UUID]:
        """Who was in the room with each of these while this casus was on the screen."""
        saw = {d.partner_id: shared(d.tijden, bespreking.vertoningen) for d in self.deelnames}
        asked = [saw.get(id, []) for id in partner_ids]
        return {id for id, mine in saw.items() if mine and all(coincide(mine, theirs) for theirs in asked)}

    @property
    def resumes_at(self) -> Bespreking | None:
        """Where a meeting that runs goes on: at the casus that was shown last."""
        shown = [item for item in self.agenda if item.vertoningen]
        if self.status is not OverlegStatus.BEZIG or not shown:
            return None
        return max(shown, key=lambda item: max(spanne.van for spanne in item.vertoningen))

    @property
    def on_screen(self) -> Bespreking | None:
        """The casus that is shown now."""
        return next((item for item in self.agenda if item.is_on_screen), None)

    def noted(self) -> list[Spanne]:
        """Every time that was noted."""
        return [
            *(t for d in self.deelnames for t in d.tijden),
            *(v for b in self.agenda for v in b.vertoningen),
        ]

    def moment(self, now: datetime) -> datetime:
        """Now, or just after what was noted last: a clock may stand still or be set back, the order is kept."""
        last = last_noted(self.noted())
        return now if last is None or now > last else last + timedelta(microseconds=1)

    def deelname_of(self, partner_id: UUID) -> Deelname | None:
        """How this partner takes part."""
        return next((item for item in self.deelnames if item.partner_id == partner_id), None)

    def expect(self, partner_id: UUID, komt: bool) -> None:
        """Note whether an invited partner will come; raises RegelFout once the meeting runs."""
        if self.status is not OverlegStatus.GEPLAND:
            raise RegelFout("", "Het overleg is begonnen: noteer wie binnenkomt en wie weggaat.")
        for item in self.deelnames:
            if item.partner_id == partner_id:
                item.komt = komt

    def name_persons(self, partner_id: UUID, persoon: str) -> None:
        """Note who is there for a partner."""
        for item in self.deelnames:
            if item.partner_id == partner_id:
                item.persoon = persoon.strip()

    def arrive(self, partner_id: UUID, now: datetime, new_id: Callable[[], UUID]) -> None:
        """A partner comes in, invited or not; one that is there already stays as it was. Raises RegelFout."""
        self.require_running()
        deelname = self.deelname_of(partner_id)
        if deelname is None:
            deelname = Deelname(new_id(), self.id, partner_id, komt=False)
            self.deelnames.append(deelname)
        if not deelname.is_in_room:
            deelname.tijden.append(Aanwezigheid(new_id(), deelname.id, self.moment(now)))

    def leave(self, partner_id: UUID, now: datetime) -> None:
        """A partner leaves, for the rest of the meeting or until it comes in again. Raises RegelFout."""
        self.require_running()
        deelname = self.deelname_of(partner_id)
        if deelname is not None:
            end_running(deelname.tijden, self.moment(now))

    def put_on_screen(self, bespreking: Bespreking, now: datetime, new_id: Callable[[], UUID]) -> None:
        """Show this casus in the place of another to those in the room. Raises RegelFout."""
        self.require_running()
        if not bespreking.is_on_screen:
            at = self.moment(now)
            self.clear_screen(at)
            bespreking.vertoningen.append(Vertoning(new_id(), bespreking.id, at))

    def clear_screen(self, at: datetime) -> None:
        """Show nothing any more."""
        for item in self.agenda:
            end_running(item.vertoningen, at)

    def take_off(self, bespreking: Bespreking) -> None:
        """Take a casus off the agenda; raises RegelFout for one that was talked about or shown."""
        if bespreking.besproken or bespreking.vertoningen:
            raise RegelFout("", "Deze casus is al besproken en blijft op de agenda staan.")
        self.agenda.remove(bespreking)

    def cancel(self, reden: str) -> None:
        """Call the meeting off; raises RegelFout without a reason, or where it is over or a casus was shown."""
        require_reason(reden, "het overleg niet doorgaat")
        self.require_open()
        if any(item.vertoningen for item in self.agenda):
            raise RegelFout(
                "", "In dit overleg is al een casus getoond. Sluit het af; dan blijft staan wie die zag."
            )
        self.status, self.toelichting = OverlegStatus.AFGELAST, reden.strip()

    def require_open(self) -> None:
        """Raise RegelFout where it was closed or called off."""
        if not self.status.is_open:
            raise RegelFout("", f"Dit overleg is {self.status.label.lower()}; er kan niets meer bij.")

    def require_running(self) -> None:
        """Raise RegelFout where it has not begun, or is over: nobody comes in or leaves."""
        if self.status is not OverlegStatus.BEZIG:
            raise RegelFout("", "Wie er is, wordt bijgehouden zolang het overleg bezig is.")

    def require_on_agenda(self, bespreking_id: UUID) -> None:
        """Raise RegelFout for a casus that was taken off the agenda."""
        if not any(item.id == bespreking_id for item in self.agenda):
            raise RegelFout("", "Deze casus staat niet meer op de agenda.")

    def require_not_cancelled(self) -> None:
        """Raise RegelFout where it was called off."""
        if self.status is OverlegStatus.AFGELAST:
            raise RegelFout("", "Dit overleg is afgelast.")

    def require_held(self) -> None:
        """Raise RegelFout where it was called off, or has yet to begin: there is nothing to report of it."""
        self.require_not_cancelled()
        if self.status is OverlegStatus.GEPLAND:
            raise RegelFout("", "Dit overleg is nog niet gehouden.")


@together()
def require_valid(overleg: Overleg, vandaag: date) -> None:
    """Raise RegelFout, naming the field, for a meeting that cannot be planned."""
    if overleg.status is OverlegStatus.GEPLAND and overleg.datum < vandaag:
        refuse("datum", "Deze dag is al voorbij.")
    if not overleg.deelnames:
        refuse("partners", NOBODY_INVITED)
