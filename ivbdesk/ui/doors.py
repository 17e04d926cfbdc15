"""What the start window asks of the register: the ways in, without knowledge of storage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

if TYPE_CHECKING:
    from ivbdesk.ui.opened import Opened, Phrases, TurnTaking, VerifiedCopy


@dataclass(frozen=True)
class NieuwRegister:
    """What a new register needs; `recovery` is the printed recovery key."""

    folder: Path
    passphrase: str = field(repr=False)
    recovery: str = field(repr=False)
    naam: str
    functie: str
    instellingen: dict[str, str]


class Doors(Protocol):
    """The ways in; every one raises an error that explains itself in Dutch."""

    @property
    def phrases(self) -> Phrases: ...

    def create(self, new: NieuwRegister) -> Opened: ...
    def open(self, folder: Path, passphrase: str, first: str = "") -> Opened: ...
    def officers(self, folder: Path, typed: str) -> Sequence[tuple[UUID, str]]: ...
    def open_with_recovery(self, folder: Path, typed: str, passphrase: str, who: UUID) -> Opened: ...
    def open_from_keyring(self, folder: Path) -> Opened: ...
    def is_taken(self, error: BaseException) -> bool: ...
    def turns(self, folder: Path) -> TurnTaking: ...
    def look(self, folder: Path, place: Path | None, passphrase: str, first: str = "") -> Opened: ...
    def copies_near(self, folder: Path) -> Sequence[VerifiedCopy]: ...
    def demonstration(self) -> Opened: ...
    def demonstration_phrase(self, folder: Path) -> str: ...
    def restore(self, copy: Path, target: Path, passphrase: str) -> Opened: ...
