"""What is saved over a line is saved once and only once, though that may be lost while the server saves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ivbdesk.ui.workplace import Workplace

T = TypeVar("T")


class SavedBefore(Exception):
    """What is to be saved was saved already, when the line was lost; `changed` says that it was changed since."""

    wat = "Wat u typte, was al opgeslagen toen de verbinding wegviel."
    behouden = "Wat u daarna wijzigde, staat nog hier en is niet opgeslagen."
    doen = "Sluit dit venster en wijzig het in wat er is opgeslagen; wat u typte blijft bewaard als concept."

    def __init__(self, changed: bool) -> None:
        super().__init__(changed)
        self.changed = changed


class Once:
    """The saves of one form. A save that was not answered is asked after before the next is tried."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._doubt: tuple[BaseException, object] | None = None
        self._tried: object = None

    def saving(self, work: Callable[[], T], typed: object) -> Callable[[], T]:
        """The work that saves what was typed, where that is not saved yet; it raises `SavedBefore`."""
        doubt, self._tried, team = self._doubt, typed, self._place.desk.team
        if doubt is None or team is None:
            return work
        error, then = doubt

        def checked() -> T:
            if team.was_saved(error):
                raise SavedBefore(typed != then)
            return work()

        return checked

    def failed(self, error: BaseException) -> None:
        """Saving came to this."""
        team = self._place.desk.team
        if isinstance(error, SavedBefore):
            self._doubt = None
        elif team is not None and team.may_be_saved(error):
            self._doubt = (error, self._tried)
