"""What an action is given: units of work, reads, what stands in the files, the clock, the officer, new ids."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from ivbdesk.actions.beheer.reads import AdresReads, BeheerReads, VerwerkingReads
from ivbdesk.actions.betrokkenen.reads import MensenReads
from ivbdesk.actions.bewaren.reads import BewaarReads, InzageReads
from ivbdesk.actions.cijfers.reads import CijferReads
from ivbdesk.actions.dossier.reads import DossierReads
from ivbdesk.actions.invoer.reads import InvoerReads
from ivbdesk.actions.kader.naslag import Naslag
from ivbdesk.actions.keten.reads import KetenReads
from ivbdesk.actions.publiek.reads import PubliekReads
from ivbdesk.actions.signaal.reads import GelijkenisReads, SignaalReads
from ivbdesk.actions.terugnemen import LaatsteHandeling
from ivbdesk.actions.werk.reads import WerkReads
from ivbdesk.actions.zoeken.reads import ZoekReads
from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.betrokkenen.afwezigheid import Afwezigheid
from ivbdesk.cases.betrokkenen.bagadres import BagAdres
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Recht, Toegang
from ivbdesk.cases.betrokkenen.object import Adres, Object
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.betrokkenen.register import Instelling
from ivbdesk.cases.betrokkenen.samenvoeging import Samenvoeging
from ivbdesk.cases.betrokkenen.vertegenwoordiging import Vertegenwoordiging
from ivbdesk.cases.bewaren.vernietiging import Bewaarplicht
from ivbdesk.cases.cijfers.rapport import Maandcijfer
from ivbdesk.cases.dossier.belofte import Belofte
from ivbdesk.cases.dossier.botskeuze import Botskeuze
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusband import Casusband
from ivbdesk.cases.dossier.stuk import Stuk, Vorm
from ivbdesk.cases.dossier.stukinhoud import Afbeelding, Bladzijden, Mail
from ivbdesk.cases.invoer.invoer import Invoer
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.ladder.ladder import Situatie, situation_of
from ivbdesk.cases.taal.nederlands import AMSTERDAM as AMSTERDAM
from ivbdesk.cases.werk.aandachtspunt import Omgeving, Rondom

E = TypeVar("E")


class Destroyed(Protocol):
    """What a destruction took away."""

    @property
    def aantallen(self) -> tuple[tuple[str, int], ...]: ...


class Destroying(Protocol):
    """What is kept by law, and destruction for good; see storage/removal.py."""

    def bewaarplichten(self, casus_id: UUID) -> list[Bewaarplicht]: ...
    def destroy(self, casus_id: UUID, items: Collection[UUID], *, again: bool = False) -> Destroyed: ...
    def destroy_signals(self, wanted: Collection[UUID]) -> Destroyed: ...
    def destroy_requester(self, persoon_id: UUID, *, again: bool = False) -> Destroyed: ...


class Undoing(Protocol):
    """Taking back what an import made; see storage/removal.py."""

    def obstacles(self, invoer: Invoer) -> list[str]: ...
    def undo(self, invoer: Invoer) -> None: ...


class Numbering(Protocol):
    """Numbers that are handed out once; see storage/numbers.py."""

    def casus(self, jaar: int, prefix: str, *, verzwegen: bool = False) -> tuple[int, int]: ...
    def signaal(self, jaar: int) -> tuple[int, int]: ...
    def oplegger(self, casus_id: UUID) -> int: ...


class Kept(Protocol):
    """What the register itself holds; see storage/holdings.py."""

    def partners(self) -> list[Partner]: ...
    def medewerkers(self) -> list[Medewerker]: ...
    def afwezigheden(self) -> list[Afwezigheid]: ...
    def toegangen(self, casus_id: UUID) -> list[Toegang]: ...
    def besloten_op_nummer(self, nummer: str) -> UUID | None: ...
    def alleen_van(self, medewerker_id: UUID) -> list[UUID]: ...
    def casussen_van(self, persoon_id: UUID) -> list[UUID]: ...
    def vertegenwoordigt(self, persoon_id: UUID) -> list[Vertegenwoordiging]: ...
    def hangt_nergens_aan(self, persoon_id: UUID) -> bool: ...
    def casussen_rond(self, casus_id: UUID) -> list[UUID]: ...
    def banden(self, casus_id: UUID) -> list[Casusband]: ...
    def beloften(self, signaal_id: UUID) -> list[Belofte]: ...
    def instelling(self, naam: str) -> Instelling | None: ...
    def audit_head(self) -> tuple[int, bytes]: ...


class Places(Protocol):
    """The addresses of the municipality; see storage/addresses.py."""

    def replace(self, adressen: Sequence[BagAdres]) -> None: ...


class KeepingMonths(Protocol):
    """The figures of months that are kept; see storage/months.py."""

    def keep(self, cijfers: Sequence[Maandcijfer]) -> None: ...


class Sealing(Protocol):
    """What an older version of the program left open; see storage/older.py."""

    def nooit_besloten(self) -> list[UUID]: ...
    def mark_melders(self, mark: Callable[[UUID, str], str]) -> None: ...
    def empty_log(self) -> None: ...


class Moving(Protocol):
    """Moves what refers to one record of a person, or hangs on one casus, to another; see storage/merging.py."""

    def verplaats(self, van: Persoon, naar: Persoon) -> Mapping[str, list[UUID]]: ...
    def zet_terug(self, verplaatst: Mapping[str, list[UUID]], naar: Persoon) -> None: ...
    def verplaats_casus(self, van: Casus, naar: Casus, zonder: Collection[UUID]) -> None: ...
    def samenvoegingen(self, persoon_id: UUID) -> list[Samenvoeging]: ...


class Unit(Protocol):
    """One transaction, as the storage gives it; see storage/unit_of_work.py."""

    def add(self, entity: object) -> None: ...
    def find(self, kind: type[E], id: UUID) -> E: ...
    def casus(self, casus_id: UUID) -> Casus: ...
    def casus_besproken(self, casus_id: UUID) -> Casus: ...
    def stuk(self, stuk_id: UUID) -> Stuk: ...
    def object_at(self, adres: Adres) -> Object | None: ...
    def remove(self, entity: object) -> None: ...
    def alone(self, name: str) -> None: ...
    def flush(self) -> None: ...
    def log(self, entiteit: str, entiteit_id: UUID, wat: str) -> None: ...
    def log_choice(self, keuze: Botskeuze) -> None: ...
    def last(self, act: Callable[[Any], Sequence[Any]]) -> None: ...
    def refresh(self, casus_id: UUID) -> None: ...
    def at_moment(self) -> datetime: ...
    @property
    def bewaren(self) -> Destroying: ...
    @property
    def invoer(self) -> Undoing: ...
    @property
    def adressen(self) -> Places: ...
    @property
    def maanden(self) -> KeepingMonths: ...
    @property
    def ouder(self) -> Sealing: ...
    @property
    def nummers(self) -> Numbering: ...
    @property
    def register(self) -> Kept: ...
    @property
    def samen(self) -> Moving: ...


class Reads(Protocol):
    """The reads by subject, as the storage gives them; see storage/queries. Safe in any thread."""

    @property
    def dossier(self) -> DossierReads: ...
    @property
    def signaal(self) -> SignaalReads: ...
    @property
    def gelijkenis(self) -> GelijkenisReads: ...
    @property
    def zoeken(self) -> ZoekReads: ...
    @property
    def werk(self) -> WerkReads: ...
    @property
    def keten(self) -> KetenReads: ...
    @property
    def mensen(self) -> MensenReads: ...
    @property
    def publiek(self) -> PubliekReads: ...
    @property
    def bewaren(self) -> BewaarReads: ...
    @property
    def inzage(self) -> InzageReads: ...
    @property
    def beheer(self) -> BeheerReads: ...
    @property
    def cijfers(self) -> CijferReads: ...
    @property
    def adressen(self) -> AdresReads: ...
    @property
    def invoer(self) -> InvoerReads: ...
    @property
    def verwerking(self) -> VerwerkingReads: ...


class Begin(Protocol):
    """Opens the unit of work of one user action, for an officer whose right covers what it needs."""

    def __call__(
        self, actie: str, reden: str, nodig: Recht = Recht.REGIEVOERDER
    ) -> AbstractContextManager[Unit]: ...


class DocumentStore(Protocol):
    """Where documents are kept, encrypted, each under its own key; see storage/stukken.py."""

    def put(self, id: UUID, content: bytes) -> bytes: ...
    def get(self, id: UUID, key: bytes) -> bytes: ...
    def remove(self, id: UUID) -> None: ...


class Stuklezer(Protocol):
    """Reads what a stranger made, apart from the program; what it raises explains itself. See documents/lezer.py."""

    def mail(self, content: bytes) -> Mail: ...
    def agenda(self, content: bytes) -> str: ...
    def beeld(self, content: bytes) -> Afbeelding: ...
    def bladzijden(self, content: bytes, vanaf: int) -> Bladzijden: ...
    def zonder_gegevens(self, content: bytes) -> bytes: ...
    def woorden(self, content: bytes, vorm: Vorm, uitgang: str) -> str: ...


@dataclass(frozen=True)
class Context:
    """All that an action needs; `begin(action, reason)` opens the unit of work of one user action.

    `kaders(versie)` gives an earlier version of the handelingskader, None where the register does not have it.
    """

    begin: Begin
    reads: Reads
    kader: Handelingskader
    kaders: Callable[[str], Handelingskader | None]
    naslag: Naslag
    documents: DocumentStore
    stuklezer: Stuklezer
    now: Callable[[], datetime]
    new_id: Callable[[], UUID]
    officer: UUID
    laatste: LaatsteHandeling

    def today(self) -> date:
        """The day on which the officer works, in the Netherlands."""
        return self.now().astimezone(AMSTERDAM).date()

    def omgeving(self, partners: Sequence[Partner], rondom: Rondom, vandaag: date) -> Omgeving:
        """What the points of attention of a casus depend on apart from the casus itself."""
        known = self.naslag
        return Omgeving(
            self.kader, known.gebieden, known.feestdagen, known.signaalregels, partners, rondom, vandaag
        )

    def kader_under(self, weighing: Afweging | None) -> Handelingskader:
        """The version of the handelingskader under which a weighing was made; the present one where there is none."""
        return (self.kaders(weighing.kader_versie) if weighing else None) or self.kader

    def situation(self, casus: Casus, filled: frozenset[str], op: date | None = None) -> Situatie:
        """The facts that decide which measures fit, today or on a day; `filled` names the settings with a value."""
        return situation_of(casus, op or self.today(), filled)


def filled_settings(values: dict[str, str]) -> frozenset[str]:
    """The names of the settings that have a value."""
    return frozenset(name for name, value in values.items() if value.strip())
