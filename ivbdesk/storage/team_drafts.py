"""The drafts of an officer in a team register: on the server, and sealed on this computer while that does not take them.

What is kept here goes to the server at the first that is saved, read or listed when it answers again. It takes the place
of no draft that was not seen here: then the newest stands on the server, and the other waits here until its form is opened
and the server has none for that any more.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ivbdesk.storage.drafts import Draft, Drafts
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.keys.slots import NONCE_BYTES
from ivbdesk.storage.sqlite.disk import disk_refusals, write_whole
from ivbdesk.whole_file import read_whole, remove

FILE = "concepten"
_LARGEST = 64 * 1024 * 1024
_UNSEEN = "ongezien"
_Key = tuple[str, str]
"""Kind of form, and record."""


@dataclass(frozen=True)
class _Waiting:
    """What waits here: None for one that is to be forgotten. `over` is the draft of the server that was known then."""

    key: _Key
    draft: Draft | None
    over: str = _UNSEEN
    aside: bool = False


@dataclass(frozen=True)
class TeamDrafts:
    """`key` seals what waits here; each officer has a file of her own."""

    there: Drafts
    folder: Path
    key: bytes
    _one_at_a_time: Lock = field(default_factory=Lock)
    _seen: dict[_Key, str] = field(default_factory=dict)
    """By form the draft of the server that this window knows of; nothing where that could not be read."""
    _listed: dict[_Key, str] = field(default_factory=dict)

    def save(self, soort: str, ref: str, inhoud: str, op: datetime) -> None:
        """Keep a draft, in the place of an earlier one."""
        key, draft = (soort, ref), Draft(inhoud, op)
        with self._one_at_a_time:
            try:
                self._hand_over()
                self._put(_Waiting(key, draft, self._seen.get(key, _UNSEEN)))
            except RegisterError:
                self._keep_here(_Waiting(key, draft, self._seen.get(key, _UNSEEN)))

    def load(self, soort: str, ref: str) -> Draft | None:
        """The draft of this form and record, if there is one."""
        key = soort, ref
        with self._one_at_a_time:
            try:
                self._hand_over()
                found = self._there(key) or self._from_aside(key)
            except RegisterError:
                return next((one.draft for one in self._waiting() if one.key == key and not one.aside), None)
            self._seen[key] = _name(found)
            return found

    def all(self) -> list[tuple[str, str, datetime]]:
        """Every draft that waits: kind of form, record, and when it was kept; newest first."""
        with self._one_at_a_time:
            try:
                self._hand_over()
                found = self.there.all()
                self._listed.update({(soort, ref): _moment(op) for soort, ref, op in found})
            except RegisterError:
                found = []
            known = {(soort, ref) for soort, ref, _ in found}
            here = {one.key: one.draft for one in self._waiting() if one.draft and one.key not in known}
            found += [(*key, draft.bewaard_op) for key, draft in here.items()]
            return sorted(found, key=lambda item: item[2], reverse=True)

    def discard(self, soort: str, ref: str) -> None:
        """Forget a draft; one that is not there is no error."""
        key = soort, ref
        with self._one_at_a_time:
            try:
                self._hand_over()
                self._put(_Waiting(key, None, self._known(key)))
            except RegisterError:
                self._keep_here(_Waiting(key, None, self._known(key)))

    @property
    def _file(self) -> Path:
        return self.folder / f"{FILE}-{self.there.officer.hex[:8]}"

    def _there(self, key: _Key) -> Draft | None:
        return self.there.load(*key)

    def _known(self, key: _Key) -> str:
        """What may be forgotten: what was read or kept here, or stood in a list from which one throws it away."""
        return self._seen.get(key) or self._listed.get(key, _UNSEEN)

    def _keep_here(self, kept: _Waiting) -> None:
        others = [one for one in self._waiting() if one.key != kept.key or one.aside]
        self._write([*others, kept])

    def _hand_over(self) -> None:
        for one in self._waiting():
            if not one.aside:
                self._put(one)
                self._write([left for left in self._waiting() if left != one])

    def _put(self, one: _Waiting) -> None:
        """Bring it to the server; what stands there and was not seen here, is put aside here before."""
        key, draft = one.key, one.draft
        now = self._there(key)
        unseen = now if now is not None and now != draft and _name(now) != one.over else None
        if draft is None:
            if unseen is None:
                self.there.discard(*key)
                self._seen[key] = _name(None)
            return
        if unseen is not None:
            older, draft = sorted((unseen, draft), key=lambda which: which.bewaard_op)
            aside = _Waiting(key, older, aside=True)
            self._write([*(one for one in self._waiting() if one != aside), aside])
        if draft != now:
            self.there.save(*key, draft.inhoud, draft.bewaard_op)
        self._seen[key] = _name(draft)

    def _from_aside(self, key: _Key) -> Draft | None:
        waiting = self._waiting()
        found = next((one for one in waiting if one.aside and one.key == key), None)
        if found is None or found.draft is None:
            return None
        self.there.save(*key, found.draft.inhoud, found.draft.bewaard_op)
        self._write([one for one in waiting if one != found])
        return found.draft

    def _waiting(self) -> list[_Waiting]:
        """What waits here; of a file that somebody changed, nothing."""
        try:
            data = read_whole(self._file, _LARGEST)
            plain = AESGCM(self.key).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], self._bound)
        except (FileNotFoundError, InvalidTag, ValueError):
            return []
        return [_read(*row) for row in json.loads(plain)]

    def _write(self, waiting: list[_Waiting]) -> None:
        if not waiting:
            with disk_refusals():
                remove(self._file)
            return
        rows = [
            (one.key, one.draft and [one.draft.inhoud, one.draft.bewaard_op.isoformat()], one.over, one.aside)
            for one in waiting
        ]
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = AESGCM(self.key).encrypt(nonce, json.dumps(rows).encode(), self._bound)
        write_whole(self._file, nonce + sealed)

    @property
    def _bound(self) -> bytes:
        return self.there.officer.bytes


def _name(draft: Draft | None) -> str:
    """What tells a draft of the server from another of the same form."""
    return "" if draft is None else _moment(draft.bewaard_op)


def _moment(op: datetime) -> str:
    return op.astimezone(UTC).isoformat()


def _read(key: list[str], kept: list[str] | None, over: str, aside: bool) -> _Waiting:
    draft = Draft(kept[0], datetime.fromisoformat(kept[1])) if kept else None
    return _Waiting((key[0], key[1]), draft, over, aside)
