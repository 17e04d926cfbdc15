from __future__ import annotations

from dataclasses import replace
from datetime import date

from ivbdesk.cases.kader.kaderverschil import Verschil, compare
from tests.cases.zaak import KADER


def test_a_version_does_not_differ_from_itself() -> None:
    assert compare(KADER, KADER) == ()


def test_each_difference_is_told_in_words() -> None:
    changed = replace(
        KADER.soort("B02"), termijn="3 weken", actief=False, gecontroleerd_op=date(2026, 11, 1), dossier=("D01",),
        verplicht=frozenset({"D01"}),
    )  # fmt: skip
    measures = {**KADER.maatregelen, "B02": changed, "X01": replace(changed, code="X01", naam="Nieuw middel")}
    found = compare(KADER, replace(KADER, maatregelen=measures, toets_na_maanden=24))
    told = {(item.waarvan, item.wat): (item.was, item.wordt) for item in found}
    name = "B02 Bestuurlijke waarschuwing"
    assert told[name, "termijn"] == ("2 tot 6 weken", "3 weken")
    assert told[name, "in gebruik"] == ("ja", "nee")
    assert told[name, "juridisch getoetst op"] == ("–", "1 nov 2026")
    assert told[name, "wat in het dossier moet"] == ("D01; D02; D06; D07; D12", "D01")
    assert told[name, "wat verplicht is"] == ("–", "D01")
    assert ("X01 Nieuw middel", "nieuw") in told
    assert Verschil("Maanden tot een nieuwe toets", "", "12", "24") in found
    assert len(found) == 7


def test_what_is_gone_is_told() -> None:
    terms = {code: term for code, term in KADER.termijnen.items() if code != "T36"}
    (only,) = compare(KADER, replace(KADER, termijnen=terms))
    assert (only.waarvan, only.wat) == ("T36 Melder terugkoppelen", "vervallen")
