"""The page on which a register is chosen: those that were opened before, a new one, another one, or a copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ivbdesk.ui.start.known_registers import is_away, keep_recent, name_of, recent_registers
from ivbdesk.ui.widgets.basics import (
    HeaderLabel,
    Label,
    LinkButton,
    MutedLabel,
    PrimaryButton,
    Rule,
    SecondaryButton,
)
from ivbdesk.ui.widgets.layouts import row

_NEW = "Voor uw eigen casussen, op deze computer. U kiest een wachtwoordzin en krijgt een herstelsleutel op papier."
_EXISTING = "Kies de map NAAM.ivb, ook als een collega het register heeft gemaakt."
_DEMONSTRATION = "Rondkijken in een register waarin alles verzonnen is. Het begint elke keer opnieuw."

_TEAM = (
    "In aanbouw, nog niet voor echte casussen. Met collega's tegelijk, op een server van de gemeente. U hebt een map "
    "NAAM.ivbteam van uw beheerder nodig."
)
_NO_TEAM = (
    "Deze installatie heeft het onderdeel ‘team’ niet. Werkt uw gemeente met een teamregister, vraag uw beheerder dan om "
    "ivbdesk met dat onderdeel."
)


class ChoosePage(QWidget):
    """`chosen` gives the folder of a register."""

    chosen = Signal(object)

    def __init__(
        self,
        settings: QSettings,
        make: Callable[[], object],
        restore: Callable[[], object],
        demonstrate: Callable[[], object],
        *,
        with_team: bool,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._recent: dict[Path, tuple[QPushButton, QPushButton]] = {}
        self._told, self._working = Label("", "near"), QProgressBar()
        self._working.setRange(0, 0)
        self._working.setAccessibleName("Bezig")
        for widget in (self._told, self._working):
            widget.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        known = recent_registers(settings)
        if known:
            column.addWidget(HeaderLabel("Eerder geopend", 2))
            for path in known:
                column.addLayout(row(*self._line(path)))
            column.addSpacing(8)
        else:
            column.addWidget(
                Label(
                    "Een register is een map met uw casussen, versleuteld met een wachtwoordzin die alleen u kent. "
                    "Waar wilt u mee beginnen?"
                )
            )
            column.addSpacing(6)
        column.addLayout(self._ways(make, demonstrate))
        column.addWidget(self._told)
        column.addWidget(self._working)
        column.addLayout(row(LinkButton("Reservekopie terugzetten …", restore)))
        column.addSpacing(4)
        column.addWidget(Rule())
        column.addWidget(HeaderLabel("Teamregister", 2))
        column.addWidget(MutedLabel(_TEAM if with_team else _NO_TEAM, small=True))
        if with_team:
            browse = partial(self._browse, "het team (NAAM.ivbteam)")
            column.addLayout(row(SecondaryButton("Teamregister openen …", browse)))

    def _ways(self, make: Callable[[], object], demonstrate: Callable[[], object]) -> QGridLayout:
        """One button for each way to begin, with what it leads to beside it."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        browse = partial(self._browse, "het register (NAAM.ivb)")
        ways = (
            (PrimaryButton("Nieuw register maken", make), _NEW),
            (SecondaryButton("Bestaand register openen …", browse), _EXISTING),
            (SecondaryButton("Demonstratie bekijken", demonstrate), _DEMONSTRATION),
        )
        for number, (button, told) in enumerate(ways):
            button.setAccessibleDescription(told)
            grid.addWidget(button, number, 0)
            grid.addWidget(MutedLabel(told, small=True), number, 1)
        return grid

    def wait(self, told: str) -> None:
        """Say what is being made, and let nothing be pressed meanwhile; empty when it is done."""
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self._working.setVisible(bool(told))
        for button in self.findChildren(QPushButton):
            button.setEnabled(not told)
        if told:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def _line(self, path: Path) -> tuple[QPushButton, QPushButton]:
        open_it = SecondaryButton(name_of(path), partial(self.chosen.emit, path))
        open_it.setToolTip(str(path))
        open_it.setAccessibleName(f"Register {name_of(path)} openen")
        forget = LinkButton("Uit deze lijst halen", partial(self._forget, path))
        forget.hide()
        self._recent[path] = (open_it, forget)
        return self._recent[path]

    def away(self) -> list[Path]:
        """Which of those that were opened before cannot be seen now; asking may take long."""
        return list(filter(is_away, list(self._recent)))

    def mark_away(self, away: Sequence[Path]) -> None:
        """What is out of reach stays in the list: a share comes back; what is gone for good, the officer takes out."""
        for path in away:
            open_it, forget = self._recent[path]
            open_it.setText(f"{name_of(path)} (nu niet bereikbaar)")
            forget.show()

    def _forget(self, path: Path) -> None:
        for widget in self._recent.pop(path):
            widget.hide()
        keep_recent(self._settings, self._recent)

    def _browse(self, what: str) -> None:
        found = QFileDialog.getExistingDirectory(self, f"Kies de map van {what}")
        if found:
            self.chosen.emit(Path(found))
