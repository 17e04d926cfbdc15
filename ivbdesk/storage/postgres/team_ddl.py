"""What a team has in its database beside the register: the key file, the documents, and who may sign in."""

from __future__ import annotations

_NAME = "'o_' || left(replace(wie::text, '-', ''), 8)"
_BY_RIGHT = (
    "EXISTS (SELECT 1 FROM medewerker WHERE recht = 'beheerder' AND tot IS NULL"
    " AND 'o_' || left(replace(id::text, '-', ''), 8) = session_user)"
)
_BY_OWNERSHIP = (
    "pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = 'medewerker'::regclass), 'MEMBER')"
)
_REFUSE = "RAISE EXCEPTION 'geen recht op aanmeldingen' USING ERRCODE = '42501'"
_GIVE = (
    f"DECLARE naam text := {_NAME}; groep text; BEGIN"
    " SELECT 'ivb_' || recht INTO groep FROM medewerker WHERE id = wie AND tot IS NULL;"
    f" IF groep IS NULL OR geheim NOT LIKE 'SCRAM-SHA-256$%' THEN {_REFUSE}; END IF;"
    f" IF NOT {_BY_RIGHT} AND NOT {_BY_OWNERSHIP} THEN {_REFUSE}; END IF;"
    " IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = naam) THEN EXECUTE format('CREATE ROLE %I', naam); END IF;"
    " EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', naam, geheim);"
    " IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = groep) THEN EXECUTE format('GRANT %I TO %I', groep, naam); END IF;"
    " RETURN naam; END"
)
_TAKE = (
    f"DECLARE naam text := {_NAME}; BEGIN IF NOT {_BY_RIGHT} AND NOT {_BY_OWNERSHIP} THEN {_REFUSE}; END IF;"
    " IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = naam) THEN"
    " EXECUTE format('ALTER ROLE %I NOLOGIN PASSWORD NULL', naam); END IF;"
    " PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = naam; END"
)
_HOW = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
TEAM: tuple[str, ...] = (
    "CREATE TABLE sleutelbestand (een boolean PRIMARY KEY CHECK (een), inhoud bytea NOT NULL)",
    "CREATE TABLE stukinhoud (stuk_id uuid NOT NULL, nr integer NOT NULL, deel bytea NOT NULL,"
    " op timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (stuk_id, nr))",
    f"CREATE FUNCTION maak_aanmelding(wie uuid, geheim text) RETURNS text {_HOW} AS $$ {_GIVE} $$",
    f"CREATE FUNCTION neem_aanmelding(wie uuid) RETURNS void {_HOW} AS $$ {_TAKE} $$",
)
"""The two functions are for a beheerder and for the owner of the tables, and ask what a login may not do by itself."""
