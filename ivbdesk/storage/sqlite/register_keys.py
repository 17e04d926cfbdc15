"""The key file of an open register: who may open it, and with what."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from ivbdesk.storage.keys.changes import (
    officers_taken,
    passphrase_given,
    recovery_replaced,
    token_given,
    token_taken,
    ways_taken,
)
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.header import Anchor, Header
from ivbdesk.storage.keys.keyring import TOKEN_BYTES, SystemKeyring
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import Argon2Params, SlotKind, calibrate
from ivbdesk.storage.open_register import Joined, KeyPlace
from ivbdesk.storage.sqlite.file_names import KEYS
from ivbdesk.storage.sqlite.key_log import KeyLog
from ivbdesk.storage.ways_errors import ForeignKeysAccepted, LastWayIn


class RegisterKeys:
    """Loads the file anew for each change: its slots may have changed since the register was opened.

    Only the file that the log knows is changed: every change raises `ForeignKeyFile` for another.
    """

    def __init__(self, folder: Path, root: RootKey, holder: UUID, lines: KeyLog) -> None:
        self._file, self._root, self._holder, self._lines = folder / KEYS, root, str(holder), lines

    @property
    def register_id(self) -> str:
        """The id of the register, the same through every change of passphrase."""
        return Envelope.load(self._file).header.register_id

    def holders(self) -> frozenset[UUID]:
        """The officers who have a passphrase."""
        return frozenset(UUID(holder) for holder in Envelope.load(self._file).header.holders)

    def demand_known(self, envelope: Envelope) -> None:
        """Raises `ForeignKeyFile` for a key file that is not that of today; the recovery key of now opens all the same."""
        self._lines.demand_known(envelope)

    def take_up(self, envelope: Envelope) -> ForeignKeysAccepted | None:
        """Brings what was cut off to its end: the log knows the key file, and who left has no way in.

        What the log does not know is taken out: the recovery key opens such a file. Gives what the officer must be told.
        """
        known = self._lines.known()
        foreign = known is not None and not known.holds(envelope.read_stand)
        strange = known.strange(envelope.read_stand) if known is not None and foreign else frozenset[str]()
        if strange:
            envelope.change(self._root, ways_taken(envelope.header, strange))
        held = {*envelope.header.holders, *envelope.header.keyring_holders}
        gone = held & self._lines.officers(working=False)
        if gone:
            envelope.change(self._root, officers_taken(envelope.header, gone))
        if envelope.opened_by is SlotKind.RECOVERY:
            self._lines.note_paper(strange)
        if envelope.stand != envelope.read_stand:
            self._save(envelope)
        elif known is None or not known.is_settled(envelope.stand):
            self._lines.confirm(envelope.stand)
        return ForeignKeysAccepted(self._lines.named(strange)) if foreign else None

    def of_now(self) -> Envelope:
        """The key file as it is; raises `ForeignKeyFile` where it was exchanged since the register was opened."""
        envelope = Envelope.load(self._file)
        self.demand_known(envelope)
        return envelope

    def set_passphrase(self, holder: UUID, passphrase: str, params: Argon2Params | None = None) -> None:
        """Gives an officer a way in of their own; an earlier passphrase of theirs opens the register no more."""
        cost = params or calibrate()
        self._change(lambda now: passphrase_given(now, self._root, str(holder), passphrase, cost))

    def demand_another(self, holder: UUID) -> None:
        """Raises `LastWayIn` where nobody but this officer has a passphrase."""
        if self.holders() <= {holder}:
            raise LastWayIn()

    def remove_officer(self, holder: UUID) -> None:
        """Takes an officer's ways in away; a copy that was made before still opens, until the keys are renewed."""
        self._change(lambda now: officers_taken(now, {str(holder)}))

    def change_recovery(self, recovery: RecoveryKey) -> None:
        """Another recovery key; the paper of the earlier one opens nothing any more."""
        self._change(lambda now: recovery_replaced(now, self._root, recovery))

    def along(
        self, log: Callable[[Callable[[Joined], None]], None], change: Callable[[KeyPlace], None]
    ) -> None:
        """Changes the file once the log has it: a file goes in no transaction."""
        log(lambda _unit: None)
        change(self)

    def prove_recovery(self, typed: str) -> None:
        """Raises `WrongRecoveryKey` unless what is typed opens the register.

        Nothing is changed, but that the paper vouches for the root key where it did not yet.
        """
        envelope = self.of_now()
        envelope.unlock_recovery(typed)
        if envelope.stand != envelope.read_stand:
            self._save(envelope)

    def remember(self, ring: SystemKeyring) -> None:
        """Lets the keyring of this computer open the register too; raises `KeyringError`."""
        token = secrets.token_bytes(TOKEN_BYTES)
        ring.remember(self.of_now().header.register_id, self._holder, token)
        self._change(lambda now: token_given(now, self._root, self._holder, token))

    def forget(self, ring: SystemKeyring) -> None:
        """Ends the entry by keyring, in the key file first; raises `KeyringError` for the keyring's part."""
        self._change(lambda now: token_taken(now, self._holder))
        ring.forget(self.register_id, self._holder)

    def anchor(self, seq: int, mac: bytes, now: datetime) -> None:
        """Notes the head of the audit log, where it is not noted yet; never in a file that the register does not know."""
        envelope = Envelope.load(self._file)
        lines = self._lines.known()
        if lines is not None and not lines.holds(envelope.stand):
            return
        noted = envelope.header.anchor
        if noted is None or (noted.seq, noted.mac) != (seq, mac) or envelope.from_previous:
            envelope.change(self._root, replace(envelope.header, anchor=Anchor(seq, mac, now)))
            envelope.save(self._file)

    def copy_to(self, folder: Path, seq: int, mac: bytes, now: datetime) -> None:
        """Writes the key file of a copy in `folder`, anchored at the head of its own audit log."""
        envelope = self.of_now()
        envelope.change(self._root, replace(envelope.header, anchor=Anchor(seq, mac, now)))
        envelope.save(folder / KEYS)

    def _change(self, changed: Callable[[Header], Header]) -> None:
        envelope = self.of_now()
        envelope.change(self._root, changed(envelope.header))
        self._save(envelope)

    def _save(self, envelope: Envelope) -> None:
        self._lines.announce(envelope.read_stand, envelope.stand)
        envelope.save(self._file)
        self._lines.confirm(envelope.stand)
