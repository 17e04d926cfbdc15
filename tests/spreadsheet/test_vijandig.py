"""A file that is no list, or is made to harm, gets a clear error; any text in Unicode or Windows is read."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from ivbdesk.cases.invoer.rekenblad import OnleesbaarBestand
from ivbdesk.spreadsheet import grenzen
from ivbdesk.spreadsheet.lezer import read_rekenblad
from tests.rekenbladen import KOPPEN, xlsx


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        with packed.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(12):
                part.write(b"0" * 1024 * 1024)


def far_corner(path: Path) -> None:
    xlsx(path, ("a", "b"))
    out = BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if "sheet1" in name:
                data = data.replace(b"</sheetData>", b'<row><c r="XFD1048576"><v>1</v></c></row></sheetData>')
            new.writestr(name, data)
    path.write_bytes(out.getvalue())


def cut(path: Path) -> None:
    xlsx(path, *[(number, "tekst") for number in range(50)])
    path.write_bytes(path.read_bytes()[:-300])


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1024 * 1024 * 1024)


HOSTILE = {
    "bom.xlsx": (bomb, "pakt uit"), "hoek.xlsx": (far_corner, "meer dan 20.000 rijen"), "half.xlsx": (cut, "beschadigd"),
    "groot.csv": (huge, "groter dan 20 MB"),
    "foto.xlsx": (lambda p: p.write_bytes(b"\xff\xd8\xff\xe0" + b"1" * 99), "foto"),
    "slot.xlsx": (lambda p: p.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")), "wachtwoord"),
    "oud.xls": (lambda p: p.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 99), "oud kantoorbestand"),
    "regel.csv": (lambda p: p.write_text("a;b\n" + "x" * 500_000), "Regel 2 is langer"),
    "quote.csv": (lambda p: p.write_text('a;b\n"open' + ";x\n" * 90_000), "Rij 2 heeft een cel"),
    "staart.csv": (lambda p: p.write_text('a;b\n1;"open\n2;x\n3;y" of z\n'), "In rij 2 staan meer regels"),
    "nul.csv": (lambda p: p.write_bytes(b"a;b\n1;\x002\n"), "nultekens"),
    "leeg.csv": (lambda p: p.write_bytes(b"  \n"), "leeg"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_clear_error(tmp_path: Path, name: str) -> None:
    make, told = HOSTILE[name]
    make(tmp_path / name)
    with pytest.raises(OnleesbaarBestand, match=told):
        read_rekenblad(tmp_path / name)


@pytest.mark.parametrize(
    ("codec", "mark", "told"),
    [
        ("utf-8", ";", "UTF-8"),
        ("utf-8-sig", ",", "UTF-8"),
        ("utf-16", "\t", "UTF-16"),
        ("utf-16-le", ";", "UTF-16"),
        ("cp1252", ";", "Windows"),
    ],
)
def test_text_in_any_encoding_and_separator(tmp_path: Path, codec: str, mark: str, told: str) -> None:
    path = tmp_path / "lijst.csv"
    lines = [mark.join(row) for row in (KOPPEN, ("3-4-2026", "boa", "overlast", "=1+1 café", "", "", ""))]
    path.write_bytes("\r\n".join(lines).encode(codec))
    found = read_rekenblad(path)
    assert told in found.gelezen_als
    assert found.bladen[0].rijen[1].cellen[3] == "=1+1 café"
    assert path.stat().st_size < grenzen.MAX_FILE
