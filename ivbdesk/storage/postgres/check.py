"""What can be seen of a database on a server without the keys of its register: whether it guards what it has to guard."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from ivbdesk.storage.findings import CheckResult, Finding, Severity
from ivbdesk.storage.migrations import SCHEMA_HEAD, revision_of
from ivbdesk.storage.postgres.engine import raw_connection, server_setting
from ivbdesk.storage.postgres.installation import CLEAR, QUIET, SAFE
from ivbdesk.storage.postgres.rights.intact import NOT_IN_A_DUMP, logins_above, strange
from ivbdesk.storage.postgres.rights.roles import LOGINS
from ivbdesk.storage.postgres.schema import UnfitDatabase, demand_fit

_MOST_NAMED = 5
_MAY_END_LOGINS = sa.text(
    "SELECT rolsuper OR (rolcreaterole AND pg_has_role(pg_roles.oid, 'pg_signal_backend', 'USAGE')) FROM pg_roles"
    " JOIN pg_proc ON proowner = pg_roles.oid WHERE proname = 'zet_login'"
    " AND pronamespace = 'public'::regnamespace"
)
_BY_TLS = sa.text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
_PUT_BACK = (
    "Een kopie die is teruggezet heeft dit niet: laat de beheerder van de server het laatste deel van wat "
    "ivbdesk team installatie schrijft nog eens uitvoeren."
)
_AS_TOLD = "Alleen de beheerder van de server kan dit herstellen; ivbdesk team installatie schrijft wat daarvoor nodig is."


def check_database(engine: Engine) -> CheckResult:
    """Every finding, also of what is in order. Raises RegisterError where there is no connection."""
    with engine.execution_options(readonly=True).connect() as connection:
        return CheckResult(tuple(_findings(connection)))


def _findings(connection: Connection) -> Iterator[Finding]:
    yield _database(connection)
    yield _line(connection)
    yield from _settings(
        connection,
        SAFE,
        Severity.FOUT,
        "opslag",
        ("de server bewaart wat hij zegt te bewaren", "De server kan verliezen wat hij zegt te bewaren"),
    )
    yield from _settings(connection, QUIET, Severity.LET_OP, "serverlog", ("de server schrijft niets van het register in zijn log", "De server kan woorden van het register in zijn log schrijven"))  # fmt: skip
    yield from _settings(connection, CLEAR, Severity.LET_OP, "meldingen", ("een weigering van de server wordt begrepen", "Een weigering van de server wordt misschien niet begrepen"))  # fmt: skip
    revision = revision_of(connection)
    if revision != SCHEMA_HEAD:
        told = f"versie {revision}" if revision else "nog geen register"
        yield Finding(
            "schema", Severity.FOUT, f"De database heeft {told}; dit programma werkt met {SCHEMA_HEAD}."
        )
        return
    yield Finding("schema", Severity.GOED, f"versie {revision}")
    yield _guards(connection)
    yield _logins(connection)
    yield _ended_logins(connection)


def _database(connection: Connection) -> Finding:
    try:
        demand_fit(connection)
    except UnfitDatabase as error:
        return Finding("database", Severity.FOUT, error.wat, error.doen)
    version = raw_connection(connection).info.server_version
    return Finding("database", Severity.GOED, f"PostgreSQL {version // 10_000}.{version % 10_000}")


def _line(connection: Connection) -> Finding:
    of_this_connection = raw_connection(connection).info
    if of_this_connection.host.startswith("/") and not of_this_connection.hostaddr:
        return Finding("verbinding", Severity.GOED, "de server staat op deze computer")
    if connection.scalar(_BY_TLS):
        return Finding("verbinding", Severity.GOED, "versleuteld, en de server is wie hij zegt te zijn")
    return Finding("verbinding", Severity.FOUT, "De verbinding met de server is niet versleuteld.", _AS_TOLD)


def _settings(
    connection: Connection,
    wanted: dict[str, tuple[str, ...]],
    how_bad: Severity,
    part: str,
    told: tuple[str, str],
) -> Iterator[Finding]:
    """A finding for each setting that is otherwise; `told` says what it means that all are right, and that one is not."""
    good, bad = told
    wrong = [name for name, values in wanted.items() if server_setting(connection, name) not in values]
    for name in wrong:
        yield Finding(part, how_bad, f"{bad}: de instelling {name} hoort {_put(wanted[name][0])}.", _AS_TOLD)
    if not wrong:
        yield Finding(part, Severity.GOED, good)


def _put(value: str) -> str:
    return "aan te staan" if value == "on" else f"op {value} te staan"


def _guards(connection: Connection) -> Finding:
    """What keeps the log whole and closed cases closed, as the database itself has it."""
    other = strange(connection)
    if not other:
        return Finding(
            "bewaking",
            Severity.GOED,
            "logboek en besloten casussen zijn beveiligd zoals deze versie het maakt",
        )
    more = f" en nog {len(other) - _MOST_NAMED}" if len(other) > _MOST_NAMED else ""
    return Finding(
        "bewaking",
        Severity.FOUT,
        f"De beveiliging in de database is weggehaald of veranderd: {', '.join(other[:_MOST_NAMED])}{more}.",
        _PUT_BACK
        if all(name.startswith(NOT_IN_A_DUMP) for name in other)
        else "Leg niets vast tot de beheerder van het register weet wie dit deed.",
    )


def _logins(connection: Connection) -> Finding:
    """Whom no right holds back, besides who runs the server."""
    above = logins_above(connection)
    if not above:
        return Finding("aanmelding", Severity.GOED, "niemand meldt zich aan als eigenaar van het register")
    return Finding(
        "aanmelding",
        Severity.LET_OP,
        f"Wie zich aanmeldt met {', '.join(above)}, ziet en kan alles.",
        "Laat de beheerder van de server deze rollen hun lidmaatschap of bijzondere rechten afnemen.",
    )


def _ended_logins(connection: Connection) -> Finding:
    """Whether who leaves can be cut off: else the change that ends her login is refused whole."""
    if connection.scalar(_MAY_END_LOGINS):
        return Finding("vertrek", Severity.GOED, "wie vertrekt, verliest aanmelding en verbinding")
    return Finding(
        "vertrek",
        Severity.FOUT,
        f"De rol {LOGINS} mag geen aanmelding maken, of de verbinding van wie vertrekt niet verbreken.",
        _AS_TOLD,
    )
