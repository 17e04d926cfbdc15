"""The one line on which this computer hears of its colleagues, in a thread of its own: what they saved, and who is where.

Whoever listens receives all that is told, so a casus that is closed is told by kind only. A line that is lost is looked
for again, with more patience each time.
"""

from __future__ import annotations

import logging
import selectors
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock, Thread
from uuid import UUID

import psycopg
import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from ivbdesk.storage.postgres.clock import ServerClock
from ivbdesk.storage.postgres.engine import Way, mark_of
from ivbdesk.storage.postgres.errors import SignInRefused, translate, translated
from ivbdesk.storage.told import Told

CHANGED, PRESENT = "ivb", "ivb_aanwezig"
_CLASS = 1230389586
"""Of the locks that say who has a casus open: "IVBR" as a number."""
_FORMS = 1230389587
"""Of the locks that say who changes something in a form: the next."""
_NOTES = 1230389588
"""Of the lock that says who takes the notes of an overleg: the next but one."""
_LOOK_EVERY_S = 10.0
_FIRST_WAIT_S, _LONGEST_WAIT_S = 0.25, 8.0
_LONGEST_LEAVING_S = 2.0
"""A server that does not answer holds up nobody who closes the window."""
_HERE = "SELECT pg_advisory_lock_shared(%s, hashtext(%s))"
_GONE = "SELECT pg_advisory_unlock_shared(%s, hashtext(%s))"
_TAKE = "SELECT pg_try_advisory_lock(%s, hashtext(%s))"
_LET_GO = "SELECT pg_advisory_unlock(%s, hashtext(%s))"
_WHO = sa.text(
    "SELECT DISTINCT usename FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory'"
    " AND granted AND classid = :soort AND objid = (hashtext(:wat)::bigint & 4294967295)::oid AND objsubid = 2"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND usename <> session_user"
)
_LOG = logging.getLogger(__name__)
_ALL = Told(frozenset(), frozenset(), unknown=True, everything=True)


@dataclass(frozen=True)
class Heard:
    """Whom the line tells, in its own thread: what colleagues saved, that somebody came or went, that it was lost or is back."""

    changed: Callable[[Told], None]
    present: Callable[[], None]
    line: Callable[[], None]


class ServerLine:
    """The listening connection. `lost_since` is when it was lost; None while it is there.

    `refused` says that the server does not let this officer in any more: then it is not looked for again.
    """

    def __init__(self, way: Way, engine: Engine, heard: Heard, clock: ServerClock) -> None:
        self._way, self._engine, self._heard = way, engine, heard
        self._clock = clock
        self.lost_since: datetime | None = None
        self.refused = False
        self._wish = Lock()
        self._casus: UUID | None = None
        self._held: UUID | None = None
        self._forms: frozenset[str] = frozenset()
        self._filled: frozenset[str] = frozenset()
        self._overleg: UUID | None = None
        self._noted: UUID | None = None
        self._ends = False
        self._wake, self._woken = socket.socketpair()
        self._woken.setblocking(False)
        self._thread: Thread | None = None

    def begin(self) -> None:
        """Listen from now on; raises an error of the line where there is none."""
        with translated():
            first = self._connect()
        self._thread = Thread(target=self._run, args=(first,), name="ivbdesk-lijn", daemon=True)
        self._thread.start()

    def show(self, casus_id: UUID | None) -> None:
        """This casus is open here now, for colleagues to see; None says that none is."""
        with self._wish:
            self._casus = casus_id
        self._rouse()

    def fill_in(self, forms: frozenset[str]) -> None:
        """These forms are open here now, for a colleague to see who opens the same one."""
        with self._wish:
            self._forms = forms
        self._rouse()

    def take_notes(self, overleg_id: UUID | None) -> None:
        """The notes of this overleg are taken here, as soon as nobody else does; None says that none are."""
        with self._wish:
            self._overleg = overleg_id
        self._rouse()

    @property
    def notes(self) -> UUID | None:
        """The overleg of which this computer takes the notes; None while a colleague does, or there is no line."""
        return self._noted if self.lost_since is None else None

    def look(self) -> None:
        """Somebody met a line that was lost: look at once."""
        self._rouse()

    def give_up(self) -> None:
        """The server lets this officer in no more, though what was connected before may still be."""
        if not self.refused:  # each read that is refused says so again
            self.refused = True
            self._is_lost()
            self._rouse()

    def end(self) -> None:
        """Listen no more, and let go of what says who is here."""
        self._ends, self._casus, self._overleg, self._forms = True, None, None, frozenset()
        with suppress(OSError):
            self._wake.send(b"\0")
        if self._thread is not None:
            self._thread.join(_LONGEST_LEAVING_S)

    def _rouse(self) -> None:
        if not self._ends:
            with suppress(OSError):  # nobody listens any more
                self._wake.send(b"\0")

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        made = self._way.connect(autocommit=True)
        made.add_notify_handler(self._on_notify)
        for channel in (CHANGED, PRESENT):
            made.execute(f"LISTEN {channel}".encode())
        self._clock.follow_line(made)
        self._held = self._noted = None
        self._filled = frozenset()
        return made

    def _run(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        try:
            self._keep_on(connection)
        except Exception as fault:  # whatever it is: who does not listen must not seem to
            _LOG.error("de lijn luistert niet meer: %s", type(fault).__name__)
            self._is_lost()
        finally:
            self._wake.close()
            self._woken.close()

    def _keep_on(self, connection: psycopg.Connection[tuple[object, ...]] | None) -> None:
        wait = _FIRST_WAIT_S
        while not (self._ends or self.refused):
            try:
                connection = connection or self._connect()
                if self.lost_since is not None:
                    self._is_back()
                wait = _FIRST_WAIT_S
                self._listen(connection)
            except (psycopg.Error, OSError) as error:
                self.refused = self.refused or isinstance(translate(error), SignInRefused)
                self._is_lost()
                connection = None
                if self.refused:
                    return
                self._pause(wait)
                wait = min(2 * wait, _LONGEST_WAIT_S)
        if connection is not None:
            with suppress(psycopg.Error):
                self._tell_where(connection)  # colleagues see at once that she left
            connection.close()

    def _listen(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        with selectors.DefaultSelector() as looks:
            looks.register(connection.fileno(), selectors.EVENT_READ)
            looks.register(self._woken, selectors.EVENT_READ)
            while not (self._ends or self.refused):
                self._tell_where(connection)
                if not looks.select(_LOOK_EVERY_S):
                    # A line that fell silent is not noticed by itself, nor a clock that was set.
                    self._clock.follow_line(connection)
                    self._heard.present()
                self._drain()
                connection.pgconn.consume_input()
                while (notify := connection.pgconn.notifies()) is not None:
                    self._hear(notify.relname.decode(), notify.extra.decode())

    def _tell_where(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        with self._wish:
            wanted, notes, forms = self._casus, self._overleg, self._forms
        self._tell_notes(connection, notes)
        self._tell_forms(connection, forms)
        if wanted == self._held:
            return
        if self._held is not None:
            connection.execute(_GONE, (_CLASS, str(self._held)))
        if wanted is not None:
            connection.execute(_HERE, (_CLASS, str(wanted)))
        self._held = wanted
        connection.execute(f"NOTIFY {PRESENT}".encode())

    def _tell_forms(self, connection: psycopg.Connection[tuple[object, ...]], wanted: frozenset[str]) -> None:
        if wanted == self._filled:
            return
        for form in self._filled - wanted:
            connection.execute(_GONE, (_FORMS, form))
        for form in wanted - self._filled:
            connection.execute(_HERE, (_FORMS, form))
        self._filled = wanted
        connection.execute(f"NOTIFY {PRESENT}".encode())

    def _tell_notes(self, connection: psycopg.Connection[tuple[object, ...]], wanted: UUID | None) -> None:
        """Let go of the notes of another overleg, and take those of this one; tried again at each word of who is where."""
        if wanted == self._noted:
            return
        if self._noted is not None:
            connection.execute(_LET_GO, (_NOTES, str(self._noted)))
            self._noted = None
            connection.execute(f"NOTIFY {PRESENT}".encode())
        if wanted is not None:
            taken = connection.execute(_TAKE, (_NOTES, str(wanted))).fetchone()
            if taken is not None and taken[0]:
                self._noted = wanted
                connection.execute(f"NOTIFY {PRESENT}".encode())
            else:
                self._heard.present()

    def _on_notify(self, notify: psycopg.Notify) -> None:
        self._hear(notify.channel, notify.payload)

    def _hear(self, channel: str, payload: str) -> None:
        try:
            if channel == PRESENT:
                self._heard.present()
            elif (told := Told.read(payload)).by != self._way.mark:
                self._heard.changed(told)
        except Exception as fault:  # of one message, or of one who hears it: the next is heard all the same
            _LOG.error("een bericht over de lijn kwam niet aan: %s", type(fault).__name__)

    def _is_lost(self) -> None:
        if self.lost_since is None or self.refused:
            self.lost_since = self.lost_since or self._clock()
            self._engine.dispose()
            self._heard.line()

    def _is_back(self) -> None:
        self.lost_since = None
        self._engine.dispose()  # what was in the pool may be of before
        self._heard.line()
        self._heard.changed(_ALL)

    def _pause(self, seconds: float) -> None:
        with selectors.DefaultSelector() as looks:
            looks.register(self._woken, selectors.EVENT_READ)
            looks.select(seconds)
        self._drain()

    def _drain(self) -> None:
        try:
            while self._woken.recv(64):
                pass
        except BlockingIOError:
            pass


def who_has_open(connection: Connection, casus_id: UUID) -> list[str]:
    """The logins of the others who have this casus open."""
    return sorted(connection.scalars(_WHO, {"soort": _CLASS, "wat": str(casus_id)}))


def who_fills_in(connection: Connection, form: str) -> list[str]:
    """The logins of the others who have this form open."""
    return sorted(connection.scalars(_WHO, {"soort": _FORMS, "wat": form}))


def who_takes_notes(connection: Connection, overleg_id: UUID) -> str | None:
    """The login of the colleague who takes the notes of this overleg; None where nobody else does."""
    found: str | None = connection.scalars(_WHO, {"soort": _NOTES, "wat": str(overleg_id)}).first()
    return found


def announce(connection: Connection, told: Told) -> None:
    """Tells it to all who listen, at the commit and not before."""
    text = replace(told, by=mark_of(connection)).as_text()
    connection.execute(sa.text("SELECT pg_notify(:waar, :wat)"), {"waar": CHANGED, "wat": text})
