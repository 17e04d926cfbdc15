"""Who wrote the fields that a form shows, and when, by the log; and what the log tells of a botsing."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.betrokkenen.betrokkene import tells_surname
from ivbdesk.cases.dossier.basis import Wijziging
from ivbdesk.cases.dossier.botskeuze import NOT_KEPT, Botskeuze
from ivbdesk.cases.taal.bewaarbaar import refuse_unkeepable
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.persoonsnummers import personal_data_in, refuse_bsn
from ivbdesk.storage.audit import Entry
from ivbdesk.storage.tables import dossier as t

CHOSEN = "botsing"
"""In a line of the log: what stood there and what was typed, of which the officer chose."""
_MOST = 200


def changes_of(connection: Connection, ids: Collection[UUID | str]) -> list[Wijziging]:
    """The newest changes to the things with these ids, newest first, each with the names of its fields."""
    a = t.audit.c
    query = (
        sa.select(a.op, a.wijzigingen, t.medewerker.c.naam)
        .join(t.medewerker, t.medewerker.c.id == a.wie, isouter=True)
        .where(a.entiteit_id.in_([str(id) for id in ids]), a.wijzigingen != "")
        .order_by(a.seq.desc())
        .limit(_MOST)
    )
    lines = [(row, json.loads(row.wijzigingen)) for row in connection.execute(query)]
    return [
        Wijziging(row.naam or "ivbdesk", row.op, frozenset(fields))
        for row, fields in lines
        if not _only_tells(fields)
    ]


def _only_tells(fields: Mapping[str, list[object]]) -> bool:
    """Whether nothing changed: that somebody looked, or had it printed, or chose between what was written before."""
    return "wat" in fields and fields.keys() <= {"wat", CHOSEN} and fields["wat"][0] is None


def choice_made(connection: Connection, keuze: Botskeuze) -> Entry:
    """The line of the log that tells what was decided, with both values, beside what the log has of the same thing.

    Where the log of that thing cannot be read, it is not known who may read the values: they are left out.
    """
    a = t.audit.c
    newest = sa.select(a.entiteit, a.casus_id).where(a.entiteit_id == str(keuze.van)).order_by(a.seq.desc())
    known = connection.execute(newest.limit(1)).first()
    if known is None:
        return Entry("register", str(keuze.van), {"wat": (None, keuze.wat)})
    names = _surnames(connection, known.casus_id)
    said = keuze.kept(lambda text: personal_data_in(text) or any(tells_surname(text, name) for name in names))
    both = (_kept(said.nu), _kept(said.getypt))
    return Entry(known.entiteit, str(keuze.van), {CHOSEN: both, "wat": (None, keuze.wat)}, known.casus_id)


def _surnames(connection: Connection, casus_id: UUID | None) -> list[str]:
    """Of who has, or had, a role in the casus: what a title may not tell, is not told by a title that was given up."""
    query = (
        sa.select(t.persoon.c.achternaam)
        .join(t.betrokkenheid, t.betrokkenheid.c.persoon_id == t.persoon.c.id)
        .where(t.betrokkenheid.c.casus_id == casus_id)
    )
    return list(connection.scalars(query)) if casus_id else []


def _kept(text: str) -> str:
    """A text as the register may hold it."""
    try:
        refuse_unkeepable("", text)
        refuse_bsn("", text)
    except RegelFout:
        return NOT_KEPT
    return text
