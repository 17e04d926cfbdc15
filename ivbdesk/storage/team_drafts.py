"""The drafts of an officer in a team register: on the server, and sealed on this computer while there is no line.

What is kept here goes to the server at the first that is saved, read or listed when the line is back.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ivbdesk.storage.drafts import Draft, Drafts
from ivbdesk.storage.keys.slots import NONCE_BYTES
from ivbdesk.storage.line_errors import LineLost
from ivbdesk.storage.sqlite.disk import disk_refusals, write_whole
from ivbdesk.whole_file import read_whole, remove

FILE = "concepten"
_LARGEST = 64 * 1024 * 1024
_Waiting = dict[tuple[str, str], Draft | None]
"""By kind of form and record; None for one that is to be forgotten."""


@dataclass(frozen=True)
class TeamDrafts:
    """`key` seals what waits here; each officer has a file of her own."""

    there: Drafts
    folder: Path
    key: bytes
    _one_at_a_time: Lock

    @classmethod
    def of(cls, there: Drafts, folder: Path, key: bytes) -> TeamDrafts:
        """Those of the officer of `there`."""
        return cls(there, folder, key, Lock())

    def save(self, soort: str, ref: str, inhoud: str, op: datetime) -> None:
        """Keep a draft, in the place of an earlier one."""
        with self._one_at_a_time:
            try:
                self._hand_over()
                self.there.save(soort, ref, inhoud, op)
            except LineLost:
                self._keep(self._waiting() | {(soort, ref): Draft(inhoud, op)})

    def load(self, soort: str, ref: str) -> Draft | None:
        """The draft of this form and record, if there is one."""
        with self._one_at_a_time:
            try:
                self._hand_over()
                return self.there.load(soort, ref)
            except LineLost:
                return self._waiting().get((soort, ref))

    def all(self) -> list[tuple[str, str, datetime]]:
        """Every draft that waits: kind of form, record, and when it was kept; newest first."""
        with self._one_at_a_time:
            try:
                self._hand_over()
                return self.there.all()
            except LineLost:
                kept = [(*key, draft.bewaard_op) for key, draft in self._waiting().items() if draft]
                return sorted(kept, key=lambda item: item[2], reverse=True)

    def discard(self, soort: str, ref: str) -> None:
        """Forget a draft; one that is not there is no error."""
        with self._one_at_a_time:
            try:
                self._hand_over()
                self.there.discard(soort, ref)
            except LineLost:
                self._keep(self._waiting() | {(soort, ref): None})

    @property
    def _file(self) -> Path:
        return self.folder / f"{FILE}-{self.there.officer.hex[:8]}"

    def _hand_over(self) -> None:
        waiting = self._waiting()
        for (soort, ref), draft in waiting.items():
            if draft is None:
                self.there.discard(soort, ref)
            else:
                self.there.save(soort, ref, draft.inhoud, draft.bewaard_op)
        if waiting:
            with disk_refusals():
                remove(self._file)

    def _waiting(self) -> _Waiting:
        """What waits here; of a file that somebody changed, nothing."""
        try:
            data = read_whole(self._file, _LARGEST)
            plain = AESGCM(self.key).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], self._bound)
        except (FileNotFoundError, InvalidTag, ValueError):
            return {}
        return {(soort, ref): _draft(kept) for soort, ref, kept in json.loads(plain)}

    def _keep(self, waiting: _Waiting) -> None:
        rows = [
            (*key, draft and [draft.inhoud, draft.bewaard_op.isoformat()]) for key, draft in waiting.items()
        ]
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = AESGCM(self.key).encrypt(nonce, json.dumps(rows).encode(), self._bound)
        write_whole(self._file, nonce + sealed)

    @property
    def _bound(self) -> bytes:
        return self.there.officer.bytes


def _draft(kept: list[str] | None) -> Draft | None:
    return Draft(kept[0], datetime.fromisoformat(kept[1])) if kept else None
