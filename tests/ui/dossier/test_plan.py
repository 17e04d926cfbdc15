"""The plan by hand: a goal from a template, its steps, an afspraak that serves it, and how it ended."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivbdesk.actions.dossier import plan
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.plan import DoelGegevens
from ivbdesk.cases.dossier.doel import Doel, DoelStatus
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.ui.dossier.doel_dialog import fitting, steps_in
from ivbdesk.ui.dossier.plan import PlanTab
from ivbdesk.ui.fields.tick_field import TickField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import enter, errors, fill, form, press, save, seen, settle
from tests.ui.ladder.test_ladder import words
from tests.werkplaats import NOW, PERSOON, casus_gegevens

TODAY = NOW.date()


def at_plan(window: MainWindow) -> tuple[UUID, PlanTab]:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.open_casus(casus_id, "Plan & afspraken")
    settle(window)
    return casus_id, seen(window, PlanTab, lambda _: True)


def goal(window: MainWindow, casus_id: UUID) -> Doel:
    (found,) = window.place.ctx.reads.dossier.casus(casus_id).doelen
    return found


def cells(tab: PlanTab) -> list[str]:
    model = tab.goals.table.model()
    return [str(model.index(0, column).data()) for column in range(model.columnCount())]


def with_goal(window: MainWindow, *steps: str) -> tuple[UUID, PlanTab]:
    casus_id, tab = at_plan(window)
    given = DoelGegevens(1, "De huur is gewaarborgd", "", TODAY + timedelta(weeks=4), steps)
    plan.set_goal(window.place.ctx, casus_id, given)
    settle(window)
    tab.goals.table.selectRow(0)
    return casus_id, tab


def test_a_template_fills_the_goal_and_the_words_of_the_resident_stand_beside_it(window: MainWindow) -> None:
    casus_id, tab = at_plan(window)
    template = next(s for s in window.place.ctx.naslag.sjablonen if s.code == "huur")
    press(window, "Nieuw doel …")
    dialog = fill(window, sjabloon="huur", woorden_bewoner="Ik wil hier blijven.")
    assert steps_in(dialog.fields["stappen"].value()) == template.stappen
    save(window)
    made = goal(window, casus_id)
    assert (made.tekst, made.leefgebied) == (template.doel, template.leefgebied)
    assert made.streefdatum == TODAY + timedelta(weeks=template.weken)
    shown = cells(tab)
    assert "‘Ik wil hier blijven.’" in shown[1]
    assert shown[2].startswith(f"0 van {len(template.stappen)} klaar")


def test_another_template_gives_way_to_what_was_typed(window: MainWindow) -> None:
    at_plan(window)
    press(window, "Nieuw doel …")
    dialog = fill(window, sjabloon="huur", tekst="In mijn eigen woorden")
    enter(dialog.fields["sjabloon"], "schulden")
    settle(window)
    template = next(s for s in window.place.ctx.naslag.sjablonen if s.code == "schulden")
    assert dialog.fields["tekst"].value() == "In mijn eigen woorden"
    assert steps_in(dialog.fields["stappen"].value()) == template.stappen
    assert dialog.fields["leefgebied"].value() == template.leefgebied


@pytest.mark.parametrize("soort", list(CasusSoort))
def test_only_templates_that_fit_are_offered(window: MainWindow, soort: CasusSoort) -> None:
    every = window.place.ctx.naslag.sjablonen
    offered = fitting(every, soort)
    assert {s.code for s in every if not s.soorten or soort in s.soorten} <= {s.code for s in offered}
    both = {CasusSoort.MEERVOUDIG, CasusSoort.WOONOVERLAST} if soort is CasusSoort.BEIDE else {soort}
    assert all(not s.soorten or s.soorten & {*both, soort} for s in offered)


def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(window: MainWindow) -> None:
    casus_id, _ = at_plan(window)
    press(window, "Nieuw doel …")
    dialog = fill(window, streefdatum=TODAY - timedelta(days=3), stappen="een\n\n twee \neen", leefgebied=1)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert set(errors(dialog)) == {"tekst", "streefdatum"}
    assert dialog.fields["stappen"].raw() == "een\n\n twee \neen"
    fill(window, tekst="Rust in de straat", streefdatum=TODAY)
    save(window)
    made = goal(window, casus_id)
    assert [step.tekst for step in sorted(made.stappen, key=lambda s: s.volgorde)] == ["een", "twee"]


def test_what_was_typed_in_a_goal_comes_back(window: MainWindow) -> None:
    at_plan(window)
    press(window, "Nieuw doel …")
    fill(window, sjabloon="huur", tekst="Eigen woorden", stappen="stap een")
    form(window).reject()
    settle(window)
    press(window, "Nieuw doel …")
    dialog = form(window)
    assert dialog.fields["tekst"].value() == "Eigen woorden"
    assert dialog.fields["stappen"].value() == "stap een"


def test_steps_are_ticked_and_stay_ticked_when_the_goal_changes(window: MainWindow) -> None:
    casus_id, tab = with_goal(window, "post openen", "aanmelden", "regeling")
    press(window, "Stappen …")
    ticks = form(window).fields["klaar"]
    assert isinstance(ticks, TickField)
    next(iter(ticks.boxes.values())).click()
    save(window)
    assert cells(tab)[2] == "1 van 3 klaar\nNu: aanmelden"
    press(window, "Wijzigen …")
    fill(window, stappen="aanmelden\npost openen\nafsluiten")
    save(window)
    done = {step.tekst: step.klaar_op for step in goal(window, casus_id).stappen}
    assert done == {"aanmelden": None, "post openen": TODAY, "afsluiten": None}


def test_an_afspraak_serves_a_goal_and_counts_in_its_progress(window: MainWindow) -> None:
    casus_id, tab = with_goal(window, "post openen")
    made = goal(window, casus_id)
    press(window, "Nieuwe afspraak")
    dialog = fill(window, wat="Bellen met de verhuurder", doel_id=made.id)
    assert dialog.fields["leefgebied"].value() == made.leefgebied
    save(window)
    (agreed,) = window.place.ctx.reads.dossier.casus(casus_id).afspraken
    assert (agreed.doel_id, agreed.leefgebied) == (made.id, made.leefgebied)
    assert cells(tab)[2].startswith("0 van 2 klaar")
    assert "Voor het doel: De huur is gewaarborgd" in str(tab.table.model().index(0, 1).data())
    tab.table.selectRow(0)
    press(window, "Afronden")
    save(window)
    assert cells(tab)[2].startswith("1 van 2 klaar")


def test_a_goal_that_was_not_reached_ends_with_a_word_of_why(window: MainWindow) -> None:
    casus_id, tab = with_goal(window)
    press(window, "Afronden …")
    dialog = fill(window, status=DoelStatus.DEELS)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert set(errors(dialog)) == {"bevinding"}
    fill(window, bevinding="In het weekend nog niet.")
    save(window)
    assert goal(window, casus_id).status is DoelStatus.DEELS
    assert "In het weekend nog niet." in cells(tab)[4]
    assert "Deels behaald" in cells(tab)[4]


def test_a_goal_without_steps_says_where_they_come_from(window: MainWindow) -> None:
    with_goal(window)
    press(window, "Stappen …")
    assert not [dialog for dialog in window.findChildren(FormDialog) if dialog.isVisible()]
    assert "nog geen stappen" in words(window)


def test_the_only_row_of_a_list_is_chosen_by_the_arrows_and_opened_by_enter(window: MainWindow) -> None:
    _, tab = with_goal(window)
    tab.goals.table.clearSelection()
    tab.goals.table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tab.goals.table, Qt.Key.Key_Down)
    assert tab.goals.table.selectionModel().hasSelection()
    tab.goals.table.clearSelection()
    QTest.keyClick(tab.goals.table, Qt.Key.Key_Return)
    form(window).reject()
    settle(window)
