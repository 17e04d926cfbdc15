"""Absence, handing over and another behandelaar, in the real window."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from ivbdesk.actions.beheer.toegang import add_officer, change_officer
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.kader.soorten import Urgentie
from ivbdesk.desk import Desk
from ivbdesk.ui.dossier.casussen import CasussenPage
from ivbdesk.ui.werk.werk_model import WIE
from ivbdesk.ui.widgets.basics import LinkButton
from ivbdesk.ui.window.main_window import MainWindow
from tests.storage.collega import context_of
from tests.ui.hand import choose_rest, enter, errors, fill, form, press, save, seen, settle
from tests.ui.ladder.test_ladder import words
from tests.ui.werk.test_beloften_venster import number_of
from tests.ui.werk.test_werkvoorraad import page, rows
from tests.werkplaats import NOW, casus_gegevens

TODAY = NOW.date()
LAST = TODAY + timedelta(days=10)


def as_colleague(window: MainWindow, officer: UUID) -> Context:
    desk = window.place.desk
    assert isinstance(desk, Desk)
    return context_of(desk, officer)


@pytest.fixture
def bram(window: MainWindow) -> UUID:
    """A colleague with a casus that is acute."""
    officer = add_officer(window.place.ctx, "Bram Collega", "OOV", Recht.BEHEERDER)
    acute = casus_gegevens(titel="Jeugdoverlast Havenkade", urgentie=Urgentie.ROOD)
    open_casus(as_colleague(window, officer), acute, None)
    return officer


def officers(window: MainWindow) -> None:
    window.beheer.open_officers()
    settle(window)


def submit(window: MainWindow) -> set[str]:
    """Try to save; the fields that are wrong."""
    dialog = form(window)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    return set(errors(dialog))


def test_who_is_away_is_recorded_and_shown_and_is_back(window: MainWindow, bram: UUID) -> None:
    officers(window)
    press(window, "Afwezigheid van Bram Collega vastleggen")
    assert submit(window) == {"van", "tot", "vervanger_id"}, "all at once"
    fill(window, van=TODAY, tot=LAST, vervanger_id=window.place.ctx.officer)
    save(window)
    assert "Afwezig van ma 23 nov 2026 tot en met do 3 dec 2026 · Anne Proef vervangt" in words(window)
    window.go_to("werkvoorraad")
    page(window).whose.set_value(window.place.ctx.officer)
    page(window).whose.chosen.emit()
    row = number_of(window, Urgentie.ROOD.label)
    assert rows(window, WIE)[row] == "voor Bram Collega"
    officers(window)
    press(window, "Bram Collega is weer terug")
    assert "vervangt" not in words(window)
    window.go_to("werkvoorraad")
    assert not [text for text in rows(window) if text.startswith(Urgentie.ROOD.label)]


def test_a_stand_in_who_can_not_open_the_register_is_asked_about(window: MainWindow, bram: UUID) -> None:
    officers(window)
    press(window, "Afwezigheid van Anne Proef vastleggen")
    dialog = fill(window, van=TODAY, tot=LAST, vervanger_id=bram)
    chosen = dialog.fields["vervanger_id"]
    assert chosen.as_text(chosen.raw()) == "Bram Collega (nog geen wachtwoordzin)"
    assert submit(window) == {"vervanger_id"}
    assert "kan het register niet openen" in errors(dialog)["vervanger_id"]
    save(window)
    assert "Bram Collega vervangt" in words(window)


def test_work_for_who_can_not_open_the_register_is_asked_about(window: MainWindow, bram: UUID) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(titel="Overlast Proeflaan"), None)
    officers(window)
    press(window, "Werk van Anne Proef overdragen")
    fill(window, naar=bram, reden="met verlof")
    assert submit(window) == {"naar"}
    assert "kan het register niet openen" in errors(form(window))["naar"]
    save(window)
    assert ctx.reads.dossier.casus(casus_id).behandelaar_id == bram


def test_only_a_beheerder_brings_another_back(window: MainWindow, bram: UUID) -> None:
    ctx = window.place.ctx
    officers(window)
    press(window, "Afwezigheid van Bram Collega vastleggen")
    fill(window, van=TODAY, tot=LAST, vervanger_id=ctx.officer)
    save(window)
    change_officer(as_colleague(window, bram), ctx.officer, "Anne Proef", "OOV", Recht.REGIEVOERDER)
    window.place.recht = Recht.REGIEVOERDER
    window.beheer.reload()
    settle(window)
    back = seen(window, LinkButton, lambda button: button.accessibleName() == "Bram Collega is weer terug")
    assert not back.isEnabled()


def test_all_work_of_an_officer_goes_over(window: MainWindow, bram: UUID) -> None:
    ctx = window.place.ctx
    officers(window)
    press(window, "Werk van Anne Proef overdragen")
    assert "Anne Proef heeft niets in handen dat u kunt overdragen." in words(window)
    press(window, "Werk van Bram Collega overdragen")
    dialog = form(window)
    assert "Behandelaar · LD-2026-001 Jeugdoverlast Havenkade" in dialog.fields["gekozen"].as_text(
        dialog.fields["gekozen"].raw()
    )
    dialog.fields["gekozen"].set_value([])
    assert submit(window) == {"naar", "gekozen", "reden"}
    dialog.fields["gekozen"].set_value([f"casus:{ctx.reads.dossier.casus_op_nummer('LD-2026-001')}"])
    fill(window, naar=ctx.officer, reden="")
    assert submit(window) == {"reden"}
    fill(window, reden="gaat met pensioen")
    save(window)
    (row,) = ctx.reads.werk.in_handen(ctx.officer, TODAY)
    assert row.nummer == "LD-2026-001"


def test_chosen_cases_get_another_behandelaar(window: MainWindow, bram: UUID) -> None:
    ctx = window.place.ctx
    for titel in ("Woonoverlast een", "Woonoverlast twee"):
        open_casus(ctx, casus_gegevens(titel=titel), None)
    window.go_to("casussen")
    settle(window)
    listed = window.pages["casussen"]
    assert isinstance(listed, CasussenPage)
    press(window, "Behandelaar …")
    assert "Kies eerst een of meer casussen" in words(window)
    choose = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (0, 1):
        listed.table.selectionModel().select(listed.model.index(row, 0), choose)
    press(window, "Behandelaar …")
    assert submit(window) == {"naar", "reden"}
    fill(window, naar=bram, reden="verdeling per wijk")
    assert submit(window) == {"naar"}
    assert "kan het register niet openen" in errors(form(window))["naar"]
    save(window)
    assert len(ctx.reads.werk.in_handen(bram, TODAY)) == 3


def test_a_casus_for_who_can_not_open_the_register_is_asked_about_once(
    window: MainWindow, bram: UUID
) -> None:
    press(window, "Nieuwe casus")
    dialog = choose_rest(
        fill(window, titel="Overlast Proeflaan", doel="overlast beëindigen", behandelaar_id=bram)
    )
    enter(dialog.fields["rol"], -1)
    assert submit(window) == {"behandelaar_id"}
    save(window)
    press(window, "Gegevens")
    fill(window, titel="Overlast Proeflaan 3")
    save(window)
    press(window, "Gegevens")
    fill(window, vervanger_id=bram)
    assert submit(window) == {"vervanger_id"}
    assert "Bram Collega heeft nog geen wachtwoordzin" in errors(form(window))["vervanger_id"]
    casus = window.place.ctx.reads.dossier.casus(window.shown_casus or bram)
    assert (casus.titel, casus.behandelaar_id) == ("Overlast Proeflaan 3", bram), "asked once, then saved"
