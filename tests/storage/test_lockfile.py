"""One process at a time: the second is told who, and a process that is killed keeps no one out."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ivbdesk.storage.errors import AlreadyOpen, MissingFolder
from ivbdesk.storage.sqlite.lockfile import NOTE, Slot

CHILD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from ivbdesk.storage.sqlite.lockfile import Slot

slot = Slot(Path(sys.argv[1]), "j.jansen", "BALIE-07")
slot.acquire(datetime(2026, 11, 23, 13, 5, tzinfo=UTC))
print("open", flush=True)
sys.stdin.read()
slot.release()
"""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the register open."""
    process = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.communicate()


def test_the_second_is_told_who_has_it_where_and_since_when(
    tmp_path: Path, other: subprocess.Popen[str]
) -> None:
    with pytest.raises(AlreadyOpen) as caught:
        Slot(tmp_path).acquire()
    told = caught.value
    assert (told.wie, told.computer) == ("j.jansen", "BALIE-07")
    assert told.sinds == datetime(2026, 11, 23, 13, 5, tzinfo=UTC)
    assert "door j.jansen op computer BALIE-07, sinds 23 nov 2026 om 14.05 uur" in str(told)
    assert json.loads((tmp_path / NOTE).read_bytes())["pid"] == other.pid


def test_a_killed_process_gives_it_free_and_its_note_misleads_no_one(
    tmp_path: Path, other: subprocess.Popen[str]
) -> None:
    other.kill()
    other.wait()
    assert (tmp_path / NOTE).exists()
    with Slot(tmp_path, "p.pieters", "BALIE-08"):
        assert json.loads((tmp_path / NOTE).read_bytes())["wie"] == "p.pieters"


def test_after_a_release_it_is_free_and_the_note_is_gone(
    tmp_path: Path, other: subprocess.Popen[str]
) -> None:
    other.communicate("", timeout=120)
    assert not (tmp_path / NOTE).exists()
    Slot(tmp_path).acquire()


def test_a_second_window_of_the_same_process_is_kept_out_too(tmp_path: Path) -> None:
    with Slot(tmp_path), pytest.raises(AlreadyOpen):
        Slot(tmp_path).acquire()
    with Slot(tmp_path):
        pass


def test_another_thread_may_release_it(tmp_path: Path) -> None:
    slot = Slot(tmp_path)
    slot.acquire()
    thread = threading.Thread(target=slot.release)
    thread.start()
    thread.join()
    slot.release()
    Slot(tmp_path).acquire()


@pytest.mark.parametrize(
    "note", [b"", b"{", b"[]", b'{"wie": 1}', b'{"wie":"a","computer":"b","sinds":"ooit"}']
)
def test_a_note_that_cannot_be_read_still_keeps_the_second_out(tmp_path: Path, note: bytes) -> None:
    with Slot(tmp_path):
        (tmp_path / NOTE).write_bytes(note)
        with pytest.raises(AlreadyOpen, match="al geopend"):
            Slot(tmp_path).acquire()


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingFolder):
        Slot(tmp_path / "weg").acquire()
