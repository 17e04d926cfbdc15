"""The lines at the foot of the navigation: who works here, in which register, how old its copy is, when it locks."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.ui.beheer.back_ups import BackUps
from ivbdesk.ui.window.idle import IdleWatch
from ivbdesk.ui.window.line_banner import lost_since
from ivbdesk.ui.window.nav import Nav
from ivbdesk.ui.workplace import Workplace


class NavFoot(QObject):
    """Written each time a copy was made or looked for."""

    def __init__(self, nav: Nav, place: Workplace, back_ups: BackUps, idle_watch: IdleWatch) -> None:
        super().__init__(nav)
        self._nav, self._back_ups, self._idle_watch = nav, back_ups, idle_watch
        self._place, self._told = place, ""
        self._officer = ""
        back_ups.told.connect(self._show)
        place.line_changed.connect(lambda: self._show(self._told))

    def meet(self, officer: Medewerker) -> None:
        """Name the officer from now on."""
        self._officer = officer.naam
        self._back_ups.look()

    def _show(self, line: str) -> None:
        self._told, watch = line, self._idle_watch
        lock = f"Vergrendelt na {watch.minutes} min · Ctrl+L" if watch.is_known else "Ctrl+L vergrendelt"
        lines = (self._officer, self._register(), line, lock)
        self._nav.set_foot([line for line in lines if line])

    def _register(self) -> str:
        desk = self._place.desk
        if desk.team is None:
            return f"Register: {desk.register.folder.name}"
        since = lost_since(self._place)
        if since and desk.team.is_refused:
            return f"! Team {desk.team.name} · niet meer toegelaten sinds {since}"
        if since:
            return f"! Team {desk.team.name} · geen verbinding sinds {since}"
        return f"Team {desk.team.name} · verbonden"
