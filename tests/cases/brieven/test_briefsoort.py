"""The kinds of letter as data: every mistake in the file is told with its line."""

from __future__ import annotations

import pytest

from ivbdesk import resources
from ivbdesk.cases.brieven.briefsoort import Brieven, Rechtsmiddel, Verzendgevolg, read_brieven
from ivbdesk.cases.brieven.velden import DOSSIERVELDEN, Briefinhoud
from ivbdesk.cases.taal.fouten import KaderFout
from ivbdesk.kader_bestand import shipped_kader

NAME = "brieven.toml"


def shipped() -> Brieven:
    kader = shipped_kader()
    return read_brieven(resources.read(NAME), NAME, kader.maatregelen, kader.termijnen)


def refused(old: str, new: str) -> list[str]:
    text = resources.read(NAME)
    assert old in text
    kader = shipped_kader()
    with pytest.raises(KaderFout) as wrong:
        read_brieven(text.replace(old, new, 1), NAME, kader.maatregelen, kader.termijnen)
    return [str(fault) for fault in wrong.value.fouten]


def test_every_kind_has_its_law_and_what_follows() -> None:
    found = shipped()
    assert len(found.soorten) == 15
    codes = set(shipped_kader().dossierpunten)
    for soort in found.soorten.values():
        assert set(soort.later) <= codes, soort.code
        assert soort.grondslag
        assert soort.bron
        told = "[rechtsmiddelen]" in soort.tekst
        assert told == (soort.rechtsmiddel is not Rechtsmiddel.GEEN), soort.code
        assert not soort.is_besluit or soort.rechtsmiddel is Rechtsmiddel.BEZWAAR, "Awb 3:45"
        assert bool(soort.termijn) >= (soort.verzending is Verzendgevolg.TERMIJN), soort.code


def test_every_field_is_one_that_is_filled() -> None:
    assert set(DOSSIERVELDEN) == set(Briefinhoud.__dataclass_fields__) - {"antwoorden"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{{ gesprek_tijd }}", "{{ gesprek_tijdd }}", "Er is geen veld ‘gesprek_tijdd’"),
        ("\n[eerder]\n", "\n[vroeger]\n", "Er is geen lijst ‘vroeger’"),
        ('middelen = ["B01"]', 'middelen = ["B99"]', "Er is geen maatregel ‘B99’"),
        ('termijn = "T32"', 'termijn = "T99"', "Er is geen termijn ‘T99’"),
        ('verzending = "voornemen"', 'verzending = "morgen"', "‘morgen’ is onbekend"),
        ("{% if eerder %}", "{% if eerdre %}", "Er is geen veld ‘eerdre’"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(old: str, new: str, told: str) -> None:
    fault = next(one for one in refused(old, new) if told in one)
    assert fault.startswith(f"{NAME}, regel ")
