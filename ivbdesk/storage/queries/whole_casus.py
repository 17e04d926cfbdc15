"""One casus to look at: all that it holds, and all that its page shows of the rest, in one statement."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Toegang
from ivbdesk.cases.betrokkenen.register import Oplegger
from ivbdesk.cases.betrokkenen.samenvoeging import Samenvoeging
from ivbdesk.cases.bewaren.vernietiging import Bewaarplicht
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusband import Casusband
from ivbdesk.cases.dossier.stuk import Stuk
from ivbdesk.cases.werk.bladgegevens import Bladgegevens
from ivbdesk.storage.around import questions_around, rondom_of
from ivbdesk.storage.columns import came
from ivbdesk.storage.gathered import (
    CASUS_ID,
    IS_SEEN,
    SEEN,
    Rows,
    casus_if_seen,
    casus_of,
    entities_of,
    partners_of,
    question_of,
    questions_of_casus,
    questions_of_partners,
)
from ivbdesk.storage.places import cases_at, objects_of_casus
from ivbdesk.storage.queries.casus_rows import casus_row, casus_rows
from ivbdesk.storage.tables import dossier as t
from ivbdesk.storage.together import Question, Together, as_rows

Looking = Mapping[str, object]
"""Which casus, and who looks when: `casus_id`, `officer` and `now`."""


def whole_casus(session: Session, looking: Looking, *, unsealed: bool) -> Casus:
    """A casus with all it holds, apart from the session; raises KeyError for one that is not there for who looks."""
    rows = casus_if_seen(unsealed=unsealed).ask(session.connection(), looking)
    found = _whole(session, rows, looking)
    session.expunge_all()
    return found


def read_page(session: Session, looking: Looking) -> Bladgegevens:
    """The same with what the page of it shows beside; without who reported."""
    rows = _of_page().ask(session.connection(), looking)
    casus = _whole(session, rows, looking)
    linked = {row.id: row for row in map(casus_row, as_rows(rows["verbonden"]))}
    links = [
        (link, linked.get(_other_end(link, casus.id)))
        for link in entities_of(session, Casusband, rows["banden"])
    ]
    found = Bladgegevens(
        casus=casus,
        rondom=rondom_of(rows),
        partners=tuple(partners_of(session, rows)),
        instellingen={row["naam"]: row["waarde"] for row in rows["instellingen"]},
        medewerkers=tuple(entities_of(session, Medewerker, rows["alle medewerkers"])),
        op_dit_adres=tuple(map(casus_row, as_rows(rows["hier"]))),
        banden=tuple((link, row) for link, row in links if row is not None),
        opleggers=tuple(session.scalars(_notes(casus.id))),
        toegangen=tuple(entities_of(session, Toegang, rows["toegangen"])),
        samengevoegd=tuple(entities_of(session, Samenvoeging, rows["samengevoegd"])),
        bewaarplichten=tuple(entities_of(session, Bewaarplicht, rows["bewaarplichten"])),
    )
    session.expunge_all()
    return found


def _whole(session: Session, rows: Rows, looking: Looking) -> Casus:
    if (found := casus_of(session, rows)) is None:
        raise KeyError(looking["casus_id"])
    s = t.stuk.c
    documents = sa.select(Stuk).where(s.casus_id == found.id).order_by(s.datum, came(t.stuk))
    set_committed_value(found, "stukken", list(session.scalars(documents)))
    return found


@cache
def _of_page() -> Together:
    c, band = t.casus.c, t.casusband.c
    settings = t.instelling.c
    people = sa.select(t.betrokkenheid.c.persoon_id).where(t.betrokkenheid.c.casus_id == CASUS_ID)
    merged = t.samenvoeging.c
    ends = sa.union_all(
        sa.select(band.ander_id).where(band.casus_id == CASUS_ID),
        sa.select(band.casus_id).where(band.ander_id == CASUS_ID),
    )
    here = sa.and_(c.id.in_(cases_at(objects_of_casus(CASUS_ID))), c.id != CASUS_ID)
    newest = c.volgnr.desc()
    return Together(
        {
            **questions_of_casus(unsealed=False),
            **questions_around(),
            **questions_of_partners(),
            "instellingen": Question(sa.select(settings.naam, settings.waarde)),
            "alle medewerkers": question_of(
                Medewerker, sa.true(), t.medewerker.c.tot.is_not(None), t.medewerker.c.naam
            ),
            "hier": Question(casus_rows().where(here, SEEN), (newest,)),
            "verbonden": Question(casus_rows().where(c.id.in_(ends), SEEN)),
            "banden": question_of(
                Casusband, sa.or_(band.casus_id == CASUS_ID, band.ander_id == CASUS_ID), band.sinds.desc()
            ),
            "toegangen": question_of(Toegang, t.toegang.c.casus_id == CASUS_ID, t.toegang.c.sinds),
            "samengevoegd": question_of(
                Samenvoeging, sa.and_(merged.persoon_id.in_(people), merged.ongedaan_op.is_(None)), merged.op
            ),
            "bewaarplichten": question_of(
                Bewaarplicht, t.bewaarplicht.c.casus_id == CASUS_ID, t.bewaarplicht.c.sinds
            ),
        },
        IS_SEEN,
    )


def _notes(casus_id: UUID) -> sa.Select[Any]:
    return sa.select(Oplegger).where(t.oplegger.c.casus_id == casus_id).order_by(t.oplegger.c.versie.desc())


def _other_end(link: Casusband, casus_id: UUID) -> UUID:
    return link.ander_id if link.casus_id == casus_id else link.casus_id
