"""A database that a register moves to, and one that it leaves, over the line of who installed it.

Its rows come as they were, so what guards the writing of officers rests meanwhile; that is part of the one transaction,
and nobody ever sees a database in which it rests.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.storage import audit
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.team_login import login_of
from ivbdesk.storage.moving.errors import InUse, LeftOut, LoginElsewhere, NotTheSame
from ivbdesk.storage.moving.log import came_from
from ivbdesk.storage.postgres.rights.intact import strange
from ivbdesk.storage.postgres.schema import demand_fit
from ivbdesk.storage.postgres.sign_in import demand_schema
from ivbdesk.storage.postgres.team_keys import key_file
from ivbdesk.storage.tables import dossier as t

_BESIDE = ("auditkop", "sleutelbestand")
"""What has triggers besides the tables of a register."""
_SEARCH = ("zoek", "vind", "stukinhoud", "sluiting", "weg", "verplaatst")
_PATIENCE = ("statement_timeout", "idle_in_transaction_session_timeout")
"""What ends the work of an officer who waits too long: a move may take an hour."""
_HEAD = sa.text("UPDATE auditkop SET seq = :seq, mac = :mac, op = NULL, xid = NULL")
_LAST_LINE = sa.select(t.audit.c.seq, t.audit.c.mac).order_by(t.audit.c.seq.desc()).limit(1)
_IS_WORKED_IN = sa.text("SELECT EXISTS (SELECT 1 FROM rol)")
_IS_OWNER = sa.text("SELECT eigenaar_werkt()")
_BELONGS = sa.text(
    "SELECT coalesce(shobj_description(oid, 'pg_authid'), '') FROM pg_roles WHERE rolname = :login"
)
_NAME = sa.text("SELECT current_database()")
_ALONE = sa.text("LOCK TABLE auditkop IN EXCLUSIVE MODE")
_CLOSE = sa.text("SELECT zet_login(r.medewerker_id, '', '') FROM rol r")


def be_patient(connection: Connection) -> None:
    """Nothing of this transaction is cut off because it takes long."""
    for name in _PATIENCE:
        connection.execute(sa.text(f"SET LOCAL {name} = 0"))


def demand_free(connection: Connection, officer: UUID, register_id: str) -> None:
    """Raises `InUse` unless nobody can work in what stands here: it is empty, or a move of this register to it was cut off.

    Raises `LoginElsewhere` where the login of this officer is of another one, `UnfitDatabase` and what `demand_schema` raises, and `LeftOut` for who is not of its owner.
    """
    demand_fit(connection)
    demand_schema(connection)
    demand_owner(connection)
    is_filled = connection.scalar(sa.select(sa.exists().select_from(t.audit)))
    came = came_from(connection)
    if is_worked_in(connection) or (is_filled and (came is None or came.register_id != register_id)):
        raise InUse()
    login = login_of(officer)
    belongs = connection.scalar(_BELONGS, {"login": login})
    if belongs is not None and belongs != f"{connection.scalar(_NAME)} {officer}":
        raise LoginElsewhere(login)


def is_worked_in(connection: Connection) -> bool:
    """Whether somebody can sign in to what stands here."""
    return bool(connection.scalar(_IS_WORKED_IN))


def demand_owner(connection: Connection) -> None:
    """Raises `LeftOut` for whom rows are hidden; later it is an error to read where they are, and not fewer rows."""
    if not connection.scalar(_IS_OWNER):
        raise LeftOut(["besloten casussen", "concepten", "nummers"])
    connection.execute(sa.text("SET LOCAL row_security = off"))


@contextmanager
def emptied(connection: Connection) -> Iterator[None]:
    """Inside, the tables are empty and take every row as it is; after it all is guarded again, and references are looked at.

    Raises `NotTheSame` where the guards are then not what they were.
    """
    guards = set(strange(connection))
    names = [table.name for table in t.metadata.sorted_tables]
    _trigger(connection, "DISABLE", [*names, *_BESIDE])
    connection.execute(
        sa.text(f"TRUNCATE {', '.join((*names, *_SEARCH, 'sleutelbestand'))} RESTART IDENTITY")
    )
    yield
    connection.execute(sa.text("SET CONSTRAINTS ALL IMMEDIATE"))
    last = connection.execute(_LAST_LINE).first()
    connection.execute(_HEAD, {"seq": last.seq if last else 0, "mac": last.mac if last else audit.GENESIS})
    for table in t.metadata.sorted_tables:
        if (column := table.autoincrement_column) is not None:
            connection.execute(
                sa.text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', '{column.name}'),"
                    f" (SELECT coalesce(max({column.name}), 0) + 1 FROM {table.name}), false)"
                )
            )
    _trigger(connection, "ENABLE", [*names, *_BESIDE])
    if other := set(strange(connection)) - guards:
        raise NotTheSame(sorted(other))


def _trigger(connection: Connection, how: str, names: list[str]) -> None:
    for name in names:
        connection.execute(sa.text(f"ALTER TABLE {name} {how} TRIGGER USER"))


def hold_still(connection: Connection) -> None:
    """First in a transaction: nobody commits anything until it ends, and it sees all that was committed before."""
    connection.execute(_ALONE)


def close_team(connection: Connection) -> None:
    """Nobody signs in any more, and the line of every officer ends."""
    connection.execute(_CLOSE)


def key_file_there(connection: Connection) -> Envelope:
    """The key file of the register that stands here; raises what `demand_schema` raises, or `DamagedKeyFile`."""
    demand_fit(connection)
    demand_schema(connection)
    demand_owner(connection)
    return key_file(connection)
