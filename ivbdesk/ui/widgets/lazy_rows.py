"""The rows of a long list by pages: those in sight are read off the UI thread, those longest unread are let go."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView

from ivbdesk.ui.widgets.kept_rows import KeptRows
from ivbdesk.ui.workplace import Workplace

PAGES_KEPT = 40
_DRIFT = 10
"""By so many rows what is chosen may have moved since, without being lost from sight."""

R = TypeVar("R")
C = TypeVar("C")


class LazyRows(Generic[R]):
    """What a model shows of a list that is read in pages of `page` rows, over `columns` columns."""

    def __init__(self, model: QAbstractItemModel, place: Workplace, page: int, columns: int = 1) -> None:
        self._model, self._place, self._page, self._columns = model, place, page, columns
        self._fetch: Callable[[int, int], list[R]] = lambda offset, limit: []
        self._count = 0
        self._pages: dict[int, list[R]] = {}
        self._asked: set[int] = set()
        self._generation = self._shown = 0
        self._kept: KeptRows | None = None
        self.loaded = False

    def __len__(self) -> int:
        return self._count

    def keep_chosen(self, view: QAbstractItemView, key: Callable[[R], Hashable]) -> None:
        """What is chosen in this view, of which the model is this one, stays chosen when the list is read again."""
        self._kept = KeptRows(view, lambda: ((place, key(row)) for place, row in self._placed()))
        self._kept.follow(self._model)

    def restart(
        self,
        count: Callable[[], C],
        size: Callable[[C], int],
        read: Callable[[int, int], list[R]],
        key: str,
        done: Callable[[C], None] = lambda _: None,
    ) -> None:
        """Read the number and the first page anew, and those with what is chosen; what is under way for an earlier question is dropped.

        `count` gives what is said of the whole list, `size` how many rows that is, `read` the rows from an offset.
        """
        self._generation += 1
        generation, size_of_page = self._generation, self._page
        chosen = [
            row for row in (self._kept.places() if self._kept else ()) if row // size_of_page in self._pages
        ]
        near = {max(0, row + by) // size_of_page for row in chosen for by in (-_DRIFT, _DRIFT)}
        pages = sorted({0} | near)[:PAGES_KEPT]

        def work() -> tuple[C, dict[int, list[R]]]:
            return count(), {page: read(page * size_of_page, size_of_page) for page in pages}

        def show(found: tuple[C, dict[int, list[R]]]) -> None:
            if generation != self._generation:
                return
            self._model.beginResetModel()
            self._fetch, self._count = read, size(found[0])
            self._pages = {page: rows for page, rows in found[1].items() if rows or not page}
            self._asked, self._shown, self.loaded = set(), generation, True
            self._model.endResetModel()
            done(found[0])

        self._place.read(self._model, work, show, key=key)

    def at(self, row: int) -> R | None:
        """The row, or None while its page is being read."""
        page, offset = divmod(row, self._page)
        rows = self._pages.get(page)
        if rows is None:
            self._ask(page)
            return None
        return rows[offset] if 0 <= offset < len(rows) else None

    def collect(self, rows: Sequence[int], done: Callable[[list[R]], None]) -> None:
        """Give the rows at these places, once those are read that were not."""
        size, read, known = self._page, self._fetch, dict(self._pages)

        def work() -> list[R]:
            pages = {
                number: known.get(number) or read(number * size, size)
                for number in dict.fromkeys(row // size for row in rows)
            }
            places = (divmod(row, size) for row in rows)
            return [pages[number][at] for number, at in places if at < len(pages[number])]

        if all(row // size in known for row in rows):
            done(work())
        else:
            self._place.read(self._model, work, done, key=f"rijen van {id(self)}")

    def read(self) -> Iterator[R]:
        """The rows that are read now."""
        for rows in self._pages.values():
            yield from rows

    def place_of(self, fits: Callable[[R], bool]) -> int:
        """Where the first row that fits stands among those that are read; -1 where there is none."""
        return next((place for place, row in self._placed() if fits(row)), -1)

    def _placed(self) -> Iterator[tuple[int, R]]:
        """The rows that are read now, each with its place."""
        for page, rows in self._pages.items():
            for offset, row in enumerate(rows):
                yield page * self._page + offset, row

    def _ask(self, page: int) -> None:
        if page < 0 or page in self._asked:
            return
        self._asked.add(page)
        shown, read = self._shown, self._fetch

        def show(rows: list[R]) -> None:
            if shown != self._shown:
                return  # of a list that is no longer the one that is shown
            self._asked.discard(page)
            if not rows:
                return
            if len(self._pages) >= PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = rows
            first = page * self._page
            last = self._model.index(first + len(rows) - 1, self._columns - 1)
            self._model.dataChanged.emit(self._model.index(first, 0), last)

        self._place.read(self._model, lambda: read(page * self._page, self._page), show)
