"""Every act that can be done now: what the window, its pages and the tabs of a casus declare, and what is on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Protocol

import shiboken6
from PySide6.QtWidgets import QApplication, QPushButton

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.taal.woorden import words_of
from ivbdesk.cases.zoeken.zoeken import fits
from ivbdesk.ui.act import Act, Where, acts_of
from ivbdesk.ui.werk.tijd_card import KEY
from ivbdesk.ui.widgets.basics import LOOK_ONLY, PrimaryButton, SecondaryButton

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QStackedWidget

    from ivbdesk.ui.beheer.page import BeheerPage
    from ivbdesk.ui.dossier.page import CasusPage
    from ivbdesk.ui.werk.page import WerkvoorraadPage
    from ivbdesk.ui.window.leaving import Leaving
    from ivbdesk.ui.window.nav import Nav
    from ivbdesk.ui.window.taking_back import TakingBack
    from ivbdesk.ui.window.top_bar import TopBar

_FIRST_A_ROW = "kan nu niet, kies eerst een regel"
FIXED_KEYS = (
    ("Ctrl+Enter", "een formulier bewaren"),
    ("U", "in de werkvoorraad: de gekozen regel uitstellen"),
    ("A", "in de werkvoorraad: afronden wat is toegezegd"),
    ("Alt+O", "bij een signaal: het bedoelde adres overnemen"),
    ("Pijl omlaag", "van het zoekveld naar de resultaten"),
    ("Enter", "het eerste resultaat of de gekozen regel openen"),
    ("Esc", "de zoekresultaten of een venster sluiten; wat u typte blijft als concept bewaard"),
    ("Ctrl+C", "de gekozen rijen van een lijst kopiëren, als tekst en als tabel"),
    ("Shift+F10", "het menu van de gekozen rij"),
    ("Ctrl+Tab", "naar het volgende tabblad"),
)
"""Keys that belong to one widget."""


class Shell(Where, Protocol):
    """The window round the pages, as far as acts are found in it."""

    nav: Nav
    top: TopBar
    leaving: Leaving
    taking_back: TakingBack
    stack: QStackedWidget
    beheer: BeheerPage
    werkvoorraad: WerkvoorraadPage
    casus_page: CasusPage

    @property
    def guide(self) -> QObject:
        """What opens the manual and the rest of the help."""

    def go_to(self, key: str) -> None:
        """Show a page of the navigation."""


def all_acts(window: Shell) -> Iterator[Act]:
    """Everything that can be done, that of the casus first."""
    declared = list(_declared(window))
    yield from declared
    yield from _on_screen(window, {act.name for act in declared})


def _declared(window: Shell) -> Iterator[Act]:
    page = window.casus_page
    yield from page.acts()
    for tab in page.tab_names:
        yield Act(f"Ga naar {tab}", partial(page.go_to_tab, tab), "tabblad casus", on_casus=True)
    for owner in (window, window.guide, window.taking_back, window.leaving, window.top, window.beheer):
        yield from acts_of(owner)
    yield _note_time(window)
    for place, (key, name) in enumerate(window.nav.names().items(), 1):
        hot = f"Alt+{place}" if place <= 9 else ""
        go = partial(window.nav.choose, key)
        yield Act(f"Ga naar {name}", go, "pagina", hot, bound=False, useful=True)
    for tab in window.beheer.tab_pages:
        yield Act(f"Beheer: {tab}", partial(_go_to_beheer, window, tab), "instellingen tabblad")


def _note_time(window: Shell) -> Act:
    """From anywhere, and about the casus that is shown."""

    def note() -> None:
        if QApplication.activeModalWidget() is None:
            window.werkvoorraad.tijd.note(window.shown_casus)

    words = "uren minuten capaciteit tijd schrijven"
    return Act("Tijd noteren", note, words, KEY, Recht.REGIEVOERDER, useful=True)


def _on_screen(window: Shell, known: set[str]) -> Iterator[Act]:
    """The buttons of the page that is shown; of those with the same words one cannot tell which is meant."""
    page = window.stack.currentWidget()
    buttons = [
        button
        for kind in (PrimaryButton, SecondaryButton)
        for button in (page.findChildren(kind) if page else ())
        if button.isVisible()
    ]
    names = [button.text().removesuffix(" …") for button in buttons]
    for name, button in zip(names, buttons, strict=True):
        if names.count(name) == 1 and name not in known:
            held = button.accessibleDescription() == LOOK_ONLY
            wanting = "" if button.isEnabled() else "alleen te bekijken" if held else _FIRST_A_ROW
            yield Act(name, partial(_press, button), "knop pagina", wanting=wanting)


def _press(button: QPushButton) -> None:
    if shiboken6.isValid(button):  # the page may have been filled anew
        button.click()


def find_acts(window: Shell, typed: str) -> list[Act]:
    """The acts whose words begin as was typed; those that can be done first. Signs alone find none."""
    if typed.strip() and not words_of(typed):
        return []
    found = [act for act in all_acts(window) if fits(f"{act.name} {act.words}", typed)]
    return sorted(found, key=lambda act: bool(act.refusal(window)))


def useful_acts(window: Shell) -> list[Act]:
    """What stands in the palette before anything is typed."""
    return [act for act in all_acts(window) if act.useful and not act.refusal(window)]


def _go_to_beheer(window: Shell, tab: str) -> None:
    window.go_to("beheer")
    window.beheer.tabs.show_tab(tab)
