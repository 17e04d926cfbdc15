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
    """The saves of one form, or of one place where much is typed after each other (`of` tells what it is about).

    A save that was not answered is asked after before the next is tried. What turned out to be saved stays known until
    `forget`: however often one presses after that, it is not saved as something new.
    """

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._doubts: dict[object, tuple[BaseException, object]] = {}
        self._tried: tuple[object, object] = (None, None)
        self._asking = False

    def saving(self, work: Callable[[], T], typed: object, of: object = None) -> Callable[[], T]:
        """The work that saves what was typed, where that is not saved yet; it raises `SavedBefore`."""
        self._tried, self._asking = (of, typed), False
        doubt, team = self._doubts.get(of), self._place.desk.team
        if doubt is None or team is None:
            return work
        error, then = doubt

        def checked() -> T:
            self._asking = True
            if team.was_saved(error):
                raise SavedBefore(typed != then)
            self._asking = False
            self.forget(of)
            return work()

        return checked

    def failed(self, error: BaseException) -> None:
        """Saving came to this."""
        team, (of, typed) = self._place.desk.team, self._tried
        if team is not None and team.may_be_saved(error) and not self._asking:
            self._doubts[of] = (error, typed)

    def forget(self, of: object = None) -> None:
        """What was in doubt is settled: what is saved next is new."""
        self._doubts.pop(of, None)
