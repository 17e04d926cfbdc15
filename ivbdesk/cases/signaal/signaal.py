"""The Signaal: the first thing that is heard, before there is a casus (IVB 6.1.7, 6.2.3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.register import SIGNAAL_PREFIX
from ivbdesk.cases.kader.soorten import Thema, Uitkomst, Urgentie
from ivbdesk.cases.signaal.zegel import Melderzegel
from ivbdesk.cases.taal.eisen import require_filled, require_not_future
from ivbdesk.cases.taal.fouten import refuse, require_readable, together
from ivbdesk.cases.taal.naamtekst import born_name, without_born_name
from ivbdesk.cases.taal.voorletters import tidy_initials

TELDAGEN = 90
"""Over how many days the meldingen on an address are counted."""
NO_ADDRESS = Adres()


class SignaalBron(StrEnum):
    """Who reported it."""

    BEWONER = "bewoner"
    WIJKAGENT = "wijkagent"
    BOA = "boa"
    CORPORATIE = "corporatie"
    SOCIAAL_TEAM = "sociaal_team"
    GGD = "ggd"
    SCHOOL = "school"
    GEMEENTE = "gemeente"
    ANONIEM = "anoniem"
    ANDERS = "anders"

    @property
    def label(self) -> str:
        """The words a user reads."""
        labels = {
            "corporatie": "Woningcorporatie of andere verhuurder",
            "sociaal_team": "Sociaal team",
            "ggd": "GGD of zorg",
            "gemeente": "Collega van de gemeente",
            "anders": "Iemand anders",
        }
        return labels.get(self.value, self.value.capitalize())


class SignaalStatus(StrEnum):
    """The states of a signal (domein 6.3)."""

    NIEUW = "nieuw"
    IN_WEGING = "in_weging"
    AFGEROND = "afgerond"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {"in_weging": "In weging"}.get(self.value, self.value.capitalize())


class Antwoord(StrEnum):
    """An answer on the checklist."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return self.value.capitalize()


@dataclass(eq=False)
class Wegingsantwoord:
    """The answer to one question of resources/wegingen.toml, by its code."""

    id: UUID
    signaal_id: UUID
    code: str
    antwoord: Antwoord
    toelichting: str = ""


OVER_PERSOON, NIET_VERSTREKKEN = "persoon", "persoon, niet verstrekken"
"""What a decision is about where it is about a person, and where the person does not get what it says."""
AANGEWEZEN = "persoon, aangewezen"
"""Of a person who was picked as it was recorded."""


@dataclass(eq=False)
class Dubbelbesluit:
    """That a signal is, or is not, about the same as another signal or casus; kept, so that nobody asks twice.

    Also that it is, or is not, about a person who asks for their own data (`ander_soort` OVER_PERSOON), and which
    person was picked as it was recorded (AANGEWEZEN).
    """

    id: UUID
    signaal_id: UUID
    ander_soort: str
    ander_id: UUID
    zelfde: bool
    op: date
    reden: str = ""


@dataclass(eq=False)
class Signaaldeling:
    """A partner that was told of a signal: when, on which ground (a code), under which convenant, and why (domein 3.2)."""

    id: UUID
    signaal_id: UUID
    op: date
    grondslag: str
    noodzaak: str
    convenant: str = ""
    partner_id: UUID | None = None


@dataclass(frozen=True)
class SignaalGegevens:
    """A signal as typed; an empty `adres` means that no address is known. `ontvangen_op` None means now."""

    bron: SignaalBron
    thema: Thema
    tekst: str
    gebeurd_op: date | None = None
    ontvangen_op: datetime | None = None
    van: str = ""
    melder_naam: str = ""
    melder_contact: str = ""
    wil_terugkoppeling: bool = False
    adres: Adres = NO_ADDRESS
    voornaam: str = ""
    voorletters: str = ""
    tussenvoegsel: str = ""
    achternaam: str = ""
    acuut: bool = False


@dataclass(eq=False)
class Signaal:
    """What was heard, where, when, from whom, and what came of it.

    `melder_naam` and `melder_contact` are sealed: they stand in no list, search, projection or export. `punten` holds
    what the officer filled in of the open sum of urgency, as "ernst=3,frequentie=1". `weging_versie` is that of the
    checklist under which was weighed; `deelgrond` is the ground (a code) of the decision. `delingen` are all the partners that
    were told so far: they stay, whatever is weighed later.
    """

    id: UUID
    nummer: str
    volgnr: int
    ontvangen_op: datetime
    bron: SignaalBron
    thema: Thema
    tekst: str
    gebeurd_op: date | None = None
    van: str = ""
    melder_naam: str = ""
    melder_contact: str = ""
    wil_terugkoppeling: bool = False
    straat: str = ""
    huisnummer: int | None = None
    toevoeging: str = ""
    postcode: str = ""
    plaats: str = ""
    voornaam: str = ""
    voorletters: str = ""
    tussenvoegsel: str = ""
    achternaam: str = ""
    status: SignaalStatus = SignaalStatus.NIEUW
    acuut: bool = False
    punten: str = ""
    urgentie: Urgentie | None = None
    urgentie_reden: str = ""
    grondslag: str = ""
    noodzaak: str = ""
    uitkomst: Uitkomst | None = None
    reden: str = ""
    gewogen_op: date | None = None
    gewogen_door: UUID | None = None
    weging_versie: str = ""
    deelgrond: str = ""
    casus_id: UUID | None = None
    partner_id: UUID | None = None
    kenmerk: str = ""
    categorie: str = ""
    leeftijdsgroep: str = ""
    vernietigen_op: date | None = None
    bewaarplicht: str = ""
    """Why it may not be destroyed now; empty where nothing stands in the way."""
    antwoorden: list[Wegingsantwoord] = field(default_factory=list)
    dubbelbesluiten: list[Dubbelbesluit] = field(default_factory=list)
    delingen: list[Signaaldeling] = field(default_factory=list)
    gelezen_zegel: Melderzegel | None = None
    """The seal of the melder, where the signal was read without the melder."""

    @property
    def zegel(self) -> Melderzegel:
        """The seal of the melder, the same whether the signal is read with or without the melder."""
        return self.gelezen_zegel or Melderzegel.of(self.id, self.melder_naam, self.melder_contact)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be weighed."""
        return self.status is not SignaalStatus.AFGEROND

    def correct(self, gegevens: SignaalGegevens) -> None:
        """Take over what was typed, but for when it came in; a reporter that is left empty stays as it was."""
        self.bron, self.thema, self.tekst = gegevens.bron, gegevens.thema, gegevens.tekst.strip()
        self.gebeurd_op, self.acuut = gegevens.gebeurd_op, gegevens.acuut
        self.van = gegevens.van.strip()
        self.melder_naam = gegevens.melder_naam.strip() or self.melder_naam
        self.melder_contact = gegevens.melder_contact.strip() or self.melder_contact
        self.wil_terugkoppeling = gegevens.wil_terugkoppeling
        self.voornaam, self.achternaam = gegevens.voornaam.strip(), gegevens.achternaam.strip()
        self.voorletters = tidy_initials(gegevens.voorletters)
        self.tussenvoegsel = gegevens.tussenvoegsel.strip().lower()
        place = gegevens.adres
        self.straat, self.huisnummer = place.straat, place.huisnummer or None
        self.toevoeging, self.postcode, self.plaats = place.toevoeging, place.postcode, place.plaats

    def oordeel_over(self, persoon_id: UUID) -> Dubbelbesluit | None:
        """What was decided on whether this is about a person; None where nobody looked yet.

        That the person was picked while it was recorded is no decision on what they are given.
        """
        return next(
            (
                item
                for item in self.dubbelbesluiten
                if item.ander_id == persoon_id and item.ander_soort != AANGEWEZEN
            ),
            None,
        )

    @property
    def adres(self) -> Adres | None:
        """Where, if the address is known."""
        if not self.straat or self.huisnummer is None:
            return None
        return Adres(self.straat, self.huisnummer, self.toevoeging, self.postcode, self.plaats)

    @property
    def plek(self) -> Adres:
        """Where, as far as it is known: an address, or only a street or a place in words."""
        return Adres(self.straat, self.huisnummer or 0, self.toevoeging, self.postcode, self.plaats)

    @property
    def naam(self) -> str:
        """About whom, with all that is known of the name; empty where nobody is named."""
        return self.persoon.volledig

    @property
    def persoon(self) -> Persoonsgegevens:
        """About whom, as a person is recorded; a born name stands behind the surname, "Bos geb. de Wit"."""
        family, born = without_born_name(self.achternaam), born_name(self.achternaam)
        return Persoonsgegevens(
            self.voornaam, self.tussenvoegsel, family, voorletters=self.voorletters, geboortenaam=born
        )

    @property
    def aangewezen(self) -> UUID | None:
        """Which person of the register was picked when this was recorded."""
        return next((item.ander_id for item in self.dubbelbesluiten if item.ander_soort == AANGEWEZEN), None)


def number_signaal(jaar: int, volgnummer: int) -> str:
    """The number of a signal, `S-2026-014`."""
    return f"{SIGNAAL_PREFIX}-{jaar:04d}-{volgnummer:03d}"


@together()
def require_valid(signaal: Signaal, nu: datetime) -> None:
    """Raise RegelFout, naming the field, for a signal that says nothing or lies in the future; `nu` is local time."""
    require_filled("tekst", signaal.tekst, "Schrijf op wat er is gehoord of gezien.")
    require_readable(signaal.tekst)
    require_not_future("gebeurd_op", signaal.gebeurd_op, nu.date())
    if signaal.ontvangen_op > nu:
        refuse("ontvangen_op", "Deze datum ligt in de toekomst.")
