"""Which rows are closed to an officer, as conditions in SQL that follow from the tables themselves.

Written as NOT EXISTS over a view of the owner: the server then looks up the one row that is read, and makes a table of all
that is closed only where it reads many. `NOT IN (SELECT ...)` makes that table for every statement.
"""

from __future__ import annotations

from functools import cache

import sqlalchemy as sa

from ivbdesk.storage.graph import target
from ivbdesk.storage.tables import dossier as t

OPEN: dict[sa.Table, str] = {
    t.afwezigheid: "who is away, every colleague knows",
    t.auditsleutel: "every officer checks the log, and has the key of now too",
    t.bagadres: "the addresses of the municipality, as anyone may read them",
    t.buitencijfer: "what others published of the municipality, for everyone",
    t.cijferrapport: "what was published, and its numbers before small ones were hidden, which every officer may count",
    t.contactpersoon: "of a partner, not of a casus",
    t.convenant: "of partners, not of a casus",
    t.deelname: "who came to a meeting, not what was said of a casus there",
    t.aanwezigheid: "who of a partner came to a meeting",
    t.instelling: "of the register itself",
    t.invoer: "that an import was made; of what it made an id stands there",
    t.invoerregel: "an id, and of what kind",
    t.kaderversie: "the law and the policy, which are public",
    t.knelpunt: "what partners cannot do, without a casus",
    t.maandcijfer: "numbers of what was destroyed, none of a theme within a wijk; no casus is in it that was closed to others then",
    t.medewerker: "who works here, every colleague knows",
    t.overleg: "that there was a meeting; of each casus its own row tells",
    t.partner: "an organisation, not a person",
    t.planactie: "what the municipality means to do, without a casus",
    t.tijdmaand: "the sum of all officers, without whose minutes they are",
    t.tijdweek: "what the team had and what was planned in a week",
    t.uitvoeringsplan: "made to be read by college and raad",
    t.vertaling: "words of an import, without a casus",
}
"""Tables of which every officer reads every row, each with the reason."""
OWN: dict[sa.Table, str] = {t.concept: "wie", t.tijdregel: "door", t.weergave: "door"}
"""Tables of which an officer reads the own rows only, with the column that says whose they are."""
UNREAD: dict[sa.Table, str] = {
    t.teller: "a counter is asked through a function, which tells of no row",
    t.woord: "of a register in a folder; here a function reads the words of texts that one may read",
}
"""Tables that nobody reads, each with the reason."""
BESIDE: dict[str, str] = {
    "sleutelbestand": "",
    "stukinhoud": "EXISTS (SELECT 1 FROM stuk s WHERE s.id = stukinhoud.stuk_id)",
}
"""Tables of a team that are no part of the register, each with which rows an officer reads.

Of the key file that is every officer: it opens nothing without a passphrase. A document is read with the row that tells of it,
so by nobody while it is being added."""
_ROOTS = {t.casus: "casus_dicht", t.persoon: "persoon_dicht", t.object_: "object_dicht"}
_SHUT_VIEW = {**_ROOTS, t.signaal: "signaal_dicht"}
"""Of which the closed ones have a view: what is of a signal may be written before it."""
_ALSO = {t.persoon: ("samengevoegd_met",)}
"""Columns by which a row is closed with another one of its table."""
_MAY_HOLD = (t.verzoek.c.persoon_id, t.belofte.c.signaal_id)
"""References that a row may do without, and by which it is closed all the same."""


@cache
def ways(table: sa.Table) -> tuple[tuple[str, sa.Table], ...]:
    """By which columns a row is of a casus, a person or a place, or of what is; none where it is of neither."""
    if table in _ROOTS:
        return tuple((name, table) for name in ("id", *_ALSO.get(table, ())))
    if table in OPEN or table in OWN or table in UNREAD:
        return ()
    found = [(column.name, t.casus) for column in table.columns if _names_casus(column)]
    if any(not table.columns[name].nullable for name, _ in found):
        return tuple(found)
    for column in table.columns:
        whole = target(column)
        held = not column.nullable or any(column is one for one in _MAY_HOLD)
        if whole is not None and whole is not t.casus and held and (whole in _ROOTS or ways(whole)):
            found.append((column.name, whole))
    return tuple(found)


def _names_casus(column: sa.Column[object]) -> bool:
    return target(column) is t.casus or column.name == "casus_id"


def closed(table: sa.Table) -> str:
    """The ids of the rows that are closed to who is signed in, for the owner, whom no policy holds back."""
    found = []
    for name, whole in ways(table):
        shut = f"SELECT d.id FROM {_SHUT_VIEW[whole]} d" if whole in _SHUT_VIEW else closed(whole)
        if name == "id":
            found.append(shut)
        else:
            row = f"{table.name}_dicht"
            found.append(f"SELECT {row}.id FROM {table.name} {row} WHERE {row}.{name} IN ({shut})")
    return " UNION ALL ".join(found)


def seen(table: sa.Table) -> str:
    """True of a row that is not closed to who is signed in; of a part of something, where that is seen."""
    row, told = table.name, []
    for name, whole in ways(table):
        if whole in _SHUT_VIEW:
            told.append(f"NOT EXISTS (SELECT 1 FROM {_SHUT_VIEW[whole]} d WHERE d.id = {row}.{name})")
        else:
            told.append(f"EXISTS (SELECT 1 FROM {whole.name} g WHERE g.id = {row}.{name})")
    return " AND ".join(told)


def written(table: sa.Table) -> str:
    """True of a row as it may be written: it is seen, and names no person, place or casus that is closed.

    Else one would point a row of one's own at a person who is hidden, and by that row see who it is.
    """
    held = {name for name, _ in ways(table)}
    others = (column for column in table.columns if column.name not in held)
    named = [
        (column.name, whole) for column in others if (whole := target(column)) in _ROOTS and whole is not None
    ]
    told = [
        f"NOT EXISTS (SELECT 1 FROM {_ROOTS[whole]} d WHERE d.id = {table.name}.{name})"
        for name, whole in named
    ]
    return " AND ".join([seen(table), *told])


def named_elsewhere() -> tuple[sa.Table, ...]:
    """The tables of which a line of the log may name a row without naming the casus that it is of."""
    return tuple(
        table
        for table in t.metadata.sorted_tables
        if "id" in table.columns and table not in (t.casus, t.vernietiging) and ways(table)
        and not _always_of_casus(table)
    )  # fmt: skip


def _always_of_casus(table: sa.Table) -> bool:
    return any(
        not table.columns[name].nullable and (whole is t.casus or (whole is not table and _always_of_casus(whole)))
        for name, whole in ways(table)
    )  # fmt: skip


_SHUT = (
    "SELECT c.id FROM casus c WHERE c.besloten"
    " AND NOT EXISTS (SELECT 1 FROM toegang a WHERE a.casus_id = c.id AND a.medewerker_id = (SELECT ik() AS ik)"
    " AND a.xid IS DISTINCT FROM pg_current_xact_id_if_assigned()"
    " AND (a.tot IS NULL OR a.tot > (SELECT nu() AS nu) OR a.eind_xid = pg_current_xact_id_if_assigned()))"
    " AND NOT EXISTS (SELECT 1 FROM sluiting s WHERE s.casus_id = c.id AND s.dicht AND s.xid = pg_current_xact_id_if_assigned())"
)
"""Access of the transaction itself does not count: it could be read by and rolled back, and no log would tell."""
_IS_SHUT = "EXISTS (SELECT 1 FROM casus_dicht d WHERE d.id = {})"
_ACTS = (
    "EXISTS (SELECT 1 FROM vertegenwoordiging v JOIN betrokkenheid o ON o.persoon_id = v.persoon_id"
    f" WHERE v.door_id = b.persoon_id AND NOT {_IS_SHUT.format('o.casus_id')})"
)
_ELSEWHERE = (
    "EXISTS (SELECT 1 FROM betrokkenheid o WHERE o.persoon_id = b.persoon_id"
    f" AND NOT {_IS_SHUT.format('o.casus_id')})"
)
_KNOWN_PLACE = (
    f"EXISTS (SELECT 1 FROM plek o WHERE o.object_id = p.object_id AND NOT {_IS_SHUT.format('o.casus_id')})"
)
_WAS = " UNION ALL SELECT w.id FROM weg_dicht() w(id)"
WENT = (
    "BEGIN IF NOT EXISTS (SELECT 1 FROM weg) THEN RETURN; END IF;"
    " RETURN QUERY SELECT w.id FROM weg w LEFT JOIN casus_dicht d ON d.id = w.casus_id"
    " WHERE NOT EXISTS (SELECT 1 FROM betrokkenheid o WHERE o.persoon_id = w.id)"
    f" AND NOT EXISTS (SELECT 1 FROM plek o WHERE o.object_id = w.id) AND NOT {_ACTS.replace('b.persoon_id', 'w.id')}"
    " GROUP BY w.id HAVING count(*) = count(d.id); END"
)
"""What gives the ids of what went from closed cases only, and stands nowhere now: a function, or each read would plan it anew."""
MOVED = (
    "BEGIN IF NOT EXISTS (SELECT 1 FROM verplaatst) THEN RETURN; END IF;"
    " RETURN QUERY SELECT v.* FROM verplaatst v WHERE NOT EXISTS (SELECT 1 FROM verplaatst o WHERE o.id = v.id"
    " AND NOT EXISTS (SELECT 1 FROM casus_dicht d WHERE d.id = o.casus_id)); END"
)
"""What gives the ids of what was moved out of closed cases only, with the last line of the log before it."""
VIEWS: dict[str, str] = {
    "casus_dicht": _SHUT,
    "persoon_dicht": "SELECT b.persoon_id AS id FROM betrokkenheid b"
    f" WHERE {_IS_SHUT.format('b.casus_id')} AND NOT {_ELSEWHERE} AND NOT {_ACTS}{_WAS}",
    "plek": "SELECT c.id AS casus_id, c.object_id FROM casus c WHERE c.object_id IS NOT NULL"
    " UNION ALL SELECT o.casus_id, o.object_id FROM casusobject o",
    "object_dicht": f"SELECT p.object_id AS id FROM plek p WHERE {_IS_SHUT.format('p.casus_id')} AND NOT {_KNOWN_PLACE}{_WAS}",
}
"""The ids of what is closed to who is signed in: cases, what went from one, and the people and places that stand in no other case."""
VIEWS["signaal_dicht"] = closed(t.signaal)
VIEWS["verborgen"] = " UNION ALL ".join(
    f"SELECT h.id::text AS id FROM ({closed(table)}) h" for table in named_elsewhere()
)
"""The same as the log names it: of these its lines need not say of which casus they are."""
_NAMED = ", ".join(f"'{table.name}'::text" for table in named_elsewhere())
SEEN_LINE = (
    "NOT EXISTS (SELECT 1 FROM casus_dicht d WHERE d.id = audit.casus_id)"
    f" AND (audit.entiteit <> ALL (ARRAY[{_NAMED}])"
    " OR (NOT EXISTS (SELECT 1 FROM verborgen v WHERE v.id = audit.entiteit_id)"
    " AND NOT EXISTS (SELECT 1 FROM wat_verplaatst_is() m(id, casus_id, tot, xid)"
    " WHERE m.id::text = audit.entiteit_id AND (audit.seq <= m.tot OR audit.xid = m.xid))))"
)
"""True of a line of the log that tells of nothing closed."""
_WORDS = ("reden", "wijzigingen", "zout")
_SHOWN = ", ".join(
    f"CASE WHEN {SEEN_LINE} THEN audit.{column.name} ELSE NULL END AS {column.name}"
    if column.name in _WORDS
    else f"audit.{column.name}"
    for column in t.audit.columns
)
VIEWS["audit_keten"] = f"SELECT {_SHOWN}, NOT ({SEEN_LINE}) AS gedekt FROM audit"
"""The whole chain, to verify it, without the words of what is closed."""
FOR_OFFICERS = ("casus_dicht", "persoon_dicht", "object_dicht", "signaal_dicht", "verborgen", "audit_keten")
"""What a policy looks in has to be readable; it gives ids, and the chain."""
