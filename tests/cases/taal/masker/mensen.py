"""A casus with people whose names are hard to find: a melder, main persons, others, a minor."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from ivbdesk import resources
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Melder, Persoon, Persoonsgegevens, Rol
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.masker.naamlijst import read_naamlijst
from tests.cases.zaak import days_ago, zaak

NAMEN = read_naamlijst(resources.read("namen.toml"), "namen.toml")
OTHERS = (
    (Rol.BENADEELDE, Persoonsgegevens("Petrus", "", "Kruisheer", None, "P.J.")),
    (Rol.MINDERJARIGE, Persoonsgegevens("Tijmen", "", "Kaboutermans", 2015)),
    (Rol.HUISGENOOT, Persoonsgegevens("Johanna", "", "Jansen-de Boer")),
    (Rol.HUISGENOOT, Persoonsgegevens("Anna", "de", "Boer")),
    (Rol.KWETSBARE, Persoonsgegevens("Karima", "van der", "Zandloper")),
    (Rol.BENADEELDE, Persoonsgegevens("Noëlle", "", "Cédille")),
    (Rol.HUISGENOOT, Persoonsgegevens("Youssef", "el", "Khattabi")),
    (Rol.MINDERJARIGE, Persoonsgegevens("Roos", "", "Bakker", 2014)),
)


def casus_met_mensen() -> Casus:
    """The main person is Jo van der Berg of Proeflaan 3, 2351 AB."""
    casus = zaak()
    casus.melders.append(Melder(uuid4(), casus.id, "Sara de Wittebol", "s.wittebol@voorbeeld.invalid"))
    casus.melders.append(Melder(uuid4(), casus.id, "Sietske de Wit"))
    for role, told in OTHERS:
        casus.betrokkenen.append(Betrokkenheid(uuid4(), casus.id, Persoon(uuid4(), told), role, days_ago(60)))
    return casus


def wegen(file: str) -> Iterator[tuple[str, bool, str, str]]:
    """Kind, whether it is sure, text, and the piece to find."""
    data = tomllib.loads((Path(__file__).parent / file).read_text(encoding="utf-8"))
    for kind in data["soort"]:
        for way in kind["wegen"]:
            yield kind["naam"], kind.get("zeker", True), way["tekst"], way["vindt"]
