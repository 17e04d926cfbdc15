"""Reads for an import: earlier ones, and by what rows are known again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.invoer.invoer import InvoerRij
from ivbdesk.cases.invoer.vertaling import Vertaling
from ivbdesk.storage.queries.signal_rows import open_to
from ivbdesk.storage.queries.source import Source
from ivbdesk.storage.tables import dossier as t

_HERE = ZoneInfo("Europe/Amsterdam")
_NEWEST = 200


@dataclass(frozen=True)
class InvoerQueries:
    """The reads of the import."""

    source: Source

    def invoeren(self) -> list[InvoerRij]:
        """The newest imports first, those that were undone too."""
        i, m = t.invoer.c, t.medewerker.c
        query = (
            sa.select(i.id, i.op, i.soort, i.aantal, i.door, m.naam, i.ongedaan_op)
            .join(t.medewerker, m.id == i.door, isouter=True)
            .order_by(i.op.desc())
            .limit(_NEWEST)
        )
        with self.source.reading() as connection:
            return [InvoerRij(*row) for row in connection.execute(query)]

    def laatste_kolommen(self, soort: str) -> list[str]:
        """How the columns of earlier imports of this kind were matched, the newest first."""
        i = t.invoer.c
        query = sa.select(i.kolommen).where(i.soort == soort).order_by(i.op.desc()).limit(_NEWEST)
        with self.source.reading() as connection:
            return list(connection.scalars(query))

    def vertalingen(self) -> list[Vertaling]:
        """The words of the municipality with what they mean, by set and word."""
        c = t.vertaling.c
        found: list[Vertaling] = self.source.all(sa.select(Vertaling).order_by(c.lijst, c.woord))
        return found

    def straten(self) -> list[str]:
        """The streets of the extract of the BAG; empty without one."""
        with self.source.reading() as connection:
            return list(
                connection.scalars(sa.select(t.bagadres.c.straat).distinct().order_by(t.bagadres.c.straat))
            )

    def bekende_straten(self) -> list[str]:
        """The streets of the homes of the cases that the officer may see."""
        query = (
            sa.select(t.object_.c.straat)
            .join(t.casus, t.casus.c.object_id == t.object_.c.id)
            .where(self.source.seen(), t.object_.c.straat != "")
            .distinct()
        )
        with self.source.reading() as connection:
            return sorted(connection.scalars(query))

    def bekende_signalen(self, van: date, tot: date) -> list[tuple[Adres, date, str, str]]:
        """Place, day, text and number of the signals of these days that the officer may see, both days included."""
        s = t.signaal.c
        first = datetime.combine(van, time(), _HERE).astimezone(UTC)
        after = datetime.combine(tot + timedelta(days=1), time(), _HERE).astimezone(UTC)
        query = sa.select(s.straat, s.huisnummer, s.toevoeging, s.ontvangen_op, s.tekst, s.nummer).where(
            s.ontvangen_op >= first, s.ontvangen_op < after, open_to(self.source)
        )
        with self.source.reading() as connection:
            return [
                (
                    Adres(row.straat, row.huisnummer or 0, row.toevoeging),
                    row.ontvangen_op.astimezone(_HERE).date(),
                    row.tekst,
                    row.nummer,
                )
                for row in connection.execute(query)
            ]

    def bekende_personen(self) -> list[tuple[Adres, str, str, str]]:
        """Address, first name or initials, tussenvoegsel and last name of everybody with a role in a casus at an address that the officer may see."""
        o, p, b, c = t.object_.c, t.persoon.c, t.betrokkenheid.c, t.casus.c
        first = sa.case((p.voornaam != "", p.voornaam), else_=p.voorletters)
        query = (
            sa.select(o.straat, o.huisnummer, o.toevoeging, first, p.tussenvoegsel, p.achternaam)
            .select_from(t.betrokkenheid)
            .join(t.persoon, p.id == b.persoon_id)
            .join(t.casus, c.id == b.casus_id)
            .join(t.object_, o.id == c.object_id)
            .where(self.source.seen())
        )
        with self.source.reading() as connection:
            return [(Adres(*row[:3]), *row[3:]) for row in connection.execute(query)]
