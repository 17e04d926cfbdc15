"""The key file of a team register, that stands in the database itself: who may open it, and with what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import copy
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from ivbdesk.storage import audit
from ivbdesk.storage.errors import DamagedKeyFile, RegisterError
from ivbdesk.storage.key_lines import confirmed, demand_known
from ivbdesk.storage.keys.changes import officers_taken, passphrase_given, recovery_replaced
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.header import Header
from ivbdesk.storage.keys.keyring import SystemKeyring
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import Argon2Params
from ivbdesk.storage.keys.team_login import login_of, password_from, salt_of, stretched
from ivbdesk.storage.line_errors import LineLost
from ivbdesk.storage.open_register import Joined, KeyPlace
from ivbdesk.storage.postgres.doubt import landed
from ivbdesk.storage.postgres.engine import Way
from ivbdesk.storage.postgres.errors import translated
from ivbdesk.storage.postgres.logins import end_lines, give_login
from ivbdesk.storage.team_folder import TeamFolder
from ivbdesk.storage.ways_errors import LastWayIn

_READ = sa.text("SELECT inhoud FROM sleutelbestand")
_MAKE = sa.text("INSERT INTO sleutelbestand (een, inhoud) VALUES (true, :inhoud)")
_HOLD = sa.text("SELECT een FROM sleutelbestand FOR UPDATE")
_WRITE = sa.text("UPDATE sleutelbestand SET inhoud = :inhoud")


class NoKeyringHere(RegisterError):
    """The keyring of a computer was to open a team register."""

    wat = "Een teamregister opent u met uw wachtwoordzin; de sleutelring van deze computer onthoudt hem niet."
    doen = "Typ uw wachtwoordzin."


def key_file(connection: Connection) -> Envelope:
    """The key file of the register; raises `DamagedKeyFile` where there is none."""
    data = connection.scalar(_READ)
    if data is None:
        raise DamagedKeyFile()
    return Envelope.read(data)


def make_key_file(connection: Connection, envelope: Envelope) -> None:
    """Put the first key file in an empty database."""
    connection.execute(_MAKE, {"inhoud": envelope.as_bytes()})


def change_key_file(connection: Connection, envelope: Envelope) -> None:
    """Put another key file in the place of that which is there; the log must tell it in the same transaction."""
    connection.execute(_WRITE, {"inhoud": envelope.as_bytes()})


def _nothing_else(_connection: Connection) -> Sequence[audit.Entry]:
    return ()


def login_given(holder: UUID) -> audit.Entry:
    """What the server wants to read in the log before it lets somebody sign in."""
    return audit.Entry("medewerker", str(holder), {"wat": (None, "aanmelding op de server gegeven")})


class TeamKeys:
    """Each change is one transaction: the key file, the line in the log, and the login of who it is about.

    That is one of its own, or that of a unit of work in which it goes along.
    """

    def __init__(
        self,
        engine: Engine,
        folder: TeamFolder,
        root: RootKey,
        holder: UUID,
        clock: Callable[[], datetime],
        params: Argon2Params,
        way: Way,
    ) -> None:
        self._engine, self._folder, self._root, self._holder = engine, folder, root, holder
        self._clock, self._params, self._way = clock, params, way
        self._key = root.subkey("audit")
        self._unit: Joined | None = None
        self._kept: Envelope | None = None
        self._left = False

    @property
    def register_id(self) -> str:
        """The id of the register, the same through every change of passphrase."""
        return self._folder.place().register_id

    def of_now(self) -> Envelope:
        """The key file as it is; raises `ForeignKeyFile` or `DamagedKeyFile` where somebody else wrote it."""
        with translated(), self._engine.execution_options(readonly=True).connect() as connection:
            return self._known(connection)

    def holders(self) -> frozenset[UUID]:
        """The officers who have a passphrase; without a line, as this computer last saw it."""
        try:
            known = self.of_now()
        except LineLost:
            known = self._folder.envelope()
        return frozenset(UUID(holder) for holder in known.header.holders)

    def set_passphrase(self, holder: UUID, passphrase: str, params: Argon2Params | None = None) -> None:
        """Gives an officer a way in and a login; an earlier passphrase of theirs opens the register no more.

        What a try costs is the same for all, since it is needed before there is a line.
        """
        id, cost, root = self.register_id, self._params, self._root
        password, own = password_from(stretched(passphrase, id, holder, cost)), holder == self._holder

        def given(header: Header) -> Header:
            return passphrase_given(header, root, str(holder), passphrase, cost, salt_of(id, holder))

        def signs_in(connection: Connection) -> Sequence[audit.Entry]:
            give_login(connection, holder, login_of(holder), password, own=own)
            if not own:
                return [login_given(holder)]
            self._way.expect(password)
            return ()

        self._change("wachtwoordzin", given, signs_in)

    def demand_another(self, holder: UUID) -> None:
        """Raises `LastWayIn` where nobody but this officer has a passphrase."""
        if self.holders() <= {holder}:
            raise LastWayIn()

    def remove_officer(self, holder: UUID) -> None:
        """Takes an officer's way in away; the login ended with all its lines as she left."""
        self._left = True
        self._change("medewerker beëindigd", lambda header: officers_taken(header, {str(holder)}))

    def change_recovery(self, recovery: RecoveryKey) -> None:
        """Another recovery key; the paper of the earlier one opens nothing any more."""
        self._change("herstelsleutel", lambda header: recovery_replaced(header, self._root, recovery))

    def along(
        self, log: Callable[[Callable[[Joined], None]], None], change: Callable[[KeyPlace], None]
    ) -> None:
        """Makes the change in the transaction of the unit of work that logs it: both are done, or neither."""
        joined = copy(self)

        def join(unit: Joined) -> None:
            joined._unit = unit
            change(joined)

        log(join)
        joined._settle()

    def prove_recovery(self, typed: str) -> None:
        """Raises `WrongRecoveryKey` unless what is typed holds the key of the register."""
        self.of_now().unlock_recovery(typed)

    def remember(self, _ring: SystemKeyring) -> None:
        """Raises `NoKeyringHere`: what a keyring would keep does not sign in at the server."""
        raise NoKeyringHere()

    def forget(self, _ring: SystemKeyring) -> None:
        """There is nothing to forget."""

    def _change(
        self,
        reden: str,
        changed: Callable[[Header], Header],
        also: Callable[[Connection], Sequence[audit.Entry]] = _nothing_else,
    ) -> None:
        def act(connection: Connection) -> Sequence[audit.Entry]:
            connection.execute(_HOLD)
            envelope = self._known(connection)
            envelope.change(self._root, changed(envelope.header))
            change_key_file(connection, envelope)
            told = also(connection)
            self._kept = envelope
            return [*told, confirmed(envelope.stand)]

        if self._unit is not None:
            self._unit.last(act)
            return
        line: tuple[int, bytes] | None = None
        doing = audit.Doing(self._holder, "sleutels beheren", reden, self._clock())
        try:
            with translated(), self._engine.begin() as connection:
                line = audit.append(connection, self._key, doing, act(connection))
        except LineLost:
            if line is None or not landed(self._engine, line):
                raise
        self._settle()

    def _settle(self) -> None:
        """After the commit: this computer too keeps what the database has, and who left has no line that she made meanwhile."""
        if self._kept is not None:
            self._folder.keep(self._kept)
        if self._left:
            with suppress(RegisterError):  # it is done; the next opening by a beheerder ends her line
                self.end_lines()

    def end_lines(self) -> None:
        """Who left has no line, though she may have come back before that was committed; raises `NoServerRight`."""
        with translated(), self._engine.begin() as connection:
            end_lines(connection)

    def _known(self, connection: Connection) -> Envelope:
        envelope = key_file(connection)
        envelope.demand_untouched(self._root)
        demand_known(connection, envelope)
        return envelope


def note_keys(
    connection: Connection, key: bytes, wie: UUID, op: datetime, reden: str, envelope: Envelope
) -> None:
    """The line in the log that says in which state the key file is."""
    doing = audit.Doing(wie, "sleutels beheren", reden, op)
    audit.append(connection, key, doing, [confirmed(envelope.stand)])
