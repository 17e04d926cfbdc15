"""Makes a .msg as Outlook saves it: a compound file (MS-CFB) with properties (MS-OXMSG), small and whole."""

from __future__ import annotations

import struct
from datetime import datetime

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = dict[str, "bytes | Tree"]


def message(
    subject: str,
    body: str,
    sender: tuple[str, str],
    to: str,
    sent: datetime,
    files: list[tuple[str, bytes]],
    *,
    html: bytes = b"",
) -> bytes:
    """A mail with attachments; times are in UTC."""
    ticks = int((sent.timestamp() + 11_644_473_600) * 10_000_000)
    texts = {
        0x001A: "IPM.Note",
        0x0037: subject,
        0x1000: body,
        0x0C1A: sender[0],
        0x0C1F: sender[1],
        0x0E04: to,
    }
    tree = _texts({tag: told for tag, told in texts.items() if told})
    entries = [_entry(tag, 0x1F, len(told.encode("utf-16-le")) + 2) for tag, told in texts.items() if told]
    entries.append(struct.pack("<HHIQ", 0x40, 0x0039, 6, ticks))
    if html:
        tree["__substg1.0_10130102"] = html
        entries.append(_entry(0x1013, 0x0102, len(html)))
        entries.append(struct.pack("<HHIII", 0x03, 0x3FDE, 6, 65001, 0))
    head = struct.pack("<8xIIII8x", 0, len(files), 0, len(files))
    tree["__properties_version1.0"] = head + b"".join(entries)
    for number, (name, content) in enumerate(files):
        parts = _texts({0x3707: name})
        parts["__substg1.0_37010102"] = content
        told = [
            _entry(0x3707, 0x1F, len(name.encode("utf-16-le")) + 2),
            _entry(0x3701, 0x0102, len(content)),
            struct.pack("<HHIII", 0x03, 0x3705, 6, 1, 0),
        ]
        parts["__properties_version1.0"] = bytes(8) + b"".join(told)
        tree[f"__attach_version1.0_#{number:08X}"] = parts
    tree["__nameid_version1.0"] = {"__substg1.0_00020102": b"", "__substg1.0_00030102": b""}
    return compound(tree)


def _texts(texts: dict[int, str]) -> Tree:
    return {f"__substg1.0_{tag:04X}001F": told.encode("utf-16-le") for tag, told in texts.items()}


def _entry(tag: int, kind: int, size: int) -> bytes:
    return struct.pack("<HHIII", kind, tag, 6, size, 0)


def compound(tree: Tree) -> bytes:
    """The bytes of a compound file with these streams (bytes) and storages (dicts)."""
    entries: list[list[object]] = [["Root Entry", 5, _FREE, _FREE, _FREE, b""]]
    _collect(tree, 0, entries)
    mini, mini_fat, sectors = bytearray(), [], []
    fat: list[int] = []

    def chain(data: bytes) -> int:
        """Where these bytes begin in the file."""
        if not data:
            return _END
        first = len(sectors)
        parts = [data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR)]
        sectors.extend(parts)
        fat.extend([*range(first + 1, first + len(parts)), _END])
        return first

    starts = []
    for entry in entries:
        data = entry[5]
        assert isinstance(data, bytes)
        if entry[1] != 2 or not data:
            starts.append(_END)
        elif len(data) >= _CUTOFF:
            starts.append(chain(data))
        else:
            first, number = len(mini) // _MINI, -(-len(data) // _MINI)
            mini += data.ljust(number * _MINI, b"\0")
            mini_fat += [*range(first + 1, first + number), _END]
            starts.append(first)
    starts[0] = chain(bytes(mini))
    mini_at = chain(
        struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(-(-len(mini_fat) // 128) * 512, b"\xff")
    )
    directory = b"".join(
        _directory_entry(entry, start, len(mini) if nr == 0 else len(entry[5]))  # type: ignore[arg-type]
        for nr, (entry, start) in enumerate(zip(entries, starts, strict=True))
    )
    directory_at = chain(directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0"))
    number = 1
    while (len(fat) + number) > number * 128:
        number += 1
    places = list(range(len(sectors), len(sectors) + number))
    fat += [_FAT] * number
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(number * _SECTOR, b"\xff")
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, number, directory_at, 0, _CUTOFF,
                        mini_at, -(-len(mini_fat) // 128), _END, 0, places[0])  # fmt: skip
    head += struct.pack("<108I", *places[1:], *[_FREE] * (109 - number))
    return head[:_SECTOR].ljust(_SECTOR, b"\xff") + b"".join(sectors) + table


def _collect(tree: Tree, parent: int, entries: list[list[object]]) -> None:
    """Each storage has its parts as a chain to the right, in the order that the format asks."""
    names = sorted(tree, key=lambda name: (len(name), name.upper()))
    before = None
    for name in names:
        part = tree[name]
        number = len(entries)
        entries.append([name, 2 if isinstance(part, bytes) else 1, _FREE, _FREE, _FREE, b""])
        if before is None:
            entries[parent][4] = number
        else:
            entries[before][3] = number
        before = number
        if isinstance(part, bytes):
            entries[number][5] = part
        else:
            _collect(part, number, entries)


def _directory_entry(entry: list[object], start: int, size: int) -> bytes:
    name, kind, left, right, child, _ = entry
    raw = str(name).encode("utf-16-le")
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(raw) + 2, kind, 1, left, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
