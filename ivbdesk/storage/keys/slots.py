"""A key slot: the root key, sealed under a passphrase, the recovery key, or a token of the OS keyring."""

from __future__ import annotations

import base64
import json
import secrets
import time
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from ivbdesk.storage.errors import TooLittleMemory
from ivbdesk.storage.keys.root_key import KEY_BYTES, RootKey, derive, public_of

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
        _stretch(b"", bytes(SALT_BYTES), probe)
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


RECOVERY_WAY = SlotKind.RECOVERY.value
"""The name of the one way in that is of no officer."""


@dataclass(frozen=True)
class KeySlot:
    """One way in. `holder` is the id of the officer it belongs to; the recovery slot belongs to no one.

    Every field, and the register it is in, is bound into the seal: changed or moved, it does not open.
    `public` belongs to what opens the slot, so that another root key can be sealed for it later; a slot of
    the first version has none.
    """

    kind: SlotKind
    holder: str
    params: Argon2Params | None
    salt: bytes
    nonce: bytes
    sealed: bytes
    public: bytes | None = None

    @property
    def way(self) -> str:
        """What this way in is called: its kind, and the officer where there is one. No file has two of a name."""
        return f"{self.kind.value} {self.holder}".rstrip()

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
    ) -> Self:
        """Seals the root key for `holder`, bound to the fields of the file in `register`."""
        empty = cls(kind, holder, params, secrets.token_bytes(SALT_BYTES), b"", b"")
        return replace(empty, public=public_of(empty._lock(secret))).resealed(root, register)

    def resealed(self, root: RootKey, register: Mapping[str, object]) -> Self:
        """The same slot for another root key; asks for no secret. Only for a slot with a public key."""
        assert self.public is not None
        fresh = replace(self, nonce=secrets.token_bytes(NONCE_BYTES))
        return replace(fresh, sealed=root.sealed_for(self.public, fresh.nonce, fresh._bound(register)))

    def open(self, secret: bytes, register: Mapping[str, object]) -> tuple[RootKey, Self] | None:
        """The root key, with this slot as it can be sealed anew; None when the secret is not of this slot.

        Raises `TooLittleMemory`.
        """
        lock = self._lock(secret)
        opener = RootKey.unsealed if self.public is None else RootKey.unsealed_with
        root = opener(lock, self.nonce, self._bound(register), self.sealed)
        if root is None:
            return None
        return root, self if self.public else replace(self, public=public_of(lock))

    def as_json(self) -> dict[str, object]:
        """The fields as they stand in the file."""
        cost = None
        if self.params is not None:
            cost = [self.params.memory_kib, self.params.time_cost, self.params.parallelism]
        later = {} if self.public is None else {"public": encode(self.public)}
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
        if (kind is SlotKind.PASSPHRASE) != (params is not None) or not isinstance(fields["holder"], str):
            raise ValueError("velden passen niet bij dit soort slot")
        public = decode(fields["public"]) if "public" in fields else None
        expected = SEALED_BYTES if public is None else SEALED_BYTES + KEY_BYTES
        if (len(salt), len(nonce), len(sealed)) != (SALT_BYTES, NONCE_BYTES, expected):
            raise ValueError("velden hebben een andere lengte")
        if public is not None and len(public) != KEY_BYTES:
            raise ValueError("velden hebben een andere lengte")
        return cls(kind, fields["holder"], params, salt, nonce, sealed, public)

    def _lock(self, secret: bytes) -> bytes:
        if self.params is None:
            return derive(secret, f"ivbdesk 1 {self.kind.value} slot", self.salt)
        return _stretch(secret, self.salt, self.params)

    def _bound(self, register: Mapping[str, object]) -> bytes:
        fields = {name: value for name, value in self.as_json().items() if name != "sealed"}
        return canonical({"register": dict(register), "slot": fields})


def canonical(value: object) -> bytes:
    """The one JSON of a value, for a MAC or a seal over it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def encode(data: bytes) -> str:
    """Bytes as base64 text."""
    return base64.b64encode(data).decode("ascii")


def decode(text: str) -> bytes:
    """The bytes of base64 text. Raises `ValueError` for any other text than `encode` makes of them."""
    data = base64.b64decode(text, validate=True)
    if encode(data) != text:
        raise ValueError("base64 in een andere schrijfwijze")
    return data


def normal(passphrase: str) -> bytes:
    """The bytes of a passphrase, the same whether é was typed as one code point or as two."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _stretch(secret: bytes, salt: bytes, params: Argon2Params) -> bytes:
    try:
        return hash_secret_raw(
            secret, salt, params.time_cost, params.memory_kib, params.parallelism, KEY_BYTES, Type.ID
        )
    except HashingError:
        raise TooLittleMemory() from None
