"""Time in the figures: capacity, planned and spent, counted again by other means from the plain rows, in every form."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import jsonschema
import pytest
import sqlalchemy as sa

from ivbdesk.actions.cijfers.cijfers import count, establish
from ivbdesk.actions.cijfers.uitvoer import save_report
from ivbdesk.actions.werk.tijd import TijdGegevens, note_time
from ivbdesk.cases.cijfers.blad import Blad
from ivbdesk.cases.cijfers.bladtekst import read_sheet
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.cijfers.tijd import DEEL
from ivbdesk.cases.cijfers.vorm import Cijfervorm
from ivbdesk.cases.werk.tijd import Tijdsoort
from ivbdesk.desk import Desk
from tests.werkplaats import Klok, database_of

YEAR = Selectie(Periode.of_year(2025))
SCHEMA = Path(__file__).parents[3] / "docs" / "cijfers.schema.json"
PLANNED = 100


@pytest.fixture
def noted(desk: Desk, klok: Klok) -> list[tuple[date, int, Tijdsoort]]:
    """Minutes noted now and then in 2024 and 2025, each on the day itself; what was planned is set by hand."""
    chance, lines = Random(35), []
    day = date(2024, 11, 20)
    while day < date(2025, 12, 30):
        klok.nu = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        kind = chance.choice(list(Tijdsoort))
        lines.append((day, chance.randint(5, 400), kind))
        note_time(desk.ctx, TijdGegevens(lines[-1][1], day, kind))
        day += timedelta(days=chance.randint(3, 24))
    with database_of(desk).begin() as connection:
        connection.execute(sa.text(f"UPDATE tijdweek SET gepland = {PLANNED}"))
    klok.nu = datetime(2026, 2, 1, 12, tzinfo=UTC)
    return lines


def hours(minutes: int) -> int:
    return int(minutes / 60 + 0.5)


def told(blad: Blad, code: str) -> dict[str, tuple[int, int]]:
    tabel = blad.tabel(code)
    assert tabel is not None
    return {line.antwoord or "som": (line.nu.aantal, line.toen.aantal) for line in tabel.all_lines()}


def test_every_number_is_what_the_plain_lines_give(
    desk: Desk, noted: list[tuple[date, int, Tijdsoort]]
) -> None:
    blad = count(desk.ctx, YEAR).intern
    years = (2025, 2024)
    spent = {
        m: [hours(sum(n for d, n, _ in noted if (d.year, d.month) == (y, m))) for y in years]
        for m in range(1, 13)
    }
    all_spent = [hours(sum(n for d, n, _ in noted if d.year == y)) for y in years]
    assert told(blad, "tijd-besteed") == {f"{m:02}": tuple(n) for m, n in spent.items()} | {
        "som": tuple(all_spent)
    }
    mondays = {d - timedelta(days=d.weekday()) for d, *_ in noted}
    weeks = [[d for d in mondays if d.year == y] for y in years]
    assert told(blad, "tijd") == {
        "ruimte": tuple(hours(240 * len(found)) for found in weeks),
        "gepland": tuple(hours(PLANNED * len(found)) for found in weeks),
        "besteed": tuple(all_spent),
    }
    january = [hours(240 * sum(d.month == 1 for d in found)) for found in weeks]
    assert told(blad, "tijd-ruimte")["01"] == tuple(january)
    assert told(blad, "tijd-gepland")["som"] == tuple(hours(PLANNED * len(found)) for found in weeks)
    for kind in Tijdsoort:
        expected = tuple(hours(sum(n for d, n, k in noted if d.year == y and k is kind)) for y in years)
        assert told(blad, "tijd-soort")[kind.value] == expected
    tabel = blad.tabel("tijd")
    assert tabel is not None
    assert f"Van {len(weeks[0])} van de 52 weken is de ruimte bekend" in tabel.zinnen[1]


def test_it_leaves_in_every_form_and_a_report_keeps_it(
    desk: Desk, noted: list[tuple[date, int, Tijdsoort]], tmp_path: Path
) -> None:
    report = establish(desk.ctx, YEAR)
    frozen = told(read_sheet(report.inhoud), "tijd")
    jsonschema.validate(json.loads(report.inhoud), json.loads(SCHEMA.read_text("utf-8")))
    for vorm in (Cijfervorm.CSV, Cijfervorm.XLSX, Cijfervorm.ODS, Cijfervorm.BLAD_PDF, Cijfervorm.JSON):
        target = tmp_path / f"uit{vorm.uitgang}"
        save_report(desk.ctx, desk.drukkerij, YEAR, vorm, target)
        assert target.stat().st_size > 1000
    text = (tmp_path / "uit.csv").read_text("utf-8-sig")
    assert (
        f"Tijd;Ruimte, geplande en bestede uren;Besteed;{frozen['besteed'][0]};{frozen['besteed'][1]}" in text
    )
    note_time(desk.ctx, TijdGegevens(600, date(2026, 1, 31), Tijdsoort.CASUS))
    with database_of(desk).begin() as connection:
        connection.execute(sa.text("UPDATE tijdmaand SET minuten = minuten + 600"))
    kept = count(desk.ctx, YEAR).vastgesteld
    assert kept is not None
    assert told(kept, "tijd") == frozen


@pytest.mark.usefixtures("noted")
@pytest.mark.parametrize(
    "selectie",
    [
        Selectie(Periode.of_year(2025), "woonoverlast"),
        Selectie(Periode.of_year(2025), "", "Midden (2352)"),
        Selectie(Periode(date(2025, 1, 3), date(2025, 6, 30))),
        Selectie(Periode.of_year(2023)),
    ],
)
def test_no_time_of_a_theme_a_wijk_half_a_month_or_nothing(desk: Desk, selectie: Selectie) -> None:
    assert DEEL not in count(desk.ctx, selectie).intern.delen
