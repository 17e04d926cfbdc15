"""The people of a casus: a Persoon in a role, and the sealed Melder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import sort_key
from ivbdesk.cases.taal.woorden import fold, words_of


class Rol(StrEnum):
    """In what role a person belongs to a casus (domein, glossary)."""

    OVERLASTGEVER = "overlastgever"
    BETROKKENE = "betrokkene"
    BENADEELDE = "benadeelde"
    KWETSBARE = "kwetsbare"
    HUISGENOOT = "huisgenoot"
    MINDERJARIGE = "minderjarige"
    VERTEGENWOORDIGER = "vertegenwoordiger"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return self.value.capitalize()


@dataclass(eq=False)
class Persoon:
    """A person: name with tussenvoegsel and year of birth; never a BSN (domein 6.1)."""

    id: UUID
    voornaam: str
    tussenvoegsel: str
    achternaam: str
    geboortejaar: int | None = None
    beperkt: bool = False
    """Whether the processing is restricted on the person's request (AVG art. 18)."""

    @property
    def naam(self) -> str:
        """The name as it is said, "Jan van der Berg"."""
        return " ".join(part for part in (self.voornaam, self.tussenvoegsel, self.achternaam) if part)

    @property
    def lijstnaam(self) -> str:
        """The name as a Dutch list gives it, "Berg, Jan van der"."""
        rest = " ".join(part for part in (self.voornaam, self.tussenvoegsel) if part)
        return ", ".join(part for part in (self.achternaam, rest) if part)

    @property
    def sorteernaam(self) -> str:
        """The key by which the Dutch sort: Van der Berg stands under B."""
        return sort_key(self.lijstnaam)

    def leeftijd(self, vandaag: date) -> int | None:
        """The age reached in this calendar year; only the year of birth is kept."""
        return None if self.geboortejaar is None else vandaag.year - self.geboortejaar


def make_persoon(
    id: UUID, voornaam: str, tussenvoegsel: str, achternaam: str, geboortejaar: int | None, vandaag: date
) -> Persoon:
    """A Persoon from typed text; raises RegelFout that names the field."""
    if not achternaam.strip():
        raise RegelFout("achternaam", "Vul een achternaam in; weet u die niet, typ dan ‘onbekend’.")
    if geboortejaar is not None and not vandaag.year - 120 <= geboortejaar <= vandaag.year:
        raise RegelFout(
            "geboortejaar", f"Een geboortejaar ligt tussen {vandaag.year - 120} en {vandaag.year}."
        )
    return Persoon(
        id,
        " ".join(voornaam.split()),
        " ".join(tussenvoegsel.split()).lower(),
        " ".join(achternaam.split()),
        geboortejaar,
    )


def leeftijdsklasse(leeftijd: int | None) -> str:
    """An age as a class, all that an output shows (domein 5.2)."""
    if leeftijd is None:
        return "leeftijd onbekend"
    if leeftijd < 18:
        return "minderjarig"
    for grens, klasse in ((25, "18-24 jaar"), (40, "25-39 jaar"), (65, "40-64 jaar")):
        if leeftijd < grens:
            return klasse
    return "65 jaar of ouder"


@dataclass(eq=False)
class Betrokkenheid:
    """A person in a role in one casus; `tot` is the day on which the role ended."""

    id: UUID
    casus_id: UUID
    persoon: Persoon
    rol: Rol
    sinds: date
    tot: date | None = None


@dataclass(eq=False)
class Melder:
    """Who reported: sealed. Stands in no list, search, projection or export (domein 3.2, default deny)."""

    id: UUID
    casus_id: UUID
    naam: str
    contact: str = ""
    wil_terugkoppeling: bool = False


def tells_surname(titel: str, achternaam: str, straat: str = "") -> bool:
    """Whether a title gives away a surname (AVG art. 5 lid 1 onder c); words of the street may stand in it."""
    surname, title, street = (set(words_of(fold(text))) for text in (achternaam, titel, straat))
    return bool(surname) and surname <= title - street
