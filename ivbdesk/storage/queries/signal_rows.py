"""What the reads of signals share: who may see them, when they are late, and where they are about."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.orm.attributes import set_committed_value

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.cases.signaal import gelijkenis as rules
from ivbdesk.cases.signaal.ontvangst import day_of
from ivbdesk.cases.signaal.signaal import TELDAGEN, Signaal, SignaalStatus
from ivbdesk.cases.werk.weegtermijn import Weegtermijn
from ivbdesk.storage.places import cases_at
from ivbdesk.storage.queries.source import Row, Source
from ivbdesk.storage.tables import dossier as t

WAITING: sa.ColumnElement[bool] = t.signaal.c.status.in_(
    [status for status in SignaalStatus if status is not SignaalStatus.AFGEROND]
)
"""True of a signal that is still to be weighed; as the index of the states can tell."""
WHERE = ("straat", "huisnummer", "toevoeging", "postcode", "plaats")
"""The columns that say where, of a signal and of an object."""
NAMES = ("voornaam", "voorletters", "tussenvoegsel", "achternaam")
"""The columns that say about whom, of a signal and of a person."""


def seal(signaal: Signaal) -> None:
    """Read without who reported it: only the seal tells whether that became another."""
    signaal.gelezen_zegel = signaal.zegel
    for name in ("melder_naam", "melder_contact"):
        set_committed_value(signaal, name, "")


def objects_of(connection: Connection, plek: Adres) -> list[tuple[UUID, Adres]]:
    """The objects with this house number, on whatever street."""
    if not plek.huisnummer:
        return []
    o = t.object_.c
    query = sa.select(o.id, *(o[name] for name in WHERE)).where(o.huisnummer == plek.huisnummer)
    return [(row.id, place_of(row)) for row in connection.execute(query)]


def place_of(row: Row) -> Adres:
    """Where, from the columns of WHERE."""
    return Adres(row.straat, row.huisnummer or 0, row.toevoeging, row.postcode, row.plaats)


def open_to(source: Source) -> sa.ColumnElement[bool]:
    """True of a signal without a casus, or of which the officer may see the casus."""
    of_casus = sa.exists().where(t.casus.c.id == t.signaal.c.casus_id, source.seen())
    return sa.or_(t.signaal.c.casus_id.is_(None), of_casus)


def late(term: Weegtermijn, today: date) -> sa.ColumnElement[bool]:
    """True of a signal that waits too long to be weighed."""
    return sa.and_(WAITING, due_by(term, today - timedelta(days=1)))


def due_by(term: Weegtermijn, dag: date) -> sa.ColumnElement[bool]:
    """True of a signal that is to be weighed on this day or before it."""
    s = t.signaal.c
    acute = sa.and_(s.acuut, s.ontvangen_op < term.acute_before(dag))
    return sa.or_(acute, s.ontvangen_op < term.due_before(dag))


def reported(source: Source, connection: Connection, plek: Adres, tot: datetime, own: int | None) -> int:
    """How often was reported at this address before `tot`, in the days that count.

    `own` is the number of the signal of which this is asked. A signal that came to a casus at this address counts as
    the melding that it became there.
    """
    s, i = t.signaal.c, t.tijdlijnitem.c
    since = tot - timedelta(days=TELDAGEN)
    here = [id for id, place in objects_of(connection, plek) if rules.same_address(plek, place)]
    of_here = s.casus_id.in_(cases_at(here))
    earlier = s.ontvangen_op <= tot
    if own is not None:
        earlier = sa.or_(s.ontvangen_op < tot, sa.and_(s.ontvangen_op == tot, s.volgnr < own))
    signals = sa.select(*(s[name] for name in WHERE)).where(
        s.huisnummer == plek.huisnummer, s.ontvangen_op >= since, earlier,
        sa.or_(s.casus_id.is_(None), sa.not_(of_here)), open_to(source),
    )  # fmt: skip
    found = sum(rules.same_address(plek, place_of(row)) for row in connection.execute(signals))
    entries = (
        sa.select(sa.func.count())
        .select_from(t.tijdlijnitem.join(t.casus, t.casus.c.id == i.casus_id))
        .where(
            t.casus.c.id.in_(cases_at(here)),
            i.soort == ItemSoort.MELDING,
            i.datum >= day_of(since),
            i.datum <= day_of(tot),
            source.seen(),
        )
    )
    if not here:
        return found
    itself = sa.select(sa.func.count()).where(s.volgnr == own, of_here)
    return found + int(connection.scalar(entries) or 0) - int(connection.scalar(itself) or 0)
