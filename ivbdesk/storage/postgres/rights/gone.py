"""What may go without a line of its own: with a destruction that is decided, or an import that is undone, in this transaction.

Conditions in SQL for the guards: `rij` is the row as it was, of the table that the guard stands on.
"""

from __future__ import annotations

from ivbdesk.cases.bewaren.vernietiging import VernietigingStatus, Vernietigsoort
from ivbdesk.storage.audit import EMPTIED
from ivbdesk.storage.postgres.rights.visible import named_elsewhere

_LOOSE = ", ".join(f"'{soort.value}'" for soort in (Vernietigsoort.SIGNAAL, Vernietigsoort.VERZOEK))
_OF_NO_CASUS = ", ".join(f"'{table.name}'" for table in named_elsewhere())
_FIRST = "(SELECT f.xid FROM audit f WHERE f.entiteit = {} AND f.entiteit_id = {} ORDER BY f.seq LIMIT 1)"
"""The transaction in which the log first told of it: that in which it was made."""
_ROW = ("TG_TABLE_NAME", "rij ->> 'id'")
_CASUS_OF_LINE = ("'casus'", "NEW.casus_id::text")
_IMPORT_NOW = "SELECT 1 FROM invoer i WHERE i.zet_xid = pg_current_xact_id() AND i.ongedaan_op IS NOT NULL"
_THAT_IMPORT = _FIRST.format("'invoer'", "i.id::text")
OF_IMPORT = f"EXISTS ({_IMPORT_NOW} AND {_FIRST.format(*_ROW)} = {_THAT_IMPORT})"
"""True of a row that was made by an import which this transaction undoes."""
_DECIDED_NOW = (
    "SELECT 1 FROM vernietiging v WHERE v.zet_xid = pg_current_xact_id() AND v.beslist_door = ik()"
    f" AND v.status = '{VernietigingStatus.UITGEVOERD.value}' AND "
)
_NAMES_IT = "EXISTS (SELECT 1 FROM jsonb_each_text({}) e WHERE e.value = v.casus_id::text)"
_OF_ITS_CASUS = "EXISTS (SELECT 1 FROM audit f WHERE f.entiteit = {0} AND f.entiteit_id = {1} AND f.casus_id = v.casus_id)"
_LETS_GO_OF_IT = (
    "NOT EXISTS (SELECT 1 FROM jsonb_each_text(to_jsonb(OLD)) o WHERE o.value IS DISTINCT FROM to_jsonb(NEW) ->> o.key"
    " AND o.value <> v.casus_id::text AND NOT EXISTS (SELECT 1 FROM audit f WHERE f.entiteit_id = o.value"
    f" AND (f.casus_id = v.casus_id OR f.entiteit IN ({_OF_NO_CASUS}))))"
)
OF_DESTRUCTION = (
    f"EXISTS ({_DECIDED_NOW} CASE WHEN TG_OP = 'UPDATE' THEN {_LETS_GO_OF_IT}"
    f" WHEN v.onderdelen IN ({_LOOSE}) THEN TG_TABLE_NAME IN ({_OF_NO_CASUS}) AND {_NAMES_IT.format('rij')}"
    f" ELSE rij ->> 'casus_id' = v.casus_id::text OR {_OF_ITS_CASUS.format(*_ROW)}"
    f" OR (v.onderdelen = '' AND (TG_TABLE_NAME IN ({_OF_NO_CASUS}) OR {_NAMES_IT.format('rij')})) END)"
)
"""True of a row of what this transaction destroys; with a whole casus people and places go that are in no other."""
ONLY_LETS_GO = (
    "NOT EXISTS (SELECT 1 FROM jsonb_each(to_jsonb(NEW)) n WHERE n.value <> 'null'"
    " AND n.value IS DISTINCT FROM to_jsonb(OLD) -> n.key)"
)
_NUMBERS = """'"regels": ?[[]null, ?"([0-9]+(?:-[0-9]+)?(?: [0-9]+(?:-[0-9]+)?)*)"[]]'"""
_TOLD = (
    f"EXISTS (SELECT 1 FROM audit a, regexp_split_to_table(substring(a.wijzigingen FROM {_NUMBERS}), ' ') r"
    f" WHERE a.xid = pg_current_xact_id() AND a.entiteit = '{EMPTIED}' AND a.entiteit_id = ''"
    " AND NEW.seq BETWEEN split_part(r, '-', 1)::numeric"
    " AND coalesce(nullif(split_part(r, '-', 2), ''), split_part(r, '-', 1))::numeric)"
)
_IMPORTED = (
    f"({_FIRST.format('NEW.entiteit', 'NEW.entiteit_id')} = {_THAT_IMPORT}"
    f" OR {_FIRST.format(*_CASUS_OF_LINE)} = {_THAT_IMPORT})"
)
EMPTIED_NOW = (
    f"({_TOLD} AND (EXISTS ({_DECIDED_NOW} (NEW.casus_id = v.casus_id OR NEW.entiteit_id = v.casus_id::text"
    f" OR (v.onderdelen IN ('', {_LOOSE}) AND NEW.entiteit IN ({_OF_NO_CASUS}))))"
    f" OR (EXISTS ({_IMPORT_NOW} AND {_IMPORTED}) AND NOT EXISTS (SELECT 1 FROM casus c WHERE c.id = NEW.casus_id))))"
)
"""True of a line of what went, that a line of this transaction names by its number."""
