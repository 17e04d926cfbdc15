"""The driver of a server is loaded only for a team, and may be kept away by who manages a computer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ivbdesk.storage.errors import RegisterError


class NotIncluded(RegisterError):
    """The driver of a server is not there, or may not be loaded."""

    wat = "Het deel van ivbdesk dat met een server praat, is hier niet te laden."
    behouden = "Er is niets veranderd. Een register op deze computer opent u als altijd."
    doen = (
        "Vraag uw beheerder om ivbdesk opnieuw te installeren, of om psycopg en libpq toe te laten; "
        "`ivbdesk team installatie` werkt ook zonder."
    )


@contextmanager
def with_driver() -> Iterator[None]:
    """Loading inside raises `NotIncluded` where the driver, or the library under it, is not there."""
    try:
        yield
    except ImportError as missing:
        if (missing.name or "").partition(".")[0] in ("psycopg", "psycopg_binary") or "libpq" in str(missing):
            raise NotIncluded() from None
        raise
