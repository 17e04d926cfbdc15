"""The left of the shared screen: the agenda by number, and who is in the room for this casus."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ivbdesk.actions.publiek.zaal import Zaal
from ivbdesk.ui.widgets.basics import Label, set_role
from ivbdesk.ui.widgets.layouts import clear

_ID = Qt.ItemDataRole.UserRole


class Agendakolom(QWidget):
    """`chosen` gives the id of a Bespreking, `away` the ids of those who are not in the room for this casus."""

    chosen = Signal(object)
    away = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.agenda = QListWidget()
        self.agenda.setAccessibleName("Agenda")
        self.agenda.itemActivated.connect(lambda item: self.chosen.emit(item.data(_ID)))
        self.agenda.itemClicked.connect(lambda item: self.chosen.emit(item.data(_ID)))
        column.addWidget(self.agenda, 3)
        column.addWidget(Label("In de zaal (F6)", "strong"))
        self._room = QVBoxLayout()
        column.addLayout(self._room)
        self._note = Label("", "bad")
        column.addWidget(self._note)
        column.addStretch(1)
        self.boxes: dict[UUID, QCheckBox] = {}

    def show_zaal(self, zaal: Zaal) -> None:
        """Show the agenda with what was talked about, and who is here."""
        order = zaal.overleg.in_order()
        self.agenda.clear()
        for item in order:
            number = zaal.nummers.get(item.casus_id, "")
            line = QListWidgetItem(f"✓ {number}" if item.besproken else number)
            line.setData(_ID, item.id)
            line.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                f"{number}, {'besproken' if item.besproken else 'nog te bespreken'}",
            )
            self.agenda.addItem(line)
            if item.id == zaal.bespreking.id:
                self.agenda.setCurrentItem(line)
        self._show_room(zaal)
        names = ", ".join(partner.kort for partner in zaal.ongemachtigd)
        self._note.setText(f"Niet gemachtigd voor deze casus: {names or '–'}")
        set_role(self._note, "bad" if names else "muted")

    def _show_room(self, zaal: Zaal) -> None:
        present = set(zaal.overleg.present(zaal.bespreking))
        invited = [
            d.partner_id for d in zaal.overleg.deelnames if d.aanwezig and d.partner_id in zaal.partners
        ]
        if list(self.boxes) != invited:
            clear(self._room)
            self.boxes = {}
            for partner_id in invited:
                box = QCheckBox(zaal.partners[partner_id].kort)
                box.toggled.connect(lambda _: self._tell())
                self.boxes[partner_id] = box
                self._room.addWidget(box)
        for partner_id, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(partner_id in present)
            box.blockSignals(False)

    def _tell(self) -> None:
        self.away.emit([id for id, box in self.boxes.items() if not box.isChecked()])

    def take_focus(self) -> None:
        """Put the keyboard at who is in the room."""
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
