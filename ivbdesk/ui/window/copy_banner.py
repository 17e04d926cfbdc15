"""The line across a window that reads a copy: of when it is, and how to come by the register itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QTimer, Signal

from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.cases.taal.nederlands import day_date
from ivbdesk.ui.widgets.basics import PrimaryButton, SecondaryButton
from ivbdesk.ui.window.turn_banner import LOOK_EVERY_MS, Line
from ivbdesk.ui.workplace import Workplace

_RENEW = timedelta(minutes=1)


class CopyBanner(Line):
    """Asks for the register, and tells when it is free; `wanted` then asks to open it.

    Hidden in a window of the register itself. Of a register that was moved it says where that is now.
    """

    wanted = Signal()

    def __init__(self, place: Workplace) -> None:
        asking, opening = SecondaryButton("Om de beurt vragen"), PrimaryButton("Register openen")
        super().__init__(asking, opening)
        self.ask_button, self.open_button = asking, opening
        asking.clicked.connect(self._ask)
        opening.clicked.connect(lambda: self.wanted.emit())
        self._place = place
        self._asked: datetime | None = None
        self._renewed: datetime | None = None
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        if place.desk.verhuisd:
            asking.hide()
            opening.hide()
            self.tell(f"Dit register is verhuisd naar {place.desk.verhuisd}. Hier kunt u alleen lezen.")
        elif place.reads_copy:
            self._show(False)
            self._timer.start()

    def look(self) -> None:
        """Look whether the register is free, and go on asking; the timer does this every few seconds."""
        turns, now = self._place.desk.register.turns, self._place.ctx.now()
        renew = self._asked is not None and (self._renewed is None or now - self._renewed > _RENEW)
        if renew:
            self._renewed = now

        def work() -> bool:
            if renew:
                turns.ask(now)
            return turns.is_free()

        self._place.read(self, work, self._show, key="beurt")

    def _ask(self) -> None:
        turns = self._place.desk.register.turns
        if self._asked is None:
            self._asked, self._renewed = self._place.ctx.now(), None
            self.look()
        else:
            self._asked = None
            self._place.background.run(turns.withdraw, lambda _: self.look(), owner=self)
        self._show(False)

    def _show(self, free: bool) -> None:
        at = self._place.desk.kopie_van
        if at is None:
            return
        here = at.astimezone(AMSTERDAM)
        told = f"U leest mee in de kopie van {day_date(here.date())} {here:%H:%M}; een collega heeft het register open."
        if free:
            told = f"Het register is vrij. Dit is nog de kopie van {day_date(here.date())} {here:%H:%M}."
        elif self._asked is not None:
            told += f" U hebt om {self._asked.astimezone(AMSTERDAM):%H:%M} om de beurt gevraagd."
        self.ask_button.setText("Vraag intrekken" if self._asked else "Om de beurt vragen")
        self.ask_button.setVisible(not free)
        self.open_button.setVisible(free)
        self.tell(told)
