"""The views of a list: the last one comes back by itself, others are kept under a name. Each officer has their own."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from uuid import UUID

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHeaderView, QMenu

from ivbdesk.actions.werk.werk import keep_view, remove_view, rename_view
from ivbdesk.cases.zoeken.weergave import Weergave
from ivbdesk.ui.opened import Changed, StoredDraft
from ivbdesk.ui.widgets.basics import SecondaryButton, plain
from ivbdesk.ui.workplace import Workplace
from ivbdesk.ui.zoeken.weergave_dialog import WeergaveDialog

LAST = "weergave"
_KEEP_AFTER_MS = 400

State = dict[str, object]


class ViewButton(SecondaryButton):
    """`restored` gives a state to show; `state` is asked for the one to keep.

    The last state is kept as a draft of the officer: encrypted, in the register, outside the log. `reset` shows the
    columns as they are first seen.
    """

    restored = Signal(object)
    ready = Signal()

    def __init__(
        self, place: Workplace, lijst: str, state: Callable[[], State], reset: Callable[[], None]
    ) -> None:
        super().__init__("Weergave")
        self.place, self._lijst, self._state, self._reset = place, lijst, state, reset
        self._views: Sequence[Weergave] = ()
        self._is_back = False
        self._waits = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._waits.timeout.connect(self.keep_now)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        for told in (self, self._menu):
            told.setAccessibleName("Weergave van de lijst")
        place.changed.connect(self._on_changed)
        place.read(self, lambda: place.desk.drafts.load(LAST, lijst), self._come_back)
        self._read()

    def _come_back(self, draft: StoredDraft | None) -> None:
        with suppress(ValueError, RecursionError):  # what cannot be read any more is no view
            if draft is not None and isinstance(state := json.loads(draft.inhoud), dict):
                self.restored.emit(state)
        self._is_back = True
        self.ready.emit()

    def remember(self) -> None:
        """Keep the state as it is now, soon; not before the last one has come back."""
        if self._is_back:
            self._waits.start()

    def watch(self, header: QHeaderView) -> None:
        """Keep the columns when a hand moves or widens them; a window that grows changes nothing."""

        def by_hand(*_: object) -> None:
            if QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
                self.remember()

        header.sectionMoved.connect(by_hand)
        header.sectionResized.connect(by_hand)

    def keep_now(self) -> None:
        """Keep the state at once, off the UI thread."""
        self._waits.stop()
        text, now, drafts = json.dumps(self._state()), self.place.ctx.now(), self.place.desk.drafts
        self.place.background.run(
            lambda: drafts.save(LAST, self._lijst, text, now),
            lambda _: None,
            owner=self.place,
            key=f"weergave/{self._lijst}",
        )

    def _on_changed(self, changes: Changed) -> None:
        if "weergave" in changes.entiteiten:
            self._read()

    def _read(self) -> None:
        reads = self.place.ctx.reads
        self.place.read(self, lambda: reads.zoeken.weergaven(self._lijst), self._take)

    def _take(self, views: Sequence[Weergave]) -> None:
        self._views = views

    def _fill(self) -> None:
        self._menu.clear()
        for view in self._views:
            self._menu.addAction(plain(view.naam), partial(self.show_view, view))
        if self._views:
            self._menu.addSeparator()
        self._menu.addAction("Bewaren als …", self.keep_as)
        for title, act in (("Naam wijzigen", self._rename), ("Verwijderen", self._remove)):
            below = self._menu.addMenu(title)
            below.setEnabled(bool(self._views))
            for view in self._views:
                below.addAction(plain(view.naam), partial(act, view))
        self._menu.addSeparator()
        self._menu.addAction("Standaardkolommen", self._standard)

    def show_view(self, view: Weergave) -> None:
        """Show a kept view."""
        self.restored.emit(json.loads(view.inhoud))
        self.remember()

    def keep_as(self) -> None:
        """Ask a name, and keep the list as it is shown now under it."""
        ctx, lijst, text = self.place.ctx, self._lijst, json.dumps(self._state())
        WeergaveDialog(
            self.place, "Weergave bewaren", lambda naam: keep_view(ctx, lijst, naam, text), "", self.window()
        ).start()

    def _rename(self, view: Weergave) -> None:
        ctx = self.place.ctx
        WeergaveDialog(
            self.place, "Naam wijzigen", lambda naam: rename_view(ctx, view, naam), view.naam, self.window()
        ).start()

    def _remove(self, view: Weergave) -> None:
        ctx = self.place.ctx
        if self.place.messages.confirm(f"Weergave ‘{view.naam}’ verwijderen?", "Verwijderen"):
            self.place.background.run(lambda: remove_view(ctx, view.id), lambda _: None, owner=self)

    def _standard(self) -> None:
        self._reset()
        self.remember()


def columns_of(header: QHeaderView) -> str:
    """The order, widths and choice of columns, as text."""
    return bytes(header.saveState().toBase64().data()).decode()


def show_columns(header: QHeaderView, text: str) -> None:
    """Put the columns as they were kept; words that no header wrote change nothing."""
    header.restoreState(QByteArray.fromBase64(text.encode()))


def id_of(text: str) -> UUID | None:
    """The id that was kept; None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None
