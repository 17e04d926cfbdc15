"""What is unusual in a person: it is asked about, and refused nowhere."""

from __future__ import annotations

import re
from datetime import date

from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.leeftijd import ADULT
from ivbdesk.cases.taal.naamtekst import why_more

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
    """What to ask about a surname that may be a full name, or none, by field."""
    if gegevens.eerste or is_organisation(gegevens.achternaam):
        return {}
    told = why_more(gegevens.achternaam)
    return {"achternaam": told} if told else {}


def is_organisation(achternaam: str) -> bool:
    """Whether a surname is rather the name of an organisation, such as one that ends in B.V."""
    return _ORGANISATION.search(achternaam.strip()) is not None


def _doubt_age(age: int, rol: Rol | None) -> str:
    if rol is Rol.MINDERJARIGE and age > ADULT:
        return f"wordt dit jaar {age} en is geen minderjarige."
    if rol in (Rol.OVERLASTGEVER, Rol.VERTEGENWOORDIGER) and age < _LIABLE:
        return f"wordt dit jaar {age}: erg jong voor een {rol.label.lower()}."
    return ""
