"""The files in winmail.dat: what Outlook packs a mail in for readers that are no Outlook (MS-OXTNEF)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from ivbdesk.cases.dossier.stukinhoud import Bijlage

_MAGIC = 0x223E9F78
_TITLE, _DATA, _PROPERTIES, _BEGINS = 0x00018010, 0x0006800F, 0x00069005, 0x00069002
_LONG_NAME = 0x3707


def files_in_tnef(content: bytes) -> list[Bijlage]:
    """The files that are packed in it; none where it is damaged or holds the text only."""
    names: list[str] = []
    data: list[bytes] = []
    for attribute, value in _attributes(content):
        if attribute == _BEGINS:
            names.append("")
            data.append(b"")
        elif names and attribute == _TITLE and not names[-1]:
            names[-1] = value.rstrip(b"\0").decode("cp1252", "replace")
        elif names and attribute == _DATA:
            data[-1] = value
        elif names and attribute == _PROPERTIES:
            names[-1] = _long_name(value) or names[-1]
    pairs = zip(names, data, strict=True)
    return [Bijlage(name or f"bijlage {nr}", part) for nr, (name, part) in enumerate(pairs, 1) if part]


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    if len(content) < 6 or struct.unpack_from("<I", content)[0] != _MAGIC:
        return
    at = 6
    while at + 9 <= len(content):
        _, attribute, length = struct.unpack_from("<BII", content, at)
        value = content[at + 9 : at + 9 + length]
        if len(value) != length:
            return
        yield attribute, value
        at += 9 + length + 2


def _long_name(properties: bytes) -> str:
    """The long name among the MAPI properties of an attachment: the one text under that number."""
    for kind, width in ((0x001F, "utf-16-le"), (0x001E, "cp1252")):
        at = properties.find(struct.pack("<HH", kind, _LONG_NAME))
        if at >= 0 and at + 12 <= len(properties):
            length = struct.unpack_from("<I", properties, at + 8)[0]
            return properties[at + 12 : at + 12 + min(length, 1000)].decode(width, "replace").rstrip("\0")
    return ""
