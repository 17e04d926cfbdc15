"""What the start window asks of the register: the ways in, without knowledge of storage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ivbdesk.actions.context import Context
from ivbdesk.actions.oplegger import Render
from ivbdesk.ui.workplace import Changed, DraftStore


class Opened(Protocol):
    """An open register."""

    ctx: Context
    drafts: DraftStore
    listeners: list[Callable[[Changed], None]]
    render: Render
    folder: Path
    warnings: tuple[str, ...]

    def accept_warnings(self) -> None: ...
    def anchor(self) -> None: ...
    def change_passphrase(self, passphrase: str) -> None: ...
    def remember(self) -> None: ...
    def forget(self) -> None: ...
    def close(self) -> None: ...


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

    def create(self, new: NieuwRegister) -> Opened: ...
    def open(self, folder: Path, passphrase: str) -> Opened: ...
    def open_with_recovery(self, folder: Path, typed: str, passphrase: str) -> Opened: ...
    def open_from_keyring(self, folder: Path) -> Opened: ...
    def new_recovery(self) -> str: ...
    def propose_passphrase(self) -> str: ...
    def strength(self, passphrase: str) -> float: ...
    def demand(self, passphrase: str) -> None: ...
