"""The partners of the chain, and what each does in a casus."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.taal.eisen import require_filled, require_reason
from ivbdesk.cases.taal.fouten import refuse, together


@dataclass(frozen=True)
class ContactGegevens:
    """Someone at a partner, as typed."""

    naam: str
    functie: str
    telefoon: str
    mail: str


@dataclass(eq=False)
class Contactpersoon:
    """Someone at a partner whom one can call."""

    id: UUID
    partner_id: UUID
    naam: str
    functie: str = ""
    telefoon: str = ""
    mail: str = ""

    def change(self, gegevens: ContactGegevens) -> None:
        """Take over what was typed."""
        self.naam, self.functie = gegevens.naam.strip(), gegevens.functie.strip()
        self.telefoon, self.mail = gegevens.telefoon.strip(), gegevens.mail.strip()


@together()
def require_valid_contact(contact: Contactpersoon) -> None:
    """Raise RegelFout, naming the field, for somebody without a name, or whom nobody could call or write to."""
    require_filled("naam", contact.naam, "Vul de naam van de contactpersoon in.")
    if contact.telefoon and not any(char.isdigit() for char in contact.telefoon):
        refuse("telefoon", "Vul een telefoonnummer in, zoals 071 123 45 67.")
    if contact.mail and "@" not in contact.mail[1:-1]:
        refuse("mail", "Vul een mailadres in, zoals naam@organisatie.nl.")


@dataclass(frozen=True)
class KaartGegevens:
    """What an officer may change on a partner card."""

    taken: str
    bevoegdheden: str
    diensten: str
    prioriteiten: str
    grenzen: str
    verwijzen: str
    deelt: str
    ontvangt: str
    klasse: Klasse
    trefwoorden: str
    bereikbaar: str
    contact: str


@dataclass(eq=False)
class Partner:
    """An organisation of the chain as this register knows it (IVB 6.2.2).

    `expertise` holds leefgebied numbers and `codes` the measures it may carry out, both separated
    by commas as they stand in resources/partners.toml.
    """

    id: UUID
    code: str
    naam: str
    kort: str
    domein: str
    taken: str = ""
    bevoegdheden: str = ""
    expertise: str = ""
    diensten: str = ""
    prioriteiten: str = ""
    grenzen: str = ""
    deelt: str = ""
    bereikbaar: str = ""
    contact: str = ""
    codes: str = ""
    gecontroleerd_op: date | None = None
    klasse: Klasse = Klasse.OVERIG
    verwijzen: str = ""
    ontvangt: str = ""
    trefwoorden: str = ""
    contactpersonen: list[Contactpersoon] = field(default_factory=list)

    def change_card(self, gegevens: KaartGegevens) -> None:
        """Take over what was typed on the card."""
        self.taken = gegevens.taken.strip()
        self.bevoegdheden = gegevens.bevoegdheden.strip()
        self.diensten = gegevens.diensten.strip()
        self.prioriteiten = gegevens.prioriteiten.strip()
        self.grenzen = gegevens.grenzen.strip()
        self.verwijzen = gegevens.verwijzen.strip()
        self.deelt = gegevens.deelt.strip()
        self.ontvangt = gegevens.ontvangt.strip()
        self.klasse = gegevens.klasse
        self.trefwoorden = gegevens.trefwoorden.strip()
        self.bereikbaar = gegevens.bereikbaar.strip()
        self.contact = gegevens.contact.strip()

    @property
    def leefgebieden(self) -> frozenset[int]:
        """The numbers of the leefgebieden on which this partner has expertise."""
        return frozenset(int(number) for number in self.expertise.split(",") if number.strip())

    @property
    def maatregelcodes(self) -> frozenset[str]:
        """The codes of the measures that this partner may carry out."""
        return frozenset(code.strip() for code in self.codes.split(",") if code.strip())


class InzetRol(StrEnum):
    """What a partner is on a leefgebied of a casus."""

    TREKKER = "trekker"
    BETROKKEN = "betrokken"
    GENOEMD = "genoemd"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return self.value.capitalize()

    @property
    def teken(self) -> str:
        """The sign in the matrix: filled, half, open."""
        return {"trekker": "●", "betrokken": "◐", "genoemd": "○"}[self.value]

    @property
    def heeft_aanvaard(self) -> bool:
        """Whether the partner said yes; named only is not yet accepted."""
        return self is not InzetRol.GENOEMD


@dataclass(eq=False)
class Inzet:
    """A partner's role on one leefgebied of a casus; `tot` is the day on which it ended.

    `geweigerd` with a `toelichting`, or a waiting time of more than 8 weeks, blocks the chain (domein 6.5). `dekking`
    says why a partner whose card does not name the leefgebied covers it all the same.
    """

    id: UUID
    casus_id: UUID
    partner_id: UUID
    leefgebied: int
    rol: InzetRol
    sinds: date
    tot: date | None = None
    geweigerd: bool = False
    wachttijd_weken: int = 0
    toelichting: str = ""
    dekking: str = ""

    def covered_by(self, partner: Partner | None) -> bool:
        """Whether the partner can answer for this leefgebied: by its expertise, or because an officer said why."""
        return bool(self.dekking.strip()) or (partner is not None and self.leefgebied in partner.leefgebieden)


def require_valid_inzet(inzet: Inzet) -> None:
    """Raise RegelFout for a refusal that is not explained: it blocks the chain (domein 6.5)."""
    if inzet.geweigerd:
        require_reason(inzet.toelichting, "de partner niet kan of wil", veld="toelichting")
