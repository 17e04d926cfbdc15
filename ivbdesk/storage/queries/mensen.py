"""Reads of people, whatever their cases: who is known by a name. Who stands in unseen cases only is not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, fields
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.cases.betrokkenen.samenvoeging import Samenvoeging
from ivbdesk.cases.signaal.bekende import Bekende, compare_people, naam_of
from ivbdesk.storage.queries.gelijkenis import alike_surnames
from ivbdesk.storage.queries.source import Row, Source
from ivbdesk.storage.tables import dossier as t

_SHOWN = 6
_RANKED = 200
"""How many of the newest with a surname that fits are ranked."""


@dataclass(frozen=True)
class MensenQueries:
    """The reads of people."""

    source: Source

    def samengevoegd(self, ids: Collection[UUID]) -> list[Samenvoeging]:
        """What went up in these people and was not split off again, the oldest first."""
        c = t.samenvoeging.c
        query = sa.select(Samenvoeging).where(c.persoon_id.in_(ids), c.ongedaan_op.is_(None))
        return self.source.all(query.order_by(c.op))

    def bekenden(self, getypt: Persoonsgegevens) -> list[Bekende]:
        """Who has about this name, the most alike first."""
        if len(getypt.achternaam.strip()) < 2:
            return []
        p = t.persoon.c
        with self.source.reading() as connection:
            known = connection.scalars(sa.select(p.achternaam).union(sa.select(p.geboortenaam)))
            surnames = alike_surnames(naam_of(getypt), known)
            query = (
                sa.select(p.id, p.beperkt, *parts_of_name())
                .where(sa.or_(p.achternaam.in_(surnames), p.geboortenaam.in_(surnames)))
                .where(p.samengevoegd_met.is_(None))
                .order_by(p.volgnr.desc())
                .limit(_RANKED)
            )
            people = [(row, name_in(row)) for row in connection.execute(query)]
            alike = [(row, name, compare_people(getypt, name)) for row, name in people]
            best = sorted((one for one in alike if one[2].score), key=lambda one: -one[2].score)
            where = self._where(connection, [row.id for row, _, _ in best])
        return [
            Bekende(row.id, name, where[row.id], match.reden, match.score, row.beperkt)
            for row, name, match in best
            if row.id in where
        ][:_SHOWN]

    def _where(self, connection: Connection, people: Collection[UUID]) -> dict[UUID, tuple[str, ...]]:
        """In which cases they are, the newest first; who stands in unseen cases only is left out."""
        b, c = t.betrokkenheid.c, t.casus.c
        query = (
            sa.select(b.persoon_id, b.rol, b.tot, c.nummer, c.titel, self.source.seen().label("gezien"))
            .join(t.casus, c.id == b.casus_id)
            .where(b.persoon_id.in_(people))
            .order_by(c.volgnr.desc())
        )
        found: dict[UUID, list[str]] = defaultdict(list)
        unseen: set[UUID] = set()
        for row in connection.execute(query):
            if not row.gezien:
                unseen.add(row.persoon_id)
                continue
            ended = " (niet meer)" if row.tot else ""
            found[row.persoon_id].append(f"{row.nummer} {row.titel}: {row.rol.label.lower()}{ended}")
        return {id: tuple(found[id]) for id in people if found[id] or id not in unseen}


def parts_of_name() -> list[sa.Column[object]]:
    """The columns of a person that make up the name and the year of birth."""
    return [t.persoon.c[part.name] for part in fields(Persoonsgegevens)]


def name_in(row: Row) -> Persoonsgegevens:
    """The name and the year of birth in a row that has those columns."""
    return Persoonsgegevens(**{part.name: getattr(row, part.name) for part in fields(Persoonsgegevens)})
