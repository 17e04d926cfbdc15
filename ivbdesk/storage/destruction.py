"""Destruction of a casus, or of parts of one: every row, draft, search word and logged value of it.

`secure_delete` (also in FTS5) writes zeros over what is deleted; the log keeps who did what when, and loses
what changed and why (`audit.empty`). Files of documents go after the commit, with their keys already gone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.besluitvorming.verzoek import VerzoekStatus
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.storage import audit
from ivbdesk.storage.postings import forget
from ivbdesk.storage.tables import dossier as t

_CHILDREN = (
    t.afspraak,
    t.overdracht,
    t.verstrekking,
    t.bespreking,
    t.kwetsbaarheid,
    t.uitstel,
    t.bewijs,
    t.zienswijze,
    t.besluit,
    t.handhavingsverzoek,
    t.dossierpunt,
    t.maatregel,
    t.inzet,
    t.leefgebiedscore,
    t.tijdlijnitem,
    t.melder,
    t.betrokkenheid,
    t.statusovergang,
    t.oplegger,
    t.stuk,
    t.toegang,
    t.bewaarplicht,
)
_WEIGHED = (t.optie, t.standpunt, t.verantwoording)
_NAMES = {
    "casus": "casussen",
    "persoon": "personen",
    "object": "adressen",
    "tijdlijnitem": "regels van de tijdlijn",
    "stuk": "stukken",
    "maatregel": "maatregelen",
    "afweging": "afwegingen",
    "oplegger": "notities",
    "besluit": "besluiten",
    "zienswijze": "zienswijzen",
    "termijn": "termijnen",
    "handhavingsverzoek": "verzoeken om handhaving",
    "doel": "doelen van het plan",
    "overdracht": "overdrachten",
    "verstrekking": "verstrekkingen",
    "inzichtverschil": "verschillen van inzicht",
    "bespreking": "besprekingen in een overleg",
    "signaal": "signalen",
    "signaaldeling": "keren dat een signaal is gedeeld",
    "kwetsbaarheid": "factoren van kwetsbaarheid",
    "verzoek": "verzoeken over eigen gegevens",
}


@dataclass(frozen=True)
class Vernietigd:
    """What went: how many of each kind (Dutch), the ids of the documents, and what the log must name."""

    aantallen: tuple[tuple[str, int], ...]
    stukken: tuple[UUID, ...]
    gelogd: audit.Entry


def destroy_casus(connection: Connection, casus_id: UUID, *, again: bool = False) -> Vernietigd:
    """Takes a casus out of the register, with the people and the address that no other casus knows.

    `again`: it was decided and done before, and comes from an older copy; then a request that was open when that
    copy was made keeps nothing.
    """
    documents = tuple(connection.scalars(sa.select(t.stuk.c.id).where(t.stuk.c.casus_id == casus_id)))
    volgnr = connection.scalar(sa.select(t.casus.c.volgnr).where(t.casus.c.id == casus_id))
    people, place = _alone(connection, casus_id, again)
    weighed = list(connection.scalars(sa.select(t.afweging.c.id).where(t.afweging.c.casus_id == casus_id)))
    ids: dict[str, list[UUID]] = {
        "casus": [casus_id],
        "afweging": weighed,
        "persoon": people,
        "object": place,
    }
    for table in _WEIGHED:
        ids[table.name] = _pop(connection, table, table.c.afweging_id.in_(weighed))
    terms = list(connection.scalars(sa.select(t.termijn.c.id).where(t.termijn.c.casus_id == casus_id)))
    ids.update(_pop_terms(connection, terms))
    ids.update(_pop_with_parts(connection, t.doel, t.stap, "doel_id", casus_id))
    ids.update(_pop_with_parts(connection, t.inzichtverschil, t.visie, "verschil_id", casus_id))
    for table in _CHILDREN:
        ids[table.name] = _pop(connection, table, table.c.casus_id == casus_id)
    _pop(connection, t.afweging, t.afweging.c.id.in_(weighed))
    signals = list(connection.scalars(sa.select(t.signaal.c.id).where(t.signaal.c.casus_id == casus_id)))
    ids.update(_pop_signals(connection, signals, [casus_id, *people]))
    forget(connection, [id for found in ids.values() for id in found])
    for table in (t.stand, t.aandacht, t.ketengat):
        connection.execute(sa.delete(table).where(table.c.casus_id == casus_id))
    connection.execute(sa.text("DELETE FROM zoek WHERE rowid = :volgnr"), {"volgnr": volgnr})
    _pop(connection, t.casus, t.casus.c.id == casus_id)
    ids["verzoek"] = _pop(connection, t.verzoek, t.verzoek.c.persoon_id.in_(people))
    _pop(connection, t.persoon, t.persoon.c.id.in_(people))
    _pop(connection, t.object_, t.object_.c.id.in_(place))
    return _finish(connection, ids, documents, casus_id)


def destroy_items(connection: Connection, casus_id: UUID, wanted: Collection[UUID]) -> Vernietigd:
    """Takes single entries, documents and measures (with their weighing) out of a casus that stays."""
    ids: dict[str, list[UUID]] = {}
    m, i = t.maatregel.c, t.tijdlijnitem.c
    weighed = list(
        connection.scalars(sa.select(m.afweging_id).where(m.id.in_(wanted), m.afweging_id.isnot(None)))
    )
    connection.execute(sa.update(t.maatregel).where(m.afweging_id.in_(weighed)), {"afweging_id": None})
    connection.execute(sa.update(t.tijdlijnitem).where(i.incident_id.in_(wanted)), {"incident_id": None})
    proof = t.bewijs.c
    ids["bewijs"] = _pop(connection, t.bewijs, proof.item_id.in_(wanted) | proof.stuk_id.in_(wanted))
    connection.execute(
        sa.update(t.stuk).where(t.stuk.c.tijdlijnitem_id.in_(wanted)), {"tijdlijnitem_id": None}
    )
    for table in _WEIGHED:
        ids[table.name] = _pop(connection, table, table.c.afweging_id.in_(weighed))
    terms = connection.scalars(sa.select(t.termijn.c.id).where(t.termijn.c.bij_id.in_(wanted)))
    ids.update(_pop_terms(connection, list(terms)))
    stays = sa.select(m.code).where(m.id.notin_(wanted), m.casus_id == casus_id)
    going = sa.select(m.code).where(m.id.in_(wanted), m.casus_id == casus_id, m.code.notin_(stays))
    codes = list(connection.scalars(going))
    for table in (t.zienswijze, t.besluit):
        of_measure = (table.c.casus_id == casus_id) & table.c.code.in_(codes)
        ids[table.name] = _pop(connection, table, of_measure)
    ids["afweging"] = _pop(connection, t.afweging, t.afweging.c.id.in_(weighed))
    for table in (t.tijdlijnitem, t.stuk, t.maatregel):
        ids[table.name] = _pop(connection, table, table.c.id.in_(wanted) & (table.c.casus_id == casus_id))
    forget(connection, [*ids["tijdlijnitem"], *ids["stuk"], *ids["afweging"]])
    return _finish(connection, ids, tuple(ids["stuk"]), None)


def destroy_signals(connection: Connection, wanted: Collection[UUID]) -> Vernietigd:
    """Takes signals that became no casus out of the register, with every answer that was given on them."""
    s = t.signaal.c
    if connection.scalar(sa.select(sa.func.count()).where(s.id.in_(wanted), s.casus_id.isnot(None))):
        raise RegelFout("", "Een signaal dat bij een casus hoort, gaat met die casus.", "domein 3.4")
    ids = _pop_signals(connection, list(wanted))
    forget(connection, ids["signaal"])
    return _finish(connection, ids, (), None)


def destroy_requester(connection: Connection, persoon_id: UUID, *, again: bool = False) -> Vernietigd:
    """Takes somebody who only asked for their own data out of the register, with the requests; `again` as for a casus."""
    b, d, v = t.betrokkenheid.c, t.dubbelbesluit.c, t.verzoek.c
    running = sa.select(sa.func.count()).where(v.persoon_id == persoon_id, v.status == VerzoekStatus.LOOPT)
    if connection.scalar(sa.select(sa.func.count()).where(b.persoon_id == persoon_id)) or (
        not again and connection.scalar(running)
    ):
        raise RegelFout("", "Deze inwoner staat in een casus, of vraagt nog iets.", "AVG art. 12")
    ids = {
        "eerder": _taken_back(connection, [persoon_id]),
        t.dubbelbesluit.name: _pop(connection, t.dubbelbesluit, d.ander_id == persoon_id),
        t.verzoek.name: _pop(connection, t.verzoek, v.persoon_id == persoon_id),
        t.persoon.name: _pop(connection, t.persoon, t.persoon.c.id == persoon_id),
    }
    return _finish(connection, ids, (), None)


def _pop_signals(
    connection: Connection, signals: list[UUID], others: Collection[UUID] = ()
) -> dict[str, list[UUID]]:
    """Signals with what hangs on them, and what was decided about them or about the casus and people that go."""
    d = t.dubbelbesluit.c
    about = d.signaal_id.in_(signals) | d.ander_id.in_([*signals, *others])
    answers = t.wegingsantwoord
    gone = {
        "eerder": _taken_back(connection, [*signals, *others]),
        answers.name: _pop(connection, answers, answers.c.signaal_id.in_(signals)),
        t.dubbelbesluit.name: _pop(connection, t.dubbelbesluit, about),
        t.signaaldeling.name: _pop(connection, t.signaaldeling, t.signaaldeling.c.signaal_id.in_(signals)),
    }
    return {**gone, "signaal": _pop(connection, t.signaal, t.signaal.c.id.in_(signals))}


def _taken_back(connection: Connection, about: Collection[UUID]) -> list[UUID]:
    """The answers and decisions on these that were there at any time: those that were taken back stand in the log."""
    a = t.audit.c
    kinds = (t.wegingsantwoord.name, t.dubbelbesluit.name)
    found: set[str] = set()
    for id in about:
        named = sa.func.instr(a.wijzigingen, str(id)) > 0
        found.update(connection.scalars(sa.select(a.entiteit_id).where(a.entiteit.in_(kinds), named)))
    return [UUID(text) for text in found]


def _pop_terms(connection: Connection, terms: list[UUID]) -> dict[str, list[UUID]]:
    gone = {
        table.name: _pop(connection, table, table.c.termijn_id.in_(terms))
        for table in (t.opschorting, t.verlenging)
    }
    return {**gone, "termijn": _pop(connection, t.termijn, t.termijn.c.id.in_(terms))}


def _pop_with_parts(
    connection: Connection, whole: sa.Table, part: sa.Table, key: str, casus_id: UUID
) -> dict[str, list[UUID]]:
    wholes = list(connection.scalars(sa.select(whole.c.id).where(whole.c.casus_id == casus_id)))
    parts = _pop(connection, part, part.c[key].in_(wholes))
    return {part.name: parts, whole.name: _pop(connection, whole, whole.c.id.in_(wholes))}


def _alone(connection: Connection, casus_id: UUID, again: bool) -> tuple[list[UUID], list[UUID]]:
    """The people and the address of this casus that no other casus has; an open request keeps all."""
    b, c, v = t.betrokkenheid.c, t.casus.c, t.verzoek.c
    mine = sa.select(b.persoon_id).where(b.casus_id == casus_id)
    elsewhere = sa.select(b.persoon_id).where(b.casus_id != casus_id)
    people = sa.select(t.persoon.c.id).where(t.persoon.c.id.in_(mine), t.persoon.c.id.notin_(elsewhere))
    found = list(connection.scalars(people))
    waiting = sa.select(sa.func.count()).where(v.persoon_id.in_(found), v.status == VerzoekStatus.LOOPT)
    if not again and connection.scalar(waiting):
        raise RegelFout(
            "", "Er loopt nog een verzoek van een betrokkene; handel dat eerst af.", "AVG art. 12"
        )
    place = sa.select(c.object_id).where(c.id == casus_id, c.object_id.isnot(None))
    shared = sa.select(c.object_id).where(c.id != casus_id, c.object_id.isnot(None))
    return found, list(connection.scalars(place.where(c.object_id.notin_(shared))))


def _pop(connection: Connection, table: sa.Table, where: sa.ColumnElement[bool]) -> list[UUID]:
    ids = list(connection.scalars(sa.select(table.c.id).where(where)))
    connection.execute(sa.delete(table).where(where))
    return ids


def _finish(
    connection: Connection, ids: dict[str, list[UUID]], documents: tuple[UUID, ...], casus_id: UUID | None
) -> Vernietigd:
    every = [str(id) for found in ids.values() for id in found]
    drop_drafts(connection, every)
    rows = log_rows(connection, every, casus_id)
    counts = tuple((_NAMES[name], len(found)) for name, found in ids.items() if name in _NAMES and found)
    return Vernietigd(counts, documents, audit.empty(connection, rows))


def drop_drafts(connection: Connection, ids: Collection[str]) -> None:
    """Takes away the drafts that name one of these ids."""
    kept = connection.execute(sa.select(t.concept)).all()
    for draft in kept:
        if any(id in draft.ref or id in draft.inhoud for id in ids):
            where = sa.and_(*(t.concept.c[name] == getattr(draft, name) for name in ("soort", "ref", "wie")))
            connection.execute(sa.delete(t.concept).where(where))


def log_rows(connection: Connection, ids: Collection[str], casus_id: UUID | None) -> list[int]:
    """The rows of the log that say something of what went; those of the first revision name no casus."""
    a = t.audit.c
    found: set[int] = set()
    if casus_id is not None:
        early = a.zegel.is_(None) & (sa.func.instr(a.wijzigingen, str(casus_id)) > 0)
        found.update(connection.scalars(sa.select(a.seq).where(sa.or_(a.casus_id == casus_id, early))))
    listed = sorted(ids)
    for start in range(0, len(listed), 500):
        part = listed[start : start + 500]
        found.update(connection.scalars(sa.select(a.seq).where(a.entiteit_id.in_(part))))
    return sorted(found)
