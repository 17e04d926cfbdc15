"""Reads for keeping no longer than needed: what may be due, what is held, and what was destroyed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.orm import defer
from sqlalchemy.sql.base import ExecutableOption

from ivbdesk.cases.besluitvorming.verzoek import VerzoekStatus
from ivbdesk.cases.bewaren.bewaren import GeslotenCasus, GewogenSignaal, LosVerzoek, Onderdeel, Wat
from ivbdesk.cases.bewaren.vernietiging import Bewaarplicht, Vernietiging
from ivbdesk.cases.kader.soorten import Herkomst, Thema, Uitkomst
from ivbdesk.cases.signaal.ontvangst import day_of
from ivbdesk.cases.signaal.signaal import SignaalStatus
from ivbdesk.storage.queries.signal_rows import WHERE, place_of
from ivbdesk.storage.queries.source import Row, Source
from ivbdesk.storage.tables import dossier as t

_FOREIGN = (Herkomst.POLITIE, Herkomst.OM)
_LINE = 60


@dataclass(frozen=True)
class BewaarQueries:
    """The reads of keeping and destruction."""

    source: Source

    def bewaarplichten(self, casus_id: UUID) -> list[Bewaarplicht]:
        """The legal holds of a casus, those that ran out too."""
        query = sa.select(Bewaarplicht).where(t.bewaarplicht.c.casus_id == casus_id)
        return self.source.all(query.order_by(t.bewaarplicht.c.sinds), casus_id)

    def vernietigingen(self) -> list[Vernietiging]:
        """Proposals and tombstones, the newest first; without the declarations themselves.

        Not those of a casus that is there and closed to the officer.
        """
        c = t.vernietiging.c
        closed = sa.select(t.casus.c.id).where(sa.not_(self.source.seen()))
        query = sa.select(Vernietiging).where(c.casus_id.not_in(closed))
        query = query.order_by(c.voorgesteld_op.desc(), c.nummer)
        return self.source.all(query.options(_without_declaration()))

    def verklaring(self, id: UUID) -> bytes | None:
        """The signed declaration of one destruction, as PDF."""
        with self.source.reading() as connection:
            query = sa.select(t.vernietiging.c.verklaring).where(t.vernietiging.c.id == id)
            found: bytes | None = connection.scalar(query)
            return found

    def gesloten_casussen(self, tot: date) -> list[GeslotenCasus]:
        """The cases that closed by this day with the measures that were begun in them, for the terms of keeping."""
        c, m = t.casus.c, t.maatregel.c
        begun = sa.select(m.casus_id, m.code).where(m.begonnen_op.isnot(None))
        query = sa.select(c.id, c.nummer, c.titel, c.gesloten_op, c.status)
        told = sa.and_(c.gesloten_op <= tot, self.source.seen())
        with self.source.reading() as connection:
            codes: dict[UUID, set[str]] = {}
            for row in connection.execute(begun.join(t.casus).where(told)):
                codes.setdefault(row.casus_id, set()).add(row.code)
            held = _holds(connection)
            return [
                GeslotenCasus(
                    row.id,
                    row.nummer,
                    row.titel,
                    row.gesloten_op,
                    frozenset(codes.get(row.id, ())),
                    row.status,
                    held.get(row.id, ""),
                )
                for row in connection.execute(query.where(told))
            ]

    def onderdelen(self, middel_tot: date, item_tot: date) -> list[Onderdeel]:
        """Measures that began by a day, also one that nobody ended, and what came from police or OM by a day: what may have a term of its own.

        Only these are read: of all there are far too many to weigh each time that something changes.
        """
        c, m, i, s = t.casus.c, t.maatregel.c, t.tijdlijnitem.c, t.stuk.c
        measures = (
            sa.select(m.id, m.casus_id, c.nummer, m.code, m.begonnen_op)
            .join(t.casus)
            .where(m.begonnen_op <= middel_tot, self.source.seen())
        )
        entries = sa.select(i.id, i.casus_id, c.nummer, i.herkomst, i.vastgelegd_op, i.herzien_op, i.tekst)
        papers = sa.select(s.id, s.casus_id, c.nummer, s.herkomst, s.vastgelegd_op, s.herzien_op, s.naam)
        with self.source.reading() as connection:
            held = _holds(connection)
            found = [
                Onderdeel(
                    r.id,
                    r.casus_id,
                    r.nummer,
                    Wat.MAATREGEL,
                    r.code,
                    r.begonnen_op,
                    r.code,
                    held.get(r.casus_id, ""),
                )
                for r in connection.execute(measures)
            ]
            until = datetime.combine(item_tot, time(), UTC)
            for query, of, name in ((entries, i, "tekst"), (papers, s, "naam")):
                old = sa.and_(of.herkomst.in_(_FOREIGN), of.vastgelegd_op <= until)
                for r in connection.execute(query.join(t.casus).where(old, self.source.seen())):
                    words = " ".join(getattr(r, name).split())
                    short = words if len(words) <= _LINE else f"{words[: _LINE - 1]}…"
                    anchor = r.herzien_op or r.vastgelegd_op.date()
                    hold = held.get(r.casus_id, "")
                    found.append(
                        Onderdeel(r.id, r.casus_id, r.nummer, Wat.ITEM, short, anchor, r.herkomst, hold)
                    )
        return found

    def gewogen_signalen(self) -> list[GewogenSignaal]:
        """The signals that were weighed and became no casus, for the terms of keeping."""
        s = t.signaal.c
        own = (
            s.id,
            s.nummer,
            s.thema,
            s.uitkomst,
            s.gewogen_op,
            s.ontvangen_op,
            s.vernietigen_op,
            s.bewaarplicht,
        )
        query = sa.select(*own, *(s[name] for name in WHERE))
        with self.source.reading() as connection:
            return [
                GewogenSignaal(
                    row.id,
                    row.nummer,
                    " · ".join(part for part in (Thema(row.thema).label, place_of(row).kort) if part),
                    Uitkomst(row.uitkomst) if row.uitkomst else None,
                    row.gewogen_op or day_of(row.ontvangen_op),
                    row.vernietigen_op,
                    row.bewaarplicht,
                )
                for row in connection.execute(
                    query.where(s.status == SignaalStatus.AFGEROND, s.casus_id.is_(None))
                )
            ]

    def losse_verzoeken(self) -> list[LosVerzoek]:
        """Who stands in no casus and whose requests are all answered, for the terms of keeping."""
        b, v = t.betrokkenheid.c, t.verzoek.c
        day = sa.func.max(v.afgehandeld_op, type_=sa.Date).label("dag")
        query = (
            sa.select(v.persoon_id, day)
            .where(v.persoon_id.isnot(None), v.persoon_id.notin_(sa.select(b.persoon_id)))
            .group_by(v.persoon_id)
            .having(sa.func.sum(sa.case((v.status == VerzoekStatus.LOOPT, 1), else_=0)) == 0)
        )
        with self.source.reading() as connection:
            return [
                LosVerzoek(row.persoon_id, f"Verzoek {row.dag.isoformat()}", row.dag)
                for row in connection.execute(query)
                if row.dag is not None
            ]


def _holds(connection: Connection) -> dict[UUID, str]:
    """The reason of the legal hold that runs, by casus."""
    b = t.bewaarplicht.c
    rows: Sequence[Row] = connection.execute(sa.select(b.casus_id, b.reden).where(b.tot.is_(None))).all()
    return {row.casus_id: row.reden for row in rows}


def _without_declaration() -> ExecutableOption:
    return defer(Vernietiging.verklaring)  # type: ignore[arg-type]  # mapped in mapping.py
