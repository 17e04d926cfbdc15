"""Every act of the program, described once: for the command palette, for the keys and for the list of keys.

A page or tab that comes with an act of its own adds one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QPushButton

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.taal.woorden import words_of
from ivbdesk.cases.zoeken.zoeken import fits
from ivbdesk.ui.betrokkenen.betrokkene_dialog import BetrokkeneDialog
from ivbdesk.ui.betrokkenen.melder_dialog import MelderDialog
from ivbdesk.ui.widgets.basics import PrimaryButton, SecondaryButton

if TYPE_CHECKING:
    from ivbdesk.ui.window.main_window import MainWindow

_NO_CASUS = "open eerst een casus"
_RIGHTS = {
    Recht.REGIEVOERDER: "alleen voor een regievoerder of beheerder",
    Recht.BEHEERDER: "alleen voor een beheerder",
}


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its name, more words to find it by, its key, what it needs, and what it does.

    `bound` is False where a widget of its own already listens to the key. `useful` stands in the palette before
    anything is typed. `wanting` is what must be done first.
    """

    name: str
    do: Callable[[MainWindow], object]
    words: str = ""
    key: str = ""
    needs: Recht = Recht.LEZER
    on_casus: bool = False
    bound: bool = True
    useful: bool = False
    wanting: str = ""

    def refusal(self, window: MainWindow) -> str:
        """Why it cannot be done now, in words; empty when it can."""
        if not window.place.recht.covers(self.needs):
            return _RIGHTS[self.needs]
        return _NO_CASUS if self.on_casus and window.shown_casus is None else self.wanting


def _on_tab(
    tab: str, method: str = "", name: str = "", words: str = "", *, needs: Recht = Recht.REGIEVOERDER
) -> Act:
    """An act of one tab of the casus that is open; without a method it only goes there."""

    def do(window: MainWindow) -> None:
        target: object = window.casus_page.go_to_tab(tab)
        for part in method.split(".") if method else ():
            target = getattr(target, part)
        if callable(target) and method:
            target()

    return Act(name or f"Ga naar {tab}", do, words, needs=needs if method else Recht.LEZER, on_casus=True)


def _add_person(window: MainWindow) -> None:
    if (blad := window.casus_page.blad) is not None:
        BetrokkeneDialog(window.place, blad, None, window.casus_page).start()


def _add_melder(window: MainWindow) -> None:
    if (blad := window.casus_page.blad) is not None:
        MelderDialog(window.place, blad.casus.id, window.casus_page).start()


_STAFF = Recht.REGIEVOERDER
_GENERAL = (
    Act("Zoeken", lambda w: w.top.focus_search(), key="Ctrl+K", bound=False),
    Act("Signaal vastleggen", lambda w: w.new_signaal(), "melding zorg bewoner", "F9", _STAFF, useful=True),
    Act(
        "Signalen wegen",
        lambda w: w.go_to("signalen"),
        "weging beoordelen melding",
        needs=_STAFF,
        useful=True,
    ),
    Act("Spreadsheet invoeren", lambda w: w.beheer.open_invoer(), "import excel csv lijst", needs=_STAFF),
    Act(
        "Nieuwe casus", lambda w: w.new_casus(), "casus openen maken toevoegen", "Ctrl+N", _STAFF, useful=True
    ),
    Act(
        "Overleg plannen",
        lambda w: w.plan_overleg(),
        "casusoverleg vergadering agenda",
        needs=_STAFF,
        useful=True,
    ),
    Act(
        "Wie kan helpen? Partner zoeken",
        lambda w: w.find_partner(),
        "organisatie hulp verwijzen",
        useful=True,
    ),
    Act("Vergrendelen", lambda w: w.lock(), "afsluiten slot weg", "Ctrl+L", useful=True),
    Act("Sneltoetsen", lambda w: w.show_keys(), "toetsen toetsenbord hulp", "F1", useful=True),
    Act("Terug naar de casussen", lambda w: w.go_to("casussen"), key="Alt+Left"),
    Act("Tellingen vernieuwen", lambda w: w.refresh_counts(), "verversen", "F5"),
    Act("Weergave licht", lambda w: w.beheer.set_mode("licht"), "thema kleuren"),
    Act("Weergave donker", lambda w: w.beheer.set_mode("donker"), "thema kleuren nacht"),
    Act("Weergave als het systeem", lambda w: w.beheer.set_mode("systeem"), "thema kleuren licht donker"),
)
_CASUS = (
    _on_tab("Tijdlijn", "quick_text.edit.setFocus", "Tijdlijn vastleggen", "regel notitie melding incident gesprek"),
    _on_tab("Tijdlijn", "new_item", "Tijdlijn vastleggen met alle velden", "regel notitie melding incident"),
    _on_tab("Plan & afspraken", "new", "Afspraak maken", "nieuwe actie taak"),
    _on_tab("Plan & afspraken", "goals.new", "Doel toevoegen", "plan nieuw"),
    _on_tab("Ladder", name="Maatregel starten of afwegen", words="middel ladder trede afweging besluit"),
    _on_tab("Keten", "assign", "Partner inzetten", "hulp organisatie"),
    _on_tab("Keten", "score", "Leefgebied beoordelen", "zelfredzaamheid score"),
    _on_tab("Keten", "ask_handover", "Overdracht vragen", "overdragen partner"),
    _on_tab("Keten", "record_difference", "Verschil van inzicht vastleggen", "oneens partners"),
    _on_tab("Termijnen", "new_term", "Termijn toevoegen", "nieuwe datum wettelijk"),
    _on_tab("Termijnen", "new_request", "Verzoek om handhaving vastleggen", "handhavingsverzoek"),
    _on_tab("Stukken", "add_file", "Stuk toevoegen", "document bestand bijlage pdf"),
    _on_tab("Stukken", "print_file", "Dossier als PDF", "afdrukken jurist rechter"),
    _on_tab("Delen", "share", "Delen vastleggen", "verstrekken gegevens partner"),
    _on_tab("Delen", "inform", "Informeren vastleggen", "betrokkene inlichten"),
    Act("Betrokkene toevoegen", _add_person, "persoon bewoner", needs=_STAFF, on_casus=True),
    Act("Melder vastleggen", _add_melder, "bron anoniem", needs=_STAFF, on_casus=True),
    Act("Notitie voor de driehoek", lambda w: w.casus_page.export(), "oplegnotitie pdf burgemeester", needs=_STAFF,
        on_casus=True),
    Act("Status wijzigen", lambda w: w.casus_page.change_status(), "sluiten afsluiten heropenen", needs=_STAFF, on_casus=True),
    Act("Gegevens van de casus wijzigen", lambda w: w.casus_page.edit(), "titel doel grondslag regie urgentie", needs=_STAFF,
        on_casus=True),
    Act("Toegang tot de casus", lambda w: w.casus_page.change_access(), "besloten wie mag zien", needs=_STAFF, on_casus=True),
)  # fmt: skip
_NAMES = frozenset(act.name for act in (*_GENERAL, *_CASUS))
FIXED_KEYS = (
    ("Ctrl+Enter", "een formulier bewaren"),
    ("U", "in de werkvoorraad: de gekozen regel uitstellen"),
    ("Alt+O", "bij een signaal: het bedoelde adres overnemen"),
    ("Pijl omlaag", "van het zoekveld naar de resultaten"),
    ("Enter", "het eerste resultaat of de gekozen regel openen"),
    ("Esc", "de zoekresultaten of een venster sluiten; wat u typte blijft als concept bewaard"),
    ("Ctrl+Tab", "naar het volgende tabblad"),
)
"""Keys that belong to one widget."""


def all_acts(window: MainWindow) -> Iterator[Act]:
    """Everything that can be done, that of the open casus first."""
    yield from _CASUS
    for tab in window.casus_page.tab_names:
        yield Act(f"Ga naar {tab}", partial(_go_to_tab, tab), "tabblad casus", on_casus=True)
    yield from _GENERAL
    for place, (key, name) in enumerate(window.nav.names().items(), 1):
        hot = f"Alt+{place}" if place <= 9 else ""
        yield Act(f"Ga naar {name}", partial(_go_to, key), "pagina", hot, bound=False, useful=True)
    for tab in window.beheer.tab_pages:
        yield Act(f"Beheer: {tab}", partial(_go_to_beheer, tab), "instellingen tabblad")
    yield from _on_screen(window)


def _on_screen(window: MainWindow) -> Iterator[Act]:
    """The buttons of the page that is shown; of those with the same words one cannot know which is meant."""
    buttons = [
        button
        for kind in (PrimaryButton, SecondaryButton)
        for button in (window.stack.currentWidget() or window).findChildren(kind)
        if button.isVisible()
    ]
    names = [button.text().removesuffix(" …") for button in buttons]
    for name, button in zip(names, buttons, strict=True):
        if names.count(name) == 1 and name not in _NAMES:
            wanting = "" if button.isEnabled() else "kan nu niet, kies eerst een regel"
            yield Act(name, partial(_press, button), "knop pagina", wanting=wanting)


def _press(button: QPushButton, window: MainWindow) -> None:
    if shiboken6.isValid(button):  # the page may have been filled anew
        button.click()


def find_acts(window: MainWindow, typed: str) -> list[Act]:
    """The acts whose words begin as was typed; those that can be done first. Signs alone find none."""
    if typed.strip() and not words_of(typed):
        return []
    found = [act for act in all_acts(window) if fits(f"{act.name} {act.words}", typed)]
    return sorted(found, key=lambda act: bool(act.refusal(window)))


def useful_acts(window: MainWindow) -> list[Act]:
    """What stands in the palette before anything is typed."""
    return [act for act in all_acts(window) if not act.refusal(window) and (act.useful or act in _CASUS[:5])]


def _go_to(key: str, window: MainWindow) -> None:
    window.nav.choose(key)


def _go_to_tab(tab: str, window: MainWindow) -> None:
    window.casus_page.go_to_tab(tab)


def _go_to_beheer(tab: str, window: MainWindow) -> None:
    window.go_to("beheer")
    window.beheer.tabs.show_tab(tab)
