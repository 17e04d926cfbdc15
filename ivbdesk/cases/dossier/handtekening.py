"""What a file is by its first bytes: signatures long enough that no text begins with one by chance."""

from __future__ import annotations

import re
import struct

from ivbdesk.cases.dossier.stuk import Vorm

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PDF = re.compile(rb"(?:\A|[\x00-\x1f\xbf])%PDF-\d\.\d")
_LOOK_FOR_PDF = 1024
_HEADS = (
    (b"\x89PNG\r\n\x1a\n", Vorm.BEELD, ".png"),
    (b"\xff\xd8\xff", Vorm.BEELD, ".jpg"),
    (b"GIF87a", Vorm.BEELD, ".gif"),
    (b"GIF89a", Vorm.BEELD, ".gif"),
    (b"II*\0", Vorm.BEELD, ".tif"),
    (b"MM\0*", Vorm.BEELD, ".tif"),
    (b"OggS\0", Vorm.GELUID, ".ogg"),
    (b"#!AMR", Vorm.GELUID, ".amr"),
    (b"fLaC\0", Vorm.GELUID, ".flac"),
    (b"\x1a\x45\xdf\xa3", Vorm.VIDEO, ".webm"),
    (b"{\\rtf1", Vorm.KANTOOR, ".rtf"),
)
_RIFF = {b"WEBP": (Vorm.BEELD, ".webp"), b"WAVE": (Vorm.GELUID, ".wav"), b"AVI ": (Vorm.VIDEO, ".avi")}
_BRANDS = {
    b"heic": ".heic", b"heix": ".heic", b"heim": ".heic", b"heis": ".heic", b"hevc": ".heic", b"hevx": ".heic",
    b"mif1": ".heic", b"msf1": ".heic", b"avif": ".avif", b"avis": ".avif",
}  # fmt: skip
_OLD_VIDEO = (b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")
_OF_OLE = (
    ("__properties_version1.0", Vorm.MAIL, ".msg"),
    ("WordDocument", Vorm.KANTOOR, ".doc"),
    ("Workbook", Vorm.KANTOOR, ".xls"),
    ("PowerPoint Document", Vorm.KANTOOR, ".ppt"),
    ("EncryptedPackage", Vorm.KANTOOR, ".docx"),
)


def by_signature(content: bytes) -> tuple[Vorm, str] | None:
    """The form and the ending that the first bytes tell; None for a text, a zip, or what is not known."""
    for head, vorm, ending in _HEADS:
        if content.startswith(head):
            return vorm, ending
    if content.startswith(b"RIFF"):
        return _RIFF.get(content[8:12])
    if content[4:8] == b"ftyp" and content[:1] == b"\0":
        return _of_brand(content)
    if content[4:8] in _OLD_VIDEO and content[:1] == b"\0":
        return Vorm.VIDEO, ".mov"
    if _is_bitmap(content):
        return Vorm.BEELD, ".bmp"
    if _is_mp3(content):
        return Vorm.GELUID, ".mp3"
    if _PDF.search(content[:_LOOK_FOR_PDF]):
        return Vorm.PDF, ".pdf"
    if content.startswith(_OLE):
        return _of_ole(content)
    return None


def _of_brand(content: bytes) -> tuple[Vorm, str]:
    brand = content[8:12].lower()
    if brand in _BRANDS:
        return Vorm.BEELD, _BRANDS[brand]
    if brand in (b"m4a ", b"m4b ", b"m4p "):
        return Vorm.GELUID, ".m4a"
    return Vorm.VIDEO, ".mov" if brand == b"qt  " else ".mp4"


def _is_bitmap(content: bytes) -> bool:
    """BM alone begins many a text; a bitmap also tells the length of its head."""
    if len(content) < 26 or not content.startswith(b"BM"):
        return False
    head: int = struct.unpack_from("<I", content, 14)[0]
    return content[6:10] == bytes(4) and head in (12, 16, 40, 52, 56, 64, 108, 124)


def _is_mp3(content: bytes) -> bool:
    """A head of its own, or two frames of sound that follow on each other."""
    if content.startswith(b"ID3"):
        return len(content) > 10 and content[3] in (2, 3, 4) and all(byte < 0x80 for byte in content[6:10])
    length = _frame(content, 0)
    return length > 0 and _frame(content, length) > 0


def _frame(content: bytes, at: int) -> int:
    """The length of the frame of layer III that begins here; 0 where none does."""
    if len(content) < at + 4 or content[at] != 0xFF or content[at + 1] & 0xE6 != 0xE2:
        return 0
    version, rate, speed = content[at + 1] >> 3 & 3, content[at + 2] >> 4, content[at + 2] >> 2 & 3
    if version == 1 or rate in (0, 15) or speed == 3:
        return 0
    first = version == 3
    rates = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320) if first else (
        8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)  # fmt: skip
    per_second = (44100, 48000, 32000)[speed] // {3: 1, 2: 2, 0: 4}[version]
    return (144 if first else 72) * rates[rate - 1] * 1000 // per_second + (content[at + 2] >> 1 & 1)


def _of_ole(content: bytes) -> tuple[Vorm, str]:
    """Which program made it stands in the names within; an unknown one is taken for a letter."""
    for name, vorm, ending in _OF_OLE:
        if name.encode("utf-16-le") in content:
            return vorm, ending
    return Vorm.KANTOOR, ".doc"
