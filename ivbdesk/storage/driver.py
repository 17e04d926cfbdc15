"""The driver of a server is a part that not every installation has: what needs it is loaded within this."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from ivbdesk.storage.errors import RegisterError

_DRIVER = "psycopg"


class NotIncluded(RegisterError):
    """This installation has no driver of a server."""

    wat = "Deze installatie heeft het onderdeel ‘team’ niet, dat met een server praat."
    behouden = "Er is niets veranderd. Een register op deze computer opent u als altijd."
    doen = "Vraag uw beheerder om ivbdesk met het onderdeel team (ivbdesk[team]). `ivbdesk team installatie` werkt ook zonder."


def has_driver() -> bool:
    """Whether this installation has the part for a server, without loading it."""
    return find_spec(_DRIVER) is not None


@contextmanager
def with_driver() -> Iterator[None]:
    """Loading inside raises `NotIncluded` where the driver, or the library under it, is not there."""
    try:
        yield
    except ImportError as missing:
        if (missing.name or "").partition(".")[0] in (_DRIVER, "psycopg_binary") or "libpq" in str(missing):
            raise NotIncluded() from None
        raise
