"""Making the register of a team in an empty database, for its first officer."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Self
from uuid import UUID

import sqlalchemy as sa
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import Connection

from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.storage import audit
from ivbdesk.storage.key_lines import confirmed
from ivbdesk.storage.keys.changes import passphrase_given, recovery_replaced
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.header import Header
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import Argon2Params
from ivbdesk.storage.keys.team_login import login_of, password_from, salt_of, stretched
from ivbdesk.storage.postgres.clock import ServerClock
from ivbdesk.storage.postgres.engine import Way, conninfo_of, make_engine
from ivbdesk.storage.postgres.errors import NoRootCertificate, UnclearServer, translated
from ivbdesk.storage.postgres.logins import give_login
from ivbdesk.storage.postgres.schema import FilledDatabase, demand_fit
from ivbdesk.storage.postgres.sign_in import demand_schema
from ivbdesk.storage.postgres.team_keys import change_key_file, login_given, make_key_file, note_keys
from ivbdesk.storage.postgres.team_register import TeamRegister
from ivbdesk.storage.tables import dossier as t
from ivbdesk.storage.team_folder import TeamFolder, TeamPlace

_PORT, _MOST_PORTS = "5432", 65536


class NewTeamRegister(TeamRegister):
    """A register that is being made, over the line of who installed the database."""

    _envelope: Envelope
    _password: str

    @classmethod
    def found(
        cls,
        folder: Path,
        conninfo: str,
        passphrase: str,
        officer: UUID,
        recovery: RecoveryKey,
        clock: Callable[[], datetime],
        params: Argon2Params,
    ) -> Self:
        """The folder and the keys; nothing is in the database yet.

        Raises what `place_of` raises, `FilledDatabase`, `UnfitDatabase`, an error of the line, `AlreadyExists` or a refusal of the disk.
        """
        id = secrets.token_hex(16)
        place, certificate = place_of(conninfo, id, params)
        way = Way(conninfo)
        engine = make_engine(way)
        try:
            with translated(), engine.execution_options(readonly=True).connect() as connection:
                _demand_empty(connection)
                right = ServerClock(clock)
                right.follow(connection)
            root, envelope = new_keys(id, passphrase, officer, recovery, params)
            made = cls(
                TeamFolder.make(folder, place, certificate, envelope, root), engine, root, officer, right, way
            )
        except BaseException:
            engine.dispose()
            raise
        made._envelope = envelope
        made._password = password_from(stretched(passphrase, id, officer, params))
        return made

    def let_in_first(self) -> None:
        """The key file comes in the database, and its officer gets a login; she must be in the register."""
        with translated(), self.engine.begin() as connection:
            make_key_file(connection, self._envelope)
            note_keys(connection, self.audit_key, self.holder, self.clock(), "nieuw register", self._envelope)
            give_login(connection, self.holder, login_of(self.holder), self._password, own=False)

    def abandon(self) -> None:
        """Takes the folder away of a register that could not be made."""
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def new_keys(
    id: str, passphrase: str, officer: UUID, recovery: RecoveryKey, params: Argon2Params
) -> tuple[RootKey, Envelope]:
    """The key of a new register, and the key file by which its first officer gets in."""
    root = RootKey.new()
    ways = recovery_replaced(Header(id, 0, 1, (), None), root, recovery)
    salt = salt_of(id, officer)
    return root, Envelope.of(passphrase_given(ways, root, str(officer), passphrase, params, salt), root)


def let_in(
    connection: Connection, envelope: Envelope, key: bytes, doing: audit.Doing, passphrase: str
) -> None:
    """This becomes the key file, and who does it gets a login by this passphrase, where nobody had one yet."""
    id, officer = envelope.header.register_id, doing.wie
    change_key_file(connection, envelope)
    audit.append(connection, key, doing, [login_given(officer), confirmed(envelope.stand)])
    password = password_from(stretched(passphrase, id, officer, envelope.header.least_cost))
    give_login(connection, officer, login_of(officer), password, own=False)


def _demand_empty(connection: Connection) -> None:
    demand_fit(connection)
    demand_schema(connection)
    for table in (t.audit, t.medewerker):
        if connection.scalar(sa.select(sa.exists().select_from(table))):
            raise FilledDatabase()


def place_of(conninfo: str, id: str, params: Argon2Params) -> tuple[TeamPlace, bytes | None]:
    """Where it is, as its officers will ask it, and the certificate by which they will know the server.

    Raises `UnclearServer`, `BadlyWritten`, `NoRootCertificate` or `UnsafePlace`.
    """
    conninfo_of(conninfo)  # what is badly written is told without quoting it
    told = {name: str(value) for name, value in conninfo_to_dict(conninfo).items()}
    if lacks := _lacks(told):
        raise UnclearServer(join_nl(lacks))
    place = TeamPlace(told["host"], int(told.get("port", _PORT)), told["dbname"], id, params)
    place.demand_safe()
    if told["host"].startswith("/"):
        return place, None
    try:
        return place, Path(told["sslrootcert"]).read_bytes()
    except (OSError, KeyError):
        raise NoRootCertificate() from None


def _lacks(told: Mapping[str, str]) -> list[str]:
    """What stands in no folder: libpq would take it from this computer, or choose among several."""
    port = told.get("port", "" if os.environ.get("PGPORT") or os.environ.get("PGSERVICE") else _PORT)
    found = []
    if not told.get("host") or "," in told["host"]:
        found.append("noem één server, met host")
    if told.get("hostaddr") or told.get("service"):
        found.append("gebruik geen hostaddr of service")
    if not (port.isascii() and port.isdecimal() and 0 < int(port) < _MOST_PORTS):
        found.append("noem één poort, met port")
    if not told.get("dbname"):
        found.append("noem de database, met dbname")
    return found
