"""Each step of the file with its own hearing, weighing and check: what happened later proves nothing of an earlier one."""

from __future__ import annotations

from uuid import uuid4

from ivbdesk import resources
from ivbdesk.cases.besluitvorming.termijn import Termijn, TermijnStatus
from ivbdesk.cases.besluitvorming.verbeurte import Verbeurte, VerbeurteUitkomst
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.cases.kader.duur import Eenheid, TermijnSoort
from ivbdesk.cases.publiek.dossieroverzicht import project_dossier
from ivbdesk.cases.publiek.dossierstappen import Dossierstap
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.taal.feestdagen import read_feestdagen
from tests.cases.ladder.vol_dossier import announced_before, full, situation, weighing
from tests.cases.taal.masker.mensen import NAMEN
from tests.cases.zaak import KADER, PARTNERS, TODAY, days_ago

DAGEN = read_feestdagen(resources.read("feestdagen.toml"), "feestdagen.toml")


def steps(casus: Casus) -> list[Dossierstap]:
    told = project_dossier(
        casus,
        KADER,
        lambda _: KADER,
        situation(casus),
        PARTNERS,
        DAGEN,
        Ontvanger.JURIST,
        "Leiderdorp",
        TODAY,
        lijst=NAMEN,
    )
    return list(told.stappen)


def extended() -> Casus:
    """An order of two months ago, before any incident of this file, and its extension of yesterday."""
    casus = full(KADER.soort("B04"))
    announced_before(casus, "B04")
    order = weighing(casus, "B04")
    order.opgesteld_op, order.noodzakelijk = days_ago(61), "waarschuwen hielp toen niet"
    measure = next(item for item in casus.maatregelen if item.code == "B04")
    measure.afweging_id = order.id
    extension = casus.afwegingen[0]
    extension.opgesteld_op, extension.versie = days_ago(2), 2
    extension.noodzakelijk = "er was een tweede overtreding"
    return casus


def of(casus: Casus, words: str) -> Dossierstap:
    (found,) = [step for step in steps(casus) if words in step.kop]
    return found


def test_an_extension_is_a_step_with_its_own_hearing_weighing_and_decision() -> None:
    casus = extended()
    order, longer = (
        of(casus, "Trede 4 bindend: Gedragsaanwijzing met last onder dwangsom"),
        of(casus, "Verlenging: "),
    )
    assert (order.datum, longer.datum) == (days_ago(60), days_ago(1))
    for step, needed in ((order, "waarschuwen hielp toen niet"), (longer, "er was een tweede overtreding")):
        assert step.afweging is not None
        assert ("Noodzakelijk", needed) in step.afweging.evenredigheid
    assert [name for name, _ in order.regels].count("Bekendgemaakt") == 1
    assert "Zienswijze" not in dict(order.regels), "that of three weeks ago is on the extension"
    assert "het valt mee" in dict(longer.regels)["Zienswijze"]
    assert {code.split()[0] for code, _, _ in longer.check} == set(KADER.soort("B04").verlenging)
    assert {code.split()[0] for code, _, _ in order.check} == set(KADER.soort("B04").dossier)


def test_what_happened_after_a_decision_is_no_proof_of_it() -> None:
    casus = extended()
    for step, state in ((of(casus, "Trede 4 bindend"), "Open"), (of(casus, "Verlenging: "), "Bewezen")):
        (line,) = [line for line in step.check if line[0].startswith("D02")]
        assert line[1] == state
        assert ("nr. " in line[2]) is (state == "Bewezen")


def test_a_breach_is_told_with_what_was_decided_of_it() -> None:
    casus = extended()
    seen = next(
        item for item in casus.tijdlijn if item.soort is ItemSoort.INCIDENT and item.datum == days_ago(10)
    )
    why = "de bewoner zocht zelf hulp"
    order = next(item for item in casus.besluiten if item.verlengt_id is None)
    casus.verbeurten.append(
        Verbeurte(uuid4(), casus.id, order.id, seen.id, VerbeurteUitkomst.NIET_INVORDEREN, days_ago(7), why)
    )
    told = dict(of(casus, "verbeurde dwangsom").regels)
    assert told["Overtreding"].startswith("13 nov 2026, nr. ")
    assert (told["Besloten"], told["Waarom"]) == ("Niet invorderen", why)


def test_a_term_tells_how_it_ended_or_that_its_day_has_passed() -> None:
    casus = extended()
    order = next(item for item in casus.besluiten if item.verlengt_id is None)
    for name, status, words in (
        ("een", TermijnStatus.AFGEROND, "Geen bezwaar."),
        ("twee", TermijnStatus.LOOPT, ""),
    ):
        casus.termijnen.append(
            Termijn(uuid4(), casus.id, "", name, TermijnSoort.AFSPRAAK, "afspraak", days_ago(60), 2, Eenheid.WEEK,
                    status=status, toelichting=words, bij_id=order.id)
        )  # fmt: skip
    told = dict(of(casus, "Trede 4 bindend").regels)
    assert told["Termijn: een"].endswith("(afspraak; afgerond: Geen bezwaar)")
    assert told["Termijn: twee"].endswith("(afspraak; verstreken)")
