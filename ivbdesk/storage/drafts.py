"""Drafts of what is being typed: kept encrypted in the register, each for its own officer, outside the audit log.

No line of the log stands behind a draft, so the database counts what was kept and forgotten in its own head: by that a
journal that lost the last of it is noticed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Engine

from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.tables.dossier import concept


class LostDraft(RegisterError):
    """The database misses the last draft that was kept: a damaged journal, of which no line of the log tells."""

    wat = "Van wat u typte en nog niet opsloeg, is het laatste concept verloren: het journaal van de database is beschadigd."
    behouden = "Alles wat is opgeslagen, is heel."
    doen = "Open het formulier waarin u bezig was, kijk wat er staat, en vul aan wat ontbreekt."


@dataclass(frozen=True)
class Draft:
    """What was typed in a form of one kind for one record, as JSON, and when it was kept."""

    inhoud: str
    bewaard_op: datetime


@dataclass(frozen=True)
class Drafts:
    """The drafts of one officer in an open register, by kind of form and record.

    `kept` is told the count of all changes of drafts after each.
    """

    engine: Engine
    officer: UUID
    kept: Callable[[int], None]

    def save(self, soort: str, ref: str, inhoud: str, op: datetime) -> None:
        """Keep a draft, in the place of an earlier one."""
        with self.engine.begin() as connection:
            connection.execute(sa.delete(concept).where(self._key(soort, ref)))
            row = {"soort": soort, "ref": ref, "wie": self.officer, "inhoud": inhoud, "bewaard_op": op}
            connection.execute(sa.insert(concept), row)
            number = motor_of(connection).count_draft(connection)
        self.kept(number)

    def load(self, soort: str, ref: str) -> Draft | None:
        """The draft of this form and record, if there is one."""
        query = sa.select(concept.c.inhoud, concept.c.bewaard_op).where(self._key(soort, ref))
        with self.engine.execution_options(readonly=True).connect() as connection:
            row = connection.execute(query).first()
        return Draft(row.inhoud, row.bewaard_op) if row else None

    def all(self) -> list[tuple[str, str, datetime]]:
        """Every draft that waits: kind of form, record, and when it was kept; newest first."""
        mine = sa.select(concept.c.soort, concept.c.ref, concept.c.bewaard_op).where(
            concept.c.wie == self.officer
        )
        query = mine.order_by(concept.c.bewaard_op.desc())
        with self.engine.execution_options(readonly=True).connect() as connection:
            return [(row.soort, row.ref, row.bewaard_op) for row in connection.execute(query)]

    def discard(self, soort: str, ref: str) -> None:
        """Forget a draft; one that is not there is no error."""
        with self.engine.begin() as connection:
            if not connection.execute(sa.delete(concept).where(self._key(soort, ref))).rowcount:
                return
            number = motor_of(connection).count_draft(connection)
        self.kept(number)

    def _key(self, soort: str, ref: str) -> sa.ColumnElement[bool]:
        return sa.and_(concept.c.soort == soort, concept.c.ref == ref, concept.c.wie == self.officer)


class PassingDrafts:
    """Drafts for as long as the window is there: who only reads a copy can keep nothing in it."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Draft] = {}

    def save(self, soort: str, ref: str, inhoud: str, op: datetime) -> None:
        """Keep a draft, in the place of an earlier one."""
        self._kept[soort, ref] = Draft(inhoud, op)

    def load(self, soort: str, ref: str) -> Draft | None:
        """The draft of this form and record, if there is one."""
        return self._kept.get((soort, ref))

    def all(self) -> list[tuple[str, str, datetime]]:
        """Every draft that waits: kind of form, record, and when it was kept; newest first."""
        found = [(*key, draft.bewaard_op) for key, draft in dict(self._kept).items()]
        return sorted(found, key=lambda item: item[2], reverse=True)

    def discard(self, soort: str, ref: str) -> None:
        """Forget a draft; one that is not there is no error."""
        self._kept.pop((soort, ref), None)
