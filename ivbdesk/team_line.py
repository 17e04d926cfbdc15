"""The line of an open team register, as its windows need it: what colleagues save, who is where, and whether it is there."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from uuid import UUID

from ivbdesk.desk import Desk
from ivbdesk.storage.keys.team_login import login_of
from ivbdesk.storage.line_errors import LineLost, SaveUnanswered
from ivbdesk.storage.postgres.doubt import is_there
from ivbdesk.storage.postgres.errors import SignInRefused
from ivbdesk.storage.postgres.line import Heard, ServerLine, who_fills_in, who_has_open, who_takes_notes
from ivbdesk.storage.postgres.team_register import TeamRegister
from ivbdesk.storage.tables.dossier import metadata
from ivbdesk.storage.told import Told
from ivbdesk.storage.unit_of_work import Changes


class RegisterLine:
    """What is told here is told in another thread; all can be asked in any."""

    def __init__(self, register: TeamRegister, desk: Desk) -> None:
        self.name = register.folder.stem
        self._engine, self._desk, self._clock = register.engine, desk, register.clock
        self._lines: list[Callable[[], None]] = []
        self._presences: list[Callable[[], None]] = []
        self._forms: set[str] = set()
        heard = Heard(self._changed, lambda: _tell(self._presences), lambda: _tell(self._lines))
        self._line = ServerLine(register.way, register.engine, heard, register.clock)
        self._line.begin()

    @property
    def lost_since(self) -> datetime | None:
        """When the line was lost; None while it is there."""
        return self._line.lost_since

    @property
    def is_refused(self) -> bool:
        """Whether the server does not let this officer in any more; the line does not come back then."""
        return self._line.refused

    @property
    def ahead(self) -> timedelta:
        """How far the clock of this computer is ahead of that of the server; less than nothing where it is behind."""
        return self._clock.ahead

    def on_line(self, tell: Callable[[], None]) -> None:
        """Tell that the line was lost, or is back."""
        self._lines.append(tell)

    def on_presence(self, tell: Callable[[], None]) -> None:
        """Tell that a colleague may have come or gone."""
        self._presences.append(tell)

    def show(self, casus_id: UUID | None) -> None:
        """This casus is open here now; None says that none is."""
        self._line.show(casus_id)

    def who(self, casus_id: UUID) -> list[str]:
        """The names of the colleagues who have this casus open."""
        with self._engine.execution_options(readonly=True).connect() as connection:
            logins = who_has_open(connection, casus_id)
        return self._names(logins)

    def fill_in(self, form: str, *, is_open: bool) -> None:
        """This form is open here now, or no more; a form is named by what it is and what it changes."""
        self._forms = self._forms | {form} if is_open else self._forms - {form}
        self._line.fill_in(frozenset(self._forms))

    def who_fills_in(self, form: str) -> list[str]:
        """The names of the colleagues who have the same form open."""
        with self._engine.execution_options(readonly=True).connect() as connection:
            logins = who_fills_in(connection, form)
        return self._names(logins)

    def _names(self, logins: Collection[str]) -> list[str]:
        officers = self._desk.ctx.reads.beheer.medewerkers() if logins else []
        return [item.naam for item in officers if login_of(item.id) in logins]

    def take_notes(self, overleg_id: UUID | None) -> None:
        """The notes of this overleg are taken here, as soon as nobody else does; None says that none are."""
        self._line.take_notes(overleg_id)

    def takes_notes(self, overleg_id: UUID) -> bool:
        """Whether the notes of this overleg are taken here."""
        return self._line.notes == overleg_id

    def note_taker(self, overleg_id: UUID) -> str:
        """The name of the colleague who takes the notes of this overleg; empty where none does."""
        with self._engine.execution_options(readonly=True).connect() as connection:
            login = who_takes_notes(connection, overleg_id)
        return next(iter(self._names([login] if login else [])), "")

    def is_lost(self, error: BaseException) -> bool:
        """Whether this says that there is no line; it is then looked for at once, unless the server lets nobody in by it."""
        if isinstance(error, SignInRefused):
            self._line.give_up()
            return True
        if isinstance(error, LineLost):
            self._line.look()
            return True
        return False

    def may_be_saved(self, error: BaseException) -> bool:
        """Whether this says that it is not known yet whether something was saved."""
        return isinstance(error, SaveUnanswered)

    def was_saved(self, error: BaseException) -> bool:
        """Whether what was not answered was saved all the same; raises the same where nobody answers yet."""
        if not isinstance(error, SaveUnanswered):
            return False
        try:
            return is_there(self._engine, error.line)
        except SaveUnanswered:
            raise error from None

    def end(self) -> None:
        """Listen no more."""
        self._line.end()

    def _changed(self, told: Told) -> None:
        kinds = frozenset(metadata.tables) if told.everything else told.kinds
        self._desk.tell(Changes(told.cases, kinds, onbekend=told.unknown))


def _tell(listeners: list[Callable[[], None]]) -> None:
    for listener in listeners:
        listener()
