"""What PostgreSQL has beside the tables: triggers on the log and on what is append-only, and the indexes of the search."""

from __future__ import annotations

from ivbdesk.storage.declared import about_of
from ivbdesk.storage.postgres.rights.definers import SEARCH_PATH
from ivbdesk.storage.postgres.team_ddl import TEAM
from ivbdesk.storage.tables.dossier import metadata

_KEPT = "seq op wie actie entiteit entiteit_id klok_terug vorige mac zegel casus_id"
_SAME = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in _KEPT.split())
_BLANK = "NEW.reden = '' AND NEW.wijzigingen = '' AND NEW.zout = ''::bytea"
_GUARDED = ("audit", "oplegger", "vernietiging", "auditkop")


def _refuse(table: str, what: str = "append-only") -> str:
    return f"RAISE EXCEPTION '{table} is {what}' USING ERRCODE = 'IV001'"


BODIES: dict[str, str] = {
    "append_only": "BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'IV001'; RETURN NULL; END",
    "audit_chain": "DECLARE kop auditkop%ROWTYPE; BEGIN SELECT * INTO kop FROM auditkop FOR UPDATE;"
    " IF NOT EXISTS (SELECT FROM nieuw) OR EXISTS (SELECT FROM (SELECT n.seq, n.vorige, row_number() OVER w AS plaats, lag(n.mac, 1, kop.mac) OVER w AS was"
    " FROM nieuw n WINDOW w AS (ORDER BY n.seq)) r"
    f" WHERE r.seq <> kop.seq + r.plaats OR r.vorige IS DISTINCT FROM r.was) THEN {_refuse('audit', 'a chain')}; END IF;"
    " IF EXISTS (SELECT FROM nieuw n"
    " WHERE n.op IS DISTINCT FROM kop.op OR kop.xid IS DISTINCT FROM pg_current_xact_id()) THEN"
    f" {_refuse('audit', 'on the clock of the server')}; END IF;"
    " UPDATE auditkop SET seq = n.seq, mac = n.mac FROM (SELECT seq, mac FROM nieuw ORDER BY seq DESC LIMIT 1) n;"
    " RETURN NULL; END",
    "audit_emptied": f"BEGIN IF NOT ({_SAME} AND {_BLANK}) THEN {_refuse('audit')}; END IF; RETURN NEW; END",
    "auditkop_follows": "BEGIN IF pg_trigger_depth() < 2 AND (NEW.seq <> OLD.seq OR NEW.mac <> OLD.mac) THEN"
    f" {_refuse('auditkop')}; END IF;"
    " RETURN NEW; END",
    "oplegger_destroyed": "BEGIN IF NOT EXISTS (SELECT 1 FROM vernietiging WHERE casus_id = OLD.casus_id"
    f" AND status = 'uitgevoerd' AND onderdelen = '') THEN {_refuse('oplegger')}; END IF;"
    " RETURN OLD; END",
}
"""What each function does that a trigger calls. A row of the log can only be emptied, as on SQLite."""
_TRIGGERS: dict[str, tuple[str, str, str]] = {
    "audit_update": ("UPDATE", "audit", "audit_emptied"),
    "audit_delete": ("DELETE", "audit", "append_only"),
    "auditkop_update": ("UPDATE", "auditkop", "auditkop_follows"),
    "auditkop_delete": ("INSERT OR DELETE", "auditkop", "append_only"),
    "oplegger_update": ("UPDATE", "oplegger", "append_only"),
    "oplegger_delete": ("DELETE", "oplegger", "oplegger_destroyed"),
    "vernietiging_delete": ("DELETE", "vernietiging", "append_only"),
    **{f"{table}_truncate": ("TRUNCATE", table, "append_only") for table in _GUARDED},
}
FUNCTIONS: tuple[str, ...] = (*(
    f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = {SEARCH_PATH}"
    f" AS $$ {body} $$"
    for name, body in BODIES.items()
), *(f"REVOKE EXECUTE ON FUNCTION {name} FROM PUBLIC" for name in BODIES))  # fmt: skip
_APPENDED = (
    "CREATE TRIGGER audit_insert AFTER INSERT ON audit REFERENCING NEW TABLE AS nieuw"
    " FOR EACH STATEMENT EXECUTE FUNCTION audit_chain()"
)
"""Once for all lines of a statement: the row that is held is written anew each time, and read through all that it was."""
TRIGGERS: tuple[str, ...] = (
    _APPENDED,
    *(
        f"CREATE TRIGGER {name} BEFORE {when} ON {table}"
        f" FOR EACH {'STATEMENT' if when == 'TRUNCATE' else 'ROW'} EXECUTE FUNCTION {calls}()"
        for name, (when, table, calls) in _TRIGGERS.items()
    ),
)
HEAD: tuple[str, ...] = (
    "CREATE TABLE auditkop (een boolean PRIMARY KEY CHECK (een), seq integer NOT NULL, mac bytea NOT NULL,"
    " op timestamp, xid xid8)",
    "INSERT INTO auditkop (een, seq, mac) VALUES (true, 0, decode(repeat('00', 32), 'hex'))",
)
"""The end of the log, in one row: who appends holds it, so that there is one chain whoever writes at once.

It also has the moment at which it was held, and by which transaction: that is the moment of the lines that follow."""
SEARCH: tuple[str, ...] = (
    "CREATE TABLE zoek (rowid integer PRIMARY KEY, woorden tsvector NOT NULL, gelezen text NOT NULL)",
    "CREATE TABLE vind (rowid integer PRIMARY KEY, tekst text NOT NULL, woorden tsvector NOT NULL,"
    " gelezen text NOT NULL)",
    "CREATE INDEX ix_zoek_woorden ON zoek USING gin (woorden) WITH (fastupdate = off)",
    "CREATE INDEX ix_vind_woorden ON vind USING gin (woorden) WITH (fastupdate = off)",
)
"""`gelezen` is the words one after the other, by which a phrase is recognised: a place in a tsvector ends at 16,383."""

ORDER: tuple[str, ...] = tuple(
    f'ALTER TABLE "{table.name}" ADD COLUMN rowid bigint GENERATED ALWAYS AS IDENTITY'
    for table in metadata.sorted_tables
    if about_of(table).entity is not None
)
"""In which order rows came, as SQLite knows by itself: a row that is changed moves in a table of PostgreSQL."""

OFFICERS: tuple[str, ...] = (
    "CREATE TABLE rol (login name PRIMARY KEY, medewerker_id uuid NOT NULL UNIQUE, gezet xid8)",
    "CREATE TABLE sluiting (casus_id uuid, xid xid8, dicht boolean NOT NULL, PRIMARY KEY (casus_id, xid))",
    "CREATE TABLE reeks (start text, van integer, tot integer NOT NULL, wie uuid NOT NULL, xid xid8,"
    " PRIMARY KEY (start, van))",
    "CREATE TABLE weg (id uuid, casus_id uuid REFERENCES casus ON DELETE CASCADE, PRIMARY KEY (id, casus_id))",
    "CREATE TABLE verplaatst (id uuid, casus_id uuid REFERENCES casus ON DELETE CASCADE, tot integer NOT NULL,"
    " xid xid8 NOT NULL, PRIMARY KEY (id, casus_id))",
    "ALTER TABLE audit ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id()",
    "ALTER TABLE toegang ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id(), ADD COLUMN eind_xid xid8,"
    " ADD COLUMN los_xid xid8",
    "ALTER TABLE medewerker ADD COLUMN tot_xid xid8",
    "ALTER TABLE vernietiging ADD COLUMN zet_xid xid8",
    "ALTER TABLE invoer ADD COLUMN zet_xid xid8",
    "ALTER TABLE teller ADD COLUMN voor integer NOT NULL DEFAULT 0, ADD COLUMN xid xid8",
    "CREATE INDEX ix_casus_besloten ON casus (id) WHERE besloten",
)
"""Who an officer is, which cases a transaction is closing or opening, which numbers are put aside for an import, of which what is gone or was moved was, in which transaction a row came, how far a counter was before it."""

EXTRA_DDL = ORDER + HEAD + SEARCH + OFFICERS + TEAM + FUNCTIONS + TRIGGERS
"""All of it, in the order in which it is made."""
