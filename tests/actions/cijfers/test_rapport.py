"""A report is frozen with its hash, what is destroyed still counts, and each number leads to its cases."""

from __future__ import annotations

import hashlib
import json

import pytest
import sqlalchemy as sa

from ivbdesk.actions.cijfers.cijfers import behind, count, establish, preview
from ivbdesk.cases.cijfers.blad import VOORRAAD
from ivbdesk.cases.cijfers.cel import Toon
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from ivbdesk.storage.tables import dossier as t
from tests.actions.cijfers.verzonnen import invent
from tests.werkplaats import database_of

YEAR = Selectie(Periode.of_year(2025))


@pytest.mark.op_beide_motoren
def test_what_was_established_stays_as_it_was(desk: Desk) -> None:
    ctx = desk.ctx
    invent(desk, 80, 3)
    made = establish(ctx, YEAR)
    assert made.sha256 == hashlib.sha256(made.inhoud.encode()).hexdigest()
    told = count(ctx, YEAR).vastgesteld
    assert json.loads(made.inhoud)["schema"] == "ivbdesk-cijfers-1"
    with database_of(desk).begin() as connection:
        connection.execute(sa.delete(t.maatregel))
        connection.execute(sa.delete(t.tijdlijnitem))
    assert count(ctx, YEAR).vastgesteld == told
    with pytest.raises(RegelFout, match="al vastgesteld"):
        establish(ctx, YEAR)


def test_nothing_small_stands_in_what_leaves(desk: Desk) -> None:
    invent(desk, 60, 5)
    sheet = preview(desk.ctx, YEAR)
    cells = [cel for tabel in sheet.tabellen for line in tabel.all_lines() for cel in (line.nu, line.toen)]
    assert {cel.toon for cel in cells} >= {Toon.GETAL, Toon.WEINIG, Toon.WEGGELATEN}
    assert all(cel.aantal >= 5 for cel in cells if cel.toon is Toon.GETAL)
    establish(desk.ctx, YEAR)
    quarter = establish(desk.ctx, Selectie(Periode.of_quarter(2025, 2)))
    for tabel in json.loads(quarter.inhoud)["tabellen"]:
        for line in (*tabel["regels"], tabel["totaal"]):
            assert (line["aantal"] is None) is (line["getoond"] != "getal")


def test_a_period_that_runs_is_counted_and_not_established(desk: Desk) -> None:
    now = Selectie(Periode.of_year(2026))
    assert count(desk.ctx, now).vastgesteld is None
    for act in (preview, establish):
        with pytest.raises(RegelFout, match="voorbij"):
            act(desk.ctx, now)


def test_each_number_leads_to_the_cases_that_the_officer_may_see(desk: Desk) -> None:
    invent(desk, 60, 5)
    sheet = count(desk.ctx, YEAR).intern
    opened = sheet.tabel("casussen-geopend")
    assert opened is not None
    for line in opened.regels:
        found = behind(desk.ctx, YEAR, "casussen-geopend", line.antwoord)
        assert len(found.regels) == line.nu.aantal
        assert found.niet_te_zien == found.zonder_casus == 0
    assert len(behind(desk.ctx, YEAR, "casussen-geopend", "").regels) == opened.totaal.nu.aantal
    running = Selectie(Periode.of_year(desk.ctx.today().year))
    stock = count(desk.ctx, running).intern.tabel(VOORRAAD)
    assert stock is not None
    last = behind(desk.ctx, running, VOORRAAD, stock.totaal.antwoord)
    assert len(last.regels) + last.niet_te_zien == stock.totaal.nu.aantal
    signals = behind(desk.ctx, YEAR, "signalen-thema", "")
    told = sheet.tabel("signalen-thema")
    assert told is not None
    assert signals.zijn_signalen
    assert len(signals.regels) == told.totaal.nu.aantal > 0
