"""The Casus, on which everything that is recorded hangs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.bewijs import Bewijs
from ivbdesk.cases.besluitvorming.dossierpunt import Dossierpunt
from ivbdesk.cases.besluitvorming.handhavingsverzoek import Handhavingsverzoek
from ivbdesk.cases.besluitvorming.inzichtverschil import Inzichtverschil
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus
from ivbdesk.cases.besluitvorming.termijn import Termijn
from ivbdesk.cases.besluitvorming.uitstel import Uitstel
from ivbdesk.cases.besluitvorming.verbeurte import Verbeurte
from ivbdesk.cases.besluitvorming.zienswijze import Zienswijze
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Melder, Persoon, Rol, tells_surname
from ivbdesk.cases.betrokkenen.kwetsbaarheid import Kwetsbaarheid
from ivbdesk.cases.betrokkenen.leefgebied import Leefgebiedscore
from ivbdesk.cases.betrokkenen.leeftijd import ADULT, Leeftijd, Leeftijdsvaststelling
from ivbdesk.cases.betrokkenen.object import Object
from ivbdesk.cases.betrokkenen.organisatie import Organisatie, OrganisatieRol
from ivbdesk.cases.betrokkenen.partner import Inzet
from ivbdesk.cases.dossier.afspraak import Afspraak
from ivbdesk.cases.dossier.doel import Doel
from ivbdesk.cases.dossier.gataanvaarding import Gataanvaarding
from ivbdesk.cases.dossier.overdracht import Overdracht
from ivbdesk.cases.dossier.stuk import Stuk
from ivbdesk.cases.dossier.tijdlijn import Tijdlijnitem
from ivbdesk.cases.dossier.verstrekking import Verstrekking
from ivbdesk.cases.kader.kader import CasusSoort, Maatregelsoort
from ivbdesk.cases.kader.soorten import Urgentie
from ivbdesk.cases.taal.eisen import require_after_today, require_argued, require_filled, require_not_future
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.persoonsnummers import refuse_numbers


class CasusStatus(StrEnum):
    """The states of a casus (domein 6.3)."""

    AANGEMELD = "aangemeld"
    WEGING = "weging"
    ACTIEF = "actief"
    OPGESCHAALD_ZVH = "opgeschaald_zvh"
    BESTUURLIJK = "bestuurlijk"
    MONITORING = "monitoring"
    NAZORG = "nazorg"
    AFGEWEZEN = "afgewezen"
    DOORGEZET = "doorgezet"
    GESLOTEN = "gesloten"

    @property
    def label(self) -> str:
        """The words a user reads."""
        labels = {
            "opgeschaald_zvh": "Opgeschaald naar ZVH",
            "bestuurlijk": "Bestuurlijk traject",
            "weging": "In weging",
        }
        return labels.get(self.value, self.value.capitalize())

    @property
    def is_open(self) -> bool:
        """Whether there is still work on it."""
        return self not in (CasusStatus.AFGEWEZEN, CasusStatus.DOORGEZET, CasusStatus.GESLOTEN)


@dataclass(eq=False)
class Statusovergang:
    """One change of state, with its reason."""

    id: UUID
    casus_id: UUID
    van: CasusStatus
    naar: CasusStatus
    op: date
    reden: str


@dataclass(eq=False)
class Casus:
    """A coordinated matter around a person, household or address.

    `titel` is neutral: the soort and the street, never a name. `procesregie` (meeting and
    agreements) and `casusregie` (care around the person) name an organisation or officer (domein 2.2).
    A casus that is `besloten` is seen only by the officers who were given access. `behandelaar_id` is the officer
    who has it, `vervanger_id` the one who stands in.
    """

    id: UUID
    nummer: str
    volgnr: int
    soort: CasusSoort
    titel: str
    status: CasusStatus
    urgentie: Urgentie
    urgentie_reden: str
    doel: str
    grondslag: str
    geopend_op: date
    kader_versie: str
    procesregie: str = ""
    casusregie: str = ""
    geinformeerd_op: date | None = None
    niet_geinformeerd_reden: str = ""
    informeren_op: date | None = None
    zvh_criteria: str = ""
    pgax_referentie: str = ""
    gesloten_op: date | None = None
    besloten: bool = False
    nazorg_tot: date | None = None
    behandelaar_id: UUID | None = None
    vervanger_id: UUID | None = None
    object: Object | None = None
    betrokkenen: list[Betrokkenheid] = field(default_factory=list)
    melders: list[Melder] = field(default_factory=list)
    tijdlijn: list[Tijdlijnitem] = field(default_factory=list)
    leefgebieden: list[Leefgebiedscore] = field(default_factory=list)
    inzetten: list[Inzet] = field(default_factory=list)
    afspraken: list[Afspraak] = field(default_factory=list)
    maatregelen: list[Maatregel] = field(default_factory=list)
    afwegingen: list[Afweging] = field(default_factory=list)
    dossierpunten: list[Dossierpunt] = field(default_factory=list)
    overgangen: list[Statusovergang] = field(default_factory=list)
    bewijzen: list[Bewijs] = field(default_factory=list)
    stukken: list[Stuk] = field(default_factory=list)
    zienswijzen: list[Zienswijze] = field(default_factory=list)
    besluiten: list[Besluit] = field(default_factory=list)
    termijnen: list[Termijn] = field(default_factory=list)
    verbeurten: list[Verbeurte] = field(default_factory=list)
    handhavingsverzoeken: list[Handhavingsverzoek] = field(default_factory=list)
    doelen: list[Doel] = field(default_factory=list)
    overdrachten: list[Overdracht] = field(default_factory=list)
    verstrekkingen: list[Verstrekking] = field(default_factory=list)
    verschillen: list[Inzichtverschil] = field(default_factory=list)
    kwetsbaarheden: list[Kwetsbaarheid] = field(default_factory=list)
    uitstellen: list[Uitstel] = field(default_factory=list)
    organisaties: list[Organisatie] = field(default_factory=list)
    leeftijden: list[Leeftijdsvaststelling] = field(default_factory=list)
    aanvaardingen: list[Gataanvaarding] = field(default_factory=list)

    def huidige_betrokkenen(self) -> list[Betrokkenheid]:
        """Those whose role still runs, the person the casus is about first."""
        order = list(Rol)
        running = [item for item in self.betrokkenen if item.tot is None]
        return sorted(running, key=lambda item: (order.index(item.rol), item.persoon.sorteernaam))

    def huidige_organisaties(self) -> list[Organisatie]:
        """The organisations whose role still runs, by role and name."""
        order = list(OrganisatieRol)
        running = [item for item in self.organisaties if item.tot is None]
        return sorted(running, key=lambda item: (order.index(item.rol), item.naam.casefold()))

    def leeftijd_van(self, persoon: Persoon, vandaag: date) -> Leeftijd:
        """The ages that are possible: by the year of birth, by what was established, and by the role of a minor."""
        known = persoon.leeftijd(vandaag)
        newest = {
            item.grens: item
            for item in sorted(self.leeftijden, key=lambda item: item.op)
            if item.persoon_id == persoon.id
        }
        for established in newest.values():
            known = known.along(established.leeftijd(vandaag))
        roles = {item.rol for item in self.huidige_betrokkenen() if item.persoon.id == persoon.id}
        minor = Leeftijd(oudst=ADULT - 1)
        return minor.along(known) if Rol.MINDERJARIGE in roles and known.jongst < ADULT else known

    def hoofdpersonen(self) -> list[Betrokkenheid]:
        """Those whom the casus is about; at which of them a measure is aimed is chosen for each."""
        return [
            item for item in self.huidige_betrokkenen() if item.rol in (Rol.OVERLASTGEVER, Rol.BETROKKENE)
        ]

    def lopende_maatregelen(self) -> list[Maatregel]:
        """The measures that run now."""
        return [item for item in self.maatregelen if item.status is MaatregelStatus.LOOPT]

    def afgelopen_op(self, code: str, op: date | None = None) -> date | None:
        """The last day of what was decided, weighed and heard for a use of measure `code` that is over on `op`.

        It ended, or its decision ran out while nothing ran on it. What comes after is a new decision, on the facts of
        its own day (Awb 3:2, 3:46, 4:8). Without `op` the end of a decision itself is not looked at.
        """
        uses = [(m.begonnen_op, m.beeindigd_op or date.max) for m in self.maatregelen if m.code == code]
        begun = [(begin, end) for begin, end in uses if begin is not None]
        before = op or date.max - timedelta(days=1)
        over = max(
            (max(begin, end - timedelta(days=1)) for begin, end in begun if end <= before), default=None
        )
        newest = self.bekendgemaakt(code)
        if op is None or newest is None or newest.geldig_tot is None or newest.geldig_tot >= op:
            return over
        of_it = over is not None and newest.gemaakt_op <= over  # it held for the use that ended
        runs = any(begin <= op < end for begin, end in begun)
        return over if of_it or runs else newest.geldig_tot

    def laatste_afweging(self, code: str | None = None, op: date | None = None) -> Afweging | None:
        """The newest weighing, of measure `code` where one is named; an extension is weighed anew.

        With `op` only one for the use as it is on that day: what was over before counts no more.
        """
        before = self._since(code, op) if code else None
        chosen = [
            item
            for item in self.afwegingen
            if code is None or (item.code == code and (before is None or item.opgesteld_op > before))
        ]
        return max(chosen, key=lambda item: (item.vastgelegd_op, item.versie), default=None)

    def _since(self, code: str, op: date | None) -> date | None:
        """The day after which a weighing or hearing is for the present use of a measure; None where any is."""
        days = [self.verlengd_vanaf(code), self.afgelopen_op(code, op) if op is not None else None]
        return max((day for day in days if day is not None), default=None)

    def besluit_over(self, code: str, op: date | None = None) -> Besluit | None:
        """The newest decision on measure `code`; one that extends another comes after it.

        With `op` only one on the use as it is on that day.
        """
        over = self.afgelopen_op(code, op) if op is not None else None
        chosen = [
            item for item in self.besluiten if item.code == code and (over is None or item.gemaakt_op > over)
        ]
        return max(chosen, key=lambda item: (item.opgesteld_op, len(self.voorgangers(item))), default=None)

    def voorgangers(self, besluit: Besluit) -> list[Besluit]:
        """The decisions that this one extends, the first one first."""
        by_id, chain, found = {item.id: item for item in self.besluiten}, [besluit], besluit
        while found.verlengt_id in by_id and by_id[found.verlengt_id] not in chain:
            found = by_id[found.verlengt_id]
            chain.append(found)
        return chain[:0:-1]

    def verlengd_vanaf(self, code: str) -> date | None:
        """Where the newest decision on a measure extends one: the day that one was announced; what was said until then was about that."""
        decision = self.besluit_over(code)
        before = self.voorgangers(decision) if decision else []
        return before[-1].bekend_op if before else None

    def bekendgemaakt(self, code: str) -> Besluit | None:
        """The newest decision on a measure that was announced."""
        known = [item for item in self.besluiten if item.code == code and item.bekend_op is not None]
        return max(known, key=lambda item: (item.opgesteld_op, len(self.voorgangers(item))), default=None)

    def besluit_van_kracht(self, code: str, op: date) -> Besluit | None:
        """The newest decision on a measure that holds on this day, unless the measure ended since it was made."""
        held = [item for item in self.besluiten if item.code == code and item.is_van_kracht(op)]
        newest = max(held, key=lambda item: (item.opgesteld_op, len(self.voorgangers(item))), default=None)
        over = self.afgelopen_op(code, op)
        return None if newest is None or (over is not None and over >= newest.gemaakt_op) else newest

    def voorstel_van(self, code: str) -> Maatregel | None:
        """Measure `code` as it is proposed and waits to start."""
        waiting = (m for m in self.maatregelen if m.status is MaatregelStatus.VOORGESTELD)
        return next((m for m in waiting if m.code == code), None)

    def zienswijze_over(self, soort: Maatregelsoort, op: date | None = None) -> Zienswijze | None:
        """The newest hearing on a measure; that on the intention is the hearing on the order that follows it.

        An extension has a hearing of its own; with `op` only one on the use as it is on that day. What ended without
        a decision, as an intention does, may still be heard on.
        """
        before = {code for group in soort.vooraf for code in group}
        decided = any(item.code == soort.code for item in self.besluiten)
        since = self._since(soort.code, op if decided else None)
        heard = [
            z
            for z in self.zienswijzen
            if (z.code == soort.code or z.code in before) and (since is None or z.uitgenodigd_op > since)
        ]
        return max(heard, key=lambda z: (z.code == soort.code, z.uitgenodigd_op), default=None)

    @property
    def is_heropend(self) -> bool:
        """Whether it was closed before: what was tried then still counts (domein 1.5)."""
        return any(not item.van.is_open and item.naar.is_open for item in self.overgangen)


def number_casus(prefix: str, jaar: int, volgnummer: int, *, verzwegen: bool = False) -> str:
    """The number of a casus, `LD-2026-014`: the register's own prefix, the year, a sequence in that year.

    One of which nobody outside may know is `LD-2026-B014`, of a sequence of its own: no gap in the other tells of it.
    """
    return f"{prefix}-{jaar:04d}-{'B' if verzwegen else ''}{volgnummer:03d}"


def require_stand_in(casus: Casus) -> None:
    """Raise RegelFout where the one who stands in is the one who has the casus."""
    if casus.vervanger_id is not None and casus.vervanger_id == casus.behandelaar_id:
        raise RegelFout("vervanger_id", "De vervanger is iemand anders dan de behandelaar.")


def require_nameless(casus: Casus) -> None:
    """Raise RegelFout where the title gives away the surname of a betrokkene, or a number that points at one (AVG art. 5).

    A street may be called after someone, so its words may stand in the title.
    """
    refuse_numbers("titel", casus.titel)
    street = casus.object.adres.straat if casus.object else ""
    for role in casus.betrokkenen:
        if tells_surname(casus.titel, role.persoon.gegevens.achternaam, street):
            raise RegelFout(
                "titel",
                f"In de titel staat de naam ‘{role.persoon.gegevens.achternaam}’. Gebruik de soort en de straat.",
                "AVG art. 5 lid 1 onder c",
            )


def require_involved(casus: Casus, persoon_id: UUID, veld: str) -> None:
    """Raise RegelFout for a person who has, and had, no role in the casus."""
    if not any(item.persoon.id == persoon_id for item in casus.betrokkenen):
        raise RegelFout(veld, "Deze persoon hoort niet bij de casus.")


def inform(casus: Casus, op: date | None, reden: str, opnieuw: date | None, vandaag: date) -> None:
    """The betrokkene was informed on a day, or is not yet, with why and when that is looked at again (AVG 13, 14).

    Raises RegelFout that names the field.
    """
    require_not_future("op", op, vandaag)
    if op is None:
        missing = "Vul in wanneer betrokkene is geïnformeerd, of waarom nog niet."
        require_argued("reden", reden, missing, "AVG art. 14")
        if opnieuw is None:
            raise RegelFout("opnieuw", "Kies wanneer u dit opnieuw bekijkt.", "AVG art. 14 lid 5")
        require_after_today("opnieuw", opnieuw, vandaag)
    casus.geinformeerd_op = op
    casus.niet_geinformeerd_reden = "" if op is not None else reden.strip()
    casus.informeren_op = None if op is not None else opnieuw


def require_valid(casus: Casus, vandaag: date) -> None:
    """Raise RegelFout, naming the field, for a casus that may not be opened (AVG art. 5, 6)."""
    require_filled("titel", casus.titel, "Geef de casus een neutrale titel, zonder naam van een persoon.")
    require_filled(
        "doel", casus.doel, "Schrijf op met welk doel u deze gegevens verwerkt.", "AVG art. 5 lid 1 onder b"
    )
    require_filled(
        "grondslag", casus.grondslag, "Kies de wettelijke grondslag voor deze verwerking.", "AVG art. 6"
    )
    require_not_future("geopend_op", casus.geopend_op, vandaag)
    require_not_future("geinformeerd_op", casus.geinformeerd_op, vandaag)
