"""Loss of power: what was asked of the disk is recorded, and images are made of it as a disk might leave it.

All that was synced is on the disk. Of what was not, each piece is there or not, in any order, and the last may be
torn at a sector. Every image is opened as a register would be, and holds all that was confirmed before.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from uuid import UUID

from sqlalchemy import select, text

from ivbdesk.storage import audit
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.sqlite import engine
from ivbdesk.storage.sqlite.engine import make_engine, raw_connection, translated
from ivbdesk.storage.sqlite.file_names import DATABASE, KEYS
from ivbdesk.storage.sqlite.snapshot import checkpoint, integrity
from ivbdesk.storage.tables.dossier import tijdlijnitem
from ivbdesk.torture.trial_register import PASSPHRASE, make_register, open_register, write_line
from ivbdesk.torture.vfs import OK, DiskAct, FaultLayer

SECTOR = 512
LINES = 40
_FILES = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-journal")


@dataclass
class PowerCut:
    """What the images gave."""

    beelden: int = 0
    bevestigd: int = 0
    verloren: int = 0
    gebroken: int = 0

    @property
    def is_heel(self) -> bool:
        """Whether no image missed a confirmed line, and every one opened whole."""
        return not self.verloren and not self.gebroken

    def __str__(self) -> str:
        return (
            f"Stroomuitval: {self.beelden} schijfbeelden van {self.bevestigd} bevestigde regels; in {self.verloren} "
            f"ontbrak een bevestigde regel, {self.gebroken} waren beschadigd."
        )


@dataclass
class DiskRecording:
    """The files before, and what was asked of the disk since, with after each confirmation how many there were."""

    begin: dict[str, bytes]
    handelingen: list[DiskAct | str] = field(default_factory=list)


def cut_power(images: int, seed: int = 0, pragmas: Sequence[str] = ()) -> PowerCut:
    """Record a writing process and replay a number of losses of power; `pragmas` replace the program's own."""
    random, told = Random(seed), PowerCut()
    with tempfile.TemporaryDirectory(prefix="ivbdesk-stroom-") as folder:
        place = Path(folder) / "proef.ivb"
        casus_id = make_register(place)
        tape = Path(folder) / "opname"
        body = "from ivbdesk.torture.power import record; record()"
        arguments = [str(place), str(casus_id), str(tape), ";".join(pragmas)]
        subprocess.run([sys.executable, "-c", body, *arguments], check=True)
        recorded: DiskRecording = pickle.loads(tape.read_bytes())  # written by our own process just now
        root = Envelope.load(place / KEYS).unlock_passphrase(PASSPHRASE)[0]
        told.bevestigd = sum(isinstance(item, str) for item in recorded.handelingen)
        for number in range(images):
            image = Path(folder) / f"beeld-{number}"
            image.mkdir()
            confirmed = _replay(recorded, random, image)
            lost, broken = _look(image, root, confirmed)
            told.beelden += 1
            told.verloren += lost
            told.gebroken += broken
            for path in image.iterdir():
                path.unlink()
    return told


def record() -> None:
    """Write lines in the register while all that is asked of the disk is kept; for a process of its own."""
    place, casus_id, tape, pragmas = (*sys.argv[1:5],)
    folder = Path(place)
    begin = {name: (folder / name).read_bytes() for name in _FILES if (folder / name).exists()}
    recorded = DiskRecording(begin)

    def listen(done: DiskAct) -> int:
        if done.naam in _FILES:
            recorded.handelingen.append(done)
        return OK

    FaultLayer(listen)
    if pragmas:
        engine.WRITER_PRAGMAS = tuple(pragmas.split(";"))
    desk = open_register(folder)
    for number in range(LINES):
        recorded.handelingen.append(str(write_line(desk, UUID(casus_id), f"Regel {number}. " * 20)))
        if number % 15 == 14:
            with desk.register.engine.connect() as connection:
                raw_connection(connection).execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    Path(tape).write_bytes(pickle.dumps(recorded))
    os._exit(0)  # the layer below SQLite does not outlive the interpreter


@dataclass
class _Disk:
    """The content of the files as far as it is certain, and what still waits, by file."""

    random: Random
    kept: dict[str, bytearray]
    waiting: dict[str, list[DiskAct]] = field(default_factory=dict)

    def do(self, item: DiskAct) -> None:
        if item.soort == "sync":
            for earlier in self.waiting.pop(item.naam, []):
                self._apply(earlier)
        elif item.soort == "delete" and item.plaats:
            self.waiting.pop(item.naam, None)
            self.kept.pop(item.naam, None)
        else:
            self.waiting.setdefault(item.naam, []).append(item)

    def lose_power(self) -> None:
        """Of what waits some is done, in any order, the last of it perhaps by half."""
        left = [item for items in self.waiting.values() for item in items if self.random.random() < 0.5]
        if self.random.random() < 0.5:
            self.random.shuffle(left)
        for number, item in enumerate(left):
            torn = number == len(left) - 1 and self.random.random() < 0.5
            self._apply(
                item, self.random.randrange(0, len(item.data) // SECTOR + 1) * SECTOR if torn else None
            )

    def _apply(self, item: DiskAct, size: int | None = None) -> None:
        if item.soort == "delete":
            self.kept.pop(item.naam, None)
            return
        content = self.kept.setdefault(item.naam, bytearray())
        if item.soort == "truncate":
            del content[item.plaats :]
            return
        data = item.data if size is None else item.data[:size]
        if len(content) < item.plaats:
            content.extend(bytes(item.plaats - len(content)))
        content[item.plaats : item.plaats + len(data)] = data


def _replay(recorded: DiskRecording, random: Random, image: Path) -> set[str]:
    """Write the files as they might be after a loss of power at a random moment; gives what was confirmed before."""
    disk = _Disk(random, {name: bytearray(data) for name, data in recorded.begin.items()})
    confirmed = set()
    for item in recorded.handelingen[: random.randrange(len(recorded.handelingen) + 1)]:
        if isinstance(item, str):
            confirmed.add(item)
        else:
            disk.do(item)
    disk.lose_power()
    for name, content in disk.kept.items():
        (image / name).write_bytes(content)
    return confirmed


def _look(image: Path, root: RootKey, confirmed: set[str]) -> tuple[bool, bool]:
    """Whether a confirmed line is missing, and whether the register is damaged."""
    try:
        with translated():
            checkpoint(make_engine(image / DATABASE, root.subkey("db")))
            looking = make_engine(image / DATABASE, root.subkey("db"), readonly=True)
            with looking.connect() as connection:
                present = {str(id) for id in connection.scalars(select(tijdlijnitem.c.id))}
                chain = audit.verify_chain(connection, root.subkey("audit"))
                loose = connection.execute(text("PRAGMA foreign_key_check")).first()
                broken = bool(integrity(connection)) or chain.broken_at is not None or loose is not None
            looking.dispose()
    except RegisterError:
        return bool(confirmed), True
    return bool(confirmed - present), broken
