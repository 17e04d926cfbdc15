"""The lines of the address of a letter, and how it begins; what is not known is left to fill in, and seen."""

from __future__ import annotations

from collections.abc import Sequence

from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.betrokkenen.woonadres import Adressoort
from ivbdesk.cases.brieven.briefsoort import AanSoort
from ivbdesk.cases.brieven.geadresseerden import Aan, homes_of, person_of
from ivbdesk.cases.dossier.casus import Casus

SEALED = "[nog invullen: naam van de melder]"
"""What stands for a melder until the letter is made: only then the seal is opened, and that is logged."""


def open_mark(what: str) -> str:
    """What stands where the dossier does not know something: seen in the letter, and never left out of it."""
    return f"[nog invullen: {what}]"


def lines_of(casus: Casus, aan: Aan, partners: Sequence[Partner]) -> list[str]:
    """Name, street, postcode and place of the addressee."""
    if aan.soort is AanSoort.BETROKKENE:
        person = person_of(casus, aan)
        return _of_person(casus, person) if person is not None else [open_mark("naam en adres")]
    if aan.soort is AanSoort.ADRES:
        home = next((one for one in homes_of(casus) if one.id == aan.id), None)
        return ["De bewoners van", *_place(home.adres)] if home is not None else [open_mark("adres")]
    if aan.soort is AanSoort.MELDER:
        return [SEALED, open_mark("adres")]
    named = next((one.naam for one in casus.organisaties if one.id == aan.id), "") or next(
        (one.naam for one in partners if one.id == aan.id), ""
    )
    return [named or open_mark("naam"), open_mark("adres")]


def _of_person(casus: Casus, person: Persoon) -> list[str]:
    """The name and home; of the only one whom the casus is about and no home is known, the home it is about."""
    name, home = f"De heer of mevrouw {person.gegevens.naam}", person.adres
    if home is None:
        alone = {item.persoon.id for item in casus.hoofdpersonen()} == {person.id}
        return [name, *_place(casus.object.adres)] if alone and casus.object else [name, open_mark("adres")]
    if home.soort is Adressoort.NEDERLAND:
        return [name, *_place(home.adres)]
    if home.soort is Adressoort.BUITENLAND:
        return [name, home.buitenland, home.land]
    return [name, open_mark("waar de brief wordt uitgereikt")]


def _place(adres: Adres) -> list[str]:
    second = " ".join(part for part in (adres.postcode, adres.plaats) if part)
    return [adres.kort, second or open_mark("postcode en plaats")]


def opening_of(casus: Casus, aan: Aan) -> str:
    """How the letter begins; the register does not know whether somebody is a man or a woman, so it asks neither."""
    if aan.soort is AanSoort.ADRES:
        return "Geachte bewoner,"
    person = person_of(casus, aan)
    if person is None:
        return "Geachte heer of mevrouw,"
    parts = (
        person.gegevens.tussenvoegsel[:1].upper() + person.gegevens.tussenvoegsel[1:],
        person.gegevens.achternaam,
    )
    return f"Geachte heer of mevrouw {' '.join(part for part in parts if part)},"
