"""The manual in the program: from every page to its chapter, from a chapter to the act, and in plain words of the screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget

import ivbdesk
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.beheer.handleiding import Doelsoort, read_handleiding
from ivbdesk.resources import texts
from ivbdesk.ui.acts import _declared, all_acts
from ivbdesk.ui.handleiding.manual_window import ManualWindow
from ivbdesk.ui.signaal.signaal_dialog import SignaalDialog
from ivbdesk.ui.start.start_help import StartHelp
from ivbdesk.ui.start.start_window import StartWindow
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.lees_dialog import LeesDialog
from ivbdesk.ui.widgets.tabs import Tabs
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.formulieren import dialogs
from tests.ui.hand import settle
from tests.werkplaats import PERSOON, casus_gegevens

MANUAL = read_handleiding(texts("handleiding"))
GOING = ("Ga naar ", "Beheer: ")


def words_on_the_screen() -> set[str]:
    """Every text in the source of the windows and in the labels of the domain."""
    home = Path(ivbdesk.__file__).parent
    return {
        node.value.removesuffix(" …")
        for folder in ("ui", "cases")
        for file in (home / folder).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def bold() -> Iterator[tuple[str, str]]:
    for chapter in MANUAL.hoofdstukken:
        for block in chapter.blokken:
            yield from ((chapter.sleutel, run.tekst) for run in block.delen if run.scherm)


def test_what_is_bold_stands_on_a_screen_to_the_letter() -> None:
    known = words_on_the_screen()
    assert [(key, words) for key, words in bold() if words not in known] == []


def test_every_page_and_tab_has_one_chapter(window: MainWindow) -> None:
    casus = (f"casus/{tab}" for tab in window.casus_page.tab_names)
    beheer = (f"beheer/{tab}" for tab in window.beheer.tab_pages)
    tabbed = ((page, window.pages[page].findChild(Tabs)) for page in ("overleg", "partners", "rapportage"))
    tabs = {f"{page}/{tabs.name_at(number)}" for page, tabs in tabbed for number in range(tabs.count())}
    pages = {*window.pages, "casus", *casus, *beheer, *tabs}
    told = [place for chapter in MANUAL.hoofdstukken for place in chapter.bij]
    assert sorted(told) == sorted(pages)


def test_every_act_has_its_chapter_and_every_chapter_its_acts(window: MainWindow) -> None:
    acts = {act.name for act in _declared(window)}
    told = [name for chapter in MANUAL.hoofdstukken for name in chapter.handelingen]
    assert set(told) <= acts
    assert {name for name in acts if not name.startswith(GOING)} <= set(told)
    assert len(told) == len(set(told))


def test_every_link_leads_somewhere(window: MainWindow) -> None:
    acts = {act.name for act in all_acts(window)}
    there = {Doelsoort.PAGINA: set(window.pages), Doelsoort.HANDELING: acts}
    links = [link for chapter in MANUAL.hoofdstukken for link in chapter.verwijzingen]
    assert len(links) > 20
    assert [link.doel for link in links if link.doel not in there.get(link.soort, {link.doel})] == []


def test_f1_at_a_tab_of_another_page_and_in_what_is_only_read(window: MainWindow) -> None:
    window.go_to("rapportage")
    window.pages["rapportage"].findChild(Tabs).show_tab("Uitvoeringsplan")
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.guide.manual_window.chapter.sleutel == "uitvoeringsplan"
    for show, key in (
        (window.guide.show_keys, "weg"),
        (window.guide.show_news, "kwijt"),
        (window.beheer.show_about, "kwijt"),
    ):
        window.guide.manual_window.close()
        show()
        settle(window)
        dialog = next(one for one in window.findChildren(LeesDialog) if one.isVisible())
        QTest.keyClick(dialog, Qt.Key.Key_F1)
        assert window.guide.manual_window.isVisible()
        assert window.guide.manual_window.chapter.sleutel == key
        dialog.accept()
        settle(window)


def test_f1_before_a_register_is_open_and_the_manual_goes_with_that_window(
    start: StartWindow, theme: Theme
) -> None:
    helped = StartHelp(start, theme)
    for show, key in (
        (start.show_choice, "beginnen"),
        (start.show_new, "beginnen"),
        (start.show_restore, "kwijt"),
    ):
        show()
        QTest.keyClick(start, Qt.Key.Key_F1)
        assert helped.manual.isVisible()
        assert helped.manual.chapter.sleutel == key
    start.close()
    assert not helped.manual.isVisible()


def test_the_first_window_is_no_larger_than_the_screen(start: StartWindow) -> None:
    least, area = start.minimumSizeHint(), start.screen().availableGeometry().size()
    assert start.size() == start.size().boundedTo(area.expandedTo(least))


@pytest.mark.parametrize(
    ("page", "key"), [("signalen", "melding"), ("overleg", "overleg"), ("beheer", "kwijt")]
)
def test_f1_opens_the_chapter_of_the_page(window: MainWindow, page: str, key: str) -> None:
    window.go_to(page)
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_F1)
    manual = window.guide.manual_window
    assert manual.isVisible()
    assert manual.isWindow()
    assert manual.parent() is None
    assert manual.chapter.sleutel == key
    assert manual.text.accessibleName() == f"Hoofdstuk {manual.chapter.titel}"


def test_f1_at_a_tab_of_a_casus_and_in_a_form(window: MainWindow) -> None:
    window.open_casus(open_casus(window.place.ctx, casus_gegevens(), PERSOON), "Keten")
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.guide.manual_window.chapter.sleutel == "keten"
    window.guide.manual_window.close()
    window.go_to("signalen")
    window.new_signaal()
    settle(window)
    dialog = window.findChild(SignaalDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    assert window.guide.manual_window.isVisible()
    assert window.guide.manual_window.chapter.sleutel == "melding"
    assert dialog.isVisible()
    dialog.reject()
    settle(window)
    window.go_to("overleg")
    window.new_signaal()
    settle(window)
    dialog = window.findChild(SignaalDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    assert window.guide.manual_window.chapter.sleutel == "melding", "the form, not the page under it"
    dialog.reject()


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("raadsbrief", "cijfers"), ("jaarverslag", "cijfers"), ("lettergrootte", "beginnen"), ("WOO", "inzage"),
        ("laptop gestolen", "kwijt"), ("wachtwoord vergeten", "kwijt"), ("datalek", "kwijt"), ("backup", "kwijt"),
        ("uitdraai", "stukken"), ("printen", "stukken"), ("inzageverzoek", "inzage"), ("privacy", "inzage"),
        ("bibob", "ladder"), ("huisverbod", "ladder"), ("dubbele persoon", "personen"), ("verhuizen", "personen"),
        ("collega weg", "vertrek"),
    ],
)  # fmt: skip
def test_the_words_of_an_officer_find_the_chapter(typed: str, key: str) -> None:
    assert MANUAL.zoek(typed)[0].sleutel == key


def test_a_short_word_is_no_beginning_of_another() -> None:
    assert [chapter.sleutel for chapter in MANUAL.zoek("WOO")] == ["inzage"], "and not of ‘woorden’"
    assert len(MANUAL.zoek("woor")) > 1
    assert MANUAL.zoek("ver"), "while one types a longer one"


PER_PAGE = {"Kopiëren", "Kies een plaats", "Opslaan", "Waarom"}
"""Forms that stand over any page, which is what they are about."""


def test_f1_in_every_form_goes_to_the_chapter_of_that_form(window: MainWindow) -> None:
    for dialog in dialogs(window):
        form = dialog.windowTitle().partition(" – ")[0]
        told = [chapter for chapter in MANUAL.hoofdstukken if form in chapter.formulieren]
        assert len(told) == (form not in PER_PAGE), f"{type(dialog).__name__} {form!r}"


def test_every_form_that_a_chapter_names_is_one(window: MainWindow) -> None:
    there = {dialog.windowTitle().partition(" – ")[0] for dialog in dialogs(window)}
    told = [name for chapter in MANUAL.hoofdstukken for name in chapter.formulieren]
    assert set(told) <= there
    assert len(told) == len(set(told))
    assert MANUAL.bij_formulier("Kopiëren", "overleg").sleutel == "overleg", "of none: the page under it"


def follow(manual: ManualWindow, words: str) -> None:
    place = [link.tekst for link in manual.chapter.verwijzingen].index(words)
    manual.text.anchorClicked.emit(QUrl(f"ga:{place}"))


def test_links_go_to_a_chapter_a_page_and_an_act(window: MainWindow) -> None:
    window.guide.show_manual()
    manual = window.guide.manual_window
    manual.show_chapter(MANUAL.hoofdstuk("melding"))
    follow(manual, "het signaal wegen")
    assert manual.chapter.sleutel == "wegen"
    follow(manual, "Signalen")
    assert window.stack.currentWidget() is window.signalen
    manual.show_chapter(MANUAL.hoofdstuk("vertrek"))
    follow(manual, "Beheer: Medewerkers")
    assert window.beheer.current_tab == "Medewerkers"
    manual.show_chapter(MANUAL.hoofdstuk("besloten"))
    follow(manual, "Toegang tot de casus")
    assert "open eerst een casus" in {
        w.accessibleName().partition(": ")[2].rstrip(".") for w in _toasts(window)
    }


def _toasts(window: MainWindow) -> list[object]:
    from ivbdesk.ui.messages import Toast

    return window.findChildren(Toast)  # type: ignore[return-value]  # they have a name, which is all that is asked


def test_it_is_searched_while_one_types_and_by_keyboard_alone(window: MainWindow) -> None:
    window.guide.show_manual()
    manual = window.guide.manual_window
    QTest.keyClick(manual, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(manual.search, "herstelsleutel papier")
    titles = manual.findChild(QListWidget)
    assert titles is not None
    assert 0 < titles.count() < len(MANUAL.hoofdstukken)
    assert manual.text.extraSelections()
    QTest.keyClick(manual.search, Qt.Key.Key_Down)
    assert manual.focusWidget() is titles
    manual.search.setText("xylofoon")
    assert titles.count() == 0
    assert manual._none.isVisible()
    QTest.keyClick(manual.search, Qt.Key.Key_Escape)
    assert not manual.isVisible()


def test_the_keys_and_the_tour_are_reached_from_it(window: MainWindow) -> None:
    window.guide.show_manual()
    window.guide.manual_window.tour.click()
    assert window.guide.tour is not None
    assert window.guide.tour.isVisible()


def test_it_goes_with_the_window(window: MainWindow, qapp: QApplication) -> None:
    window.guide.show_manual()
    manual = window.guide.manual_window
    window.close()
    qapp.sendPostedEvents(None, 52)
    assert not manual.isVisible()
