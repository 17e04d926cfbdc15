"""What stands in the key file `register.keys`: the slots that hold the root key, and the anchor of the audit log."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Self

from ivbdesk.storage.errors import NewerSchema
from ivbdesk.storage.keys.encoding import canonical, decode, encode
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import MOST_OWN_WORK, RECOVERY_WAY, Argon2Params, KeySlot, SlotKind
from ivbdesk.storage.keys.voucher import Handover, leads, needed
from ivbdesk.storage.ways_errors import TooManyWaysIn

FORMAT = "ivbdesk-register-keys"
VERSION = 3
CIPHER = "sqlcipher4"
MOST_SLOTS = 64
MOST_WORK = MOST_SLOTS * MOST_OWN_WORK
"""KiB times passes of all slots together: who edits the file does not decide how long a try takes."""
MOST_COUNTED = 2**62
"""Of what is counted in the file: what is more cannot be asked of the database, nor be written one higher."""


@dataclass(frozen=True)
class Anchor:
    """The head of the audit log when it was last anchored: its number, its MAC, and when (UTC)."""

    seq: int
    mac: bytes
    at: datetime


@dataclass(frozen=True)
class WaysIn:
    """The state of the ways in, as fingerprints that tell nothing of them.

    `ways` has one for each way in; `whole` is that of all together, as the log of earlier versions has it.
    """

    ways: Mapping[str, str]
    whole: str


@dataclass(frozen=True)
class Header:
    """All that the header MAC stands over.

    `dek_epoch` is how many root keys there were before this one; `handovers` are from those to this one, as far as a way
    in still vouches for an earlier one. The recovery slot is always in it.
    """

    register_id: str
    generation: int
    dek_epoch: int
    slots: tuple[KeySlot, ...]
    anchor: Anchor | None
    handovers: tuple[Handover, ...] = ()

    @property
    def version(self) -> int:
        """The version of the file: that of the newest slot in it."""
        return max((slot.version for slot in self.slots), default=VERSION)

    def binding(self, version: int = VERSION) -> dict[str, object]:
        """What a slot is bound to: a slot of another register, or of an earlier key, does not open."""
        return {"id": self.register_id, "version": version, "dek_epoch": self.dek_epoch, "cipher": CIPHER}

    def binding_of(self, slot: KeySlot) -> dict[str, object]:
        """What this slot was bound to when it was made."""
        return self.binding(slot.version)

    def vouches(self, slot: KeySlot, root: RootKey) -> bool:
        """Whether the root key that this slot vouches for is this one, or was handed over to it."""
        return slot.voucher is None or leads(
            self.handovers, self.register_id, slot.voucher.root, root.identity
        )

    def may_follow(self, earlier: Header) -> bool:
        """Whether a renewal can have made this of that: it asks for no other passphrase, and at no other cost."""
        asked = {slot.asked for slot in earlier.slots_of(SlotKind.PASSPHRASE)}
        same = self.register_id == earlier.register_id and self.dek_epoch > earlier.dek_epoch
        return same and all(slot.asked in asked for slot in self.slots_of(SlotKind.PASSPHRASE))

    def following(self) -> Self:
        """What is to be written next, without the handovers that no way in asks for any more."""
        vouched = (slot.voucher.root for slot in self.slots if slot.voucher)
        return replace(self, generation=self.generation + 1, handovers=needed(self.handovers, vouched))

    @property
    def holders(self) -> tuple[str, ...]:
        """The ids of the officers who have a passphrase: for whoever comes in by the recovery key."""
        return tuple(slot.holder for slot in self.slots_of(SlotKind.PASSPHRASE))

    @property
    def keyring_holders(self) -> tuple[str, ...]:
        """The ids of the officers whose computer opens the register by its keyring."""
        return tuple(slot.holder for slot in self.slots_of(SlotKind.KEYRING))

    @property
    def without_public(self) -> frozenset[str]:
        """The officers who have not opened the register since the first version of the key file."""
        return frozenset(slot.holder for slot in self.slots_of(SlotKind.PASSPHRASE) if slot.public is None)

    @property
    def least_cost(self) -> Argon2Params:
        """What a try of the passphrase costs that costs the least."""
        costs = [slot.params for slot in self.slots_of(SlotKind.PASSPHRASE) if slot.params]
        return min(costs, key=lambda cost: cost.memory_kib * cost.time_cost)

    def demand_room(self) -> None:
        """Raises `TooManyWaysIn` where reading would refuse the file for its number of slots, or for what a try costs."""
        if len(self.slots) > MOST_SLOTS or sum(slot.work for slot in self.slots) > MOST_WORK:
            raise TooManyWaysIn()

    def slots_of(self, kind: SlotKind) -> tuple[KeySlot, ...]:
        """The slots of a kind."""
        return tuple(slot for slot in self.slots if slot.kind is kind)

    def without(self, kind: SlotKind, holder: str) -> tuple[KeySlot, ...]:
        """The slots, but for this one of an officer."""
        return tuple(slot for slot in self.slots if (slot.kind, slot.holder) != (kind, holder))

    def with_slot(self, slot: KeySlot) -> Self:
        """The same with this slot, in the place of that of the same name where there is one."""
        return replace(self, slots=(*self.without(slot.kind, slot.holder), slot))

    @property
    def stand(self) -> WaysIn:
        """The state of the ways in; the anchor is no part of it."""
        about = {"id": self.register_id, "dek_epoch": self.dek_epoch}
        ways = {slot.way: checksum(about | {"slot": slot.as_json()}) for slot in self.slots}
        slots = sorted((slot.as_json() for slot in self.slots), key=canonical)
        return WaysIn(ways, checksum(about | {"slots": slots}))

    def mac(self, root: RootKey) -> bytes:
        """Shows, to who has the root key, that nothing was changed on purpose."""
        return hmac.digest(root.subkey("header"), canonical(self.as_json()), "sha256")

    def as_json(self) -> dict[str, object]:
        """As it stands in the file, but for the MAC and the checksum."""
        anchor = self.anchor and {
            "seq": self.anchor.seq,
            "mac": encode(self.anchor.mac),
            "at": self.anchor.at.astimezone(UTC).isoformat(),
        }
        slots = [slot.as_json() for slot in self.slots]
        own: dict[str, object] = {
            "format": FORMAT,
            "generation": self.generation,
            "slots": slots,
            "anchor": anchor,
        }
        if self.version == VERSION:
            own["handovers"] = [handover.as_json() for handover in self.handovers]
        return self.binding(self.version) | own


def render(header: Header, mac: bytes) -> bytes:
    """The bytes of the key file, with a checksum that finds damage without a key."""
    fields = header.as_json() | {"mac": encode(mac)}
    return (json.dumps(fields | {"sum": checksum(fields)}, indent=1, sort_keys=True) + "\n").encode()


def parse(data: bytes) -> tuple[Header, bytes] | None:
    """The header of these bytes with its MAC; None when they are not, to the byte, what `render` makes of it."""
    try:
        fields = json.loads(data)
        known = {name: value for name, value in fields.items() if name != "sum"}
        if fields["format"] != FORMAT or fields["sum"] != checksum(known):
            return None
        if type(fields["version"]) is int and fields["version"] > VERSION:
            raise NewerSchema(str(fields["version"]), str(VERSION))
        header, mac = _header(fields), decode(fields["mac"])
        header.demand_room()
        return (header, mac) if render(header, mac) == data else None
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError, TooManyWaysIn):
        return None


def _header(fields: Mapping[str, Any]) -> Header:
    anchor = fields["anchor"]
    if anchor is not None:
        at = datetime.fromisoformat(anchor["at"])
        anchor = Anchor(_counted(anchor["seq"]), decode(anchor["mac"]), at)
    if len(fields["slots"]) > MOST_SLOTS:
        raise ValueError("te veel slots")
    slots = tuple(KeySlot.from_json(slot) for slot in fields["slots"])
    if RECOVERY_WAY not in {slot.way for slot in slots}:
        raise ValueError("de herstelsleutel ontbreekt")
    if len({slot.way for slot in slots}) < len(slots):
        raise ValueError("twee keer dezelfde weg naar binnen")
    handovers = tuple(Handover.from_json(handover) for handover in fields.get("handovers", ()))
    numbers = (_counted(fields["generation"]), _counted(fields["dek_epoch"]))
    return Header(str(fields["id"]), *numbers, slots, anchor, handovers)


def _counted(number: object) -> int:
    if type(number) is not int or not 0 <= number <= MOST_COUNTED:
        raise ValueError("geen telling")
    return number


def checksum(fields: Mapping[str, object]) -> str:
    """What finds damage without a key, and tells one state from another."""
    return hashlib.sha256(canonical(fields)).hexdigest()
