"""What is taken out of the register for good within one unit of work: by destruction, or by undoing an import."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from ivbdesk.cases.bewaren.vernietiging import Bewaarplicht
from ivbdesk.cases.invoer.invoer import Invoer
from ivbdesk.storage import audit
from ivbdesk.storage.changes import Recorder
from ivbdesk.storage.destruction import (
    Vernietigd,
    destroy_casus,
    destroy_items,
    destroy_requester,
    destroy_signals,
)
from ivbdesk.storage.import_undo import destroy_imported, obstacles
from ivbdesk.storage.tables import dossier as t


@dataclass
class Removal:
    """Keeps the log right around what goes, and which documents go with it; None where nothing went."""

    session: Session
    recorder: Recorder
    write_log: Callable[[Sequence[audit.Entry]], None]
    documents: list[UUID] | None = None

    def begin(self) -> Connection:
        """The connection, with all that changed so far in the log: a line must be there to be emptied."""
        self.session.flush()
        self.write_log(self.recorder.take_changes())
        return self.session.connection()

    def done(self, entry: audit.Entry, kinds: Collection[str], documents: Collection[UUID] = ()) -> None:
        """Name in the log what went; the journal is settled after it, even where no document went."""
        self.recorder.tell(entry)
        self.recorder.kinds.update(kinds)
        self.documents = [*(self.documents or ()), *documents]


@dataclass
class Destruction:
    """`unit.bewaren`: what is kept by law, and destruction for good."""

    removal: Removal

    def bewaarplichten(self, casus_id: UUID) -> list[Bewaarplicht]:
        """The legal holds of a casus."""
        query = sa.select(Bewaarplicht).where(t.bewaarplicht.c.casus_id == casus_id)
        return list(self.removal.session.scalars(query))

    def destroy(self, casus_id: UUID, items: Collection[UUID], *, again: bool = False) -> Vernietigd:
        """Take a casus, or single items of it, out of the register for good; raises RegelFout or GeenToegang.

        `again` does so once more what was decided and done before.
        """
        connection, touched = self.removal.begin(), self.removal.recorder.touched
        if items:
            gone = destroy_items(connection, casus_id, items)
            if connection.scalar(sa.select(sa.func.count()).where(t.casus.c.id == casus_id)):
                touched.add(casus_id)  # an older copy may not have it yet
        else:
            gone = destroy_casus(connection, casus_id, again=again)
            touched.discard(casus_id)
        return self._destroyed(gone, "casus", "persoon", "signaal")

    def destroy_signals(self, wanted: Collection[UUID]) -> Vernietigd:
        """Take signals without a casus out of the register for good; raises RegelFout."""
        return self._destroyed(destroy_signals(self.removal.begin(), wanted), "signaal")

    def destroy_requester(self, persoon_id: UUID, *, again: bool = False) -> Vernietigd:
        """Take who only asked for their own data out of the register for good; raises RegelFout."""
        return self._destroyed(destroy_requester(self.removal.begin(), persoon_id, again=again), "persoon")

    def _destroyed(self, gone: Vernietigd, *kinds: str) -> Vernietigd:
        self.removal.session.expunge_all()  # what is loaded may be what went
        self.removal.done(gone.gelogd, kinds, gone.stukken)
        return gone


@dataclass
class ImportUndo:
    """`unit.invoer`: taking back what an import made."""

    removal: Removal

    def obstacles(self, invoer: Invoer) -> list[str]:
        """The numbers of what an import made and that was changed or built on since."""
        return obstacles(self.removal.session.connection(), invoer)

    def undo(self, invoer: Invoer) -> None:
        """Take all that an import made out of the register for good, with its words in the index and in the log."""
        self.removal.done(destroy_imported(self.removal.begin(), invoer), ("casus", "persoon", "signaal"))
