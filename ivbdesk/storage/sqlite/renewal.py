"""Another root key for a register: copied, verified, and put in its place by one rename."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from ivbdesk.storage import audit
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.key_lines import confirmed, officers
from ivbdesk.storage.keys.changes import renewed
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.header import Anchor, WaysIn
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.sqlite.disk import disk_refusals
from ivbdesk.storage.sqlite.engine import make_engine, translated
from ivbdesk.storage.sqlite.file_names import DATABASE, JOURNALS, KEYS, NEW_DATABASE, NEW_KEYS, SPARE_COPY
from ivbdesk.storage.sqlite.snapshot import checkpoint, recipher, verify
from ivbdesk.whole_file import patiently, read_beginning, remove, sync_folder

SALT_BYTES = 16


def renew(
    folder: Path,
    root: RootKey,
    envelope: Envelope,
    holder: UUID,
    recovery: RecoveryKey,
    now: datetime,
    demand_alone: Callable[[], None],
) -> frozenset[UUID]:
    """Puts the database under a new root key, with the key file that goes with it, made from `envelope`.

    The new key file is written first, named after the first bytes of the new database; replacing the
    database is the one moment at which the register changes keys; what `demand_alone` raises just before keeps it as it
    was. Gives the officers who are not in the new key file, since theirs has no public key. Nobody but who works here is in it.
    """
    new = RootKey.new()
    copy = folder / NEW_DATABASE
    clear_renewal(folder)
    with translated(), disk_refusals():
        source = make_engine(folder / DATABASE, root.subkey("db"))
        try:
            recipher(source, new.subkey("db"), copy)
            with source.connect() as connection:
                working = officers(connection, working=True)
        finally:
            checkpoint(source)
        demand_alone()  # a second instance that came in meanwhile has taken the copy away
        envelope.demand_untouched(root)
        header = renewed(envelope.header, root, new, recovery, working)
        dropped = sorted(envelope.stand.ways.keys() - header.stand.ways.keys())
        anchor = _log(copy, root, new, (header.stand, dropped), holder, now)
        keys = Envelope.of(replace(header, anchor=anchor), new)
        verify(copy, new.subkey("db"))
        lost = frozenset(UUID(officer) for officer in envelope.header.without_public & working)
        demand_alone()  # or it wrote in the database that is replaced here
        keys.save(folder / f"{NEW_KEYS}{_salt(copy)}")
        for journal in JOURNALS:
            remove(folder / journal)  # emptied above; of the old key, it would not fit the new file
        patiently(lambda: copy.replace(folder / DATABASE))
        sync_folder(folder)
        keys.save(folder / KEYS)
        clear_renewal(folder)
        for spare in folder.glob(SPARE_COPY.format(revision="*")):
            remove(spare)  # of an earlier schema, under the old key: it would keep that key worth stealing
    return lost


def key_files(folder: Path) -> Iterator[Envelope]:
    """The key files that may belong to the database that stands here, the likeliest first; never none.

    That of a renewal which was cut off goes before, if it had succeeded. What only bears the name of such a file was
    put there by somebody, and keeps the register neither shut nor waiting. Raises what `Envelope.load` raises for
    `register.keys`.
    """
    own = waiting = None
    with suppress(RegisterError):
        waiting = Envelope.load(folder / f"{NEW_KEYS}{_salt(folder / DATABASE)}")
    with suppress(RegisterError):
        own = Envelope.load(folder / KEYS)
    if waiting is not None and (own is None or waiting.header.may_follow(own.header)):
        yield waiting
    if own is not None or waiting is None:
        yield own or Envelope.load(folder / KEYS)


def clear_renewal(folder: Path) -> None:
    """Takes away what a renewal that was cut off has left."""
    with disk_refusals():
        for left in (*folder.glob(f"{NEW_DATABASE}*"), *folder.glob(f"{NEW_KEYS}*")):
            remove(left)


def _salt(database: Path) -> str:
    return read_beginning(database, SALT_BYTES).hex()


def _log(
    copy: Path, old: RootKey, new: RootKey, ways: tuple[WaysIn, list[str]], holder: UUID, now: datetime
) -> Anchor:
    """The renewal, the new ways in and those left out as the first lines under the new key; gives the head of the log."""
    stand, dropped = ways
    engine = make_engine(copy, new.subkey("db"))
    try:
        with engine.begin() as connection:
            audit.keep_key(connection, old.subkey("audit"))
            doing = audit.Doing(holder, "hoofdsleutel vernieuwen", "nieuwe sleutels voor het register", now)
            told = {"sleutel": (None, "vernieuwd"), "weggelaten": (None, dropped)}
            entry = audit.Entry("register", "", told)
            audit.append(connection, new.subkey("audit"), doing, [entry, confirmed(stand)])
            seq, mac = audit.head(connection)
    finally:
        checkpoint(engine)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    return Anchor(seq, mac, now)
