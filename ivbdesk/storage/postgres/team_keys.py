"""The key file of a team register, that stands in the database itself: who may open it, and with what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
from ivbdesk.storage.postgres.errors import translated
from ivbdesk.storage.postgres.logins import give_login
from ivbdesk.storage.team_folder import TeamFolder
from ivbdesk.storage.ways_errors import LastWayIn

_READ = sa.text("SELECT inhoud FROM sleutelbestand")
_MAKE = sa.text("INSERT INTO sleutelbestand (een, inhoud) VALUES (true, :inhoud)")
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


class TeamKeys:
    """Each change is one transaction: the key file, the line in the log, and the login of who it is about."""

    def __init__(
        self,
        engine: Engine,
        folder: TeamFolder,
        root: RootKey,
        holder: UUID,
        clock: Callable[[], datetime],
        params: Argon2Params,
    ) -> None:
        self._engine, self._folder, self._root, self._holder = engine, folder, root, holder
        self._clock, self._params = clock, params
        self._key = root.subkey("audit")

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
        id, cost = self.register_id, self._params
        secret = stretched(passphrase, id, holder, cost)
        with self._changing("wachtwoordzin") as (connection, envelope):
            given = passphrase_given(
                envelope.header, self._root, str(holder), passphrase, cost, salt_of(id, holder)
            )
            self._write(connection, envelope, given)
            own = holder == self._holder
            give_login(connection, holder, login_of(holder), password_from(secret), own=own)
            if not own:
                self._note_login(connection, holder)

    def demand_another(self, holder: UUID) -> None:
        """Raises `LastWayIn` where nobody but this officer has a passphrase."""
        if self.holders() <= {holder}:
            raise LastWayIn()

    def remove_officer(self, holder: UUID) -> None:
        """Takes an officer's way in away; the login ended with all its lines as she left."""
        with self._changing("medewerker beëindigd") as (connection, envelope):
            self._write(connection, envelope, officers_taken(envelope.header, {str(holder)}))

    def change_recovery(self, recovery: RecoveryKey) -> None:
        """Another recovery key; the paper of the earlier one opens nothing any more."""
        with self._changing("herstelsleutel") as (connection, envelope):
            self._write(connection, envelope, recovery_replaced(envelope.header, self._root, recovery))

    def prove_recovery(self, typed: str) -> None:
        """Raises `WrongRecoveryKey` unless what is typed holds the key of the register."""
        self.of_now().unlock_recovery(typed)

    def remember(self, _ring: SystemKeyring) -> None:
        """Raises `NoKeyringHere`: what a keyring would keep does not sign in at the server."""
        raise NoKeyringHere()

    def forget(self, _ring: SystemKeyring) -> None:
        """There is nothing to forget."""

    @contextmanager
    def _changing(self, reden: str) -> Iterator[tuple[Connection, Envelope]]:
        with translated(), self._engine.begin() as connection:
            connection.execute(sa.text("SELECT een FROM sleutelbestand FOR UPDATE"))
            envelope = self._known(connection)
            yield connection, envelope
            note_keys(connection, self._key, self._holder, self._clock(), reden, envelope)
        self._folder.keep(envelope)

    def _note_login(self, connection: Connection, holder: UUID) -> None:
        told = audit.Entry("medewerker", str(holder), {"wat": (None, "aanmelding op de server gegeven")})
        doing = audit.Doing(self._holder, "sleutels beheren", "wachtwoordzin", self._clock())
        audit.append(connection, self._key, doing, [told])

    def _write(self, connection: Connection, envelope: Envelope, header: Header) -> None:
        envelope.change(self._root, header)
        connection.execute(_WRITE, {"inhoud": envelope.as_bytes()})

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
