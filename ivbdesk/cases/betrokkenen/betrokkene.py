"""The people of a casus: a Persoon in a role, and the sealed Melder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from ivbdesk.cases.betrokkenen.leeftijd import Leeftijd
from ivbdesk.cases.betrokkenen.vertegenwoordiging import Vertegenwoordiging
from ivbdesk.cases.betrokkenen.woonadres import Woonadres, current
from ivbdesk.cases.taal.fouten import RegelFout, refuse, together
from ivbdesk.cases.taal.masker.naamdrager import Naamdrager
from ivbdesk.cases.taal.nederlands import sort_key
from ivbdesk.cases.taal.tussenvoegsels import GENERATIES
from ivbdesk.cases.taal.voorletters import tidy_initials
from ivbdesk.cases.taal.woorden import fold, words_of


class Rol(StrEnum):
    """In what role a person belongs to a casus (domein, glossary)."""

    OVERLASTGEVER = "overlastgever"
    BETROKKENE = "betrokkene"
    BENADEELDE = "benadeelde"
    MOGELIJK_SLACHTOFFER = "mogelijk_slachtoffer"
    KWETSBARE = "kwetsbare"
    HUISGENOOT = "huisgenoot"
    MINDERJARIGE = "minderjarige"
    VERTEGENWOORDIGER = "vertegenwoordiger"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True)
class Persoonsgegevens:
    """What is recorded of a person, as a form gathers it and a Persoon holds it: name and year of birth, never a BSN.

    Source: domein 6.1. A field that is added here is in the form, in the register and in the log once
    `ui/betrokkenen/persoon_fields.py` asks for it and `storage/tables/betrokkenen.py` has its column.
    """

    voornaam: str = ""
    tussenvoegsel: str = ""
    achternaam: str = ""
    geboortejaar: int | None = None
    voorletters: str = ""
    geboortenaam: str = ""
    """The surname of birth with its little words, where that is another: "de Wit"."""

    @property
    def naam(self) -> str:
        """The name as it is said, "Jan van der Berg"; with the initials where no first name is known."""
        return " ".join(part for part in (self.eerste, self.tussenvoegsel, self.achternaam) if part)

    @property
    def volledig(self) -> str:
        """The name with all that is known of it, "J.P. (Jan) van der Berg", "K. Bos geb. de Wit"."""
        first = f"({self.voornaam})" if self.voorletters and self.voornaam else self.voornaam
        born = f"geb. {self.geboortenaam}" if self.geboortenaam else ""
        parts = (self.voorletters, first, self.tussenvoegsel, self.achternaam, born)
        return " ".join(part for part in parts if part)

    @property
    def lijstnaam(self) -> str:
        """The name as a Dutch list gives it, "Berg, Jan van der", or "Berg, J.P. van der"."""
        rest = " ".join(part for part in (self.eerste, self.tussenvoegsel) if part)
        return ", ".join(part for part in (self.achternaam, rest) if part)

    @property
    def eerste(self) -> str:
        """What the name begins with: the first name, or the initials where that is not known."""
        return self.voornaam or self.voorletters

    def naamdrager(self, masker: str, *, open: bool = False) -> Naamdrager:
        """The parts of the name by which a text is searched for this person, for who must not read it."""
        return Naamdrager(
            masker, self.voornaam, self.tussenvoegsel, self.achternaam, self.voorletters, self.geboortenaam, open=open
        )  # fmt: skip

    def may_be(self, other: Persoonsgegevens) -> bool:
        """Whether the other has the same name, and not another year of birth."""
        years = {self.geboortejaar, other.geboortejaar} - {None}
        born = {fold(self.geboortenaam), fold(other.geboortenaam)} - {""}
        one, two = (fold(replace(item, geboortenaam="").volledig) for item in (self, other))
        return one == two and len(years) < 2 and len(born) < 2

    def is_empty(self) -> bool:
        """Whether nothing was typed, right or wrong."""
        typed = (self.voornaam, self.tussenvoegsel, self.achternaam, self.voorletters, self.geboortenaam)
        return self.geboortejaar is None and not any(part.strip() for part in typed)

    def tidy(self) -> Persoonsgegevens:
        """The same without superfluous spaces, the tussenvoegsel in small letters."""
        return Persoonsgegevens(
            " ".join(self.voornaam.split()),
            " ".join(self.tussenvoegsel.split()).lower(),
            " ".join(self.achternaam.split()),
            self.geboortejaar,
            tidy_initials(self.voorletters),
            " ".join(self.geboortenaam.split()),
        )

    def checked(self, vandaag: date) -> Persoonsgegevens:
        """The same, tidy, as the register keeps it; raises RegelFout with all that is wrong, by field."""
        first, last = vandaag.year - 120, vandaag.year
        with together():
            if not self.achternaam.strip():
                refuse("achternaam", "Vul een achternaam in; weet u die niet, typ dan ‘onbekend’.")
            if self.geboortejaar is not None and not first <= self.geboortejaar <= last:
                refuse("geboortejaar", f"Een geboortejaar ligt tussen {first} en {last}.")
            kept = self.tidy()
        return kept


@dataclass(eq=False)
class Persoon:
    """A person of whom something is recorded."""

    id: UUID
    gegevens: Persoonsgegevens
    beperkt: bool = False
    """Whether the processing is restricted on the person's request (AVG art. 18)."""
    telefoon: str = ""
    taal: str = ""
    """In what language one speaks with the person; empty means Dutch."""
    tolk: bool = False
    samengevoegd_met: UUID | None = None
    """The record of the same person in which this one went up; nothing refers to this one any more."""
    adressen: list[Woonadres] = field(default_factory=list)
    vertegenwoordigers: list[Vertegenwoordiging] = field(default_factory=list)

    @property
    def naam(self) -> str:
        """The name as it is said, "Jan van der Berg"."""
        return self.gegevens.naam

    @property
    def adres(self) -> Woonadres | None:
        """Where the person lives now, if that is known."""
        return current(self.adressen)

    def huidige_vertegenwoordigers(self) -> list[Vertegenwoordiging]:
        """Who acts for the person now."""
        return [item for item in self.vertegenwoordigers if item.tot is None]

    @property
    def sorteernaam(self) -> str:
        """The key by which the Dutch sort: Van der Berg stands under B."""
        return sort_key(self.gegevens.lijstnaam)

    def leeftijd(self, vandaag: date) -> Leeftijd:
        """The ages that are possible by the year of birth; a casus may know more, see `Casus.leeftijd_van`."""
        return Leeftijd.of_year(self.gegevens.geboortejaar, vandaag)


@dataclass(eq=False)
class Betrokkenheid:
    """A person in a role in one casus; `tot` is the day on which the role ended."""

    id: UUID
    casus_id: UUID
    persoon: Persoon
    rol: Rol
    sinds: date
    tot: date | None = None


def require_new_role(
    made: Betrokkenheid, others: Iterable[Betrokkenheid], *, iemand_anders: bool = False
) -> None:
    """Raise RegelFout for a person who has this role in the casus already; `iemand_anders` allows a namesake."""
    for item in others:
        if item.id == made.id or item.tot is not None or item.rol is not made.rol:
            continue
        told = f"{item.persoon.naam} staat al als {item.rol.label.lower()} in deze casus."
        if item.persoon.id == made.persoon.id:
            raise RegelFout("rol", told)
        if not iemand_anders and item.persoon.gegevens.may_be(made.persoon.gegevens):
            raise RegelFout("bekend", f"{told} Is dit een ander, kies dan ‘Iemand anders’.")


@dataclass(eq=False)
class Melder:
    """Who reported: sealed. Stands in no list, search, projection or export (domein 3.2, default deny).

    A casus is read without `naam` and `contact`. `merk` tells whether two melders have one name, and not which.
    """

    id: UUID
    casus_id: UUID
    naam: str
    contact: str = ""
    wil_terugkoppeling: bool = False
    merk: str = ""


def mark_of(casus_id: UUID, naam: str) -> str:
    """The mark of a name in its normal form, within one casus."""
    return sha256(casus_id.bytes + naam.encode()).hexdigest()


def tells_surname(titel: str, achternaam: str, straat: str = "") -> bool:
    """Whether a title gives away a surname (AVG art. 5 lid 1 onder c); words of the street may stand in it."""
    surname, title, street = (set(words_of(fold(text))) for text in (achternaam, titel, straat))
    surname -= GENERATIES
    return bool(surname) and surname <= title - street
