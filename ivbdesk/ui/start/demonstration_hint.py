"""What opens the demonstration register, told where its passphrase is asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ivbdesk.ui.background import Background
from ivbdesk.ui.widgets.basics import Label

if TYPE_CHECKING:
    from ivbdesk.ui.doors import Doors

_NAME = "Demonstratie"
_TOLD = (
    "In de demonstratie is alles verzonnen. De wachtwoordzin is: {phrase}. Gaat zij daar niet mee open, maak haar dan opnieuw: "
    "kies ‘Ander register’ en ‘Demonstratie bekijken’."
)


class DemonstrationHint(Label):
    """Hidden above any other register."""

    def __init__(self, doors: Callable[[], Doors], background: Background) -> None:
        super().__init__("", "near")
        self._doors, self._background = doors, background
        self._folder: Path | None = None
        self.hide()

    def suit(self, folder: Path) -> None:
        """Tell it where this is the demonstration; found out off the UI thread."""
        self._folder = folder
        self.hide()
        if folder.stem == _NAME:  # a look at the name first: the doors are not loaded for it
            work, told = lambda: self._doors().demonstration_phrase(folder), partial(self._tell, folder)
            self._background.run(work, told, owner=self)

    def _tell(self, folder: Path, phrase: str) -> None:
        if folder == self._folder:  # the officer may have gone on to another register
            self.setText(_TOLD.format(phrase=phrase))
            self.setVisible(bool(phrase))
