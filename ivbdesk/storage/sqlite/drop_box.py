"""What a colleague typed while somebody else had the register open: sealed in its folder, until the writer takes it in.

Each is one file under the key of the register, bound to its own name: it can be neither read nor put elsewhere
without that key. Who deletes one is not noticed, as with any file in that folder.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ivbdesk import whole_file
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.sqlite.disk import clear_left, disk_refusals, write_whole
from ivbdesk.storage.sqlite.file_names import DROP_BOX
from ivbdesk.storage.sqlite.turns import LAPSES

_SUFFIX = ".bus"
_NONCE = 12
_LARGEST, _MOST = 256 * 1024, 200


class TooLong(RegisterError):
    """More was typed than the box takes."""

    wat = "Dit is te lang om voor een collega klaar te leggen."
    behouden = "Er is niets opgeslagen. Wat u typte, staat er nog."
    doen = "Kort het in, of vraag om de beurt en leg het zelf vast."


class NotesWait(RegisterError):
    """Signals wait that could not be read any more under other keys."""

    wat = "Er liggen nog signalen klaar die een collega typte; onder andere sleutels zijn die niet meer te lezen."
    behouden = "De sleutels zijn niet vernieuwd en de signalen liggen er nog."
    doen = "Neem de klaargelegde signalen over, of leg uit waarom niet, en vernieuw dan de sleutels."


@dataclass(frozen=True)
class Briefje:
    """What one officer typed in a form, as JSON, and when (UTC)."""

    id: UUID
    wie: UUID
    op: datetime
    inhoud: str


class DropBox:
    """The box of one register; safe in any thread."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder / DROP_BOX, key

    def put(self, wie: UUID, op: datetime, inhoud: str) -> UUID:
        """Seal what this officer typed and leave it there; gives its id. Raises `TooLong`, or a refusal of the disk."""
        plain = json.dumps([str(wie), op.astimezone(UTC).isoformat(), inhoud]).encode()
        if len(plain) > _LARGEST:
            raise TooLong()
        id, nonce = uuid4(), secrets.token_bytes(_NONCE)
        with disk_refusals():
            whole_file.make_private_folder(self._folder, exist_ok=True)
        write_whole(self._path(id), nonce + AESGCM(self._key).encrypt(nonce, plain, id.bytes))
        return id

    def waiting(self) -> tuple[list[Briefje], int]:
        """What waits, oldest first, and how many more cannot be read: made for another key, or damaged."""
        read = [self._read(file) for file in sorted(self._folder.glob(f"*{_SUFFIX}"))[:_MOST]]
        found = [item for item in read if item is not None]
        return sorted(found, key=lambda item: item.op), len(read) - len(found)

    def clear(self, now: datetime) -> None:
        """Take away what was being written when a computer was switched off."""
        clear_left(self._folder, f"*{_SUFFIX}", now - LAPSES)

    def demand_empty(self) -> None:
        """Raises `NotesWait` where something waits that can be read."""
        if self.waiting()[0]:
            raise NotesWait()

    def take_out(self, id: UUID) -> None:
        """Remove it, once it is in the register or refused; one that is not there is no error."""
        with disk_refusals():
            whole_file.remove(self._path(id))

    def _path(self, id: UUID) -> Path:
        return self._folder / f"{id}{_SUFFIX}"

    def _read(self, file: Path) -> Briefje | None:
        try:
            id = UUID(file.stem)
            data = whole_file.read_whole(file, _LARGEST * 2)
            plain = AESGCM(self._key).decrypt(data[:_NONCE], data[_NONCE:], id.bytes)
            wie, op, inhoud = json.loads(plain)
            return Briefje(id, UUID(wie), datetime.fromisoformat(op), str(inhoud))
        except (OSError, ValueError, TypeError, AttributeError, InvalidTag):
            return None
