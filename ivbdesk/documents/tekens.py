"""Bytes as text: by the charset that is named, or else by what they are most likely."""

from __future__ import annotations

import codecs

_PYTHON_ONLY = {
    "unicode_escape",
    "raw_unicode_escape",
    "idna",
    "punycode",
    "undefined",
    "mbcs",
    "oem",
}
"""Codecs that do more than read letters, or read them otherwise on each computer."""


def decoded(content: bytes, charset: str) -> tuple[str, bool]:
    """The text, and whether its charset is known; where it is not, UTF-8 or else Windows-1252 is read."""
    name = charset.strip().strip("\"'") or "utf-8"
    try:
        codec = codecs.lookup(name)
        is_known = codec.name.replace("-", "_") not in _PYTHON_ONLY and bool(
            getattr(codec, "_is_text_encoding", True)
        )
    except (LookupError, ValueError):
        is_known = False
    if is_known:
        # What calls itself ISO-8859-1 or ASCII is Windows-1252 in practice, as browsers take it.
        wide = "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name
        if wide == "cp1252" and _is_utf8(content):
            return content.decode("utf-8-sig"), True
        if wide != "utf-8" or _is_utf8(content):
            return content.decode("utf-8-sig" if wide == "utf-8" else wide, "replace"), True
    if _is_utf8(content):
        return content.decode("utf-8-sig"), is_known
    return content.decode("cp1252", "replace"), is_known


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
