"""The page of one casus: a head that says how it stands, and its tabs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.beheer.toegang import log_view, note_emergency_seen
from ivbdesk.actions.dossier.blad import CasusBlad, read_blad
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.taal.nederlands import count, short_date
from ivbdesk.ui.act import Act, act, acts_of
from ivbdesk.ui.besluitvorming.termijnen import TermijnenTab
from ivbdesk.ui.betrokkenen.betrokkenen import BetrokkenenTab
from ivbdesk.ui.dossier.aanwezig import Aanwezig
from ivbdesk.ui.dossier.bestanden import Gesleept
from ivbdesk.ui.dossier.casus_chips import chips_of
from ivbdesk.ui.dossier.casus_dialog import CasusDialog
from ivbdesk.ui.dossier.drop import Droppable
from ivbdesk.ui.dossier.overzicht import OverzichtTab
from ivbdesk.ui.dossier.plan import PlanTab
from ivbdesk.ui.dossier.status_dialog import StatusDialog
from ivbdesk.ui.dossier.stukken import StukkenTab
from ivbdesk.ui.dossier.tijdlijn import TijdlijnTab
from ivbdesk.ui.dossier.toegang_dialog import ToegangDialog
from ivbdesk.ui.keten.keten import KetenTab
from ivbdesk.ui.ladder.ladder import LadderTab
from ivbdesk.ui.opened import Changed
from ivbdesk.ui.publiek.delen import DelenTab
from ivbdesk.ui.publiek.oplegger_dialog import OpleggerDialog
from ivbdesk.ui.widgets.basics import (
    Chip,
    HeaderLabel,
    LinkButton,
    MutedLabel,
    PrimaryButton,
    SecondaryButton,
)
from ivbdesk.ui.widgets.flow import Flow
from ivbdesk.ui.widgets.focus_kept import focus_kept
from ivbdesk.ui.widgets.layouts import clear
from ivbdesk.ui.widgets.tabs import Tabs
from ivbdesk.ui.workplace import Workplace

_GONE = (
    "Een collega heeft deze casus voor u gesloten, of hij is vernietigd. U kunt hem niet meer openen, ook niet wat u er "
    "als concept bij bewaarde."
)


class CasusTab(Protocol):
    """What a tab shows of a casus."""

    def show_blad(self, blad: CasusBlad) -> None:
        """Show a casus."""


class CasusPage(QWidget):
    """One casus at a time; reads it again when something in it changes. `opened` gives the sheet of another one."""

    opened = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._casus_id: UUID | None = None
        self._blad: CasusBlad | None = None
        self._wanted_tab = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 16, 22, 14)
        outer.setSpacing(4)
        self._head = QHBoxLayout()
        self._head.setSpacing(9)
        outer.addLayout(self._head)
        self._chips = QHBoxLayout()
        outer.addLayout(self._chips)
        self._facts = QHBoxLayout()
        outer.addLayout(self._facts)
        outer.addSpacing(4)
        self.tabs = Tabs("Onderdelen van de casus")
        drukkerij = place.desk.drukkerij
        self.overzicht, self.tijdlijn = OverzichtTab(place), TijdlijnTab(place)
        self.stukken = StukkenTab(place, drukkerij)
        self._tabs: dict[str, QWidget] = {
            "Overzicht": self.overzicht,
            "Ladder": LadderTab(place, drukkerij),
            "Tijdlijn": self.tijdlijn,
            "Keten": KetenTab(place),
            "Plan & afspraken": PlanTab(place),
            "Termijnen": TermijnenTab(place),
            "Betrokkenen": BetrokkenenTab(place, drukkerij.inzage),
            "Delen": DelenTab(place, drukkerij.inzage),
            "Stukken": self.stukken,
        }
        for name, tab in self._tabs.items():
            self.tabs.add(name, tab)
        self._stale: set[str] = set()
        self.tabs.currentChanged.connect(lambda _: self._fill_tab())
        outer.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)
        self._drops = Droppable(self, self.take_dropped, lambda: self._blad is not None)
        self._reload = QTimer(self, singleShot=True, interval=0)
        self._reload.timeout.connect(self._read)
        self._until = QTimer(self, singleShot=True)  # when what was opened in an emergency ends
        self._until.timeout.connect(self._end_emergency)
        place.changed.connect(self._on_changed)
        self.aanwezig = Aanwezig(place, self)
        self.aanwezig.changed.connect(self._show_chips)

    @property
    def current_tab(self) -> str:
        """The name of the tab that is shown."""
        return self.tabs.name_at(self.tabs.currentIndex())

    def acts(self) -> Iterator[Act]:
        """What can be done in a casus: at its tabs, and at its head."""
        for name, tab in self._tabs.items():
            show = partial(self.go_to_tab, name)
            yield from acts_of(tab, on_casus=True, before=show)
            if isinstance(tab, PlanTab):
                yield from acts_of(tab.goals, on_casus=True, before=show)
        yield from acts_of(self, on_casus=True)

    @property
    def tab_names(self) -> tuple[str, ...]:
        """The names of the tabs, in their order."""
        return tuple(self._tabs)

    @act(
        "Maatregel starten of afwegen", "middel ladder trede afweging besluit", useful=True, given=("Ladder",)
    )
    def go_to_tab(self, name: str) -> QWidget:
        """Show a tab, filled, and give it."""
        self.tabs.show_tab(name)
        return self._tabs[name]

    @property
    def shown_id(self) -> UUID | None:
        """The casus that is on the screen, once it is read."""
        return self._blad.casus.id if self._blad is not None else None

    @property
    def blad(self) -> CasusBlad | None:
        """The sheet of the casus that is on the screen."""
        return self._blad

    def show_casus(self, casus_id: UUID, tab: str = "") -> None:
        """Read a casus and show it, on this tab where one is named."""
        if casus_id != self._casus_id:
            self.tabs.setCurrentIndex(0)
        self._casus_id, self._wanted_tab = casus_id, tab
        self._read()

    def _on_changed(self, changes: Changed) -> None:
        if (
            changes.touches(self._casus_id)
            or {"partner", "instelling", "oplegger", "stuk", "toegang", "bewaarplicht", "persoon"}
            & changes.entiteiten
        ):
            self._reload.start()

    def _read(self) -> None:
        casus_id, ctx = self._casus_id, self.place.ctx
        if casus_id is not None:
            work = partial(read_blad, ctx, casus_id)
            self.place.background.run(work, self._show, self._failed, key="casus", owner=self)

    def _failed(self, error: BaseException) -> None:
        """One that is closed to the officer, or was destroyed meanwhile, gives way to the list."""
        if self.place.is_away(error):  # what is shown stays
            return
        self._blad = None
        self.aanwezig.show(None)
        for layout in (self._head, self._chips, self._facts):
            clear(layout)
        self.tabs.hide()
        if isinstance(error, KeyError):
            self._casus_id = None
            self.place.page_asked.emit("casussen")
            if self.place.desk.team is not None:
                self.place.messages.notice(_GONE)
        else:
            self.place.messages.show_exception(error)

    def _show(self, blad: CasusBlad) -> None:
        self.tabs.show()
        if blad.casus.id != self.shown_id:
            ctx, casus_id = self.place.ctx, blad.casus.id
            self.place.background.run(lambda: log_view(ctx, casus_id), lambda _: None, owner=self)
            self.opened.emit(blad)
        self._blad = blad
        self.aanwezig.show(blad.casus.id)
        self._watch_the_end(blad)
        with focus_kept(self):
            self._show_head(blad)
            self._stale = set(self._tabs)
            if self._wanted_tab:
                self.tabs.show_tab(self._wanted_tab)
                self._wanted_tab = ""
            self._fill_tab()

    def _watch_the_end(self, blad: CasusBlad) -> None:
        """An opening in an emergency ends while the casus is on the screen too."""
        end = blad.nood_tot(self.place.ctx.officer)
        if end is None:
            self._until.stop()
        else:
            self._until.start(max(0, round((end - self.place.ctx.now()).total_seconds() * 1000)) + 1)

    def _end_emergency(self) -> None:
        self.place.messages.notice("De tijd van deze noodopening is voorbij.")
        self._read()

    def _fill_tab(self) -> None:
        """Only the tab that is seen is filled; the others when they are chosen."""
        name = self.current_tab
        if self._blad is not None and name in self._stale:
            self._stale.discard(name)
            self._drops.watch(self._tabs[name])
            self._tabs[name].show_blad(self._blad)  # type: ignore[attr-defined]  # every tab is a CasusTab

    def take_dropped(self, found: Gesleept) -> None:
        """Files that were dropped anywhere on the casus are kept among its documents."""
        self.go_to_tab("Stukken")
        self.stukken.take(found)

    def _show_head(self, blad: CasusBlad) -> None:
        casus = blad.casus
        for layout in (self._head, self._facts):
            clear(layout)
        title = HeaderLabel(f"{casus.nummer} · {casus.titel}")
        title.setWordWrap(True)
        self._head.addWidget(title, 1)
        self._head.addWidget(SecondaryButton("Gegevens", self.edit).needing(self.place))
        self._head.addWidget(SecondaryButton("Status wijzigen", self.change_status).needing(self.place))
        self._head.addWidget(PrimaryButton("Notitie voor de driehoek", self.export).needing(self.place))
        self._show_chips()
        regie = f"Procesregie: {casus.procesregie or 'nog niemand'} · casusregie: {casus.casusregie or 'nog niemand'}"
        due = blad.vernietigen_vanaf
        kept = f" · vernietigen vanaf {short_date(due)}" if due else ""
        line = f"{regie} · geopend {short_date(casus.geopend_op)} · grondslag: {casus.grondslag}{kept}"
        self._facts.addWidget(MutedLabel(line, small=True), 1)
        who = (
            f"Besloten: {count(len(blad.ingelaten), 'medewerker', 'medewerkers')}"
            if casus.besloten
            else "Iedereen"
        )
        if blad.nood_tot(self.place.ctx.officer) is None:
            self._facts.addWidget(LinkButton(f"Toegang: {who}", self.change_access).needing(self.place))
        else:
            self._facts.addWidget(MutedLabel(f"Toegang: {who}", small=True, wrap=False))

    def _show_chips(self) -> None:
        clear(self._chips)
        if self._blad is not None:
            marks = [*chips_of(self.place, self._blad, self.note_seen)]
            if self.aanwezig.told:
                marks.append(Chip(self.aanwezig.told, "warn"))
            self._chips.addWidget(Flow(*marks, space=self.place.theme.px(8)), 1)

    @act("Gegevens van de casus wijzigen", "titel doel grondslag regie urgentie", needs=Recht.REGIEVOERDER)
    def edit(self) -> None:
        """Change what the casus is about."""
        if self._blad is not None:
            CasusDialog(self.place, self._blad, self).start()

    @act("Status wijzigen", "sluiten afsluiten heropenen", needs=Recht.REGIEVOERDER)
    def change_status(self) -> None:
        """Bring the casus in another state."""
        if self._blad is not None:
            StatusDialog(self.place, self._blad, self).start()

    @act("Toegang tot de casus", "besloten wie mag zien", needs=Recht.REGIEVOERDER)
    def change_access(self) -> None:
        """Choose who may see the casus."""
        blad = self._blad
        if blad is not None:
            ToegangDialog(self.place, blad.casus, blad.medewerkers, blad.toegangen, self).start()

    def note_seen(self) -> None:
        """Tell that it was read who opened this casus in an emergency."""
        ctx, casus_id = self.place.ctx, self.shown_id
        if casus_id is not None:
            self.place.background.run(
                lambda: note_emergency_seen(ctx, casus_id), lambda _: None, owner=self.place
            )

    @act("Notitie voor de driehoek", "oplegnotitie pdf burgemeester", needs=Recht.REGIEVOERDER)
    def export(self) -> None:
        """Make the note for the driehoek."""
        if self._blad is not None:
            OpleggerDialog(self.place, self._blad, self.place.desk.drukkerij.notitie, self).start()
