"""A signal by hand: one key, what resembles it beside it, a decision that is kept, and its page."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import Signaal, SignaalBron, SignaalGegevens
from ivbdesk.cases.zoeken.rijen import SignaalFilter
from ivbdesk.ui.forms.form_dialog import CHECK, FormDialog
from ivbdesk.ui.werk.signalen_card import SignalenCard
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import choose_rest, errors, fill, form, press, rest, save, seen, settle
from tests.ui.ladder.test_ladder import words
from tests.werkplaats import NOW, PERSOON, casus_gegevens

HERE = Adres("Proeflaan", 3, "", "2351 AB", "Leiderdorp")
SECRET = "Hanneke Vertrouwelijk"
TODAY = NOW.date()


def report(window: MainWindow, days: int, text: str = "lawaai", adres: Adres = HERE) -> UUID:
    gegevens = SignaalGegevens(
        SignaalBron.BEWONER, Thema.WOONOVERLAST, text, adres=adres, ontvangen_op=NOW - timedelta(days=days),
        melder_naam=SECRET,
    )  # fmt: skip
    return record_signaal(window.place.ctx, gegevens)


def begin(window: MainWindow) -> FormDialog:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, Qt.Key.Key_F9)
    return choose_rest(form(window))


def pause(window: MainWindow) -> None:
    """Let the form see that typing paused, and look."""
    rest(window)


def kept(window: MainWindow) -> Signaal:
    reads = window.place.ctx.reads
    newest = max(reads.signaal.signalen(SignaalFilter(), 0, 50), key=lambda row: row.nummer)
    return reads.signaal.signaal(newest.id)


def test_a_signal_is_recorded_with_nothing_but_keys(window: MainWindow) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, Qt.Key.Key_F9)
    dialog = form(window)
    keys = {
        "Wat is er gehoord of gezien": "Veel aanloop bij de buren", "Thema": "p", "Straat of plek": "Proeflaan 12a",
        "Van wie": "w",
    }  # fmt: skip
    while keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, keys.pop(focus.accessibleName(), ""))
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    pause(window)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    made = kept(window)
    assert (made.tekst, made.straat, made.huisnummer, made.toevoeging) == (
        "Veel aanloop bij de buren", "Proeflaan", 12, "A",
    )  # fmt: skip
    assert (made.gebeurd_op, made.thema, made.bron) == (TODAY, Thema.MEERVOUDIG, SignaalBron.WIJKAGENT)


def test_what_resembles_appears_while_typing_and_a_decision_is_kept(window: MainWindow) -> None:
    for days in (50, 20, 3):
        report(window, days)
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    begin(window)
    dialog = fill(window, tekst="weer lawaai", straat="Proefln", huisnummer="3", achternaam="v.d. Bergh")
    before = QApplication.focusWidget()
    pause(window)
    assert QApplication.focusWidget() is before
    assert "4e melding op dit adres in 90 dagen" in words(dialog)
    number = window.place.ctx.reads.dossier.casusnummers([casus_id])[casus_id]
    assert number in words(dialog)
    press(window, f"{number} hetzelfde")
    press(window, "S-2026-003 iets anders")
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert errors(dialog) == {"besluiten": "Schrijf bij S-2026-003 waarom het iets anders is."}
    why = seen(dialog, QLineEdit, lambda e: e.accessibleName() == "Waarom is S-2026-003 iets anders")
    why.setText("ging over de hond")
    save(window)
    made = kept(window)
    assert {(d.ander_soort, d.zelfde, d.reden) for d in made.dubbelbesluiten} == {
        ("casus", True, ""), ("signaal", False, "ging over de hond"),
    }  # fmt: skip
    window.open_signaal(made.id)
    settle(window)
    assert "Iets anders: ging over de hond" in words(window)
    assert not [b for b in window.findChildren(QLineEdit) if b.accessibleName() == f"{number} hetzelfde"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"tekst": ""}, "tekst"),
        ({"postcode": "2351"}, "postcode"),
        ({"huisnummer": "drie"}, "huisnummer"),
        ({"straat": "Proeflaan 99999999", "huisnummer": ""}, "straat"),
        ({"huisnummer": "99999999"}, "huisnummer"),
        ({"gebeurd_op": TODAY + timedelta(days=1)}, "gebeurd_op"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(
    window: MainWindow, typed: dict[str, object], field: str
) -> None:
    begin(window)
    right = {"tekst": "lawaai", "straat": "Proeflaan", "huisnummer": "3", "postcode": "2351 AB"}
    dialog = fill(window, **{**right, **typed}, melder_naam=SECRET)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert set(errors(dialog)) == {field}
    assert dialog.fields["melder_naam"].value() == SECRET
    fill(window, **{field: right.get(field, TODAY)})
    save(window)


def test_all_that_is_wrong_is_told_at_once_and_the_foot_follows(window: MainWindow) -> None:
    begin(window)
    dialog = fill(window, gebeurd_op="30-02", straat="Proeflaan", huisnummer="drie", postcode="23")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert set(errors(dialog)) == {"tekst", "gebeurd_op", "huisnummer", "postcode"}
    assert QApplication.focusWidget() is dialog.fields["tekst"].input
    fill(window, tekst="lawaai", huisnummer="3", postcode="2351 AB")
    assert CHECK in words(dialog)
    fill(window, gebeurd_op="vandaag")
    assert errors(dialog) == {}
    assert CHECK not in words(dialog)
    save(window)


def test_a_known_address_is_taken_over_in_one_act(window: MainWindow) -> None:
    for days in (50, 20, 3):
        report(window, days)
    begin(window)
    dialog = fill(window, tekst="weer lawaai", straat="Prooflaan 3")
    pause(window)
    assert "Bedoelt u Proeflaan 3, 2351 AB Leiderdorp?" in words(dialog)
    assert "melding op dit adres" not in words(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    settle(window)
    assert "4e melding op dit adres in 90 dagen" in words(dialog)
    assert "Bedoelt u" not in words(dialog)
    assert QApplication.focusWidget() is dialog.fields["voornaam"].input
    press(window, "S-2026-003 hetzelfde")
    save(window)
    assert kept(window).adres == HERE


def test_an_own_spelling_still_asks_whether_it_is_the_same(window: MainWindow) -> None:
    first = report(window, 3)
    begin(window)
    dialog = fill(window, tekst="lawaai", straat="Prooflaan 3")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert errors(dialog) == {
        "besluiten": "S-2026-001 lijkt er sterk op. Kies ‘Hetzelfde’ of ‘Iets anders’."
    }, "asked also of who saves before the typing paused"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    save(window)
    made = kept(window)
    assert (made.straat, made.huisnummer) == ("Prooflaan", 3)
    assert [(d.ander_id, d.zelfde) for d in made.dubbelbesluiten] == [(first, True)]


def test_a_draft_comes_back_with_its_decisions(window: MainWindow) -> None:
    first = report(window, 3)
    begin(window)
    fill(window, tekst="half getypt", straat="Proeflaan", huisnummer="3")
    pause(window)
    press(window, "S-2026-001 hetzelfde")
    form(window).reject()
    settle(window)
    dialog = begin(window)
    assert dialog.fields["tekst"].value() == "half getypt"
    (made,) = dialog.fields["besluiten"].value()
    assert (made.id, made.zelfde) == (first, True)


def test_acute_danger_shows_whom_to_call_first(window: MainWindow) -> None:
    begin(window)
    dialog = fill(window, acuut=True)
    assert "Bel nu, leg daarna vast.\n112 (112): Levensgevaar" in words(dialog)
    assert "0800-2000" in words(dialog)


def test_an_anonymous_report_keeps_no_name(window: MainWindow) -> None:
    begin(window)
    dialog = fill(window, tekst="iets gezien", straat="speeltuin Houtkamp", melder_naam=SECRET)
    dialog.fields["bron"].set_value(SignaalBron.ANONIEM)
    save(window)
    made = kept(window)
    assert (made.straat, made.huisnummer) == ("speeltuin Houtkamp", None)
    assert not window.place.ctx.reads.signaal.heeft_melder(made.id)


def test_the_page_shows_the_chosen_one_and_never_who_reported(window: MainWindow) -> None:
    _, newest = report(window, 9, "rommel"), report(window, 1, "nog eens")
    window.go_to("signalen")
    rest(window)
    page = window.signalen
    assert page.model.rowCount() == 2
    assert "rommel" in words(window), "what is late stands first"
    assert "3 dagen te laat met wegen" in str(page.model.index(0).data())
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    settle(window)
    assert "nog eens" in words(window)
    assert "te laat" not in str(page.model.index(1).data())
    told = words(window) + "".join(str(page.model.index(n).data()) for n in range(2))
    assert SECRET not in told
    assert "Verzegeld vastgelegd" in told
    number = window.place.ctx.reads.signaal.signaal(newest).nummer
    press(window, "Wegen …")
    assert f"Signaal {number} wegen" in words(window)
    assert SECRET not in words(window)
    form(window).reject()
    settle(window)
    QTest.keyClick(seen(window, QListView, lambda v: v is page.list), Qt.Key.Key_Return)
    form(window).reject()
    settle(window)
    press(window, "Toon melder …")
    fill(window, reden="terugbellen over de afspraak")
    save(window)
    assert any(
        SECRET in label.text()
        for dialog in QApplication.topLevelWidgets()
        for label in dialog.findChildren(QLabel)
    )


def test_a_signal_is_corrected_with_a_reason(window: MainWindow) -> None:
    id = report(window, 1)
    window.open_signaal(id)
    settle(window)
    press(window, "Verbeteren …")
    dialog = fill(window, tekst="anders verstaan")
    assert SECRET not in words(dialog)
    assert SECRET not in str(dialog.fields["melder_naam"].value())
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert set(errors(dialog)) == {"reden"}
    fill(window, reden="verkeerd opgeschreven")
    save(window)
    assert window.place.ctx.reads.signaal.signaal(id).tekst == "anders verstaan"
    rest(window)
    assert "anders verstaan" in words(window)


def test_filters_an_empty_page_and_the_badge(window: MainWindow) -> None:
    window.go_to("signalen")
    settle(window)
    assert "Geen signalen" in words(window)
    report(window, 1, "de deurbel gaat steeds")
    rest(window)
    assert window.nav.names()["signalen"] == "Signalen"
    assert window.signalen.model.rowCount() == 1
    window.signalen.text.setText("muziek")
    rest(window)
    assert "Geen signalen" in words(window)
    window.signalen.text.setText("deurb")
    rest(window)
    assert window.signalen.model.rowCount() == 1


def test_what_waits_longest_can_stand_first_and_alone(window: MainWindow) -> None:
    for days in (1, 30, 9):
        report(window, days)
    window.go_to("signalen")
    rest(window)
    page = window.signalen

    def came() -> list[int]:
        settle(window)
        rows = [page.model.row_at(page.model.index(n)) for n in range(page.model.rowCount())]
        return [(NOW - row.ontvangen_op).days for row in rows if row]

    assert came() == [30, 9, 1]
    assert "3 signalen te wegen, 2 te laat" in words(window)
    page.order.setCurrentText("Nieuwste eerst")
    assert came() == [1, 9, 30]
    page.late.click()
    assert came() == [9, 30]


def test_the_card_opens_a_signal_on_its_page(window: MainWindow) -> None:
    for days in (5, 2):
        report(window, days)
    card = SignalenCard(window.place)
    card.show()
    settle(window)
    assert "Nieuwe signalen · 2 te wegen" in words(card)
    assert "2e melding op dit adres in 90 dagen" in words(card)
    assert SECRET not in words(card)
    press(window, "Woonoverlast, Proeflaan 3", within=card)
    assert window.stack.currentWidget() is window.signalen
    card.close()
