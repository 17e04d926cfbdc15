"""Reads of what belongs to the register: officers and access, documents, the log, requests and destruction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session, defer

from ivbdesk.cases.besluitvorming.maatregel import MaatregelStatus
from ivbdesk.cases.besluitvorming.verzoek import Verzoek, VerzoekStatus
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Toegang
from ivbdesk.cases.bewaren.bewaren import GeslotenCasus, Onderdeel, Wat
from ivbdesk.cases.bewaren.vernietiging import Bewaarplicht, Vernietiging
from ivbdesk.cases.dossier.stuk import Stuk
from ivbdesk.cases.kader.kaderversie import Kaderversie
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.werk.weegtermijn import Weegtermijn
from ivbdesk.cases.zoeken.rijen import Auditregel, Beslotenheid
from ivbdesk.storage import audit
from ivbdesk.storage.access import demand_visible, visible
from ivbdesk.storage.sqlite.engine import translated
from ivbdesk.storage.tables import dossier as t

_FOREIGN = (Herkomst.POLITIE, Herkomst.OM)
_LINE = 60


def _same_id(id: sa.Column[Any]) -> sa.ColumnElement[bool]:
    """True of a line of the log about the thing with this id: the log writes it out, with its hyphens."""
    return sa.type_coerce(id, sa.String) == sa.func.replace(t.audit.c.entiteit_id, "-", "")


@dataclass(frozen=True)
class RegisterQueries:
    """The reads of an open register for one officer. Each call takes its own connection; safe in any thread."""

    engine: Engine
    officer: UUID
    now: Callable[[], datetime]
    weegtermijn: Weegtermijn

    def _reading(self) -> Connection:
        return self.engine.execution_options(readonly=True).connect()

    def _session(self) -> Session:
        return Session(self.engine.execution_options(readonly=True), expire_on_commit=False)

    def _seen(self) -> sa.ColumnElement[bool]:
        return visible(self.officer, self.now())

    def _all(self, query: sa.Select[Any], casus_id: UUID | None = None) -> list[Any]:
        """The entities of a query; of one casus only when the officer may see that."""
        with self._session() as session:
            if casus_id is not None:
                demand_visible(session.connection(), casus_id, self.officer, self.now())
            return list(session.scalars(query))

    def medewerker(self, medewerker_id: UUID) -> Medewerker | None:
        """The officer with this id."""
        with self._session() as session:
            return session.get(Medewerker, medewerker_id)

    def medewerkers(self) -> list[Medewerker]:
        """All officers, those who left last."""
        c = t.medewerker.c
        return self._all(sa.select(Medewerker).order_by(c.tot.isnot(None), c.naam))

    def toegangen(self, casus_id: UUID) -> list[Toegang]:
        """Who was let into a closed casus, and who opened it in an emergency."""
        query = sa.select(Toegang).where(t.toegang.c.casus_id == casus_id).order_by(t.toegang.c.sinds)
        return self._all(query, casus_id)

    def beslotenheid(self, casus_id: UUID) -> Beslotenheid:
        """The number of a closed casus and who may see it, for those who may not; raises KeyError."""
        names = (
            sa.select(t.medewerker.c.naam)
            .join(t.toegang, t.toegang.c.medewerker_id == t.medewerker.c.id)
            .where(t.toegang.c.casus_id == casus_id, sa.not_(t.toegang.c.nood))
            .order_by(t.medewerker.c.naam)
        )
        with self._reading() as connection:
            number = connection.scalar(sa.select(t.casus.c.nummer).where(t.casus.c.id == casus_id))
            if number is None:
                raise KeyError(casus_id)
            return Beslotenheid(casus_id, number, tuple(connection.scalars(names)))

    def stukken(self, casus_id: UUID) -> list[Stuk]:
        """The documents of a casus, the newest first."""
        query = sa.select(Stuk).where(t.stuk.c.casus_id == casus_id)
        return self._all(query.order_by(t.stuk.c.datum.desc(), t.stuk.c.vastgelegd_op.desc()), casus_id)

    def stuk_ids(self) -> frozenset[UUID]:
        """The ids of all documents, to see which files belong to none."""
        with self._reading() as connection:
            return frozenset(connection.scalars(sa.select(t.stuk.c.id)))

    def bewaarplichten(self, casus_id: UUID) -> list[Bewaarplicht]:
        """The legal holds of a casus, those that ran out too."""
        query = sa.select(Bewaarplicht).where(t.bewaarplicht.c.casus_id == casus_id)
        return self._all(query.order_by(t.bewaarplicht.c.sinds), casus_id)

    def vernietigingen(self) -> list[Vernietiging]:
        """Proposals and tombstones, the newest first; without the declarations themselves."""
        c = t.vernietiging.c
        query = sa.select(Vernietiging).order_by(c.voorgesteld_op.desc(), c.nummer)
        return self._all(query.options(_without_declaration()))

    def verklaring(self, id: UUID) -> bytes | None:
        """The signed declaration of one destruction, as PDF."""
        with self._reading() as connection:
            query = sa.select(t.vernietiging.c.verklaring).where(t.vernietiging.c.id == id)
            found: bytes | None = connection.scalar(query)
            return found

    def verzoeken(self) -> list[Verzoek]:
        """The requests of residents: those that wait first, by their last day."""
        c = t.verzoek.c
        return self._all(sa.select(Verzoek).order_by(c.status != VerzoekStatus.LOOPT, c.uiterlijk))

    def persoon(self, persoon_id: UUID) -> Persoon:
        """The person; raises KeyError for an unknown id."""
        with self._session() as session:
            found = session.get(Persoon, persoon_id)
        if found is None:
            raise KeyError(persoon_id)
        return found

    def persoonsnamen(self) -> dict[UUID, str]:
        """The names of those who have a request, by id."""
        asked = sa.select(t.verzoek.c.persoon_id)
        return {p.id: p.naam for p in self._all(sa.select(Persoon).where(t.persoon.c.id.in_(asked)))}

    def gesloten_casussen(self, tot: date) -> list[GeslotenCasus]:
        """The cases that closed by this day with the measures that were begun in them, for the terms of keeping."""
        c, m = t.casus.c, t.maatregel.c
        begun = sa.select(m.casus_id, m.code).where(m.begonnen_op.isnot(None))
        query = sa.select(c.id, c.nummer, c.titel, c.gesloten_op, c.status, self._seen().label("gezien"))
        with self._reading() as connection:
            codes: dict[UUID, set[str]] = {}
            for row in connection.execute(begun.join(t.casus).where(c.gesloten_op <= tot)):
                codes.setdefault(row.casus_id, set()).add(row.code)
            held = _holds(connection)
            return [
                GeslotenCasus(
                    row.id,
                    row.nummer,
                    row.titel if row.gezien else "Besloten casus",
                    row.gesloten_op,
                    frozenset(codes.get(row.id, ())),
                    row.status,
                    held.get(row.id, ""),
                )
                for row in connection.execute(query.where(c.gesloten_op <= tot))
            ]

    def onderdelen(self, middel_tot: date, item_tot: date) -> list[Onderdeel]:
        """Ended measures that began by a day, and what came from police or OM by a day: what may have a term of its own.

        Only these are read: of all there are far too many to weigh each time that something changes.
        """
        c, m, i, s = t.casus.c, t.maatregel.c, t.tijdlijnitem.c, t.stuk.c
        measures = (
            sa.select(m.id, m.casus_id, c.nummer, m.code, m.begonnen_op)
            .join(t.casus)
            .where(m.begonnen_op <= middel_tot, m.status == MaatregelStatus.BEEINDIGD, self._seen())
        )
        entries = sa.select(i.id, i.casus_id, c.nummer, i.herkomst, i.vastgelegd_op, i.herzien_op, i.tekst)
        papers = sa.select(s.id, s.casus_id, c.nummer, s.herkomst, s.vastgelegd_op, s.herzien_op, s.naam)
        with self._reading() as connection:
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
                for r in connection.execute(query.join(t.casus).where(old, self._seen())):
                    words = " ".join(getattr(r, name).split())
                    short = words if len(words) <= _LINE else f"{words[: _LINE - 1]}…"
                    anchor = r.herzien_op or r.vastgelegd_op.date()
                    hold = held.get(r.casus_id, "")
                    found.append(
                        Onderdeel(r.id, r.casus_id, r.nummer, Wat.ITEM, short, anchor, r.herkomst, hold)
                    )
        return found

    def auditregels(
        self, offset: int, limit: int, *, casus_id: UUID | None = None, actie: str = ""
    ) -> list[Auditregel]:
        """A page of the audit log, newest first; of a closed casus without what changed and why."""
        a = t.audit.c
        shown = sa.or_(a.casus_id.is_(None), t.casus.c.id.is_(None), self._seen()).label("gezien")
        query = (
            sa.select(
                a.seq,
                a.op,
                t.medewerker.c.naam,
                a.actie,
                a.reden,
                a.entiteit,
                a.wijzigingen,
                sa.func.coalesce(t.casus.c.nummer, t.signaal.c.nummer).label("nummer"),
                shown,
            )
            .join(t.medewerker, t.medewerker.c.id == a.wie, isouter=True)
            .join(t.casus, t.casus.c.id == a.casus_id, isouter=True)
            .join(t.signaal, sa.and_(a.entiteit == t.signaal.name, _same_id(t.signaal.c.id)), isouter=True)
            .order_by(a.seq.desc())
            .offset(offset)
            .limit(limit)
        )
        if casus_id is not None:
            query = query.where(a.casus_id == casus_id)
        if actie:
            query = query.where(a.actie == actie)
        with self._reading() as connection:
            return [
                Auditregel(
                    r.seq,
                    r.op,
                    r.naam or "ivbdesk",
                    r.actie,
                    r.reden if r.gezien else "",
                    r.entiteit,
                    r.wijzigingen if r.gezien else "",
                    r.nummer or "",
                )
                for r in connection.execute(query)
            ]

    def laatst_bekeken(self, casus_id: UUID) -> datetime | None:
        """When this officer last looked at the casus, by the log."""
        a = t.audit.c
        query = sa.select(sa.func.max(a.op)).where(
            a.casus_id == casus_id, a.wie == self.officer, a.actie == "casus bekijken"
        )
        with self._reading() as connection:
            found: datetime | None = connection.scalar(query)
            return found

    def kaderversies(self) -> list[Kaderversie]:
        """The versions of the handelingskader that were in use, the oldest first."""
        with translated():  # the first read after opening: a damaged page explains itself here
            return self._all(sa.select(Kaderversie).order_by(t.kaderversie.c.sinds))

    def audit_head(self) -> tuple[int, bytes]:
        """The head of the audit chain: sequence number and MAC."""
        with self._reading() as connection:
            return audit.head(connection)


def _holds(connection: Connection) -> dict[UUID, str]:
    """The reason of the legal hold that runs, by casus."""
    b = t.bewaarplicht.c
    rows: Sequence[Any] = connection.execute(sa.select(b.casus_id, b.reden).where(b.tot.is_(None))).all()
    return {row.casus_id: row.reden for row in rows}


def _without_declaration() -> Any:
    return defer(Vernietiging.verklaring)  # type: ignore[arg-type]  # mapped in mapping.py
