"""The Signaal: the first thing that is heard, before there is a casus (IVB 6.1.7, 6.2.3)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.cases.betrokkenen.object import Adres, parse_postcode
from ivbdesk.cases.kader.soorten import Thema, Uitkomst, Urgentie
from ivbdesk.cases.signaal.zegel import Melderzegel
from ivbdesk.cases.taal.eisen import require_filled, require_not_future
from ivbdesk.cases.taal.fouten import RegelFout, require_readable

_WHOLE = re.compile(r"(.*[^\W\d])\W*\s(\d{1,5})(?!\d)\s*-?\s*([A-Za-z]?\w{0,3})")
_NO_NUMBER = re.compile(r"\s(\d{6,}\w*)$")
TELDAGEN = 90
"""Over how many days the meldingen on an address are counted."""


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


@dataclass(eq=False)
class Dubbelbesluit:
    """That a signal is, or is not, about the same as another signal or casus; kept, so that nobody asks twice.

    Also that it is, or is not, about a person who asks for their own data (`ander_soort` OVER_PERSOON).
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

    def oordeel_over(self, persoon_id: UUID) -> Dubbelbesluit | None:
        """What was decided on whether this is about a person; None where nobody looked yet."""
        return next((item for item in self.dubbelbesluiten if item.ander_id == persoon_id), None)

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
        """About whom, as a person is recorded."""
        return Persoonsgegevens(
            self.voornaam, self.tussenvoegsel, self.achternaam, voorletters=self.voorletters
        )


def number_signaal(jaar: int, volgnummer: int) -> str:
    """The number of a signal, `S-2026-014`."""
    return f"S-{jaar:04d}-{volgnummer:03d}"


def require_valid(signaal: Signaal, nu: datetime) -> None:
    """Raise RegelFout, naming the field, for a signal that says nothing or lies in the future; `nu` is local time."""
    require_filled("tekst", signaal.tekst, "Schrijf op wat er is gehoord of gezien.")
    require_readable(signaal.tekst)
    require_not_future("gebeurd_op", signaal.gebeurd_op, nu.date())
    if signaal.ontvangen_op > nu:
        raise RegelFout("ontvangen_op", "Deze datum ligt in de toekomst.")


def split_street(text: str) -> tuple[str, str, str] | None:
    """Street, number and addition of what was typed in one go, "Acacialaan 12a"; None where it is no such thing."""
    found = _WHOLE.fullmatch(text.strip())
    return (found[1], found[2], found[3]) if found else None


def plek_faults(straat: str, huisnummer: str, toevoeging: str, postcode: str, plaats: str) -> dict[str, str]:
    """All that `read_plek` objects to, by field: a wrong postcode also where the number is wrong."""
    found: dict[str, str] = {}
    checks: tuple[Callable[[], object], ...] = (
        lambda: read_plek(straat, huisnummer, toevoeging, "", plaats),
        lambda: parse_postcode(postcode),
    )
    for check in checks:
        try:
            check()
        except RegelFout as fout:
            found[fout.veld] = fout.melding
    return found


def read_plek(straat: str, huisnummer: str, toevoeging: str, postcode: str, plaats: str) -> Adres:
    """Where, from typed text: a whole address, only a street, or a place in words. Raises RegelFout at the field."""
    if odd := _NO_NUMBER.search(straat.strip()):
        raise RegelFout(
            "straat",
            f"‘{odd[1]}’ is geen huisnummer: dat heeft ten hoogste vijf cijfers. Of beschrijf de plek in woorden.",
        )
    twice = split_street(straat)
    if twice is not None and twice[1] == huisnummer.strip():
        straat, toevoeging = twice[0], toevoeging or twice[2]
    if not huisnummer.strip():
        if toevoeging.strip():
            raise RegelFout("huisnummer", "Een toevoeging hoort bij een huisnummer.")
        where = " ".join(straat.split())
        return Adres(where, 0, "", parse_postcode(postcode), " ".join(plaats.split()) if where else "")
    return Adres.parse(straat, huisnummer, toevoeging, postcode, plaats)
