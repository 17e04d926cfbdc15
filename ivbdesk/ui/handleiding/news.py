"""What a new version brought, shown once after an update."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk import __version__
from ivbdesk.cases.beheer.programma import Veranderd, Versie, read_changes
from ivbdesk.resources import changes
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import HeaderLabel, window_title
from ivbdesk.ui.widgets.layouts import scrolling
from ivbdesk.ui.widgets.lees_dialog import LeesDialog
from ivbdesk.ui.widgets.veranderd import changes_of

IN_BRIEF = "In het kort"
"""The heading of what somebody who works with the program wants to know."""


def news_since(seen: str, text: str | None = None) -> tuple[Versie, ...]:
    """The versions that came after the one that was seen, the newest first; the present one where that is not known."""
    versions = read_changes(changes() if text is None else text)
    numbers = [version.nummer for version in versions]
    if seen in numbers:
        return versions[: numbers.index(seen)]
    return tuple(version for version in versions if version.nummer == __version__)


def for_officers(version: Versie) -> Veranderd:
    """What of a version is told after an update: in brief where it says so itself, for the rest there is "Over ivbdesk"."""
    brief = tuple(part for part in version.veranderd if part[0] == IN_BRIEF)
    return brief or version.veranderd


class NewsDialog(LeesDialog):
    """The changes of some versions, under their headings."""

    def __init__(
        self, theme: Theme, versions: Sequence[Versie], parent: QWidget, help: Callable[[], object]
    ) -> None:
        super().__init__(theme, "Wat is er nieuw", 720, 620, parent, help)
        self.setWindowTitle(window_title("Wat is er nieuw"))
        content = QWidget()
        column = QVBoxLayout(content)
        for version in versions:
            column.addWidget(HeaderLabel(f"Versie {version.nummer}", 2))
            for widget in changes_of(for_officers(version)):
                column.addWidget(widget)
        column.addStretch(1)
        self.column.addWidget(scrolling(content), 1)
