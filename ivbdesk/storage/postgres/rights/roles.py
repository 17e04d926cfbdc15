"""The roles of a server: who owns a register, what a group of officers may, and who each officer is there."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from ivbdesk.cases.betrokkenen.medewerker import Recht

OWNER = "ivb_eigenaar"
"""Has the tables and the functions that look further than an officer may; nobody signs in with it."""
LOGINS = "ivb_rollen"
"""Makes and ends logins, by the one function that is its own."""
MAINTENANCE = "ivb_onderhoud"
GROUPS: dict[Recht, str] = {
    Recht.LEZER: "ivb_lezer",
    Recht.REGIEVOERDER: "ivb_regievoerder",
    Recht.BEHEERDER: "ivb_beheerder",
}
READERS = ", ".join(GROUPS.values())
WRITERS = ", ".join(role for recht, role in GROUPS.items() if recht.covers(Recht.REGIEVOERDER))
MANAGERS = GROUPS[Recht.BEHEERDER]


def login_of(officer: UUID) -> str:
    """The role with which this officer signs in."""
    return f"o_{officer.hex[:8]}"


def roles_as_sql() -> Iterator[str]:
    """What makes the roles, once for all registers of a server; a role that is there stays as it is."""
    for role in (OWNER, MAINTENANCE, *GROUPS.values()):
        yield _made(role, "NOLOGIN")
    yield _made(LOGINS, "NOLOGIN CREATEROLE")
    yield f"GRANT {READERS} TO {LOGINS} WITH ADMIN OPTION"
    yield f"GRANT pg_signal_backend TO {LOGINS}"


def _made(role: str, how: str) -> str:
    return f"DO $$ BEGIN CREATE ROLE {role} {how}; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
