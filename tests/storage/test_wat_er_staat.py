"""What somebody put in the place of a file of the register is never waited for, and never the end of the program."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ivbdesk.storage.errors import AlreadyOpen
from ivbdesk.storage.sqlite.backup import copies_in, days_without, default_place, make_copy
from ivbdesk.storage.sqlite.file_names import DATABASE, HIGH_WATER, KEYS, TRIES
from ivbdesk.storage.sqlite.lockfile import NOTE, Slot
from ivbdesk.storage.sqlite.tombstones import COPIED, beside
from tests.posix import NO_PIPES, posix
from tests.storage.opened import in_child, new_register, reopened
from tests.storage.populate import MOMENT

LONG_AGO = "0001-01-01T00:00:00+23:59"
LATER = datetime(2026, 12, 1, tzinfo=UTC)
OPEN = "reopened(folder).close(); print('open')"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A register at rest, with one copy beside it."""
    register = new_register(tmp_path / "leeg.ivb")
    make_copy(register, default_place(register.folder), MOMENT)
    register.close()
    return register.folder


def pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def deep(path: Path) -> None:
    path.write_text("[" * 50_000)


def endless(path: Path) -> None:
    path.unlink(missing_ok=True)
    with path.open("wb") as file:
        file.truncate(1 << 40)


@posix(NO_PIPES)
@pytest.mark.parametrize("put", [pipe, deep, endless])
@pytest.mark.parametrize("name", [TRIES, HIGH_WATER, NOTE, KEYS, f"{KEYS}.tmp", f"{TRIES}.tmp", COPIED])
def test_whatever_stands_in_the_place_of_a_file_the_register_opens(
    folder: Path, name: str, put: Callable[[Path], None]
) -> None:
    put(folder / name)
    assert in_child(OPEN, folder) == "open"


@posix(NO_PIPES)
@pytest.mark.parametrize("put", [pipe, deep, endless])
def test_a_renewal_file_of_nobody_keeps_nothing_shut(folder: Path, put: Callable[[Path], None]) -> None:
    put(folder / f"{KEYS}.nieuw-{(folder / DATABASE).read_bytes()[:16].hex()}")
    assert in_child(OPEN, folder) == "open"


@posix(NO_PIPES)
@pytest.mark.parametrize("put", [pipe, deep, endless])
def test_a_database_that_is_none_is_told(folder: Path, put: Callable[[Path], None]) -> None:
    put(folder / DATABASE)
    assert in_child(OPEN, folder) in ("DamagedDatabase", "UnfitKeys", "InTheWay")


@posix(NO_PIPES)
@pytest.mark.parametrize("put", [pipe, deep, endless])
@pytest.mark.parametrize("name", ["vernietigd", "2026-11-23T174000.json", "9.json"])
def test_whatever_stands_among_the_copies_they_are_found_and_made(
    folder: Path, name: str, put: Callable[[Path], None]
) -> None:
    place = default_place(folder)
    put(beside(place, reopened_id(folder)) if name == "vernietigd" else place / name)
    (place / "9.ivb").mkdir()
    (place / "9.ivb" / DATABASE).write_bytes(b"x")
    register = reopened(folder)
    try:
        made = make_copy(register, place, LATER)
        assert made in copies_in(place)
    finally:
        register.close()


def reopened_id(folder: Path) -> str:
    register = reopened(folder)
    register.close()
    return register.id


WRONG = [
    {"gemaakt_op": "2026-11-23T17:40:00"},
    {"gemaakt_op": LONG_AGO},
    {"casussen": 1e400},
    {"casussen": True},
    {"logregels": 10**40},
    {"logregels": -1},
    {"nieuwste": "x" * 10_000},
]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_manifest_that_somebody_wrote_hides_no_copy(folder: Path, wrong: dict[str, object]) -> None:
    place = default_place(folder)
    (good,) = copies_in(place)
    told = json.loads(good.folder.with_suffix(".json").read_text())
    (place / "9.ivb").mkdir()
    (place / "9.ivb" / DATABASE).write_bytes(b"x")
    (place / "9.json").write_text(json.dumps(told | wrong))
    found = copies_in(place)
    assert good in found
    assert days_without(found, MOMENT.date()) is not None
    assert all(0 <= copy.logregels < 2**63 and len(copy.nieuwste) <= 100 for copy in found)


@pytest.mark.parametrize("sinds", [LONG_AGO, "9999-12-31T23:59:59-23:59", 7, None, "[" * 99])
def test_a_note_of_who_is_in_that_is_nonsense_keeps_the_refusal(tmp_path: Path, sinds: object) -> None:
    with Slot(tmp_path):
        note = {"wie": "x" * 50, "computer": None, "sinds": sinds}
        (tmp_path / NOTE).write_text(json.dumps(note))
        with pytest.raises(AlreadyOpen, match="al geopend"):
            Slot(tmp_path).acquire()


@pytest.mark.parametrize("told", ['[1e400, ""]', '{"a": 1}', f'[9, "{LONG_AGO}"]', "[[[]], 3]"])
def test_a_count_of_tries_that_is_nonsense_is_none(folder: Path, told: str) -> None:
    (folder / TRIES).write_text(told)
    register = reopened(folder)
    register.close()
    assert register.earlier_tries in range(65)
