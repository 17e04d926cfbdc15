"""To whom a letter from a casus can be: who is in it, the partners, and the homes it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Rol
from ivbdesk.cases.betrokkenen.object import Object
from ivbdesk.cases.betrokkenen.organisatie import OrganisatieRol
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.brieven.briefsoort import AanSoort, Briefsoort
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.soorten import Klasse


@dataclass(frozen=True)
class Aan:
    """One addressee by its kind and id."""

    soort: AanSoort
    id: UUID

    @property
    def sleutel(self) -> str:
        """The addressee as a form, a draft and the register keep it."""
        return f"{self.soort.value} {self.id}"

    @classmethod
    def of(cls, sleutel: str) -> Aan:
        """The addressee with this `sleutel`."""
        kind, _, who = sleutel.partition(" ")
        return cls(AanSoort(kind), UUID(who))


def addressees(casus: Casus, soort: Briefsoort, partners: Sequence[Partner]) -> list[tuple[Aan, str]]:
    """Everybody to whom this kind of letter can be, with how a form calls them; a melder by a number only.

    What carries facts is for whom the casus is about; a letter about a minor is for who represents them.
    """
    found: list[tuple[Aan, str]] = []
    if AanSoort.BETROKKENE in soort.aan:
        seen: set[UUID] = set()
        people = casus.hoofdpersonen() if soort.only_main else casus.huidige_betrokkenen()
        for item in people:
            if item.persoon.id not in seen and item.rol is not Rol.MINDERJARIGE:
                seen.add(item.persoon.id)
                told = f"{item.persoon.naam} ({item.rol.label.lower()})"
                found.append((Aan(AanSoort.BETROKKENE, item.persoon.id), told))
    if AanSoort.ORGANISATIE in soort.aan:
        found += [
            (Aan(AanSoort.ORGANISATIE, item.id), f"{item.naam} ({item.rol.woord})")
            for item in casus.huidige_organisaties()
            if not (soort.only_main and item.rol is OrganisatieRol.WERKGEVER)
        ]
    if AanSoort.ADRES in soort.aan:
        found += [(Aan(AanSoort.ADRES, o.id), f"De bewoners van {o.adres.kort}") for o in homes_of(casus)]
    if AanSoort.PARTNER in soort.aan:
        found += [
            (Aan(AanSoort.PARTNER, one.id), one.naam) for one in partners if one.klasse is not Klasse.OVERIG
        ]
    if AanSoort.MELDER in soort.aan:
        asks = {item.melder_id for item in casus.handhavingsverzoeken}
        for number, melder in enumerate(casus.melders, 1):
            if soort.verzoek and not asks & {melder.id, None}:
                continue  # a letter on a request is for who asked
            more = [
                word
                for word, holds in (
                    ("wil een terugkoppeling", melder.wil_terugkoppeling),
                    ("vroeg om handhaving", melder.id in asks),
                )
                if holds
            ]
            behind = f" ({', '.join(more)})" if more else ""
            found.append((Aan(AanSoort.MELDER, melder.id), f"Melder {number}{behind}"))
    return found


def homes_of(casus: Casus) -> list[Object]:
    """The homes the casus is about, the first one first."""
    first = [casus.object] if casus.object is not None else []
    return first + [item.object for item in casus.objecten]


def person_of(casus: Casus, aan: Aan) -> Persoon | None:
    """The person to whom the letter is, where it is to one."""
    people = (item.persoon for item in casus.betrokkenen)
    return next((one for one in people if aan.soort is AanSoort.BETROKKENE and one.id == aan.id), None)


def role_of(casus: Casus, aan: Aan, partners: Sequence[Partner]) -> str:
    """The addressee without the name of a resident, as the log and the ledger tell of them."""
    if aan.soort is AanSoort.PARTNER:
        return next((one.naam for one in partners if one.id == aan.id), "een partner")
    if aan.soort is AanSoort.BETROKKENE:
        roles = [item.rol.label for item in casus.huidige_betrokkenen() if item.persoon.id == aan.id]
        return roles[0] if roles else "Betrokkene"
    if aan.soort is AanSoort.ORGANISATIE:
        return next((item.naam for item in casus.organisaties if item.id == aan.id), "Een organisatie")
    return "De bewoners van het adres" if aan.soort is AanSoort.ADRES else "De melder"
