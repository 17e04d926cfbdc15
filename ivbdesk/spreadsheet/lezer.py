"""Reads a file of the officer's choice as a spreadsheet; the file stays as it is, and no copy is kept anywhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from ivbdesk.apart.read import Limits, Stop, read_apart
from ivbdesk.cases.invoer.rekenblad import OnleesbaarBestand, Rekenblad
from ivbdesk.spreadsheet import grenzen as g
from ivbdesk.spreadsheet.oudewerkmap import read_xls
from ivbdesk.spreadsheet.tekstbestand import read_text
from ivbdesk.spreadsheet.werkmap import read_zipped
from ivbdesk.whole_file import NoPlainFile, TooLarge, read_whole

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {
    b"\x89PNG\r\n": "een afbeelding", b"\xff\xd8\xff": "een foto", b"GIF87a": "een afbeelding", b"GIF89a": "een afbeelding",
    b"%PDF-": "een PDF", b"{\\rtf": "een tekstdocument", b"Rar!\x1a": "een ingepakt bestand",
    b"7z\xbc\xaf": "een ingepakt bestand", b"\x1f\x8b": "een ingepakt bestand", b"\x7fELF": "een programma",
    b"<htm": "een webpagina", b"<!DO": "een webpagina", b"<?xm": "een XML-bestand",
}  # fmt: skip
_SHORT = {b"BM": "een afbeelding", b"MZ": "een programma"}
"""Two letters begin a list as well: it is this only where the bytes after them are no text."""
_HEAD = 64
ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt", ".tsv")


_LIMITS = Limits(seconds=60, memory=1024 * g.MEGABYTE, content=g.MAX_FILE)


def read_addresses(path: Path) -> Rekenblad:
    """An extract of the BAG, which has more rows than any other list; raises OnleesbaarBestand or NietGelezen."""
    return read_apart(
        partial(read_sheets, ending=path.suffix, most_rows=g.MAX_ADDRESSES), _content(path), _LIMITS
    )


def read_rekenblad(path: Path, codering: str = "", stop: Stop | None = None) -> Rekenblad:
    """The sheets of a file, read in a process of its own; raises OnleesbaarBestand or NietGelezen.

    `codering` is how the officer said its letters are meant; setting `stop` ends the reading.
    """
    work = partial(read_sheets, ending=path.suffix, most_rows=g.MAX_ROWS, codering=codering)
    return read_apart(work, _content(path), _LIMITS, stop)


def read_sheets(data: bytes, ending: str, most_rows: int, codering: str = "") -> Rekenblad:
    """The sheets in the bytes of a file, judged by what is in it and not by its name; raises OnleesbaarBestand."""
    if not data.strip():
        raise OnleesbaarBestand("Het bestand is leeg.", "Kies het bestand met de lijst.")
    if data.startswith(_ZIPS):
        return read_zipped(data)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise OnleesbaarBestand(
                "Het bestand is met een wachtwoord beveiligd.",
                "Open het in Excel, haal het wachtwoord eraf (Bestand > Info > Werkmap beveiligen) en sla het op.",
            )
        return read_xls(data)
    what = next((what for start, what in _OTHERS.items() if data.startswith(start)), "")
    if not what and b"\0" in data[:_HEAD]:
        what = next((what for start, what in _SHORT.items() if data.startswith(start)), "")
    if what:
        raise OnleesbaarBestand(
            f"Dit bestand is {what}, geen rekenblad, ook al heet het anders.",
            "Kies een .xlsx-, .xls-, .ods- of .csv-bestand.",
        )
    if ending.lower() in (".xlsx", ".xlsm", ".ods"):
        raise OnleesbaarBestand(
            f"Dit bestand heet {ending.lower()}, maar het is geen rekenblad.",
            "Open het in het programma waarin het is gemaakt en sla het daar op als Excel-werkmap (.xlsx).",
        )
    return read_text(data, "Tekstbestand", most_rows, codering)


def _content(path: Path) -> bytes:
    try:
        return read_whole(path, g.MAX_FILE)
    except (FileNotFoundError, NoPlainFile, ValueError):
        raise OnleesbaarBestand("Dit bestand bestaat niet, of het is een map.", "Kies een bestand.") from None
    except TooLarge:
        raise g.too_large() from None
    except OSError:
        raise OnleesbaarBestand(
            "Het bestand kan niet worden gelezen.",
            "Sluit het in Excel als het nog open staat, en probeer het opnieuw.",
        ) from None
