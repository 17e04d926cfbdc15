"""The left of the shared screen: the agenda by number, and who is in the room."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from ivbdesk.actions.publiek.zaal import Zaal
from ivbdesk.cases.taal.nederlands import sort_key
from ivbdesk.ui.widgets.basics import Label, SecondaryButton, plain, set_role
from ivbdesk.ui.widgets.layouts import scrolling

_ID = Qt.ItemDataRole.UserRole


class AgendaColumn(QWidget):
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
        column.addWidget(self.agenda, 4)
        column.addWidget(Label("In de zaal (F6)", "strong"))
        room = QWidget()
        room.setProperty("role", "zaal")
        self._room = QVBoxLayout(room)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(0)
        self._room.addStretch(1)
        column.addWidget(scrolling(room), 3)
        self.others = SecondaryButton("Komt binnen …")
        self._list = QMenu(self.others)
        self._list.setAccessibleName("Wie komt binnen")
        self.others.setMenu(self._list)
        column.addWidget(self.others)
        column.addWidget(Label("Wie weggaat, is ook bij de volgende casussen weg.", "muted-small"))
        self._note = Label("", "bad")
        column.addWidget(self._note)
        self.boxes: dict[UUID, QCheckBox] = {}

    def show_zaal(self, zaal: Zaal, *, closed: bool) -> None:
        """Show the agenda with what was talked about, and who is here; `closed` where a colleague keeps that."""
        self.agenda.clear()
        for item in zaal.agenda:
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
        self._stand()
        self._show_room(zaal)
        self._show_others(zaal)
        for box in self.boxes.values():
            box.setEnabled(not closed)
        self.others.setEnabled(bool(self._list.actions()) and not closed)
        names = ", ".join(partner.kort for partner in zaal.ongemachtigd)
        self._note.setText(f"Niet gemachtigd voor deze casus: {names or '–'}")
        set_role(self._note, "bad" if names else "muted")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On another screen the text has another size, and the lines another height."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        """As high as its lines; where there are many, four of them at the least."""
        line = max(0, self.agenda.sizeHintForRow(0))  # -1 where there is none
        lines = line * self.agenda.count() + 2 * self.agenda.frameWidth()
        self.agenda.setMinimumHeight(min(lines, 4 * line))
        self.agenda.setMaximumHeight(lines)

    def _show_room(self, zaal: Zaal) -> None:
        here = {
            item.partner_id: item.is_in_room
            for item in zaal.overleg.deelnames
            if item.partner_id in zaal.partners
        }
        for gone in set(self.boxes) - set(here):
            self.boxes.pop(gone).deleteLater()
        for partner_id, present in here.items():
            box = self.boxes.get(partner_id)
            if box is None:
                box = self.boxes[partner_id] = QCheckBox(plain(zaal.partners[partner_id].kort))
                box.toggled.connect(partial(self.moved.emit, partner_id))
                self._room.insertWidget(self._room.count() - 1, box)
            box.blockSignals(True)
            box.setChecked(present)
            box.blockSignals(False)

    def _show_others(self, zaal: Zaal) -> None:
        """Who was not invited may come in all the same; a menu, so that nobody comes in by looking through the list."""
        rest = sorted(
            (p for p in zaal.partners.values() if p.id not in self.boxes), key=lambda p: sort_key(p.kort)
        )
        if [action.data() for action in self._list.actions()] != [p.id for p in rest]:
            self._list.clear()
            for partner in rest:
                action = self._list.addAction(plain(partner.kort), partial(self.moved.emit, partner.id, True))
                action.setData(partner.id)

    def take_focus(self) -> None:
        """Put the keyboard at who is in the room."""
        first = next(iter(self.boxes.values()), self.others)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
