"""All keys on one sheet, made from the same registry as the command palette."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.ui.widgets.basics import HeaderLabel, Label, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import scrolling
from ivbdesk.ui.workplace import Workplace

_DUTCH = {"Left": "pijl links"}


def said(key: str) -> str:
    """A key as it is read: "Alt + pijl links"."""
    return " + ".join(_DUTCH.get(part, part) for part in key.split("+"))


class ToetsenDialog(QDialog):
    """Key and meaning, a line each; Escape closes it."""

    def __init__(self, place: Workplace, keys: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("ivbdesk")
        self.setModal(True)
        px = place.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), px(18), px(14))
        head = QHBoxLayout()
        head.addWidget(HeaderLabel("Sneltoetsen", 2), 1)
        head.addWidget(SecondaryButton("Sluiten", self.accept))
        column.addLayout(head)
        column.addWidget(
            MutedLabel(
                "Met Ctrl + K vindt u ook elke handeling zonder toets. Een > vooraan toont alleen handelingen."
            )
        )
        content = QWidget()
        grid = QGridLayout(content)
        grid.setHorizontalSpacing(px(24))
        grid.setColumnStretch(1, 1)
        for number, (key, meaning) in enumerate(keys):
            name = Label(said(key), "strong", wrap=False)
            grid.addWidget(name, number, 0)
            grid.addWidget(Label(meaning), number, 1)
        column.addWidget(scrolling(content), 1)
        area = self.screen().availableGeometry()
        self.resize(min(px(620), area.width() * 9 // 10), min(px(560), area.height() * 9 // 10))
