"""The left of the shared screen: the agenda by number, and who is in the room for this casus."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ivbdesk.actions.publiek.zaal import Zaal
from ivbdesk.ui.widgets.basics import Label, set_role
from ivbdesk.ui.widgets.layouts import clear

_ID = Qt.ItemDataRole.UserRole


class Agendakolom(QWidget):
    """`chosen` gives the id of a Bespreking, `moved` that of a partner and whether it came in or left."""

    chosen = Signal(object)
    moved = Signal(object, bool)

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
        here = {
            item.partner_id: item.is_in_room
            for item in zaal.overleg.deelnames
            if item.partner_id in zaal.partners
        }
        if list(self.boxes) != list(here):
            clear(self._room)
            self.boxes = {}
            for partner_id in here:
                box = QCheckBox(zaal.partners[partner_id].kort)
                box.toggled.connect(partial(self.moved.emit, partner_id))
                self.boxes[partner_id] = box
                self._room.addWidget(box)
        for partner_id, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(here[partner_id])
            box.blockSignals(False)

    def take_focus(self) -> None:
        """Put the keyboard at who is in the room."""
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
