"""`unit.maanden`: the figures of a month, kept as numbers before anything of them is destroyed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ivbdesk.cases.cijfers.rapport import Maandcijfer
from ivbdesk.storage.tables import dossier as t


@dataclass
class Months:
    """Writes them; they are in the log as one line, since the rows that were counted are there themselves."""

    session: Session

    def keep(self, cijfers: Sequence[Maandcijfer]) -> None:
        """Keep these numbers; a month is kept once."""
        rows = [
            {
                "maand": one.maand,
                "thema": one.thema,
                "wijk": one.wijk,
                "van": one.van,
                "antwoord": one.antwoord,
                "aantal": one.aantal,
            }
            for one in cijfers
        ]
        if rows:
            self.session.connection().execute(sa.insert(t.maandcijfer), rows)
