"""The plan of a year through its whole life: begun, changed, noted, established, adjusted, on both engines."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from ivbdesk.actions.besluitvorming.verschil import KnelpuntGegevens, save_knelpunt
from ivbdesk.actions.cijfers.cijfers import establish
from ivbdesk.actions.context import Context
from ivbdesk.actions.uitvoeringsplan.overzicht import look_at_plan
from ivbdesk.actions.uitvoeringsplan.plan import (
    ActieGegevens,
    Planbegin,
    PlanGegevens,
    VoortgangGegevens,
    begin_plan,
    establish_plan,
    new_version,
    note_progress,
    remove_action,
    remove_concept,
    save_action,
    sheet_of,
    write_about,
)
from ivbdesk.actions.uitvoeringsplan.uitvoer import plan_sheet
from ivbdesk.cases.cijfers.bladtekst import read_sheet
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.keten.keten import GatSoort
from ivbdesk.cases.keten.knelpunt import KnelpuntStatus
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.uitvoeringsplan.plan import Planmoment, Stoplicht, Uitvoeringsplan
from ivbdesk.cases.uitvoeringsplan.planblad import read_plan
from ivbdesk.cases.uitvoeringsplan.waarde import figure
from ivbdesk.desk import Desk
from tests.actions.cijfers.verzonnen import invent

ACTIE = ActieGegevens(
    "zorg-veiligheid", "Minder gaten", "Elke maand overleg met de corporatie", "Corporatie", "Team OOV",
    Planmoment.K2, "gaten", "", "Minder dan vorig jaar", None,
)  # fmt: skip
ROOD = VoortgangGegevens(Stoplicht.ROOD, "de corporatie heeft geen menskracht", "nog niet begonnen", "")


def last(desk: Desk) -> Uitvoeringsplan:
    return desk.ctx.reads.plan.plannen()[0]


def fix(ctx: Context, plan_id: UUID, op: date, wijziging: str) -> str:
    """Establish a version as it is seen now."""
    plan = next(one for one in ctx.reads.plan.plannen() if one.id == plan_id)
    return establish_plan(ctx, plan_id, op, wijziging, sheet_of(ctx, plan))


@pytest.mark.op_beide_motoren
def test_a_plan_lives_and_what_was_established_stays(desk: Desk) -> None:
    ctx = desk.ctx
    plan_id = begin_plan(ctx, 2026, Planbegin.SJABLOON)
    assert len(last(desk).acties) == len(ctx.naslag.plan.acties)
    with pytest.raises(RegelFout, match="al een plan"):
        begin_plan(ctx, 2026, Planbegin.LEEG)
    gap = save_knelpunt(
        ctx, None, KnelpuntGegevens(GatSoort.GEEN_PARTNER, 1, "geen plek", "", KnelpuntStatus.GEMELD, "")
    )
    own = save_action(ctx, plan_id, None, replace(ACTIE, knelpunt_id=gap))
    remove_action(ctx, plan_id, last(desk).acties[0].id)
    write_about(ctx, plan_id, PlanGegevens("Dit jaar samen.", "", ""))
    note_progress(ctx, plan_id, own, ROOD)
    unseen = sheet_of(ctx, last(desk))
    note_progress(ctx, plan_id, own, replace(ROOD, halfjaar="nu begonnen"))
    with pytest.raises(RegelFout, match="kijk het plan na"):
        establish_plan(ctx, plan_id, ctx.today(), "", unseen)
    digest = fix(ctx, plan_id, ctx.today(), "")
    frozen = last(desk).inhoud
    assert hashlib.sha256(frozen.encode("utf-8")).hexdigest() == digest == last(desk).sha256
    told = next(line for part in read_plan(frozen).hoofdstukken for line in part.regels if line.knelpunt)
    assert told.knelpunt == "Probleem zonder partner bij Wonen"
    assert told.licht == "■ Rood"

    for act in (
        lambda: save_action(ctx, plan_id, own, ACTIE),
        lambda: remove_action(ctx, plan_id, own),
        lambda: fix(ctx, plan_id, ctx.today(), ""),
        lambda: write_about(ctx, plan_id, PlanGegevens("Toch anders.", "", "")),
    ):
        with pytest.raises(RegelFout, match="nieuwe versie"):
            act()
    note_progress(ctx, plan_id, own, replace(ROOD, licht=Stoplicht.GROEN, reden=""))
    write_about(ctx, plan_id, PlanGegevens("Dit jaar samen.", "Halverwege gaat het goed.", ""))
    assert last(desk).inhoud == frozen

    with pytest.raises(RegelFout, match="nieuwe versie") as wrong:
        new_version(ctx, plan_id, "")
    assert wrong.value.veld == "wijziging"
    second = new_version(ctx, plan_id, "De corporatie kan pas in de herfst beginnen.")
    copied = next(one for one in last(desk).acties if one.lijn == own)
    assert copied.licht is Stoplicht.GROEN
    save_action(ctx, second, copied.id, replace(ACTIE, moment=Planmoment.K4))
    remove_action(ctx, second, last(desk).acties[0].id)
    save_action(ctx, second, None, replace(ACTIE, actie="Een proef met een wijkhuis"))
    with pytest.raises(RegelFout, match="versie 2"):
        note_progress(ctx, plan_id, own, ROOD)
    with pytest.raises(RegelFout, match="Versie 1 is vastgesteld op"):
        fix(ctx, second, date(2026, 1, 1), "De corporatie kan pas in de herfst beginnen.")
    fix(ctx, second, ctx.today(), "De corporatie kan pas in de herfst beginnen.")
    changes = read_plan(last(desk).inhoud).verschillen
    assert "Nieuw: Een proef met een wijkhuis" in changes
    assert any(
        line.startswith("Gewijzigd (") and "wanneer" in line and "het knelpunt" in line for line in changes
    )
    assert any(line.startswith("Vervallen: ") for line in changes)
    plan = last(desk)
    assert plan_sheet(ctx, plan) == read_plan(plan.inhoud)
    plan = replace(plan, inhoud=plan.inhoud.replace("wijkhuis", "buurthuis"))
    with pytest.raises(RegelFout, match="kenmerk"):
        plan_sheet(ctx, plan)
    with pytest.raises(RegelFout, match="is vastgesteld"):
        remove_concept(ctx, second)
    remove_concept(ctx, new_version(ctx, second, "Bij vergissing."))
    assert [one.nummer for one in ctx.reads.plan.plannen()] == [2, 1]


def test_the_plan_of_a_next_year_begins_with_the_last_one_and_clean_lights(desk: Desk) -> None:
    ctx = desk.ctx
    with pytest.raises(RegelFout, match="geen plan"):
        begin_plan(ctx, 2026, Planbegin.VORIG)
    plan_id = begin_plan(ctx, 2026, Planbegin.LEEG)
    with pytest.raises(RegelFout, match="geen actie"):
        fix(ctx, plan_id, ctx.today(), "")
    note_progress(ctx, plan_id, save_action(ctx, plan_id, None, ACTIE), ROOD)
    begin_plan(ctx, 2027, Planbegin.VORIG)
    shown = look_at_plan(ctx, None, None).plan
    assert shown is not None
    assert shown.jaar == ctx.today().year
    (copied,) = last(desk).acties
    assert (copied.actie, copied.licht, copied.reden) == (ACTIE.actie, Stoplicht.OPEN, "")


def test_all_that_is_wrong_is_told_at_once(desk: Desk) -> None:
    ctx = desk.ctx
    plan_id = begin_plan(ctx, 2026, Planbegin.LEEG)
    empty = replace(ACTIE, prioriteit="iets", doel=" ", actie="", trekker="", antwoord="ja")
    with pytest.raises(RegelFout) as wrong:
        save_action(ctx, plan_id, None, empty)
    assert set(wrong.value.per_veld()) == {"prioriteit", "doel", "actie", "trekker", "antwoord"}
    with pytest.raises(RegelFout) as wrong:
        save_action(ctx, plan_id, None, replace(ACTIE, indicator="bestaat-niet", antwoord="x"))
    assert wrong.value.veld == "indicator"
    with pytest.raises(RegelFout) as wrong:
        begin_plan(ctx, 12, Planbegin.LEEG)
    assert wrong.value.veld == "jaar"
    own = save_action(ctx, plan_id, None, ACTIE)
    for light in (Stoplicht.ORANJE, Stoplicht.ROOD):
        with pytest.raises(RegelFout, match=f"licht op {light.value}") as wrong:
            note_progress(ctx, plan_id, own, VoortgangGegevens(light, "", "", ""))
        assert wrong.value.veld == "reden"
    for day in (date(2031, 1, 1), date(1026, 1, 1)):
        with pytest.raises(RegelFout) as wrong:
            fix(ctx, plan_id, day, "")
        assert wrong.value.veld == "vastgesteld_op"


def test_a_figure_is_only_that_of_a_report_that_was_established(desk: Desk) -> None:
    ctx = desk.ctx
    invent(desk, 60, 5)
    plan_id = begin_plan(ctx, 2026, Planbegin.LEEG)
    for indicator, answer in (("casussen-geopend", ""), ("preventiemeter", "aandeel"), ("middelen", "P04")):
        save_action(ctx, plan_id, None, replace(ACTIE, indicator=indicator, antwoord=answer))
    lines = sheet_of(ctx, last(desk)).hoofdstukken[0].regels
    assert {line.waarde for line in lines} == {
        "Nog niet in een vastgesteld rapport over heel de gemeente in 2026."
    }
    report = establish(ctx, Selectie(Periode.of_year(2025)))
    establish(ctx, Selectie(Periode.of_quarter(2026, 1)))
    lines = sheet_of(ctx, last(desk)).hoofdstukken[0].regels
    assert all(
        line.waarde.startswith("1e kwartaal 2025: ") and "; 1e kwartaal 2026: " in line.waarde
        for line in lines
    )
    assert '"casussen-geopend"' in report.inhoud
    assert "van" in lines[1].waarde or "niet te zeggen" in lines[1].waarde
    table, told = ctx.naslag.cijfers.tabel("middelen"), read_sheet(report.inhoud).tabel("middelen")
    assert told is not None
    assert figure(table, told, "") == told.totaal.nu.woorden
    assert figure(table, told, "", eerder=True) == told.totaal.toen.woorden
    assert figure(table, told, "X99") == figure(table, told, "aandeel") == "staat niet in dit rapport"
