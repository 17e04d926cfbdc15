"""The werkvoorraad in the real window: whose work, putting off, what the law sets, and views that come back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.actions.besluitvorming import handhaving
from ivbdesk.actions.dossier.casus import assign, open_casus
from ivbdesk.actions.keten import keten
from ivbdesk.actions.publiek.overleg import OverlegGegevens, plan_overleg
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.actions.werk.werk import keep_view
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.publiek.overleg import OverlegSoort
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.werk.werkvoorraad import AandachtSoort
from ivbdesk.desk import Desk
from ivbdesk.ui.dossier.casussen import CasussenPage
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.werk.page import WerkvoorraadPage
from ivbdesk.ui.werk.werk_model import TERMIJN, WAT, WIE
from ivbdesk.ui.window.main_window import MainWindow
from tests.storage.collega import context_of
from tests.ui.hand import choose_rest, errors, fill, form, press, rest, save, settle
from tests.ui.ladder.test_ladder import words
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens

TODAY = NOW.date()


def page(window: MainWindow) -> WerkvoorraadPage:
    found = window.pages["werkvoorraad"]
    assert isinstance(found, WerkvoorraadPage)
    return found


def rows(window: MainWindow, column: int = WAT) -> list[str]:
    """The words of a column, once what changed has been read again."""
    rest(window)
    model = page(window).model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def choose_row(window: MainWindow, words: str) -> None:
    number = next(n for n, text in enumerate(rows(window)) if text.startswith(words))
    table = page(window).table
    table.setCurrentIndex(page(window).model.index(number, 0))
    table.setFocus()


@pytest.fixture
def filled(window: MainWindow) -> MainWindow:
    """A casus of mine with an afspraak that is late and a request to act that is nearly due."""
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    partner = ctx.reads.keten.partners()[0]
    keten.make_afspraak(ctx, casus_id, keten.AfspraakGegevens("huisarts bellen", partner.id, "", TODAY))
    handhaving.record_handhavingsverzoek(
        ctx, casus_id, TODAY - timedelta(weeks=7), "treed op tegen de nachtelijke muziek"
    )
    window.go_to("werkvoorraad")
    settle(window)
    return window


def test_a_point_is_put_off_by_the_keyboard_and_shown_again(filled: MainWindow, klok: Klok) -> None:
    choose_row(filled, "huisarts bellen")
    QTest.keyClick(page(filled).table, Qt.Key.Key_U)
    dialog = fill(filled, tot="over 15 dagen", reden="")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(filled)
    assert set(errors(form(filled))) == {"reden", "tot"}, "at most fourteen days"
    fill(filled, reden="huisarts is met vakantie", tot="over 14 dagen")
    save(filled)
    assert not any(text.startswith("huisarts bellen") for text in rows(filled))
    reads, until = filled.place.ctx.reads, TODAY + timedelta(days=14)
    assert [(row.reden, row.door, row.tot) for row in reads.werk.uitgesteld(None, TODAY)] == [
        ("huisarts is met vakantie", "Anne Proef", until)
    ]
    assert "huisarts bellen" in [row.wat for row in reads.werk.werkvoorraad(until)], "by itself"
    press(filled, "Nu tonen: huisarts bellen")
    assert any(text.startswith("huisarts bellen") for text in rows(filled))
    assert reads.werk.uitgesteld(None, TODAY) == []


def test_what_the_law_sets_is_marked_by_a_word_and_can_not_wait(filled: MainWindow) -> None:
    terms = rows(filled, TERMIJN)
    number = next(n for n, text in enumerate(rows(filled)) if "handhaving" in text)
    assert terms[number].endswith("wettelijk")
    choose_row(filled, "Termijn: Besluit op een verzoek om handhaving")
    QTest.keyClick(page(filled).table, Qt.Key.Key_U)
    settle(filled)
    assert filled.place.ctx.reads.werk.uitgesteld(None, TODAY) == []
    with pytest.raises(AssertionError):
        form(filled)


def test_a_signal_that_waits_too_long_is_work_and_opens_with_enter(filled: MainWindow) -> None:
    ctx = filled.place.ctx
    rows(filled)
    assert "0 te laat · 2 deze week" in words(filled)
    here = Adres("Proeflaan", 8, "", "2351 AB", "Leiderdorp")
    for days in (0, 6, 40):
        heard = SignaalGegevens(
            SignaalBron.BOA, Thema.JEUGD, "onrust", adres=here, ontvangen_op=NOW - timedelta(days=days)
        )
        last = record_signaal(ctx, heard)
    shown = rows(filled)
    assert shown[0].startswith("Signaal wegen: zorgen om een jongere"), "late, so above what is due"
    assert sum(text.startswith("Signaal wegen") for text in shown) == 2, "the newest has time yet"
    assert "1 te laat · 3 deze week" in words(filled)
    assert rows(filled, WIE)[0] == "nog niemand"
    assert filled.nav._entries["werkvoorraad"].count == 4
    choose_row(filled, "Signaal wegen")
    QTest.keyClick(page(filled).table, Qt.Key.Key_U)
    with pytest.raises(AssertionError):
        form(filled)
    here_only = page(filled)
    here_only.kinds.set_value({AandachtSoort.SIGNAAL})
    here_only.kinds.changed.emit()
    here_only.late.click()
    assert len(rows(filled)) == 1
    choose_row(filled, "Signaal wegen")
    QTest.keyClick(page(filled).table, Qt.Key.Key_Return)
    settle(filled)
    assert filled.stack.currentWidget() is filled.signalen
    assert filled.signalen.kaart is not None
    assert filled.signalen.kaart.signaal.id == last


def test_whose_work_is_shown_and_a_colleague_is_named(filled: MainWindow) -> None:
    ctx = filled.place.ctx
    bram = add_officer(ctx, "Bram Collega", "OOV", Recht.REGIEVOERDER)
    other = open_casus(ctx, casus_gegevens(titel="Woonoverlast Elders 9"), None)
    assign(ctx, other, bram, ctx.officer, "wegens vakantie")
    settle(filled)
    box = page(filled).whose
    assert [box.itemText(n) for n in range(box.count())] == ["Hele team", "Mijn werk", "Bram Collega"]
    both = rows(filled)
    for choice, mine in (("Mijn werk", True), ("Bram Collega", False)):
        box.setCurrentText(choice)
        box.activated.emit(box.currentIndex())
        shown = rows(filled)
        assert 0 < len(shown) < len(both)
        assert any(text.startswith("huisarts bellen") for text in shown) is mine
    assert "Bram Collega" in rows(filled, WIE)


def test_filters_and_columns_come_back_and_each_officer_has_their_own(
    filled: MainWindow, settings: QSettings, theme: Theme
) -> None:
    here = page(filled)
    here.kinds.set_value({AandachtSoort.AFSPRAAK})
    here.kinds.changed.emit()
    assert len(here.columns.value()) == here.table.model().columnCount()  # all are ticked, since all show
    here.columns.set_value({TERMIJN, WAT})
    here.columns.changed.emit()
    here.view.keep_now()
    assert len(rows(filled)) == 1
    cases = filled.pages["casussen"]
    assert isinstance(cases, CasussenPage)
    cases.text.setText("Berg")
    cases.view.keep_now()
    here.view.keep_as()
    fill(filled, naam="Mijn afspraken")
    save(filled)
    desk = filled.place.desk
    later = MainWindow(desk, theme, settings)
    later.show()
    settle(later)
    again = page(later)
    assert again.kinds.value() == {AandachtSoort.AFSPRAAK}
    assert again.table.isColumnHidden(WIE)
    assert len(rows(later)) == 1
    again.view._standard()
    assert not again.table.isColumnHidden(WIE)
    found = later.pages["casussen"]
    assert isinstance(found, CasussenPage)
    assert found.text.text() == "Berg"
    assert not any("Berg" in str(settings.value(key)) for key in settings.allKeys())
    ctx = filled.place.ctx
    assert [view.naam for view in ctx.reads.zoeken.weergaven("werkvoorraad")] == ["Mijn afspraken"]
    assert isinstance(desk, Desk)
    colleague = context_of(desk, add_officer(ctx, "Bram Collega", "OOV", Recht.LEZER))
    assert colleague.reads.zoeken.weergaven("werkvoorraad") == []
    keep_view(colleague, "werkvoorraad", "Mijn afspraken", "{}")
    assert len(ctx.reads.zoeken.weergaven("werkvoorraad")) == 1
    later.hide()
    later.deleteLater()


def test_the_week_and_the_next_meeting_are_told(filled: MainWindow) -> None:
    ctx = filled.place.ctx
    partner = ctx.reads.keten.partners()[0]
    before = page(filled).week.words.text()
    assert before.endswith("van 4 u")
    gegevens = OverlegGegevens(OverlegSoort.LOKAAL, TODAY + timedelta(days=1), None, "", "", (partner.id,))
    plan_overleg(ctx, gegevens)
    rows(filled)
    assert page(filled).week.words.text() != before
    press(filled, "Overleg voorbereiden")
    assert filled.stack.currentWidget() is filled.overleg
    assert filled.overleg.chosen_id() is not None


def test_the_form_of_a_casus_names_who_has_it_and_who_stands_in(filled: MainWindow) -> None:
    ctx = filled.place.ctx
    bram = add_officer(ctx, "Bram Collega", "OOV", Recht.REGIEVOERDER)
    filled.new_casus()
    dialog = form(filled)
    combo = dialog.fields["vervanger_id"].findChild(QComboBox)
    assert combo is not None
    assert [combo.itemText(n) for n in range(combo.count())] == ["Nog niemand", "Bram Collega"]
    choose_rest(
        fill(filled, titel="Woonoverlast Nieuw 1", doel="rust", behandelaar_id=bram, vervanger_id=bram)
    )
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(filled)
    assert set(errors(form(filled))) == {"behandelaar_id", "vervanger_id"}, (
        "who has no passphrase is asked about"
    )
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(filled)
    assert errors(form(filled)) == {"vervanger_id": "De vervanger is iemand anders dan de behandelaar."}
    fill(filled, behandelaar_id=None)
    save(filled)
    made = ctx.reads.dossier.casus(filled.casus_page.shown_id)  # type: ignore[arg-type]  # it was just opened
    assert (made.behandelaar_id, made.vervanger_id) == (ctx.officer, bram)
