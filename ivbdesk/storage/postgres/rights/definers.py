"""Functions that look or write further than an officer may, each for one purpose, and that check rights themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.storage.postgres.rights.roles import LOGINS, MANAGERS, OWNER, READERS, WRITERS
from ivbdesk.storage.postgres.rights.visible import MOVED, WENT
from ivbdesk.storage.tables.dossier import metadata

REFUSED = "IV003"
"""The state of what somebody may not do."""
_SILENT = ", ".join(f"'{soort.value}'" for soort in CasusSoort if soort.is_verzwegen)
_HERE = "(ik() IS NOT NULL OR eigenaar_werkt())"
"""True of an officer of this register: one of another on the same server is in the same group."""
_MAY_READ = "NOT EXISTS (SELECT 1 FROM casus_dicht d WHERE d.id = {})"
_DESTROYS = (
    "(EXISTS (SELECT 1 FROM vernietiging v WHERE v.zet_xid = pg_current_xact_id_if_assigned())"
    " OR EXISTS (SELECT 1 FROM invoer i WHERE i.zet_xid = pg_current_xact_id_if_assigned()) OR eigenaar_werkt())"
)
_ALMOST_LOST = (
    "(SELECT count(DISTINCT m.id) FROM toegang a JOIN medewerker m ON m.id = a.medewerker_id"
    " WHERE a.casus_id = c.id AND a.tot IS NULL AND m.tot IS NULL) < 2"
)
"""True of a casus that may come to a beheerder once one officer leaves: that is decided on what nobody else changes."""
NUMBERS_AT_ONCE = 20_000
"""As many as an import may take in: who took all that there are would leave none for a year."""
_TEXTS_READ = 2000
"""The newest texts that one may see, of which the words are counted: nothing of what is closed has a part in it."""
_NEWEST_FIRST = (4_000, 64_000)
"""How many rows from the newest on are looked at before the index of words is asked: of a common word the newest are there."""
_RARE = 8
"""A word of which the newest rows do not give one in so many of what is asked is found sooner by the index."""
_COUNTS = " UNION ALL ".join(
    f"SELECT '{table.name}' AS tabel, count(*) AS aantal FROM {table.name}"
    for table in metadata.sorted_tables
)


@dataclass(frozen=True)
class Definer:
    """A function of the owner: what it takes and gives, what it does, which roles may call it.

    Of `few` the server need not expect a thousand rows.
    """

    takes: str
    gives: str
    body: str
    callers: str = ""
    owner: str = OWNER
    reads: bool = False
    few: bool = False

    @property
    def language(self) -> str:
        """A body of one query is written in SQL."""
        return "plpgsql" if self.body.startswith(("BEGIN", "DECLARE")) else "sql"


def refuse(what: str) -> str:
    """Ends a statement; the words are ours and hold no value."""
    return f"RAISE EXCEPTION '{what}' USING ERRCODE = '{REFUSED}';"


def _only(recht: Recht) -> str:
    return f"IF mijn_recht() IS DISTINCT FROM '{recht.value}' AND NOT eigenaar_werkt() THEN {refuse('not your right')} END IF;"


DEFINERS: dict[str, Definer] = {
    "ik": Definer(
        "", "uuid",
        "SELECT r.medewerker_id FROM rol r JOIN medewerker m ON m.id = r.medewerker_id"
        " WHERE r.login = session_user AND m.tot IS NULL",
        READERS, reads=True,
    ),
    "nu": Definer("", "timestamp", "SELECT statement_timestamp() AT TIME ZONE 'UTC'", READERS, reads=True),
    "weg_dicht": Definer("", "SETOF uuid", WENT, READERS, reads=True, few=True),
    "wat_verplaatst_is": Definer("", "SETOF verplaatst", MOVED, READERS, reads=True, few=True),
    "klok": Definer("", "timestamp", "SELECT clock_timestamp() AT TIME ZONE 'UTC'"),
    "eigenaar_werkt": Definer("", "boolean", f"SELECT pg_has_role(session_user, '{OWNER}', 'MEMBER')", READERS, reads=True),
    "mijn_recht": Definer("", "text", "SELECT m.recht FROM medewerker m WHERE m.id = ik()", READERS, reads=True),
    "is_dicht": Definer(
        "gevraagd uuid", "boolean",
        "SELECT EXISTS (SELECT 1 FROM casus_dicht d WHERE d.id = gevraagd) FROM casus c WHERE c.id = gevraagd",
        READERS, reads=True,
    ),
    "besloten_op_nummer": Definer(
        "gevraagd text", "uuid",
        f"SELECT c.id FROM casus c WHERE c.nummer = gevraagd AND c.besloten AND c.soort NOT IN ({_SILENT}) AND {_HERE}",
        WRITERS, reads=True,
    ),
    "alleen_van": Definer(
        "wie uuid", "SETOF uuid",
        f"BEGIN {_only(Recht.BEHEERDER)} RETURN QUERY SELECT c.id FROM casus c WHERE c.besloten"
        " AND EXISTS (SELECT 1 FROM toegang a WHERE a.casus_id = c.id AND a.tot IS NULL AND a.medewerker_id = wie)"
        " AND NOT EXISTS (SELECT 1 FROM toegang a JOIN medewerker m ON m.id = a.medewerker_id"
        " WHERE a.casus_id = c.id AND a.tot IS NULL AND m.tot IS NULL AND m.id <> wie); END",
        MANAGERS, reads=True,
    ),
    "staat_besloten": Definer(
        "wie uuid", "boolean",
        f"SELECT EXISTS (SELECT 1 FROM betrokkenheid b JOIN casus_dicht d ON d.id = b.casus_id WHERE b.persoon_id = wie) AND {_HERE}",
        WRITERS, reads=True,
    ),
    "ook_elders": Definer(
        "van uuid", "SETOF uuid",
        f"BEGIN {_only(Recht.BEHEERDER)} RETURN QUERY SELECT b.persoon_id FROM betrokkenheid b"
        " WHERE b.casus_id = van AND EXISTS (SELECT 1 FROM betrokkenheid o WHERE o.persoon_id = b.persoon_id"
        " AND o.casus_id <> van) UNION SELECT p.object_id FROM plek p WHERE p.casus_id = van"
        " AND EXISTS (SELECT 1 FROM plek o WHERE o.object_id = p.object_id AND o.casus_id <> van); END",
        MANAGERS, reads=True,
    ),
    "rijen": Definer(
        "OUT tabel text, OUT aantal bigint", "SETOF record", f"SELECT r.tabel, r.aantal FROM ({_COUNTS}) r WHERE {_HERE}",
        READERS, reads=True,
    ),
    "stuk_ids": Definer("", "SETOF uuid", "SELECT s.id FROM stuk s WHERE ik() IS NOT NULL", READERS, reads=True),
    "stuk_nieuw": Definer(
        "gevraagd uuid", "boolean", "SELECT NOT EXISTS (SELECT 1 FROM stuk s WHERE s.id = gevraagd)",
        WRITERS, reads=True,
    ),
    "wis_stuk": Definer(
        "gevraagd uuid", "void",
        f"DELETE FROM stukinhoud i WHERE i.stuk_id = gevraagd AND {_HERE} AND stuk_nieuw(gevraagd)",
        WRITERS,
    ),
    "veeg_stukken": Definer(
        "", "bigint",
        "WITH weg AS (DELETE FROM stukinhoud i WHERE i.op < now() - interval '1 day' AND stuk_nieuw(i.stuk_id)"
        f" AND {_HERE} RETURNING 1) SELECT count(*) FROM weg",
        READERS,
    ),
    "houd_casus": Definer(
        "gevraagd uuid", "void",
        f"BEGIN PERFORM FROM casus c WHERE c.id = gevraagd AND {_HERE} AND ({_MAY_READ.format('c.id')}"
        f" OR (mijn_recht() = '{Recht.BEHEERDER.value}' AND {_ALMOST_LOST})) FOR NO KEY UPDATE; END",
        READERS,
    ),
    "houd_log": Definer(
        "", "timestamp",
        f"DECLARE moment timestamp; BEGIN PERFORM FROM auditkop WHERE {_HERE} FOR UPDATE;"
        f" UPDATE auditkop SET op = klok(), xid = pg_current_xact_id() WHERE {_HERE} RETURNING op INTO moment;"
        " RETURN moment; END",
        READERS,
    ),
    "kop_van_log": Definer(
        "OUT seq integer, OUT mac bytea, OUT op timestamp", "SETOF record",
        f"SELECT a.seq, a.mac, a.op FROM audit a JOIN auditkop k ON k.seq = a.seq WHERE {_HERE}",
        READERS, reads=True,
    ),
    "houd_teller": Definer(
        "wat text", "integer",
        f"DECLARE tot integer; BEGIN IF ik() IS NULL AND NOT eigenaar_werkt() THEN {refuse('not an officer')} END IF;"
        " INSERT INTO teller (start, laatste, xid) VALUES (wat, 0, pg_current_xact_id()) ON CONFLICT (start) DO UPDATE"
        " SET voor = CASE WHEN teller.xid = pg_current_xact_id() THEN teller.voor ELSE teller.laatste END,"
        " xid = pg_current_xact_id() RETURNING laatste INTO tot; RETURN tot; END",
        WRITERS,
    ),
    "zet_teller": Definer(
        "wat text, tot integer", "void",
        "BEGIN UPDATE teller SET laatste = tot WHERE start = wat AND laatste <= tot"
        f" AND tot - laatste <= {NUMBERS_AT_ONCE}"
        f" AND {_HERE};"
        f" IF NOT FOUND THEN {refuse('a counter goes up')} END IF; END",
        WRITERS,
    ),
    "houd_reeks": Definer(
        "wat text, hoeveel integer", "integer",
        f"DECLARE eind integer; BEGIN IF NOT {_HERE} OR hoeveel NOT BETWEEN 1 AND {NUMBERS_AT_ONCE} THEN"
        f" {refuse('not so many numbers')} END IF; PERFORM laat_reeks(wat);"
        " DELETE FROM reeks r WHERE (r.wie = ik() AND r.start = wat AND r.xid IS NULL) OR r.xid < pg_snapshot_xmin(pg_current_snapshot());"
        " INSERT INTO teller (start, laatste) VALUES (wat, hoeveel) ON CONFLICT (start) DO UPDATE"
        " SET laatste = teller.laatste + hoeveel, xid = NULL RETURNING laatste INTO eind;"
        " INSERT INTO reeks (start, van, tot, wie) SELECT wat, eind - hoeveel + 1, eind, i.wie FROM ik() AS i(wie)"
        " WHERE i.wie IS NOT NULL;"
        " RETURN eind - hoeveel + 1; END",
        WRITERS,
    ),
    "neem_reeks": Definer(
        "wat text, eerste integer", "void",
        "BEGIN UPDATE reeks r SET xid = pg_current_xact_id()"
        " WHERE r.start = wat AND r.van = eerste AND r.wie = ik() AND r.xid IS NULL;"
        f" IF NOT FOUND AND NOT eigenaar_werkt() THEN {refuse('not your numbers')} END IF; END",
        WRITERS,
    ),
    "laat_reeks": Definer(
        "wat text", "void",
        "WITH los AS (DELETE FROM reeks r USING teller s WHERE r.start = wat AND s.start = wat AND r.wie = ik()"
        " AND r.xid IS NULL AND r.tot = s.laatste RETURNING r.van, r.tot)"
        " UPDATE teller s SET laatste = los.van - 1 FROM los WHERE s.start = wat AND s.laatste = los.tot",
        WRITERS,
    ),
    "woorden_van": Definer(
        "eerste text, voor text, hoeveel integer", "SETOF text",
        "BEGIN IF ik() IS NULL AND NOT eigenaar_werkt() THEN RETURN; END IF;"
        f" RETURN QUERY SELECT w.term FROM treffers('vind', quote_literal(eerste) || ':*', '', {_TEXTS_READ}) AS t(nr)"
        " JOIN vind v ON v.rowid = t.nr JOIN vindplaats p ON p.nr = t.nr, unnest(tsvector_to_array(v.woorden)) AS w(term)"
        " WHERE w.term >= eerste AND w.term < voor GROUP BY w.term ORDER BY count(*) DESC, w.term LIMIT hoeveel; END",
        READERS, reads=True,
    ),
    "treffers": Definer(
        "waarin text, vraag text, gelezen text, hoeveel integer", "SETOF integer",
        "DECLARE gevraagd tsquery := vraag; over integer := hoeveel; boven integer; onder integer; n integer; eerst text; dan text;"
        " plaats text := CASE waarin"
        " WHEN 'zoek' THEN 'LEFT JOIN casus p ON p.volgnr = v.rowid' ELSE 'LEFT JOIN vindplaats p ON p.nr = v.rowid' END;"
        " eigen text := CASE waarin WHEN 'zoek' THEN 'p.id' ELSE 'p.casus_id' END;"
        f" BEGIN IF waarin NOT IN ('zoek', 'vind') OR (ik() IS NULL AND NOT eigenaar_werkt()) THEN {refuse('not yours to search')} END IF;"
        " eerst := format('SELECT v.rowid FROM (SELECT rowid, gelezen FROM %I WHERE woorden @@ %L::tsquery"
        " AND rowid >= $1 AND rowid < $2', waarin, vraag);"
        " dan := format(') v %s WHERE (%L = '''' OR v.gelezen ~ %L) AND NOT EXISTS (SELECT 1 FROM casus_dicht d WHERE d.id = %s)"
        " ORDER BY v.rowid DESC LIMIT $3', plaats, gelezen, gelezen, eigen);"
        " EXECUTE format('SELECT coalesce(max(rowid), 0) + 1 FROM %I', waarin) INTO boven;"
        f" IF hoeveel IS NOT NULL THEN FOREACH onder IN ARRAY ARRAY{list(_NEWEST_FIRST)} LOOP onder := boven - onder;"
        " RETURN QUERY EXECUTE eerst || dan USING onder, boven, over; GET DIAGNOSTICS n = ROW_COUNT;"
        " over := over - n; boven := onder; IF over = 0 THEN RETURN; END IF;"
        f" EXIT WHEN n < hoeveel / {_RARE}; END LOOP; END IF;"
        " RETURN QUERY EXECUTE eerst || ' OFFSET 0' || dan USING 0, boven, over; END",
        READERS, reads=True,
    ),
    "wis_concepten": Definer(
        "weg uuid[]", "void",
        f"DELETE FROM concept c WHERE {_HERE} AND {_DESTROYS} AND EXISTS (SELECT 1 FROM unnest(weg) AS w(id)"
        " WHERE strpos(c.ref, w.id::text) > 0 OR strpos(c.inhoud, w.id::text) > 0)",
        WRITERS,
    ),
    "verbreek": Definer(
        "naam text", "void",
        "BEGIN PERFORM pg_terminate_backend(a.pid) FROM pg_stat_activity a WHERE a.usename = naam AND a.pid <> pg_backend_pid(); END",
        owner=LOGINS,
    ),
    "zet_login": Definer(
        "wie uuid, groep text, geheim text", "text",
        "DECLARE elk text; naam text := 'o_' || left(wie::text, 8); van text := current_database() || ' ' || wie; BEGIN"
        f" IF (geheim <> '' AND geheim NOT LIKE 'SCRAM-SHA-256$%') OR groep <> ALL ('{{{READERS}}}'::text[] || ''::text) THEN {refuse('not a login')} END IF;"
        " IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = naam) THEN EXECUTE format('CREATE ROLE %I', naam);"
        " EXECUTE format('COMMENT ON ROLE %I IS %L', naam, van); END IF;"
        " IF shobj_description(naam::regrole, 'pg_authid') IS DISTINCT FROM van THEN"
        f" {refuse('a login of somebody else')} END IF;"
        f" FOREACH elk IN ARRAY '{{{READERS}}}'::text[] LOOP"
        " IF elk <> groep AND pg_has_role(naam, elk, 'MEMBER') THEN EXECUTE format('REVOKE %I FROM %I', elk, naam); END IF;"
        " END LOOP;"
        " IF groep = '' THEN EXECUTE format('ALTER ROLE %I NOLOGIN PASSWORD NULL', naam);"
        " PERFORM verbreek(naam);"
        " ELSE EXECUTE format('GRANT %I TO %I', groep, naam); EXECUTE format('ALTER ROLE %I LOGIN', naam); END IF;"
        " IF geheim <> '' THEN EXECUTE format('ALTER ROLE %I PASSWORD %L', naam, geheim); END IF; RETURN naam; END",
        owner=LOGINS,
    ),
    "sluit_vertrokken": Definer(
        "", "void",
        f"BEGIN {_only(Recht.BEHEERDER)} PERFORM verbreek(r.login::text) FROM rol r"
        " JOIN medewerker m ON m.id = r.medewerker_id WHERE m.tot IS NOT NULL"
        " AND m.tot_xid IS DISTINCT FROM pg_current_xact_id_if_assigned(); END",
        MANAGERS,
    ),
    "maak_aanmelding": Definer(
        "wie uuid, geheim text", "text",
        f"DECLARE naam text; groep text; BEGIN {_only(Recht.BEHEERDER)}"
        " SELECT 'ivb_' || m.recht INTO groep FROM medewerker m WHERE m.id = wie AND m.tot IS NULL;"
        f" IF groep IS NULL THEN {refuse('not an officer')} END IF;"
        " naam := zet_login(wie, groep, geheim);"
        " EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), naam);"
        " INSERT INTO rol (login, medewerker_id) VALUES (naam, wie)"
        " ON CONFLICT (login) DO UPDATE SET gezet = pg_current_xact_id(); RETURN naam; END",
        MANAGERS,
    ),
}  # fmt: skip
"""By name; every table they name is found in `public`, whatever the caller set."""
SEARCH_PATH = "pg_catalog, public, pg_temp"


BEFORE_VIEWS = ("ik", "nu", "eigenaar_werkt", "weg_dicht", "wat_verplaatst_is")
"""What the views themselves ask."""


def definers_as_sql(names: Collection[str]) -> Iterator[str]:
    """What makes these, and lets nobody call them but whom they are for."""
    for name in names:
        made = DEFINERS[name]
        how = ("STABLE" if made.reads else "VOLATILE") + (" ROWS 1" if made.few else "")
        yield (
            f"CREATE FUNCTION {name}({made.takes}) RETURNS {made.gives} LANGUAGE {made.language} {how}"
            f" SECURITY DEFINER SET search_path = {SEARCH_PATH} AS $$ {made.body} $$"
        )
        yield f"REVOKE EXECUTE ON FUNCTION {name} FROM PUBLIC"
        if made.callers:
            yield f"GRANT EXECUTE ON FUNCTION {name} TO {made.callers}"


_KEPT_LEAKPROOF = "texteq", "textne"
TALKING = (
    "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.proleakproof AND p.pronamespace = 'pg_catalog'::regnamespace"
    " AND p.proname <> ALL (ARRAY['" + "', '".join(_KEPT_LEAKPROOF) + "'])"
    " AND EXISTS (SELECT 1 FROM unnest(p.proargtypes) a WHERE a IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype,"
    " 'bytea'::regtype, 'date'::regtype, 'time'::regtype, 'timestamp'::regtype))"
)
"""What compares texts, sealed words, days and hours and is done before a policy looks: EXPLAIN ANALYZE would tell of each closed row whether it met it.

Whether two texts are the same is left: by that a number, a surname and a line of the log are looked up in an index."""


def for_superuser() -> Iterator[str]:
    """What only a superuser can do, once the schema is there: who makes logins, and nobody reads what is frequent or hidden.

    A dump of the database has no part of it: what was put back needs it again, as `keuring` says.
    """
    for name, made in DEFINERS.items():
        if made.owner != OWNER:
            yield f"ALTER FUNCTION {name} OWNER TO {made.owner}"
            yield f"GRANT EXECUTE ON FUNCTION {name} TO {OWNER}"
    yield (
        "REVOKE EXECUTE ON FUNCTION pg_catalog.lo_creat(integer), pg_catalog.lo_create(oid),"
        " pg_catalog.lo_from_bytea(oid, bytea), pg_catalog.lo_open(oid, integer), pg_catalog.lowrite(integer, bytea),"
        " pg_catalog.lo_put(oid, bigint, bytea) FROM PUBLIC"
    )
    yield (
        f"DO $$ DECLARE een text; BEGIN FOR een IN {TALKING} LOOP"
        " EXECUTE format('ALTER FUNCTION %s NOT LEAKPROOF', een); END LOOP; END $$"
    )
    yield "REVOKE SELECT ON pg_catalog.pg_stats, pg_catalog.pg_stats_ext, pg_catalog.pg_stats_ext_exprs FROM PUBLIC"
