"""Gives an installer its own identity and time in the place of chance, and its language: `settle.py MSI WXS SECONDS`.

`wixl` takes a random identity for each package, and the time of the clock; both stand in the summary, at its end. There it
also says that every package is in English.
"""

from __future__ import annotations

import re
import struct
import sys
from pathlib import Path
from xml.etree import ElementTree as xml

_SINCE_1601 = 11_644_473_600
_ENGLISH, _DUTCH = b"\x1e\0\0\0\x09\0\0\0x64;1033\0", b"\x1e\0\0\0\x09\0\0\0x64;1043\0"
_SUMMARY = re.compile(rb"\x1e\0\0\0\x27\0\0\0\{[0-9A-F-]{36}\}\0\0\x40\0\0\0.{8}\x40\0\0\0.{8}", re.DOTALL)


def settle(data: bytes, identity: str, seconds: int) -> bytes:
    """The same installer in Dutch, with this identity and time; it must say each in one place."""
    before, after = data.split(_ENGLISH)
    data = before + _DUTCH + after
    (found,) = _SUMMARY.finditer(data)
    time = b"\x40\0\0\0" + struct.pack("<Q", (seconds + _SINCE_1601) * 10_000_000)
    new = b"\x1e\0\0\0\x27\0\0\0{" + identity.encode() + b"}\0\0" + time + time
    return data[: found.start()] + new + data[found.end() :]


if __name__ == "__main__":
    installer, wxs, seconds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    package = next(item for item in xml.parse(wxs).iter() if item.tag.endswith("}Package"))
    installer.write_bytes(settle(installer.read_bytes(), package.attrib["Id"], seconds))
