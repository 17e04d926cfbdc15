"""A casus that is no casus any more, and a gap that nobody filled, are in no success."""

from __future__ import annotations

from ivbdesk.actions.cijfers.cijfers import count
from ivbdesk.actions.dossier.casus import change_status, open_casus
from ivbdesk.actions.dossier.samengaan import merge_cases
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.desk import Desk
from tests.werkplaats import casus_gegevens


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
