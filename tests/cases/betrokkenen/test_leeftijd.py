"""How old somebody may be: by the year of birth alone, and by what was established."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Persoon, Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.leeftijd import (
    Leeftijd,
    Leeftijdsvaststelling,
    leeftijdsklasse,
    require_established,
)
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.zaak import TODAY, zaak


def established(casus: Casus, persoon: Persoon, bereikt: bool, op: date, grens: int = 18) -> None:
    casus.leeftijden.append(
        Leeftijdsvaststelling(
            uuid4(), casus.id, persoon.id, grens, bereikt, op, "Burgerzaken", "BRP ingezien"
        )
    )


def person(casus: Casus, born: int | None, rol: Rol = Rol.OVERLASTGEVER) -> Persoon:
    made = Persoon(uuid4(), Persoonsgegevens("Kim", "", "Smit", born))
    casus.betrokkenen.append(Betrokkenheid(uuid4(), casus.id, made, rol, TODAY))
    return made


@pytest.mark.parametrize(
    ("born", "youngest", "oldest", "words"),
    [
        (2008, 17, 18, "17 of 18 jaar"),
        (2009, 16, 17, "minderjarig"),
        (2007, 18, 19, "18-24 jaar"),
        (2026, 0, 0, "minderjarig"),
        (None, 0, 120, "leeftijd onbekend"),
    ],
)
def test_a_year_of_birth_leaves_two_ages(born: int | None, youngest: int, oldest: int, words: str) -> None:
    known = Leeftijd.of_year(born, TODAY)
    assert (known.jongst, known.oudst) == (youngest, oldest)
    assert leeftijdsklasse(known) == words


def test_what_was_established_decides_between_them() -> None:
    casus = zaak()
    kim = person(casus, 2008)
    established(casus, kim, True, TODAY)
    assert casus.leeftijd_van(kim, TODAY) == Leeftijd(18, 18)
    unknown = person(casus, None)
    established(casus, unknown, True, TODAY)
    assert leeftijdsklasse(casus.leeftijd_van(unknown, TODAY)) == "18 jaar of ouder"


def test_that_an_age_was_not_reached_holds_that_day_only() -> None:
    casus = zaak()
    kim = person(casus, 2008)
    established(casus, kim, False, TODAY)
    assert casus.leeftijd_van(kim, TODAY) == Leeftijd(17, 17)
    tomorrow = date(2026, 11, 24)
    assert casus.leeftijd_van(kim, tomorrow) == Leeftijd(17, 18), "may have a birthday"
    assert casus.leeftijd_van(kim, date(2027, 1, 1)) == Leeftijd(18, 18)


def test_years_go_on_from_what_was_established() -> None:
    made = Leeftijdsvaststelling(
        uuid4(), uuid4(), uuid4(), 18, True, date(2024, 2, 29), "wij", "BRP ingezien"
    )
    assert made.leeftijd(date(2025, 2, 28)).jongst == 18
    assert made.leeftijd(date(2025, 3, 1)).jongst == 19
    made.bereikt = False
    assert [made.leeftijd(date(2024, 2, day)).oudst for day in (28, 29)] == [17, 17]
    assert made.leeftijd(date(2024, 3, 1)).oudst == 18


def test_what_contradicts_the_year_proves_nothing() -> None:
    casus = zaak()
    kim = person(casus, 2008)
    established(casus, kim, True, TODAY)
    kim.gegevens = Persoonsgegevens("Kim", "", "Smit", 2011)
    assert not casus.leeftijd_van(kim, TODAY).is_bekend


def test_the_role_of_a_minor_counts_where_the_year_says_nothing_else() -> None:
    casus = zaak()
    assert casus.leeftijd_van(person(casus, None, Rol.MINDERJARIGE), TODAY) == Leeftijd(0, 17)
    assert casus.leeftijd_van(person(casus, 2008, Rol.MINDERJARIGE), TODAY) == Leeftijd(17, 17)
    assert casus.leeftijd_van(person(casus, 2000, Rol.MINDERJARIGE), TODAY) == Leeftijd(25, 26)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("door", {"door": " "}),
        ("wijze", {"wijze": ""}),
        ("wijze", {"wijze": "BRP: geboren 3-4-2008"}),
        ("wijze", {"wijze": "geboren 3 april 2008"}),
        ("wijze", {"wijze": "BRP, nummer 111222333"}),
        ("op", {"op": date(2026, 11, 24)}),
        ("bereikt", {"bereikt": False}),
    ],
)
def test_who_how_and_when_are_asked_and_no_date_of_birth_is_kept(
    field: str, changes: dict[str, object]
) -> None:
    made = Leeftijdsvaststelling(uuid4(), uuid4(), uuid4(), 18, True, TODAY, "Burgerzaken", "BRP ingezien")
    require_established(made, Leeftijd(18, 19), TODAY)
    for name, value in changes.items():
        setattr(made, name, value)
    with pytest.raises(RegelFout) as wrong:
        require_established(made, Leeftijd(18, 19), TODAY)
    assert wrong.value.veld == field
