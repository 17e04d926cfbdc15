"""Row-level security of every table, generated from the tables themselves, and what each group of officers may do with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from ivbdesk.storage.postgres.rights.roles import MANAGERS, READERS, WRITERS
from ivbdesk.storage.postgres.rights.visible import (
    BESIDE,
    FOR_OFFICERS,
    OPEN,
    OWN,
    SEEN_LINE,
    UNREAD,
    seen,
    ways,
    written,
)
from ivbdesk.storage.tables import dossier as t

_OFFICER = "(SELECT ik() AS ik) IS NOT NULL"
_OWN_LINE = (
    "wie = (SELECT ik() AS ik) AND (entiteit = 'toegang'::text"
    " OR NOT EXISTS (SELECT 1 FROM casus_dicht d WHERE d.id = audit.casus_id))"
)
"""A line of one's own, and of no casus that is closed to one, but for that one lets oneself in: else colleagues do not read it."""
HIDDEN = ("rol", "auditkop", "sluiting", "weg", "verplaatst", "reeks")
"""Tables of the server's own that no officer reads."""
_INDEXES = {
    "zoek": "EXISTS (SELECT 1 FROM casus c WHERE c.volgnr = zoek.rowid)",
    "vind": "EXISTS (SELECT 1 FROM vindplaats p WHERE p.nr = vind.rowid)",
}
"""The indexes of the search, of which the words themselves are read by nobody."""
_WRITE = "INSERT, UPDATE, DELETE"
_MANAGED = (t.medewerker, t.instelling, t.bagadres)
_DERIVED = (t.stand, t.aandacht, t.ketengat)
_STAYING = (t.maandcijfer, t.cijferrapport)
"""What was counted once, and stays when what was counted goes."""


@dataclass(frozen=True)
class Policy:
    """Which rows of a table there are, for which statement, to who is signed in."""

    table: str
    rows: str
    name: str = "officer"
    command: str = "ALL"
    new: str = ""

    def __str__(self) -> str:
        using = "" if self.command == "INSERT" else f" USING ({self.rows})"
        check = f" WITH CHECK ({self.new})" if self.new else ""
        return f"CREATE POLICY {self.name} ON {self.table} FOR {self.command} TO {READERS}{using}{check}"


@dataclass(frozen=True)
class Grant:
    """What a group may do with a table, or with some columns of it."""

    table: str
    what: str
    roles: str
    columns: tuple[str, ...] = ()

    def __str__(self) -> str:
        columns = f" ({', '.join(self.columns)})" if self.columns else ""
        what = ", ".join(f"{one}{columns}" for one in self.what.split(", "))
        return f"GRANT {what} ON {self.table} TO {self.roles}"


def policies() -> Iterator[Policy]:
    """One for each table that is read, two or more where it is not written as it is read."""
    for table in t.metadata.sorted_tables:
        if table in UNREAD:
            continue
        if table is t.audit:
            yield Policy(table.name, f"{_OFFICER} AND {SEEN_LINE}", command="SELECT")
            yield Policy(table.name, f"{_OFFICER} AND {SEEN_LINE}", "emptying", "UPDATE")
            yield Policy(table.name, "", "appending", "INSERT", _OWN_LINE)
        elif table is t.toegang:
            rows = f"{_OFFICER} AND {seen(table)}"
            yield Policy(table.name, rows, "seeing", "SELECT")
            yield Policy(table.name, rows, "ending", "UPDATE")
            yield Policy(table.name, rows, "going", "DELETE")
            yield Policy(table.name, "", "letting_in", "INSERT", _OFFICER)
        else:
            new = f"{_OFFICER} AND {written(table)}" if ways(table) else ""
            yield Policy(table.name, _rows(table), new=new)
    yield from (Policy(name, f"{_OFFICER} AND {rows}") for name, rows in _INDEXES.items())
    for name, rows in BESIDE.items():
        yield Policy(name, f"{_OFFICER} AND {rows}" if rows else _OFFICER, "seeing", "SELECT")
    yield Policy("sleutelbestand", _OFFICER, "renewing", "UPDATE")
    yield Policy("stukinhoud", "", "adding", "INSERT", f"{_OFFICER} AND stuk_nieuw(stuk_id)")


def _rows(table: sa.Table) -> str:
    if table in OPEN:
        return _OFFICER
    if table in OWN:
        return f"{OWN[table]} = (SELECT ik() AS ik)"
    if not ways(table):
        raise NotDecided(table.name)
    return f"{_OFFICER} AND {seen(table)}"


class NotDecided(Exception):
    """A table is of no casus, person or place, and no reason says why everyone may read it."""


def grants() -> Iterator[Grant]:
    """What each group may do; of what is not named here, nothing."""
    for table in t.metadata.sorted_tables:
        name = table.name
        if table in UNREAD:
            continue
        yield Grant(name, "SELECT", READERS)
        if table is t.auditsleutel:
            continue  # written where a register moves, by the owner; who took one away would break the chain unseen
        if table is t.audit:
            yield Grant(name, "INSERT", READERS, tuple(column.name for column in table.columns))
            yield Grant(name, "UPDATE", WRITERS, ("reden", "wijzigingen", "zout"))
        elif table in _MANAGED:
            yield Grant(name, _WRITE, MANAGERS)
        elif table is t.toegang:
            yield Grant(name, "INSERT", WRITERS, tuple(column.name for column in table.columns))
            yield Grant(name, "UPDATE", WRITERS, ("tot", "gezien_op"))
            yield Grant(name, "DELETE", WRITERS)
        elif table is t.vernietiging:
            yield Grant(name, "INSERT", WRITERS)
            yield Grant(name, "UPDATE", MANAGERS)
        elif table is t.kaderversie:
            yield Grant(name, "INSERT", READERS)
        elif table in _STAYING:
            yield Grant(name, "INSERT", WRITERS)
            if table is t.maandcijfer:
                yield Grant(name, "UPDATE", WRITERS, ("aantal",))
        elif table is t.gatverloop:
            yield Grant(name, "INSERT", READERS)
            yield Grant(name, "UPDATE, DELETE", WRITERS)
        elif table in _DERIVED or table in OWN:
            yield Grant(name, _WRITE, READERS)
        else:
            yield Grant(name, _WRITE, WRITERS)
    yield Grant("zoek", "INSERT, DELETE", READERS)
    yield Grant("vind", "INSERT, DELETE", WRITERS)
    yield Grant("zoek", "SELECT", READERS, ("rowid",))
    yield Grant("vind", "SELECT", READERS, ("rowid", "tekst"))
    yield from (Grant(name, "SELECT", READERS) for name in (*FOR_OFFICERS, *BESIDE, "alembic_version"))
    yield Grant("sleutelbestand", "UPDATE", READERS, ("inhoud",))
    yield Grant("stukinhoud", "INSERT", WRITERS)
    for table in t.metadata.sorted_tables:
        if (counted := table.autoincrement_column) is not None:
            roles = (
                READERS if table in (*_DERIVED, t.gatverloop) else MANAGERS if table in _MANAGED else WRITERS
            )
            yield Grant(f"SEQUENCE {table.name}_{counted.name}_seq", "USAGE", roles)


def secured() -> tuple[str, ...]:
    """Every table with row-level security: all that there are."""
    return (*(table.name for table in t.metadata.sorted_tables), *_INDEXES, *BESIDE, *HIDDEN)


def policies_as_sql() -> Iterator[str]:
    """What turns it on for every table, with its policies and grants."""
    yield from (f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY" for name in secured())
    yield from map(str, policies())
    yield from map(str, grants())
