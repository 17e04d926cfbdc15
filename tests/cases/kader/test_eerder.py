"""A handelingskader of an earlier program means what it meant, though it does not say so; a new text must say it."""

from __future__ import annotations

import hashlib
import re

import pytest

from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.kader_lezer import read_handelingskader, read_kept_kader
from ivbdesk.cases.kader.kaderverschil import compare
from ivbdesk.cases.kader.termijnregel import Vanzelf
from ivbdesk.cases.taal.fouten import KaderFout
from ivbdesk.kader_bestand import kaderbron
from tests.kaderteksten import BEFORE, EARLIER, OWN, SHIPPED, measure, with_blocks


def kept(text: str) -> Handelingskader:
    return read_kept_kader(text, "handelingskader.toml", kaderbron().eerder)


def test_the_text_of_2026_4_says_what_the_earlier_one_meant() -> None:
    assert compare(kept(EARLIER), kept(BEFORE)) == ()


def test_urgency_answered_every_item_until_the_text_says_of_each() -> None:
    assert all(item.bij_spoed for item in kept(BEFORE).dossierpunten.values())
    now = read_handelingskader(SHIPPED, "handelingskader.toml").dossierpunten
    assert {code for code, item in now.items() if item.bij_spoed} == {
        "D05", "D08", "D12", "D13", "D14", "D19", "D21", "D22", "D25",
    }  # fmt: skip


def test_registering_a_report_was_prevention_and_is_none_now() -> None:
    kader = read_handelingskader(SHIPPED, "handelingskader.toml")
    for code in ("P01", "P02"):
        assert kept(BEFORE).soort(code).preventief
        assert not kader.soort(code).preventief
    assert all(
        soort.preventief for code, soort in kader.maatregelen.items() if code in ("P03", "P04", "P05", "Z01")
    )


def test_an_own_measure_of_then_holds_by_its_code_as_it_did() -> None:
    text = with_blocks(
        EARLIER,
        measure("B90", "Zwaar", 5, 4) + measure("B91", "Licht", 3, 3) + measure("P90", "Vooraf", 1, 0),
    )
    kader = kept(text)
    assert [kader.soort(code).bestuurlijk for code in ("B90", "B91", "P90")] == [True, False, False]
    assert [kader.soort(code).preventief for code in ("B90", "B91", "P90")] == [False, False, True]


def test_a_kept_text_that_says_it_itself_is_taken_at_its_word() -> None:
    kader = kept(OWN)
    assert not kader.soort("B90").bestuurlijk
    assert kader.soort("L01").bestuurlijk
    assert kader.soort("L02").preventief
    begins = [code for code, rule in kader.termijnen.items() if rule.vanzelf is Vanzelf.INGEBREKESTELLING]
    assert begins == ["T21", "L91"]


def test_a_new_text_may_not_leave_out_what_was_read_from_the_codes() -> None:
    with pytest.raises(KaderFout) as wrong:
        read_handelingskader(EARLIER, "eigen.toml")
    keys = [re.search(r"sleutel ‘(\w+)’", fault.sleutel)[1] for fault in wrong.value.fouten]  # type: ignore[index]  # each names its key
    measure_keys = ["bestuurlijk", "preventief", "na_afschalen", "opheffen_na_maanden"]
    aimed = keys.count("gericht_aan")  # each measure that asks an age says at whom it may be aimed
    assert aimed == len([line for line in EARLIER.splitlines() if line.startswith("leeftijd_min = ")])
    extended = keys.count("verleng_hoogstens")  # each term that may be extended says how far
    assert extended == len([line for line in EARLIER.splitlines() if line.startswith("verlengbaar = ")])
    assert [key for key in keys if key not in ("verleng_hoogstens", "gericht_aan")] == [
        "functionaris", *measure_keys, "invordering", "verlengen", "vanzelf", "bij_spoed",
    ]  # fmt: skip
    placed = [fault for fault in wrong.value.fouten if "functionaris" not in fault.sleutel]
    assert all(fault.regel for fault in placed)
    assert "[[" in EARLIER.splitlines()[placed[0].regel - 1]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("bestuurlijk = true", 'bestuurlijk = "ja"'),
        ("opheffen_na_maanden = 12", "opheffen_na_maanden = 121"),
        ('vanzelf = "ingebrekestelling"', 'vanzelf = "ingebreke"'),
    ],
)
def test_a_mistake_in_a_new_key_has_its_line(right: str, wrong: str) -> None:
    text = SHIPPED.replace(right, wrong, 1)
    with pytest.raises(KaderFout) as told:
        read_handelingskader(text, "eigen.toml")
    assert wrong in [text.splitlines()[fault.regel - 1] for fault in told.value.fouten]


def test_the_blocks_of_the_earlier_text_are_those_that_registers_keep() -> None:
    """Only the explanation at its head changed since: what stands below it is the text of 2026-3 to the letter."""
    below = EARLIER[EARLIER.index('versie = "2026-3"') :]
    assert (
        hashlib.sha256(below.encode()).hexdigest()
        == "237f8c6cc20a33cc897741f6d9bafbc2c52c8950a7a07827c901f4e9c557ae65"
    )
