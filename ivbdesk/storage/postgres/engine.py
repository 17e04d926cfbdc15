"""The SQLAlchemy engine on a database of a server: how a connection is made, what it may wait for, how it refuses."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from typing import cast

import psycopg
import sqlalchemy as sa
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from ivbdesk.storage.postgres.errors import (
    BadlyWritten,
    PasswordInSight,
    SignInRefused,
    keep_no_values,
    translate,
)

_SECONDS_TO_CONNECT = 10
_SECONDS_OF_SILENCE = 10
_ASKS_AFTER_S, _ASKS_AGAIN_S, _TIMES = 4, 2, 2
"""After so long the other side is asked whether it is there, and so often again: within ten seconds it is let go."""
_SETTINGS = {
    "statement_timeout": "30s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "8s",  # a computer that fell silent holds up its colleagues no longer
    "tcp_keepalives_idle": str(_ASKS_AFTER_S),
    "tcp_keepalives_interval": str(_ASKS_AGAIN_S),
    "tcp_keepalives_count": str(_TIMES),
    "tcp_user_timeout": f"{_SECONDS_OF_SILENCE}s",
    "timezone": "UTC",
    "search_path": "public",
    "jit": "off",  # what a policy costs is estimated far too high; to compile a read takes longer than to run it
}
_MORE_CONNECTIONS = 4
_MARK = "ivb_mark"


class Way:
    """How a database is reached, by all that connect to it. `mark` tells what this computer says from what others say.

    Who changes her passphrase gets another password while she works: each line is asked for with the one that was
    taken last, and else with the other, since a change that was not answered may be done or not. Raises `BadlyWritten`.
    """

    def __init__(self, conninfo: str) -> None:
        self._wanted = conninfo_of(conninfo)
        self._passwords: tuple[str | None, ...] = (None,)
        self.mark = secrets.token_hex(8)

    @property
    def conninfo(self) -> str:
        """As it was given, with what we ask of every connection."""
        return self._wanted

    def expect(self, password: str) -> None:
        """This is to be the password from now on, perhaps."""
        self._passwords = (password, self._passwords[0])

    def connect(self, *, autocommit: bool = False) -> psycopg.Connection[tuple[object, ...]]:
        """A new line; raises an error of the driver."""
        first, *others = self._passwords
        try:
            return psycopg.connect(make_conninfo(self._wanted, password=first), autocommit=autocommit)
        except psycopg.OperationalError as error:
            if not others or not isinstance(translate(error), SignInRefused):
                raise
        made = psycopg.connect(make_conninfo(self._wanted, password=others[0]), autocommit=autocommit)
        self._passwords = (others[0], first)
        return made


def mark_of(connection: Connection) -> str:
    """The mark of the way by which this goes."""
    return str(connection.get_execution_options()[_MARK])


def make_engine(way: str | Way) -> Engine:
    """An engine on the database that `way` leads to, or that libpq's text names: a socket in a folder, or a host over TLS.

    Where every host is a folder and no address is named, it is a socket; of any other the certificate and the name are verified. The password never leaves as such; who asks for less in
    that text does not get it. With the execution option `readonly=True` a transaction only reads. An error leaves as
    the RegisterError that it means, any other without a word of what it was about: no statement either, since what is
    searched stands in it. Raises `BadlyWritten`.
    """
    by = Way(way) if isinstance(way, str) else way
    engine = create_engine(
        "postgresql+psycopg://",
        creator=by.connect,
        execution_options={_MARK: by.mark},
        poolclass=QueuePool,
        pool_size=_MORE_CONNECTIONS,
        pool_use_lifo=True,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        raw_connection(connection).read_only = bool(connection.get_execution_options().get("readonly"))

    @event.listens_for(engine, "handle_error", retval=True)
    def _explain(context: ExceptionContext) -> BaseException | None:
        cause = context.original_exception
        meaning = translate(cause)
        if isinstance(cause, psycopg.Error):
            keep_no_values(cause)  # it goes along as the cause
        if meaning is not None or not isinstance(cause, psycopg.Error):
            return meaning
        wrapped = context.sqlalchemy_exception
        kind = type(wrapped) if isinstance(wrapped, DBAPIError) else DBAPIError
        return kind(None, None, cause, hide_parameters=True)

    return engine


def demand_no_password(conninfo: str) -> None:
    """Raises `PasswordInSight` for a password in what is typed on a command line, or `BadlyWritten`."""
    conninfo_of(conninfo)
    if conninfo_to_dict(conninfo).get("password"):
        raise PasswordInSight()


def where_of(conninfo: str) -> str:
    """The server that libpq's text names, in words: host and port, as they are tried. Raises `BadlyWritten`."""
    asked = conninfo_to_dict(conninfo_of(conninfo))
    host = asked.get("host") or asked.get("hostaddr") or os.environ.get("PGHOST") or "deze computer"
    return f"{host}, poort {asked.get('port') or os.environ.get('PGPORT') or 5432}"


def conninfo_of(conninfo: str) -> str:
    """The same with what we ask of every connection; of a host no less than a verified one. Raises `BadlyWritten`."""
    try:
        asked = {name: str(value) for name, value in conninfo_to_dict(conninfo).items()}
    except psycopg.ProgrammingError:
        raise BadlyWritten() from None  # what libpq says quotes it, password and all
    own = {
        "application_name": "ivbdesk",
        "connect_timeout": str(_SECONDS_TO_CONNECT),
        "client_encoding": "utf8",
        "keepalives_idle": str(_ASKS_AFTER_S),
        "keepalives_interval": str(_ASKS_AGAIN_S),
        "keepalives_count": str(_TIMES),
        "tcp_user_timeout": str(_SECONDS_OF_SILENCE * 1000),
        "options": " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items()),
    }
    if _is_of_this_computer(asked):
        own["require_auth"] = "none,scram-sha-256"  # whoever listens there does not get the password
    else:
        own |= {"sslmode": "verify-full", "require_auth": "scram-sha-256", "channel_binding": "require"}
    return make_conninfo("", **(asked | own))


def _is_of_this_computer(asked: Mapping[str, str]) -> bool:
    """Whether it can only be a socket in a folder; libpq tries every host that is named, and an address before its host."""
    hosts = asked.get("host", "").split(",")
    by_address = asked.get("hostaddr") or os.environ.get("PGHOSTADDR")
    by_service = asked.get("service") or os.environ.get("PGSERVICE")  # a file that may name an address
    return not (by_address or by_service) and all(host.startswith("/") for host in hosts)


def raw_connection(connection: Connection) -> psycopg.Connection[tuple[object, ...]]:
    """The driver's own connection."""
    return cast("psycopg.Connection[tuple[object, ...]]", connection.connection.driver_connection)


def server_setting(connection: Connection, name: str) -> str:
    """How the server is set up in this."""
    return str(connection.scalar(sa.select(sa.func.current_setting(name))))
