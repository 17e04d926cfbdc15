"""A key file in which somebody who has the root key put what no program writes: told in words, whichever way one comes in."""

from __future__ import annotations

import copy
import hmac
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from ivbdesk.desk import Desk, with_passphrase, with_recovery
from ivbdesk.register_doors import RegisterDoors
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.keys import slots
from ivbdesk.storage.keys.encoding import canonical, encode
from ivbdesk.storage.keys.envelope import SPARE_SUFFIX, Envelope
from ivbdesk.storage.keys.header import checksum, render
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import Argon2Params, KeySlot, SlotKind
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.file_names import DATABASE, KEYS, NEW_KEYS
from tests.storage.kantoor import Kantoor
from tests.storage.opened import PASSPHRASE
from tests.werkplaats import Klok

Fields = dict[str, Any]
Change = Callable[[Fields], object]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Kantoor:
    return Kantoor(tmp_path_factory.mktemp("heel"))


@pytest.fixture
def kantoor(whole: Kantoor, tmp_path: Path) -> Kantoor:
    made = copy.copy(whole)
    made.folder = Path(shutil.copytree(whole.folder, tmp_path / "r.ivb"))
    return made


def of(fields: Fields, kind: str) -> Fields:
    found: Fields = next(slot for slot in fields["slots"] if slot["kind"] == kind)
    return found


def planted(kind: str, **strange: object) -> Change:
    """One more slot, before the others, with these fields."""
    return lambda fields: fields["slots"].insert(0, of(fields, kind) | strange)


CHANGES: dict[str, Change] = {
    "anker voorbij de database": lambda fields: fields["anchor"].update(seq=2**63),
    "anker van duizenden cijfers": lambda fields: fields["anchor"].update(seq=10**4000),
    "telling die niet hoger kan": lambda fields: fields.update(generation=int("9" * 4300)),
    "telling onder nul": lambda fields: fields.update(generation=-1),
    "houder zonder id": planted("passphrase", holder="x"),
    "houder zonder naam": planted("passphrase", holder=""),
    "houder met een half teken": planted("passphrase", holder="\ud800"),
    "houder zonder einde": planted("passphrase", holder="a" * 100_000),
    "herstelsleutel van iemand": planted("recovery", holder=str(UUID(int=7))),
    "herstelsleutel van een spatie": lambda fields: of(fields, "recovery").update(holder=" "),
    "sleutelring van niemand": lambda fields: fields["slots"].insert(
        0, of(fields, "recovery") | {"kind": "keyring", "holder": ""}
    ),
}


def put(kantoor: Kantoor, change: Change) -> None:
    path = kantoor.folder / KEYS
    root, _ = Envelope.load(path).unlock_passphrase(PASSPHRASE)
    fields = json.loads(path.read_bytes())
    change(fields)
    told = {name: value for name, value in fields.items() if name not in ("mac", "sum")}
    told["mac"] = encode(hmac.digest(root.subkey("header"), canonical(told), "sha256"))
    data = json.dumps(told | {"sum": checksum(told)}, indent=1, sort_keys=True) + "\n"
    for name in (KEYS, KEYS + SPARE_SUFFIX):
        (kantoor.folder / name).write_text(data)


def by_passphrase(kantoor: Kantoor) -> None:
    kantoor.open().close()


def by_paper(kantoor: Kantoor) -> None:
    Desk.open(kantoor.folder, with_recovery(str(kantoor.recovery)), Klok()).close()


def before_the_paper(kantoor: Kantoor) -> None:
    RegisterDoors().officers(kantoor.folder, str(kantoor.recovery))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_is_strange_is_told_in_words_and_keeps_nobody_with_a_spare_out(
    kantoor: Kantoor, change: Change
) -> None:
    good = (kantoor.folder / KEYS).read_bytes()
    put(kantoor, change)
    for enter in (by_passphrase, by_paper, before_the_paper):
        with pytest.raises(RegisterError):
            enter(kantoor)
    assert not check_register(kantoor.folder, with_passphrase(PASSPHRASE)).in_orde
    (kantoor.folder / (KEYS + SPARE_SUFFIX)).write_bytes(good)
    kantoor.open().close()


def test_a_renewal_that_was_planted_does_not_make_the_right_passphrase_wait(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a renewal the file is tried first; only passphrases that stand in the file before it are tried."""
    dear = Argon2Params(1024 * 1024, 4, 1)
    ours = Envelope.load(kantoor.folder / KEYS).header
    slot = KeySlot(SlotKind.PASSPHRASE, str(kantoor.anne), dear, bytes(16), bytes(12), bytes(80), bytes(32))
    paper = ours.slots_of(SlotKind.RECOVERY)
    stranger = RootKey.new()
    later = replace(ours, dek_epoch=9, slots=(slot, *paper), anchor=None)
    salt = (kantoor.folder / DATABASE).read_bytes()[:16].hex()
    (kantoor.folder / f"{NEW_KEYS}{salt}").write_bytes(render(later, later.mac(stranger)))
    tried: list[Argon2Params] = []
    real = slots.stretch

    def stretch(secret: bytes, salt: bytes, params: Argon2Params) -> bytes:
        tried.append(params)
        return real(secret, salt, params) if params != dear else bytes(32)

    monkeypatch.setattr(slots, "stretch", stretch)
    kantoor.open().close()
    assert tried
    assert dear not in tried
