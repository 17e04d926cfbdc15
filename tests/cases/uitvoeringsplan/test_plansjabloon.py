"""The template of the policy has every action that it names, and tells each mistake with its line."""

from __future__ import annotations

from functools import partial

import pytest

from ivbdesk import resources
from ivbdesk.actions.kader.naslag import Naslag
from ivbdesk.cases.kader.kader_lezer import read_handelingskader
from ivbdesk.cases.taal.fouten import KaderFout
from ivbdesk.cases.uitvoeringsplan.sjabloon import read_plankader
from ivbdesk.cases.uitvoeringsplan.waarde import answers_of, name_of


@pytest.fixture(scope="module")
def naslag() -> Naslag:
    ladder = read_handelingskader(resources.read("handelingskader.toml"), "handelingskader.toml")
    return Naslag.read(resources.read, ladder)


def test_the_named_actions_of_the_policy_are_there(naslag: Naslag) -> None:
    plan = naslag.plan
    assert [one.bron for one in plan.prioriteiten] == ["IVB 6.1", "IVB 6.2", "IVB 6.3"]
    sources = {one.bron for one in plan.acties}
    assert {f"IVB 6.1.{part}" for part in range(3, 8)} <= sources
    assert {"IVB 6.2.2", "IVB 6.2.3", "IVB 6.2.4", "IVB 6.3.3"} <= sources
    measured = {one.code: (one.indicator, one.antwoord) for one in plan.acties}
    assert measured["weerbaarheidsscan"] == ("signalen-bron", "gemeente"), "what its streven says"
    assert measured["digitaal-jongeren"] == ("gedigitaliseerd-leeftijd", "15-25")
    assert measured["digitaal-40-plus"] == ("gedigitaliseerd-leeftijd", "40+")
    assert "twee tot drie jaar" in plan.acties[0].actie
    told = name_of(naslag.cijfers, "preventiemeter", "aandeel")
    assert told == "Preventiemeter: aandeel ‘is gesloten met alleen voorkomen en helpen’"
    assert all("" in answers_of(table) for table in naslag.cijfers.tabellen)


def test_each_mistake_is_told_with_its_line(naslag: Naslag) -> None:
    text = resources.read("uitvoeringsplan.toml")
    for old, new, told in (
        ('prioriteit = "ondermijning"', 'prioriteit = "ondermijnen"', "Bedoelde u ‘ondermijning’?"),
        ('indicator = "gaten"', 'indicator = "gatten"', "geen tabel ‘gatten’"),
        ('antwoord = "lso"', 'antwoord = "zomaar"', "geen antwoord van de tabel"),
        ('kwartaal = "2"', 'kwartaal = "5"', "Kies uit: 1, 2, 3, 4, jaar"),
        ('code = "bibob"', 'code = "lso"', "twee keer"),
        ('trekker = "Team OOV"\n', "", "ontbreekt"),
        ("streven =", "streeven =", "Bedoelde u ‘streven’?"),
    ):
        assert old in text
        with pytest.raises(KaderFout) as wrong:
            partial(read_plankader, cijfers=naslag.cijfers)(text.replace(old, new, 1), "uitvoeringsplan.toml")
        assert told in str(wrong.value), told
        assert wrong.value.fouten[0].regel > 1
