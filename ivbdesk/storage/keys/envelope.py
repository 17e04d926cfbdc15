"""The key file `register.keys`: opening it, and giving or taking the ways in."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

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
from ivbdesk.storage.keys.header import Anchor, Header, WaysIn, parse, render
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import Argon2Params, KeySlot, SlotKind, calibrate, normal
from ivbdesk.storage.sqlite.disk import disk_refusals, write_whole
from ivbdesk.whole_file import read_whole

SPARE_SUFFIX = ".prev"
MOST_BYTES = 256 * 1024


class Envelope:
    """The key file of one register. The recovery slot is always in it.

    Reading it asks for no key and finds damage by a checksum; what someone changed on purpose is found by
    the header MAC as soon as a slot opens. `from_previous` says that the spare copy was read.
    """

    from_previous = False
    source: Path | None = None
    """Where it was read."""
    opened_by: SlotKind | None = None
    """What kind of slot was opened."""

    def __init__(self, header: Header, mac: bytes) -> None:
        self._header = header
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
        empty = Header(secrets.token_hex(16), 0, 1, (), None)
        at_recovery = KeySlot.seal(SlotKind.RECOVERY, "", recovery.secret, root, empty.binding())
        envelope = cls(empty, empty.mac(root))
        envelope._change(root, slots=(at_recovery,))
        envelope.change_passphrase(root, holder, passphrase, params or calibrate())
        return envelope

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

    def save(self, path: Path) -> None:
        """Writes the key file, and then, once it reads back the same, its spare copy.

        The spare copy is the previous file only while the new one is not certain: a passphrase that was
        changed must not live on in it. Raises `DiskFull`, `ReadOnlyFolder` or `DamagedKeyFile`: that last also
        where it could not be read back, before anything is written.
        """
        data = render(self._header, self._mac)
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
    def register_id(self) -> str:
        """The random id of the register: 32 hexadecimal digits."""
        return self._header.register_id

    @property
    def epoch(self) -> int:
        """How many root keys there were before this one; bound into every slot."""
        return self._header.dek_epoch

    @property
    def stand(self) -> WaysIn:
        """The state of the ways in, to be held against what the register remembers of it."""
        return self._header.stand

    @property
    def anchor(self) -> Anchor | None:
        """The head of the audit log when it was last anchored; to be trusted once a slot has opened."""
        return self._header.anchor

    @property
    def holders(self) -> tuple[str, ...]:
        """The ids of the officers who have a passphrase: for whoever comes in by the recovery key."""
        return tuple(slot.holder for slot in self._header.slots_of(SlotKind.PASSPHRASE))

    @property
    def keyring_holders(self) -> tuple[str, ...]:
        """The ids of the officers whose computer opens the register by its keyring."""
        return tuple(slot.holder for slot in self._header.slots_of(SlotKind.KEYRING))

    @property
    def least_cost(self) -> Argon2Params:
        """What a try of the passphrase costs that costs the least."""
        costs = [slot.params for slot in self._header.slots_of(SlotKind.PASSPHRASE) if slot.params]
        return min(costs, key=lambda cost: cost.memory_kib * cost.time_cost)

    def unlock_passphrase(self, passphrase: str, first: str = "") -> tuple[RootKey, str]:
        """The root key, and the officer whose passphrase it is; the slot of officer `first` is tried first.

        Raises `WrongPassphrase`, `DamagedKeyFile` or `TooLittleMemory`.
        """
        return self._unlock(SlotKind.PASSPHRASE, normal(passphrase), WrongPassphrase(), first)

    def unlock_recovery(self, typed: str) -> RootKey:
        """The root key. Raises `WrongRecoveryKey` (with the group) or `DamagedKeyFile`."""
        secret = RecoveryKey.parse(typed).secret
        root, _ = self._unlock(SlotKind.RECOVERY, secret, WrongRecoveryKey())
        return root

    def unlock_token(self, token: bytes) -> tuple[RootKey, str]:
        """The root key, and the officer on whose computer the token was kept.

        Raises `KeyringError` when the token opens nothing (any more): the passphrase is then asked.
        """
        stale = KeyringError("Wat deze computer heeft onthouden, opent dit register niet meer.")
        return self._unlock(SlotKind.KEYRING, token, stale)

    def renewed(self, old: RootKey, new: RootKey, recovery: RecoveryKey, officers: Collection[str]) -> Self:
        """The key file under another root key: the passphrases of these officers, and a new recovery key.

        No token of a keyring is kept, and no one else. An officer who has a slot of the first version only is no
        longer in it: see `without_public`.
        """
        self._demand_untouched(old)
        phrases = self._header.slots_of(SlotKind.PASSPHRASE)
        kept = [slot for slot in phrases if slot.public and slot.holder in officers]
        later = replace(self._header, dek_epoch=self._header.dek_epoch + 1, slots=(), anchor=None)
        at_recovery = KeySlot.seal(SlotKind.RECOVERY, "", recovery.secret, new, later.binding())
        slots = (at_recovery, *(slot.resealed(new, later.binding()) for slot in kept))
        header = replace(later, slots=slots, generation=later.generation + 1)
        return type(self)(header, header.mac(new))

    @property
    def without_public(self) -> frozenset[str]:
        """The officers who have not opened the register since the first version of the key file."""
        return frozenset(
            slot.holder for slot in self._header.slots_of(SlotKind.PASSPHRASE) if slot.public is None
        )

    def change_recovery(self, root: RootKey, recovery: RecoveryKey) -> None:
        """Another recovery key; the paper of the earlier one opens nothing any more."""
        self._put(root, KeySlot.seal(SlotKind.RECOVERY, "", recovery.secret, root, self._header.binding()))

    def remove_officers(self, root: RootKey, holders: Collection[str]) -> None:
        """Takes the ways in of officers out of the key file. Whoever copied the file before can still use the copy."""
        self._change(root, slots=tuple(slot for slot in self._header.slots if slot.holder not in holders))

    def remove_ways(self, root: RootKey, ways: Collection[str]) -> None:
        """Takes these ways in out of the key file, by their names in `stand`."""
        self._change(root, slots=tuple(slot for slot in self._header.slots if slot.way not in ways))

    def change_passphrase(self, root: RootKey, holder: str, passphrase: str, params: Argon2Params) -> None:
        """Gives the officer this passphrase, instead of all that opened the register for them before.

        Nothing is encrypted anew.
        """
        slot = KeySlot.seal(
            SlotKind.PASSPHRASE, holder, normal(passphrase), root, self._header.binding(), params
        )
        others = tuple(other for other in self._header.slots if other.holder != holder)
        self._change(root, slots=(*others, slot))

    def add_keyring_slot(self, root: RootKey, holder: str, token: bytes) -> None:
        """Lets a token of 32 random bytes, kept in the officer's keyring, open the register too."""
        self._put(root, KeySlot.seal(SlotKind.KEYRING, holder, token, root, self._header.binding()))

    def remove_keyring_slot(self, root: RootKey, holder: str) -> None:
        """Ends the officer's entry by keyring. Whoever copied file and token before can still use the copy."""
        self._change(root, slots=self._header.without(SlotKind.KEYRING, holder))

    def with_anchor(self, root: RootKey, anchor: Anchor) -> Self:
        """The same key file with another anchor."""
        changed = type(self)(self._header, self._mac)
        changed._change(root, anchor=anchor)
        return changed

    def _put(self, root: RootKey, slot: KeySlot) -> None:
        self._change(root, slots=(*self._header.without(slot.kind, slot.holder), slot))

    def _change(self, root: RootKey, **changes: Any) -> None:
        self._demand_untouched(root)
        changed = replace(self._header, generation=self._header.generation + 1, **changes)
        changed.demand_room()
        self._header, self._mac = changed, changed.mac(root)

    def _unlock(
        self, kind: SlotKind, secret: bytes, failure: RegisterError, first: str = ""
    ) -> tuple[RootKey, str]:
        # What costs least goes first: a dear slot that somebody put there holds up nobody with a passphrase.
        for slot in sorted(self._header.slots_of(kind), key=lambda slot: (slot.holder != first, slot.work)):
            opened = slot.open(secret, self._header.binding_of(slot))
            if opened is not None:
                root, newest = opened
                self._demand_untouched(root)
                self.opened_by = kind
                if slot.public is None:
                    self._put(root, newest.resealed(root, self._header.binding()))
                return root, slot.holder
        raise failure

    def _demand_untouched(self, root: RootKey) -> None:
        if not hmac.compare_digest(self._mac, self._header.mac(root)):
            raise DamagedKeyFile()


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
