"""What the rest of the register says about one casus: gaps since when, reports at its addresses, other cases, officers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort, VerzoekStatus
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Verificatie
from ivbdesk.cases.signaal.ontvangst import day_of
from ivbdesk.cases.taal.nederlands import AMSTERDAM
from ivbdesk.cases.werk.aandachtspunt import Elders, Noodopening, Rondom
from ivbdesk.storage.places import cases_at, objects_of_casus
from ivbdesk.storage.tables import dossier as t

_WORKS = tuple(recht for recht in Recht if recht.covers(Recht.REGIEVOERDER))


def around(connection: Connection, casus_id: UUID) -> Rondom:
    """Read what the points of attention of this casus depend on beside itself."""
    g = t.ketengat.c
    gaps = connection.execute(sa.select(g.soort, g.leefgebied, g.sinds).where(g.casus_id == casus_id))
    m = t.medewerker.c
    officers = sa.select(m.id).where(m.tot.is_(None), m.recht.in_(_WORKS))
    places: list[UUID] = list(connection.scalars(objects_of_casus(casus_id)))
    return Rondom(
        gaten_sinds={(row.soort, row.leefgebied): row.sinds for row in gaps},
        meldingen=tuple(_reports(connection, casus_id, places)) if places else (),
        elders=tuple(_elsewhere(connection, casus_id, places)),
        medewerkers=frozenset(connection.scalars(officers)),
        noodopeningen=tuple(_emergencies(connection, casus_id)),
        inzage_voor=connection.scalar(_copy_due(casus_id)),
    )


def _copy_due(casus_id: UUID) -> sa.Select[date]:
    """The last day for the first copy of their own data that somebody in this closed casus waits for."""
    v, b, c = t.verzoek.c, t.betrokkenheid.c, t.casus.c
    closed = sa.select(b.persoon_id).join(t.casus, c.id == b.casus_id).where(c.id == casus_id, c.besloten)
    waits = sa.and_(v.soort == VerzoekSoort.INZAGE, v.status == VerzoekStatus.LOOPT)
    return sa.select(sa.func.min(v.uiterlijk, type_=sa.Date)).where(waits, v.persoon_id.in_(closed))


def _emergencies(connection: Connection, casus_id: UUID) -> Iterator[Noodopening]:
    a, m = t.toegang.c, t.medewerker.c
    query = sa.select(a.id, m.naam, a.reden, a.sinds).join(t.medewerker, m.id == a.medewerker_id)
    unseen = query.where(a.casus_id == casus_id, a.nood, a.gezien_op.is_(None)).order_by(a.sinds)
    for row in connection.execute(unseen):
        yield Noodopening(row.id, row.naam, row.reden, row.sinds.astimezone(AMSTERDAM).date())


def _elsewhere(connection: Connection, casus_id: UUID, places: Collection[UUID]) -> Iterator[Elders]:
    """The other cases of the people in it or of its address.

    What is found is kept for whoever sees this casus, so one that is closed is never among them.
    """
    c, b = t.casus.c, t.betrokkenheid.c
    people = sa.select(b.persoon_id).where(b.casus_id == casus_id)
    shared = sa.select(b.casus_id).where(b.persoon_id.in_(people), b.casus_id != casus_id)
    wanted = [(shared, "zelfde persoon")]
    if places:
        here = sa.select(c.id).where(c.id.in_(cases_at(places)), c.id != casus_id)
        wanted.append((here, "zelfde adres"))
    seen = set()
    for ids, why in wanted:
        rows = connection.execute(
            sa.select(c.nummer, c.status, c.gesloten_op, c.geopend_op)
            .where(c.id.in_(ids), sa.not_(c.besloten))
            .order_by(c.volgnr)
        )
        for row in rows:
            if row.nummer not in seen:
                seen.add(row.nummer)
                still = CasusStatus(row.status).is_open
                yield Elders(row.nummer, why, None if still else row.gesloten_op or row.geopend_op)


def _reports(connection: Connection, casus_id: UUID, places: Collection[UUID]) -> Iterator[date]:
    """Meldingen in other cases at the address that are open to all, and signals there that belong to no casus."""
    i, c, s, o = t.tijdlijnitem.c, t.casus.c, t.signaal.c, t.object_.c
    yield from connection.scalars(
        sa.select(i.datum)
        .join(t.casus, c.id == i.casus_id)
        .where(
            c.id.in_(cases_at(places)),
            c.id != casus_id,
            i.soort == ItemSoort.MELDING,
            i.verificatie != Verificatie.WEERLEGD,
            sa.not_(c.besloten),
        )
    )
    signals = (
        sa.select(s.id, s.ontvangen_op)
        .distinct()
        .join(
            t.object_,
            sa.and_(
                s.postcode.in_((o.postcode, "")),
                s.huisnummer == o.huisnummer,
                s.straat == o.straat,
                s.toevoeging == o.toevoeging,
            ),
        )
    )
    for _, moment in connection.execute(signals.where(o.id.in_(places), s.casus_id.is_(None))):
        yield day_of(moment)
