"""The time of a signal that stands in a column of its own."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from ivbdesk import resources
from ivbdesk.cases.invoer.invoerdatum import Datumfout
from ivbdesk.cases.invoer.invoertijd import read_time
from ivbdesk.cases.invoer.invoerveld import InvoerSoort, read_invoervelden
from ivbdesk.cases.invoer.kolommen import Koppeling, propose
from ivbdesk.cases.invoer.lijst import Lijst
from ivbdesk.cases.invoer.rekenblad import Cel, Rekenrij
from ivbdesk.cases.invoer.rijkeurder import Invoerrij, Rijkeurder

ALLE = read_invoervelden(resources.read("invoer.toml"), "invoer.toml")
TODAY = date(2026, 11, 30)
HEADS = ("Datum melding", "Tijd", "Omschrijving", "Bron", "Thema")


def judged(day: Cel, at: Cel) -> Invoerrij:
    row = Rekenrij(2, (day, at, "muziek", "boa", "woonoverlast"))
    match = propose(HEADS, ALLE.of(InvoerSoort.SIGNAAL))
    return Rijkeurder(Lijst(InvoerSoort.SIGNAAL, HEADS, [row], match), ALLE, TODAY).judge(row)


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("14.30 uur", time(14, 30)),
        ("14:30:00", time(14, 30)),
        ("14u30", time(14, 30)),
        ("9 uur", time(9)),
        ("9u", time(9)),
        ("±14.30", time(14, 30)),
        ("ca. 14.30", time(14, 30)),
        ("0915", time(9, 15)),
        (1430, time(14, 30)),
        (0.604166667, time(14, 30)),
        (datetime(1899, 12, 31, 23, 5), time(23, 5)),
    ],
)
def test_a_time_is_read_as_people_write_it(cell: Cel, at: time) -> None:
    assert read_time(cell) == at
    assert judged("3-4-2026", cell).waarden["ontvangen_op"] == datetime.combine(date(2026, 4, 3), at)


@pytest.mark.parametrize("cell", ["avond", "14", "25:00", "2460", "12:61", True, "14.30-15.00", "ochtend 9"])
def test_what_is_no_time_is_told_at_its_column(cell: Cel) -> None:
    with pytest.raises(Datumfout):
        read_time(cell)
    (finding,) = judged("3-4-2026", cell).bevindingen
    assert finding.kolom == "Tijd (B)"
    assert "tijd" in finding.wat


@pytest.mark.parametrize("cell", [None, "onbekend", "?", "-"])
def test_without_a_time_only_the_day_is_known(cell: Cel) -> None:
    assert judged("3-4-2026", cell).waarden["ontvangen_op"] == datetime(2026, 4, 3)


def test_a_time_that_contradicts_the_date_or_has_none_is_told() -> None:
    (finding,) = judged("3-4-2026 09:00", "14:30").bevindingen
    assert (finding.code, finding.voorstellen) == ("tijd", ("09:00",))
    assert judged("3-4-2026 14:30", "14:30").is_good
    (finding,) = judged(None, "14:30").bevindingen
    assert "zonder datum" in finding.wat
    assert [item.code for item in judged("31-2-2026", "14:30").bevindingen] == ["ontvangen_op"]


def test_a_time_beside_no_day_of_receipt_is_of_something_else() -> None:
    found = propose(("Datum incident", "Tijd", "Omschrijving"), ALLE.of(InvoerSoort.SIGNAAL))
    assert found == Koppeling({"gebeurd_op": 0, "tekst": 2})
