"""Whether the rights of a database are those that this version makes: no policy, grant, view, function or role more or less."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.storage.postgres.ddl import BODIES, TRIGGERS
from ivbdesk.storage.postgres.rights.bare import bare
from ivbdesk.storage.postgres.rights.columns import found_columns, made_columns
from ivbdesk.storage.postgres.rights.definers import DEFINERS, SEARCH_PATH, TALKING
from ivbdesk.storage.postgres.rights.guards import GUARD_TRIGGERS, GUARDS
from ivbdesk.storage.postgres.rights.policies import grants, policies, secured
from ivbdesk.storage.postgres.rights.roles import GROUPS, LOGINS, MAINTENANCE, OWNER, READERS
from ivbdesk.storage.postgres.rights.visible import VIEWS
from ivbdesk.storage.tables.dossier import metadata

Told = tuple[str, ...]
"""A kind, a name, and how it is."""
NOT_IN_A_DUMP = ("vergelijking ", "recht pg_stats")
"""How the names begin of what a superuser set beside the schema, so that a copy that is put back has none of it."""
_HERE = "relnamespace = 'public'::regnamespace"
_POLICIES = sa.text(
    "SELECT policyname, tablename, cmd, permissive, roles::text[] AS roles, qual, with_check FROM pg_policies"
    " WHERE schemaname = 'public'"
)
_TABLES = sa.text(
    "SELECT relname, relrowsecurity, pg_get_userbyid(relowner) AS owner FROM pg_class"
    f" WHERE relkind IN ('r', 'p') AND {_HERE}"
)
_VIEWS = sa.text(
    "SELECT relname, pg_get_viewdef(oid) AS query, pg_get_userbyid(relowner) AS owner, reloptions FROM pg_class"
    f" WHERE relkind IN ('v', 'm') AND {_HERE}"
)
_FUNCTIONS = sa.text(
    "SELECT proname, pg_get_function_arguments(oid) AS takes, prosrc, prosecdef, proconfig, pg_get_userbyid(proowner) AS owner FROM pg_proc"
    " WHERE pronamespace = 'public'::regnamespace"
)
_TRIGGERS = sa.text(
    "SELECT pg_get_triggerdef(pg_trigger.oid, true) FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
    f" WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND {_HERE}"
)
_WHO = "CASE a.grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(a.grantee) END"
_GRANTS = sa.text(
    f"SELECT relname AS name, '' AS part, a.privilege_type AS what, {_WHO} AS who FROM pg_class, aclexplode(relacl) a"
    f" WHERE {_HERE} AND a.grantee <> relowner"
    f" UNION ALL SELECT relname, attname, a.privilege_type, {_WHO} FROM pg_attribute"
    f" JOIN pg_class ON pg_class.oid = attrelid, aclexplode(attacl) a WHERE {_HERE} AND a.grantee <> relowner"
    f" UNION ALL SELECT proname, '()', a.privilege_type, {_WHO} FROM pg_proc,"
    " aclexplode(coalesce(proacl, acldefault('f', proowner))) a"
    " WHERE pronamespace = 'public'::regnamespace AND a.grantee <> proowner"
    f" UNION ALL SELECT nspname, '', a.privilege_type, {_WHO} FROM pg_namespace, aclexplode(nspacl) a"
    " WHERE nspname = 'public' AND a.privilege_type <> 'USAGE' AND a.grantee <> nspowner"
    f" UNION ALL SELECT relname, '', a.privilege_type, {_WHO} FROM pg_class, aclexplode(relacl) a"
    " WHERE relnamespace = 'pg_catalog'::regnamespace AND relname IN ('pg_stats', 'pg_stats_ext', 'pg_stats_ext_exprs')"
    " AND a.grantee = 0"
    " UNION ALL SELECT 'database', '', a.privilege_type, 'public' FROM pg_database,"
    " aclexplode(coalesce(datacl, acldefault('d', datdba))) a WHERE datname = current_database() AND a.grantee = 0"
)
_ELSE = sa.text(
    "SELECT 'regel op ' || c.relname AS told FROM pg_rewrite w JOIN pg_class c ON c.oid = w.ev_class"
    f" WHERE w.rulename <> '_RETURN' AND c.{_HERE}"
    " UNION ALL SELECT 'publicatie ' || pubname FROM pg_publication"
    " UNION ALL SELECT 'vreemde tabel ' || relname FROM pg_class WHERE relkind = 'f'"
    " UNION ALL SELECT 'schema ' || nspname FROM pg_namespace"
    " WHERE nspname !~ '^pg_' AND nspname NOT IN ('public', 'information_schema')"
    " UNION ALL SELECT 'functie ' || p.oid::regprocedure FROM pg_proc p WHERE p.oid >= 16384"
    " AND p.pronamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)"
    " UNION ALL SELECT 'tabel ' || c.oid::regclass FROM pg_class c WHERE c.oid >= 16384"
    " AND c.relnamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)"
    " UNION ALL SELECT 'operator ' || o.oid::regoperator FROM pg_operator o WHERE o.oid >= 16384"
    " UNION ALL SELECT 'omzetting naar ' || format_type(k.casttarget, NULL) FROM pg_cast k WHERE k.oid >= 16384"
    " UNION ALL SELECT 'gebeurtenis ' || evtname FROM pg_event_trigger"
    " UNION ALL SELECT 'uitbreiding ' || extname FROM pg_extension WHERE extname <> 'plpgsql'"
)
"""What there is none of in a database of ours; the server numbers what was made after it was installed from 16384 on."""
_DEFAULTS = sa.text(
    "SELECT c.relname, a.attname, pg_get_expr(d.adbin, d.adrelid) AS what FROM pg_attrdef d"
    " JOIN pg_class c ON c.oid = d.adrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.adnum"
    f" WHERE a.attname IN ('xid', 'op') AND c.{_HERE}"
)
_KEYS = sa.text(
    "SELECT c.relname, string_agg(a.attname, ' ' ORDER BY a.attname) AS parts, r.relname AS whole FROM pg_constraint k"
    " JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid"
    " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)"
    f" WHERE k.contype = 'f' AND k.convalidated AND c.{_HERE} GROUP BY k.oid, c.relname, r.relname"
)
_LOGINS = sa.text(
    "SELECT r.rolname FROM pg_roles r WHERE r.rolcanlogin AND NOT r.rolsuper AND"
    " (pg_has_role(r.oid, :owner, 'MEMBER') OR r.rolbypassrls OR r.rolcreaterole OR r.rolreplication"
    " OR pg_has_role(r.oid, :logins, 'MEMBER'))"
)
_STRANGE_GROUPS = sa.text(
    "SELECT r.rolname FROM pg_roles r WHERE r.rolname = ANY(:roles)"
    " AND (r.rolcanlogin OR r.rolsuper OR r.rolbypassrls OR r.rolreplication OR (r.rolcreaterole AND r.rolname <> :logins))"
)


def strange(connection: Connection) -> list[str]:
    """What is missing, or more, or other than this version makes, each by kind and name; empty where all is as it was made."""
    return sorted({*_differ(_made(), _found(connection)), *_strange_groups(connection)})


def logins_above(connection: Connection) -> list[str]:
    """Who signs in, is no superuser, and can all the same do what the owner of the register does."""
    return sorted(connection.scalars(_LOGINS, {"owner": OWNER, "logins": LOGINS}))


def _differ(made: set[Told], found: set[Told]) -> Iterator[str]:
    for kind, name, *_ in made ^ found:
        yield f"{kind} {name}"


def _made() -> set[Told]:
    """All of it, in the words in which a server tells of it, without what it adds."""
    made: set[Told] = {
        ("policy", f"{one.name} op {one.table}", one.command, "PERMISSIVE", READERS, bare(one.rows, one.table), bare(one.new, one.table))
        for one in policies()
    }  # fmt: skip
    made |= {("tabel", name, "rls", OWNER) for name in secured()}
    made |= set(made_columns())
    made.add(("tabel", "alembic_version", "open", OWNER))
    made |= {("view", name, bare(query), OWNER) for name, query in VIEWS.items()}
    for name, one in DEFINERS.items():
        made.add(("functie", name, one.body.strip(), "definer", one.owner, one.takes))
        made |= {("recht", f"{name}()", "EXECUTE", who) for who in _listed(one.callers)}
        if one.owner != OWNER:
            made.add(("recht", f"{name}()", "EXECUTE", OWNER))
    made |= {
        ("functie", name, body.strip(), "definer", OWNER, "") for name, body in {**BODIES, **GUARDS}.items()
    }
    made |= {("trigger", *_of_trigger(one)) for one in (*TRIGGERS, *GUARD_TRIGGERS)}
    made |= {("standaard", f"{name}.xid", "pg_current_xact_id()") for name in ("audit", "toegang")}
    made.add(("standaard", "stukinhoud.op", "now()"))
    made |= {("verwijzing", f"{name}.casus_id naar casus") for name in ("weg", "verplaatst")}
    made |= {
        ("verwijzing", f"{table.name}.{key.parent.name} naar {key.column.table.name}")
        for table in metadata.sorted_tables
        for key in table.foreign_keys
    }
    for grant in grants():
        name = grant.table.removeprefix("SEQUENCE ")
        for what in grant.what.split(", "):
            for who in _listed(grant.roles):
                made |= {("recht", name + part, what, who) for part in _parts(grant.columns)}
    return made


def _found(connection: Connection) -> set[Told]:
    found: set[Told] = set()
    for row in connection.execute(_POLICIES):
        name = f"{row.policyname} op {row.tablename}"
        rows, new = (bare(text or "", row.tablename) for text in (row.qual, row.with_check))
        roles = ", ".join(role for role in _listed(READERS) if role in row.roles)
        if set(row.roles) - set(_listed(READERS)):
            roles = "anderen"
        found.add(("policy", name, row.cmd, row.permissive, roles, rows, new))
    found |= set(found_columns(connection))
    for row in connection.execute(_TABLES):
        found.add(("tabel", row.relname, "rls" if row.relrowsecurity else "open", row.owner))
    for row in connection.execute(_VIEWS):
        found.add(("view", row.relname, bare(row.query), row.owner, *(row.reloptions or ())))
    for row in connection.execute(_FUNCTIONS):
        whose = "definer" if row.prosecdef and row.proconfig == [f"search_path={SEARCH_PATH}"] else "anders"
        takes = row.takes.replace(" without time zone", "")
        found.add(("functie", row.proname, row.prosrc.strip(), whose, row.owner, takes))
    found |= {("trigger", *_of_trigger(one)) for one in connection.scalars(_TRIGGERS)}
    found |= {("vreemd", told) for told in connection.scalars(_ELSE)}
    found |= {("vergelijking", name) for name in connection.exec_driver_sql(TALKING).scalars()}
    for row in connection.execute(_DEFAULTS):
        found.add(("standaard", f"{row.relname}.{row.attname}", row.what))
    for row in connection.execute(_KEYS):
        found.add(("verwijzing", f"{row.relname}.{row.parts} naar {row.whole}"))
    for row in connection.execute(_GRANTS):
        part = row.part if row.part in ("", "()") else f".{row.part}"
        found.add(("recht", row.name + part, row.what, row.who))
    return found


def _strange_groups(connection: Connection) -> Iterator[str]:
    """Groups that may more than a group of officers."""
    groups = [OWNER, LOGINS, MAINTENANCE, *GROUPS.values()]
    found = connection.scalars(_STRANGE_GROUPS, {"roles": groups, "logins": LOGINS})
    yield from (f"rol {name}" for name in found)


def _listed(roles: str) -> list[str]:
    return roles.split(", ") if roles else []


def _parts(columns: tuple[str, ...]) -> list[str]:
    return [f".{name}" for name in columns] or [""]


def _of_trigger(definition: str) -> tuple[str, str]:
    return re.split(" TRIGGER | (?:BEFORE|AFTER) ", definition)[1], definition
