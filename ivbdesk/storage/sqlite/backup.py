"""Verified copies of a register, kept by day, week and month, and putting one back beside the register.

A copy is itself a register folder, `2026-11-23T174000.ivb`, under the keys of that moment, with a manifest
beside it that names nothing personal. A second copy of one second is `2026-11-23T174000_2.ivb`. So any copy can be opened as it is, also when this program is gone.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import chain, count
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.taal.nederlands import AMSTERDAM
from ivbdesk.storage import audit
from ivbdesk.storage.errors import AlreadyExists, DamagedDatabase, DamagedDocument, NotACopy
from ivbdesk.storage.key_lines import demand_known
from ivbdesk.storage.keys.encoding import canonical
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.sqlite import tombstones
from ivbdesk.storage.sqlite.disk import disk_refusals, write_whole
from ivbdesk.storage.sqlite.file_names import DATABASE, DOCUMENTS, KEYS
from ivbdesk.storage.sqlite.location import check_name, check_place, check_space
from ivbdesk.storage.sqlite.opening import Unlock
from ivbdesk.storage.sqlite.put_back import only_for_owner, take_documents, take_files
from ivbdesk.storage.sqlite.register import Register
from ivbdesk.storage.sqlite.snapshot import sound
from ivbdesk.storage.stukken import KEPT_HERE, DocumentFolder, damaged
from ivbdesk.storage.tables import dossier as tables
from ivbdesk.storage.ways_errors import ForeignKeyFile, ForeignKeysInCopy
from ivbdesk.whole_file import make_private_folder, patiently, read_json, remove, sync_folder

DAYS, WEEKS, MONTHS = 7, 5, 12
DAY_S = 24 * 3600
_NAME = "%Y-%m-%dT%H%M%S"
_SUFFIX, _MANIFEST = ".ivb", ".json"
_ROOM = 1.2
_LONGEST, _MOST = 100, 10**12
"""Of a word and of a number in a manifest: whoever can write beside the copies can write anything there."""
_SUM = "som"


@dataclass(frozen=True)
class BackupCopy:
    """One verified copy: where it stands, its moment, and what it held (numbers only).

    `kop` is the MAC of the newest audit row in it, as on the notes that were exported then, and `teken` the sign of the
    register under it; `nieuwste` the number of its newest casus.
    """

    folder: Path
    gemaakt_op: datetime
    register_id: str
    casussen: int
    logregels: int
    kop: str
    stukken: int = 0
    nieuwste: str = ""
    teken: str = ""

    def is_signed(self, keys: Iterable[bytes]) -> bool:
        """Whether one who had a key of this register wrote how far its log had come."""
        sign = self.teken.encode("ascii", "replace")
        return any(hmac.compare_digest(sign, self._sign(key).encode()) for key in keys)

    def signed(self, key: bytes) -> BackupCopy:
        """The same, with the sign of this key under how far the log had come."""
        return replace(self, teken=self._sign(key))

    def _sign(self, key: bytes) -> str:
        told = canonical([self.register_id, self.logregels, self.kop])
        return hmac.digest(key, b"kop van een kopie" + told, "sha256").hex()


def default_place(folder: Path) -> Path:
    """Where the copies of a register stand when no other place is chosen: in a folder beside it."""
    return folder.parent / f"{folder.stem}-reservekopieen"


def make_copy(register: Register, place: Path, now: datetime) -> BackupCopy:
    """Copies the register, also while it is in use, verifies the copy by opening it, and removes old ones.

    Raises `DiskFull`, `ReadOnlyFolder` or `MissingFolder` from the disk, and `DamagedDatabase` or `DamagedDocument` when the
    copy does not verify; then there is no new copy, and no old one is gone.
    """
    with disk_refusals():
        place.mkdir(parents=True, exist_ok=True)
    check_space(place, int((register.folder / DATABASE).stat().st_size * _ROOM))
    target = free_name(place, now)
    _sweep(place, now)
    with building_of(target) as building:
        register.backup_to(building / DATABASE)
        cases, newest, seq, mac, documents = register.look_into(building / DATABASE, describe)
        known = copies_in(place, register.keys.register_id)
        earlier = known[0].folder / DOCUMENTS if known else None
        for id in documents:
            register.documents.copy_to(building / DOCUMENTS, id, earlier)
        copied = DocumentFolder(building / DOCUMENTS)
        for id in register.look_into(building / DATABASE, lambda connection: damaged(connection, copied)):
            register.documents.copy_to(building / DOCUMENTS, id)  # the earlier copy of it had gone bad
        register.look_into(building / DATABASE, lambda connection: demand_documents(connection, building))
        register.keys.copy_to(building, seq, mac, now)
        write_whole(building / tombstones.COPIED, tombstones.mark())
    copy = BackupCopy(
        target, now, register.keys.register_id, cases, seq, mac.hex()[:16], len(documents), newest
    ).signed(register.audit_key)
    settle(copy, tombstones.signed(*register.destroyed()), place)
    return copy


def settle(copy: BackupCopy, gone: dict[str, object], place: Path) -> None:
    """Tell of a copy that was made what it is and what was destroyed by then, and remove those that are too old."""
    write_whole(copy.folder.with_suffix(_MANIFEST), _as_json(copy, gone))
    _note(gone, copy.register_id, place)
    _remove_old(place, copy)


def free_name(place: Path, now: datetime) -> Path:
    """A name that no copy has yet: also where two are made within a second, or the clock was put back.

    It tells the moment as the screen does, for who looks for a copy by hand.
    """
    name = now.astimezone(AMSTERDAM).strftime(_NAME)
    names = chain([name], (f"{name}_{number}" for number in count(2)))
    return next(path for path in (place / f"{one}{_SUFFIX}" for one in names) if not path.exists())


def note_destroyed(register: Register, place: Path) -> None:
    """Tell beside the copies what was destroyed, and with each: at once, and not only when the next copy is made."""
    _note(tombstones.signed(*register.destroyed()), register.id, place)


def _note(gone: dict[str, object], register_id: str, place: Path) -> None:
    if not place.is_dir():
        return
    write_whole(tombstones.beside(place, register_id), json.dumps(gone).encode())
    for copy in copies_in(place, register_id):
        write_whole(copy.folder.with_suffix(_MANIFEST), _as_json(copy, gone))


def describe(connection: Connection) -> tuple[int, str, int, bytes, list[UUID]]:
    """How many cases, the newest, the head of the log, and which documents."""
    cases = connection.scalar(sa.select(sa.func.count()).select_from(tables.casus)) or 0
    latest = sa.select(tables.casus.c.nummer).order_by(tables.casus.c.volgnr.desc()).limit(1)
    newest = connection.scalar(latest) or ""
    return (cases, newest, *audit.head(connection), _document_ids(connection))


def _document_ids(connection: Connection) -> list[UUID]:
    return list(connection.scalars(sa.select(tables.stuk.c.id).where(KEPT_HERE)))


def demand_documents(connection: Connection, folder: Path) -> None:
    """Raises `DamagedDocument` unless every document is there, to the bit."""
    if damaged(connection, DocumentFolder(folder / DOCUMENTS)):
        raise DamagedDocument()


def copies_in(place: Path, register_id: str | None = None) -> tuple[BackupCopy, ...]:
    """The copies in a folder, newest first; of one register where its id is given. What is no copy is skipped."""
    found = []
    for manifest in sorted(place.glob(f"*{_MANIFEST}"), reverse=True) if place.is_dir() else ():
        copy = _read(manifest)
        if copy is not None and register_id in (None, copy.register_id):
            found.append(copy)
    return tuple(sorted(found, key=lambda copy: copy.gemaakt_op, reverse=True))


def loose_in(place: Path) -> tuple[int, int]:
    """How many copies in a folder were never finished, and how many folders are left without what tells of them."""
    unfinished = len(list(place.glob(f".*{_SUFFIX}.tmp")))
    named = place.glob(f"????-??-??T??????{_SUFFIX}")
    return unfinished, sum(not path.with_suffix(_MANIFEST).exists() for path in named)


def to_keep(moments: Iterable[datetime]) -> frozenset[datetime]:
    """Of the last seven days, five weeks and twelve months with a copy, the newest of each."""
    newest_first = sorted(moments, reverse=True)
    kept: set[datetime] = set()
    periods: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (DAYS, lambda at: at.date()),
        (WEEKS, lambda at: at.isocalendar()[:2]),
        (MONTHS, lambda at: (at.year, at.month)),
    )
    for number, period in periods:
        newest: dict[object, datetime] = {}
        for at in newest_first:
            newest.setdefault(period(at), at)
        kept.update(list(newest.values())[:number])
    return frozenset(kept)


def days_without(copies: Iterable[BackupCopy], today: date) -> int | None:
    """The days since the newest copy; None where there is none."""
    newest = max((copy.gemaakt_op for copy in copies), default=None)
    return None if newest is None else (today - newest.astimezone().date()).days


def restore(copy: Path, target: Path, unlock: Unlock) -> tuple[str, ...]:
    """Puts a copy back as a new register `target`, after opening and verifying it; never over another one.

    Gives the names of what stood in the copy and is not of a register: that is left there. Raises `AlreadyExists`, what
    `unlock` raises, `ForeignKeysInCopy`, `DamagedDatabase`, or a refusal of the disk; then there is no `target`, and the copy
    is as it was.
    """
    target = target.absolute()
    check_name(target)
    if target.exists():
        raise AlreadyExists()
    if not (copy / DATABASE).is_file():
        raise NotACopy()
    check_place(target.parent)
    check_space(target.parent, int((copy / DATABASE).stat().st_size * _ROOM))
    envelope = Envelope.load(copy / KEYS)
    root, _ = unlock(envelope)
    with building_of(target) as building:

        def documents(connection: Connection) -> tuple[str, ...]:
            _demand_own_keys(connection, envelope)
            left = take_documents(copy, building, _document_ids(connection))
            demand_documents(connection, building)
            return left

        take_files(copy, building)
        left = sound(building / DATABASE, root, documents)
        only_for_owner(building)
        stones = tombstones.found_beside(copy, envelope.header.register_id, root.subkey("audit"))
        write_whole(building / tombstones.COPIED, tombstones.mark(stones, root.subkey("audit")))
    return left


def open_copy(copy: BackupCopy, unlock: Unlock) -> None:
    """Opens a copy by its own key file, where it stands, and looks at every page, line and document of it.

    Raises what `unlock` raises, `ForeignKeysInCopy`, and `DamagedDatabase` or `DamagedDocument` where it is not what its
    manifest tells.
    """
    envelope = Envelope.load(copy.folder / KEYS)
    root, _ = unlock(envelope)

    def look(connection: Connection) -> tuple[int, str, int, bytes, list[UUID]]:
        _demand_own_keys(connection, envelope)
        demand_documents(connection, copy.folder)
        return describe(connection)

    cases, newest, seq, mac, documents = sound(copy.folder / DATABASE, root, look)
    told = (cases, newest, seq, mac.hex()[: len(copy.kop)], len(documents))
    if told != (copy.casussen, copy.nieuwste, copy.logregels, copy.kop, copy.stukken):
        raise DamagedDatabase()


def _demand_own_keys(connection: Connection, envelope: Envelope) -> None:
    """Who exchanged the key file of a copy, or added to it, is not found out when it has been put back."""
    try:
        demand_known(connection, envelope)
    except ForeignKeyFile as error:
        raise ForeignKeysInCopy(error.vreemd) from None


@contextmanager
def building_of(target: Path) -> Iterator[Path]:
    """A folder that becomes `target` when all went well, and is gone otherwise."""
    building = target.with_name(f".{target.name}.tmp")
    with disk_refusals():
        shutil.rmtree(building, ignore_errors=True)
        make_private_folder(building)
    try:
        with disk_refusals():
            yield building
            for folder in (building / DOCUMENTS, building):
                if folder.is_dir():
                    sync_folder(folder)
            patiently(lambda: building.rename(target))
            sync_folder(target.parent)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _sweep(place: Path, now: datetime) -> None:
    """What a copy that was cut off left, a day after: it stands in no rotation, and would hold what is destroyed for ever."""
    for left in place.glob(f".*{_SUFFIX}.tmp"):
        with suppress(OSError):
            if now.timestamp() - left.stat().st_mtime > DAY_S:
                shutil.rmtree(left, ignore_errors=True)


def _remove_old(place: Path, newest: BackupCopy) -> None:
    copies = copies_in(place, newest.register_id)
    kept = to_keep(copy.gemaakt_op for copy in copies) | {newest.gemaakt_op}
    for copy in copies:
        if copy.gemaakt_op not in kept:
            with disk_refusals():
                remove(copy.folder.with_suffix(_MANIFEST))
            shutil.rmtree(copy.folder, ignore_errors=True)


def _as_json(copy: BackupCopy, gone: dict[str, object]) -> bytes:
    told = {
        "gemaakt_op": copy.gemaakt_op.astimezone(UTC).isoformat(),
        "register_id": copy.register_id,
        "casussen": copy.casussen,
        "logregels": copy.logregels,
        "kop": copy.kop,
        "stukken": copy.stukken,
        "nieuwste": copy.nieuwste,
        "teken": copy.teken,
    }
    whole = told | gone
    return json.dumps(whole | {_SUM: _sum(whole)}, indent=2).encode()


def _sum(told: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical(told)).hexdigest()


def _read(manifest: Path) -> BackupCopy | None:
    folder = manifest.with_suffix(_SUFFIX)
    if not (folder / DATABASE).is_file():
        return None
    try:
        told = cast(dict[str, Any], read_json(manifest, tombstones.MOST_BYTES))
        if _SUM in told and told.pop(_SUM) != _sum(told):
            return None  # what it says of the copy cannot be trusted
        at = datetime.fromisoformat(told["gemaakt_op"]).astimezone(UTC)
        numbers = _number(told["casussen"]), _number(told["logregels"])
        later = _number(told.get("stukken", 0)), str(told.get("nieuwste", ""))[:_LONGEST]
        of, kop = str(told["register_id"])[:_LONGEST], str(told["kop"])[:_LONGEST]
        return BackupCopy(folder, at, of, *numbers, kop, *later, str(told.get("teken", ""))[:_LONGEST])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return None


def _number(told: object) -> int:
    if type(told) is not int or not 0 <= told <= _MOST:
        raise ValueError
    return told
