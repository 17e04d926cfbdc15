"""The list of signals as a model of which only the pages in sight are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

from ivbdesk.cases.signaal.ontvangst import day_of, time_of
from ivbdesk.cases.signaal.signaal import TELDAGEN, SignaalStatus
from ivbdesk.cases.taal.nederlands import day_date, short_date
from ivbdesk.cases.zoeken.rijen import SignaalFilter, SignaalRij
from ivbdesk.ui.widgets.lazy_rows import LazyRows
from ivbdesk.ui.workplace import Workplace

PAGE = 100
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


def when_words(moment: datetime, place: Workplace) -> str:
    """When a signal came: "vandaag 09:12", "za 21 nov", and with its year when that is another."""
    day, at, today = day_of(moment), time_of(moment), place.today()
    if day == today:
        return f"vandaag {at:%H:%M}" if at else "vandaag"
    return day_date(day) if (today - day).days < 300 else short_date(day)


def title_words(row: SignaalRij) -> str:
    """What it is about and where."""
    return ", ".join(part for part in (row.thema.label, row.adres) if part)


def times_words(times: int) -> str:
    """Its place among the meldingen at its address, in words; empty for the first."""
    return f"{times}e melding op dit adres in {TELDAGEN} dagen" if times > 1 else ""


class SignaalModel(QAbstractListModel):
    """Rows of signals under a filter; a row not read yet shows dots and asks for its page."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._place = place
        self._filter = SignaalFilter()
        self.late = 0
        """How many of the rows wait too long."""
        self._rows: LazyRows[SignaalRij] = LazyRows(self, place, PAGE)

    def keep_chosen(self, view: QAbstractItemView) -> None:
        """What is chosen in this view stays chosen when the list is read again."""
        self._rows.keep_chosen(view, lambda row: row.id)

    @property
    def filter(self) -> SignaalFilter:
        """What the list is narrowed to."""
        return self._filter

    def set_filter(self, filter: SignaalFilter) -> None:
        """Narrow the list anew; reads only when something changed."""
        if filter != self._filter or not self._rows.loaded:
            self._filter = filter
            self.reload()

    def reload(self) -> None:
        """Read the number of rows and the first page again, off the UI thread."""
        wanted, reads = self._filter, self._place.ctx.reads
        only_late = replace(wanted, alleen_te_laat=True)

        def size(found: tuple[int, int]) -> int:
            self.late = found[1]
            return found[0]

        self._rows.restart(
            lambda: (reads.signaal.count_signalen(wanted), reads.signaal.count_signalen(only_late)),
            size,
            lambda offset, limit: reads.signaal.signalen(wanted, offset, limit),
            "signalenlijst",
        )

    def row_at(self, index: Index) -> SignaalRij | None:
        """The signal of a row, or None while its page is being read."""
        return self._rows.at(index.row()) if index.isValid() else None

    def index_of(self, signaal_id: UUID) -> QModelIndex:
        """Where this signal stands among the rows that are read; an invalid index where it does not."""
        place = self._rows.place_of(lambda row: row.id == signaal_id)
        return self.index(place) if place >= 0 else QModelIndex()

    def collect(self, rows: Sequence[int], done: Callable[[list[SignaalRij]], None]) -> None:
        """Give the signals of these rows, those too that are not read yet."""
        self._rows.collect(rows, done)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many signals the filter lets through."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says in lines; under ROW_ROLE the row itself, for the delegate."""
        row = self.row_at(index)
        if role == ROW_ROLE:
            return row
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if row is None:
            return "…"
        return "\n".join(line for line in lines_of(row, self._place) if line)


def late_words(row: SignaalRij, place: Workplace) -> str:
    """How long it waits too long to be weighed; empty where it does not."""
    today, term = place.today(), place.ctx.naslag.weegtermijn
    late = row.status is not SignaalStatus.AFGEROND and term.is_late(row.ontvangen_op, today, row.acuut)
    return term.words(row.ontvangen_op, today, row.acuut) if late else ""


def lines_of(row: SignaalRij, place: Workplace) -> tuple[str, str, str]:
    """The three lines of a signal in a list: what, from whom and when, and what stands out."""
    state = "" if row.status is SignaalStatus.NIEUW else f" · {row.status.label.lower()}"
    about = f"{row.nummer} · {row.bron.label} · {when_words(row.ontvangen_op, place)}{state}"
    alarm = "! Acuut gevaar gemeld" if row.acuut and row.status is not SignaalStatus.AFGEROND else ""
    return (
        title_words(row),
        about,
        " · ".join(p for p in (alarm, late_words(row, place), times_words(row.keer)) if p),
    )
