"""The documents of a team register: in the database, sealed here in parts, so that the server cannot read them.

The key of a document stands in its row, itself sealed under a key of the register.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, Engine

from ivbdesk.storage.errors import DamagedDocument
from ivbdesk.storage.keys.root_key import KEY_BYTES
from ivbdesk.storage.keys.slots import NONCE_BYTES
from ivbdesk.storage.postgres.errors import translated
from ivbdesk.storage.stukken import CHUNK, opened, sealed

_PUT = sa.text("INSERT INTO stukinhoud (stuk_id, nr, deel) VALUES (:id, :nr, :deel)")
_GET = sa.text("SELECT deel FROM stukinhoud WHERE stuk_id = :id ORDER BY nr")
_REMOVE = sa.text("SELECT wis_stuk(:id)").bindparams(sa.bindparam("id", type_=sa.Uuid))
_FORGET = sa.text("SELECT wis_stuk(weg.id) FROM unnest(CAST(:ids AS uuid[])) AS weg(id)")
_SWEEP = sa.text("SELECT veeg_stukken()")


class ServerDocuments:
    """Where the documents of a team register are; `wrapping` is the key under which that of each is sealed."""

    def __init__(self, engine: Engine, wrapping: bytes) -> None:
        self._engine, self._wrapping = engine, AESGCM(wrapping)

    def put(self, id: UUID, content: bytes) -> bytes:
        """Seals and keeps a document; gives its key, sealed."""
        with translated(), self._engine.begin() as connection:
            return _put(connection, self._wrapping, id, content)

    def get(self, id: UUID, key: bytes) -> bytes:
        """The content of a document. Raises `DamagedDocument` when a bit of it is not as it was kept."""
        with translated(), self._engine.execution_options(readonly=True).connect() as connection:
            return _get(connection, self._wrapping, id, key)

    def remove(self, id: UUID) -> None:
        """Takes the content away; its row must be gone before."""
        with translated(), self._engine.begin() as connection:
            connection.execute(_REMOVE, {"id": id})

    def sweep(self, _known: Collection[UUID]) -> int:
        """Takes away what belongs to no row and is a day old, left by a crash: a colleague may just be adding one."""
        with translated(), self._engine.begin() as connection:
            return int(connection.execute(_SWEEP).scalar_one())


class DocumentsAlong:
    """The same in the transaction of a connection: what goes along with it is there once that is committed."""

    def __init__(self, connection: Connection, wrapping: bytes) -> None:
        self._connection, self._wrapping = connection, AESGCM(wrapping)

    def put(self, id: UUID, content: bytes) -> bytes:
        """Seals and keeps a document; gives its key, sealed."""
        return _put(self._connection, self._wrapping, id, content)

    def get(self, id: UUID, key: bytes) -> bytes:
        """The content of a document. Raises `DamagedDocument` when a bit of it is not as it was kept."""
        return _get(self._connection, self._wrapping, id, key)


def _put(connection: Connection, wrapping: AESGCM, id: UUID, content: bytes) -> bytes:
    key, nonce = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(NONCE_BYTES)
    data = sealed(id, key, content)
    for nr, start in enumerate(range(0, len(data), CHUNK)):
        connection.execute(_PUT, {"id": id, "nr": nr, "deel": data[start : start + CHUNK]})
    return nonce + wrapping.encrypt(nonce, key, id.bytes)


def _get(connection: Connection, wrapping: AESGCM, id: UUID, key: bytes) -> bytes:
    data = b"".join(connection.scalars(_GET, {"id": id}))
    try:
        own = wrapping.decrypt(key[:NONCE_BYTES], key[NONCE_BYTES:], id.bytes)
    except (InvalidTag, ValueError):
        raise DamagedDocument() from None
    return opened(id, own, data)


def forget_documents(connection: Connection, documents: Collection[UUID]) -> None:
    """Takes the content away of what is destroyed, with its rows or not at all; they must be gone before."""
    connection.execute(_FORGET, {"ids": list(documents)})
