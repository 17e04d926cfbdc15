"""A casus that is no casus any more, and a gap that nobody filled, are in no success."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from ivbdesk.actions.cijfers.cijfers import count
from ivbdesk.actions.dossier.casus import change_status, open_casus
from ivbdesk.actions.dossier.samengaan import merge_cases
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.desk import Desk
from ivbdesk.storage.tables import dossier as t
from tests.storage.populate import fields_of
from tests.werkplaats import casus_gegevens, database_of


def total(desk: Desk, tabel: str) -> int:
    found = count(desk.ctx, Selectie(Periode.of_year(desk.ctx.today().year))).intern.tabel(tabel)
    assert found is not None
    return found.totaal.nu.aantal


def test_a_casus_that_went_up_in_another_is_counted_nowhere(desk: Desk) -> None:
    ctx = desk.ctx
    naar = open_casus(ctx, casus_gegevens(titel="Eerste zaak"), None)
    van = open_casus(ctx, casus_gegevens(titel="Dezelfde zaak"), None)
    assert total(desk, "casussen-geopend") == 2
    merge_cases(ctx, van, naar, "over hetzelfde gezin")
    assert total(desk, "casussen-geopend") == 1
    assert total(desk, "casussen-gesloten") == total(desk, "preventiemeter") == 0


def test_a_request_counts_unless_who_asks_stands_in_closed_cases_only(desk: Desk) -> None:
    today = desk.ctx.today()

    def row(table: sa.Table, number: int, **given: object) -> dict[str, object]:
        made = fields_of(table, number)
        nothing = {column.name: None for column in table.columns if column.nullable}
        return {**made, **nothing, "id": UUID(int=number), **given}

    with database_of(desk).begin() as connection:
        run = connection.execute
        for number in (1, 2):
            case = row(
                t.casus, number, besloten=number == 2, volgnr=number, nummer=f"LD-{number}", object_id=None
            )
            run(sa.insert(t.casus), case)
        # The first stands in both, the second in the closed one only, the third in none, the fourth acts for the first.
        for number in range(1, 5):
            run(sa.insert(t.persoon), row(t.persoon, number, volgnr=number))
            asked = row(
                t.verzoek, number, persoon_id=UUID(int=number), ontvangen_op=today, afgehandeld_op=today
            )
            run(sa.insert(t.verzoek), asked | {"uiterlijk": today})
        for id, (person, casus) in enumerate([(1, 1), (1, 2), (2, 2), (4, 2)], 1):
            stands = row(t.betrokkenheid, id, persoon_id=UUID(int=person), casus_id=UUID(int=casus))
            run(sa.insert(t.betrokkenheid), stands)
        acts = row(t.vertegenwoordiging, 1, persoon_id=UUID(int=1), door_id=UUID(int=4))
        run(sa.insert(t.vertegenwoordiging), acts)
    assert total(desk, "verzoeken") == 3


def test_closing_a_casus_closes_no_gaps(desk: Desk) -> None:
    ctx = desk.ctx
    id = open_casus(ctx, casus_gegevens(titel="Een"), None)
    for status in (CasusStatus.WEGING, CasusStatus.ACTIEF):
        change_status(ctx, id, status, "gewogen en in behandeling")
    were = total(desk, "gaten")
    assert were
    change_status(ctx, id, CasusStatus.GESLOTEN, "klaar met de aanpak")
    assert total(desk, "gaten-gedicht") == 0
    assert (total(desk, "gaten-ontstaan"), total(desk, "gaten")) == (were, 0)
