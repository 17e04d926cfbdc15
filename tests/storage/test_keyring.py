"""The key store of the computer: used when it can be trusted, and harmless however it fails."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringLocked, PasswordDeleteError

from ivbdesk.desk import Desk, with_keyring
from ivbdesk.storage.errors import KeyringError
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.keyring import OS_STORES, SystemKeyring
from ivbdesk.storage.sqlite.file_names import KEYS
from tests.storage.kantoor import LEAVER, Kantoor
from tests.storage.opened import CHEAP, PASSPHRASE
from tests.werkplaats import Klok

REGISTER, HOLDER = "1f852462e617bd160b3551b6489f83c0", "5f2b8c1e9d3a4c70"


class Working(KeyringBackend):
    """A store that does as it should, in memory."""

    priority = 0.1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring leaves its constructors untyped
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("not found")
        del self.kept[service, username]


class Locked(Working):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("Failed to unlock the collection!")


class Breaking(Working):
    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError(f"could not write {password}")

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError(1783, "The stub received bad data")


class Forgetful(Working):
    def get_password(self, service: str, username: str) -> str | None:
        return "iets anders" if (service, username) in self.kept else None


class Waiting(Working):
    """A store that shows a prompt no one answers."""

    answered = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.answered.wait()
        return None


ALLOWED = frozenset(
    f"{store.__module__}.{store.__qualname__}" for store in (Working, Locked, Breaking, Forgetful, Waiting)
)
OPEN = SystemKeyring(ALLOWED)


@pytest.fixture(autouse=True)
def _the_computer_s_own_store_is_left_alone() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    Waiting.answered.set()
    keyring.set_keyring(before)


@pytest.fixture
def token() -> bytes:
    return secrets.token_bytes(32)


def test_a_token_is_kept_for_one_officer_of_one_register(token: bytes) -> None:
    keyring.set_keyring(Working())
    OPEN.remember(REGISTER, HOLDER, token)
    assert OPEN.recall(REGISTER, HOLDER) == token
    assert OPEN.recall(REGISTER, "een ander") is None
    assert OPEN.recall("een ander register", HOLDER) is None
    OPEN.forget(REGISTER, HOLDER)
    assert OPEN.recall(REGISTER, HOLDER) is None
    OPEN.forget(REGISTER, HOLDER)


@pytest.mark.parametrize("store", [null.Keyring, fail.Keyring, Working])
def test_only_the_stores_of_the_operating_systems_are_trusted(
    store: type[KeyringBackend], token: bytes
) -> None:
    untrusted = store()
    keyring.set_keyring(untrusted)
    with pytest.raises(KeyringError, match="vertrouwen"):
        SystemKeyring().remember(REGISTER, HOLDER, token)
    with pytest.raises(KeyringError, match="vertrouwen"):
        SystemKeyring().recall(REGISTER, HOLDER)
    assert not getattr(untrusted, "kept", None)


def test_the_trusted_stores_are_three_and_no_plug_in() -> None:
    assert len(OS_STORES) == 3
    assert all(name.startswith("keyring.backends.") for name in OS_STORES)
    assert not any("kwallet" in name or "chainer" in name for name in OS_STORES)


def test_of_a_chain_only_the_trusted_store_is_used(token: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    class Plain(Working):
        priority = 9

    plain, trusted = Plain(), Working()
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [plain, trusted])
    chain = chainer.ChainerBackend()  # type: ignore[no-untyped-call]  # keyring leaves it untyped
    keyring.set_keyring(chain)
    OPEN.remember(REGISTER, HOLDER, token)
    assert trusted.kept
    assert not plain.kept
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [plain])
    with pytest.raises(KeyringError):
        OPEN.recall(REGISTER, HOLDER)


@pytest.mark.parametrize(
    ("store", "sentence"),
    [(Locked(), "vergrendeld"), (Breaking(), "werkt niet"), (Forgetful(), "niet bewaard")],
)
def test_each_failure_has_its_sentence_and_no_trace(
    store: KeyringBackend, sentence: str, token: bytes
) -> None:
    keyring.set_keyring(store)
    with pytest.raises(KeyringError, match=sentence) as caught:
        OPEN.remember(REGISTER, HOLDER, token)
    assert "wachtwoordzin" in str(caught.value)
    assert caught.value.__context__ is None


@pytest.mark.parametrize("kept", ["", "AAAA", "geen base64!", "é", "A" * 2000])
def test_what_was_changed_in_the_store_is_told(kept: str) -> None:
    store = Working()
    store.kept[f"ivbdesk {REGISTER}", HOLDER] = kept
    keyring.set_keyring(store)
    with pytest.raises(KeyringError, match="iets anders"):
        OPEN.recall(REGISTER, HOLDER)


def test_a_store_that_never_answers_is_not_waited_for() -> None:
    Waiting.answered.clear()
    keyring.set_keyring(Waiting())
    with pytest.raises(KeyringError, match="geen antwoord"):
        SystemKeyring(ALLOWED, timeout=0.2).recall(REGISTER, HOLDER)


def test_of_two_officers_at_one_computer_one_that_is_ended_keeps_the_other_not_out(tmp_path: Path) -> None:
    keyring.set_keyring(Working())
    kantoor = Kantoor(tmp_path)
    for passphrase in (PASSPHRASE, LEAVER):
        desk = kantoor.open(passphrase)
        desk.register.keys.remember(OPEN)
        desk.close()
    desk = kantoor.open()
    first, second = (UUID(holder) for holder in Envelope.load(kantoor.folder / KEYS).header.holders)
    desk.register.keys.set_passphrase(first, "kalm zeil peper wolk linde oever", CHEAP)  # ends the token
    desk.register.keys.set_passphrase(second, LEAVER, CHEAP)
    desk.close()
    desk = kantoor.open(LEAVER)
    assert desk.register.holder == second
    desk.register.keys.remember(OPEN)
    desk.close()
    assert Envelope.load(kantoor.folder / KEYS).header.holders == (str(first), str(second))
    desk = Desk.open(kantoor.folder, with_keyring(OPEN), Klok())
    assert desk.register.holder == second
    desk.close()
