"""Looks into an xlsx before anything opens it: what it unpacks to, and how far its cells reach.

Every part is really unpacked here, counted and thrown away: what a zip file says of its own sizes may be a lie.
The reader of the sheet takes memory for the whole rectangle between the first and the last cell, so one cell in
the far corner would end the program; that rectangle is measured here too.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from ivbdesk.cases.invoer.rekenblad import OnleesbaarBestand
from ivbdesk.spreadsheet import grenzen as g

_CHUNK = 256 * 1024
_OVERLAP = 512
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1
_CELL = re.compile(
    rb"<(?:\w{1,20}:)?c\s[^<>]{0,400}?\br\s*=\s*[\"']([A-Za-z]{1,7})(\d{1,10})[\"'][^<>]{0,400}?(?<!/)>"
)
BROKEN = OnleesbaarBestand(
    "Het bestand is beschadigd of niet helemaal aangekomen.",
    "Open het in Excel of LibreOffice, sla het opnieuw op als Excel-werkmap (.xlsx) en probeer het nog eens.",
)
_BOMB = "Het bestand pakt uit tot veel meer dan een lijst kan zijn. Het kan gemaakt zijn om een computer te laten vastlopen."
_ASK = "Voer het niet in. Vraag de afzender om een gewone lijst, of meld het bij uw beheerder."


def inspect(data: bytes) -> frozenset[str]:
    """The names of the parts of a zip file; raises OnleesbaarBestand for what is damaged or a danger."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise BROKEN from None
    if len(parts) > g.MAX_PARTS:
        raise OnleesbaarBestand(f"Het bestand bestaat uit meer dan {g.MAX_PARTS} delen.", _ASK)
    if sum(part.file_size for part in parts) > g.MAX_UNPACKED:
        raise OnleesbaarBestand(_BOMB, _ASK)
    total = 0
    for part in parts:
        if part.flag_bits & _ENCRYPTED:
            raise OnleesbaarBestand(
                "Het bestand is met een wachtwoord beveiligd.",
                "Open het in Excel, haal het wachtwoord eraf (Bestand > Info) en sla het op.",
            )
        size, reach = 0, _Reach()
        for chunk in _unpacked(data, part):
            size += len(chunk)
            total += len(chunk)
            if total > g.MAX_UNPACKED or (
                size > g.RATIO_FROM and size > g.MAX_RATIO * max(1, part.compress_size)
            ):
                raise OnleesbaarBestand(_BOMB, _ASK)
            reach.look(chunk)
        if size != part.file_size:
            raise BROKEN
        reach.judge()
    return frozenset(part.filename for part in parts)


def _unpacked(data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content in pieces, however large it turns out to be."""
    start = part.header_offset
    head = data[start : start + 30]
    if len(head) < 30 or head[:4] != b"PK\x03\x04":
        raise BROKEN
    name, extra = struct.unpack("<HH", head[26:30])
    begin = start + 30 + name + extra
    packed = memoryview(data)[begin : begin + part.compress_size]
    if len(packed) != part.compress_size:
        raise BROKEN
    if part.compress_type == _STORED:
        for at in range(0, len(packed), _CHUNK):
            yield bytes(packed[at : at + _CHUNK])
        return
    if part.compress_type != _DEFLATED:
        raise BROKEN
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    waiting = bytes(packed)
    try:
        while waiting and not stream.eof:
            yield stream.decompress(waiting, _CHUNK)
            waiting = stream.unconsumed_tail
        yield stream.flush()
    except zlib.error:
        raise BROKEN from None


class _Reach:
    """How far the filled cells of one part reach; a part that is no sheet has none."""

    def __init__(self) -> None:
        self._tail = b""
        self._first, self._last = (0, 0), (0, 0)
        self._begun = False

    def look(self, chunk: bytes) -> None:
        """Look at the next piece; an end that may be half a cell is looked at again."""
        if not self._begun and chunk:
            self._begun = True
            if chunk[:2] in (b"\xff\xfe", b"\xfe\xff"):
                raise BROKEN  # a sheet is UTF-8; in UTF-16 its cells would not be seen here
        text = self._tail + chunk
        for match in _CELL.finditer(text):
            self._take(int(match[2]), column_number(match[1].decode("ascii")))
        self._tail = text[-_OVERLAP:]

    def _take(self, row: int, column: int) -> None:
        if self._last == (0, 0):
            self._first = self._last = (row, column)
            return
        self._first = (min(self._first[0], row), min(self._first[1], column))
        self._last = (max(self._last[0], row), max(self._last[1], column))

    def judge(self) -> None:
        """Raise OnleesbaarBestand where the rectangle is larger than is read."""
        if self._last == (0, 0):
            return
        rows, columns = (last - first + 1 for first, last in zip(self._first, self._last, strict=True))
        g.require_shape(rows, columns, "")


def column_number(letters: str) -> int:
    """The number of a column, from 1, by its letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
