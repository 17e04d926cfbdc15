"""All keys on one sheet, made from the same registry as the command palette."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from ivbdesk.ui.widgets.basics import Label, MutedLabel
from ivbdesk.ui.widgets.layouts import scrolling
from ivbdesk.ui.widgets.lees_dialog import LeesDialog
from ivbdesk.ui.workplace import Workplace

_PALETTE = "Met Ctrl + K vindt u ook elke handeling zonder toets. Een > vooraan toont alleen handelingen."
_DUTCH = {"Left": "pijl links"}


def said(key: str) -> str:
    """A key as it is read: "Alt + pijl links"."""
    return " + ".join(_DUTCH.get(part, part) for part in key.split("+"))


class ToetsenDialog(LeesDialog):
    """Key and meaning, a line each; Escape closes it."""

    def __init__(
        self, place: Workplace, keys: Sequence[tuple[str, str]], parent: QWidget, intro: str = _PALETTE
    ) -> None:
        super().__init__(
            place.theme, "Sneltoetsen", 620, 560, parent, partial(place.help_asked.emit, "Sneltoetsen")
        )
        self.column.addWidget(MutedLabel(intro))
        content = QWidget()
        grid = QGridLayout(content)
        grid.setHorizontalSpacing(place.theme.px(24))
        grid.setColumnStretch(1, 1)
        for number, (key, meaning) in enumerate(keys):
            name = Label(said(key), "strong", wrap=False)
            grid.addWidget(name, number, 0)
            grid.addWidget(Label(meaning), number, 1)
        self.column.addWidget(scrolling(content), 1)
