"""The check of the whole register, once a week in the background or when it is asked; and the line that tells what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from ivbdesk.actions.beheer.veiligheid import last_proof
from ivbdesk.cases.beheer.veiligheid import Bewijssoort, Gedaan
from ivbdesk.ui.beheer.back_ups import BackUps
from ivbdesk.ui.messages import explain
from ivbdesk.ui.opened import Gecontroleerd
from ivbdesk.ui.widgets.basics import SecondaryButton
from ivbdesk.ui.window.turn_banner import Line
from ivbdesk.ui.workplace import Workplace

FIRST_AFTER_MS = 90_000
DAYS = 7
_FAULT = "fout"


class WeeklyCheck(QObject):
    """Tells by itself only what is wrong; a flipped bit in a page that no one reads would else stay unseen.

    `found` gives the outcome of every check, `last` is the newest; `failed` gives why the weekly one came to no outcome.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(
        self, place: Workplace, back_ups: BackUps, heads: Callable[[], list[tuple[int, str]]]
    ) -> None:
        super().__init__(place)
        self._place, self._back_ups, self._heads = place, back_ups, heads
        self.last: Gecontroleerd | None = None
        if not place.reads_copy:
            QTimer.singleShot(FIRST_AFTER_MS, self, self.look)

    def look(self) -> None:
        """Examine the register when the last time is a week ago; a clock that was put back counts as long ago."""
        ctx = self._place.ctx
        work = partial(last_proof, ctx, Bewijssoort.CONTROLE)
        self._place.background.run(work, self._when_due, self._not_done, key="keuring", owner=self)

    def _when_due(self, last: Gedaan | None) -> None:
        if last is None or not 0 <= (self._place.today() - last.op).days < DAYS:
            self._begin(self._not_done)

    def begin(self) -> None:
        """Examine the register now; what goes wrong is told as of anything that is asked."""
        self._begin(None)

    def _begin(self, failed: Callable[[BaseException], None] | None) -> None:
        check, folder, heads = self._place.desk.proofs.check, self._back_ups.folder, self._heads()
        work = partial(check, folder, heads)
        self._place.background.run(work, self._keep, failed, key="keuren", owner=self)

    def _not_done(self, error: BaseException) -> None:
        if not self._place.is_away(error):  # without a line it is done another time
            self.failed.emit(error)

    def _keep(self, outcome: Gecontroleerd) -> None:
        self.last = outcome
        self.found.emit(outcome)


class KeuringLine(Line):
    """Says across the window what the last check found wrong: it waits there, and does not stand over somebody's work."""

    def __init__(self, place: Workplace, keuring: WeeklyCheck, more: Callable[[], object]) -> None:
        super().__init__(SecondaryButton("Bekijken", more))
        self._place = place
        keuring.found.connect(self._show)
        keuring.failed.connect(self._show_failed)

    def _show(self, outcome: Gecontroleerd) -> None:
        wrong = next((item for item in outcome.bevindingen if item.ernst == _FAULT), None)
        self.tell(f"{wrong.melding} {wrong.doen}".rstrip() if wrong else "")
        if wrong:
            self._place.messages.speak(wrong.melding)

    def _show_failed(self, error: BaseException) -> None:
        what, _, doing = explain(error)
        self.tell(f"{what} {doing}".rstrip())
        self._place.messages.speak(what)
