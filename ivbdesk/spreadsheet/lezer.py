"""Reads a file of the officer's choice as a spreadsheet; the file stays as it is, and no copy is kept anywhere."""

from __future__ import annotations

from pathlib import Path

from ivbdesk.cases.invoer.rekenblad import OnleesbaarBestand, Rekenblad
from ivbdesk.spreadsheet import grenzen as g
from ivbdesk.spreadsheet.tekstbestand import read_text
from ivbdesk.spreadsheet.werkmap import read_xlsx

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {
    b"\x89PNG": "een afbeelding", b"\xff\xd8\xff": "een foto", b"GIF8": "een afbeelding", b"BM": "een afbeelding",
    b"%PDF": "een PDF", b"{\\rtf": "een tekstdocument", b"Rar!": "een ingepakt bestand", b"7z\xbc\xaf": "een ingepakt bestand",
    b"\x1f\x8b": "een ingepakt bestand", b"MZ": "een programma", b"\x7fELF": "een programma", b"<htm": "een webpagina",
    b"<!DO": "een webpagina", b"<?xm": "een XML-bestand",
}  # fmt: skip
ENDINGS = (".xlsx", ".xlsm", ".csv", ".txt", ".tsv")


def read_addresses(path: Path) -> Rekenblad:
    """An extract of the BAG, which has more rows than any other list; raises OnleesbaarBestand."""
    return read_rekenblad(path, g.MAX_ADDRESSES)


def read_rekenblad(path: Path, most_rows: int = g.MAX_ROWS) -> Rekenblad:
    """The sheets of a file, judged by what is in it and not by its name; raises OnleesbaarBestand."""
    data = _content(path)
    if not data.strip():
        raise OnleesbaarBestand("Het bestand is leeg.", "Kies het bestand met de lijst.")
    if data.startswith(_ZIP):
        return read_xlsx(data)
    if data.startswith(_OLE):
        raise _old_or_locked(data)
    for start, what in _OTHERS.items():
        if data.startswith(start):
            raise OnleesbaarBestand(
                f"Dit bestand is {what}, geen rekenblad, ook al heet het anders.",
                "Kies een .xlsx- of .csv-bestand.",
            )
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        raise OnleesbaarBestand(
            "Dit bestand heet .xlsx, maar het is geen Excel-werkmap.",
            "Open het in het programma waarin het is gemaakt en sla het daar op als Excel-werkmap (.xlsx).",
        )
    return read_text(data, "Tekstbestand", most_rows)


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise OnleesbaarBestand("Dit bestand bestaat niet, of het is een map.", "Kies een bestand.")
        if path.stat().st_size > g.MAX_FILE:
            raise g.too_large()
        with path.open("rb") as file:
            data = file.read(g.MAX_FILE + 1)
    except OSError:
        raise OnleesbaarBestand(
            "Het bestand kan niet worden gelezen.",
            "Sluit het in Excel als het nog open staat, en probeer het opnieuw.",
        ) from None
    if len(data) > g.MAX_FILE:
        raise g.too_large()
    return data


def _old_or_locked(data: bytes) -> OnleesbaarBestand:
    if _ENCRYPTED in data:
        return OnleesbaarBestand(
            "Het bestand is met een wachtwoord beveiligd.",
            "Open het in Excel, haal het wachtwoord eraf (Bestand > Info > Werkmap beveiligen) en sla het op.",
        )
    return OnleesbaarBestand(
        "Dit is een oud Excel-bestand (.xls) of een ander oud kantoorbestand.",
        "Open het in Excel of LibreOffice en kies Opslaan als > Excel-werkmap (.xlsx).",
    )
