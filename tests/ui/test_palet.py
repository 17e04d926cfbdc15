"""The command palette by keyboard alone: every act found by its words, done by Enter, refused with its reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidgetItem
from pytestqt.qtbot import QtBot

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.zoeken.zoeken import mark
from ivbdesk.ui.acts import all_acts, find_acts
from ivbdesk.ui.messages import Toast
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.widgets.toetsen_dialog import ToetsenDialog
from ivbdesk.ui.window.main_window import MainWindow
from ivbdesk.ui.zoeken.search_hits import marked_places
from tests.ui.hand import form, rest, settle
from tests.werkplaats import PERSOON, casus_gegevens


def shown(window: MainWindow) -> list[QListWidgetItem]:
    return [window.hits.list.item(row) for row in range(window.hits.list.count())]


def ask(window: MainWindow, typed: str, qtbot: QtBot) -> None:
    window.activateWindow()
    window.top.focus_search()
    QTest.keyClicks(window.top.search, typed)
    rest(window)


def test_an_act_is_found_by_any_of_its_words_and_done_by_enter(window: MainWindow, qtbot: QtBot) -> None:
    ask(window, ">casus maken", qtbot)
    assert [item.text() for item in shown(window) if item.flags()] == ["Nieuwe casus"]
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    assert type(form(window)).__name__ == "NieuweCasusDialog"
    assert window.top.search.text() == ""


def test_enter_waits_for_the_answer_to_what_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    """On a busy computer the hits of an earlier question are still there: "Signaal vastleggen", of an empty field."""
    ask(window, "", qtbot)
    assert shown(window)[1].text() == "Signaal vastleggen"
    QTest.keyClicks(window.top.search, "nieuwe casus")
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    assert type(form(window)).__name__ == "NieuweCasusDialog"


def test_what_is_like_the_words_stands_below_what_they_are(window: MainWindow, qtbot: QtBot) -> None:
    for street in ("Oude Gracht", "Nieuwe Gragt"):
        open_casus(window.place.ctx, casus_gegevens(adres=Adres(street, 27), titel="Woonoverlast"), None)
    ask(window, "gragt", qtbot)
    lines = [item.text() for item in shown(window)]
    (like,) = [n for n, line in enumerate(lines) if line.endswith(" · lijkt op wat u typte")]
    assert [n < like for n, line in enumerate(lines) if line.startswith("Nieuwe Gragt 27")] == [True]
    assert [n > like for n, line in enumerate(lines) if line.startswith("Oude Gracht 27")] == [True]


def test_acts_of_the_open_casus_are_refused_with_their_reason_until_one_is_open(
    window: MainWindow, qtbot: QtBot
) -> None:
    ask(window, ">afspraak maken", qtbot)
    (item,) = [item for item in shown(window) if item.text().startswith("Afspraak maken")]
    assert item.text() == "Afspraak maken (open eerst een casus)"
    assert not item.flags()
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    told = [toast.accessibleName() for toast in window.findChildren(Toast)]
    assert told == ["Afspraak maken: open eerst een casus."], "Enter says why not"
    assert window.top.search.text() == ">afspraak maken"
    QTest.keyClick(window.top.search, Qt.Key.Key_Escape)
    window.open_casus(open_casus(window.place.ctx, casus_gegevens(), PERSOON))
    settle(window)
    ask(window, ">afspraak maken", qtbot)
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    assert type(form(window)).__name__ == "AfspraakDialog"


def test_what_was_asked_while_a_casus_was_being_read_can_be_done_once_it_is_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), None)
    settle(window)
    window.open_casus(casus_id)
    window.activateWindow()
    window.top.focus_search()
    QTest.keyClicks(window.top.search, ">dossier als pdf")
    while not (found := [item.text() for item in shown(window) if item.text().startswith("Dossier als PDF")]):
        QCoreApplication.processEvents()
    assert found == ["Dossier als PDF (open eerst een casus)"]
    rest(window)
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    assert type(form(window)).__name__ == "UitvoerDialog"


def test_who_may_only_read_is_told_why_not(window: MainWindow) -> None:
    window.place.recht = Recht.LEZER
    (act,) = [act for act in all_acts(window) if act.name == "Nieuwe casus"]
    assert act.refusal(window) == "alleen voor een regievoerder of beheerder"
    assert find_acts(window, "vergrendelen")[0].refusal(window) == ""


def test_the_empty_field_offers_acts_and_what_was_open_lately(window: MainWindow, qtbot: QtBot) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.open_casus(casus_id)
    settle(window)
    window.go_to("werkvoorraad")
    ask(window, "", qtbot)
    texts = [item.text() for item in shown(window)]
    assert texts[0] == "Onlangs geopend"
    assert "Woonoverlast Proeflaan 3" in texts[1]
    assert "Nieuwe casus" in texts
    window.hits.choose_first()
    settle(window)
    assert window.shown_casus == casus_id


def test_every_act_that_can_be_done_does_something(window: MainWindow) -> None:
    window.open_casus(open_casus(window.place.ctx, casus_gegevens(), PERSOON))
    settle(window)
    for act in [
        act for act in all_acts(window) if act.name.startswith(("Ga naar", "Beheer:", "Weergave", "Terug"))
    ]:
        act.do()
        settle(window)
    assert window.stack.currentWidget() is window.beheer
    assert window.place.theme.mode == "systeem"


def test_the_sheet_of_keys_names_every_key_of_the_registry(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    (sheet,) = window.findChildren(ToetsenDialog)
    words = {label.text() for label in sheet.findChildren(Label)}
    assert {act.name for act in all_acts(window) if act.key} <= words
    assert "Ctrl + N" in words


def test_keys_and_names_are_each_of_one_act(window: MainWindow) -> None:
    acts = list(all_acts(window))
    keys = [QKeySequence(act.key).toString() for act in acts if act.key]
    assert len(set(keys)) == len(keys)
    assert len({act.name for act in acts}) == len(acts)


@pytest.mark.parametrize("name", ["Tijdlijn vastleggen met alle velden", "Doel toevoegen", "Termijn toevoegen",
                                  "Delen vastleggen", "Betrokkene toevoegen", "Partner inzetten", "Status wijzigen"])  # fmt: skip
def test_acts_of_a_casus_open_their_form(window: MainWindow, name: str) -> None:
    window.open_casus(open_casus(window.place.ctx, casus_gegevens(), PERSOON))
    settle(window)
    (act,) = [act for act in all_acts(window) if act.name == name]
    act.do()
    assert form(window).isVisible()


@pytest.mark.parametrize("text", ["deur", "😀 deur", "Ĳsbrand 😀😀 bij de deur", "é 𝔸 deur"])
def test_the_mark_is_drawn_on_the_letters_that_were_typed(text: str) -> None:
    line = text.encode("utf-16-le")
    ((start, length),) = marked_places(mark(text, "deu"))
    assert line[2 * start : 2 * (start + length)].decode("utf-16-le") == "deu"


@pytest.mark.parametrize("name", ["Beheer: Verzoeken", "Ga naar Overleg", "Afwezigheid vastleggen"])
def test_an_act_that_only_shows_a_page_takes_the_keyboard_there(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    ask(window, f">{name}", qtbot)
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    rest(window)
    at = QApplication.focusWidget()
    assert at is not None
    assert window.stack.currentWidget().isAncestorOf(at)
    assert not window.hits.isVisible(), "nothing lies over the page"
