"""Reads of what was promised of a signal that is in no casus, as it stands in the werkvoorraad."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.dossier.belofte import BelofteSoort
from ivbdesk.cases.kader.signaalregels import Signaalregels
from ivbdesk.cases.kader.soorten import AandachtSoort
from ivbdesk.cases.werk.aandacht_beloften import rule_of, told_on
from ivbdesk.cases.zoeken.rijen import WerkFilter, WerkRij
from ivbdesk.storage.queries.signal_rows import WHERE, place_of
from ivbdesk.storage.queries.source import Row, Source, away_for
from ivbdesk.storage.tables import dossier as t

_NOBODY = "nog niemand"


@dataclass(frozen=True)
class Promised:
    """What nobody has, or who left had, is work of the team and of who looks; in a casus it is one of the points of that."""

    source: Source
    regels: Signaalregels

    def rows(self, connection: Connection, filter: WerkFilter, vandaag: date) -> list[WerkRij]:
        """As rows of the werkvoorraad, what is due first on top."""
        b, s = t.belofte.c, t.signaal.c
        about = (s.nummer, s.id.label("signaal_id"), *(s[name] for name in WHERE))
        away = away_for(filter.wie or self.source.officer, vandaag)
        voor = sa.case((b.wie_id.in_(away), t.medewerker.c.naam), else_="")
        query = (
            sa.select(b.id, b.soort, b.op, b.uiterlijk, t.medewerker.c.naam, voor.label("voor"), *about)
            .join(t.signaal, s.id == b.signaal_id)
            .join(t.medewerker, t.medewerker.c.id == b.wie_id, isouter=True)
            .where(self._wanted(filter, vandaag))
            .order_by(b.uiterlijk, s.volgnr)
        )
        return [self._work(row) for row in connection.execute(query)]

    def count(self, connection: Connection, filter: WerkFilter, vandaag: date) -> tuple[int, int]:
        """How many of them are late, and how many are not."""
        b = t.belofte.c
        late = sa.func.count().filter(b.uiterlijk < vandaag)
        counted = sa.select(late, sa.func.count()).select_from(t.belofte)
        too_late, every = connection.execute(counted.where(self._wanted(filter, vandaag))).one()
        return too_late, every - too_late

    def per_rule(self, connection: Connection, filter: WerkFilter, vandaag: date) -> dict[str, int]:
        """How many there are of each rule."""
        b = t.belofte.c
        counted = sa.select(b.soort, sa.func.count()).where(self._wanted(filter, vandaag)).group_by(b.soort)
        found: dict[str, int] = {}
        for soort, number in connection.execute(counted):
            code = rule_of(self.regels, BelofteSoort(soort)).code
            found[code] = found.get(code, 0) + number
        return found

    def _wanted(self, filter: WerkFilter, vandaag: date) -> sa.ColumnElement[bool]:
        b = t.belofte.c
        rules = {soort: rule_of(self.regels, soort) for soort in BelofteSoort}
        shown = [
            soort for soort, regel in rules.items() if regel.aan and (not filter.regels or regel.code in filter.regels)
        ]  # fmt: skip
        if filter.soorten and AandachtSoort.TERMIJN not in filter.soorten:
            return sa.false()
        fits = [b.casus_id.is_(None), b.uitkomst.is_(None), b.soort.in_(shown), b.op <= vandaag]
        if filter.wie is not None:
            theirs = sa.or_(b.wie_id == filter.wie, b.wie_id.in_(away_for(filter.wie, vandaag)))
            left = sa.select(t.medewerker.c.id).where(t.medewerker.c.tot.is_not(None))
            nobody = sa.or_(b.wie_id.is_(None), b.wie_id.in_(left))
            fits.append(sa.or_(theirs, nobody) if filter.wie == self.source.officer else theirs)
        if filter.alleen_te_laat:
            fits.append(b.uiterlijk < vandaag)
        if filter.tot is not None:
            fits.append(b.uiterlijk <= filter.tot)
        return sa.and_(*fits)

    def _work(self, row: Row) -> WerkRij:
        soort = BelofteSoort(row.soort)
        regel = rule_of(self.regels, soort)
        return WerkRij(
            None, row.nummer, place_of(row).kort or "Geen adres", AandachtSoort.TERMIJN, soort.label,
            told_on(regel, row.op), row.naam or _NOBODY, row.uiterlijk, regel.code, row.id, row.signaal_id, row.voor,
        )  # fmt: skip
