"""The hands of a list of which the rows also leave as a file: copied, saved or printed, with the cells of its source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QAbstractButton, QAbstractItemView

from ivbdesk.actions.zoeken.lijsten import Lijstbron, copied_cells
from ivbdesk.cases.zoeken.lijst import Lijstvorm
from ivbdesk.ui.clipboard import put_table
from ivbdesk.ui.widgets.basics import SecondaryButton
from ivbdesk.ui.widgets.list_hands import ListHands
from ivbdesk.ui.workplace import Workplace
from ivbdesk.ui.zoeken.lijst_dialog import KopieDialog, LijstDialog

R = TypeVar("R")
_MOST = Lijstvorm.XLSX.most


class LeavingList(Generic[R]):
    """`source` is the list as it is shown now, `read` gives the rows at these places, those too that are not read yet.

    `button` asks as what and for what the list leaves; a page puts it beside its filters.
    """

    def __init__(
        self,
        place: Workplace,
        view: QAbstractItemView,
        source: Callable[[], Lijstbron[R]],
        read: Callable[[Sequence[int], Callable[[list[R]], None]], None],
        *buttons: QAbstractButton,
        opens: str | Callable[[], str],
    ) -> None:
        self._place, self._view, self._source, self._read = place, view, source, read
        self.button = SecondaryButton("Lijst opslaan …", self.ask).needing(place)
        if self.button.isEnabled():
            self.button.setToolTip("Als Excel of csv, of om af te drukken")
        self.hands = ListHands(view, *buttons, self.button, opens=opens, copy=self._copy)

    def ask(self) -> None:
        """Ask as what and for what the list leaves; those that are chosen, where they are more than one."""
        rows = self.hands.rows()
        if 1 < len(rows) <= _MOST:
            self._read(rows, self._ask_for)
        else:
            self._ask_for([])

    def _ask_for(self, chosen: Sequence[R]) -> None:
        bron = self._source()
        keys = frozenset(bron.sleutel(row) for row in chosen)
        LijstDialog(self._place, bron, keys, self._view.window()).start()

    def _copy(self, rows: Sequence[int]) -> None:
        if len(rows) > _MOST:
            told = f"Kopieer ten hoogste {_MOST} rijen. Maak het filter kleiner."
            self._place.messages.notice(told)
        else:
            self._read(rows, self._put)

    def _put(self, found: Sequence[R]) -> None:
        """One row is no more than what stands on the screen; more are a list that leaves, for a purpose and logged."""
        place, bron = self._place, self._source()
        if len(found) == 1:
            put_table(copied_cells(place.ctx, bron, found))
            place.messages.notice("1 rij gekopieerd.")
        elif self.button.isEnabled():
            KopieDialog(place, bron, found, self._view.window()).start()
        else:
            place.messages.notice(f"Meer rijen kopiëren komt in het logboek. {self.button.toolTip()}")
