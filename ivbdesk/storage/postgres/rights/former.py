"""What stood in a closed casus and no longer does: a person whose role was taken out, an address that was removed or moved.

The log goes on to tell of it, in lines that name no casus. The server itself keeps of which cases it was when it went, so
that it stays as closed as it was: it is seen by whoever sees one of those cases, or where it stands now. Once all those
cases are destroyed, what is left of it is seen by every officer: hidden from all, nobody could answer a request or destroy it.

A row that was moved out of them stands where it now is; only what the log told of it until then stays closed.
"""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.storage.postgres.rights.visible import named_elsewhere, ways
from ivbdesk.storage.tables import dossier as t

_LIVE = {
    t.persoon: "SELECT b.casus_id FROM betrokkenheid b WHERE b.persoon_id = {0}",
    t.object_: "SELECT p.casus_id FROM plek p WHERE p.object_id = {0}",
    t.signaal: "SELECT s.casus_id FROM signaal s WHERE s.id = {0}",
    t.casus: "SELECT {0}",
}
"""In which cases a person, a place or a signal stands now."""


def _field(name: str) -> str:
    return f"(rij ->> '{name}')::uuid"


def _cases(name: str, whole: sa.Table) -> str:
    at = _field(name)
    live = _LIVE[whole].format(at)
    return live if whole is t.casus else f"{live} UNION SELECT w.casus_id FROM weg w WHERE w.id = {at}"


def _keeps(about: str, cases: str) -> str:
    return (
        f"INSERT INTO weg (id, casus_id) SELECT {about}, c.id FROM casus c WHERE {about} IS NOT NULL AND c.id IN ({cases})"
        f" AND EXISTS (SELECT 1 FROM casus d WHERE d.besloten AND d.id IN ({cases})) ON CONFLICT DO NOTHING;"
    )


_PARTS = tuple(one for one in named_elsewhere() if one not in (t.persoon, t.object_))
_OF = {
    "betrokkenheid": _keeps(
        _field("persoon_id"), f"{_cases('persoon_id', t.persoon)} UNION SELECT {_field('casus_id')}"
    ),
    "casusobject": _keeps(
        _field("object_id"), f"{_cases('object_id', t.object_)} UNION SELECT {_field('casus_id')}"
    ),
    "casus": _keeps(_field("object_id"), f"{_cases('object_id', t.object_)} UNION SELECT {_field('id')}"),
    **{
        table.name: _keeps(_field("id"), " UNION ".join(_cases(name, whole) for name, whole in ways(table)))
        for table in _PARTS
    },
}
_OF_SIGNAL = tuple(table for table in _PARTS if ("signaal_id", t.signaal) in ways(table))


def _moved(table: sa.Table) -> str:
    """Keeps what the log told of it so far, and of its parts, where it is pointed at another whole."""
    changed = " OR ".join(
        f"rij ->> '{name}' IS DISTINCT FROM to_jsonb(NEW) ->> '{name}'" for name, _ in ways(table)
    )
    cases = " UNION ".join(_cases(name, whole) for name, whole in ways(table))
    parts = _OF_SIGNAL if table is t.signaal else ()
    about = [
        f"SELECT {_field('id')}",
        *(f"SELECT p.id FROM {part.name} p WHERE p.signaal_id = {_field('id')}" for part in parts),
    ]
    return (
        "INSERT INTO verplaatst (id, casus_id, tot, xid) SELECT o.id, c.id, k.seq, pg_current_xact_id()"
        f" FROM ({' UNION '.join(about)}) o(id), casus c, auditkop k WHERE ({changed}) AND c.id IN ({cases})"
        f" AND EXISTS (SELECT 1 FROM casus d WHERE d.besloten AND d.id IN ({cases}))"
        " ON CONFLICT (id, casus_id) DO UPDATE SET tot = excluded.tot, xid = excluded.xid;"
    )


def _for_each(told: dict[str, str]) -> str:
    cases = " ".join(f"WHEN '{name}' THEN {keeps}" for name, keeps in told.items())
    return f"DECLARE rij jsonb := to_jsonb(OLD); BEGIN CASE TG_TABLE_NAME {cases} END CASE; RETURN NULL; END"


FORMER = {
    "onthoud_weg": _for_each(_OF),
    "onthoud_verplaatst": _for_each({table.name: _moved(table) for table in _PARTS}),
}
"""The functions that keep it."""
_MOVES = {
    "betrokkenheid": "AFTER DELETE OR UPDATE OF casus_id, persoon_id",
    "casusobject": "AFTER DELETE OR UPDATE OF casus_id, object_id",
    "casus": "AFTER UPDATE OF object_id",
}
"""By which a person or a place leaves a casus; any other row leaves one with what it is a part of."""
FORMER_TRIGGERS = {
    **{f"{name}_was": (_MOVES.get(name, "AFTER DELETE"), name, "onthoud_weg") for name in _OF},
    **{
        f"{table.name}_stond": (
            f"AFTER UPDATE OF {', '.join(name for name, _ in ways(table))}",
            table.name,
            "onthoud_verplaatst",
        )
        for table in _PARTS
    },
}
"""When they are called."""
