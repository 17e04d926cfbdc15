"""Reads of signals."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from ivbdesk.cases.signaal import Signaal
from ivbdesk.storage import tables as t
from ivbdesk.storage.queries_keten import KetenQueries


class SignaalQueries(KetenQueries):
    """The reads of signals, beside those of the chain."""

    def signaal(self, signaal_id: UUID) -> Signaal:
        """One signal with its answers; raises KeyError for an unknown id."""
        found: list[Signaal] = self._all(sa.select(Signaal).where(t.signaal.c.id == signaal_id))
        if not found:
            raise KeyError(signaal_id)
        return found[0]
