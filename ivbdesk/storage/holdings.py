"""`unit.register`: what the register itself holds, as one unit of work finds it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Toegang
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.betrokkenen.register import Instelling
from ivbdesk.storage import audit
from ivbdesk.storage.tables import dossier as t


@dataclass
class Holdings:
    """Partners, officers, access, settings and the head of the log; what is given may be changed."""

    session: Session

    def partners(self) -> list[Partner]:
        """All partners of the register, by name."""
        return list(self.session.scalars(sa.select(Partner).order_by(t.partner.c.naam)))

    def medewerkers(self) -> list[Medewerker]:
        """All officers, also those who left."""
        return list(self.session.scalars(sa.select(Medewerker).order_by(t.medewerker.c.naam)))

    def toegangen(self, casus_id: UUID) -> list[Toegang]:
        """Who was let into this closed casus."""
        return list(self.session.scalars(sa.select(Toegang).where(t.toegang.c.casus_id == casus_id)))

    def instelling(self, naam: str) -> Instelling | None:
        """One setting, if it was ever set."""
        return self.session.get(Instelling, naam)

    def audit_head(self) -> tuple[int, bytes]:
        """The head of the audit chain before this unit of work: sequence number and MAC."""
        return audit.head(self.session.connection())
