"""The uitvoeringsplan by hand: begun, an action changed, its light noted, established, and saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PySide6.QtTest import QTest

from ivbdesk.actions.besluitvorming.verschil import KnelpuntGegevens, save_knelpunt
from ivbdesk.actions.uitvoeringsplan.plan import (
    Planbegin,
    begin_plan,
    establish_plan,
    new_version,
    save_action,
    sheet_of,
)
from ivbdesk.cases.keten.keten import GatSoort
from ivbdesk.cases.keten.knelpunt import KnelpuntStatus
from ivbdesk.cases.uitvoeringsplan.plan import Planmoment, Stoplicht
from ivbdesk.cases.uitvoeringsplan.vorm import Planvorm
from ivbdesk.ui.forms.botsing_dialog import BotsingDialog
from ivbdesk.ui.rapportage.page import RapportagePage
from ivbdesk.ui.rapportage.plan import JaarplanTab
from ivbdesk.ui.rapportage.plan_dialogs import PlanbeginDialog, PlanvaststelDialog
from ivbdesk.ui.rapportage.planactie_dialog import PlanactieDialog, VoortgangDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.actions.uitvoeringsplan.test_plan import ACTIE
from tests.ui.hand import seen, settle


@pytest.fixture
def tab(window: MainWindow) -> JaarplanTab:
    window.go_to("rapportage")
    settle(window)
    page = seen(window, RapportagePage, lambda _: True)
    assert not page.plan.told.text(), "it is read when it is seen"
    page.tabs.show_tab("Uitvoeringsplan")
    settle(window)
    return page.plan


def cells(tab: JaarplanTab, row: int) -> list[str]:
    return [str(tab.table.model().index(row, column).data()) for column in range(4)]


def test_a_plan_is_begun_kept_up_and_established(
    window: MainWindow, tab: JaarplanTab, tmp_path: Path
) -> None:
    assert "nog geen uitvoeringsplan" in tab.told.text()
    assert tab.fix.toolTip() == "Begin eerst een plan."
    tab.begin.click()
    form = seen(tab, PlanbeginDialog, lambda _: True)
    form.submit()
    assert form.jaar.error
    assert form.begin.error
    form.jaar.set_value(window.place.today().year)
    form.begin.set_value(Planbegin.SJABLOON)
    form.submit()
    settle(window)
    template = window.place.ctx.naslag.plan
    assert tab.table.words.rowCount() == len(template.acties)
    assert cells(tab, 0)[0].endswith("\nOndermijning")
    assert cells(tab, 0)[3] == "○ Nog niet beoordeeld"
    assert any("Nu: 0" in cells(tab, row)[2] for row in range(tab.table.words.rowCount()))

    tab.table.selectRow(0)
    tab.progress.click()
    note = seen(tab, VoortgangDialog, lambda _: True)
    note.licht.set_value(Stoplicht.ORANJE)
    note.submit()
    settle(window)
    assert "licht op oranje" in note.reden.error
    note.reden.set_value("het RIEC heeft pas in de herfst tijd")
    note.submit()
    settle(window)
    assert cells(tab, 0)[3].startswith("◆ Oranje\nhet RIEC")
    assert "1 oranje" in tab.told.text()

    tab.fix.click()
    fixing = seen(tab, PlanvaststelDialog, lambda _: True)
    fixing.vastgesteld_op.set_value(window.place.today())
    fixing.submit()
    settle(window)
    assert "vastgesteld op" in tab.told.text()
    assert "hoort bij het vastgestelde plan; lichten en cijfers zijn van nu." in tab.told.text()
    assert not tab.change.isEnabled()
    assert "Maak een nieuwe versie" in tab.change.toolTip()
    assert tab.adjust.isEnabled()
    target = tmp_path / "evaluatie.pdf"
    tab.save_to(Planvorm.EVALUATIE_PDF, target)
    settle(window)
    assert "het RIEC heeft pas" in pypdf.PdfReader(target).pages[0].extract_text().replace("\n", " ")


def test_an_action_is_made_of_a_knelpunt_with_a_figure_of_its_table(
    window: MainWindow, tab: JaarplanTab
) -> None:
    ctx = window.place.ctx
    begin_plan(ctx, ctx.today().year, Planbegin.LEEG)
    told = KnelpuntGegevens(
        GatSoort.GEEN_PARTNER, 1, "geen plek", "Een plek erbij", KnelpuntStatus.GEMELD, ""
    )
    save_knelpunt(ctx, None, told)
    tab.reload()
    settle(window)
    assert tab.gaps.words.rowCount() == 1
    tab.gaps.asked_open.emit(0)
    assert not tab.findChildren(PlanactieDialog), "none is chosen yet"
    tab.gaps.selectRow(0)
    tab.take.click()
    form = seen(tab, PlanactieDialog, lambda _: True)
    assert form.actie.value() == "Een plek erbij"
    form.submit()
    settle(window)
    assert form.trekker.error
    assert form.moment.error
    form.trekker.set_value("Team OOV")
    form.moment.set_value(Planmoment.K2)
    assert not form.antwoord.isEnabled()
    form.indicator.set_value("preventiemeter")
    form.antwoord.set_value("aandeel")
    form.submit()
    settle(window)
    assert tab.gaps.words.rowCount() == 0
    assert cells(tab, 0)[0] == "Een plek erbij\nZorg en veiligheid\nProbleem zonder partner bij Wonen"
    assert "Preventiemeter: aandeel" in cells(tab, 0)[2]
    tab.table.selectRow(0)
    tab.open()
    again = seen(tab, PlanactieDialog, lambda _: True)
    assert again.antwoord.value() == "aandeel"
    again.reject()


def test_what_a_colleague_does_meanwhile_is_told_and_nothing_typed_is_lost(
    window: MainWindow, tab: JaarplanTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    ctx = window.place.ctx
    year = ctx.today().year
    plan_id = begin_plan(ctx, year, Planbegin.LEEG)
    own = save_action(ctx, plan_id, None, ACTIE)
    tab.reload()
    settle(window)
    tab.fix.click()
    fixing = seen(tab, PlanvaststelDialog, lambda _: True)
    save_action(ctx, plan_id, own, replace(ACTIE, actie="Iets anders"))
    fixing.vastgesteld_op.set_value(ctx.today())
    fixing.submit()
    settle(window)
    assert "Een collega wijzigde dit plan" in fixing.frame.problem.text()
    fixing.reject()
    settle(window)
    assert cells(tab, 0)[0].startswith("Iets anders\n"), "it is read again"

    tab.table.selectRow(0)
    tab.edit()
    form = seen(tab, PlanactieDialog, lambda _: True)
    form.antwoord.set_value(GatSoort.GEEN_PARTNER.value)
    save_action(ctx, plan_id, own, replace(ACTIE, indicator="casussen-geopend"))
    form.submit()
    settle(window)
    asked = seen(form, BotsingDialog, lambda _: True)
    assert [set(point.punt.velden) for point in asked.points] == [{"indicator", "antwoord"}]
    asked.reject()
    form.reject()

    plan = ctx.reads.plan.plannen()[0]
    establish_plan(ctx, plan_id, ctx.today(), "", sheet_of(ctx, plan))
    tab.reload()
    settle(window)
    tab.table.selectRow(0)
    tab.progress.click()
    note = seen(tab, VoortgangDialog, lambda _: True)
    QTest.keyClicks(note.halfjaar.edit, "een lange tekst")
    new_version(ctx, plan_id, "er komt geld bij")
    note.submit()
    settle(window)
    note.reject()
    tab.versie.set_value(1)
    tab.reload()
    settle(window)
    tab.versie.set_value(2)
    settle(window)
    tab.table.selectRow(0)
    tab.progress.click()
    again = seen(tab, VoortgangDialog, lambda one: one is not note)
    settle(window)
    assert again.halfjaar.value() == "een lange tekst"
    again.reject()

    tab.fix.click()
    deciding = seen(tab, PlanvaststelDialog, lambda one: one is not fixing)
    QTest.keyClicks(deciding.wijziging.edit, "wat het college zei: ")
    deciding.reject()
    second = next(one for one in ctx.reads.plan.plannen() if one.nummer == 2)
    establish_plan(ctx, second.id, ctx.today(), "er komt minder geld bij", sheet_of(ctx, second))
    new_version(ctx, second.id, "er komt toch geld bij")
    tab.reload()
    settle(window)
    tab.versie.set_value(3)
    settle(window)
    tab.fix.click()
    later = seen(tab, PlanvaststelDialog, lambda one: one not in (fixing, deciding))
    settle(window)
    assert "wat het college zei" in later.wijziging.value()
    later.reject()
    monkeypatch.setattr(window.place.messages, "confirm", lambda *_: True)
    tab.undo.click()
    settle(window)
    assert tab.versie.combo.count() == 2
    assert "vastgesteld" in tab.undo.toolTip()
