"""Search over everything in the encrypted index, while typing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from ivbdesk.cases.casus import CasusStatus
from ivbdesk.cases.nederlands import short_date, sort_key
from ivbdesk.cases.zoeken import Groep, Vondst, mark, match_query, rank, snippet
from ivbdesk.storage import tables as t
from ivbdesk.storage.queries_wijk import WijkQueries
from ivbdesk.storage.vindplaatsen import kind_word

_NEWEST = 40
"""How many of the newest hits of a group are ranked."""
_OPEN = tuple(status for status in CasusStatus if status.is_open)
_CASES = sa.table("zoek", sa.column("rowid", sa.Integer), sa.column("zoek", sa.Text))
_TEXTS = sa.text(
    "SELECT v.rowid AS nr, v.tekst AS deel, p.entiteit_id, p.casus_id FROM vind AS v JOIN vindplaats AS p"
    " ON p.nr = v.rowid WHERE vind MATCH :query ORDER BY v.rowid DESC LIMIT :most"
).columns(nr=sa.Integer, deel=sa.Text, entiteit_id=sa.Uuid, casus_id=sa.Uuid)
_BEGINNING = sa.text(
    "SELECT term FROM woord WHERE term >= :first AND term < :last ORDER BY aantal DESC LIMIT :most"
)
_MOST_WORDS = 24
_COLUMNS = {Groep.CASUS: "{nummer titel}", Groep.PERSOON: "naam", Groep.ADRES: "adres"}


class ZoekQueries(WijkQueries):
    """The reads of the search field. Each gives at most `most` hits of each group, the best first."""

    def zoek_casussen(self, tekst: str, vandaag: date, most: int = 5) -> list[Vondst]:
        """Cases by number or title, people by name, places by address, and partners."""
        query = match_query(tekst)
        if not query:
            return []
        found: list[Vondst] = []
        for groep, columns in _COLUMNS.items():
            hits = rank(list(self._cases(groep, f"{columns} : ({query})")), tekst, vandaag)[:most]
            found += [replace(hit, kop=mark(hit.kop, tekst), tekst=mark(hit.tekst, tekst)) for hit in hits]
        found = found or self._closed(tekst)
        return [*found, *self._partners(tekst)[:most]]

    def _closed(self, tekst: str) -> list[Vondst]:
        """A casus that this officer may not see, by its whole number only: to ask for access."""
        c = t.casus.c
        query = sa.select(c.id, c.nummer).where(c.nummer == tekst.strip().upper())
        with self._reading() as connection:
            rows = connection.execute(query).all()
        return [Vondst(Groep.CASUS, row.id, row.id, row.nummer, "Besloten casus") for row in rows]

    def _cases(self, groep: Groep, query: str) -> Iterator[Vondst]:
        c, s = t.casus.c, t.stand.c
        hits = sa.select(_CASES.c.rowid).where(_CASES.c.zoek.op("MATCH")(query))
        newest = hits.order_by(_CASES.c.rowid.desc()).limit(_NEWEST)
        rows = (
            sa.select(c.id, c.nummer, c.titel, c.status, s.hoofdpersoon, s.adres, s.laatste_op)
            .join(t.stand, s.casus_id == c.id)
            .where(c.volgnr.in_(newest), self._seen())
        )
        with self._reading() as connection:
            for row in connection.execute(rows):
                kop = {Groep.PERSOON: row.hoofdpersoon, Groep.ADRES: row.adres}.get(groep, row.nummer)
                rest = row.titel if groep is Groep.CASUS else f"{row.nummer} {row.titel}"
                yield Vondst(
                    groep, row.id, row.id, kop or row.titel, rest, row.laatste_op,
                    CasusStatus(row.status).is_open,
                )  # fmt: skip

    def _partners(self, tekst: str) -> list[Vondst]:
        words = sort_key(tekst).split()
        found = []
        for partner in self.partners():
            known = sort_key(
                f"{partner.naam} {partner.kort} {partner.diensten} {partner.trefwoorden}"
            ).split()
            if all(any(one.startswith(word) for one in known) for word in words):
                found.append(
                    Vondst(
                        Groep.PARTNER,
                        partner.id,
                        None,
                        mark(partner.naam, tekst),
                        mark(partner.diensten, tekst),
                    )
                )
        return found

    def zoek_teksten(self, tekst: str, vandaag: date, most: int = 5) -> list[Vondst]:
        """Signals, afspraken and entries with these words; of each the newest that match, the best first."""
        found: list[Vondst] = []
        with self._reading() as connection:
            query = match_query(tekst, partial(_becoming, connection))
            if not query:
                return []
            for groep in (Groep.SIGNAAL, Groep.AFSPRAAK, Groep.TIJDLIJN):
                wanted = f"soort : {kind_word(groep.value)} AND tekst : ({query})"
                rows = connection.execute(_TEXTS, {"query": wanted, "most": _NEWEST}).all()
                hits = rank(list(self._told(connection, groep, rows)), tekst, vandaag)[:most]
                found += [replace(hit, tekst=snippet(hit.tekst, tekst)) for hit in hits]
        return found

    def _told(self, connection: sa.Connection, groep: Groep, rows: Any) -> Iterator[Vondst]:
        by_casus = self._cases_of(connection, {row.casus_id for row in rows if row.casus_id})
        days = self._days(connection, groep, [row.entiteit_id for row in rows])
        for row in rows:
            casus = by_casus.get(row.casus_id)
            if (row.casus_id is not None and casus is None) or row.entiteit_id not in days:
                continue
            day, number = days[row.entiteit_id]
            about = [number] if number else []
            about += [f"{casus.nummer} {casus.titel}"] if casus is not None else []
            is_open = casus is None or CasusStatus(casus.status).is_open
            kop = " · ".join([short_date(day), *about])
            yield Vondst(groep, row.entiteit_id, row.casus_id, kop, row.deel, day, is_open)

    def _cases_of(self, connection: sa.Connection, ids: set[UUID]) -> dict[UUID, Any]:
        c = t.casus.c
        query = sa.select(c.id, c.nummer, c.titel, c.status).where(c.id.in_(ids), self._seen())
        return {row.id: row for row in connection.execute(query)}

    def _days(self, connection: sa.Connection, groep: Groep, ids: list[UUID]) -> dict[UUID, tuple[date, str]]:
        if groep is Groep.SIGNAAL:
            s = t.signaal.c
            signals = connection.execute(sa.select(s.id, s.ontvangen_op, s.nummer).where(s.id.in_(ids)))
            return {row.id: (row.ontvangen_op.date(), row.nummer) for row in signals}
        table, day = (t.afspraak, "uiterlijk") if groep is Groep.AFSPRAAK else (t.tijdlijnitem, "datum")
        rows = connection.execute(sa.select(table.c.id, table.c[day]).where(table.c.id.in_(ids)))
        return {row[0]: (row[1], "") for row in rows}


def _becoming(connection: sa.Connection, beginning: str) -> list[str]:
    """The words in the index that begin so, the most frequent first."""
    bounds = {"first": beginning, "last": beginning + "\U0010ffff", "most": _MOST_WORDS}
    return list(connection.scalars(_BEGINNING, bounds))
