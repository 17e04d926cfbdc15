"""The hour of a huisverbod, the letter of an extension and the decision on a breach, by hand in the window."""

from __future__ import annotations

from datetime import time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.ladder.dossierpunten import BesluitGegevens, record_besluit
from ivbdesk.cases.besluitvorming.verbeurte import VerbeurteUitkomst
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.ui.ladder.maatregel_dialog import StartDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.actions.ladder import dossier_vol as vol
from tests.ui.besluitvorming.test_termijnen import at_terms
from tests.ui.hand import enter, errors, fill, form, press, save, settle
from tests.ui.ladder.test_ladder import words
from tests.werkplaats import NOW, Klok

TODAY = NOW.date()


def test_only_a_measure_that_runs_by_the_hour_asks_the_hour(window: MainWindow) -> None:
    casus_id, _ = at_terms(window)
    place, blad = window.place, read_blad(window.place.ctx, casus_id)
    for code, asked in (("B10", True), ("B06", True), ("B04", False), ("Z12", False)):
        dialog = StartDialog(place, blad, place.ctx.kader.soort(code), window)
        assert ("tijd" in dialog.fields) is asked, code
        dialog.deleteLater()


def test_a_term_by_the_hour_asks_it_and_it_can_be_set_right(window: MainWindow, klok: Klok) -> None:
    casus_id, tab = at_terms(window)
    press(window, "Nieuwe termijn")
    dialog = fill(window, code="T11")
    settle(window)
    assert "zegt dat hij rechtsbijstand wil" in words(window)
    assert "Nog te toetsen door een jurist" in words(window)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert "tijdstip" in errors(dialog)["tijd"]
    enter(dialog.fields["tijd"], "08:15")
    save(window)
    tab.terms.selectRow(0)
    press(window, "Begin …")
    fill(window, tijd="08:45", reden="Het uur was verkeerd gehoord.")
    save(window)
    (term,) = window.place.ctx.reads.dossier.casus(casus_id).termijnen
    assert (term.vanaf, term.tijd) == (TODAY, time(8, 45))


def test_the_letter_of_an_extension_is_dated_before_the_end(window: MainWindow, klok: Klok) -> None:
    casus_id, tab = at_terms(window)
    press(window, "Verzoek vastleggen …")
    fill(window, vraag="Treed op tegen de herrie.")
    save(window)
    klok.nu += timedelta(days=60)
    tab.terms.selectRow(0)
    press(window, "Verlengen …")
    assert "ten hoogste 8 weken" in words(window)
    dialog = fill(window, aantal=2, reden="Onderzoek duurt langer.")
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert "verlengen kan alleen daarvoor" in errors(dialog)["op"]
    fill(window, op=TODAY + timedelta(days=40))
    save(window)
    (term,) = window.place.ctx.reads.dossier.casus(casus_id).termijnen
    assert term.verlengingen[0].op == TODAY + timedelta(days=40)


def test_a_breach_is_decided_on_from_the_terms(window: MainWindow, klok: Klok) -> None:
    casus_id, _ = at_terms(window)
    ctx = window.place.ctx
    press(window, "Verbeurde dwangsom …")
    assert "geen overtreding" in words(window)
    decision = BesluitGegevens(
        "B10", last="geen muziek na 22.00 uur", dwangsom_bedrag=500, dwangsom_per="keer", dwangsom_max=5000, bekend_op=TODAY,
        bekend_wijze="post",
    )  # fmt: skip
    vol.lies_elsewhere(window.place.desk, casus_id, "B10")
    vol.weigh(
        window.place.desk, casus_id, "B10", spoed=True, spoed_reden="er is acuut gevaar voor de huisgenoten"
    )
    record_besluit(ctx, casus_id, decision)
    klok.nu += timedelta(days=5)
    day = klok.nu.date()
    record_entry(
        ctx, casus_id,
        ItemGegevens(
            ItemSoort.INCIDENT, Aard.WAARNEMING, Herkomst.EIGEN, "boa", "muziek", day, verificatie=Verificatie.WAARGENOMEN
        ),
    )  # fmt: skip
    settle(window)
    press(window, "Verbeurde dwangsom …")
    dialog = fill(window, uitkomst=VerbeurteUitkomst.NIET_INVORDEREN)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert "toelichting" in errors(form(window))
    fill(window, toelichting="Er is een regeling getroffen met de bewoner.")
    save(window)
    (made,) = ctx.reads.dossier.casus(casus_id).verbeurten
    assert (made.uitkomst, made.op) == (VerbeurteUitkomst.NIET_INVORDEREN, day)
