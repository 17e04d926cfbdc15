"""One passphrase, two results: what opens data here, and what the server of a team register is shown.

The passphrase is stretched once (Argon2id); of that come, by HKDF under names of their own, what opens the key slot and
the password of SCRAM. Who has the one does not have the other: the server never sees what opens data.
"""

from __future__ import annotations

import hashlib
from uuid import UUID

from ivbdesk.storage.keys.root_key import derive
from ivbdesk.storage.keys.slots import SALT_BYTES, Argon2Params, normal, stretch


def login_of(officer: UUID) -> str:
    """The name by which an officer signs in at the server."""
    return f"o_{officer.hex[:8]}"


def salt_of(register_id: str, officer: UUID) -> bytes:
    """The salt of an officer's passphrase: known before there is a line, since signing in asks for it."""
    return hashlib.sha256(f"{register_id} {officer}".encode()).digest()[:SALT_BYTES]


def password_from(stretched: bytes) -> str:
    """The password for the server, of what a passphrase was stretched to."""
    return derive(stretched, "ivbdesk 1 team login", salt=None).hex()


def stretched(passphrase: str, register_id: str, officer: UUID, params: Argon2Params) -> bytes:
    """What a passphrase of this officer is stretched to; raises `TooLittleMemory`."""
    return stretch(normal(passphrase), salt_of(register_id, officer), params)
