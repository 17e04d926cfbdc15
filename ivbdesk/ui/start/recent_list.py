"""The registers that were opened before on this computer, to open again or to take out of the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ivbdesk.ui.start.known_registers import is_away, keep_recent, recent_registers
from ivbdesk.ui.widgets.basics import HeaderLabel, Label, LinkButton, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import row


class RecentList(QWidget):
    """A button for each; or, where there is none yet, what a register is."""

    def __init__(self, settings: QSettings, choose: Callable[[Path], object]) -> None:
        super().__init__()
        self._settings = settings
        self._buttons: dict[Path, tuple[QPushButton, QPushButton]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        known = recent_registers(settings)
        if known:
            column.addWidget(HeaderLabel("Eerder geopend", 2))
            for path in known:
                open_it = SecondaryButton(path.stem, partial(choose, path))
                open_it.setToolTip(str(path))
                open_it.setAccessibleName(f"Register {path.stem} openen")
                forget = LinkButton("Uit deze lijst halen", partial(self._forget, path))
                forget.hide()
                self._buttons[path] = (open_it, forget)
                column.addLayout(row(open_it, forget))
        else:
            column.addWidget(
                Label(
                    "Op deze computer is nog geen register geopend. Een register is een map met uw casussen, versleuteld "
                    "met een wachtwoordzin die alleen u kent."
                )
            )
            column.addWidget(
                MutedLabel(
                    "Eerst rondkijken met verzonnen casussen? Start het programma als: ivbdesk demo",
                    small=True,
                )
            )

    def away(self) -> Callable[[], list[Path]]:
        """Asks, off the UI thread, which of them cannot be seen now."""
        known = list(self._buttons)
        return lambda: list(filter(is_away, known))

    def mark_away(self, away: Sequence[Path]) -> None:
        """What is out of reach stays in the list: a share comes back; what is gone for good, the officer takes out."""
        for path in away:
            open_it, forget = self._buttons[path]
            open_it.setText(f"{path.stem} (nu niet bereikbaar)")
            forget.show()

    def _forget(self, path: Path) -> None:
        for widget in self._buttons.pop(path):
            widget.hide()
        keep_recent(self._settings, self._buttons)
