"""`unit.register`: what the register itself holds, as one unit of work finds it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ivbdesk.cases.betrokkenen.afwezigheid import Afwezigheid
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Toegang
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.betrokkenen.register import Instelling
from ivbdesk.cases.betrokkenen.vertegenwoordiging import Vertegenwoordiging
from ivbdesk.cases.dossier.belofte import Belofte
from ivbdesk.cases.dossier.casusband import Casusband
from ivbdesk.storage import audit
from ivbdesk.storage.declared import info_of
from ivbdesk.storage.graph import referring
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.places import cases_at, objects_of_casus
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

    def afwezigheden(self) -> list[Afwezigheid]:
        """Who was, is and will be away."""
        return list(self.session.scalars(sa.select(Afwezigheid).order_by(t.afwezigheid.c.van)))

    def toegangen(self, casus_id: UUID) -> list[Toegang]:
        """Who was let into this closed casus."""
        return list(self.session.scalars(sa.select(Toegang).where(t.toegang.c.casus_id == casus_id)))

    def besloten_op_nummer(self, nummer: str) -> UUID | None:
        """The closed casus with this number; not one that nobody outside may even open in an emergency (AVG art. 10)."""
        connection = self.session.connection()
        return motor_of(connection).whole.by_number(connection, nummer)

    def alleen_van(self, medewerker_id: UUID) -> list[UUID]:
        """The closed cases that of the officers who work here only this one may see for good."""
        connection = self.session.connection()
        return motor_of(connection).whole.only_of(connection, medewerker_id)

    def casussen_van(self, persoon_id: UUID) -> list[UUID]:
        """Every casus in which this person has or had a role; on a server those that are not closed to the officer."""
        b = t.betrokkenheid.c
        return list(self.session.scalars(sa.select(b.casus_id).where(b.persoon_id == persoon_id).distinct()))

    def staat_besloten(self, persoon_id: UUID) -> bool:
        """Whether this person also has a role in a casus that the server does not give, since it is closed to the officer."""
        connection = self.session.connection()
        return motor_of(connection).whole.held_back(connection, persoon_id)

    def hangt_nergens_aan(self, persoon_id: UUID) -> bool:
        """Whether nothing in the register refers to this person any more, but what the person itself holds."""
        from_others = [column for column in referring(t.persoon) if "held" not in info_of(column)]
        from_others.append(t.dubbelbesluit.c.ander_id)  # that a signal is about them
        asked = (sa.select(column).where(column == persoon_id).limit(1) for column in from_others)
        return not any(self.session.scalars(query).first() for query in asked)

    def vertegenwoordigt(self, persoon_id: UUID) -> list[Vertegenwoordiging]:
        """For whom this person acts."""
        query = sa.select(Vertegenwoordiging).where(t.vertegenwoordiging.c.door_id == persoon_id)
        return list(self.session.scalars(query))

    def casussen_rond(self, casus_id: UUID) -> list[UUID]:
        """The other cases of the people in a casus, or of its address."""
        c, b = t.casus.c, t.betrokkenheid.c
        people = sa.select(b.persoon_id).where(b.casus_id == casus_id)
        shared = sa.select(b.casus_id).where(b.persoon_id.in_(people))
        query = sa.select(c.id).where(
            c.id != casus_id, sa.or_(c.id.in_(shared), c.id.in_(cases_at(objects_of_casus(casus_id))))
        )
        return list(self.session.scalars(query))

    def banden(self, casus_id: UUID) -> list[Casusband]:
        """The links of a casus, whichever of the two they were made from."""
        c = t.casusband.c
        query = sa.select(Casusband).where(sa.or_(c.casus_id == casus_id, c.ander_id == casus_id))
        return list(self.session.scalars(query))

    def beloften(self, signaal_id: UUID) -> list[Belofte]:
        """What was promised of this signal, done or not."""
        return list(self.session.scalars(sa.select(Belofte).where(t.belofte.c.signaal_id == signaal_id)))

    def instelling(self, naam: str) -> Instelling | None:
        """One setting, if it was ever set."""
        return self.session.get(Instelling, naam)

    def audit_head(self) -> tuple[int, bytes]:
        """The head of the audit chain before this unit of work: sequence number and MAC."""
        return audit.head(self.session.connection())
