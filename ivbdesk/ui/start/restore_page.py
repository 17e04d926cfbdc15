"""Putting a copy back: choose one, say how the new register is called, and open it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ivbdesk.cases.taal.nederlands import AMSTERDAM, count, long_date
from ivbdesk.ui.background import Background
from ivbdesk.ui.doors import Doors
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.messages import explain
from ivbdesk.ui.start.register_name import WRONG_NAME, is_register_name, is_there, usual_places, within
from ivbdesk.ui.widgets.basics import (
    HeaderLabel,
    Label,
    LinkButton,
    MutedLabel,
    PrimaryButton,
    SecondaryButton,
)
from ivbdesk.ui.widgets.layouts import row

if TYPE_CHECKING:
    from ivbdesk.ui.opened import VerifiedCopy


class RestorePage(QWidget):
    """A list of copies, a passphrase and a name; `opened` gives the register that was put back."""

    opened = Signal(object)

    def __init__(self, doors: Callable[[], Doors], background: Background, leave: Callable[[], None]) -> None:
        super().__init__()
        self._doors, self._background = doors, background
        self._beside = Path.home()
        self._chosen = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(9)
        column.addWidget(HeaderLabel("Reservekopie terugzetten", 2))
        column.addWidget(
            Label(
                "De kopie komt als nieuw register naast het andere; dat blijft zoals het is. De wachtwoordzin is die van "
                "het moment van de kopie.",
                "small",
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName("Reservekopieën, nieuwste eerst")
        self.list.setMaximumHeight(self.fontMetrics().height() * 12)
        column.addWidget(self.list)
        self._none = Label("In deze map staan geen reservekopieën.", "near")
        column.addWidget(self._none)
        column.addLayout(row(LinkButton("Andere map …", self._browse)))
        self.passphrase = TextField("passphrase", "Wachtwoordzin", secret=True)
        self.naam = TextField("naam", "Naam van het teruggezette register")
        for field in (self.passphrase, self.naam):
            field.edit.returnPressed.connect(self.restore)
            column.addWidget(field)
        self._where = MutedLabel("", small=True)
        column.addLayout(row(self._where, LinkButton("Op een andere plaats …", self._choose_place)))
        self._button = PrimaryButton("Terugzetten", self.restore)
        column.addLayout(row(SecondaryButton("Terug", leave), self._button))

    def begin(self, register: Path | None) -> None:
        """Look for copies beside a register, or in a folder."""
        doors, usual = self._doors, usual_places()
        likely = (register.parent, *usual) if register else usual
        self._chosen = False
        self._goes_to(likely[0])
        self._background.run(  # a share that is away takes long to say so
            lambda: doors().place_for_new(likely), self._propose, owner=self, key="plaats"
        )
        self.passphrase.forget()
        self._look_in(register or usual[0])

    def _propose(self, folder: Path) -> None:
        if not self._chosen:
            self._goes_to(folder)

    def _goes_to(self, folder: Path) -> None:
        self._beside = folder
        self._where.setText(f"Komt in de map {folder}. {within(self._doors().allowed())}".strip())

    def _choose_place(self) -> None:
        found = QFileDialog.getExistingDirectory(self, "In welke map komt het register", str(self._beside))
        if found:
            self._chosen = True
            self._goes_to(Path(found))
            self.naam.show_error("")

    def session_locked(self) -> None:
        """The screen was locked: what is typed of a passphrase goes."""
        self.passphrase.forget()

    def _look_in(self, folder: Path) -> None:
        doors = self._doors
        self._background.run(lambda: doors().copies_near(folder), self._show, owner=self, key="kopieen")

    def _show(self, copies: Sequence[VerifiedCopy]) -> None:
        self.list.clear()
        for copy in copies:
            at = copy.gemaakt_op.astimezone(AMSTERDAM)
            item = QListWidgetItem(f"{long_date(at.date())}, {at:%H:%M} uur\n{_content(copy)}")
            item.setData(Qt.ItemDataRole.UserRole, copy.folder)
            self.list.addItem(item)
        self.list.setVisible(bool(copies))
        self._none.setVisible(not copies)
        self._button.setEnabled(bool(copies))
        if copies:
            self.list.setCurrentRow(0)
            self.naam.set_value(f"{self._stem(copies[0])}-teruggezet")
            self.passphrase.setFocus()

    def _stem(self, copy: VerifiedCopy) -> str:
        return copy.folder.parent.name.removesuffix("-reservekopieen")

    def _browse(self) -> None:
        found = QFileDialog.getExistingDirectory(self, "Kies de map met reservekopieën")
        if found:
            self._look_in(Path(found))

    def restore(self) -> None:
        """Put the chosen copy back, off the UI thread."""
        item, name, typed = self.list.currentItem(), self.naam.value().strip(), self.passphrase.value()
        if item is None or not self._button.isEnabled():
            return
        if not typed:
            self.passphrase.show_error("Typ de wachtwoordzin van dit register.")
            return
        if not is_register_name(name.removesuffix(".ivb")):
            self.naam.show_error(WRONG_NAME)
            return
        copy: Path = item.data(Qt.ItemDataRole.UserRole)
        target = self._beside / f"{name.removesuffix('.ivb')}.ivb"
        if is_there(target):
            self.naam.show_error("Er is al een register met deze naam in die map.")
            return
        doors = self._doors
        try:
            doors().demand_place(target)
        except Exception as error:
            self.naam.show_error(" ".join(explain(error)[::2]))
            return
        self._busy(True)
        self.passphrase.hide_words()
        self._background.run(
            lambda: doors().restore(copy, target, typed), self._done, owner=self, failed=self._failed
        )

    def _busy(self, busy: bool) -> None:
        self._button.setEnabled(not busy)
        self._button.setText("Bezig met controleren …" if busy else "Terugzetten")

    def _done(self, register: object) -> None:
        self._busy(False)
        self.opened.emit(register)

    def _failed(self, error: BaseException) -> None:
        self._busy(False)
        self.passphrase.show_error(" ".join(part for part in explain(error) if part))
        self.passphrase.setFocus()


def _content(copy: VerifiedCopy) -> str:
    """What is in a copy, known without opening it: numbers only."""
    parts = [count(copy.casussen, "casus", "casussen")]
    if copy.nieuwste:
        parts[0] += f" tot en met {copy.nieuwste}"
    if copy.stukken:
        parts.append(count(copy.stukken, "stuk", "stukken"))
    parts.append(count(copy.logregels, "logregel", "logregels"))
    return " · ".join(parts)
