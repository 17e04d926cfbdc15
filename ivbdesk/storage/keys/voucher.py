"""The secret of a way in vouches for the root key in it, and each root key for the one that came after it.

A slot is sealed for a public key, and whoever reads the file can seal a root key of his own for that. So beside the seal
stands a MAC under a key that comes of the secret alone, over the identity of the root key: who has no secret makes none.
A renewal has not the secrets of the colleagues; there the old root key signs for the new one.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ivbdesk.storage.keys.encoding import canonical, decode, encode
from ivbdesk.storage.keys.root_key import KEY_BYTES, RootKey, derive

SIGNATURE_BYTES = 64
_KEY = "ivbdesk 3 voucher"


@dataclass(frozen=True)
class Voucher:
    """The word of a secret for the root key of this identity."""

    root: bytes
    mac: bytes

    @classmethod
    def give(cls, lock: bytes, about: object, root: RootKey) -> Self:
        """The word of the secret behind `lock`, as the slot that `about` describes."""
        return cls(root.identity, _mac(lock, about, root.identity))

    def is_of(self, lock: bytes, about: object) -> bool:
        """Whether the secret behind `lock` gave this."""
        return hmac.compare_digest(self.mac, _mac(lock, about, self.root))

    def as_json(self) -> dict[str, object]:
        """The fields as they stand in the file."""
        return {"root": encode(self.root), "mac": encode(self.mac)}

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Self:
        """Raises `ValueError`, `TypeError` or `KeyError` where it can be none."""
        return cls(_exactly(fields["root"], KEY_BYTES), _exactly(fields["mac"], KEY_BYTES))


@dataclass(frozen=True)
class Handover:
    """The word of one root key for the next: both by their identity."""

    by: bytes
    root: bytes
    signature: bytes

    @classmethod
    def sign(cls, register_id: str, old: RootKey, new: RootKey) -> Self:
        """Only who has the old root key can."""
        return cls(old.identity, new.identity, old.signed(_told(register_id, old.identity, new.identity)))

    def holds(self, register_id: str) -> bool:
        """Whether the earlier root key signed this, for this register."""
        try:
            key = Ed25519PublicKey.from_public_bytes(self.by)
            key.verify(self.signature, _told(register_id, self.by, self.root))
        except (InvalidSignature, ValueError):
            return False
        return True

    def as_json(self) -> dict[str, object]:
        """The fields as they stand in the file."""
        return {"by": encode(self.by), "root": encode(self.root), "signature": encode(self.signature)}

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Self:
        """Raises `ValueError`, `TypeError` or `KeyError` where it can be none."""
        by, root = (_exactly(fields[name], KEY_BYTES) for name in ("by", "root"))
        return cls(by, root, _exactly(fields["signature"], SIGNATURE_BYTES))


def leads(handovers: Iterable[Handover], register_id: str, start: bytes, end: bytes) -> bool:
    """Whether the root key `start` vouches for `end`: it is the same, or each signed for the next."""
    for handover in handovers:
        if handover.by == start and handover.holds(register_id):
            start = handover.root
    return start == end


def needed(handovers: tuple[Handover, ...], vouched: Iterable[bytes]) -> tuple[Handover, ...]:
    """The handovers from the first that a way in which vouches for one of these root keys still asks for."""
    roots = frozenset(vouched)
    first = next((at for at, one in enumerate(handovers) if one.by in roots), len(handovers))
    return handovers[first:]


def _mac(lock: bytes, about: object, identity: bytes) -> bytes:
    told = canonical({"slot": about, "root": encode(identity)})
    return hmac.digest(derive(lock, _KEY, salt=None), told, "sha256")


def _told(register_id: str, old: bytes, new: bytes) -> bytes:
    return canonical({"ivbdesk 3 handover": register_id, "by": encode(old), "root": encode(new)})


def _exactly(text: str, length: int) -> bytes:
    data = decode(text)
    if len(data) != length:
        raise ValueError("velden hebben een andere lengte")
    return data
