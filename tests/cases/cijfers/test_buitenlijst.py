"""A file with figures of others: what is taken in as it was meant, and what is refused with its row and column."""

from __future__ import annotations

from datetime import date

import pytest

from ivbdesk import resources
from ivbdesk.cases.cijfers.buiten import (
    Buitenindicator,
    missing,
    outside_lines,
    period_words,
    read_outside,
    read_period,
    read_value,
)
from ivbdesk.cases.cijfers.buitenlijst import Buitenlijst, read_list
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.taal.fouten import KaderFout
from ivbdesk.spreadsheet.lezer import read_sheets

HEAD = "bron;indicator;periode;eenheid;waarde;wijk"
WIJKEN = ("Midden (2352)", "Oost (2353)")


def read(text: str | bytes) -> Buitenlijst:
    data = text if isinstance(text, bytes) else text.encode()
    return read_list(read_sheets(data, ".csv", 5000), WIJKEN)


def test_a_dutch_list_is_read_as_it_was_meant() -> None:
    found = read(
        f"{HEAD}\nPolitie;Woninginbraken;2024;per 1.000 woningen;4,2;\n"
        "Politie;Meldingen;1e kwartaal 2024;meldingen;1.234,50;Midden (2352)\n"
    )
    assert found.fouten == ()
    assert [(row.periode.naam, row.waarde, row.wijk) for row in found.rijen] == [
        ("2024", "4,2", ""),
        ("1e kwartaal 2024", "1234,5", "Midden (2352)"),
    ]
    assert "puntkomma" in found.gelezen_als


@pytest.mark.parametrize(
    "text",
    [
        "Bron,Indicator,Periode,Eenheid,Waarde\nPolitie,Geweld,2024,aantal,12\n",
        "BRON\tINDICATOR\tPERIODE\tEENHEID\tWAARDE\nPolitie\tGeweld\t2024\taantal\t12\n",
        "sep=;\r\nwaarde;bron;eenheid;indicator;periode\r\n12;Politie;aantal;Geweld;2024\r\n",
        "bron;indicator;periode;eenheid;waarde\nPolitie;Geweld;2024;aantal;12\n".encode("utf-8-sig"),
        "bron;indicator;periode;eenheid;waarde\nPolitie;Geweld;2024;aantal;12\n".encode("utf-16"),
    ],
)
def test_any_separator_order_and_encoding_is_read_the_same(text: str | bytes) -> None:
    (row,) = read(text).rijen
    assert (row.bron, row.indicator, row.waarde) == ("Politie", "Geweld", "12")


def test_letters_of_windows_are_read() -> None:
    found = read(f"{HEAD}\nPolitie Hollands Midden;Cafés;2024;één per week;3;\n".encode("cp1252"))
    assert [(row.indicator, row.eenheid) for row in found.rijen] == [("Cafés", "één per week")]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("Politie;Geweld;;aantal;1;", "Rij 2, kolom periode: hier staat niets."),
        ("Politie;Geweld;vorig jaar;aantal;1;", "Rij 2, kolom periode: ‘vorig jaar’ is geen periode."),
        ("Politie;Geweld;2024-13;aantal;1;", "Rij 2, kolom periode: ‘2024-13’ is geen periode."),
        ("Politie;Geweld;2024;aantal;veel;", "Rij 2, kolom waarde: ‘veel’ is geen getal."),
        ("Politie;Geweld;2024;aantal;12%;", "schrijf het procentteken in de kolom eenheid"),
        ("Politie;Geweld;2024;aantal;1.234;", "kan 1234 of 1,234 zijn"),
        ("Politie;Geweld;2024;aantal;=A1*2;", "Rij 2, kolom waarde: hier staat een formule."),
        ('=HYPERLINK("http://x");Geweld;2024;aantal;1;', "Rij 2, kolom bron: hier staat een formule."),
        ("Politie;Geweld;2024;aantal;#N/B;", "hier staat een fout van het rekenblad"),
        ("Politie;Geweld;2024;aantal;1;Elders", "kolom wijk: ‘Elders’ is hier geen wijk. De wijken zijn ‘Midden"),
        ("Politie;Geweld;2024;aantal;1;;x", "Rij 2: hier staan 7 kolommen en in de kop 6."),
        ("Politie;G;2024;aantal;1;\nPolitie;G;2024;aantal;2;", "Rij 3: dit getal staat ook op rij 2."),
        (f"{'x' * 201};G;2024;aantal;1;", "kolom bron: dit zijn 201 tekens"),
        ("", "Onder de kopregel staat geen enkele rij."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_row_and_column(rows: str, said: str) -> None:
    assert any(said in fault for fault in read(f"{HEAD}\n{rows}\n").fouten), said


def test_a_decimal_comma_between_commas_is_explained() -> None:
    found = read("bron,indicator,periode,eenheid,waarde\nPolitie,Geweld,2024,per 1.000,4,2\n")
    assert "decimale komma" in found.fouten[0]
    assert found.rijen == ()


def test_a_file_without_the_heads_says_which_there_should_be() -> None:
    (first, second) = read("jaar:aantal\n2024:3\n").fouten
    assert "de kop ‘bron’, ‘indicator’, ‘periode’, ‘eenheid’ en ‘waarde’ ontbreekt" in first
    assert "csv met puntkomma’s" in second


@pytest.mark.parametrize(
    ("written", "kept"),
    [("168", "168"), ("4.2", "4,2"), ("-0,50", "-0,5"), ("007", "7"), ("12 345", "12345"), ("1.234.567", "1234567"), ("−3", "-3"), ("0,0", "0")],
)  # fmt: skip
def test_a_number_is_kept_in_one_way(written: str, kept: str) -> None:
    assert read_value(written) == kept
    assert read_value(kept) == kept


def test_periods_are_read_and_said() -> None:
    assert read_period("2022-2023") == Periode(date(2022, 1, 1), date(2023, 12, 31))
    assert period_words(Periode(date(2022, 1, 1), date(2023, 12, 31))) == "2022-2023"
    assert read_period("2024 K3") == read_period("3e kwartaal 2024") == Periode.of_quarter(2024, 3)
    assert read_period("Maart 2024") == read_period("2024-03") == Periode.of_month(date(2024, 3, 1))
    assert [read_period(text) for text in ("2023-2022", "24", "1800", "2024-K5", "mrt", "")] == [None] * 6


def test_what_ships_is_the_base_of_the_policy_and_the_five_of_the_bbv() -> None:
    shipped = read_outside(resources.read("buitencijfers.toml"), "buitencijfers.toml")
    lines = outside_lines(shipped, (), Selectie(Periode.of_year(2025)))
    assert [line.cellen for line in lines] == [
        ("Meldingen van gedigitaliseerde criminaliteit", "meldingen en aangiften", "2022-2023", "168", "–",
         "Integraal veiligheidsbeleid, paragraaf 6.3.2")
    ]  # fmt: skip
    assert len(missing(shipped, lines)) == 5
    assert outside_lines(shipped, (), Selectie(Periode.of_year(2021))) == ()
    assert outside_lines(shipped, (), Selectie(Periode.of_year(2025), "woonoverlast")) == ()
    assert outside_lines(shipped, (), Selectie(Periode.of_year(2025), "", "Oost (2353)")) == ()


def test_a_mistake_in_the_file_is_told_with_its_line() -> None:
    text = '[[cijfer]]\nbron = "x"\nindicator = "y"\neenheid = "z"\nperiode = "ooit"\nwaarde = "veel"\n'
    with pytest.raises(KaderFout) as told:
        read_outside(text, "buitencijfers.toml")
    assert "buitencijfers.toml" in str(told.value)
    assert "Schrijf een jaar" in str(told.value)
    assert "geen getal" in str(told.value)


def test_the_newest_stands_beside_the_one_before() -> None:
    shipped = [
        Buitenindicator("P", "i", "aantal", Periode.of_year(year), str(year)) for year in (2023, 2025, 2024)
    ]
    (line,) = outside_lines(shipped, (), Selectie(Periode.of_year(2024)))
    assert (line.periode, line.waarde, line.eerder) == ("2024", "2024", "2023 (2023)")
