"""Reads of what one officer has in hands, as far as who asks may see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.cases.dossier.belofte import BelofteSoort
from ivbdesk.cases.werk.inhanden import HandenSoort, InHanden
from ivbdesk.storage.queries.casus_rows import OPEN
from ivbdesk.storage.queries.source import Source
from ivbdesk.storage.tables import dossier as t

_RUNNING = [status for status in AfspraakStatus if status.is_running]


def in_hands(source: Source, connection: Connection, wie: UUID, vandaag: date) -> list[InHanden]:
    """Open cases, those in which the officer stands in, running afspraken by name, and promises of signals."""
    return [
        *_cases(source, connection, wie, vandaag),
        *_appointments(source, connection, wie),
        *_promises(connection, wie),
    ]


def _cases(source: Source, connection: Connection, wie: UUID, vandaag: date) -> Iterator[InHanden]:
    c, a = t.casus.c, t.aandacht.c
    work = (
        sa.select(sa.func.count())
        .where(
            a.casus_id == c.id,
            a.vanaf <= vandaag,
            sa.or_(a.uitgesteld_tot.is_(None), a.uitgesteld_tot <= vandaag),
        )
        .scalar_subquery()
    )
    query = sa.select(c.id, c.nummer, c.titel, c.behandelaar_id, work.label("taken")).where(
        c.status.in_(OPEN), source.seen(), sa.or_(c.behandelaar_id == wie, c.vervanger_id == wie)
    )
    rows = connection.execute(query.order_by((c.behandelaar_id != wie).nulls_last(), c.volgnr)).all()
    for row in rows:
        has = row.behandelaar_id == wie
        soort = HandenSoort.CASUS if has else HandenSoort.VERVANGING
        yield InHanden(soort, row.id, row.nummer, row.titel, row.id, row.taken if has else 0)


def _appointments(source: Source, connection: Connection, wie: UUID) -> Iterator[InHanden]:
    """An afspraak names who does it in words, so only the whole name of the officer is looked for."""
    c, f, m = t.casus.c, t.afspraak.c, t.medewerker.c
    name = sa.select(m.naam).where(m.id == wie).scalar_subquery()
    query = (
        sa.select(f.id, f.wat, f.casus_id, c.nummer)
        .join(t.casus, c.id == f.casus_id)
        .where(f.status.in_(_RUNNING), sa.func.trim(f.persoon) == name, source.seen())
        .order_by(c.volgnr, f.uiterlijk)
    )
    for row in connection.execute(query):
        yield InHanden(HandenSoort.AFSPRAAK, row.id, row.nummer, row.wat, row.casus_id)


def _promises(connection: Connection, wie: UUID) -> Iterator[InHanden]:
    b, s = t.belofte.c, t.signaal.c
    query = sa.select(b.id, b.soort, s.nummer).join(t.signaal, s.id == b.signaal_id)
    waiting = query.where(b.casus_id.is_(None), b.uitkomst.is_(None), b.wie_id == wie)
    for row in connection.execute(waiting.order_by(s.volgnr)):
        yield InHanden(HandenSoort.SIGNAAL, row.id, row.nummer, BelofteSoort(row.soort).label)
