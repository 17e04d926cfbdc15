"""A line across the window while the clock of the computer stands before what the log has recorded, or is not that of the server."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ivbdesk.cases.taal.nederlands import AMSTERDAM, weekday_date
from ivbdesk.ui.widgets.basics import Label, unit
from ivbdesk.ui.workplace import Workplace

_SLACK = timedelta(minutes=5)
"""A clock that a network sets right goes back a little now and then."""


class KlokBanner(QFrame):
    """Hidden while the clock is right; it looks again after every change, and where it was set while nothing changed."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self._place = place
        self._told = Label("", "late")
        column = QVBoxLayout(self)
        space = unit(self)
        column.setContentsMargins(space * 4 // 3, space // 2, space * 4 // 3, space // 2)
        column.addWidget(self._told)
        self.hide()
        self._of_server_told = False
        place.changed.connect(lambda _: self.look())
        place.presence_changed.connect(self._heard)

    def look(self) -> None:
        """Compare the clock with the log."""
        reads = self._place.ctx.reads
        self._place.read(self, reads.beheer.laatste_moment, self._show, key="klok")

    def _heard(self) -> None:
        if bool(self._of_server()) != self._of_server_told:
            self.look()

    def _show(self, latest: datetime | None) -> None:
        of_server = self._of_server()
        self._of_server_told = bool(of_server)
        told = of_server or self._of_log(latest)
        if told:
            self._told.setText(told)
            self.setAccessibleName(told)
        self.setVisible(bool(told))

    def _of_server(self) -> str:
        team, now = self._place.desk.team, self._place.ctx.now()
        if team is None or abs(team.ahead) <= _SLACK:
            return ""
        return (
            f"De klok van deze computer staat op {_moment(now + team.ahead)}, die van de server op {_moment(now)}. "
            "Het programma rekent met de dag van de server, net als bij uw collega's. Zet de klok goed."
        )

    def _of_log(self, latest: datetime | None) -> str:
        now = self._place.ctx.now()
        if latest is None or now + _SLACK >= latest:
            return ""
        return (
            f"De klok van deze computer staat op {_moment(now)}. In het register is al gewerkt op {_moment(latest)}. "
            "Wat te laat is en hoe lang een termijn nog loopt, klopt nu niet. Zet de klok goed."
        )


def _moment(at: datetime) -> str:
    here = at.astimezone(AMSTERDAM)
    return f"{weekday_date(here.date())} {here:%H:%M}"
