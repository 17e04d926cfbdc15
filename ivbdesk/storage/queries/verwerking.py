"""Reads for the register of processing: what the tables declare to keep, of how many, and who was told something.

Numbers only. How many rows there are is told of the whole register, as a copy tells beside it; who was told something and
in what role people stand, only of the cases that the officer may see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from ivbdesk.cases.beheer.verwerking import Gegevensgroep, Over, Verwerkingsontvanger
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.storage.columns import metadata
from ivbdesk.storage.declared import (
    CODE,
    DERIVED,
    LETTER,
    PARTNERS,
    PROFESSIONALS,
    REGISTER,
    SEALED,
    TOLD,
    Use,
    about_of,
    info_of,
    texts_of,
)
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.queries.source import Source
from ivbdesk.storage.tables import dossier as t

_OF_USE = {
    TOLD: Over.INWONER,
    LETTER: Over.INWONER,
    SEALED: Over.MELDER,
    PROFESSIONALS: Over.PROFESSIONAL,
    PARTNERS: Over.PARTNER,
    REGISTER: Over.MEDEWERKER,
    CODE: Over.KENMERK,
    DERIVED: Over.AFGELEID,
}


@dataclass(frozen=True)
class VerwerkingQueries:
    """The reads of what is kept of whom."""

    source: Source

    def groepen(self) -> tuple[Gegevensgroep, ...]:
        """Every table that is declared, with its fields and the number of its rows."""
        with self.source.reading() as connection:
            rows = motor_of(connection).whole.rows(connection)
        return groups_of(metadata, rows)

    def rollen(self) -> dict[Rol, int]:
        """How many people there are in each role, in the cases that the officer may see."""
        b = t.betrokkenheid.c
        number = sa.func.count(b.persoon_id.distinct())
        query = sa.select(b.rol, number).where(self._seen(b.casus_id)).group_by(b.rol)
        with self.source.reading() as connection:
            found = {Rol(rol): number for rol, number in connection.execute(query)}
        return {rol: found.get(rol, 0) for rol in Rol}

    def ontvangers(self) -> tuple[Verwerkingsontvanger, ...]:
        """The partners with how often something was given to them, from the cases that the officer may see."""
        p, v = t.partner.c, t.verstrekking.c
        given = sa.select(v.partner_id, sa.func.count().label("keer")).where(self._seen(v.casus_id))
        per = given.group_by(v.partner_id).subquery()
        often = sa.func.coalesce(per.c.keer, 0)
        query = sa.select(p.naam, p.klasse, often).join(per, per.c.partner_id == p.id, isouter=True)
        with self.source.reading() as connection:
            rows = connection.execute(query.order_by(often.desc(), p.naam)).all()
        return tuple(Verwerkingsontvanger(naam, klasse.label, number) for naam, klasse, number in rows)

    def onder_grondslag(self) -> dict[str, int]:
        """How often something was given under each ground, by its code, from the cases that the officer may see."""
        v = t.verstrekking.c
        given = sa.select(v.grondslag, sa.func.count()).where(self._seen(v.casus_id))
        with self.source.reading() as connection:
            return {code: int(number) for code, number in connection.execute(given.group_by(v.grondslag))}

    def _seen(self, casus_id: sa.ColumnElement[UUID]) -> sa.ColumnElement[bool]:
        return casus_id.in_(sa.select(t.casus.c.id).where(self.source.seen()))


def groups_of(tables: sa.MetaData, rows: Mapping[str, int]) -> tuple[Gegevensgroep, ...]:
    """What the tables declare to keep, in the order in which they refer to each other."""
    return tuple(
        Gegevensgroep(
            about_of(table).counted or table.name.replace("_", " "), rows.get(table.name, 0), _fields(table)
        )
        for table in tables.sorted_tables
    )


def _fields(table: sa.Table) -> tuple[tuple[Over, tuple[str, ...]], ...]:
    words = set(texts_of(table))
    of_partners = any(info_of(column).get("inzage") is PARTNERS for column in words)
    found: dict[Over, list[str]] = {}
    for column in table.columns:
        if isinstance(column.type, sa.Uuid):
            over = Over.VERBAND
            if column.name == "id":
                continue
        elif column not in words:
            over = Over.KENMERK
        else:
            over = _OF_USE.get(info_of(column).get("inzage", Use()), Over.OVERIG)
            # Who got something is told to a resident by name: that makes it no resident.
            over = Over.PARTNER if of_partners and over is Over.INWONER else over
        found.setdefault(over, []).append(column.name.removesuffix("_id").replace("_", " "))
    return tuple((over, tuple(found[over])) for over in Over if over in found)
