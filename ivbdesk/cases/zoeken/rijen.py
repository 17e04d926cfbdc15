"""The rows that lists show: read models, filled by the storage and drawn by the screens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import AandachtSoort, Thema, Urgentie
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalStatus


class CasusKolom(StrEnum):
    """The columns by which the list of cases sorts."""

    NUMMER = "nummer"
    TITEL = "titel"
    NAAM = "naam"
    SOORT = "soort"
    STATUS = "status"
    TREDE = "trede"
    URGENTIE = "urgentie"
    GATEN = "gaten"
    TERMIJN = "termijn"
    LAATSTE = "laatste"


@dataclass(frozen=True)
class CasusFilter:
    """What a list of cases is narrowed to; empty sets and texts let all through."""

    tekst: str = ""
    alleen_open: bool = True
    soorten: frozenset[CasusSoort] = frozenset()
    treden: frozenset[int] = frozenset()
    alleen_gaten: bool = False
    alleen_te_laat: bool = False
    wie: UUID | None = None
    sorteer: CasusKolom = CasusKolom.NUMMER
    aflopend: bool = True


@dataclass(frozen=True, slots=True)
class CasusRij:
    """One casus in a list."""

    id: UUID
    nummer: str
    titel: str
    naam: str
    adres: str
    soort: CasusSoort
    status: CasusStatus
    urgentie: Urgentie
    trede: int
    gaten: int
    termijn: date | None
    laatste_op: date

    @property
    def waarover(self) -> str:
        """The title, with the address where it does not name that itself."""
        return self.titel if self.adres in self.titel else f"{self.titel} · {self.adres}"


@dataclass(frozen=True)
class WerkFilter:
    """What the werkvoorraad is narrowed to; empty sets let all through, `wie` is the officer whose work it is.

    `regels` are codes of signal rules, `tot` the last day on which something is due.
    """

    wie: UUID | None = None
    soorten: frozenset[AandachtSoort] = frozenset()
    alleen_te_laat: bool = False
    regels: frozenset[str] = frozenset()
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class WerkRij:
    """One point of attention in the werkvoorraad; `regel` is the code of the rule that found it.

    Of a signal there is no casus yet: `signaal_id` is the signal, `nummer` its number and `titel` its place.
    `voor` is the officer who is away and for whom this one stands in.
    """

    casus_id: UUID | None
    nummer: str
    titel: str
    soort: AandachtSoort
    wat: str
    toelichting: str
    wie: str
    termijn: date | None
    regel: str = ""
    over_id: UUID | None = None
    signaal_id: UUID | None = None
    voor: str = ""


@dataclass(frozen=True, slots=True)
class WerkTellingen:
    """How many points there are in all, late, due and not late, gone quiet, and gaps."""

    alle: int
    te_laat: int
    op_datum: int
    stil: int
    gaten: int


@dataclass(frozen=True, slots=True)
class UitstelRij:
    """A point that was put off: of which casus, until when, why, by whom and when."""

    id: UUID
    casus_id: UUID
    nummer: str
    titel: str
    wat: str
    tot: date
    reden: str
    door: str
    op: date


@dataclass(frozen=True, slots=True)
class Treffer:
    """One hit of the search field: a casus, and what of it matched."""

    casus_id: UUID
    nummer: str
    titel: str
    naam: str
    adres: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Auditregel:
    """One line of the audit log, readable: who did what, when, to what, from and to, and why."""

    volgnr: int
    op: datetime
    wie: str
    actie: str
    reden: str
    entiteit: str
    wijzigingen: str
    nummer: str = ""
    """The number of the casus it belongs to, if it is of one that is still there."""


@dataclass(frozen=True, slots=True)
class Tellingen:
    """The counts in the navigation: due in the werkvoorraad, open cases, partners, signals to be weighed."""

    werk: int
    casussen: int
    partners: int
    signalen: int = 0


class SignaalVolgorde(StrEnum):
    """In which order a list of signals is read; always what is to be weighed first, and of that the acute."""

    TE_LAAT = "te_laat"
    OUDSTE = "oudste"
    NIEUWSTE = "nieuwste"

    @property
    def label(self) -> str:
        """The words a user reads."""
        labels = {"te_laat": "Te laat eerst, dan de nieuwste", "oudste": "Langst wachtend eerst"}
        return labels.get(self.value, "Nieuwste eerst")


@dataclass(frozen=True)
class SignaalFilter:
    """What a list of signals is narrowed to, and its order."""

    tekst: str = ""
    alleen_open: bool = True
    thema: Thema | None = None
    alleen_te_laat: bool = False
    volgorde: SignaalVolgorde = SignaalVolgorde.TE_LAAT


@dataclass(frozen=True, slots=True)
class SignaalRij:
    """One signal in a list; never who reported it. `keer` counts the meldingen at its address, this one included."""

    id: UUID
    nummer: str
    thema: Thema
    bron: SignaalBron
    adres: str
    ontvangen_op: datetime
    status: SignaalStatus
    acuut: bool
    keer: int


@dataclass(frozen=True, slots=True)
class VerschilRij:
    """A difference of insight that is open, with the casus it is in."""

    id: UUID
    casus_id: UUID
    nummer: str
    onderwerp: str
    ontstaan_op: date
    gekozen: str
    opnieuw_op: date | None


@dataclass(frozen=True, slots=True)
class AfspraakRij:
    """A running afspraak as lists and calendars show it."""

    id: UUID
    casus_id: UUID
    nummer: str
    wat: str
    partner: str
    persoon: str
    uiterlijk: date
