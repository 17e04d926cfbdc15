"""The documents of a team register: sealed before they are sent, whole when they come back, read by who reads their row."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from ivbdesk.actions.beheer.toegang import close_casus_to
from ivbdesk.actions.bewaren.bewaren import carry_out, due_items, propose
from ivbdesk.actions.dossier.casus import change_status, open_casus
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk, read_stuk
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.desk import Desk
from ivbdesk.drukwerk import render_declaration
from ivbdesk.storage.errors import DamagedDocument
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.postgres.documents import ServerDocuments
from ivbdesk.storage.postgres.errors import NoServerRight
from tests.storage.collega import colleague, engine_of
from tests.werkplaats import NOW, Klok, casus_gegevens, database_of, documents_of, new_desk

TEXT = b"Zeldzaam woord kwispelstaartje in een verslag. " * 50_000
GEGEVENS = StukGegevens("Verslag huisbezoek", StukSoort.VERSLAG, NOW.date(), Herkomst.EIGEN, "OOV")
LATER = datetime(2040, 1, 2, 9, tzinfo=UTC)
_LATER = sa.text("UPDATE stukinhoud SET op = op - interval '2 days'")
_MORE = sa.text("INSERT INTO stukinhoud (stuk_id, nr, deel) VALUES (:id, 9, '')")
_PARTS = sa.text("SELECT count(*) FROM stukinhoud")


def _added(desk: Desk) -> tuple[UUID, UUID]:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    return casus_id, add_stuk(desk.ctx, casus_id, GEGEVENS, TEXT)


def test_the_server_gets_only_what_is_sealed(desk: Desk) -> None:
    _, id = _added(desk)
    assert read_stuk(desk.ctx, id)[1] == TEXT
    with database_of(desk).connect() as connection:
        parts = list(connection.scalars(sa.text("SELECT deel FROM stukinhoud")))
    assert len(parts) > 1
    assert all(b"kwispel" not in part for part in parts)


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM stukinhoud WHERE nr = 1",
        "UPDATE stukinhoud SET deel = deel || 'x' WHERE nr = 0",
        "DELETE FROM stukinhoud",
    ],
)
def test_a_document_that_is_not_whole_is_told(desk: Desk, harm: str) -> None:
    _, id = _added(desk)
    with database_of(desk).begin() as connection:
        connection.execute(sa.text(harm))
    with pytest.raises(DamagedDocument):
        read_stuk(desk.ctx, id)


def test_a_key_opens_only_its_own_document(desk: Desk) -> None:
    documents = desk.register.documents
    one, other = uuid4(), uuid4()
    documents.put(one, TEXT)
    with pytest.raises(DamagedDocument):
        documents.get(one, documents.put(other, TEXT))


def test_what_belongs_to_no_row_goes_after_a_day(desk: Desk) -> None:
    documents, id = desk.register.documents, uuid4()
    documents.put(id, b"van een venster dat omviel")
    documents.sweep(())
    assert documents_of(desk) == {id}, "a colleague may just be adding it"
    with database_of(desk).begin() as connection:
        connection.execute(_LATER)
    assert documents.sweep(()) == 1
    assert documents_of(desk) == set()


@pytest.mark.parametrize("recht", list(Recht))
def test_who_is_not_let_in_neither_reads_a_document_nor_sweeps_it_away(desk: Desk, recht: Recht) -> None:
    """What is closed to an officer looks to her as if there were no row: it is not hers to tidy up."""
    casus_id, id = _added(desk)
    bram = engine_of(desk, colleague(desk, recht=recht).officer)
    theirs = ServerDocuments(bram, bytes(32))
    with bram.connect() as connection:
        assert connection.scalar(_PARTS) == 3
    close_casus_to(desk.ctx, casus_id, (), "niet iedereen hoeft dit te zien")
    with database_of(desk).begin() as connection:
        connection.execute(_LATER)
    with bram.connect() as connection:
        assert connection.scalar(_PARTS) == 0
    with pytest.raises((NoServerRight, DBAPIError)), bram.begin() as connection:
        connection.execute(_MORE, {"id": id})
    assert theirs.sweep(()) == 0
    if recht is not Recht.LEZER:
        theirs.remove(id)
    assert read_stuk(desk.ctx, id)[1] == TEXT


def test_a_casus_that_is_destroyed_takes_its_documents_off_the_server(tmp_path: Path, klok: Klok) -> None:
    desk = new_desk(tmp_path, klok)
    bram = colleague(desk)
    casus_id, _ = _added(desk)
    _, stays = _added(desk)
    change_status(desk.ctx, casus_id, CasusStatus.GESLOTEN, "klaar met de aanpak")
    klok.nu = LATER
    propose(bram, due_items(bram))
    (waiting,) = desk.ctx.reads.bewaren.vernietigingen()
    carry_out(desk.ctx, waiting.id, LATER.date(), render_declaration(desk.ctx))
    assert documents_of(desk) == {stays}
    desk.close()


def test_what_is_destroyed_goes_with_its_content_or_not_at_all(desk: Desk) -> None:
    """After the commit nothing can fail any more, and be told as if nothing was destroyed."""
    documents, one, other = desk.register.documents, uuid4(), uuid4()
    for id in (one, other):
        documents.put(id, TEXT)
    motor = motor_of(desk.register.engine)
    with desk.register.engine.connect() as connection:
        motor.forget_documents(connection, [one])
        connection.rollback()
    assert documents_of(desk) == {one, other}
    with desk.register.engine.begin() as connection:
        motor.forget_documents(connection, [one])
    assert documents_of(desk) == {other}
