"""The box by which the keyring of this computer opens a register the next time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox

from ivbdesk.ui.background import Background
from ivbdesk.ui.messages import Messages
from ivbdesk.ui.start.known_registers import is_remembered, note_remembered

if TYPE_CHECKING:
    from ivbdesk.ui.opened import Opened


class RememberBox(QCheckBox):
    """Ticked where the register is remembered; off for good where the administrator wants no keyring."""

    def __init__(self, settings: QSettings, background: Background, messages: Messages, may: bool) -> None:
        super().__init__("Op deze computer onthouden in de sleutelring")
        self._settings, self._background, self._messages, self._may = settings, background, messages, may
        self.setToolTip("De wachtwoordzin blijft altijd nodig op een andere computer.")
        if not may:
            self.setText("Onthouden in de sleutelring staat uit. Vastgelegd door uw beheerder.")
            self.setEnabled(False)

    def suit(self, folder: Path) -> bool:
        """Whether the keyring opens this register; the box then says so."""
        remembered = self._may and is_remembered(self._settings, folder)
        self.setChecked(remembered)
        return remembered

    def keep(self, desk: Opened, then: Callable[[Opened], object]) -> None:
        """Remember the register that was opened, or forget it, as the box says; then go on, also where that failed."""
        wanted = self.isChecked() and not self.isHidden()
        folder = desk.register.folder
        if wanted == is_remembered(self._settings, folder):
            then(desk)
            return

        def go_on_without(error: BaseException) -> None:
            note_remembered(self._settings, folder, False)
            self._messages.show_exception(error)
            then(desk)

        note_remembered(self._settings, folder, wanted)
        act = desk.keys.remember if wanted else desk.keys.forget
        self._background.run(act, lambda _: then(desk), owner=self, failed=go_on_without)
