"""How sources are counted and what the quick line proposes are data; a mistake is told with its line."""

from __future__ import annotations

import re

import pytest

from ivbdesk import resources
from ivbdesk.cases.dossier.regelsoort import read_regelsoorten
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.eerder import read_eerder
from ivbdesk.cases.kader.kader_lezer import read_handelingskader, read_kept_kader
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.fouten import KaderFout
from tests.kaderteksten import EARLIER, SHIPPED

RULES = read_handelingskader(SHIPPED, "handelingskader.toml").bronregels
LINES = resources.read("tijdlijn.toml")


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("Mw. A.", "a"), ("mevr A", "a"), ("de heer J. P. Özgür", "jp ozgur"), ("Fam. De Vries", "vries"),
        ("Mevrouw", "mevrouw"), ("", ""),
    ],
)  # fmt: skip
def test_a_name_has_one_normal_form(name: str, normal: str) -> None:
    assert RULES.normal(name) == normal


def test_an_earlier_text_counts_as_the_present_one() -> None:
    eerder = read_eerder(resources.read("handelingskader_eerder.toml"), "handelingskader_eerder.toml")
    counting = r"(?m)^(?:functionaris|aanspreekvormen|naamloos|stukken) = (?:\[\n(?:  .*\n)*\]|.*)\n"
    kept = read_kept_kader(re.sub(counting, "", EARLIER), "2026-3", eerder)
    assert kept.bronregels == RULES
    assert kept.dossierpunten["D03"].stukken == ()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('functionaris = ["eigen", "politie", "om"]', 'functionaris = ["eigen", "politi"]'),
        ('functionaris = ["eigen", "politie", "om"]', "functionaris = []"),
        ('stukken = ["bevindingen"', 'stukken = ["bevinding"'),
    ],
)
def test_a_mistake_in_how_is_counted_has_its_line(right: str, wrong: str) -> None:
    text = SHIPPED.replace(right, wrong, 1)
    with pytest.raises(KaderFout) as told:
        read_handelingskader(text, "eigen.toml")
    assert any(wrong in text.splitlines()[fault.regel - 1] for fault in told.value.fouten)


def test_a_melding_is_the_statement_of_who_told_it() -> None:
    kinds = read_regelsoorten(LINES, "tijdlijn.toml").soorten
    for told in (ItemSoort.MELDING, ItemSoort.INCIDENT):
        assert (kinds[told].aard, kinds[told].herkomst) == (Aard.VERKLARING, Herkomst.MELDER)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('code = "notitie"', 'code = "notie"'), ('aard = "oordeel"', 'aard = "mening"'), ("samen_uren = 6", "samen_uren = 0"),
        ('code = "notitie"', 'code = "besluit"'), ('wie = "Wie besloot"', 'vraag = "Wie besloot"'),
    ],
)  # fmt: skip
def test_a_mistake_in_the_quick_line_has_its_line(right: str, wrong: str) -> None:
    text = re.sub(re.escape(right), wrong, LINES, count=1)
    with pytest.raises(KaderFout) as told:
        read_regelsoorten(text, "tijdlijn.toml")
    assert wrong in [text.splitlines()[fault.regel - 1] for fault in told.value.fouten]
