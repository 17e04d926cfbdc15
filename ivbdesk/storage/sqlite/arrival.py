"""A register in a folder that is made of the rows of another, and looked at whole before it is put in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from ivbdesk.storage.errors import AlreadyExists
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.header import Anchor
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.sqlite import tombstones
from ivbdesk.storage.sqlite.backup import BackupCopy, building_of, demand_documents, describe, settle
from ivbdesk.storage.sqlite.disk import write_whole
from ivbdesk.storage.sqlite.engine import make_engine, translated
from ivbdesk.storage.sqlite.file_names import DATABASE, DOCUMENTS, KEYS
from ivbdesk.storage.sqlite.location import check_name, check_place, check_space, check_writable
from ivbdesk.storage.sqlite.snapshot import checkpoint, sound
from ivbdesk.storage.stukken import DocumentFolder
from ivbdesk.whole_file import make_private_folder

Found = TypeVar("Found")


def demand_room(target: Path) -> None:
    """Raises why no register can come here: `UnusableName`, `AlreadyExists`, `SyncedFolder`, `MissingFolder` or `ReadOnlyFolder`."""
    check_name(target)
    if target.exists():
        raise AlreadyExists()
    check_place(target.parent)
    check_writable(target.parent)
    check_space(target.parent)


class NewFolder:
    """The folder in which it is made, under this root key."""

    def __init__(self, folder: Path, root: RootKey) -> None:
        self._folder, self._root = folder, root
        self.documents = DocumentFolder(folder / DOCUMENTS)

    @contextmanager
    def filling(self) -> Iterator[Connection]:
        """A connection to an empty database, in one transaction; then all is in the one file."""
        from ivbdesk.storage.migrations.migrate import make_schema  # alembic is slow to load

        make_private_folder(self._folder / DOCUMENTS)
        engine = make_engine(self._folder / DATABASE, self._root.subkey("db"))
        try:
            make_schema(engine)
            with translated(), engine.begin() as connection:
                yield connection
        except BaseException:
            engine.dispose()
            raise
        checkpoint(engine)

    def look(self, look: Callable[[Connection], Found]) -> Found:
        """What `look` finds; raises `DamagedDatabase` or `DamagedDocument` unless pages, references, log and documents hold."""

        def whole(connection: Connection) -> Found:
            demand_documents(connection, self._folder)
            return look(connection)

        return sound(self._folder / DATABASE, self._root, whole)

    def lock(self, envelope: Envelope, head: tuple[int, bytes], now: datetime) -> None:
        """Write the key file, anchored at the head of the log that is in it."""
        envelope.change(self._root, replace(envelope.header, anchor=Anchor(*head, now)))
        envelope.save(self._folder / KEYS)

    def mark_copy(self) -> None:
        """What is made here is a copy: put back, it is destroyed in again what was destroyed since."""
        write_whole(self._folder / tombstones.COPIED, tombstones.mark())


@contextmanager
def new_folder(target: Path, root: RootKey) -> Iterator[NewFolder]:
    """A folder that becomes `target` when all went well, and is gone otherwise."""
    with building_of(target) as building:
        yield NewFolder(building, root)


def tell_of_copy(
    target: Path, root: RootKey, register_id: str, now: datetime, keys: list[bytes]
) -> BackupCopy:
    """Lay beside a copy what it is, of which moment, and what was destroyed by then; those that are too old go."""

    def look(connection: Connection) -> tuple[BackupCopy, dict[str, object]]:
        cases, newest, seq, mac, documents = describe(connection)
        told = BackupCopy(target, now, register_id, cases, seq, mac.hex()[:16], len(documents), newest)
        return told.signed(root.subkey("audit")), tombstones.signed(tombstones.destroyed(connection), keys)

    copy, gone = sound(target / DATABASE, root, look)
    settle(copy, gone, target.parent)
    return copy
