"""What the server holds a change to, whoever makes it with whatever program: a right, a second officer, a line in the log.

These are triggers and no functions to call instead of a statement: so the units of work write as they do, and nobody has a
way past them. What is decided on rows that one unit of work writes one after the other is decided at its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.bewaren.vernietiging import VernietigingStatus
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.storage.declared import about_of
from ivbdesk.storage.key_lines import KEY_FILE
from ivbdesk.storage.postgres.rights.definers import SEARCH_PATH, refuse
from ivbdesk.storage.postgres.rights.former import FORMER, FORMER_TRIGGERS
from ivbdesk.storage.postgres.rights.gone import EMPTIED_NOW, OF_DESTRUCTION, OF_IMPORT, ONLY_LETS_GO
from ivbdesk.storage.tables.dossier import metadata

UNLOGGED = "IV002"
"""The state of a change of which the log does not tell."""
EMERGENCY = timedelta(hours=8)
_SILENT = ", ".join(f"'{soort.value}'" for soort in CasusSoort if soort.is_verzwegen)
_PROPOSED, _DONE = VernietigingStatus.VOORGESTELD.value, VernietigingStatus.UITGEVOERD.value
_OWNER_MAY = "IF eigenaar_werkt() THEN RETURN coalesce(NEW, OLD); END IF;"
_NOW = "a.xid = pg_current_xact_id()"
_TELLS_WHERE = (
    "(rij ->> 'casus_id' IS NULL OR a.casus_id::text IN (rij ->> 'casus_id', to_jsonb(OLD) ->> 'casus_id'))"
    " AND (TG_TABLE_NAME <> 'casus' OR a.casus_id::text = rij ->> 'id')"
)
"""Who may see a row reads the line about it: it is of the same casus."""
_LASTING = (
    "EXISTS (SELECT 1 FROM toegang a WHERE a.casus_id = {0}.casus_id AND a.medewerker_id = ik() AND a.tot IS NULL"
    " AND a.xid <> pg_current_xact_id())"
    " OR EXISTS (SELECT 1 FROM sluiting s WHERE s.casus_id = {0}.casus_id AND s.dicht AND s.xid = pg_current_xact_id())"
)
_LASTING_BEFORE = (
    "EXISTS (SELECT 1 FROM toegang a WHERE a.casus_id = NEW.id AND a.medewerker_id = ik()"
    " AND a.xid <> pg_current_xact_id() AND (a.tot IS NULL OR a.los_xid = pg_current_xact_id()))"
)
"""Had access for good when this began, also if it was ended since: who opens a casus ends all access."""
_KEPT = ["id", "voorgesteld_door", "voorgesteld_op", "casus_id", "nummer", "onderdelen", "termijn", "bron"]
_SAME_PROPOSAL = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in _KEPT)
_DECIDED = ["status", "beslist_door", "beslist_op", "reden"]
_SAME_DECISION = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in _DECIDED)
_SAME_ACCESS = " AND ".join(
    f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}"
    for name in ["id", "casus_id", "medewerker_id", "sinds", "nood", "reden", "xid"]
)
_LATER = "'halfjaar', 'heel_jaar', 'versie'"
_LATER_OF_ACTION = f"'licht', 'reden', {_LATER}"
"""What is still written of a plan after the college established it; of its actions the light as well."""


def _otherwise(later: str) -> str:
    return f"to_jsonb(NEW) - ARRAY[{later}] IS DISTINCT FROM to_jsonb(OLD) - ARRAY[{later}]"


_PLAN_STAYS = refuse("what the college established does not change")
GUARDS: dict[str, str] = {
    **FORMER,
    "eis_regel": "DECLARE rij jsonb; BEGIN IF eigenaar_werkt() THEN RETURN NULL; END IF; rij := to_jsonb(coalesce(NEW, OLD));"
    f" IF EXISTS (SELECT 1 FROM audit a WHERE {_NOW} AND a.entiteit = TG_TABLE_NAME"
    f" AND a.entiteit_id = coalesce(rij ->> 'id', rij ->> 'naam') AND {_TELLS_WHERE}) THEN RETURN NULL; END IF;"
    f" IF TG_OP <> 'INSERT' AND ({OF_DESTRUCTION} OR (TG_OP = 'DELETE' AND {OF_IMPORT}))"
    f" AND (TG_OP = 'DELETE' OR {ONLY_LETS_GO}) THEN RETURN NULL; END IF;"
    f" RAISE EXCEPTION '% changed and the log does not tell', TG_TABLE_NAME USING ERRCODE = '{UNLOGGED}'; END",
    "eis_legen": f"BEGIN IF eigenaar_werkt() OR {EMPTIED_NOW} THEN RETURN NULL; END IF;"
    f" RAISE EXCEPTION 'a line was emptied and the log does not tell' USING ERRCODE = '{UNLOGGED}'; END",
    "rol_regel": f"BEGIN IF eigenaar_werkt() OR EXISTS (SELECT 1 FROM audit a WHERE {_NOW} AND a.entiteit = 'medewerker'"
    " AND a.entiteit_id = NEW.medewerker_id::text) THEN RETURN NULL; END IF;"
    f" RAISE EXCEPTION 'a login was made and the log does not tell' USING ERRCODE = '{UNLOGGED}'; END",
    "sleutel_regel": f"BEGIN IF eigenaar_werkt() OR EXISTS (SELECT 1 FROM audit a WHERE {_NOW} AND a.entiteit = '{KEY_FILE}')"
    " THEN RETURN NULL; END IF;"
    f" RAISE EXCEPTION 'the key file changed and the log does not tell' USING ERRCODE = '{UNLOGGED}'; END",
    "casus_sluit": "BEGIN IF NEW.besloten IS NOT DISTINCT FROM (TG_OP = 'UPDATE' AND OLD.besloten) THEN RETURN NULL; END IF;"
    " IF NOT eigenaar_werkt() THEN"
    " IF EXISTS (SELECT 1 FROM sluiting s WHERE s.casus_id = NEW.id AND s.xid = pg_current_xact_id()) THEN"
    f" {refuse('a casus is closed or opened once')} END IF;"
    f" IF NOT NEW.besloten AND NOT {_LASTING_BEFORE} THEN {refuse('who has access for good opens a casus')} END IF; END IF;"
    " DELETE FROM sluiting s WHERE s.xid < pg_snapshot_xmin(pg_current_snapshot());"
    " INSERT INTO sluiting (casus_id, xid, dicht) VALUES (NEW.id, pg_current_xact_id(), NEW.besloten) ON CONFLICT DO NOTHING;"
    " RETURN NULL; END",
    "casus_leeg": "BEGIN IF OLD.besloten AND NOT eigenaar_werkt() AND EXISTS (SELECT 1 FROM casus c JOIN toegang a ON a.casus_id = c.id"
    " WHERE c.id = NEW.id AND NOT c.besloten AND a.tot IS NULL) THEN"
    f" {refuse('who opens a casus ends the access to it')} END IF; RETURN NULL; END",
    "sluiting_blijft_open": "BEGIN IF NOT eigenaar_werkt() AND EXISTS (SELECT 1 FROM casus c WHERE c.id = NEW.casus_id AND c.besloten)"
    " AND NOT EXISTS (SELECT 1 FROM toegang a WHERE a.casus_id = NEW.casus_id AND a.tot IS NULL) THEN"
    f" {refuse('a casus that nobody sees')} END IF; RETURN NULL; END",
    "casus_weg": "DECLARE rij jsonb := to_jsonb(OLD); BEGIN IF eigenaar_werkt() OR EXISTS (SELECT 1 FROM vernietiging v"
    f" WHERE v.casus_id = OLD.id AND v.status = '{_DONE}' AND v.onderdelen = '' AND v.zet_xid = pg_current_xact_id())"
    f" OR {OF_IMPORT} THEN RETURN NULL; END IF;"
    f" {refuse('a casus is destroyed by two, or taken back with its import')} END",
    "invoer_stap": f"BEGIN {_OWNER_MAY} IF TG_OP = 'INSERT' THEN"
    f" IF NEW.ongedaan_op IS NOT NULL THEN {refuse('an import is made before it is undone')} END IF; RETURN NEW; END IF;"
    " IF NEW.id <> OLD.id OR NEW.door <> OLD.door OR (OLD.ongedaan_op IS NOT NULL AND NEW.ongedaan_op IS DISTINCT FROM OLD.ongedaan_op)"
    f" OR (NEW.ongedaan_op IS NOT NULL AND OLD.door <> ik() AND mijn_recht() IS DISTINCT FROM '{Recht.BEHEERDER.value}') THEN"
    f" {refuse('an import is undone once, by who made it or a beheerder')} END IF;"
    " IF NEW.ongedaan_op IS DISTINCT FROM OLD.ongedaan_op THEN NEW.zet_xid := pg_current_xact_id(); END IF; RETURN NEW; END",
    "nummer_nieuw": f"DECLARE aanloop text := regexp_replace(NEW.nummer, '[0-9]+$', '');"
    f" getal bigint := substring(NEW.nummer FROM '[0-9]+$')::bigint; BEGIN {_OWNER_MAY}"
    " IF NOT EXISTS (SELECT 1 FROM teller s WHERE s.xid = pg_current_xact_id() AND s.start = aanloop"
    " AND getal BETWEEN s.voor + 1 AND s.laatste)"
    " AND NOT EXISTS (SELECT 1 FROM reeks r WHERE r.xid = pg_current_xact_id() AND r.start = aanloop"
    " AND getal BETWEEN r.van AND r.tot) THEN"
    f" {refuse('a number is given once, by the counter')} END IF; RETURN NULL; END",
    "toegang_erbij": f"BEGIN {_OWNER_MAY} IF NOT EXISTS (SELECT 1 FROM casus c WHERE c.id = NEW.casus_id AND c.besloten) THEN"
    f" {refuse('access is to what is closed')} END IF;"
    f" IF {_LASTING.format('NEW')} THEN RETURN NULL; END IF;"
    " IF NEW.medewerker_id = ik() AND NEW.nood AND btrim(NEW.reden) <> '' AND NEW.gezien_op IS NULL"
    f" AND mijn_recht() <> '{Recht.LEZER.value}' AND NEW.sinds <= nu() + interval '5 minutes'"
    f" AND NEW.tot <= NEW.sinds + interval '{int(EMERGENCY.total_seconds())} seconds'"
    f" AND EXISTS (SELECT 1 FROM casus c WHERE c.id = NEW.casus_id AND c.soort NOT IN ({_SILENT})) THEN RETURN NULL; END IF;"
    f" IF NEW.medewerker_id = ik() AND mijn_recht() = '{Recht.BEHEERDER.value}' AND NOT NEW.nood"
    " AND EXISTS (SELECT 1 FROM toegang a JOIN medewerker m ON m.id = a.medewerker_id"
    " WHERE a.casus_id = NEW.casus_id AND a.tot IS NULL AND m.tot IS NOT NULL)"
    " AND NOT EXISTS (SELECT 1 FROM toegang a JOIN medewerker m ON m.id = a.medewerker_id"
    " WHERE a.casus_id = NEW.casus_id AND a.tot IS NULL AND m.tot IS NULL AND a.id <> NEW.id) THEN RETURN NULL; END IF;"
    f" {refuse('who has access lets others in')} END",
    "toegang_eindigt": "BEGIN IF OLD.tot IS NULL AND NEW.tot IS NOT NULL THEN NEW.los_xid := pg_current_xact_id(); END IF;"
    " IF NEW.tot IS DISTINCT FROM OLD.tot AND (OLD.tot IS NULL OR OLD.tot > nu()) THEN"
    " NEW.eind_xid := pg_current_xact_id(); END IF; RETURN NEW; END",
    "toegang_anders": f"BEGIN {_OWNER_MAY} IF TG_OP = 'DELETE' THEN"
    " IF EXISTS (SELECT 1 FROM casus c WHERE c.id = OLD.casus_id) THEN"
    f" {refuse('access ends, it does not go')} END IF; RETURN NULL; END IF;"
    f" IF NOT ({_SAME_ACCESS}) OR (OLD.tot IS NOT NULL AND NEW.tot IS DISTINCT FROM least(OLD.tot, NEW.tot)) THEN"
    f" {refuse('access ends, it does not change')} END IF;"
    f" IF EXISTS (SELECT 1 FROM casus c WHERE c.id = NEW.casus_id AND c.besloten) AND NOT ({_LASTING.format('NEW')}) THEN"
    f" {refuse('who has access ends it')} END IF; RETURN NULL; END",
    "medewerker_recht": f"BEGIN IF NOT eigenaar_werkt() AND mijn_recht() IS DISTINCT FROM '{Recht.BEHEERDER.value}' THEN"
    f" {refuse('a beheerder names officers')} END IF;"
    " IF TG_OP = 'UPDATE' AND NEW.tot IS DISTINCT FROM OLD.tot THEN"
    f" IF OLD.tot_xid = pg_current_xact_id() AND NOT eigenaar_werkt() THEN {refuse('who leaves does not come back at once')} END IF;"
    " NEW.tot_xid := pg_current_xact_id(); END IF; RETURN NEW; END",
    "medewerker_login": "BEGIN IF eigenaar_werkt() OR EXISTS (SELECT 1 FROM audit a"
    f" WHERE {_NOW} AND a.entiteit = 'medewerker' AND a.entiteit_id = NEW.id::text) THEN"
    " IF EXISTS (SELECT 1 FROM rol r WHERE r.medewerker_id = NEW.id) THEN"
    " PERFORM zet_login(NEW.id, CASE WHEN NEW.tot IS NULL THEN 'ivb_' || NEW.recht ELSE '' END, ''); END IF; RETURN NULL; END IF;"
    f" RAISE EXCEPTION 'an officer changed and the log does not tell' USING ERRCODE = '{UNLOGGED}'; END",
    "vernietiging_stap": f"BEGIN {_OWNER_MAY} IF TG_OP = 'INSERT' THEN"
    f" IF NEW.status <> '{_PROPOSED}' OR NEW.voorgesteld_door IS DISTINCT FROM ik() OR NEW.beslist_door IS NOT NULL THEN"
    f" {refuse('a destruction begins with a proposal')} END IF; RETURN NEW; END IF;"
    f" IF NOT ({_SAME_PROPOSAL}) THEN {refuse('a proposal does not change')} END IF;"
    f" IF {_SAME_DECISION} THEN IF OLD.verklaring IS NOT NULL THEN {refuse('a declaration does not change')} END IF;"
    " RETURN NEW; END IF;"
    f" IF OLD.status <> '{_PROPOSED}' OR NEW.beslist_door IS DISTINCT FROM ik()"
    f" OR mijn_recht() IS DISTINCT FROM '{Recht.BEHEERDER.value}' THEN {refuse('a beheerder decides once')} END IF;"
    f" IF NEW.status = '{_DONE}' AND OLD.voorgesteld_door = ik() AND NEW.onderdelen = '' THEN"
    f" {refuse('another decides than who proposed')} END IF; NEW.zet_xid := pg_current_xact_id(); RETURN NEW; END",
    "plan_blijft": f"BEGIN {_OWNER_MAY} IF OLD.vastgesteld_op IS NOT NULL AND (TG_OP = 'DELETE' OR {_otherwise(_LATER)}) THEN"
    f" {_PLAN_STAYS} END IF; RETURN coalesce(NEW, OLD); END",
    "planactie_blijft": f"BEGIN {_OWNER_MAY} IF EXISTS (SELECT 1 FROM uitvoeringsplan p WHERE p.vastgesteld_op IS NOT NULL"
    " AND p.id IN ((to_jsonb(OLD) ->> 'plan_id')::uuid, (to_jsonb(NEW) ->> 'plan_id')::uuid))"
    f" AND (TG_OP <> 'UPDATE' OR {_otherwise(_LATER_OF_ACTION)}) THEN {_PLAN_STAYS} END IF;"
    " RETURN coalesce(NEW, OLD); END",
    "stand_elders": "BEGIN UPDATE stand SET berekend_op = '0001-01-01' WHERE casus_id IN ("
    "SELECT b.casus_id FROM betrokkenheid b WHERE b.persoon_id ="
    " (to_jsonb(coalesce(NEW, OLD)) ->> CASE TG_TABLE_NAME WHEN 'persoon' THEN 'id' ELSE 'persoon_id' END)::uuid"
    " UNION SELECT p.casus_id FROM plek p WHERE TG_TABLE_NAME = 'object'"
    " AND p.object_id = (to_jsonb(coalesce(NEW, OLD)) ->> 'id')::uuid"
    " UNION SELECT (to_jsonb(NEW) ->> 'casus_id')::uuid WHERE TG_TABLE_NAME = 'toegang')"
    " AND casus_id IN (SELECT d.id FROM casus_dicht d); RETURN NULL; END",
}
"""What each function does that a trigger of these calls."""
_ANY = "INSERT OR DELETE OR UPDATE"
_AT_ONCE: dict[str, tuple[str, str, str]] = {
    **FORMER_TRIGGERS,
    "casus_sluit": ("AFTER INSERT OR UPDATE", "casus", "casus_sluit"),
    "toegang_eindigt": ("BEFORE UPDATE", "toegang", "toegang_eindigt"),
    "medewerker_recht": ("BEFORE INSERT OR UPDATE", "medewerker", "medewerker_recht"),
    "vernietiging_stap": ("BEFORE INSERT OR UPDATE", "vernietiging", "vernietiging_stap"),
    "invoer_stap": ("BEFORE INSERT OR UPDATE", "invoer", "invoer_stap"),
    "plan_blijft": ("BEFORE DELETE OR UPDATE", "uitvoeringsplan", "plan_blijft"),
    "planactie_blijft": (f"BEFORE {_ANY}", "planactie", "planactie_blijft"),
    "persoon_elders": ("AFTER UPDATE", "persoon", "stand_elders"),
    "object_elders": ("AFTER UPDATE", "object", "stand_elders"),
    "toegang_elders": ("AFTER INSERT", "toegang", "stand_elders"),
    "woonadres_elders": (f"AFTER {_ANY}", "woonadres", "stand_elders"),
    "verzoek_elders": (f"AFTER {_ANY}", "verzoek", "stand_elders"),
    "vertegenwoordiging_elders": (f"AFTER {_ANY}", "vertegenwoordiging", "stand_elders"),
}
_AT_THE_END: dict[str, tuple[str, str, str]] = {
    **{
        f"{table.name}_regel": (_ANY, table.name, "eis_regel")
        for table in metadata.sorted_tables
        if about_of(table).entity is not None
    },
    **{
        f"{table}_nummer": ("INSERT OR UPDATE OF nummer", table, "nummer_nieuw")
        for table in ("casus", "signaal")
    },
    "audit_legen": ("UPDATE", "audit", "eis_legen"),
    "rol_regel": ("INSERT OR UPDATE", "rol", "rol_regel"),
    "sleutel_regel": ("UPDATE", "sleutelbestand", "sleutel_regel"),
    "medewerker_login": ("UPDATE OF recht, tot", "medewerker", "medewerker_login"),
    "casus_weg": ("DELETE", "casus", "casus_weg"),
    "sluiting_blijft_open": ("INSERT", "sluiting", "sluiting_blijft_open"),
    "toegang_blijft_open": ("UPDATE", "toegang", "sluiting_blijft_open"),
    "casus_leeg": ("UPDATE", "casus", "casus_leeg"),
    "toegang_erbij": ("INSERT", "toegang", "toegang_erbij"),
    "toegang_anders": ("DELETE OR UPDATE", "toegang", "toegang_anders"),
}
GUARD_TRIGGERS: tuple[str, ...] = (
    *(
        f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {calls}()"
        for name, (when, table, calls) in _AT_ONCE.items()
    ),
    *(
        f"CREATE CONSTRAINT TRIGGER {name} AFTER {when} ON {table} DEFERRABLE INITIALLY DEFERRED"
        f" FOR EACH ROW EXECUTE FUNCTION {calls}()"
        for name, (when, table, calls) in _AT_THE_END.items()
    ),
)


def guards_as_sql() -> Iterator[str]:
    """What makes them. They run as the owner, and so see what the officer does not."""
    for name, body in GUARDS.items():
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER"
            f" SET search_path = {SEARCH_PATH} AS $$ {body} $$"
        )
        yield f"REVOKE EXECUTE ON FUNCTION {name} FROM PUBLIC"
    yield from GUARD_TRIGGERS
