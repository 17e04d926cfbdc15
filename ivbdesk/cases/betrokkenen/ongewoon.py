"""What is unusual in a person: it is asked about, and refused nowhere."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.leeftijd import ADULT
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.naamtekst import split_name, why_more, why_more_first, without_family

_LIABLE = 12
"""Below this age nobody is prosecuted (Sv 486); a child of that age is seldom who causes nuisance."""
_ORGANISATION = re.compile(
    r"\b(b\.?v|n\.?v|v\.?o\.?f|c\.?v|vve)\b\.?$|^(stichting|vereniging)\b", re.IGNORECASE
)


def doubts_about(gegevens: Persoonsgegevens, rol: Rol | None, vandaag: date) -> dict[str, str]:
    """What to ask about a person in this role, by field."""
    asked = {}
    if is_organisation(gegevens.achternaam):
        told = "Dit lijkt een organisatie. Die legt u vast bij Betrokkenen, onder Organisaties. Is het toch een persoon?"
        asked["achternaam"] = told
    else:
        asked |= doubts_about_name(gegevens)
    if gegevens.geboortejaar is not None and (told := _doubt_age(vandaag.year - gegevens.geboortejaar, rol)):
        asked["geboortejaar"] = f"Wie in {gegevens.geboortejaar} is geboren, {told} Klopt dat?"
    return asked


def doubts_about_name(gegevens: Persoonsgegevens) -> dict[str, str]:
    """What to ask about a first name or a surname that may be a full name, or none, by field."""
    alone = not gegevens.achternaam.strip()
    asked = {"voornaam": why_more_first(gegevens.voornaam, alone=alone)}
    if not gegevens.eerste and not is_organisation(gegevens.achternaam):
        asked["achternaam"] = why_more(gegevens.achternaam)
    return {name: told for name, told in asked.items() if told}


def as_sought(gegevens: Persoonsgegevens) -> Persoonsgegevens:
    """By what name the register is searched for this person: a whole name among the first names taken apart, no "fam."."""
    sought = replace(gegevens, achternaam=without_family(gegevens.achternaam))
    if sought.achternaam or " " not in sought.voornaam.strip():
        return sought
    try:
        found = split_name(without_family(sought.voornaam))
    except RegelFout:
        return sought
    between = found.tussenvoegsel or sought.tussenvoegsel
    return replace(sought, voornaam=found.voornaam, tussenvoegsel=between, achternaam=found.achternaam)


def is_organisation(achternaam: str) -> bool:
    """Whether a surname is rather the name of an organisation, such as one that ends in B.V."""
    return _ORGANISATION.search(achternaam.strip()) is not None


def _doubt_age(age: int, rol: Rol | None) -> str:
    if rol is Rol.MINDERJARIGE and age > ADULT:
        return f"wordt dit jaar {age} en is geen minderjarige."
    if rol in (Rol.OVERLASTGEVER, Rol.VERTEGENWOORDIGER) and age < _LIABLE:
        return f"wordt dit jaar {age}: erg jong voor een {rol.label.lower()}."
    return ""
