"""What is typed is never lost: drafts, errors at the field, closing, coming back."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.ui.betrokkenen.samenvoeg_dialog import ZoekTweedeDialog
from ivbdesk.ui.forms.form_draft import DRAFT_AFTER_MS
from ivbdesk.ui.werk.concepten_card import ConceptenCard
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import choose_rest, errors, fill, form, press, save, settle
from tests.werkplaats import PERSOON, casus_gegevens

DRAFT = ("nieuwe casus", "")


def kept(window: MainWindow) -> dict[str, object]:
    draft = window.place.desk.drafts.load(*DRAFT)
    return json.loads(draft.inhoud) if draft else {}


def test_what_is_typed_is_kept_within_two_seconds_and_put_back(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "Nieuwe casus")
    assert DRAFT_AFTER_MS < 2000
    fill(window, achternaam="Ümit-Öz", straat="Proeflaan")
    qtbot.waitUntil(lambda: kept(window).get("achternaam") == "Ümit-Öz")
    QTest.keyClick(form(window), Qt.Key.Key_Escape)
    settle(window)
    press(window, "Nieuwe casus")
    dialog = form(window)
    assert dialog.fields["achternaam"].value() == "Ümit-Öz"
    assert dialog.fields["straat"].value() == "Proeflaan"


def test_leegmaken_forgets_the_draft(window: MainWindow) -> None:
    press(window, "Nieuwe casus")
    fill(window, achternaam="Berg")
    form(window).reject()
    settle(window)
    press(window, "Nieuwe casus")
    press(window, "Leegmaken", form(window))
    assert form(window).fields["achternaam"].value() == ""
    assert form(window).fields["plaats"].value() == "Leiderdorp"
    assert window.place.desk.drafts.all() == []


def test_a_rule_speaks_at_its_field_and_keeps_everything(window: MainWindow) -> None:
    press(window, "Nieuwe casus")
    dialog = fill(
        window,
        achternaam="Berg",
        rol=Rol.OVERLASTGEVER,
        titel="Proef",
        straat="Proeflaan",
        huisnummer="3",
        postcode="12 AB",
        doel="rust",
    )
    press(window, "Casus openen", choose_rest(dialog))
    assert list(errors(dialog)) == ["postcode"]
    assert dialog.fields["doel"].value() == "rust"
    assert dialog.save_button.isEnabled()
    fill(window, postcode="2351 ab")
    assert errors(dialog) == {}
    save(window)
    assert window.casus_page.shown_id is not None
    assert window.place.desk.drafts.all() == []


def test_a_draft_waits_on_the_work_list_and_leads_back(window: MainWindow) -> None:
    press(window, "Nieuwe casus")
    fill(window, achternaam="Berg")
    form(window).reject()
    settle(window)
    window.go_to("casussen")
    window.go_to("werkvoorraad")
    settle(window)
    card = window.pages["werkvoorraad"].findChild(ConceptenCard)
    assert card is not None
    press(window, "Nieuwe casus", card)
    assert form(window).fields["achternaam"].value() == "Berg"


def test_closing_the_window_keeps_the_draft(window: MainWindow) -> None:
    press(window, "Nieuwe casus")
    fill(window, achternaam="Berg")
    drafts = window.place.desk.drafts
    form(window).keep_draft()
    settle(window)
    assert [(kind, ref) for kind, ref, _ in drafts.all()] == [DRAFT]


def test_ctrl_enter_saves(window: MainWindow) -> None:
    press(window, "Nieuwe casus")
    dialog = choose_rest(fill(window, achternaam="Berg", rol=Rol.OVERLASTGEVER, titel="Proef", doel="rust"))
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert window.casus_page.shown_id is not None


def test_the_quick_line_of_each_casus_is_kept_too(window: MainWindow) -> None:
    first = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    second = open_casus(window.place.ctx, casus_gegevens(titel="Ander"), None)
    tab = window.casus_page.tijdlijn
    window.open_casus(first, "Tijdlijn")
    settle(window)
    tab.quick.kind.set_value(ItemSoort.CONTACT)
    QTest.keyClicks(tab.quick.text.edit, "half getypt")
    QTest.keyClicks(tab.quick.text.edit, ", hij is psychotisch")
    assert "lijkt op een diagnose" in tab.quick.text.error
    window.open_casus(second, "Tijdlijn")
    settle(window)
    assert tab.quick.text.value() == ""
    window.open_casus(first, "Tijdlijn")
    settle(window)
    assert tab.quick.text.value() == "half getypt, hij is psychotisch"
    QTest.keyClick(tab.quick.text.edit, Qt.Key.Key_Return)
    settle(window)
    assert tab.model.rowCount() == 1
    (entry,) = window.place.ctx.reads.dossier.casus(first).tijdlijn
    assert entry.bijzonder
    assert window.place.desk.drafts.all() == []


def test_a_password_is_in_no_draft(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.open_casus(casus_id)
    settle(window)
    press(window, "Notitie voor de driehoek")
    fill(window, kern="waar het om gaat", wachtwoord="drie losse woorden")
    form(window).keep_draft()
    settle(window)
    draft = window.place.desk.drafts.load("notitie voor de driehoek", str(casus_id))
    assert draft is not None
    assert "waar het om gaat" in draft.inhoud
    assert "losse woorden" not in draft.inhoud


def test_what_stands_in_the_first_box_gives_way_to_what_is_typed(window: MainWindow) -> None:
    person = NieuwePersoon(Persoonsgegevens("Jo", "", "Berg"), Rol.OVERLASTGEVER)
    casus_id = open_casus(window.place.ctx, casus_gegevens(), person)
    known = window.place.ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon
    dialog = ZoekTweedeDialog(window.place, known, window)
    dialog.start()
    settle(window)
    QTest.keyClicks(dialog.naam.edit, "Smit")
    assert dialog.naam.value() == "Smit"
