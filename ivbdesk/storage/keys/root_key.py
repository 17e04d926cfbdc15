"""The root key of a register, and the keys that are derived from it."""

from __future__ import annotations

import secrets
from typing import Literal, NoReturn, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ivbdesk.storage.errors import DamagedKeyFile

KEY_BYTES = 32

SHARED = "ivbdesk 2 shared"

Purpose = Literal["db", "audit", "header", "identity", "dropbox", "documents", "drafts", "place"]


class RootKey:
    """32 random bytes from which every key of one register comes. It shows itself to nothing and no one.

    Its bytes leave it only sealed (`sealed`) or derived (`subkey`): so no passphrase has to be changed to
    change a cipher, and no subkey reveals anything about another.
    """

    __slots__ = ("_key",)

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("een hoofdsleutel is 32 bytes")
        self._key = key

    @classmethod
    def new(cls) -> Self:
        """A new root key, from the randomness of the operating system."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def subkey(self, purpose: Purpose) -> bytes:
        """The 32-byte key for one purpose (HKDF-SHA-256)."""
        return derive(self._key, f"ivbdesk 1 {purpose}", salt=None)

    def sealed(self, lock: bytes, nonce: bytes, bound: bytes) -> bytes:
        """The root key under the 32-byte `lock` (AES-256-GCM), inseparable from the bytes `bound`."""
        return AESGCM(lock).encrypt(nonce, self._key, bound)

    @classmethod
    def unsealed(cls, lock: bytes, nonce: bytes, bound: bytes, sealed: bytes) -> Self | None:
        """The root key out of `sealed`; None when the lock is another, or anything of it was changed."""
        try:
            return cls(AESGCM(lock).decrypt(nonce, sealed, bound))
        except (InvalidTag, ValueError):
            return None

    def sealed_for(self, public: bytes, nonce: bytes, bound: bytes) -> bytes:
        """The root key for whoever holds the private key of `public` (X25519, then AES-256-GCM).

        So a new root key can be given to a colleague without the colleague's passphrase. Raises `DamagedKeyFile` where
        `public` is none.
        """
        once = X25519PrivateKey.generate()
        ours = once.public_key().public_bytes_raw()
        try:
            shared = once.exchange(X25519PublicKey.from_public_bytes(public))
        except ValueError:
            raise DamagedKeyFile() from None
        return ours + self.sealed(derive(shared, SHARED, ours + public), nonce, bound)

    @classmethod
    def unsealed_with(cls, lock: bytes, nonce: bytes, bound: bytes, sealed: bytes) -> Self | None:
        """The root key out of what `sealed_for` made for `public_of(lock)`; None when it does not open."""
        own, theirs = X25519PrivateKey.from_private_bytes(lock), sealed[:KEY_BYTES]
        try:
            shared = own.exchange(X25519PublicKey.from_public_bytes(theirs))
        except ValueError:
            return None
        salt = theirs + own.public_key().public_bytes_raw()
        return cls.unsealed(derive(shared, SHARED, salt), nonce, bound, sealed[KEY_BYTES:])

    @property
    def identity(self) -> bytes:
        """What tells this root key from another, and tells nothing of it: the public key of what it signs with."""
        return self._signing.public_key().public_bytes_raw()

    def signed(self, told: bytes) -> bytes:
        """What shows that who has this root key said this (Ed25519)."""
        return self._signing.sign(told)

    @property
    def _signing(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.subkey("identity"))

    def __repr__(self) -> str:
        return "RootKey(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("een hoofdsleutel wordt niet weggeschreven")


def public_of(lock: bytes) -> bytes:
    """The public X25519 key of the 32 secret bytes that open a slot."""
    return X25519PrivateKey.from_private_bytes(lock).public_key().public_bytes_raw()


def derive(secret: bytes, purpose: str, salt: bytes | None) -> bytes:
    """A 32-byte key from a secret that is already random (HKDF-SHA-256)."""
    return HKDF(SHA256(), KEY_BYTES, salt, purpose.encode()).derive(secret)
