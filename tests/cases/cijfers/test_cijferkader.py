"""The file of tables tells every mistake with its line, and every question has an answer for every row."""

from __future__ import annotations

from datetime import date

import pytest

from ivbdesk import resources
from ivbdesk.actions.kader.naslag import Naslag
from ivbdesk.cases.cijfers.periode import Periode, require_period
from ivbdesk.cases.cijfers.rapport import Maandcijfer, Maanden
from ivbdesk.cases.cijfers.tabel import Cijferkader, read_cijfers
from ivbdesk.cases.kader.kader_lezer import read_handelingskader
from ivbdesk.cases.taal.fouten import KaderFout, RegelFout


@pytest.fixture(scope="module")
def kader() -> Cijferkader:
    ladder = read_handelingskader(resources.read("handelingskader.toml"), "handelingskader.toml")
    return Naslag.read(resources.read, ladder).cijfers


def test_the_tables_of_the_policy_are_there(kader: Cijferkader) -> None:
    assert len(kader.tabellen) > 35
    assert kader.delen[0] == "Signalen"
    assert {"preventiemeter", "drie-maanden", "gaten-gedicht", "gedigitaliseerd"} <= {
        t.code for t in kader.tabellen
    }


def test_each_mistake_is_told_with_its_line(kader: Cijferkader) -> None:
    text = resources.read("cijfers.toml")
    for old, new, told in (
        ('per = "thema"', 'per = "tema"', "Bedoelde u ‘thema’?"),
        ('moment = "ontvangen"', 'moment = "gisteren"', "Kies uit"),
        ('alleen = "uitkomst=gedigitaliseerd"', 'alleen = "uitkomst=zomaar"', "die bestaan"),
        ('aandeel = ["onder"]', 'aandeel = ["midden"]', "geen antwoord ‘midden’"),
        ('middelen = ["P04"', 'middelen = ["Q99"', "geen middel ‘Q99’"),
        ('code = "signalen-bron"', 'code = "signalen-thema"', "twee keer"),
    ):
        with pytest.raises(KaderFout) as wrong:
            read_cijfers(text.replace(old, new, 1), "cijfers.toml", kader.lijsten)
        assert told in str(wrong.value)
        assert wrong.value.fouten[0].regel > 1


def test_periods_are_called_and_moved_as_people_do() -> None:
    assert Periode.of_quarter(2026, 1).naam == "1e kwartaal 2026"
    assert Periode.of_month(date(2024, 2, 9)).jaar_eerder() == Periode(date(2023, 2, 1), date(2023, 2, 28))
    free = Periode(date(2025, 1, 5), date(2025, 3, 31))
    assert free.naam == "5 jan 2025 tot en met 31 mrt 2025"
    assert free.jaar_eerder() == Periode(date(2024, 1, 5), date(2024, 3, 31))
    assert free.months() == ()
    assert len(Periode.of_year(2025).months()) == 12
    running = Periode.of_year(2026).so_far(date(2026, 11, 30))
    assert running.naam == "januari tot en met november 2026"
    assert running.jaar_eerder() == Periode(date(2025, 1, 1), date(2025, 11, 30))
    assert Periode.of_year(2025).so_far(date(2026, 11, 30)).is_jaar
    for van, tot in ((date(2025, 2, 1), date(2025, 1, 1)), (date(2027, 1, 1), date(2027, 2, 1))):
        with pytest.raises(RegelFout):
            require_period(van, tot, date(2026, 1, 1))


def test_days_in_a_month_of_which_something_was_destroyed_are_not_counted_by_half() -> None:
    kept = Maanden([Maandcijfer(date(2026, 1, 1), "", "", "signaal|ontvangen", "", 1)])
    for cut, periode in (
        (True, Periode(date(2026, 1, 5), date(2026, 3, 31))),
        (False, Periode(date(2026, 2, 5), date(2026, 3, 31))),
        (False, Periode.of_year(2026)),
    ):
        assert kept.cut_by(periode) is cut, periode
