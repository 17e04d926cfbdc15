"""What is typed in the search field, answered while typing: acts, cases, texts, and what was open lately."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.zoeken.zoeken import Zoekgroep, Zoekvondst
from ivbdesk.ui.act import Act
from ivbdesk.ui.acts import Shell, find_acts, useful_acts
from ivbdesk.ui.widgets.toetsen_dialog import said
from ivbdesk.ui.zoeken.search_hits import Offer, SearchHits

if TYPE_CHECKING:
    from ivbdesk.ui.keten.partners_page import PartnersPage

_MOST_ACTS, _MOST_RECENT = 6, 6
_ANSWERS = 2
_FEW = 6
"""Up to so many hits, what is like them may be what was meant."""
ONLY_ACTS = ">"
"""What at the start of the search field asks for acts alone."""
_TABS = {
    Zoekgroep.TIJDLIJN: "Tijdlijn",
    Zoekgroep.AFSPRAAK: "Plan & afspraken",
    Zoekgroep.DOEL: "Plan & afspraken",
    Zoekgroep.AFWEGING: "Ladder",
    Zoekgroep.STUK: "Stukken",
    Zoekgroep.OVERDRACHT: "Keten",
    Zoekgroep.PERSOON: "Betrokkenen",
    Zoekgroep.ORGANISATIE: "Betrokkenen",
}


class Searched(Shell, Protocol):
    """The window that shows what was picked."""

    partners: PartnersPage

    def open_casus(self, casus_id: UUID, tab: str = "") -> None:
        """Show a casus."""

    def open_signaal(self, signaal_id: UUID) -> None:
        """Show a signal."""

    def do(self, act: Act) -> None:
        """Do an act, or say why it cannot be done."""


class Searching(QObject):
    """Between the search field, its hits and the window that shows what was picked."""

    def __init__(self, window: Searched, hits: SearchHits) -> None:
        super().__init__(hits)
        self._window, self._hits, self._field = window, hits, window.top.search
        self._recent: dict[UUID, str] = {}
        self._asked = self._answered = self._found = 0
        self._text = self._shown = ""
        self._enter_waits = False
        self._field.searched.connect(self._search)
        self._field.down.connect(hits.take_focus)
        self._field.returnPressed.connect(self._choose_first)
        self._field.textEdited.connect(self._type_on)
        self._field.left.connect(hits.hide)
        hits.picked.connect(self._on_hit)
        hits.acted.connect(self._on_act)
        window.casus_page.opened.connect(self._remember)

    def _search(self, text: str) -> None:
        self._asked += 1  # whatever is still being looked for stops
        self._text = text
        if not text:
            self._show_start()
            return
        if text.startswith(ONLY_ACTS):
            self._hits.show_acts(self._offered(find_acts(self._window, text[1:])), self._field)
            self._on_shown()
            return
        reads, today, asked = self._window.place.ctx.reads, self._window.place.today(), self._asked

        def wanted() -> bool:
            return asked == self._asked

        def cases() -> list[Zoekvondst]:
            return reads.zoeken.zoek_casussen(text, today, wanted=wanted)

        def texts() -> list[Zoekvondst]:
            return reads.zoeken.zoek_teksten(text, today, wanted=wanted)

        self._answered = self._found = 0
        self._hits.begin(self._offered(find_acts(self._window, text)[:_MOST_ACTS]))
        self._window.place.read(self, cases, partial(self._show_cases, asked), key="zoeken")
        self._window.place.read(self, texts, partial(self._show_texts, asked), key="zoeken in tekst")

    def _show_cases(self, asked: int, found: Sequence[Zoekvondst]) -> None:
        if asked == self._asked:
            self._hits.show_cases(found, self._field)
            self._on_shown()
            self._on_answer(found)

    def _show_texts(self, asked: int, found: Sequence[Zoekvondst]) -> None:
        if asked == self._asked:
            self._hits.show_texts(found, self._field)
            self._on_shown()
            self._on_answer(found)

    def _on_answer(self, found: Sequence[Zoekvondst]) -> None:
        """Where what was typed is found nowhere or seldom, look for what was perhaps meant."""
        self._answered, self._found = self._answered + 1, self._found + len(found)
        if self._answered < _ANSWERS or self._found > _FEW:
            return
        also = self._found > 0
        reads, today, asked = self._window.place.ctx.reads, self._window.place.today(), self._asked
        text = self._field.text().strip()

        def meant() -> list[Zoekvondst]:
            return reads.zoeken.zoek_bedoeld(text, today, wanted=lambda: asked == self._asked, ook=also)

        self._window.place.read(self, meant, partial(self._show_meant, asked), key="zoeken wat is bedoeld")

    def _show_meant(self, asked: int, found: Sequence[Zoekvondst]) -> None:
        if asked == self._asked and found:
            self._hits.show_like(found, self._field)

    def _show_start(self) -> None:
        """Before anything is typed: what was open lately, and what one can do; only for somebody who is in the field."""
        if not self._field.hasFocus():
            self._hits.hide()
            return
        open_now = self._window.shown_casus
        lately = [(casus_id, name) for casus_id, name in self._recent.items() if casus_id != open_now]
        recent = [
            Zoekvondst(Zoekgroep.CASUS, casus_id, casus_id, name, "")
            for casus_id, name in lately[:_MOST_RECENT]
        ]
        self._hits.show_start(recent, self._offered(useful_acts(self._window)), self._field)
        self._on_shown()

    def _choose_first(self) -> None:
        """Enter opens the first answer to the words that stand there; it waits for that, and takes no earlier answer."""
        self._enter_waits = not (self._hits.is_whole and self._shown == self._field.text().strip())
        if not self._enter_waits:
            self._hits.choose_first()

    def _type_on(self) -> None:
        self._enter_waits = False

    def _on_shown(self) -> None:
        self._shown = self._text
        if self._enter_waits:
            self._choose_first()

    def _remember(self, blad: CasusBlad) -> None:
        """What was opened lately, in memory only."""
        casus = blad.casus
        self._recent.pop(casus.id, None)
        self._recent = {casus.id: f"{casus.nummer} {casus.titel}", **self._recent}
        QTimer.singleShot(0, self, self._ask_again)  # once it is the casus that is shown

    def _ask_again(self) -> None:
        """What could not be done without a casus can be done now."""
        if self._hits.isVisible():
            self._search(self._field.text().strip())

    def _offered(self, acts: Sequence[Act]) -> list[Offer]:
        return [
            Offer(act.name, said(act.key) if act.key else "", act.refusal(self._window), act) for act in acts
        ]

    def _on_act(self, act: object) -> None:
        if isinstance(act, Act) and act.refusal(self._window):
            self._window.do(act)  # says why not; what was typed stays
            return
        self._leave_search()
        if isinstance(act, Act):
            self._window.do(act)
            if self._field.hasFocus():
                self._go_to_page()

    def _go_to_page(self) -> None:
        """An act that only shows a page leaves the keyboard in the field, and the hits would open over that page."""
        page = self._window.stack.currentWidget()
        at: QWidget | None = page.nextInFocusChain() if page is not None else None
        while at is not None and at is not page and not _takes_keyboard(at, page):
            at = at.nextInFocusChain()
        if at is not None and at is not page:
            at.setFocus(Qt.FocusReason.OtherFocusReason)
            self._asked += 1
            self._hits.hide()

    def _on_hit(self, hit: Zoekvondst) -> None:
        self._leave_search()
        if hit.groep is Zoekgroep.PARTNER:
            self._window.go_to("partners")
            self._window.partners.open_card(hit.id)
        elif hit.groep is Zoekgroep.SIGNAAL:
            self._window.open_signaal(hit.id)
        elif hit.casus_id is not None:
            self._window.open_casus(hit.casus_id, _TABS.get(hit.groep, ""))

    def _leave_search(self) -> None:
        self._field.clear()
        self._hits.hide()


def _takes_keyboard(widget: QWidget, page: QWidget | None) -> bool:
    tabs = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return (
        tabs and widget.isEnabled() and widget.isVisible() and page is not None and page.isAncestorOf(widget)
    )
