"""The driver of a server is a part that not every installation has: what needs it is loaded within this."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ivbdesk.storage.errors import RegisterError


class NotIncluded(RegisterError):
    """This installation has no driver of a server."""

    wat = "Dit deel is niet meegeleverd: installeer ivbdesk[team]."
    behouden = "Er is niets veranderd. Een register op deze computer opent u als altijd."
    doen = (
        "Vraag uw beheerder om ivbdesk met het onderdeel team; `ivbdesk team installatie` werkt ook zonder."
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
