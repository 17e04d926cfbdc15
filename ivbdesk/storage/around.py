"""What the rest of the register says about one casus: gaps since when, reports at its addresses, other cases, officers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa

from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort, VerzoekStatus
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Verificatie
from ivbdesk.cases.signaal.ontvangst import day_of
from ivbdesk.cases.taal.nederlands import AMSTERDAM
from ivbdesk.cases.werk.aandachtspunt import Elders, Noodopening, Rondom
from ivbdesk.storage.gathered import CASUS_ID, Rows
from ivbdesk.storage.places import cases_at, objects_of_casus
from ivbdesk.storage.tables import dossier as t
from ivbdesk.storage.together import Question

WORKS = tuple(recht for recht in Recht if recht.covers(Recht.REGIEVOERDER))
_WHY = {"van deze mensen": "zelfde persoon", "op dit adres": "zelfde adres"}


@cache
def questions_around() -> Mapping[str, Question]:
    """What is asked for the points of attention of a casus beside itself."""
    g, m = t.ketengat.c, t.medewerker.c
    return {
        "gaten": Question(sa.select(g.soort, g.leefgebied, g.sinds).where(g.casus_id == CASUS_ID)),
        "meldingen": Question(_reports()),
        "signalen": Question(_signals()),
        **dict(_elsewhere()),
        "medewerkers": Question(sa.select(m.id).where(m.tot.is_(None), m.recht.in_(WORKS))),
        "noodopeningen": _emergencies(),
        "inzage": Question(_copy_due()),
    }


def rondom_of(rows: Rows) -> Rondom:
    """What the rest of the register says, by the rows of these questions."""
    return Rondom(
        gaten_sinds={(row["soort"], row["leefgebied"]): row["sinds"] for row in rows["gaten"]},
        meldingen=(
            *(row["datum"] for row in rows["meldingen"]),
            *(day_of(row["ontvangen_op"]) for row in rows["signalen"]),
        ),
        elders=tuple(_each_once(rows)),
        medewerkers=frozenset(row["id"] for row in rows["medewerkers"]),
        noodopeningen=tuple(
            Noodopening(row["id"], row["naam"], row["reden"], row["sinds"].astimezone(AMSTERDAM).date())
            for row in rows["noodopeningen"]
        ),
        inzage_voor=rows["inzage"][0]["uiterlijk"],
    )


def _copy_due() -> sa.Select[Any]:
    """The last day for the first copy of their own data that somebody in this closed casus waits for."""
    v, b, c = t.verzoek.c, t.betrokkenheid.c, t.casus.c
    closed = sa.select(b.persoon_id).join(t.casus, c.id == b.casus_id).where(c.id == CASUS_ID, c.besloten)
    waits = sa.and_(v.soort == VerzoekSoort.INZAGE, v.status == VerzoekStatus.LOOPT)
    first = sa.func.min(v.uiterlijk, type_=sa.Date).label("uiterlijk")
    return sa.select(first).where(waits, v.persoon_id.in_(closed))


def _emergencies() -> Question:
    a, m = t.toegang.c, t.medewerker.c
    query = sa.select(a.id, m.naam, a.reden, a.sinds).join(t.medewerker, m.id == a.medewerker_id)
    return Question(query.where(a.casus_id == CASUS_ID, a.nood, a.gezien_op.is_(None)), (a.sinds,))


def _elsewhere() -> Iterator[tuple[str, Question]]:
    """The other cases of the people in it or of its address.

    What is found is kept for whoever sees this casus, so one that is closed is never among them.
    """
    c, b = t.casus.c, t.betrokkenheid.c
    people = sa.select(b.persoon_id).where(b.casus_id == CASUS_ID)
    shared = sa.select(b.casus_id).where(b.persoon_id.in_(people), b.casus_id != CASUS_ID)
    here = sa.select(c.id).where(c.id.in_(cases_at(objects_of_casus(CASUS_ID))), c.id != CASUS_ID)
    open_to_all = sa.select(c.nummer, c.status, c.gesloten_op, c.geopend_op).where(sa.not_(c.besloten))
    for name, ids in zip(_WHY, (shared, here), strict=True):
        yield name, Question(open_to_all.where(c.id.in_(ids)), (c.volgnr,))


def _each_once(rows: Rows) -> Iterator[Elders]:
    seen = set()
    for name, why in _WHY.items():
        for row in rows[name]:
            if row["nummer"] not in seen:
                seen.add(row["nummer"])
                still = CasusStatus(row["status"]).is_open
                yield Elders(row["nummer"], why, None if still else row["gesloten_op"] or row["geopend_op"])


def _reports() -> sa.Select[Any]:
    """Meldingen in other cases at the address that are open to all."""
    i, c = t.tijdlijnitem.c, t.casus.c
    return (
        sa.select(i.datum)
        .join(t.casus, c.id == i.casus_id)
        .where(
            c.id.in_(cases_at(objects_of_casus(CASUS_ID))),
            c.id != CASUS_ID,
            i.soort == ItemSoort.MELDING,
            i.verificatie != Verificatie.WEERLEGD,
            sa.not_(c.besloten),
        )
    )


def _signals() -> sa.Select[Any]:
    """Signals at the address that belong to no casus."""
    s, o = t.signaal.c, t.object_.c
    same = sa.and_(
        s.postcode.in_((o.postcode, "")),
        s.huisnummer == o.huisnummer,
        s.straat == o.straat,
        s.toevoeging == o.toevoeging,
    )
    there = sa.select(s.id, s.ontvangen_op).distinct().join(t.object_, same)
    return there.where(o.id.in_(objects_of_casus(CASUS_ID)), s.casus_id.is_(None))
