"""Addresses and names in a list are read as they are when they are typed, or refused."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from ivbdesk.actions.invoer.invoer import import_rows
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.desk import Desk
from tests.actions.invoer.test_invoer import FIXED, csv, judged, listed, told
from tests.rekenbladen import xlsx


def test_addresses_in_one_column_are_read_as_with_f9(desk: Desk, tmp_path: Path) -> None:
    typed = ("12-A bis", "12 A 2", "12 – 3", "12 kamer 3", "nr. 12", "12 (achterom)", "12-14", "12-feb")
    lines = [f"3-4-2026;boa;overlast;m{n};Proeflaan {text}" for n, text in enumerate(typed)]
    path = csv(tmp_path / "a.csv", "Datum melding;Gemeld door;Categorie;Omschrijving;Adres", *lines)
    found = judged(desk, listed(desk, path, InvoerSoort.SIGNAAL))
    assert [row.waarden["adres"].kort for row in found.nieuw] == [
        "Proeflaan 12 A BIS", "Proeflaan 12 A2", "Proeflaan 12 3", "Proeflaan 12 KAMER 3", "Proeflaan 12",
    ]  # fmt: skip
    assert told(found) == {row: ["Adres (E)"] for row in (7, 8, 9)}


def test_what_excel_made_of_an_addition_is_refused(desk: Desk, tmp_path: Path) -> None:
    heads = ("Datum", "Gemeld door", "Categorie", "Omschrijving", "Straat", "Huisnummer", "Toevoeging")
    good = ("3-4-2026", "boa", "overlast", "muziek", "Proeflaan")
    rows = [
        (12, datetime(2026, 3, 1)),
        ("12-feb", None),
        (12, True),
        (12, 0.5),
        (datetime(2026, 2, 12), None),
    ]
    path = xlsx(tmp_path / "d.xlsx", heads, *((*good, *row) for row in rows), (*good, 12, 3))
    found = judged(desk, listed(desk, path, InvoerSoort.SIGNAAL))
    assert [row.waarden["adres"].kort for row in found.nieuw] == ["Proeflaan 12 3"]
    assert told(found) == {
        2: ["Toevoeging (G)"], 3: ["Huisnummer (F)"], 4: ["Toevoeging (G)"], 5: ["Toevoeging (G)"],
        6: ["Huisnummer (F)"],
    }  # fmt: skip


def test_names_in_one_column_are_taken_apart_or_refused(desk: Desk, tmp_path: Path) -> None:
    named = ("Ben de Vries", "Anna Jansen-de Vries", "Jan t Hart", "K. Bos geb. de Wit", "Anna Maria Jansen")
    lines = [f"3-4-2026;boa;overlast;m{n};Proeflaan {n + 1};{name}" for n, name in enumerate(named)]
    path = csv(
        tmp_path / "n.csv", "Datum melding;Gemeld door;Categorie;Omschrijving;Adres;Naam betrokkene", *lines
    )
    found = judged(desk, listed(desk, path, InvoerSoort.SIGNAAL))
    parts = ("voornaam", "tussenvoegsel", "achternaam")
    assert [tuple(row.waarden[part] for part in parts) for row in found.nieuw] == [
        ("Ben", "de", "Vries"), ("Anna", "", "Jansen-de Vries"), ("Jan", "'t", "Hart"), ("K.", "", "Bos geb. de Wit"),
    ]  # fmt: skip
    assert told(found) == {6: ["Naam betrokkene (F)"]}


def test_a_full_name_in_the_column_of_the_surname_is_taken_apart_or_refused(
    desk: Desk, tmp_path: Path
) -> None:
    named = ("Ben de Vries", "K. Bos", "van den Berg", "Garcia Lopez", "Ben Ali", "Jan t Hart")
    lines = [f"3-4-2026;boa;overlast;m{n};Proeflaan {n + 1};{name}" for n, name in enumerate(named)]
    path = csv(
        tmp_path / "v.csv", "Datum melding;Gemeld door;Categorie;Omschrijving;Adres;Achternaam", *lines
    )
    found = judged(desk, listed(desk, path, InvoerSoort.SIGNAAL))
    parts = ("voornaam", "voorletters", "tussenvoegsel", "achternaam")
    assert [tuple(row.waarden[part] for part in parts) for row in found.nieuw] == [
        ("Ben", "", "de", "Vries"), ("K.", "", "", "Bos"), ("", "", "van den", "Berg"), ("", "", "", "Garcia Lopez"),
    ]  # fmt: skip
    assert told(found) == {row: ["Achternaam (F)"] for row in (6, 7)}


def test_a_born_name_behind_a_name_is_kept(desk: Desk, tmp_path: Path) -> None:
    heads = ("Soort", "Naam betrokkene", "Adres", "Geopend op")
    row = ("woonoverlast", "K. Bos geb. de Wit", "Proeflaan 3", "1-9-2026")
    fixed = {**FIXED, "grondslag": desk.ctx.kader.grondslagen[0]}
    lijst = listed(desk, xlsx(tmp_path / "c.xlsx", heads, row), InvoerSoort.CASUS, **fixed)
    import_rows(desk.ctx, lijst, judged(desk, lijst))
    (known,) = desk.ctx.reads.mensen.bekenden(Persoonsgegevens(achternaam="Wit"))
    assert known.gegevens.volledig == "K. Bos geb. de Wit"
