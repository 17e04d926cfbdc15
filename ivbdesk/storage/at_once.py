"""Somebody else saved the same at the same moment: what that is to the officer, and how it shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm.exc import StaleDataError

from ivbdesk.cases.dossier.basis import TegelijkBewaard
from ivbdesk.storage.errors import RegisterError


class ColleagueSaves(RegisterError, TegelijkBewaard):
    """Somebody else changes the same, and holds it or just saved it, or both waited for each other."""

    wat = "Een collega bewaarde net iets in hetzelfde."
    behouden = "Wat eerder is opgeslagen, is behouden; uw laatste wijziging is niet opgeslagen."
    doen = "Druk nog eens op Opslaan."


@contextmanager
def stale_told() -> Iterator[None]:
    """What is written over a row that a colleague changed since it was read, leaves as ColleagueSaves."""
    try:
        yield
    except StaleDataError:
        raise ColleagueSaves from None
