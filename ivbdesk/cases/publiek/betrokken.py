"""The people and organisations of a casus as a recipient reads them, and at whom a measure is aimed (domein 5.2)."""

from __future__ import annotations

from datetime import date

from ivbdesk.cases.besluitvorming.geadresseerde import Geadresseerde
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Rol
from ivbdesk.cases.betrokkenen.leeftijd import leeftijdsklasse
from ivbdesk.cases.betrokkenen.ongewoon import is_organisation
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Maatregelsoort
from ivbdesk.cases.ladder.gericht import aimed_at, asks_addressee, name_of
from ivbdesk.cases.publiek.lezer import Lezer


def people_lines(casus: Casus, vandaag: date) -> list[str]:
    """The main persons by name, others by role and age class, and organisations; children only as a number."""
    people = [
        f"{item.rol.label}: {_person(casus, item, vandaag)}"
        for item in casus.huidige_betrokkenen()
        if item.rol is not Rol.MINDERJARIGE
    ]
    return people + [f"{item.rol.label}: {item.naam}" for item in casus.huidige_organisaties()]


def _person(casus: Casus, item: Betrokkenheid, vandaag: date) -> str:
    if is_organisation(item.persoon.gegevens.achternaam):
        return item.persoon.naam
    age = leeftijdsklasse(casus.leeftijd_van(item.persoon, vandaag))
    main = {one.persoon.id for one in casus.hoofdpersonen()}
    return f"{item.persoon.naam}, {age}" if item.persoon.id in main else age


def aim_words(casus: Casus, soort: Maatregelsoort, lezer: Lezer, vandaag: date) -> str:
    """At whom a measure is aimed; empty for one that this audience may not read of."""
    if not asks_addressee(soort) or not lezer.reads_means(soort):
        return ""
    return told_of(casus, aimed_at(casus, soort), vandaag)


def told_of(casus: Casus, aim: Geadresseerde, vandaag: date) -> str:
    """An addressee as people are told: a main person by name, another by role and age class."""
    roles = [item for item in casus.betrokkenen if item.persoon.id == aim.persoon_id]
    if not roles:
        return name_of(casus, aim)
    first = min(roles, key=lambda item: (item.tot is not None, list(Rol).index(item.rol)))
    if first.rol is Rol.MINDERJARIGE:
        return "een minderjarige"
    return f"{_person(casus, first, vandaag)} ({first.rol.label.lower()})"
