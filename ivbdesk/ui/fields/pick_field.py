"""A field that chooses several things from a long list: what is chosen is shown, the list opens on demand."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ivbdesk.cases.taal.letters import fold_letters
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.ui.fields.field import Field, things
from ivbdesk.ui.widgets.basics import SecondaryButton
from ivbdesk.ui.widgets.list_hands import ListHands
from ivbdesk.ui.widgets.sought_line import SoughtLine

_ROWS_SHOWN = 7
_ID = Qt.ItemDataRole.UserRole


class PickField(Field):
    """Tick things in a list that can be searched; the value is a list of their ids, in the order of the list."""

    def __init__(
        self,
        name: str,
        title: str,
        choices: Sequence[tuple[UUID, str]],
        help: str = "",
        *,
        verb: str = "Kiezen",
    ) -> None:
        super().__init__(name, title, help)
        self._choices, self._verb = list(choices), verb
        self._chosen: set[UUID] = set()
        self._filled = False
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.button = SecondaryButton("", self._toggle)
        self.search = SoughtLine("Zoek in de lijst", f"Zoeken in {title}")
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.search.leads_to(self.list)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setWordWrap(True)
        ListHands(self.list)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._on_ticked)
        for widget in (self.button, self.search, self.list):
            column.addWidget(widget)
        self.search.hide()
        self.list.hide()
        self._set_input(self.button, both)
        self._tell()

    def value(self) -> list[UUID]:
        """The ids that are ticked."""
        return [id for id, _ in self._choices if id in self._chosen]

    def set_value(self, value: object) -> None:
        """Tick these and no others."""
        known = {str(id): id for id, _ in self._choices}
        self._chosen = {known[str(id)] for id in things(value) if str(id) in known}
        self._filled = False
        if self.list.isVisible():
            self._fill()
        self._tell()

    def as_text(self, value: object) -> str:
        """What is ticked, a line each; what the list does not have yet is counted in a last line."""
        wanted = {str(id) for id in things(value)}
        lines = [text for id, text in self._choices if str(id) in wanted]
        if unlisted := len(wanted) - len(lines):
            lines.append(f"{count(unlisted, 'regel', 'regels')} van na het openen van dit formulier")
        return "\n".join(lines)

    def raw(self) -> list[str]:
        """The ids as text, for a draft."""
        return [str(id) for id in self.value()]

    def tick(self, id: UUID, ticked: bool = True) -> None:
        """Tick or untick one."""
        self._chosen = self._chosen | {id} if ticked else self._chosen - {id}
        self._filled = False
        self._tell()
        self.changed.emit()

    def _toggle(self) -> None:
        opened = self.list.isHidden()
        if opened and not self._filled:
            self._fill()
        self.search.setVisible(opened and len(self._choices) > _ROWS_SHOWN)
        self.list.setVisible(opened)
        if opened:
            rows = range(min(len(self._choices), _ROWS_SHOWN))
            high = sum(self.list.sizeHintForRow(row) for row in rows)
            self.list.setFixedHeight(high + 2 * self.list.frameWidth())
            self.grown.emit()
            (self.search if self.search.isVisible() else self.list).setFocus()

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for id, text in self._choices:
            item = QListWidgetItem(text)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if id in self._chosen else Qt.CheckState.Unchecked)
            item.setData(_ID, id)
            item.setToolTip(text)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._filled = True

    def _narrow(self, text: str) -> None:
        wanted = fold_letters(text).split()
        for number in range(self.list.count()):
            item = self.list.item(number)
            item.setHidden(not all(word in fold_letters(item.text()) for word in wanted))

    def _on_ticked(self, item: QListWidgetItem) -> None:
        id = item.data(_ID)
        ticked = item.checkState() is Qt.CheckState.Checked
        self._chosen = self._chosen | {id} if ticked else self._chosen - {id}
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        number = len(self._chosen)
        self.button.setText(
            f"{self._verb} … ({count(number, 'gekozen', 'gekozen')})" if number else f"{self._verb} …"
        )
        self.button.setEnabled(bool(self._choices))
        if not self._choices:
            self.button.setText(f"{self._verb}: er is nog niets")
