"""Reads of the register itself: officers, settings, versions of the handelingskader, and the log."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from ivbdesk.cases.beheer.veiligheid import Gedaan
from ivbdesk.cases.betrokkenen.afwezigheid import Afwezigheid
from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.cases.betrokkenen.register import Instelling
from ivbdesk.cases.dossier.basis import Wijziging
from ivbdesk.cases.kader.kaderversie import Kaderversie
from ivbdesk.cases.taal.nederlands import AMSTERDAM
from ivbdesk.cases.zoeken.rijen import Auditregel
from ivbdesk.storage import audit
from ivbdesk.storage.basis import changes_of
from ivbdesk.storage.queries.source import Row, Source
from ivbdesk.storage.tables import dossier as t


@dataclass(frozen=True)
class BeheerQueries:
    """The reads of the register itself."""

    source: Source

    def medewerker(self, medewerker_id: UUID) -> Medewerker | None:
        """The officer with this id."""
        with self.source.session() as session:
            return session.get(Medewerker, medewerker_id)

    def medewerkers(self) -> list[Medewerker]:
        """All officers, those who left last."""
        c = t.medewerker.c
        return self.source.all(sa.select(Medewerker).order_by(c.tot.isnot(None), c.naam))

    def afwezigheden(self) -> list[Afwezigheid]:
        """Who was, is and will be away, the first on top."""
        return self.source.all(sa.select(Afwezigheid).order_by(t.afwezigheid.c.van))

    def instellingen(self) -> dict[str, str]:
        """The settings by name."""
        with self.source.session() as session:
            return {item.naam: item.waarde for item in session.scalars(sa.select(Instelling))}

    def kaderversies(self) -> list[Kaderversie]:
        """The versions of the handelingskader that were in use, the oldest first."""
        return self.source.all(sa.select(Kaderversie).order_by(t.kaderversie.c.sinds))

    def wijzigingen_van(self, ids: Collection[UUID | str]) -> list[Wijziging]:
        """Who changed these things and when, newest first; for who has them open, so without asking for access."""
        with self.source.reading() as connection:
            return changes_of(connection, ids)

    def auditregels(
        self, offset: int, limit: int, *, casus_id: UUID | None = None, actie: str = ""
    ) -> list[Auditregel]:
        """A page of the audit log, newest first, without the lines about a casus that is closed to the officer."""
        a = t.audit.c
        query = (
            sa.select(
                a.seq,
                a.op,
                t.medewerker.c.naam,
                a.actie,
                a.reden,
                a.entiteit,
                a.entiteit_id,
                a.wijzigingen,
                t.casus.c.nummer,
            )
            .join(t.medewerker, t.medewerker.c.id == a.wie, isouter=True)
            .join(t.casus, t.casus.c.id == a.casus_id, isouter=True)
            .where(sa.or_(a.casus_id.is_(None), t.casus.c.id.is_(None), self.source.seen()))
            .order_by(a.seq.desc())
            .offset(offset)
            .limit(limit)
        )
        if casus_id is not None:
            query = query.where(a.casus_id == casus_id)
        if actie:
            query = query.where(a.actie == actie)
        with self.source.reading() as connection:
            rows = connection.execute(query.where(a.entiteit_id.not_in(self._unseen(connection)))).all()
            signals = self._signal_numbers(connection, rows)
            return [
                Auditregel(
                    r.seq,
                    r.op,
                    r.naam or "ivbdesk",
                    r.actie,
                    r.reden,
                    r.entiteit,
                    r.wijzigingen,
                    r.nummer or signals.get(r.entiteit_id, ""),
                )
                for r in rows
            ]

    def _unseen(self, connection: sa.Connection) -> list[str]:
        """What belongs to no one casus, yet only to such as are closed to the officer: people, their requests, places."""
        people = self.source.unseen_people()
        asked = sa.select(t.verzoek.c.id).where(t.verzoek.c.persoon_id.in_(people))
        every = (people, asked, self.source.unseen_places())
        return [str(id) for query in every for id in connection.scalars(query)]

    def laatste_moment(self) -> datetime | None:
        """The latest moment in the log: a clock that stands before it was set back."""
        with self.source.reading() as connection:
            found: datetime | None = connection.scalar(
                sa.select(t.audit.c.op).order_by(t.audit.c.op.desc()).limit(1)
            )
            return found

    def laatst_gedaan(self, actie: str, reden: str = "") -> Gedaan | None:
        """When this was done last, by the words of the log; with `reden` only where that was the reason."""
        a = t.audit.c
        query = sa.select(a.op, a.reden, a.seq).where(a.actie == actie).order_by(a.seq.desc()).limit(1)
        with self.source.reading() as connection:
            found = connection.execute(query.where(a.reden == reden) if reden else query).first()
        return Gedaan(found.op.astimezone(AMSTERDAM).date(), found.reden, found.seq) if found else None

    def audit_head(self) -> tuple[int, bytes]:
        """The head of the audit chain: sequence number and MAC."""
        with self.source.reading() as connection:
            return audit.head(connection)

    def _signal_numbers(self, connection: sa.Connection, rows: Sequence[Row]) -> dict[str, str]:
        """The number of each signal that these lines are about, by its id as the log writes that.

        Not of one that came to a casus that is closed to the officer.
        """
        ids = [UUID(row.entiteit_id) for row in rows if row.entiteit == t.signaal.name]
        if not ids:
            return {}
        s, c = t.signaal.c, t.casus.c
        known = sa.or_(s.casus_id.is_(None), sa.exists().where(c.id == s.casus_id, self.source.seen()))
        found = connection.execute(sa.select(s.id, s.nummer).where(s.id.in_(ids), known))
        return {str(row.id): row.nummer for row in found}
