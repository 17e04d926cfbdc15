"""The settings of a new register come from a file, and a mistake in it has its line."""

from __future__ import annotations

import pytest

from ivbdesk import resources
from ivbdesk.cases.betrokkenen.register import (
    GEMEENTE,
    INSTELLINGEN,
    PREFIX,
    Instelling,
    read_instellingen,
    require_prefix,
)
from ivbdesk.cases.taal.fouten import KaderFout, RegelFout

TEXT = resources.read("instellingen.toml")


def test_each_setting_of_a_register_stands_there() -> None:
    assert tuple(read_instellingen(TEXT, "instellingen.toml")) == INSTELLINGEN
    other = TEXT.replace('gemeente = "Leiderdorp"', 'gemeente = "Voorbeeldstad"')
    assert read_instellingen(other, "instellingen.toml")[GEMEENTE] == "Voorbeeldstad"


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('gemeente = "Leiderdorp"', 'gemeente = " "', "niet leeg"),
        ('prefix = "LD"', 'prefix = "L-1"', "één tot zes letters"),
        ('prefix = "LD"', 'prefix = "S"', "nummer van een signaal"),
        ('apv_151d = ""', 'apv_151 = ""', "Bedoelde u ‘apv_151d’"),
    ],
)
def test_a_mistake_names_its_line(right: str, wrong: str, told: str) -> None:
    text = TEXT.replace(right, wrong)
    with pytest.raises(KaderFout) as found:
        read_instellingen(text, "instellingen.toml")
    assert told in str(found.value)
    assert {fault.regel for fault in found.value.fouten} == {text.splitlines().index(wrong) + 1}


def test_a_register_without_letters_numbers_no_casus() -> None:
    assert require_prefix(Instelling(PREFIX, "AB")) == "AB"
    with pytest.raises(RegelFout, match="Beheer"):
        require_prefix(None)
