"""What takes longer than a computer may stay silent, of our own: a document that is uploaded, a file that is made."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from ivbdesk import actions
from ivbdesk.actions.context import DocumentStore
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk, read_stuk
from ivbdesk.actions.publiek.uitvoer import hand_over
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.desk import Desk
from tests.server_register import owner_engine
from tests.werkplaats import casus_gegevens

_OPEN = sa.text(
    "SELECT count(DISTINCT pid) FROM pg_locks WHERE locktype = 'relation' AND pid <> pg_backend_pid()"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
_BORNE = sa.text("SELECT current_setting('idle_in_transaction_session_timeout')")
LETTER = b"Geachte mevrouw"


def silent(desk: Desk) -> int:
    """How many transactions wait for what a computer is doing."""
    with owner_engine(desk).connect() as connection:
        return int(connection.scalar(_OPEN) or 0)


@dataclass(frozen=True)
class WatchedDocuments:
    """The documents of a register, and what waited while one was uploaded."""

    desk: Desk
    there: DocumentStore
    waited: list[int] = field(default_factory=list)

    def put(self, id: UUID, content: bytes) -> bytes:
        self.waited.append(silent(self.desk))
        return self.there.put(id, content)

    def get(self, id: UUID, key: bytes) -> bytes:
        return self.there.get(id, key)

    def remove(self, id: UUID) -> None:
        self.there.remove(id)


def test_no_transaction_waits_for_a_document_that_is_uploaded(desk: Desk) -> None:
    documents = WatchedDocuments(desk, desk.ctx.documents)
    ctx = replace(desk.ctx, documents=documents)
    casus_id = open_casus(ctx, casus_gegevens(), None)
    said = StukGegevens("Stuk", StukSoort.BRIEF, ctx.today(), Herkomst.EIGEN, "OOV")
    assert read_stuk(ctx, add_stuk(ctx, casus_id, said, LETTER))[1] == LETTER
    assert documents.waited == [0]


def test_the_server_waits_for_a_file_that_is_made(desk: Desk, tmp_path: Path) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    asked: list[str] = []
    found: list[object] = []

    @sa.event.listens_for(desk.register.engine, "before_cursor_execute")
    def _note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    def make(_head: str) -> bytes:
        found.extend((silent(desk), any("SET LOCAL idle_in_transaction" in one for one in asked)))
        return LETTER

    hand_over(desk.ctx, tmp_path / "een.pdf", "dossier", "college", [("casus", casus_id)], make)
    assert found == [1, True]
    with desk.ctx.begin("proef", "hoe lang de server wacht") as unit:
        assert unit.session.scalar(_BORNE) == "8s"  # type: ignore[attr-defined]  # of the storage
        unit.take_time()
        assert unit.session.scalar(_BORNE) == "1min"  # type: ignore[attr-defined]


def test_each_act_that_writes_a_file_takes_its_time() -> None:
    for file in Path(actions.__path__[0]).rglob("*.py"):
        words = file.read_text(encoding="utf-8")
        writes = words.count(" write(data)\n") + words.count(" write(notitie.pdf)\n")
        assert file.name == "bestand.py" or writes <= words.count(".take_time()"), file.name
