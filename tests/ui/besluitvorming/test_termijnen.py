"""The terms of a casus by hand: begun with their calculation, held still, resumed, made longer, done."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus
from ivbdesk.cases.besluitvorming.termijn import TermijnStatus
from ivbdesk.cases.kader.duur import Eenheid
from ivbdesk.ui.besluitvorming.termijnen import TermijnenTab
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import choose_rest, enter, errors, fill, form, press, save, seen, settle
from tests.ui.ladder.test_ladder import words
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens

TODAY = NOW.date()


def at_terms(window: MainWindow) -> tuple[UUID, TermijnenTab]:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.open_casus(casus_id, "Termijnen")
    settle(window)
    return casus_id, seen(window, TermijnenTab, lambda _: True)


def cells(tab: TermijnenTab) -> list[str]:
    model = tab.terms.model()
    return [str(model.index(0, column).data()) for column in range(model.columnCount())]


def test_a_term_shows_its_calculation_while_it_is_typed_and_in_the_table(window: MainWindow) -> None:
    _, tab = at_terms(window)
    press(window, "Nieuwe termijn")
    dialog = fill(window, code="T20")
    enter(dialog.fields["vanaf"], date(2026, 10, 30))
    settle(window)
    assert "kerstdag" in words(window)
    save(window)
    assert "kerstdag" in cells(tab)[2]


def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(window: MainWindow) -> None:
    casus_id, _ = at_terms(window)
    press(window, "Nieuwe termijn")
    dialog = fill(window, naam="Eigen termijn", aantal="nul", tijd="kwart over", grondslag="brief")
    choose_rest(dialog)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    told = errors(dialog)
    assert set(told) == {"aantal", "tijd"}
    assert "16:30" in told["tijd"]
    assert dialog.fields["naam"].raw() == "Eigen termijn"
    assert window.place.ctx.reads.dossier.casus(casus_id).termijnen == []


def test_a_term_stands_still_runs_again_becomes_longer_and_is_done(window: MainWindow, klok: Klok) -> None:
    casus_id, tab = at_terms(window)
    press(window, "Nieuwe termijn")
    fill(window, naam="Begunstiging", aantal=14, eenheid=Eenheid.DAG, grondslag="besluit van vandaag")
    save(window)
    klok.nu += timedelta(days=2)
    tab.terms.selectRow(0)
    press(window, "Opschorten …")
    fill(window, reden="Wacht op aanvulling.")
    save(window)
    assert "staat stil" in cells(tab)[0]
    klok.nu += timedelta(days=3)
    tab.terms.selectRow(0)
    press(window, "Hervatten …")
    fill(window, op=TODAY + timedelta(days=5))
    save(window)
    assert "opgeschort" in cells(tab)[2].lower() or "stil" in cells(tab)[2].lower()
    tab.terms.selectRow(0)
    press(window, "Verlengen …")
    fill(window, aantal=2, eenheid=Eenheid.WEEK, reden="Advocaat vroeg uitstel.")
    save(window)
    tab.terms.selectRow(0)
    press(window, "Afronden …")
    fill(window, toelichting="Afspraak is nagekomen.")
    save(window)
    (term,) = window.place.ctx.reads.dossier.casus(casus_id).termijnen
    assert term.status is not TermijnStatus.LOOPT
    assert "Afspraak is nagekomen." in cells(tab)[3]


def test_a_request_to_act_has_its_eight_weeks_and_ends_with_a_decision(window: MainWindow) -> None:
    casus_id, tab = at_terms(window)
    press(window, "Verzoek vastleggen …")
    QTest.mouseClick(form(window).save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert "vraag" in errors(form(window))
    fill(window, vraag="Treed op tegen de herrie.")
    save(window)
    assert "8 weken" in cells(tab)[2] or "8 weken" in cells(tab)[1]
    tab.requests.selectRow(0)
    press(window, "Beslissen …")
    fill(
        window,
        status=HandhavingStatus.AFGEWEZEN,
        besluit="Geen overtreding vastgesteld.",
        feiten="Drie metingen door de boa.",
        ontlastend="De buren hoorden niets.",
    )
    save(window)
    casus = window.place.ctx.reads.dossier.casus(casus_id)
    assert not casus.handhavingsverzoeken[0].is_open
    assert not any(term.loopt for term in casus.termijnen if term.bij_id == casus.handhavingsverzoeken[0].id)
