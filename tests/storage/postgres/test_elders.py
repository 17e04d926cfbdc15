"""What one officer changes and another has in a casus that is closed to the first."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.actions.beheer.toegang import NOOD_DUURT, close_casus_to
from ivbdesk.actions.betrokkenen.betrokkenen import change_betrokkene
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus, refresh_stale
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.desk import Desk
from ivbdesk.storage.postgres.rights.guards import EMERGENCY
from ivbdesk.storage.tables import dossier as t
from tests.storage.collega import colleague
from tests.werkplaats import PERSOON, casus_gegevens


def test_an_emergency_is_as_long_for_the_server_as_for_the_program() -> None:
    assert EMERGENCY == NOOD_DUURT


def test_a_person_who_is_changed_from_outside_makes_a_closed_casus_stale_for_who_has_it(desk: Desk) -> None:
    first = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    role = desk.ctx.reads.dossier.casus(first).betrokkenen[0]
    again = NieuwePersoon(PERSOON.gegevens, Rol.OVERLASTGEVER, persoon_id=role.persoon.id)
    closed = open_casus(desk.ctx, casus_gegevens(titel="Tweede zaak Proeflaan"), again)
    other = colleague(desk)
    close_casus_to(desk.ctx, closed, (), "familie van een collega")
    assert desk.ctx.reads.dossier.verouderde_standen(desk.ctx.today()) == []
    change_betrokkene(
        other,
        first,
        role.id,
        NieuwePersoon(Persoonsgegevens("Joanna", "van der", "Berg", 1980), role.rol),
        "verkeerd gehoord",
    )
    assert other.reads.dossier.verouderde_standen(desk.ctx.today()) == []
    assert desk.ctx.reads.dossier.verouderde_standen(desk.ctx.today()) == [closed]
    assert refresh_stale(desk.ctx) == 1
    with desk.register.engine.connect() as connection:
        named = connection.scalars(
            sa.select(t.stand.c.hoofdpersoon).where(t.stand.c.casus_id.in_([first, closed]))
        )
        assert [name.count("Joanna") for name in named] == [1, 1]
