"""The key store of the operating system: remembers a token that opens the register on this computer.

A convenience and never the only way in: whatever it does wrong ends in a `KeyringError`, after which the
passphrase is asked. Only the stores of the three operating systems themselves are used; one that keeps
tokens in a plain file, or nowhere, is refused.
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from ivbdesk.storage.errors import KeyringError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

WINDOWS_STORE = "keyring.backends.Windows.WinVaultKeyring"
OS_STORES = frozenset(
    {WINDOWS_STORE, "keyring.backends.macOS.Keyring", "keyring.backends.SecretService.Keyring"}
)
TOKEN_BYTES = 32

_UNSUITABLE = "Deze computer heeft geen sleutelring die ivbdesk kan vertrouwen."
_LOCKED = "De sleutelring van deze computer is vergrendeld."
_FAILED = "De sleutelring van deze computer werkt niet."
_SILENT = "De sleutelring van deze computer geeft geen antwoord."
_FORGETFUL = "De sleutelring van deze computer heeft de sleutel niet bewaard."
_CHANGED = "De sleutelring van deze computer gaf iets anders terug dan ivbdesk erin bewaarde."


class _WindowsStore(Protocol):
    persist: str


@dataclass(frozen=True)
class SystemKeyring:
    """The key store of this computer, waited for at most `timeout` seconds. Raises only `KeyringError`."""

    allowed: frozenset[str] = OS_STORES
    timeout: float = 10.0

    def remember(self, register_id: str, holder: str, token: bytes) -> None:
        """Keeps a token of 32 bytes for this officer and register, and reads it back to be sure."""
        text = base64.b64encode(token).decode("ascii")

        def work(store: KeyringBackend) -> None:
            store.set_password(_service(register_id), holder, text)
            if store.get_password(_service(register_id), holder) != text:
                raise KeyringError(_FORGETFUL)

        self._with_store(work)

    def recall(self, register_id: str, holder: str) -> bytes | None:
        """The token that was kept for this officer and register; None when there is none."""
        text = self._with_store(lambda store: store.get_password(_service(register_id), holder))
        if text is None:
            return None
        try:
            token = base64.b64decode(text, validate=True)
        except ValueError:
            token = b""
        if len(token) != TOKEN_BYTES:
            raise KeyringError(_CHANGED)
        return token

    def forget(self, register_id: str, holder: str) -> None:
        """Removes the token, if there is one."""

        def work(store: KeyringBackend) -> None:
            if store.get_password(_service(register_id), holder) is not None:
                store.delete_password(_service(register_id), holder)

        self._with_store(work)

    def _with_store(self, work: Callable[[KeyringBackend], T]) -> T:
        """What `work` gives; done in a thread, which is left behind when the store waits for ever."""
        results: list[T] = []
        failures: list[str] = []

        def run() -> None:
            from keyring.errors import KeyringLocked  # here, since looking for stores takes its time

            with suppress(Exception):  # the stores raise what they like: D-Bus, COM and plug-in errors
                try:
                    results.append(work(_trusted_store(self.allowed)))
                except KeyringError as failure:
                    failures.append(failure.wat)
                except KeyringLocked:
                    failures.append(_LOCKED)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        thread.join(self.timeout)
        if failures:
            raise KeyringError(failures[0])
        if not results:
            raise KeyringError(_SILENT if thread.is_alive() else _FAILED)
        return results[0]


def _service(register_id: str) -> str:
    return f"ivbdesk {register_id}"


def _trusted_store(allowed: frozenset[str]) -> KeyringBackend:
    """The allowed store among those that the computer offers; a chain of stores is never used as a whole."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    offered = keyring.get_keyring()
    for store in offered.backends if isinstance(offered, ChainerBackend) else [offered]:
        name = f"{type(store).__module__}.{type(store).__qualname__}"
        if name == WINDOWS_STORE:
            cast(
                "_WindowsStore", store
            ).persist = "local machine"  # by default it travels with a roaming profile
        if name in allowed:
            return cast("KeyringBackend", store)
    raise KeyringError(_UNSUITABLE)
