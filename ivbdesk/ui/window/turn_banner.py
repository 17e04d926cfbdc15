"""Lines across the window of who has the register open: who waits for it, and what waits to be taken in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.actions.signaal.signaal import is_taken_in
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.taal.nederlands import count, day_date
from ivbdesk.ui.opened import Note, Waiting
from ivbdesk.ui.signaal.aangereikt import OverneemDialog, WeigerDialog
from ivbdesk.ui.widgets.basics import Label, SecondaryButton, unit
from ivbdesk.ui.window.idle import IdleWatch
from ivbdesk.ui.workplace import Workplace

LOOK_EVERY_MS = 5_000
YIELDS_AFTER_S = 180
"""A colleague who waits gets the register once nobody touched this computer for so long."""


class Line(QFrame):
    """A line with a sentence and buttons; hidden while there is nothing to say."""

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self._told = Label("", "strong")
        line = QHBoxLayout(self)
        space = unit(self)
        line.setContentsMargins(space * 4 // 3, space // 2, space * 4 // 3, space // 2)
        line.setSpacing(space // 2)
        line.addWidget(self._told, 1)
        for button in buttons:
            line.addWidget(button)
        self.hide()

    def tell(self, text: str) -> None:
        """Show this sentence; hidden where it is empty."""
        if text != self._told.text():
            self._told.setText(text)
            self.setAccessibleName(text)
        self.setVisible(bool(text))


@dataclass(frozen=True)
class _Found:
    waiting: Sequence[Waiting]
    notes: Sequence[Note]
    unread: int
    names: dict[object, str]


class TurnBanner(QWidget):
    """Looks every few seconds, off the UI thread, for who waits and for what a colleague left.

    `yields` asks to hand the register over: by the button, or because nobody sits at this computer. Not by itself while
    `is_held` says so: in a meeting nobody touches the computer either.
    """

    yields = Signal()

    def __init__(self, place: Workplace, idle_watch: IdleWatch, is_held: Callable[[], bool]) -> None:
        super().__init__()
        self._place, self._idle_watch, self._is_held = place, idle_watch, is_held
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.turn = Line(SecondaryButton("Register overdragen", self.yields.emit))
        self.note = Line(
            SecondaryButton("Bekijken en overnemen", self._take).needing(place, Recht.REGIEVOERDER),
            SecondaryButton("Niet overnemen …", self._refuse).needing(place, Recht.REGIEVOERDER),
        )
        column.addWidget(self.turn)
        column.addWidget(self.note)
        self._first: tuple[Note, str] | None = None
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        if not place.reads_copy:
            self._timer.start()

    def look(self) -> None:
        """Look now; the timer does this every few seconds."""
        self._place.read(self, self._reading(), self._show, key="beurt")

    def _reading(self) -> Callable[[], _Found]:
        register, ctx = self._place.desk.register, self._place.ctx

        def read() -> _Found:
            notes, unread = register.drop_box.waiting()
            fresh = []
            for note in notes:
                if is_taken_in(ctx, note.id):  # cut off just after it was recorded
                    register.drop_box.take_out(note.id)
                else:
                    fresh.append(note)
            officers = ctx.reads.beheer.medewerkers() if fresh else []
            names: dict[object, str] = {item.id: item.naam for item in officers}
            return _Found(register.turns.waiting(ctx.now()), fresh, unread, names)

        return read

    def _show(self, found: _Found) -> None:
        self.turn.tell(_asks(found.waiting))
        self._first = None
        told = _left(found.unread)
        if found.notes:
            note = found.notes[0]
            door = found.names.get(note.wie, "een collega")
            self._first = (note, door)
            told = _waits(note, door, len(found.notes))
        self.note.tell(told)
        silent = self._idle_watch.silent_s
        is_silent = silent is not None and silent >= YIELDS_AFTER_S
        if found.waiting and is_silent and not self._is_held():
            self.yields.emit()

    def _take(self) -> None:
        if self._first is not None:
            self._open(OverneemDialog(self._place, *self._first, self.window()))

    def _refuse(self) -> None:
        if self._first is not None:
            self._open(WeigerDialog(self._place, *self._first, self.window()))

    def _open(self, dialog: OverneemDialog | WeigerDialog) -> None:
        dialog.saved.connect(lambda _: self.look())
        dialog.start()


def _asks(waiting: Sequence[Waiting]) -> str:
    if not waiting:
        return ""
    first, more = waiting[0], len(waiting) - 1
    also = f" Na {first.wie} wacht nog iemand." if more == 1 else ""
    also = f" Na {first.wie} wachten er nog {more}." if more > 1 else also
    minutes = YIELDS_AFTER_S // 60
    return (
        f"{first.wie} ({first.computer}) vraagt sinds {first.sinds.astimezone(AMSTERDAM):%H:%M} om de beurt.{also} Wat u typte "
        f"blijft bewaard als concept. Raakt {minutes} minuten niemand deze computer aan, dan gaat het register vanzelf over."
    )


def _waits(note: Note, door: str, number: int) -> str:
    at = note.op.astimezone(AMSTERDAM)
    more = (
        "" if number == 1 else " Er wacht er nog één." if number == 2 else f" Er wachten er nog {number - 1}."
    )
    return f"{door} heeft op {day_date(at.date())} om {at:%H:%M} een signaal klaargelegd.{more}"


def _left(unread: int) -> str:
    if not unread:
        return ""
    what = count(unread, "klaargelegd signaal", "klaargelegde signalen")
    return f"{what} kan ivbdesk niet lezen: onder andere sleutels gemaakt, of beschadigd. Vraag uw collega het opnieuw te typen."
