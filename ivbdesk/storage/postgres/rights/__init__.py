"""Who may do what in a register on a server, enforced by the server itself: roles, policies, guards and definer functions."""

from __future__ import annotations

from collections.abc import Iterator

from ivbdesk.storage.postgres.rights.definers import BEFORE_VIEWS, DEFINERS, definers_as_sql
from ivbdesk.storage.postgres.rights.guards import guards_as_sql
from ivbdesk.storage.postgres.rights.policies import policies_as_sql
from ivbdesk.storage.postgres.rights.visible import VIEWS


def rights_as_sql() -> Iterator[str]:
    """All of it, for a schema of which the tables are there."""
    yield from definers_as_sql(BEFORE_VIEWS)
    yield from (f"CREATE VIEW {name} AS {query}" for name, query in VIEWS.items())
    yield from definers_as_sql([name for name in DEFINERS if name not in BEFORE_VIEWS])
    yield from guards_as_sql()
    yield from policies_as_sql()
