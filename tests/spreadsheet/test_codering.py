"""Letters of old systems: read as they were meant, or asked with the readings of a real line; never wrong in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivbdesk.cases.invoer.rekenblad import OnleesbaarBestand, Rekenblad
from ivbdesk.spreadsheet.lezer import read_sheets

HEADS = "Omschrijving;Adres;Voornaam;Achternaam"
OLD = ("cp1252", "cp850", "cp437", "mac_roman")
WORDS = (
    "geërgerd over het café;Proeflaan 3;André;Coenraad",
    "één keer, daarna coöperatief;Proeflaan 4;Zoë;Müller",
    "naïeve hulpverlener uit Curaçao;Proeflaan 5;François;Brûlé",
    "vóór de deur, scène op straat;Proeflaan 6;René;de Proef",
    "reünie tot in de vroegte;Proeflaan 7;Noël;Güven",
)


def read(data: bytes, codering: str = "") -> Rekenblad:
    return read_sheets(data, ".csv", 20_000, codering)


def lines(blad: Rekenblad) -> list[str]:
    return [";".join(map(str, row.cellen)) for row in blad.bladen[0].rijen]


@pytest.mark.parametrize("codec", OLD)
@pytest.mark.parametrize("words", WORDS)
def test_a_line_of_an_old_system_is_read_as_it_was_written_or_asked(codec: str, words: str) -> None:
    found = read(f"{HEADS}\r\n{words}\r\n".encode(codec))
    if not found.lezingen:
        assert lines(found) == [HEADS, words]
        return
    asked = next(one for one in found.lezingen if words.startswith(one.regel[:20]) or one.regel in words)
    assert lines(read(f"{HEADS}\r\n{words}\r\n".encode(codec), asked.codering)) == [HEADS, words]


@pytest.mark.parametrize("codec", OLD)
def test_a_list_with_many_of_these_letters_need_not_be_asked(codec: str) -> None:
    text = "\r\n".join((HEADS, *WORDS))
    found = read(text.encode(codec))
    assert not found.lezingen
    assert lines(found) == [HEADS, *WORDS]


@pytest.mark.parametrize(
    "name", ["Ayşe Kızılay", "İbrahim Şahin", "Gülşen Doğan", "Işıl Yıldız", "Çağla Öztürk"]
)
def test_turkish_letters_of_windows_are_read_or_asked(name: str) -> None:
    data = f"Omschrijving;Naam\r\nmuziek;{name}\r\n".encode("cp1254")
    found = read(data)
    codes = [one.codering for one in found.lezingen]
    assert lines(found)[1] == f"muziek;{name}" or "cp1254" in codes
    assert lines(read(data, "cp1254"))[1] == f"muziek;{name}"


@pytest.mark.parametrize(
    "name",
    ["Łukasz Wiśniewski", "Agnieszka Wójcik-Zając", "Małgorzata Źródło", "Błażej Świątek", "Jiří Dvořák"],
)
def test_letters_of_central_europe_are_read_or_asked(name: str) -> None:
    data = f"Omschrijving;Naam\r\nmuziek;{name}\r\n".encode("cp1250")
    found = read(data)
    codes = [one.codering for one in found.lezingen]
    assert lines(found)[1] == f"muziek;{name}" or "cp1250" in codes
    assert lines(read(data, "cp1250"))[1] == f"muziek;{name}"


def test_what_may_be_meant_in_two_ways_comes_with_a_line_of_each() -> None:
    found = read("Omschrijving;Naam\r\nmuziek;Zoë\r\n".encode("mac_roman"))
    assert {one.codering: one.regel for one in found.lezingen}["mac_roman"] == "muziek;Zoë"
    assert len({one.regel for one in found.lezingen}) == len(found.lezingen) > 1


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_never_asked(codec: str) -> None:
    found = read(f"{HEADS}\r\nŁukasz;Wiśniewski;漢;é\r\n".encode(codec))
    assert not found.lezingen
    assert lines(found)[1] == "Łukasz;Wiśniewski;漢;é"


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("mark", ["|", ";", "\t", ","])
def test_any_separator_and_any_end_of_a_line(end: str, mark: str) -> None:
    text = end.join(
        mark.join(row) for row in (("datum", "tekst", "plek"), ("3-4-2026", "muziek", "Proeflaan 3"))
    )
    found = read(f"{text}{end}".encode())
    assert [row.cellen for row in found.bladen[0].rijen][1] == ("3-4-2026", "muziek", "Proeflaan 3")


@pytest.mark.parametrize("head", ["BM-code", "MZ-nummer", "PK", "BMW", "PKcode", "GIF8"])
def test_two_letters_make_no_picture_program_or_archive(head: str) -> None:
    found = read(f"{head};Omschrijving;Adres\r\n1;muziek;Proeflaan 3\r\n".encode())
    assert lines(found)[0] == f"{head};Omschrijving;Adres"


def test_the_gallery_of_the_house(tmp_path: Path) -> None:
    msdos = b"Omschrijving;Adres;Voornaam\r\nge\x89rgerd over het caf\x82;Proeflaan 3;Andr\x82\r\n"
    assert lines(read(msdos))[1] == "geërgerd over het café;Proeflaan 3;André"


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ('3-4-2026;"belde aan;\nriep; en liep weg"', "belde aan;\nriep; en liep weg"),
        ('3-4-2026;"man; vrouw\nkind;hond"\n4-4-2026;"zei ""nee"";\ndeur; dicht"', "man; vrouw\nkind;hond"),
    ],
)
def test_a_text_of_several_lines_between_quotes_is_asked_not_refused(rows: str, cells: str) -> None:
    sheet = read(f"Datum;Omschrijving\n{rows}\n".encode()).bladen[0]
    assert sheet.rijen[1].cellen[1] == cells
    assert sheet.ongezien.aaneen == {row.nummer for row in sheet.rijen[1:]}


def test_a_quote_that_closes_in_the_midst_of_a_cell_is_still_refused() -> None:
    with pytest.raises(OnleesbaarBestand, match="In rij 2 staan meer regels"):
        read(b'Datum;Omschrijving\n3-4-2026;"open\n4-4-2026;muziek\n5-4-2026;12" buis\n')
