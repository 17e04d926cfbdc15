"""Spreadsheets for the tests of the import: made here, never kept in the repository."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

KOPPEN = ("Datum melding", "Gemeld door", "Categorie", "Omschrijving", "Adres", "Betrokkene", "Telefoon")


def xlsx(path: Path, *rows: Sequence[Any]) -> Path:
    """A workbook with these rows in its one sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Meldingen")
    for row in rows:
        sheet.append(list(row))
    out = BytesIO()
    book.save(out)
    path.write_bytes(out.getvalue())
    return path


def messy(rows: int) -> tuple[list[Sequence[Any]], dict[int, str]]:
    """Rows as people type them, and of each bad row its number in the sheet and a word of what is wrong."""
    dates = (
        "3-4-2026",
        "2026-04-03",
        date(2026, 4, 3),
        "3 apr 26",
        datetime(2026, 4, 3, 14, 5),
        "wo 3 april 2026",
        "03/14/2026",
    )
    sources = ("wijkagent", "Politie", "wijkagnt", "BOA", "Rijnhart Wonen", "  bewoner ", "Incluzio")
    names = (
        "Berg, J. van den",
        "Jan van den Berg",
        "dhr. P. de Vries",
        "Özdemir",
        "",
        None,
        "Anna-Marie 't Hart",
    )
    addresses = (
        "Acacialaan {}a",
        "Hoofdstraat {}, 2351 AB Leiderdorp",
        "Plein 1940-1945 {}",
        "Rijnkade {} bis",
        "",
        None,
    )
    wrong: dict[int, tuple[int, Any, str]] = {
        0: (0, "31-2-2026", "bestaat niet"), 1: (0, "3-4-20261", "jaartal"), 2: (0, "binnenkort", "geen datum"),
        3: (1, "marsmannetje", "kent het programma"), 4: (3, "", "leeg"), 5: (3, "zijn BSN is 111222333", "BSN"),
        6: (4, "om de hoek", "huisnummer"), 7: (5, "Jan en Piet Bakker", "meer mensen"), 8: (3, "geÃ«rgerd", "vreemde tekens"),
        9: (0, "4-13-2026", "maand"), 10: (0, "3-4-2031", "toekomst"),
    }  # fmt: skip
    made: list[Sequence[Any]] = [["Meldingen overlast"], [], KOPPEN]
    expected: dict[int, str] = {}
    for number in range(rows):
        row: list[Any] = [
            dates[number % 6], sources[number % 7], "geluidsoverlast", f"-melding {number}: harde muziek",
            (addresses[number % 6] or "").format(number % 90 + 1), names[number % 7], "612345678",
        ]  # fmt: skip
        if number % 97 == 0:
            column, value, word = wrong[number // 97 % 11]
            row[column] = value
            expected[len(made) + 1] = word
        made.append(row)
        if number % 500 == 499:
            made.append([])
    return made, expected
