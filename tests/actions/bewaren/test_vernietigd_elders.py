"""A destruction leaves alone what is told of the same person in a casus that stays."""

from __future__ import annotations

from uuid import UUID

import pytest
import sqlalchemy as sa

from ivbdesk.actions.betrokkenen.betrokkenen import add_betrokkene
from ivbdesk.actions.betrokkenen.vergissing import take_out_betrokkene
from ivbdesk.actions.bewaren.verzoeken import answer, take_in
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort, VerzoekStatus
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.desk import Desk
from ivbdesk.storage.tables import dossier as t
from tests.actions.bewaren.test_bewaren import MARK, destroy, marked_casus
from tests.werkplaats import Klok, casus_gegevens, database_of


def _put_in_and_out(desk: Desk, casus_id: UUID, person: NieuwePersoon) -> UUID:
    """A person who comes in this casus by mistake."""
    add_betrokkene(desk.ctx, casus_id, person)
    (role,) = desk.ctx.reads.dossier.casus(casus_id).betrokkenen
    if person.persoon_id is None:
        asked = take_in(desk.ctx, role.persoon.id, VerzoekSoort.INZAGE, desk.ctx.today(), "vraagt")
        answer(desk.ctx, asked, VerzoekStatus.INGEWILLIGD, "besluit met een reden", True)
    take_out_betrokkene(desk.ctx, casus_id, role.id, "verkeerde persoon gekozen")
    return role.persoon.id


def _told(desk: Desk, casus_id: UUID) -> list[str]:
    a = t.audit.c
    of_roles = (a.casus_id == casus_id) & (a.entiteit == "betrokkenheid")
    with database_of(desk).connect() as connection:
        return list(connection.scalars(sa.select(a.wijzigingen).where(of_roles).order_by(a.seq)))


@pytest.mark.op_beide_motoren
def test_what_a_casus_that_stays_tells_of_the_same_person_stays(desk: Desk, klok: Klok) -> None:
    stays = open_casus(desk.ctx, casus_gegevens(), None)
    goes = marked_casus(desk)
    person = desk.ctx.reads.dossier.casus(goes).betrokkenen[0].persoon
    _put_in_and_out(desk, stays, NieuwePersoon(person.gegevens, Rol.BETROKKENE, persoon_id=person.id))
    before = _told(desk, stays)
    destroy(desk, klok)
    assert _told(desk, stays) == before
    assert all(before)


@pytest.mark.op_beide_motoren
def test_so_it_does_of_one_who_only_asked(desk: Desk, klok: Klok) -> None:
    stays = open_casus(desk.ctx, casus_gegevens(), None)
    asker = NieuwePersoon(Persoonsgegevens("Kees", "", f"{MARK}anders", 1990), Rol.BETROKKENE)
    _put_in_and_out(desk, stays, asker)
    before = _told(desk, stays)
    destroy(desk, klok)
    assert _told(desk, stays) == before
    assert all(before)
