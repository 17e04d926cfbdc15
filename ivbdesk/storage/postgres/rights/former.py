"""What stood in a closed casus and no longer does: a person whose role was taken out, an address that was removed.

The log goes on to tell of it, in lines that name no casus. The server itself keeps of which cases it was when it went, so
that it stays as closed as it was: it is seen by whoever sees one of those cases, or where it stands now. Once all those
cases are destroyed, what is left of it is seen by every officer: hidden from all, nobody could answer a request or destroy it.
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
FORMER = {
    "onthoud_weg": "DECLARE rij jsonb := to_jsonb(OLD); BEGIN CASE TG_TABLE_NAME "
    + " ".join(f"WHEN '{name}' THEN {keeps}" for name, keeps in _OF.items())
    + " END CASE; RETURN NULL; END"
}
"""The function that keeps it."""
FORMER_TRIGGERS = {
    f"{name}_was": (
        "AFTER UPDATE OF object_id" if name == "casus" else "AFTER DELETE",
        name,
        "onthoud_weg",
    )
    for name in _OF
}
"""When it is called."""
