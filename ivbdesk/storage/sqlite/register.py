"""Make, open, anchor and close one register: the only place that opens its database."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Collection, Iterable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Self
from uuid import UUID

from sqlalchemy import Connection

from ivbdesk.storage import audit
from ivbdesk.storage.errors import (
    AlreadyExists,
    LostLogLines,
    NetworkDisk,
    OlderRegister,
    ReadOnlyFolder,
    RegisterError,
    ReturnedCopy,
    ReturnedPages,
)
from ivbdesk.storage.heads import newest_line, older_than
from ivbdesk.storage.key_lines import paper_used
from ivbdesk.storage.keys.attempts import Attempts
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import Argon2Params
from ivbdesk.storage.migrations import SCHEMA_HEAD, revision_of
from ivbdesk.storage.moving.errors import MovedAway
from ivbdesk.storage.sqlite import tombstones
from ivbdesk.storage.sqlite.building import build
from ivbdesk.storage.sqlite.disk import clear_unfinished, disk_refusals
from ivbdesk.storage.sqlite.draft_count import drafts_so_far
from ivbdesk.storage.sqlite.drop_box import DropBox
from ivbdesk.storage.sqlite.engine import make_engine, translated
from ivbdesk.storage.sqlite.file_names import DATABASE, DOCUMENTS, KEYS, SPARE_COPY
from ivbdesk.storage.sqlite.gone import gone_from
from ivbdesk.storage.sqlite.high_water import HighWater, as_found
from ivbdesk.storage.sqlite.in_place import InPlace
from ivbdesk.storage.sqlite.key_log import KeyLog
from ivbdesk.storage.sqlite.location import (
    check_name,
    check_place,
    check_space,
    check_writable,
    is_on_network,
)
from ivbdesk.storage.sqlite.lockfile import Slot
from ivbdesk.storage.sqlite.noticed import noticed
from ivbdesk.storage.sqlite.opening import Unlock, demand_register, unlocked
from ivbdesk.storage.sqlite.register_keys import RegisterKeys
from ivbdesk.storage.sqlite.renewal import clear_renewal, renew
from ivbdesk.storage.sqlite.snapshot import Found, empty_journal, snapshot, sound
from ivbdesk.storage.sqlite.turns import Turns
from ivbdesk.storage.stukken import DocumentFolder
from ivbdesk.whole_file import patiently, remove, sync_folder

_PUT_BACK = (OlderRegister, LostLogLines, ReturnedPages)


class Register:
    """An open register. `warnings` holds what was noticed at opening and does not stop the work.

    `earlier_tries` counts the wrong passphrases that were typed since it was last opened; `paper_used` is when the
    recovery key opened it, where that is after the officer last wrote something; `moved` that it is only read here.
    `engine` reads and writes; with `engine.execution_options(readonly=True)` a transaction only reads.
    """

    def __init__(
        self,
        folder: Path,
        root: RootKey,
        holder: UUID,
        clock: Callable[[], datetime],
        slot: Slot,
        *,
        readonly: bool = False,
    ) -> None:
        self.folder = folder
        self.holder = holder
        self.warnings: tuple[RegisterError, ...] = ()
        self.earlier_tries = 0
        self.paper_used: datetime | None = None
        self.audit_key = root.subkey("audit")
        self.on_network = is_on_network(folder)
        self.moved: MovedAway | None = None
        self._in_place = InPlace(folder, network=self.on_network)
        self.engine = make_engine(
            folder / DATABASE,
            root.subkey("db"),
            readonly=readonly,
            network=self.on_network,
            before_writing=self._demand_here,
        )
        self.high_water = HighWater(folder, self.audit_key)
        self.documents = DocumentFolder(folder / DOCUMENTS)
        self.turns = Turns(folder)
        self.drop_box = DropBox(folder, root.subkey("dropbox"))
        lines = KeyLog(self.engine, self.audit_key, holder, clock, self._note_head)
        self.keys = RegisterKeys(folder, root, holder, lines)
        self._root = root
        self._clock = clock
        self._slot = slot

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        holder: UUID,
        recovery: RecoveryKey,
        clock: Callable[[], datetime],
        params: Argon2Params | None = None,
    ) -> Self:
        """Makes the register folder and opens it. Built beside it and renamed: a crash leaves no half one.

        Whether the passphrase is strong enough is for the caller to demand. Raises `UnusableName`,
        `AlreadyExists`, `SyncedFolder`, `MissingFolder`, `ReadOnlyFolder` or `DiskFull`; nothing is
        left behind.
        """
        folder = folder.absolute()
        check_name(folder)
        if folder.exists():
            raise AlreadyExists()
        check_place(folder.parent)
        check_writable(folder.parent)
        check_space(folder.parent)
        building = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
        try:
            with translated(), disk_refusals():
                root = build(building, passphrase, holder, recovery, params)
                patiently(lambda: building.rename(folder))
                sync_folder(folder.parent)
        finally:
            shutil.rmtree(building, ignore_errors=True)
        return cls.open(folder, lambda _envelope: (root, str(holder)), clock)

    @classmethod
    def open(cls, folder: Path, unlock: Unlock, clock: Callable[[], datetime]) -> Self:
        """Opens the register, after a verified copy and a migration when its schema is older.

        Raises the `RegisterError` that says what is in the way; the files are then as they were.
        """
        folder = folder.absolute()
        demand_register(folder)
        check_place(folder)
        check_writable(folder)
        if not os.access(folder / DATABASE, os.W_OK):
            raise ReadOnlyFolder()  # SQLite would open it all the same, and refuse only when something is saved
        with ExitStack() as undo:
            slot = Slot(folder)
            slot.acquire(clock())
            undo.callback(slot.release)
            with disk_refusals():
                found = as_found(folder / DATABASE)  # before anything opens it: that takes a journal in
            envelope, root, holder = unlocked(folder, unlock, clock())
            register = cls(folder, root, holder, clock, slot)
            undo.callback(register.engine.dispose)
            with translated():
                register.keys.demand_known(envelope)  # what is refused stays sealed
            broken = register.high_water.is_broken(found)
            if not broken:
                register.high_water.open_seal()
            with translated():
                register._migrate()
                register._notice(envelope, broken=broken)
            if told := register.keys.take_up(envelope):
                register.warnings = (told, *register.warnings)
            if envelope.source != folder / KEYS or envelope.lacks_spare(folder / KEYS):
                envelope.save(folder / KEYS)
            register.earlier_tries = Attempts(folder).forget()
            clear_renewal(folder)
            clear_unfinished(folder)
            register.turns.clear(clock())
            register.drop_box.clear(clock())
            register._note_moved()
            undo.pop_all()
        return register

    def _note_moved(self) -> None:
        """From now on nothing is written in a register that was moved."""
        if moved := gone_from(self.engine):
            self.moved = MovedAway(moved.waarheen, moved.wanneer)
            self.warnings = (self.moved, *self.warnings)

    def _demand_here(self) -> None:
        self._in_place.demand()
        if self.moved is not None:
            raise self.moved

    def renew(self, recovery: RecoveryKey) -> frozenset[UUID]:
        """Gives the register another root key and recovery key, and closes it; no one else may be using it.

        Gives the officers who have to be given a passphrase anew. A crash at any moment leaves a register
        that opens: with the old keys before the database is replaced, with the new ones after. Raises
        `DiskFull`, `ReadOnlyFolder`, `DamagedDatabase` or `FilesExchanged`, with everything as it was.
        """
        self.anchor()
        envelope = self.keys.of_now()
        self.engine.dispose()
        alone = self._in_place.demand
        try:
            lost = renew(self.folder, self._root, envelope, self.holder, recovery, self._clock(), alone)
        except RegisterError:
            alone()  # what a second instance did looks like damage from here
            raise
        self._slot.release()
        return lost

    def anchor(self) -> None:
        """Writes the head of the audit log into the key file, so that an older copy is noticed later.

        Not while one of `_PUT_BACK` stands unaccepted: that would wipe out what gave it away. Raises `FilesExchanged`.
        """
        self._in_place.demand()
        if self._is_behind:
            return
        with translated(), self.engine.execution_options(readonly=True).connect() as connection:
            seq, mac = audit.head(connection)
        self.keys.anchor(seq, mac, self._clock())
        self.high_water.note(seq, mac)

    def accept_warnings(self) -> None:
        """The officer has seen the warnings and goes on with this register; the anchor follows it again."""
        if any(isinstance(warning, ReturnedCopy) for warning in self.warnings):
            self._no_copy_any_more()
        self.warnings = ()
        self.anchor()
        with self.engine.execution_options(readonly=True).connect() as connection:
            self.high_water.note(*audit.head(connection))
            self.high_water.note_drafts(drafts_so_far(connection))

    @property
    def id(self) -> str:
        """The id of the register, the same through every change."""
        return self.keys.register_id

    def head(self) -> tuple[int, str]:
        """The newest line of the log: its number, and the first digits of its MAC."""
        return newest_line(self.engine)

    def behind(self, heads: Iterable[tuple[int, str]]) -> OlderRegister | None:
        """What must be told where the log does not hold one of these lines, that were its newest before."""
        return older_than(self.engine, heads)

    def close(self) -> None:
        """Empties the journal into the database, anchors the log, seals it, and lets go of files and lock.

        Raises `FilesExchanged` where a second instance may work here; then only the files are let go of.
        """
        with ExitStack() as always:
            always.callback(self._slot.release)
            always.callback(self.engine.dispose)
            self._in_place.demand()
            always.callback(self._seal)
            always.callback(empty_journal, self.engine)
            self.anchor()

    def _seal(self) -> None:
        if not self._is_behind:
            self.high_water.seal(self.folder / DATABASE, self.engine.dispose)

    def abandon(self) -> None:
        """Takes a register away that was made just now and in which nobody recorded anything yet."""
        self.engine.dispose()
        self._slot.release()
        shutil.rmtree(self.folder, ignore_errors=True)

    def destroyed(self) -> tuple[list[tombstones.Steen], list[bytes]]:
        """What was destroyed here, and the keys under which that is told beside the copies."""
        with translated(), self.engine.execution_options(readonly=True).connect() as connection:
            return tombstones.destroyed(connection), audit.keys_so_far(connection, self.audit_key)

    def returned(self) -> tombstones.Stenen | None:
        """What must be destroyed again, where this register came from a copy; None where it did not, or it is done."""
        if not (self.folder / tombstones.COPIED).exists():
            return None
        return tombstones.read_mark(self.folder, self.id, self.audit_key)

    def settle_return(self, stones: tombstones.Stenen) -> None:
        """All that is known to have been destroyed is so here too; where that may not be all, the officer is told."""
        if not stones.heel:
            self.warnings = (*self.warnings, ReturnedCopy())
        elif not self.folder.with_suffix(".json").exists():  # a copy in its place stays one
            self._no_copy_any_more()

    def _no_copy_any_more(self) -> None:
        with disk_refusals():
            remove(self.folder / tombstones.COPIED)

    def settle_destruction(self, documents: Collection[UUID]) -> None:
        """After a destruction: the files of its documents, what the journal and older spare copies still hold."""
        for id in documents:
            self.documents.remove(id)
        empty_journal(self.engine)
        with disk_refusals():
            for spare in self.folder.glob(SPARE_COPY.format(revision="*")):
                remove(spare)

    def backup_to(self, target: Path) -> None:
        """A verified copy of the database in `target`, under the same key, also while it is in use.

        Raises `DamagedDatabase` when the copy does not verify; then there is no `target`.
        """
        snapshot(self.engine, self._root.subkey("db"), target)

    def look_into(self, database: Path, look: Callable[[Connection], Found]) -> Found:
        """What `look` finds in a copy of this register; raises `DamagedDatabase` unless it is sound."""
        return sound(database, self._root, look)

    def _migrate(self) -> None:
        with self.engine.execution_options(readonly=True).connect() as connection:
            revision = revision_of(connection)
        if revision != SCHEMA_HEAD:
            # Here, since alembic is slow to load and seldom needed.
            from ivbdesk.storage.migrations.migrate import migrate

            spare = self.folder / SPARE_COPY.format(revision=revision)
            migrate(self.engine, revision, lambda: self.backup_to(spare))

    @property
    def _is_behind(self) -> bool:
        return any(isinstance(warning, _PUT_BACK) for warning in self.warnings)

    def _note_head(self, seq: int, mac: bytes) -> None:
        if not self._is_behind:
            self.high_water.note(seq, mac)

    def note_drafts(self, number: int) -> None:
        """How many times a draft was kept or forgotten; not where that would wipe out what gave an older database away."""
        if not self._is_behind:
            self.high_water.note_drafts(number)

    def _notice(self, envelope: Envelope, *, broken: bool) -> None:
        with self.engine.execution_options(readonly=True).connect() as connection:
            noted = self.high_water.read()
            copied = (self.folder / tombstones.COPIED).exists()
            found = noticed(connection, envelope, self.audit_key, noted, broken=broken, copied=copied)
            self.paper_used = paper_used(connection, self.holder)
        self.warnings = (*found, NetworkDisk()) if self.on_network else tuple(found)
