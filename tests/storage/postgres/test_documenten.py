"""The documents of a team register: sealed before they are sent, whole when they come back, and swept when nobody adds them."""

from __future__ import annotations

from uuid import uuid4

import pytest
import sqlalchemy as sa

from ivbdesk.desk import Desk
from ivbdesk.storage.errors import DamagedDocument
from ivbdesk.storage.motor import motor_of
from tests.werkplaats import documents_of

TEXT = b"Zeldzaam woord kwispelstaartje in een verslag. " * 50_000
_LATER = sa.text("UPDATE stukinhoud SET op = op - interval '2 days'")


def test_the_server_gets_only_what_is_sealed(desk: Desk) -> None:
    id, documents = uuid4(), desk.register.documents
    key = documents.put(id, TEXT)
    assert documents.get(id, key) == TEXT
    with desk.register.engine.connect() as connection:
        parts = list(connection.scalars(sa.text("SELECT deel FROM stukinhoud")))
    assert len(parts) > 1
    assert all(b"kwispel" not in part and key not in part for part in parts)


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM stukinhoud WHERE nr = 1",
        "UPDATE stukinhoud SET deel = deel || 'x' WHERE nr = 0",
        "DELETE FROM stukinhoud",
    ],
)
def test_a_document_that_is_not_whole_is_told(desk: Desk, harm: str) -> None:
    id, documents = uuid4(), desk.register.documents
    key = documents.put(id, TEXT)
    with desk.register.engine.begin() as connection:
        connection.execute(sa.text(harm))
    with pytest.raises(DamagedDocument):
        documents.get(id, key)


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
    with desk.register.engine.begin() as connection:
        connection.execute(_LATER)
    documents.sweep(())
    assert documents_of(desk) == set()


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
