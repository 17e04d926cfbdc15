"""Two officers who record a stand of one partner at once: neither takes the place of the other without a word."""

from __future__ import annotations

from uuid import UUID

import pytest

from ivbdesk.actions.besluitvorming.verschil import VisieGegevens, add_stand, record_difference
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.besluitvorming.inzichtverschil import Inzichtverschil, Perspectief
from ivbdesk.ui.besluitvorming.verschil_dialog import StandpuntDialog, VerschilDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.botsing import none_asked, save_form, type_in
from tests.ui.hand import errors, settle
from tests.werkplaats import PERSOON, casus_gegevens

QUESTION = "blijven of gaan"


@pytest.fixture
def casus_id(window: MainWindow) -> UUID:
    return open_casus(window.place.ctx, casus_gegevens(), PERSOON)


def stand(window: MainWindow, words: str, number: int = 0) -> VisieGegevens:
    partner = window.place.ctx.reads.keten.partners()[number]
    return VisieGegevens(partner.id, Perspectief.ZORG, Stand.TEGEN, words)


def difference(window: MainWindow, casus_id: UUID) -> Inzichtverschil:
    (found,) = window.place.ctx.reads.dossier.casus(casus_id).verschillen
    return found


def stand_form(window: MainWindow, casus_id: UUID) -> StandpuntDialog:
    blad = read_blad(window.place.ctx, casus_id)
    made = StandpuntDialog(window.place, blad, difference(window, casus_id), window)
    made.start()
    settle(window)
    return made


def type_stand(
    window: MainWindow, form: StandpuntDialog | VerschilDialog, words: str, number: int = 0
) -> None:
    given = stand(window, words, number)
    type_in(form, partner_id=given.partner_id, perspectief=given.perspectief, stand=given.stand, tekst=words)


def counting(window: MainWindow, casus_id: UUID) -> list[str]:
    return [visie.tekst for visie in difference(window, casus_id).geldende()]


def they_add(window: MainWindow, casus_id: UUID, words: str, number: int = 0) -> None:
    found = difference(window, casus_id)
    seen = [visie.id for visie in found.visies]
    add_stand(window.place.ctx, casus_id, found.id, stand(window, words, number), seen)


def test_a_stand_that_a_colleague_just_added_is_told_before_mine_comes_in_its_place(
    window: MainWindow, casus_id: UUID
) -> None:
    record_difference(window.place.ctx, casus_id, QUESTION, (stand(window, "nu nog te vroeg"),))
    form = stand_form(window, casus_id)
    they_add(window, casus_id, "behandeling kan nu wel")
    type_stand(window, form, "over een maand")
    save_form(window, form)
    assert "‘behandeling kan nu wel’" in errors(form)["tekst"]
    assert form.fields["tekst"].value() == "over een maand"
    assert counting(window, casus_id) == ["behandeling kan nu wel"]
    save_form(window, form)
    assert counting(window, casus_id) == ["over een maand"]
    assert len(difference(window, casus_id).visies) == 3


def test_a_stand_that_was_on_the_screen_is_replaced_at_once(window: MainWindow, casus_id: UUID) -> None:
    record_difference(window.place.ctx, casus_id, QUESTION, (stand(window, "nu nog te vroeg"),))
    form = stand_form(window, casus_id)
    they_add(window, casus_id, "van een ander", number=1)
    type_stand(window, form, "over een maand")
    save_form(window, form)
    assert sorted(counting(window, casus_id)) == ["over een maand", "van een ander"]


def test_the_same_stand_of_both_is_one(window: MainWindow, casus_id: UUID) -> None:
    record_difference(window.place.ctx, casus_id, QUESTION, (stand(window, "nu nog te vroeg"),))
    form = stand_form(window, casus_id)
    they_add(window, casus_id, "over een maand")
    type_stand(window, form, "over een maand")
    save_form(window, form)
    assert none_asked(window)
    assert window.place.desk.drafts.all() == []
    assert len(difference(window, casus_id).visies) == 2


def test_a_question_that_a_colleague_just_recorded_is_not_recorded_twice(
    window: MainWindow, casus_id: UUID
) -> None:
    form = VerschilDialog(window.place, read_blad(window.place.ctx, casus_id), window)
    form.start()
    settle(window)
    record_difference(window.place.ctx, casus_id, QUESTION, (stand(window, "nu nog te vroeg"),))
    type_in(form, onderwerp="Blijven of gaan")
    type_stand(window, form, "over een maand")
    save_form(window, form)
    assert "al vastgelegd" in errors(form)["onderwerp"]
    assert form.fields["tekst"].value() == "over een maand"
    assert counting(window, casus_id) == ["nu nog te vroeg"]
