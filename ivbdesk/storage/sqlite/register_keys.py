"""The key file of an open register: who may open it, and with what."""

from __future__ import annotations

import secrets
from datetime import datetime
from pathlib import Path
from uuid import UUID

from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.header import Anchor
from ivbdesk.storage.keys.keyring import TOKEN_BYTES, SystemKeyring
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import calibrate
from ivbdesk.storage.sqlite.file_names import KEYS


class RegisterKeys:
    """Loads the file anew for each change: its slots may have changed since the register was opened."""

    def __init__(self, folder: Path, root: RootKey, holder: UUID) -> None:
        self._file, self._root, self._holder = folder / KEYS, root, str(holder)

    @property
    def register_id(self) -> str:
        """The id of the register, the same through every change of passphrase."""
        return Envelope.load(self._file).register_id

    def holders(self) -> frozenset[UUID]:
        """The officers who have a passphrase."""
        return frozenset(UUID(holder) for holder in Envelope.load(self._file).holders)

    def set_passphrase(self, holder: UUID, passphrase: str) -> None:
        """Gives an officer a way in of their own; an earlier passphrase of theirs opens the register no more."""
        envelope = Envelope.load(self._file)
        envelope.change_passphrase(self._root, str(holder), passphrase, calibrate())
        envelope.save(self._file)

    def remove_officer(self, holder: UUID) -> None:
        """Takes an officer's ways in away; a copy that was made before still opens, until the keys are renewed."""
        envelope = Envelope.load(self._file)
        envelope.remove_officer(self._root, str(holder))
        envelope.save(self._file)

    def change_recovery(self, recovery: RecoveryKey) -> None:
        """Another recovery key; the paper of the earlier one opens nothing any more."""
        envelope = Envelope.load(self._file)
        envelope.change_recovery(self._root, recovery)
        envelope.save(self._file)

    def remember(self, ring: SystemKeyring) -> None:
        """Lets the keyring of this computer open the register too; raises `KeyringError`."""
        token = secrets.token_bytes(TOKEN_BYTES)
        envelope = Envelope.load(self._file)
        ring.remember(envelope.register_id, self._holder, token)
        envelope.add_keyring_slot(self._root, self._holder, token)
        envelope.save(self._file)

    def forget(self, ring: SystemKeyring) -> None:
        """Ends the entry by keyring, in the key file first; raises `KeyringError` for the keyring's part."""
        envelope = Envelope.load(self._file)
        envelope.remove_keyring_slot(self._root, self._holder)
        envelope.save(self._file)
        ring.forget(envelope.register_id, self._holder)

    def anchor(self, seq: int, mac: bytes, now: datetime) -> None:
        """Notes the head of the audit log, where it is not noted yet."""
        envelope = Envelope.load(self._file)
        known = (envelope.anchor.seq, envelope.anchor.mac) if envelope.anchor else None
        if known != (seq, mac) or envelope.from_previous:
            envelope.with_anchor(self._root, Anchor(seq, mac, now)).save(self._file)

    def copy_to(self, folder: Path, seq: int, mac: bytes, now: datetime) -> None:
        """Writes the key file of a copy in `folder`, anchored at the head of its own audit log."""
        envelope = Envelope.load(self._file)
        envelope.with_anchor(self._root, Anchor(seq, mac, now)).save(folder / KEYS)
