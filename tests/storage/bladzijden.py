"""Reads a SQLCipher file page by page, free pages and all, as someone with the key could."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from ivbdesk.desk import Desk
from ivbdesk.storage.postgres.team_register import TeamRegister
from tests.werkplaats import database_of

PAGE, RESERVED, SALT, IV = 4096, 80, 16, 16
WAL_HEADER, FRAME_HEADER = 32, 24


def pages(path: Path, key: bytes) -> Iterator[bytes]:
    """The decrypted content of every page of a database, or of every frame of a journal beside one."""
    data = path.read_bytes()
    if path.name.endswith("-wal"):
        for start in range(WAL_HEADER, len(data), FRAME_HEADER + PAGE):
            number = int.from_bytes(data[start : start + 4], "big")
            yield _page(data[start + FRAME_HEADER : start + FRAME_HEADER + PAGE], number, key)
    else:
        for number, start in enumerate(range(0, len(data), PAGE), 1):
            yield _page(data[start : start + PAGE], number, key)


def readable(desk: Desk, mark: str) -> list[str]:
    """Every file in which the mark is found, as it stands or decrypted page by page; on a server every table."""
    if isinstance(desk.register, TeamRegister):
        return [table for table in _tables(desk) if _holds(desk, table, mark)]
    key, found = desk.register._root.subkey("db"), []
    for path in desk.register.folder.rglob("*"):
        if path.is_file():
            parts = [path.read_bytes()]
            if path.name in ("register.db", "register.db-wal"):
                parts += list(pages(path, key))
            if any(mark.encode() in part or mark.lower().encode() in part for part in parts):
                found.append(path.name)
    return found


def _tables(desk: Desk) -> list[str]:
    return sa.inspect(database_of(desk)).get_table_names()


def _holds(desk: Desk, table: str, mark: str) -> bool:
    asked = sa.text(f'SELECT EXISTS (SELECT 1 FROM "{table}" t WHERE t::text ILIKE :mark)')
    with database_of(desk).connect() as connection:
        return bool(connection.scalar(asked, {"mark": f"%{mark}%"}))


def _page(page: bytes, number: int, key: bytes) -> bytes:
    begin = SALT if number == 1 else 0
    body, iv = page[begin : PAGE - RESERVED], page[PAGE - RESERVED : PAGE - RESERVED + IV]
    reader = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor()
    return reader.update(body) + reader.finalize()
