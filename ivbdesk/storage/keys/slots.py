"""A key slot: the root key, sealed under a passphrase, the recovery key, or a token of the OS keyring."""

from __future__ import annotations

import secrets
import time
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from ivbdesk.storage.errors import TooLittleMemory
from ivbdesk.storage.keys.encoding import canonical, decode, encode
from ivbdesk.storage.keys.root_key import KEY_BYTES, RootKey, derive, public_of
from ivbdesk.storage.keys.voucher import Voucher
from ivbdesk.storage.ways_errors import ForgedKeyFile

SALT_BYTES = 16
NONCE_BYTES = 12
SEALED_BYTES = KEY_BYTES + 16

MIB = 1024
LEAST_MEMORY, MOST_MEMORY = (19 * MIB, 2048 * MIB)  # in KiB; outside of it a file is refused unread
MOST_TIME_COST, MOST_PARALLELISM = 64, 16
MOST_OWN_WORK = 4 * 256 * MIB
"""KiB times passes of the dearest slot that the program makes: so many that a file full of them can still be read."""


@dataclass(frozen=True)
class Argon2Params:
    """What one try of a passphrase costs. Raises `ValueError` outside the bounds, before memory is spent."""

    memory_kib: int
    time_cost: int
    parallelism: int

    def __post_init__(self) -> None:
        bounds = (
            (self.memory_kib, LEAST_MEMORY, MOST_MEMORY),
            (self.time_cost, 1, MOST_TIME_COST),
            (self.parallelism, 1, MOST_PARALLELISM),
        )
        if not all(type(value) is int and least <= value <= most for value, least, most in bounds):
            raise ValueError("Argon2 buiten de grenzen")


def calibrate(timer: Callable[[], float] = time.perf_counter) -> Argon2Params:
    """What makes a try take up to a second here: 256 MiB where that is quick enough, never under 64 MiB."""
    probe = Argon2Params(64 * MIB, 1, 4)

    def measure() -> float:
        start = timer()
        stretch(b"", bytes(SALT_BYTES), probe)
        return timer() - start

    per_pass = min(measure(), measure())  # of 64 MiB; twice, since the computer may be busy for a moment
    memory = next((size for size in (256, 128) if 3 * per_pass * size / 64 <= 1), 64)
    passes = round(0.75 / max(per_pass * memory / 64, 0.01))
    return Argon2Params(memory * MIB, min(max(passes, 3), MOST_OWN_WORK // (memory * MIB)), 4)


class SlotKind(StrEnum):
    """By what a slot opens."""

    PASSPHRASE = "passphrase"
    KEYRING = "keyring"
    RECOVERY = "recovery"


_PRIVATE = "ivbdesk 3 private"
"""Not what opened a slot of before: who has one of those public keys makes no slot of this version with it."""

RECOVERY_WAY = SlotKind.RECOVERY.value
"""The name of the one way in that is of no officer."""


@dataclass(frozen=True)
class KeySlot:
    """One way in. `holder` is the id of the officer it belongs to; the recovery slot belongs to no one.

    Every field, and the register it is in, is bound into the seal: changed or moved, it does not open.
    `public` belongs to what opens the slot, so that another root key can be sealed for it later; a slot of
    the first version has none. `voucher` is the word of the secret for the root key; before the third version it gave none.
    """

    kind: SlotKind
    holder: str
    params: Argon2Params | None
    salt: bytes
    nonce: bytes
    sealed: bytes
    public: bytes | None = None
    voucher: Voucher | None = None

    @property
    def version(self) -> int:
        """The version of the key file that first knew such a slot."""
        return 1 if self.public is None else 2 if self.voucher is None else 3

    @property
    def way(self) -> str:
        """What this way in is called: its kind, and the officer where there is one. No file has two of a name."""
        return f"{self.kind.value} {self.holder}".rstrip()

    @property
    def asked(self) -> tuple[str, bytes, Argon2Params | None, bytes | None]:
        """What makes out which secret opens it, and what a try costs: the same whatever root key is sealed in it."""
        return self.holder, self.salt, self.params, self.public

    @property
    def work(self) -> int:
        """What one try of it costs: KiB times passes."""
        return self.params.memory_kib * self.params.time_cost if self.params else 0

    @classmethod
    def seal(
        cls,
        kind: SlotKind,
        holder: str,
        secret: bytes,
        root: RootKey,
        register: Mapping[str, object],
        params: Argon2Params | None = None,
        salt: bytes | None = None,
    ) -> Self:
        """Seals the root key for `holder`, bound to the fields of the file in `register`; without `salt` by a new one."""
        empty = cls(kind, holder, params, salt or secrets.token_bytes(SALT_BYTES), b"", b"")
        return empty.vouched(empty._lock(secret), root, register)

    def vouched(self, lock: bytes, root: RootKey, register: Mapping[str, object]) -> Self:
        """The same slot, in the newest form, in which what the secret was stretched to vouches for this root key."""
        own = replace(self, public=public_of(derive(lock, _PRIVATE, salt=None)))
        voucher = Voucher.give(lock, own._described(register), root)
        return replace(own, voucher=voucher).resealed(root, register)

    def resealed(self, root: RootKey, register: Mapping[str, object]) -> Self:
        """The same slot for another root key; asks for no secret. Only for a slot with a public key."""
        assert self.public is not None
        fresh = replace(self, nonce=secrets.token_bytes(NONCE_BYTES))
        return replace(fresh, sealed=root.sealed_for(self.public, fresh.nonce, fresh._bound(register)))

    def open(self, secret: bytes, register: Mapping[str, object]) -> tuple[RootKey, bytes] | None:
        """The root key, and what the secret was stretched to; None when the secret is not of this slot.

        Raises `ForgedKeyFile` where the secret is of this slot and does not vouch for what is in it, or `TooLittleMemory`.
        """
        lock = self._lock(secret)
        own = derive(lock, _PRIVATE, salt=None)
        if self.voucher is None:
            if self.public == public_of(own):
                raise ForgedKeyFile()  # brought back to the form of before, in which anybody can seal it
            opener = RootKey.unsealed if self.public is None else RootKey.unsealed_with
            root = opener(lock, self.nonce, self._bound(register), self.sealed)
            return None if root is None else (root, lock)
        if self.public != public_of(own):
            return None
        root = RootKey.unsealed_with(own, self.nonce, self._bound(register), self.sealed)
        if root is None or not self.voucher.is_of(lock, self._described(register)):
            raise ForgedKeyFile()
        return root, lock

    def as_json(self) -> dict[str, object]:
        """The fields as they stand in the file."""
        cost = None
        if self.params is not None:
            cost = [self.params.memory_kib, self.params.time_cost, self.params.parallelism]
        later: dict[str, object] = {} if self.public is None else {"public": encode(self.public)}
        if self.voucher is not None:
            later["voucher"] = self.voucher.as_json()
        return later | {
            "kind": self.kind.value,
            "holder": self.holder,
            "argon2id": cost,
            "salt": encode(self.salt),
            "nonce": encode(self.nonce),
            "sealed": encode(self.sealed),
        }

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Self:
        """The slot of these fields; raises `ValueError`, `TypeError` or `KeyError` when it can be none."""
        kind = SlotKind(fields["kind"])
        cost = fields["argon2id"]
        params = None if cost is None else Argon2Params(*cost)
        salt, nonce, sealed = (decode(fields[name]) for name in ("salt", "nonce", "sealed"))
        if (kind is SlotKind.PASSPHRASE) != (params is not None) or not _is_holder(kind, fields["holder"]):
            raise ValueError("velden passen niet bij dit soort slot")
        public = decode(fields["public"]) if "public" in fields else None
        expected = SEALED_BYTES if public is None else SEALED_BYTES + KEY_BYTES
        if (len(salt), len(nonce), len(sealed)) != (SALT_BYTES, NONCE_BYTES, expected):
            raise ValueError("velden hebben een andere lengte")
        if public is not None and len(public) != KEY_BYTES:
            raise ValueError("velden hebben een andere lengte")
        voucher = Voucher.from_json(fields["voucher"]) if "voucher" in fields else None
        if voucher is not None and public is None:
            raise ValueError("een slot van twee versies")
        return cls(kind, fields["holder"], params, salt, nonce, sealed, public, voucher)

    def _lock(self, secret: bytes) -> bytes:
        if self.params is None:
            return derive(secret, f"ivbdesk 1 {self.kind.value} slot", self.salt)
        return stretch(secret, self.salt, self.params)

    def _described(self, register: Mapping[str, object]) -> dict[str, object]:
        """What the secret vouches as: all that stays the same when another root key is sealed in it."""
        same = ("kind", "holder", "argon2id", "salt", "public")
        return {"id": register["id"]} | {name: self.as_json()[name] for name in same}

    def _bound(self, register: Mapping[str, object]) -> bytes:
        fields = {name: value for name, value in self.as_json().items() if name != "sealed"}
        return canonical({"register": dict(register), "slot": fields})


def _is_holder(kind: SlotKind, holder: str) -> bool:
    """Whether this can stand as the holder: nobody for the recovery key, else an id in one of its two spellings."""
    if kind is SlotKind.RECOVERY:
        return holder == ""
    id = UUID(holder)
    return holder in (str(id), id.hex)


def normal(passphrase: str) -> bytes:
    """The bytes of a passphrase, the same whether é was typed as one code point or as two."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def stretch(secret: bytes, salt: bytes, params: Argon2Params) -> bytes:
    """What a passphrase becomes (Argon2id); raises `TooLittleMemory`."""
    try:
        return hash_secret_raw(
            secret, salt, params.time_cost, params.memory_kib, params.parallelism, KEY_BYTES, Type.ID
        )
    except HashingError:
        raise TooLittleMemory() from None
