"""What the unlock page offers when a colleague has the register open: reading along, and asking for the turn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.ui.background import Background
from ivbdesk.ui.widgets.basics import Label, LinkButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import row

if TYPE_CHECKING:
    from ivbdesk.ui.doors import Doors
    from ivbdesk.ui.opened import TurnTaking

LOOK_EVERY_MS = 3_000
_RENEW_S = 60


class TurnPane(QWidget):
    """Hidden until `offer`; `read` asks to read the newest copy, `free` says that the register that was asked for is free."""

    read = Signal()
    free = Signal()

    def __init__(self, doors: Callable[[], Doors], background: Background) -> None:
        super().__init__()
        self._doors, self._background = doors, background
        self._folder: Path | None = None
        self._turns: TurnTaking | None = None
        self._came_too_late = False
        self._renewed = datetime.min.replace(tzinfo=UTC)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._told = Label("")
        self._told.hide()
        self.read_button = SecondaryButton("Meelezen in de laatste kopie", self.read.emit)
        self.read_button.setToolTip("U leest; vastleggen kan alleen wie het register open heeft.")
        self.ask_button = SecondaryButton("Om de beurt vragen", self._ask)
        self.stop_button = LinkButton("Vraag intrekken", self.stop)
        self.stop_button.hide()
        column.addWidget(self._told)
        column.addLayout(row(self.read_button, self.ask_button, self.stop_button))
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self.hide()

    def offer(self, folder: Path) -> None:
        """Offer both for this register, that somebody else has open; who waited and found another before goes on waiting."""
        self._folder = folder
        self.show()
        if self._came_too_late:
            self._ask()

    def away(self) -> None:
        """Offer nothing, and wait no more."""
        self.stop()
        self._came_too_late = False
        self.hide()

    def _ask(self) -> None:
        if self._folder is None:
            return
        self._turns = self._doors().turns(self._folder)
        at = datetime.now().astimezone()
        self._tell(
            f"U hebt om {at:%H:%M} om de beurt gevraagd. Zodra uw collega het register overdraagt of sluit, opent het hier, "
            "als uw wachtwoordzin er dan staat."
        )
        self._renewed = datetime.min.replace(tzinfo=UTC)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Go on asking, and look whether the register is free; the timer does this every few seconds."""
        turns, now = self._turns, datetime.now(UTC)
        if turns is None:
            return
        renew = (now - self._renewed).total_seconds() > _RENEW_S
        if renew:
            self._renewed = now

        def work() -> bool:
            if renew:
                turns.ask(now)
            return turns.is_free()

        self._background.run(work, self._found, owner=self, key="beurt", failed=self._failed)

    def stop(self) -> None:
        """Wait no more."""
        turns, self._turns = self._turns, None
        self._timer.stop()
        self._tell("")
        if turns is not None:
            self._background.run(turns.withdraw, lambda _: None, owner=self, failed=lambda _: None)

    def _found(self, free: bool) -> None:
        if free and self._turns is not None:
            self.away()
            self._came_too_late = True  # unless it opens now
            self.free.emit()

    def _failed(self, error: BaseException) -> None:
        """Who may not write in the folder cannot ask there; waiting until it is free goes on."""
        self._tell(f"{error} U kunt wel blijven wachten: zodra het register vrij is, opent het hier.")

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        for widget in (self._told, self.stop_button):
            widget.setVisible(bool(text))
        self.ask_button.setVisible(not text)
