"""Copies outside the program: private while they are there, and gone with this window, but not another's."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from filelock import FileLock

from ivbdesk.ui import outside


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(outside.QDesktopServices, "openUrl", lambda _: True)
    return tmp_path


def test_our_copies_are_gone_and_another_windows_stay(temp: Path) -> None:
    mine = outside.open_outside(b"leesbaar", ".txt")
    assert mine.name == "stuk.txt"
    left = temp / "ivbdesk-stuk-crash"
    left.mkdir()
    (left / "stuk.pdf").write_bytes(b"van een crash")
    other = temp / "ivbdesk-stuk-ander"
    other.mkdir()
    (other / "stuk.txt").write_bytes(b"van een ander venster")
    held = FileLock(other / "open.lock")
    with held:
        assert outside.clear_outside() == 2
        assert (other / "stuk.txt").read_bytes() == b"van een ander venster"
    assert not mine.exists()
    assert not left.exists()
    assert outside.clear_outside() == 1
    assert list(temp.glob("ivbdesk-stuk-*")) == []
