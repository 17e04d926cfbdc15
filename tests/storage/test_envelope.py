"""The key file: every way in, and everything that can happen to the file."""

from __future__ import annotations

import hashlib
import json
import pickle
import secrets
import traceback
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivbdesk.storage.errors import (
    DamagedKeyFile,
    DiskFull,
    KeyringError,
    MissingKeyFile,
    NewerSchema,
    RegisterError,
    WrongPassphrase,
    WrongRecoveryKey,
)
from ivbdesk.storage.keys.changes import passphrase_given, token_given, token_taken
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.header import Anchor
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import Argon2Params, calibrate
from ivbdesk.storage.ways_errors import ForgedKeyFile
from tests.diep import examples
from tests.posix import NO_LIMIT, files_of_at_most, posix

QUICK = Argon2Params(19 * 1024, 1, 1)
PHRASE = "één café met vijf zwaluwen"
HOLDER = "5f2b8c1e9d3a4c70b6f1a2d3e4c5b6a7"
TOKEN = bytes(range(32))
VOORBEELD_DB = "09f248e7c2eecb0d9d33be7a268dd3355893fdbad5a6519799e1d288f72b5ebb"
ANCHOR = Anchor(41, b"\x07" * 32, datetime(2026, 11, 23, 14, 3, tzinfo=UTC))

Change = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def root() -> RootKey:
    return RootKey.new()


@pytest.fixture(scope="module")
def recovery() -> RecoveryKey:
    return RecoveryKey.new()


@pytest.fixture
def path(tmp_path: Path, root: RootKey, recovery: RecoveryKey) -> Path:
    """A saved key file with all three kinds of slot and an anchor; without its spare copy."""
    envelope = Envelope.create(root, PHRASE, HOLDER, recovery, QUICK)
    anchored = replace(envelope.header, anchor=ANCHOR)
    envelope.change(root, token_given(anchored, root, HOLDER, TOKEN))
    path = tmp_path / "register.keys"
    envelope.save(path)
    spare(path).unlink()
    return path


def spare(path: Path) -> Path:
    return path.with_name("register.keys.prev")


def same(one: RootKey, other: RootKey) -> bool:
    return one.subkey("db") == other.subkey("db")


def tamper(path: Path, change: Change) -> None:
    """Changes the file as one who knows its form: the checksum is right again afterwards."""
    fields = json.loads(path.read_bytes())
    change(fields)
    fields.pop("sum", None)
    plain = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
    fields["sum"] = hashlib.sha256(plain).hexdigest()
    path.write_bytes((json.dumps(fields, indent=1, sort_keys=True) + "\n").encode())


def slot_of(fields: dict[str, Any], kind: str) -> dict[str, Any]:
    return next(slot for slot in fields["slots"] if slot["kind"] == kind)


def test_every_slot_gives_the_same_root_key(path: Path, root: RootKey, recovery: RecoveryKey) -> None:
    envelope = Envelope.load(path)
    by_phrase, holder = envelope.unlock_passphrase(PHRASE)
    by_token, keeper = envelope.unlock_token(TOKEN)
    assert holder == keeper == HOLDER
    assert envelope.header.holders == (HOLDER,)
    assert all(same(key, root) for key in (by_phrase, by_token, envelope.unlock_recovery(str(recovery))))
    assert envelope.header.anchor == ANCHOR
    assert not envelope.from_previous


def test_the_subkeys_differ_and_the_root_key_shows_nothing(root: RootKey) -> None:
    keys = {root.subkey(purpose) for purpose in ("db", "audit", "header", "identity")}
    assert len(keys) == 4
    assert {len(key) for key in keys} == {32}
    assert repr(root) == "RootKey(…)"
    with pytest.raises(TypeError):
        pickle.dumps(root)


def test_a_file_of_version_1_opens_for_ever() -> None:
    envelope = Envelope.load(Path(__file__).with_name("voorbeeld-1.keys"))
    root, holder = envelope.unlock_passphrase("correct paard batterij niet")
    assert holder == HOLDER
    assert root.subkey("db").hex() == VOORBEELD_DB
    assert same(root, envelope.unlock_recovery("000GN-40R48-0M308-E209K-185GH-R38EQ-1W81K-24GKX"))
    assert envelope.header.anchor == ANCHOR


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_accent_opens_however_the_keyboard_composes_it(path: Path, root: RootKey, form: Any) -> None:
    opened, _ = Envelope.load(path).unlock_passphrase(unicodedata.normalize(form, PHRASE))
    assert same(opened, root)


@pytest.mark.parametrize("typed", ["", PHRASE + " ", PHRASE.upper(), "\ud800", "x" * 100_000])
def test_a_wrong_passphrase_is_told_and_quoted_nowhere(path: Path, typed: str) -> None:
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase) as caught:
        Envelope.load(path).unlock_passphrase(typed)
    assert caught.value.__cause__ is None
    shown = "".join(traceback.format_exception(caught.value))
    assert not typed.strip() or typed not in shown
    assert path.read_bytes() == before


def test_a_wrong_recovery_key_or_token_is_told(path: Path, recovery: RecoveryKey) -> None:
    envelope = Envelope.load(path)
    with pytest.raises(WrongRecoveryKey) as caught:
        envelope.unlock_recovery(str(RecoveryKey.new()))
    assert caught.value.groep is None
    wrong = "0" if recovery.groups[3][2] != "0" else "1"
    typed = [
        *recovery.groups[:3],
        recovery.groups[3][:2] + wrong + recovery.groups[3][3:],
        *recovery.groups[4:],
    ]
    with pytest.raises(WrongRecoveryKey, match="groep 4"):
        envelope.unlock_recovery("-".join(typed))
    with pytest.raises(KeyringError):
        envelope.unlock_token(bytes(32))


def test_a_changed_passphrase_ends_the_old_one_in_both_files(path: Path, root: RootKey) -> None:
    envelope = Envelope.load(path)
    envelope.change(root, passphrase_given(envelope.header, root, HOLDER, "een heel andere zin", QUICK))
    envelope.save(path)
    for file in (path, spare(path)):
        changed = Envelope.load(file)
        assert same(changed.unlock_passphrase("een heel andere zin")[0], root)
        with pytest.raises(WrongPassphrase):
            changed.unlock_passphrase(PHRASE)
        assert changed.header.anchor == ANCHOR


def test_a_removed_keyring_slot_opens_no_more(path: Path, root: RootKey) -> None:
    envelope = Envelope.load(path)
    envelope.change(root, token_taken(envelope.header, HOLDER))
    envelope.save(path)
    with pytest.raises(KeyringError):
        Envelope.load(path).unlock_token(TOKEN)
    assert same(Envelope.load(path).unlock_passphrase(PHRASE)[0], root)


def test_another_register_s_root_key_changes_nothing(path: Path) -> None:
    envelope = Envelope.load(path)
    stranger = RootKey.new()
    with pytest.raises(DamagedKeyFile):
        envelope.change(stranger, passphrase_given(envelope.header, stranger, HOLDER, "vreemde zin", QUICK))
    assert envelope.header.anchor == ANCHOR


def test_no_secret_stands_in_the_file(path: Path, root: RootKey, recovery: RecoveryKey) -> None:
    data = path.read_text(encoding="ascii")
    for secret in (PHRASE, TOKEN.hex(), "AAECAwQFBgcICQ", recovery.secret.hex(), *recovery.groups):
        assert secret not in data
    assert root.subkey("db").hex() not in data


def test_a_flipped_bit_in_any_byte_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    for at in range(len(whole)):
        flipped = bytearray(whole)
        flipped[at] ^= 1 << at % 8
        path.write_bytes(flipped)
        with pytest.raises(DamagedKeyFile):
            Envelope.load(path)


@pytest.mark.parametrize("damage", [b"", b"\x00" * 2000, b"[]", b"[" * 100_000, b"{}", b"null", b"x" * 10**6])
def test_the_spare_copy_is_read_when_the_file_is_damaged(path: Path, root: RootKey, damage: bytes) -> None:
    spare(path).write_bytes(path.read_bytes())
    path.write_bytes(damage)
    envelope = Envelope.load(path)
    assert envelope.from_previous
    assert same(envelope.unlock_passphrase(PHRASE)[0], root)
    assert path.read_bytes() == damage
    spare(path).write_bytes(damage)
    with pytest.raises(DamagedKeyFile):
        Envelope.load(path)


def test_the_spare_copy_is_read_when_the_file_is_gone_and_saving_mends_it(path: Path, root: RootKey) -> None:
    path.rename(spare(path))
    envelope = Envelope.load(path)
    assert envelope.from_previous
    envelope.save(path)
    assert path.read_bytes() == spare(path).read_bytes()
    assert not Envelope.load(path).from_previous
    path.unlink()
    spare(path).unlink()
    with pytest.raises(MissingKeyFile):
        Envelope.load(path)


@pytest.mark.parametrize(
    "cost", [[8, 1, 1], [2**30, 1, 1], [2**21 + 1, 1, 1], [19456, 10**9, 1], [19456, 1, 999]]
)
def test_a_cost_out_of_bounds_is_refused_before_it_is_spent(path: Path, cost: list[int]) -> None:
    tamper(path, lambda fields: slot_of(fields, "passphrase").update(argon2id=cost))
    with pytest.raises(DamagedKeyFile):
        Envelope.load(path)


CHANGES: list[Change] = [
    lambda fields: slot_of(fields, "passphrase").update(argon2id=[20_000, 1, 1]),
    lambda fields: slot_of(fields, "passphrase").update(holder="f" * 32),
    lambda fields: slot_of(fields, "passphrase").update(salt="A" * 22 + "=="),
    lambda fields: fields.update(id="0" * 32),
    lambda fields: fields.update(dek_epoch=2),
    lambda fields: fields.update(generation=1),
    lambda fields: fields.update(anchor=None),
    lambda fields: fields["anchor"].update(seq=40),
    lambda fields: fields["anchor"].update(at="2026-11-22T14:03:00+00:00"),
    lambda fields: fields["slots"].remove(slot_of(fields, "keyring")),
    lambda fields: fields["slots"].append(slot_of(fields, "keyring") | {"holder": "f" * 32}),
    lambda fields: fields["slots"].reverse(),
    lambda fields: fields.update(mac="A" * 43 + "="),
    lambda fields: fields.update(cipher="none"),
    lambda fields: fields.update(version=0),
    lambda fields: fields.update(version=True),
    lambda fields: fields.update(extra=1),
    lambda fields: fields["slots"].remove(slot_of(fields, "recovery")),
    lambda fields: fields.pop("mac"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_changed_on_purpose_does_not_open(path: Path, change: Change) -> None:
    tamper(path, change)
    with pytest.raises((DamagedKeyFile, ForgedKeyFile, WrongPassphrase)):
        Envelope.load(path).unlock_passphrase(PHRASE)


def test_a_slot_moved_to_another_register_does_not_open(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "ander" / "register.keys"
    other.parent.mkdir()
    Envelope.create(RootKey.new(), "de zin van een ander", HOLDER, RecoveryKey.new(), QUICK).save(other)
    rogue = slot_of(json.loads(other.read_bytes()), "passphrase")
    rogue["holder"] = HOLDER[::-1]
    tamper(path, lambda fields: fields["slots"].append(rogue))
    with pytest.raises(ForgedKeyFile):
        Envelope.load(path).unlock_passphrase("de zin van een ander")


def test_a_file_of_a_later_version_is_told(path: Path) -> None:
    tamper(path, lambda fields: fields.update(version=4))
    with pytest.raises(NewerSchema, match="vorm 4"):
        Envelope.load(path)


values: st.SearchStrategy[object] = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40) | st.just([]) | st.just({})
)


@given(st.data(), values)
@settings(examples(50), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_value_anywhere_gives_an_error_of_another_kind(
    path: Path, data: st.DataObject, value: object
) -> None:
    whole = path.read_bytes()

    def change(fields: dict[str, Any]) -> None:
        place: Any = fields
        while True:
            keys = sorted(place) if isinstance(place, dict) else list(range(len(place)))
            key = data.draw(st.sampled_from(keys))
            if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
                place[key] = value
                return
            place = place[key]

    try:
        tamper(path, change)
        Envelope.load(path).unlock_token(TOKEN)
    except RegisterError:
        pass
    else:
        assert path.read_bytes() == whole
    finally:
        path.write_bytes(whole)


@posix(NO_LIMIT)
def test_a_full_disk_leaves_the_file_as_it_was(path: Path, root: RootKey) -> None:
    before = path.read_bytes()
    changed = Envelope.load(path)
    changed.change(root, replace(changed.header, anchor=Anchor(99, secrets.token_bytes(32), ANCHOR.at)))
    with files_of_at_most(100), pytest.raises(DiskFull):
        changed.save(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0.06, Argon2Params(256 * 1024, 3, 4)),
        (0.02, Argon2Params(256 * 1024, 4, 4)),
        (0.15, Argon2Params(128 * 1024, 3, 4)),
        (2.0, Argon2Params(64 * 1024, 3, 4)),
        (0.0, Argon2Params(256 * 1024, 4, 4)),
    ],
)
def test_the_cost_follows_the_speed_of_the_computer(seconds: float, expected: Argon2Params) -> None:
    ticks = iter((5.0, 9.0 + seconds, 10.0, 10.0 + seconds))  # busy at first
    assert calibrate(lambda: next(ticks)) == expected
