"""A verified copy of the database: keyed, in one file, taken while the register is in use."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, text

from ivbdesk.storage import audit
from ivbdesk.storage.errors import DamagedDatabase
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.sqlite.disk import disk_refusals
from ivbdesk.storage.sqlite.engine import make_engine, raw_connection, translated
from ivbdesk.whole_file import patiently, remove

Found = TypeVar("Found")


def snapshot(source: Engine, key: bytes, target: Path) -> None:
    """Copies the whole database to `target` under the same key; the file appears only once it is verified.

    In one step: in small steps a second writer makes SQLite's backup begin again without end.
    Raises `DamagedDatabase` when the copy does not verify, `DiskFull` or `ReadOnlyFolder` from the disk.
    """
    unverified = target.with_name(target.name + ".tmp")
    with disk_refusals():
        remove(unverified)
        try:
            with translated():
                _copy(source, key, unverified)
            verify(unverified, key)
            with unverified.open("rb+") as file:
                os.fsync(file.fileno())
            patiently(lambda: unverified.replace(target))
        finally:
            remove(unverified)


def recipher(source: Engine, key: bytes, target: Path) -> None:
    """Copies the whole database to `target` under another key; whoever uses it verifies it first."""
    _copy(source, key, target)


def verify(db_path: Path, key: bytes) -> None:
    """Raises `DamagedDatabase` unless a file that is at rest opens with the key and is whole."""
    engine = make_engine(db_path, key, readonly=True)
    try:
        with translated(), engine.connect() as connection:
            if integrity(connection):
                raise DamagedDatabase()
    finally:
        engine.dispose()


def sound(db_path: Path, root: RootKey, look: Callable[[Connection], Found]) -> Found:
    """What `look` finds in a database at rest whose pages, references and audit chain all hold.

    Raises `DamagedDatabase` otherwise.
    """
    engine = make_engine(db_path, root.subkey("db"), readonly=True)
    try:
        with translated(), engine.connect() as connection:
            if integrity(
                connection
            ):  # first: of a page that does not decrypt, what reads it says other things
                raise DamagedDatabase()
            loose = connection.execute(text("PRAGMA foreign_key_check")).first()
            chain = audit.verify_chain(connection, root.subkey("audit"))
            if loose is not None or chain.broken_at is not None:
                raise DamagedDatabase()
            return look(connection)
    finally:
        engine.dispose()


def integrity(connection: Connection) -> list[str]:
    """Every line of the cipher's integrity check, or else of the database's, that is not "ok".

    They name pages and tables, never contents.
    """
    cipher = connection.scalars(text("PRAGMA cipher_integrity_check")).all()
    if cipher:
        return list(cipher)  # pages that do not decrypt: SQLite's own check would only trip over them
    return [line for line in connection.scalars(text("PRAGMA integrity_check")) if line != "ok"]


def empty_journal(engine: Engine) -> None:
    """Takes the journal into the database file; SQLite refuses this in a transaction."""
    with translated(), engine.connect() as connection:
        raw_connection(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def checkpoint(engine: Engine) -> None:
    """Takes the journal into the database file and lets go of it."""
    try:
        empty_journal(engine)
    finally:
        engine.dispose()


def _copy(source: Engine, key: bytes, target: Path) -> None:
    copy = make_engine(target, key)
    try:
        with source.connect() as reading, copy.connect() as writing:
            raw = raw_connection(writing)
            raw.set_authorizer(None)
            raw_connection(reading).backup(raw, pages=-1)
            raw.execute("PRAGMA journal_mode = DELETE")  # one file, that also opens from a read-only disk
    finally:
        copy.dispose()
