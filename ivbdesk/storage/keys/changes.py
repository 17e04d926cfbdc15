"""What is given to, and taken from, the ways into a register: each gives the key file as it is to become.

Nothing is written here, and nothing changes before `Envelope.change` takes it on.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ivbdesk.storage.keys.header import Header
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import Argon2Params, KeySlot, SlotKind, normal
from ivbdesk.storage.keys.voucher import Handover


def passphrase_given(
    header: Header,
    root: RootKey,
    holder: str,
    passphrase: str,
    params: Argon2Params,
    salt: bytes | None = None,
) -> Header:
    """The officer with this passphrase, instead of all that opened the register for them before."""
    secret, binding = normal(passphrase), header.binding()
    slot = KeySlot.seal(SlotKind.PASSPHRASE, holder, secret, root, binding, params, salt)
    return officers_taken(header, {holder}).with_slot(slot)


def recovery_replaced(header: Header, root: RootKey, recovery: RecoveryKey) -> Header:
    """Another recovery key; the paper of the earlier one opens nothing any more."""
    return header.with_slot(KeySlot.seal(SlotKind.RECOVERY, "", recovery.secret, root, header.binding()))


def token_given(header: Header, root: RootKey, holder: str, token: bytes) -> Header:
    """A token of 32 random bytes, kept in the officer's keyring, opens the register too."""
    return header.with_slot(KeySlot.seal(SlotKind.KEYRING, holder, token, root, header.binding()))


def token_taken(header: Header, holder: str) -> Header:
    """No entry by keyring for this officer. Whoever copied file and token before can still use the copy."""
    return replace(header, slots=header.without(SlotKind.KEYRING, holder))


def officers_taken(header: Header, holders: Collection[str]) -> Header:
    """No way in for these officers. Whoever copied the file before can still use the copy."""
    return replace(header, slots=tuple(slot for slot in header.slots if slot.holder not in holders))


def ways_taken(header: Header, ways: Collection[str]) -> Header:
    """Without these ways in, by their names in `stand`."""
    return replace(header, slots=tuple(slot for slot in header.slots if slot.way not in ways))


def renewed(
    header: Header, old: RootKey, new: RootKey, recovery: RecoveryKey, officers: Collection[str]
) -> Header:
    """The key file under another root key: the passphrases of these officers, and a new recovery key.

    No token of a keyring is kept, and no one else. An officer who has a slot of the first version only is no longer in
    it: see `Header.without_public`. The old root key vouches for the new one where nobody's secret is here to do so.
    """
    phrases = header.slots_of(SlotKind.PASSPHRASE)
    kept = [slot for slot in phrases if slot.public and slot.holder in officers]
    handovers = (*header.handovers, Handover.sign(header.register_id, old, new))
    later = replace(header, dek_epoch=header.dek_epoch + 1, slots=(), anchor=None, handovers=handovers)
    resealed = tuple(slot.resealed(new, later.binding_of(slot)) for slot in kept)
    return recovery_replaced(replace(later, slots=resealed), new, recovery)
