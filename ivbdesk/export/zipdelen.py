"""A document that is a zip of parts, the same bytes for the same parts."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def zipped(parts: Mapping[str, str], plain: str = "") -> bytes:
    """The parts in their order; the one called `plain` is not compressed, for who looks at its bytes."""
    out = BytesIO()
    with ZipFile(out, "w") as made:
        for name, text in parts.items():
            told = ZipInfo(name, _LONG_AGO)
            told.compress_type = ZIP_STORED if name == plain else ZIP_DEFLATED
            made.writestr(told, text.encode("utf-8"))
    return out.getvalue()
