"""Two officers who answer the same request: it is answered once, and the second sees what the first wrote."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from ivbdesk.actions.bewaren.verzoeken import answer, take_in_new
from ivbdesk.cases.besluitvorming.verzoek import Verzoek, VerzoekSoort, VerzoekStatus
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.ui.bewaren.verzoek_dialog import AfhandelDialog
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.botsing import asked, none_asked, save_form, texts, type_in
from tests.ui.hand import errors, press, settle
from tests.werkplaats import NOW


def request(window: MainWindow) -> Verzoek:
    ctx = window.place.ctx
    take_in_new(ctx, Persoonsgegevens("Kim", "", "Smit"), VerzoekSoort.BEZWAAR, NOW.date(), "Stop hiermee.")
    (found,) = ctx.reads.inzage.verzoeken()
    return found


def answer_form(window: MainWindow, item: Verzoek) -> AfhandelDialog:
    made = AfhandelDialog(window.place, item, "Kim Smit", window)
    made.start()
    settle(window)
    return made


def they_refuse(window: MainWindow, id: UUID) -> None:
    answer(window.place.ctx, id, VerzoekStatus.GEWEIGERD, "zwaarder belang", True)


def mine(window: MainWindow, form: AfhandelDialog) -> None:
    type_in(form, identiteit_vastgesteld=True, status=VerzoekStatus.INGEWILLIGD, besluit="gestopt")
    save_form(window, form)


def test_the_answer_of_a_colleague_is_shown_beside_mine_and_can_stay(window: MainWindow) -> None:
    item = request(window)
    form = answer_form(window, item)
    they_refuse(window, item.id)
    mine(window, form)
    shown = texts(asked(window))
    assert any("Uitkomst: Geweigerd\nBesluit en reden: zwaarder belang" in text for text in shown)
    assert any("Uitkomst: Ingewilligd\nBesluit en reden: gestopt" in text for text in shown)
    assert any("Uitkomst: Loopt" in text for text in shown)
    press(window, "Verder met wat er staat", asked(window))
    assert none_asked(window)
    assert window.place.desk.drafts.all() == []
    (found,) = window.place.ctx.reads.inzage.verzoeken()
    assert (found.status, found.besluit) == (VerzoekStatus.GEWEIGERD, "zwaarder belang")


def test_an_answer_that_was_given_stands(window: MainWindow) -> None:
    item = request(window)
    form = answer_form(window, item)
    they_refuse(window, item.id)
    mine(window, form)
    shown = asked(window)
    assert not shown.findChildren(QRadioButton)
    assert "Er staat nu, en dat blijft zo" in texts(shown)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    settle(window)
    assert form.fields["besluit"].value() == "gestopt"
    save_form(window, form)
    press(window, "Verder met wat er staat", asked(window))
    (found,) = window.place.ctx.reads.inzage.verzoeken()
    assert (found.status, found.besluit) == (VerzoekStatus.GEWEIGERD, "zwaarder belang")


def test_a_draft_of_what_is_answered_since_says_that_it_comes_to_nothing(window: MainWindow) -> None:
    item = request(window)
    form = answer_form(window, item)
    type_in(form, besluit="gestopt")
    form.reject()
    settle(window)
    they_refuse(window, item.id)
    (found,) = window.place.ctx.reads.inzage.verzoeken()
    told = [label.text() for label in answer_form(window, found).frame.banner.findChildren(Label)]
    assert any("Dat staat nu vast: wat u invulde, komt niet in het register." in text for text in told)


def test_the_same_answer_twice_is_one(window: MainWindow) -> None:
    item = request(window)
    forms = [answer_form(window, item) for _ in range(2)]
    for form in forms:
        mine(window, form)
        assert none_asked(window)
    lines = window.place.ctx.reads.beheer.auditregels(0, 20, actie="verzoek afhandelen")
    assert len(lines) == 1


def test_no_answer_is_proposed(window: MainWindow) -> None:
    form = answer_form(window, request(window))
    type_in(form, identiteit_vastgesteld=True, besluit="gestopt")
    save_form(window, form)
    assert list(errors(form)) == ["status"]
