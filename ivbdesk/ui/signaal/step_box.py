"""A step of a checklist, which folds."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.ui.widgets.basics import HeaderLabel, LinkButton


class StepBox(QWidget):
    """A step with its heading; folded where it is not needed, and opened by hand with one press."""

    def __init__(self, naam: str, spacing: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing)
        self.inside = QWidget()
        self.body = QVBoxLayout(self.inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(spacing)
        self.opened = False
        self.button = LinkButton(f"{naam}: niet nodig, toch invullen", self.open_by_hand)
        self.heading = HeaderLabel(naam, 2)
        for widget in (self.heading, self.button, self.inside):
            column.addWidget(widget)
        self.fold(False)

    def open_by_hand(self) -> None:
        """Unfold, and stay so."""
        self.opened = True
        self.fold(False)

    def fold(self, folded: bool) -> None:
        """Fold or unfold, unless it was opened by hand."""
        away = folded and not self.opened
        self.inside.setVisible(not away)
        self.heading.setVisible(not away)
        self.button.setVisible(away)
