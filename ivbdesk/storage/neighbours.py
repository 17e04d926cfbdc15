"""The open cases of which a unit of work changed what their lists tell of others: of the same people, at the same address, or who works here.

They are not worked out in the same transaction: two who save in cases of one person would then wait for each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.cases.werk.aandacht_keten import FEWEST
from ivbdesk.storage.around import WORKS
from ivbdesk.storage.places import OF_CASES, cases_at
from ivbdesk.storage.tables import dossier as t

_OF_CASUS = frozenset({"nummer", "status", "gesloten_op", "geopend_op", "besloten", "object_id"})
_OF_REPORT = frozenset({"soort", "datum", "verificatie"})
_OF_SIGNAL = frozenset({"straat", "huisnummer", "toevoeging", "postcode", "casus_id", "ontvangen_op"})
_OF_OFFICER = frozenset({"tot", "recht"})
_MOST = 500
"""After an import of more, the morning works them out."""
_MOST_AROUND = 25
"""The newest of many cases at one address; what is told of more than that waits for the morning too."""
_OPEN = tuple(status for status in CasusStatus if status.is_open)


@dataclass
class Neighbours:
    """Notes of what changed what tells of others (rules S03, S04, S05 and S21)."""

    _people: set[UUID] = field(default_factory=set)
    _objects: set[UUID] = field(default_factory=set)
    _cases: set[UUID] = field(default_factory=set)
    _signals: set[UUID] = field(default_factory=set)
    _officers: set[UUID] = field(default_factory=set)

    def note(
        self, kind: str, id: UUID, casus_id: UUID | None, changes: Mapping[str, tuple[object, object]]
    ) -> None:
        """A row of this kind changed so, was made or went."""
        if kind == t.betrokkenheid.name:
            self._people.update(_ids(changes, "persoon_id"))
        elif kind == t.casusobject.name:
            self._objects.update(_ids(changes, "object_id"))
        elif kind == t.casus.name and changes.keys() & _OF_CASUS:
            self._cases.add(id)
            self._objects.update(_ids(changes, "object_id"))
        elif kind == t.tijdlijnitem.name and casus_id is not None and _is_report(changes):
            self._cases.add(casus_id)
        elif kind == t.signaal.name and changes.keys() & _OF_SIGNAL:
            self._signals.add(id)
        elif kind == t.medewerker.name and changes.keys() & _OF_OFFICER:
            self._officers.add(id)

    def ask(self, connection: Connection, done: Collection[UUID]) -> frozenset[UUID]:
        """Which open cases these are, but for those that were worked out; nothing is asked where nothing was noted."""
        noted = (self._people, self._objects, self._cases, self._signals, self._officers)
        if not 0 < sum(map(len, noted)) <= _MOST or len(done) > _MOST:
            return frozenset()
        c = t.casus.c
        near = (sa.or_(*(c.id.in_(way) for way in self._ways())), _MOST_AROUND) if any(noted[:-1]) else None
        whose = (self._of_officers(connection), _MOST) if self._officers else None
        found: set[UUID] = set()
        for condition, most in filter(None, (near, whose)):
            query = sa.select(c.id).where(condition, c.id.not_in(done), c.status.in_(_OPEN))
            found.update(connection.scalars(query.order_by(c.volgnr.desc()).limit(most)))
        return frozenset(found)

    def _of_officers(self, connection: Connection) -> sa.ColumnElement[bool]:
        """The cases that they have or stand in for; all where a stand-in is asked for since they came, or no longer is."""
        m, c = t.medewerker.c, t.casus.c
        here = connection.scalar(sa.select(sa.func.count()).where(m.tot.is_(None), m.recht.in_(WORKS)))
        if (here or 0) <= FEWEST:
            return sa.true()
        return sa.or_(c.behandelaar_id.in_(self._officers), c.vervanger_id.in_(self._officers))

    def _ways(self) -> Iterator[sa.Select[tuple[UUID]] | sa.CompoundSelect[tuple[UUID]]]:
        b, o, s = t.betrokkenheid.c, t.object_.c, t.signaal.c
        if self._people:
            yield sa.select(b.casus_id).where(b.persoon_id.in_(self._people))
        if self._objects:
            yield cases_at(self._objects)
        if self._cases:
            theirs = sa.select(b.persoon_id).where(b.casus_id.in_(self._cases))
            yield sa.select(b.casus_id).where(b.persoon_id.in_(theirs))
            there = sa.select(OF_CASES.c.object_id).where(OF_CASES.c.casus_id.in_(self._cases))
            yield sa.select(OF_CASES.c.casus_id).where(OF_CASES.c.object_id.in_(there))
        if self._signals:
            same = sa.and_(
                s.huisnummer == o.huisnummer,
                s.straat == o.straat,
                s.toevoeging == o.toevoeging,
                s.postcode.in_((o.postcode, "")),
            )
            at = sa.select(o.id).join(t.signaal, same).where(s.id.in_(self._signals), s.straat != "")
            yield sa.select(OF_CASES.c.casus_id).where(OF_CASES.c.object_id.in_(at))


def _ids(changes: Mapping[str, tuple[object, object]], name: str) -> Iterator[UUID]:
    yield from (id for id in changes.get(name, ()) if isinstance(id, UUID))


def _is_report(changes: Mapping[str, tuple[object, object]]) -> bool:
    """Whether a melding came, went or was refuted; of one that only changed its day the kind is not told."""
    kinds = changes.get("soort")
    return bool(changes.keys() & _OF_REPORT) and (kinds is None or ItemSoort.MELDING in kinds)
