"""For whom a document is made, and which names are taken out of its free text (domein 3.1-3.2).

What a recipient may see is decided by its Publiek, as for those who sit in a room.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.dossier.tijdlijn import Tijdlijnitem
from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.taal.persoonsnummers import BSN, MAIL, PHONE


class Ontvanger(StrEnum):
    """A recipient; `driehoek` sees what all three of its members may see, `jurist` what may go to a court."""

    DRIEHOEK = "driehoek"
    BURGEMEESTER = "burgemeester"
    OM = "om"
    POLITIE = "politie"
    JURIST = "jurist"

    @property
    def label(self) -> str:
        """The words a user reads."""
        labels = {"om": "Openbaar Ministerie", "jurist": "Jurist en bestuursrechter"}
        return labels.get(self.value, self.value.capitalize())

    @property
    def publiek(self) -> Publiek:
        """Who reads along: what they may see is decided there."""
        return _READERS[self]


_READERS = {
    Ontvanger.DRIEHOEK: Publiek.of(Klasse.BURGEMEESTER, Klasse.OM, Klasse.POLITIE),
    Ontvanger.BURGEMEESTER: Publiek.of(Klasse.BURGEMEESTER),
    Ontvanger.OM: Publiek.of(Klasse.OM),
    Ontvanger.POLITIE: Publiek.of(Klasse.POLITIE),
    Ontvanger.JURIST: Publiek.of(Klasse.RECHTER),
}
DRIEHOEK = (Ontvanger.DRIEHOEK, Ontvanger.BURGEMEESTER, Ontvanger.OM, Ontvanger.POLITIE)
"""The recipients of the oplegnotitie."""


_FIRST_NAME_TOO = (Rol.MINDERJARIGE, Rol.BENADEELDE, Rol.MOGELIJK_SLACHTOFFER)
"""Of whom the first name alone is taken out too."""


def may_see(item: Tijdlijnitem, publiek: Publiek, opengesteld: Mapping[UUID, str]) -> bool:
    """Whether these see an entry; special data only where it was ticked with a reason (AVG art. 9)."""
    if item.bijzonder and not opengesteld.get(item.id, "").strip():
        return False
    return publiek.may_read(item.id, item.herkomst)


_NUMBERS = (
    (MAIL, "[e-mailadres]"),
    (PHONE, "[telefoonnummer]"),
    (BSN, "[nummer]"),
    (re.compile(r"(?<!\d)\d{9}(?!\d)"), "[nummer]"),
)


class Redactie:
    """Takes names out of free text: of the melder always, of others than the main persons by their role."""

    def __init__(self, casus: Casus, *, everyone: bool = False) -> None:
        """With `everyone` also the main persons and the address give way, as on a shared screen."""
        patterns: list[tuple[str, str]] = _all_of(casus) if everyone else []
        for melder in casus.melders:
            patterns += [(part, "[melder]") for part in _name_parts(melder.naam)]
        main = {item.persoon.id for item in casus.hoofdpersonen()}
        for item in casus.betrokkenen:
            if item.persoon.id in main:
                continue
            word = f"[{item.rol.label.lower()}]"
            patterns.append((item.persoon.naam, word))
            if item.rol in _FIRST_NAME_TOO:
                patterns += [(part, word) for part in (item.persoon.gegevens.voornaam,) if len(part) > 2]
        patterns = [(name, word) for name, word in patterns if name]
        patterns.sort(key=lambda pair: -len(pair[0]))
        self._words = {name.casefold(): word for name, word in reversed(patterns)}
        joined = "|".join(re.escape(name) for name, _ in patterns)
        # A name in the possessive, "Bergs hond", is a name too.
        self._pattern = re.compile(rf"(?<!\w)({joined})(?:['’]?s)?(?!\w)", re.IGNORECASE) if joined else None
        self._everyone = everyone

    def __call__(self, text: str) -> str:
        """The text without those names; on a shared screen also without numbers that point at one person."""
        if self._everyone:
            for pattern, word in _NUMBERS:
                text = pattern.sub(word, text)
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda match: self._words[match[1].casefold()], text)


def _all_of(casus: Casus) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for item in casus.betrokkenen:
        person, word = item.persoon, f"[{item.rol.label.lower()}]"
        found += [(name, word) for name in person.gegevens.schrijfwijzen if len(name) > 1]
    if casus.object is not None:
        place = casus.object.adres
        found += [
            (name, "[adres]")
            for name in (
                str(place),
                place.kort,
                place.postcode,
                place.postcode.replace(" ", ""),
                place.straat,
            )
            if name
        ]
    return found


def _name_parts(name: str) -> list[str]:
    """The whole name, and each part of it that is not a tussenvoegsel."""
    return [name, *(part for part in name.split() if len(part) > 2 and part[0].isupper())]
