"""An open register of which the database is on a server: the face of the register in a folder, for several at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn, Self
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage import audit
from ivbdesk.storage.drafts import Drafts
from ivbdesk.storage.errors import BrokenAudit, OlderRegister, RegisterError
from ivbdesk.storage.heads import newest_line, older_than
from ivbdesk.storage.key_lines import officers, paper_used
from ivbdesk.storage.keys.attempts import Attempts
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.postgres.clock import ServerClock
from ivbdesk.storage.postgres.documents import ServerDocuments
from ivbdesk.storage.postgres.engine import Way
from ivbdesk.storage.postgres.errors import NoServerRight, translated
from ivbdesk.storage.postgres.sign_in import sign_in
from ivbdesk.storage.postgres.team_keys import TeamKeys
from ivbdesk.storage.tables.dossier import medewerker
from ivbdesk.storage.team_drafts import TeamDrafts
from ivbdesk.storage.team_folder import TeamFolder

AUDIT_ROWS_AT_OPEN = 1000


class NotOnServer(RegisterError):
    """What only a register in a folder can do was asked of one on a server."""

    wat = "Dit kan in een teamregister niet."
    doen = "De beheerder van de server doet dit voor het hele team."


class StillLetIn(RegisterError):
    """An officer who left has a way in, and the server does not let us end it."""

    wat = "Iemand die niet meer in dit register werkt, kan zich nog aanmelden; de server stond niet toe dat te beëindigen."
    doen = (
        "Vraag de beheerder van de server om ivbdesk team keuring te draaien en te herstellen wat dat meldt."
    )


class OneOfMany:
    """What a register with one writer has for its turns and its notes: here nobody has to wait, and nothing waits."""

    def ask(self, now: datetime) -> None:
        """There is no turn to ask for."""

    def withdraw(self) -> None:
        """There is no turn to ask for."""

    def waiting(self, now: datetime) -> Sequence[NoReturn]:
        """Nobody."""
        return ()

    def is_free(self) -> bool:
        """Whoever may, comes in."""
        return True


class NoNotes:
    """A note for the writer: here everybody writes."""

    def put(self, wie: UUID, op: datetime, inhoud: str) -> UUID:
        """Raises `NotOnServer`."""
        raise NotOnServer()

    def waiting(self) -> tuple[Sequence[NoReturn], int]:
        """None."""
        return (), 0

    def take_out(self, id: UUID) -> None:
        """There is none."""

    def demand_empty(self) -> None:
        """It is."""


class TeamRegister:
    """An open team register. `warnings` holds what was noticed at opening and does not stop the work.

    `engine` reads and writes; with `engine.execution_options(readonly=True)` a transaction only reads.
    """

    def __init__(
        self,
        folder: TeamFolder,
        engine: Engine,
        root: RootKey,
        holder: UUID,
        clock: Callable[[], datetime],
        way: Way,
    ) -> None:
        self.folder, self.engine, self.holder = folder.folder, engine, holder
        self.way, self.clock = way, ServerClock(clock)
        self.warnings: tuple[RegisterError, ...] = ()
        self.earlier_tries = 0
        self.paper_used: datetime | None = None
        self.audit_key = root.subkey("audit")
        self._drafts_key = root.subkey("drafts")
        self.documents = ServerDocuments(engine, root.subkey("documents"))
        self.turns, self.drop_box = OneOfMany(), NoNotes()
        self.keys = TeamKeys(engine, folder, root, holder, self.clock, folder.place().cost, way)

    @classmethod
    def open(cls, folder: Path, passphrase: str, first: str, clock: Callable[[], datetime]) -> Self:
        """Opens the register with a passphrase; raises what `sign_in` raises, or `TooManyTries`."""
        own, tries = TeamFolder(folder.absolute()), Attempts(folder)
        own.place()
        tries.demand_patience(clock())
        with tries.counted(clock()):
            came = sign_in(own, passphrase, first)
        register = cls(own, came.engine, came.root, came.holder, clock, came.way)
        try:
            register._notice()
        except BaseException:
            came.engine.dispose()
            raise
        register.earlier_tries = tries.forget()
        return register

    def _notice(self) -> None:
        with translated(), self.engine.execution_options(readonly=True).connect() as connection:
            self.clock.follow(connection)
            chain = audit.verify_chain(connection, self.audit_key, last=AUDIT_ROWS_AT_OPEN)
            self.paper_used = paper_used(connection, self.holder)
            gone, may = officers(connection, working=False), _may_end_logins(connection, self.holder)
        if chain.broken_at is not None:
            self.warnings = (BrokenAudit(chain.broken_at),)
        if may:
            self._end_logins(gone)

    def _end_logins(self, gone: Collection[str]) -> None:
        """Who left and still has a way in, loses it: cut off before, or ended by another program."""
        try:
            for holder in self.keys.of_now().header.holders:
                if holder in gone:
                    self.keys.remove_officer(UUID(holder))
            self.keys.end_lines()
        except NoServerRight:
            self.warnings = (*self.warnings, StillLetIn())

    @property
    def id(self) -> str:
        """The id of the register, the same through every change."""
        return self.keys.register_id

    @property
    def high_water(self) -> Self:
        """What the head of the log is told to after each commit."""
        return self

    def note(self, seq: int, mac: bytes) -> None:
        """Nothing here: a server loses no commit that it confirmed, and the settings of this computer remember the head."""

    def drafts(self) -> TeamDrafts:
        """What this officer typed and did not save."""
        there = Drafts(self.engine, self.holder, self.note_drafts)
        return TeamDrafts(there, self.folder, self._drafts_key)

    def note_drafts(self, number: int) -> None:
        """Nothing here: a server loses no draft that it said was kept."""

    def anchor(self) -> None:
        """Nothing here: the key file is that of all, and tells nothing of the log."""

    def accept_warnings(self) -> None:
        """The officer has seen the warnings and goes on."""
        self.warnings = ()

    def head(self) -> tuple[int, str]:
        """The newest line of the log: its number, and the first digits of its MAC."""
        return newest_line(self.engine)

    def behind(self, heads: Iterable[tuple[int, str]]) -> OlderRegister | None:
        """What must be told where the log does not hold one of these lines, that were its newest before."""
        return older_than(self.engine, heads)

    def returned(self) -> None:
        """Nothing came from a copy here."""

    def settle_destruction(self, documents: Collection[UUID]) -> None:
        """Nothing here: the content went with its rows."""

    def renew(self, recovery: RecoveryKey) -> NoReturn:
        """Raises `NotOnServer`: other keys for a team are not built."""
        raise NotOnServer()

    def close(self) -> None:
        """Lets go of every line to the server."""
        self.engine.dispose()


def _may_end_logins(connection: Connection, officer: UUID) -> bool:
    right = sa.select(medewerker.c.recht).where(medewerker.c.id == officer, medewerker.c.tot.is_(None))
    return bool(connection.scalar(right) == Recht.BEHEERDER)
