"""What the log of a register says of its key file, on either engine: in which states that file may be.

Nothing in a key file can tell that it is an older one, or that somebody put a way in there: so the log tells it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage import audit
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.header import WaysIn
from ivbdesk.storage.keys.slots import RECOVERY_WAY, SlotKind
from ivbdesk.storage.tables import dossier as tables
from ivbdesk.storage.ways_errors import ForeignKeyFile

KEY_FILE = "sleutelbestand"
PAPER = "herstelsleutel"
ANNOUNCED, _CONFIRMED = "voorgenomen", "bevestigd"
_KINDS = {SlotKind.PASSPHRASE: "de wachtwoordzin", SlotKind.KEYRING: "de sleutelring"}

Ways = Mapping[str, str]
"""The fingerprint of each way in."""


@dataclass(frozen=True)
class KnownKeys:
    """The states in which the log lets the key file be: one, or two where a change was announced and not confirmed.

    A line of an earlier version has one fingerprint of all ways in together, instead of one for each.
    """

    stands: tuple[Ways | str, ...]

    def holds(self, stand: WaysIn) -> bool:
        """Whether a key file in this state is that of the register."""
        return any(known in (stand.ways, stand.whole) for known in self.stands)

    def is_settled(self, stand: WaysIn) -> bool:
        """Whether the log says this and nothing else."""
        return self.stands == (stand.ways,)

    def strange(self, stand: WaysIn) -> frozenset[str]:
        """The ways in that the log does not know; where it tells none apart, all but the recovery key."""
        known = [ways for ways in self.stands if not isinstance(ways, str)]
        if not known:
            return frozenset(stand.ways) - {RECOVERY_WAY}
        return frozenset(
            way for way, found in stand.ways.items() if all(ways.get(way) != found for ways in known)
        )


def demand_known(connection: Connection, envelope: Envelope) -> None:
    """Raises `ForeignKeyFile` for a key file that is not that of today.

    The recovery key opens all the same, unless it is itself not that of today: what else is strange is then taken out.
    """
    known = known_keys(connection)
    if known is None or known.holds(envelope.read_stand):
        return
    strange = known.strange(envelope.read_stand)
    if envelope.opened_by is not SlotKind.RECOVERY or RECOVERY_WAY in strange:
        raise ForeignKeyFile(named(connection, strange))


def named(connection: Connection, ways: Iterable[str]) -> list[str]:
    """What these ways in are called in Dutch, with the names of the officers as the register has them."""
    m = tables.medewerker.c
    names = {str(id): naam for id, naam in connection.execute(sa.select(m.id, m.naam))}
    found = []
    for way in sorted(ways):
        kind, _, holder = way.partition(" ")
        of = names.get(holder, "iemand die niet in dit register staat")
        found.append("de herstelsleutel" if way == RECOVERY_WAY else f"{_KINDS[SlotKind(kind)]} van {of}")
    return found


def working_officer(connection: Connection, preferred: UUID) -> UUID:
    """This officer where he still works here, or else one who does, a beheerder first; the recovery key is nobody's."""
    m = tables.medewerker.c
    if not _knows_leaving(connection):
        return preferred
    query = (
        sa.select(m.id).where(m.tot.is_(None)).order_by(m.id != preferred, m.recht != Recht.BEHEERDER, m.naam)
    )
    return connection.scalar(query.limit(1)) or preferred


def working_names(connection: Connection) -> list[tuple[UUID, str]]:
    """Who works in the register, by name."""
    m = tables.medewerker.c
    query = sa.select(m.id, m.naam).order_by(m.naam)
    if _knows_leaving(connection):
        query = query.where(m.tot.is_(None))
    return [(row.id, row.naam) for row in connection.execute(query)]


def officers(connection: Connection, *, working: bool) -> frozenset[str]:
    """The ids of who works in the register, or else of who has left."""
    m = tables.medewerker.c
    which = m.tot.is_(None) if working else m.tot.is_not(None)
    return frozenset(map(str, connection.scalars(sa.select(m.id).where(which))))


def paper_used(connection: Connection, officer: UUID) -> datetime | None:
    """When the recovery key last opened the register, where that is after this officer last wrote a line."""
    a = tables.audit.c
    last = connection.scalar(sa.select(sa.func.max(a.seq)).where(a.wie == officer))
    if last is None:
        return None  # who never wrote anything, was not here before
    query = sa.select(a.op).where(a.entiteit_id == PAPER, a.seq > last).order_by(a.seq.desc())
    used: datetime | None = connection.scalar(query.limit(1))
    return used


def confirmed(stand: WaysIn) -> audit.Entry:
    """The line that says in which state the key file is."""
    return audit.Entry(KEY_FILE, KEY_FILE, {_CONFIRMED: (None, stand.ways)})


def known_keys(connection: Connection) -> KnownKeys | None:
    """What the newest line about the key file says; None where there is none."""
    a = tables.audit.c
    lines = sa.select(a.wijzigingen).where(a.entiteit_id == KEY_FILE).order_by(a.seq.desc()).limit(1)
    newest = connection.scalar(lines)
    if newest is None:
        return None
    told: dict[str, list[Ways | str]] = json.loads(newest)
    return KnownKeys((told[_CONFIRMED][1],) if _CONFIRMED in told else tuple(told[ANNOUNCED]))


def _knows_leaving(connection: Connection) -> bool:
    """Whether the register has rights and leaving: that of the first revision had neither."""
    m = tables.medewerker
    return m.c.recht.name in {column["name"] for column in sa.inspect(connection).get_columns(m.name)}
