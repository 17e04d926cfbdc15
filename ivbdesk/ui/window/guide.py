"""Help from the window: the manual at the page where the officer is, the keys, the tour, and what is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from typing import Protocol

import shiboken6
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from ivbdesk import __version__
from ivbdesk.cases.beheer.handleiding import Doelsoort, Handleiding, Zinsdeel, read_handleiding
from ivbdesk.cases.beheer.programma import Versie
from ivbdesk.resources import texts
from ivbdesk.ui.act import Act, act
from ivbdesk.ui.acts import FIXED_KEYS, Shell, all_acts
from ivbdesk.ui.handleiding.manual_window import ManualWindow
from ivbdesk.ui.handleiding.news import NewsDialog, news_since
from ivbdesk.ui.handleiding.tour import Tour, read_steps
from ivbdesk.ui.start.known_registers import SEEN_VERSION
from ivbdesk.ui.widgets.tabs import Tabs
from ivbdesk.ui.widgets.toetsen_dialog import ToetsenDialog
from ivbdesk.ui.window.whereabouts import CASUS
from ivbdesk.ui.workplace import Workplace

_SEEN_TOUR = "rondleiding/gezien"


class Helped(Shell, Protocol):
    """The window, as far as help leads back into it."""

    pages: dict[str, QWidget]

    def do(self, act: Act) -> None:
        """Do an act, or say why it cannot be done."""


class Guide(QObject):
    """Opens what helps; `targets` are the parts of the window that the tour points at, by their names."""

    def __init__(
        self, window: QWidget, shell: Helped, place: Workplace, targets: Mapping[str, QWidget]
    ) -> None:
        super().__init__(window)
        self._window, self._shell, self._place, self._targets = window, shell, place, targets
        self.tour: Tour | None = None
        self._news: Sequence[Versie] = ()
        window.destroyed.connect(self.close_manual)
        place.help_asked.connect(self._show_manual_of)

    @cached_property
    def manual(self) -> Handleiding:
        """All chapters."""
        return read_handleiding(texts("handleiding"))

    @cached_property
    def manual_window(self) -> ManualWindow:
        """The window of the manual, made at the first need."""
        made = ManualWindow(self.manual, self._place.theme)
        made.wanted.connect(self._follow)
        return made

    @property
    def here(self) -> str:
        """The page on the screen as the manual knows it, such as "signalen" or "casus/Ladder"."""
        shell = self._shell
        if shell.stack.currentWidget() is shell.casus_page:
            return f"{CASUS}/{shell.casus_page.current_tab}"
        page = shell.nav.current
        tabs = self._tabs_of(page)
        return f"{page}/{tabs.name_at(tabs.currentIndex())}" if tabs else page

    def _tabs_of(self, page: str) -> Tabs | None:
        tabs = getattr(self._shell.pages[page], "tabs", None)
        return tabs if isinstance(tabs, Tabs) else None

    @act("Handleiding", "hulp uitleg help hoe werkt", "F1", useful=True)
    def show_manual(self) -> None:
        """Show the chapter of the page that is on the screen."""
        self.manual_window.show_chapter(self.manual.bij(self.here))

    def _show_manual_of(self, form: str) -> None:
        self.manual_window.show_chapter(self.manual.bij_formulier(form, self.here))

    @act("Sneltoetsen", "toetsen toetsenbord hulp", "Ctrl+F1", useful=True)
    def show_keys(self) -> None:
        """Show all keys."""
        keys = [(known.key, known.name) for known in all_acts(self._shell) if known.key]
        ToetsenDialog(self._place, [*keys, *FIXED_KEYS], self._window).show()

    @act("Rondleiding", "eerste stappen uitleg hulp begin")
    def show_tour(self) -> None:
        """Walk through the window once more."""
        if self.tour is None:
            self.tour = Tour(self._place.theme, self._window, read_steps(), self._targets, self._shell.go_to)
            self.tour.ended.connect(self._tour_ended)
        self.tour.begin()

    @act("Wat is er nieuw", "versie veranderd update")
    def show_news(self) -> None:
        """Show what the present version brought."""
        self._show_versions(news_since(""))

    def welcome(self, settings: QSettings) -> None:
        """The first time on this computer the tour, and what is new once after an update; with both, the news comes after it."""
        seen, known = str(settings.value(SEEN_VERSION, "")), bool(settings.value(_SEEN_TOUR, False, bool))
        settings.setValue(SEEN_VERSION, __version__)
        settings.setValue(_SEEN_TOUR, True)
        self._news = news_since(seen) if seen not in ("", __version__) else ()
        if known:
            self._tell_news()
        else:
            self.show_tour()

    def _tell_news(self) -> None:
        news, self._news = self._news, ()
        if news:
            self._show_versions(news)

    def _show_versions(self, versions: Sequence[Versie]) -> None:
        help = partial(self._show_manual_of, "Wat is er nieuw")
        NewsDialog(self._place.theme, versions, self._window, help).show()

    def close_manual(self) -> None:
        """Close the manual with the window that it belongs to."""
        made = vars(self).get("manual_window")
        if made is not None and shiboken6.isValid(made):  # at the end of the program Qt may have been first
            made.close()

    def _tour_ended(self) -> None:
        self.tour = None
        self._tell_news()

    def _follow(self, link: Zinsdeel) -> None:
        """Bring the window to the front, with the page or act of a link."""
        self._window.raise_()
        self._window.activateWindow()
        page, _, tab = link.doel.partition("/")
        if link.soort is Doelsoort.HANDELING:
            self._do(link.doel)
        elif page == CASUS:
            self._show_casus(tab)
        else:
            self._shell.go_to(page)
            if (tabs := self._tabs_of(page)) and tab:
                tabs.show_tab(tab)

    def _do(self, name: str) -> None:
        known = next((one for one in all_acts(self._shell) if one.name == name), None)
        if known is not None:
            self._shell.do(known)

    def _show_casus(self, tab: str) -> None:
        """The tab of the casus that is open; without one, the list from which one is opened first."""
        if self._shell.shown_casus is None:
            self._shell.go_to("casussen")
            self._place.messages.notice("Open eerst een casus.")
        elif tab:
            self._shell.casus_page.go_to_tab(tab)
