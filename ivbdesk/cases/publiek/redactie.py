"""Which names and numbers are taken out of free text before somebody reads it (domein 3.2)."""

from __future__ import annotations

import re

from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.persoonsnummers import BSN, MAIL, PHONE

_FIRST_NAME_TOO = (Rol.MINDERJARIGE, Rol.BENADEELDE, Rol.MOGELIJK_SLACHTOFFER)
"""Of whom the first name alone is taken out too."""
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
