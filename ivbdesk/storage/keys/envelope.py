"""The key file `register.keys`: reading it, opening a slot of it, taking on a change, and writing it."""

from __future__ import annotations

import hmac
import secrets
from pathlib import Path
from typing import Self

from ivbdesk.storage.errors import (
    DamagedKeyFile,
    KeyringError,
    MissingFolder,
    MissingKeyFile,
    RegisterError,
    UnknownDiskError,
    WrongPassphrase,
    WrongRecoveryKey,
)
from ivbdesk.storage.keys.changes import passphrase_given, recovery_replaced
from ivbdesk.storage.keys.header import Header, WaysIn, parse, render
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import Argon2Params, SlotKind, calibrate, normal
from ivbdesk.storage.sqlite.disk import disk_refusals, write_whole
from ivbdesk.storage.ways_errors import ForgedKeyFile
from ivbdesk.whole_file import read_whole

SPARE_SUFFIX = ".prev"
MOST_BYTES = 256 * 1024


class Envelope:
    """The key file of one register: `header` is what stands in it.

    Reading it asks for no key and finds damage by a checksum. When a slot opens, its secret has to vouch for the root
    key in it, and the header MAC tells what someone who had no key changed. `from_previous` says that the spare copy was read.
    """

    from_previous = False
    source: Path | None = None
    """Where it was read."""
    opened_by: SlotKind | None = None
    """What kind of slot was opened."""
    was_unvouched = False
    """Whether the slot that was opened is one that anybody who could write the file could have made."""

    def __init__(self, header: Header, mac: bytes) -> None:
        self.header = header
        self._mac = mac
        self.read_stand = header.stand
        """The state of the ways in as the file had it: opening can bring a slot to the newest form."""

    @classmethod
    def create(
        cls,
        root: RootKey,
        passphrase: str,
        holder: str,
        recovery: RecoveryKey,
        params: Argon2Params | None = None,
    ) -> Self:
        """The key file of a new register; `holder` is an opaque id. Without `params` it calibrates."""
        empty = recovery_replaced(Header(secrets.token_hex(16), 0, 1, (), None), root, recovery)
        return cls.of(passphrase_given(empty, root, holder, passphrase, params or calibrate()), root)

    @classmethod
    def of(cls, header: Header, root: RootKey) -> Self:
        """The key file that holds this, where there was none of this root key; raises `TooManyWaysIn`."""
        header.demand_room()
        header = header.following()
        return cls(header, header.mac(root))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Reads the key file, or its spare copy where it is missing or damaged. Nothing is changed.

        Raises `MissingKeyFile`, `DamagedKeyFile`, or `NewerSchema` for a later version of the file.
        """
        spare = path.with_name(path.name + SPARE_SUFFIX)
        found = [(file, data) for file in (path, spare) if (data := _read(file)) is not None]
        if not found:
            raise MissingKeyFile()
        for file, data in found:
            read = parse(data)
            if read is not None:
                envelope = cls(*read)
                envelope.from_previous, envelope.source = file == spare, path
                return envelope
        raise DamagedKeyFile()

    @classmethod
    def read(cls, data: bytes) -> Self:
        """The key file of these bytes; raises `DamagedKeyFile`."""
        found = parse(data) if len(data) <= MOST_BYTES else None
        if found is None:
            raise DamagedKeyFile()
        return cls(*found)

    def as_bytes(self) -> bytes:
        """What `read` reads."""
        return render(self.header, self._mac)

    def save(self, path: Path) -> None:
        """Writes the key file, and then, once it reads back the same, its spare copy.

        The spare copy is the previous file only while the new one is not certain: a passphrase that was
        changed must not live on in it. Raises `DiskFull`, `ReadOnlyFolder` or `DamagedKeyFile`: that last also
        where it could not be read back, before anything is written.
        """
        data = self.as_bytes()
        if len(data) > MOST_BYTES or parse(data) is None:
            raise DamagedKeyFile()
        write_whole(path, data)
        if _read(path) != data:
            raise DamagedKeyFile()
        write_whole(path.with_name(path.name + SPARE_SUFFIX), data)

    def lacks_spare(self, path: Path) -> bool:
        """Whether the spare copy is another than this key file: of before a change that was cut off."""
        return not self.from_previous and _read(path) != _read(path.with_name(path.name + SPARE_SUFFIX))

    @property
    def stand(self) -> WaysIn:
        """The state of the ways in, to be held against what the register remembers of it."""
        return self.header.stand

    def unlock_passphrase(self, passphrase: str, first: str = "") -> tuple[RootKey, str]:
        """The root key, and the officer whose passphrase it is; the slot of officer `first` is tried first.

        Raises `WrongPassphrase`, `DamagedKeyFile` or `TooLittleMemory`.
        """
        root, holder, _ = self.unlock_stretched(passphrase, first)
        return root, holder

    def unlock_stretched(self, passphrase: str, first: str = "") -> tuple[RootKey, str, bytes]:
        """The same, with what the passphrase was stretched to; raises what `unlock_passphrase` raises."""
        return self._unlock(SlotKind.PASSPHRASE, normal(passphrase), WrongPassphrase(), first)

    def unlock_recovery(self, typed: str) -> RootKey:
        """The root key. Raises `WrongRecoveryKey` (with the group) or `DamagedKeyFile`."""
        secret = RecoveryKey.parse(typed).secret
        root, _, _ = self._unlock(SlotKind.RECOVERY, secret, WrongRecoveryKey())
        return root

    def unlock_token(self, token: bytes) -> tuple[RootKey, str]:
        """The root key, and the officer on whose computer the token was kept.

        Raises `KeyringError` when the token opens nothing (any more): the passphrase is then asked.
        """
        stale = KeyringError("Wat deze computer heeft onthouden, opent dit register niet meer.")
        root, holder, _ = self._unlock(SlotKind.KEYRING, token, stale)
        return root, holder

    def change(self, root: RootKey, header: Header) -> None:
        """Takes this on, made from `header`. Raises `DamagedKeyFile` for another root key, or `TooManyWaysIn`."""
        self.demand_untouched(root)
        header.demand_room()
        self.header = header.following()
        self._mac = self.header.mac(root)

    def demand_untouched(self, root: RootKey) -> None:
        """Raises `DamagedKeyFile` where somebody without this root key changed the file."""
        if not hmac.compare_digest(self._mac, self.header.mac(root)):
            raise DamagedKeyFile()

    def _unlock(
        self, kind: SlotKind, secret: bytes, failure: RegisterError, first: str = ""
    ) -> tuple[RootKey, str, bytes]:
        header = self.header
        # What costs least goes first: a dear slot that somebody put there holds up nobody with a passphrase.
        for slot in sorted(header.slots_of(kind), key=lambda slot: (slot.holder != first, slot.work)):
            opened = slot.open(secret, header.binding_of(slot))
            if opened is None:
                continue
            root, lock = opened
            if not header.vouches(slot, root):
                raise ForgedKeyFile()
            self.demand_untouched(root)
            self.opened_by, self.was_unvouched = kind, slot.version == 2
            if slot.voucher is None or slot.voucher.root != root.identity:
                self.change(root, header.with_slot(slot.vouched(lock, root, header.binding())))
            return root, slot.holder, lock
        raise failure


def _read(path: Path) -> bytes | None:
    """The bytes of the file, none when it cannot be a key file, or None where there is no file.

    Raises what the disk refuses: a file that a scanner holds, or that this user may not read, is not damaged.
    """
    try:
        with disk_refusals():
            return read_whole(path, MOST_BYTES)
    except MissingFolder:
        return None
    except UnknownDiskError:  # such as a folder of that name
        return b""
