"""A field that finds one casus: by number, address or name, while typing."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ivbdesk.cases.zoeken.rijen import Treffer
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.workplace import Workplace

_ID = Qt.ItemDataRole.UserRole
_MOST = 6
CHOOSE_CASUS = "Zoek en kies de casus."
_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)


class CasusField(Field):
    """The value is the id of the casus that is chosen in the list, None where none is.

    The one casus that has the number that is typed is chosen by itself.
    """

    def __init__(self, place: Workplace, name: str, title: str) -> None:
        super().__init__(name, title, "Zoek op nummer, adres of naam en kies de casus in de lijst.")
        self._place = place
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.edit, self.list = QLineEdit(), QListWidget()
        self.list.setAccessibleName("Gevonden casussen")
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        self.edit.installEventFilter(self)
        column.addWidget(self.edit)
        column.addWidget(self.list)
        self._set_input(self.edit, both)
        self._kept: UUID | None = None
        self._looking = QTimer(self, singleShot=True, interval=200)
        self._looking.timeout.connect(self.look)
        self.edit.textChanged.connect(self._looking.start)
        self.list.currentItemChanged.connect(lambda *_: self.changed.emit())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the line goes on in the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _DOWN:
            if self.list.isVisible():
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                self.list.setCurrentRow(max(0, self.list.currentRow()))
            return True
        return False

    def look(self) -> None:
        """Search now for what is typed."""
        text, reads = self.edit.text().strip(), self._place.ctx.reads
        if len(text) > 1:
            self._place.read(self, lambda: reads.dossier.zoek(text, _MOST), self._show, key="casus zoeken")

    def _show(self, hits: Sequence[Treffer]) -> None:
        chosen, typed = self.value() or self._kept, self.edit.text().strip().casefold()
        self.list.clear()
        for hit in hits:
            closed = "" if hit.is_open else " · gesloten"
            item = QListWidgetItem(
                f"{' · '.join(part for part in (hit.nummer, hit.titel, hit.naam) if part)}{closed}"
            )
            item.setData(_ID, str(hit.casus_id))
            item.setToolTip(item.text())
            self.list.addItem(item)
            if hit.casus_id == chosen or hit.nummer.casefold() == typed:
                self.list.setCurrentItem(item)
        self.list.setVisible(bool(hits))
        high = sum(self.list.sizeHintForRow(row) for row in range(len(hits)))
        self.list.setFixedHeight(high + 2 * self.list.frameWidth())
        if hits:
            QTimer.singleShot(0, self, self.grown.emit)  # once the list stands there
        self.show_error("" if hits else "Geen casus gevonden. Probeer het nummer of de straat.")

    def value(self) -> UUID | None:
        """The casus that is chosen."""
        item = self.list.currentItem()
        return UUID(item.data(_ID)) if item is not None else None

    def set_value(self, value: object) -> None:
        """Search for these words."""
        self.edit.setText(str(value or ""))

    def raw(self) -> dict[str, str]:
        """What is typed, and the casus that is chosen."""
        return {"tekst": self.edit.text(), "casus": str(self.value() or self._kept or "")}

    def set_raw(self, raw: object) -> None:
        """Search for what a draft held, and choose its casus once that is found."""
        text, id = (raw["tekst"], raw["casus"]) if isinstance(raw, dict) else (raw, "")
        self._kept = UUID(id) if id else None
        self.set_value(text)
