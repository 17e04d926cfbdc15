"""The documents of a register: files in `stukken/`, each encrypted in chunks under a key of its own.

The key stands in the row of the document, in the encrypted database: with the row gone, the file is noise.
A file is written before its row and removed after it, so that a crash leaves at most a file without a row.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import struct
from collections.abc import Collection
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection

from ivbdesk.cases.dossier.stuk import Vorm
from ivbdesk.storage.errors import DamagedDocument, RegisterError
from ivbdesk.storage.keys.root_key import KEY_BYTES
from ivbdesk.storage.sqlite.disk import disk_refusals, write_whole
from ivbdesk.storage.tables.dossier import stuk

MAGIC = b"IVBSTUK1"
CHUNK = 1024 * 1024
PREFIX_BYTES = 7
TAG_BYTES = 16
SUFFIX = ".stuk"
KEPT_HERE = stuk.c.vorm != Vorm.ZAAK
"""True of a document that has a file, and does not stand in the zaaksysteem."""


class DocumentFolder:
    """The folder with the documents of one register."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, id: UUID, content: bytes) -> bytes:
        """Encrypts and writes a document; gives its key. Raises `DiskFull` or `ReadOnlyFolder`."""
        key = secrets.token_bytes(KEY_BYTES)
        with disk_refusals():
            self._folder.mkdir(mode=0o700, exist_ok=True)
        write_whole(self.path(id), sealed(id, key, content))
        return key

    def get(self, id: UUID, key: bytes) -> bytes:
        """The content of a document. Raises `DamagedDocument` when a bit of it is not as it was written."""
        try:
            data = self.path(id).read_bytes()
        except FileNotFoundError:
            raise DamagedDocument() from None
        except OSError:
            with disk_refusals():
                raise
        return opened(id, key, data)

    def remove(self, id: UUID) -> None:
        """Takes the file away; its row must be gone before."""
        with disk_refusals():
            self.path(id).unlink(missing_ok=True)

    def sweep(self, known: Collection[UUID]) -> int:
        """Takes away the files that belong to no row or were never finished, left by a crash; gives how many."""
        names = {f"{id}{SUFFIX}" for id in known}
        left = [path for path in self.files() if path.name not in names]
        left += self._folder.glob(f"*{SUFFIX}.tmp")
        for path in left:
            with disk_refusals():
                path.unlink(missing_ok=True)
        return len(left)

    def copy_to(self, folder: Path, id: UUID, earlier: Path | None = None) -> None:
        """Puts a document in the folder of a copy; it shares the file with an `earlier` copy where the disk can.

        Never with the register itself: what damages the one file must not damage the other.
        """
        target = folder / self.path(id).name
        with disk_refusals():
            folder.mkdir(mode=0o700, exist_ok=True)
            target.unlink(missing_ok=True)
            try:
                if earlier is not None:
                    os.link(earlier / target.name, target)
                    return
            except OSError:
                pass  # not there yet, or a disk that cannot
            try:
                shutil.copyfile(self.path(id), target)
            except FileNotFoundError:
                return  # a document that is missing is reported when the copy is verified

    def files(self) -> list[Path]:
        """The files of documents in the folder."""
        return sorted(self._folder.glob(f"*{SUFFIX}"))

    def path(self, id: UUID) -> Path:
        """Where a document stands; the name says nothing about it."""
        return self._folder / f"{id}{SUFFIX}"


def damaged(connection: Connection, documents: DocumentFolder) -> list[UUID]:
    """The documents whose file is missing or is not, to the bit, what was kept."""
    wrong = []
    for row in connection.execute(sa.select(stuk.c.id, stuk.c.sleutel, stuk.c.sha256).where(KEPT_HERE)):
        try:
            content = documents.get(row.id, row.sleutel)
        except RegisterError:
            wrong.append(row.id)
            continue
        if hashlib.sha256(content).hexdigest() != row.sha256:
            wrong.append(row.id)
    return wrong


def sealed(id: UUID, key: bytes, content: bytes) -> bytes:
    """The file of a document: AES-256-GCM in chunks of 1 MiB, each bound to its place, its end and its id."""
    cipher, prefix = AESGCM(key), secrets.token_bytes(PREFIX_BYTES)
    parts = [content[start : start + CHUNK] for start in range(0, len(content), CHUNK)] or [b""]
    chunks = [
        cipher.encrypt(_nonce(prefix, number, number == len(parts) - 1), part, MAGIC + id.bytes)
        for number, part in enumerate(parts)
    ]
    return b"".join((MAGIC, prefix, *chunks))


def opened(id: UUID, key: bytes, data: bytes) -> bytes:
    """The content of such a file; raises `DamagedDocument` for one that was cut, changed, or of another id."""
    head = len(MAGIC) + PREFIX_BYTES
    if len(data) < head + TAG_BYTES or not data.startswith(MAGIC):
        raise DamagedDocument()
    cipher, prefix = AESGCM(key), data[len(MAGIC) : head]
    starts = range(head, len(data), CHUNK + TAG_BYTES)
    try:
        return b"".join(
            cipher.decrypt(
                _nonce(prefix, number, start == starts[-1]),
                data[start : start + CHUNK + TAG_BYTES],
                MAGIC + id.bytes,
            )
            for number, start in enumerate(starts)
        )
    except (InvalidTag, ValueError):
        raise DamagedDocument() from None


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + struct.pack(">IB", number, last)
