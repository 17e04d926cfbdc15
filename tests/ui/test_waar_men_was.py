"""After saving, the keyboard is where the officer was, also on a tab that is made anew; never in the sidebar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ivbdesk.actions.betrokkenen.betrokkenen import add_betrokkene
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.ladder.ladder import start_measure
from ivbdesk.cases.besluitvorming.maatregel import Resultaat
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import choose_rest, errors, fill, form, seen, settle
from tests.werkplaats import PERSOON, casus_gegevens

SAVED = [
    ("Betrokkenen", "Betrokkene toevoegen", {"achternaam": "Berg", "rol": Rol.HUISGENOOT}),
    ("Betrokkenen", "Jo van der Berg wijzigen", {"achternaam": "Bergen", "reden": "verkeerd gespeld"}),
    ("Betrokkenen", "Rol van Jo van der Berg beëindigen", {"reden": "is verhuisd naar elders"}),
    ("Ladder", "Evalueren", {"bevinding": "werkt goed genoeg"}),
    ("Ladder", "Beëindigen", {"resultaat": Resultaat.GELUKT, "toelichting": "het is nu al weken rustig"}),
    ("Keten", "Partner inzetten", {}),
    ("Plan & afspraken", "Nieuwe afspraak", {"wat": "bellen"}),
    ("Overzicht", "Status wijzigen", {"reden": "er is genoeg bekend om te beginnen"}),
    ("Overzicht", "Gegevens", {"titel": "Een andere titel"}),
    ("Betrokkenen", "Organisatie toevoegen", {"naam": "Rijnwoning"}),
    ("Betrokkenen", "Melder vastleggen", {"naam": "Een Melder", "contact": "06 van de buren"}),
    ("Keten", "Leefgebied beoordelen", {"toelichting": "het gaat beter dan eerst", "bron": "wijkagent"}),
    ("Plan & afspraken", "Nieuw doel …", {"tekst": "huur gewaarborgd"}),
    ("Tijdlijn", "Meer velden …", {"tekst": "buren gesproken", "bron": "wijkagent"}),
]


def saved_by_keys(window: MainWindow, tab: str, words: str, typed: dict[str, object]) -> QWidget | None:
    """Save a form that was opened by this button with nothing but keys; gives where the keyboard is then."""
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    start_measure(window.place.ctx, casus_id, "P03")
    window.open_casus(casus_id, tab)
    settle(window)
    if tab == "Ladder":
        window.casus_page.go_to_tab(tab).choose("P03")  # type: ignore[attr-defined]  # the tab of that name
        settle(window)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    button = seen(window, QAbstractButton, lambda b: words in (b.text(), b.accessibleName()))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Return)
    dialog = choose_rest(fill(window, **typed)) if typed else choose_rest(form(window))
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    still = [one for one in window.findChildren(FormDialog) if one.isVisible()]
    assert still == [], errors(still[0])
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    return QApplication.focusWidget()


@pytest.mark.parametrize(("tab", "words", "typed"), SAVED)
def test_the_keyboard_is_where_the_officer_was(
    window: MainWindow, tab: str, words: str, typed: dict[str, object]
) -> None:
    focus = saved_by_keys(window, tab, words, typed)
    assert focus is not None
    assert window.casus_page.isAncestorOf(focus), focus
    still = [
        b for b in window.casus_page.findChildren(QAbstractButton)
        if b.isVisible() and words in (b.text(), b.accessibleName())
    ]  # fmt: skip
    if still:
        assert focus in still


@pytest.mark.parametrize(
    ("words", "others", "then"),
    [
        ("Jo van der Berg als overlastgever was een vergissing", True, "Ria Peer"),
        ("Jo van der Berg als overlastgever was een vergissing", False, "Betrokkene toevoegen"),
        ("Rol van Jo van der Berg beëindigen", True, "Jo van der Berg als overlastgever was een vergissing"),
    ],
)
def test_where_a_row_goes_the_keyboard_is_at_the_next_of_its_card(
    window: MainWindow, words: str, others: bool, then: str
) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    ria = NieuwePersoon(Persoonsgegevens("Ria", "", "Peer", 1960), Rol.HUISGENOOT)
    if others:
        add_betrokkene(window.place.ctx, casus_id, ria)
    window.open_casus(casus_id, "Betrokkenen")
    settle(window)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    button = seen(window, QAbstractButton, lambda b: words in (b.text(), b.accessibleName()))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Return)
    dialog = fill(window, reden="bij de verkeerde casus gezet")
    focus = focus_after_saving(window, dialog)
    assert isinstance(focus, QAbstractButton)
    assert then in (focus.accessibleName() or focus.text())


def focus_after_saving(window: MainWindow, dialog: QWidget) -> QWidget:
    """Save by the keyboard, which closes the form, and tell where the keyboard is then."""
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    still = [one for one in window.findChildren(FormDialog) if one.isVisible()]
    assert still == [], errors(still[0])
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


ELSEWHERE = [
    ("beheer", "Medewerkers", "Medewerker toevoegen", {"naam": "Bo Proef"}),
    ("beheer", "Verzoeken", "Verzoek vastleggen …", {"achternaam": "Bos", "vraag": "alles wat u hebt"}),
    (
        "partners",
        "Knelpunten",
        "Nieuw knelpunt …",
        {"omschrijving": "te lang wachten", "advies": "meer plekken"},
    ),
    ("signalen", "", "Signaal vastleggen", {"tekst": "harde muziek tot na middernacht"}),
]


@pytest.mark.parametrize(("page", "tab", "words", "typed"), ELSEWHERE)
def test_the_keyboard_is_on_the_page_where_the_officer_was(
    window: MainWindow, page: str, tab: str, words: str, typed: dict[str, object]
) -> None:
    window.go_to(page)
    if tab:
        window.pages[page].tabs.show_tab(tab)  # type: ignore[attr-defined]  # a page with tabs has them
    settle(window)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    button = seen(window.pages[page], QAbstractButton, lambda b: words in (b.text(), b.accessibleName()))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Return)
    dialog = choose_rest(fill(window, **typed))
    focus = focus_after_saving(window, dialog)
    assert window.pages[page].isAncestorOf(focus), focus
