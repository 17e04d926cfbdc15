"""Copies outside the program: private while they are there, and gone with this window, but not another's."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from PySide6.QtCore import QSettings

from ivbdesk.readable_copies import Cleared, clear_outside
from ivbdesk.ui import outside
from ivbdesk.ui.messages import Toast
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import seen, settle
from tests.werkplaats import Klok, new_desk


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
        assert clear_outside() == Cleared(2, 0)
        assert (other / "stuk.txt").read_bytes() == b"van een ander venster"
    assert not mine.exists()
    assert not left.exists()
    assert clear_outside() == Cleared(1, 0)
    assert list(temp.glob("ivbdesk-stuk-*")) == []


def test_a_copy_in_the_temp_folder_of_another_session_is_found_again(
    temp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = outside.open_outside(b"leesbaar", ".txt")
    elsewhere = tmp_path / "andere sessie"
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    assert clear_outside() == Cleared(1, 0)
    assert not mine.exists()
    assert clear_outside() == Cleared(0, 0)


def test_a_copy_that_a_viewer_holds_is_told_and_taken_the_next_time(
    temp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = outside.open_outside(b"leesbaar", ".txt")
    real = Path.write_bytes

    def refuse(path: Path, data: bytes) -> int:
        raise PermissionError(path)

    with monkeypatch.context() as held:
        held.setattr(Path, "write_bytes", refuse)
        held.setattr("shutil.rmtree", lambda *_, **__: None)  # as Windows does with a file that is open
        assert clear_outside() == Cleared(0, 1)
    assert Path.write_bytes is real
    assert mine.exists()
    assert clear_outside() == Cleared(1, 0)
    assert not mine.exists()


def test_what_was_left_is_told_when_the_register_is_open_again(
    temp: Path, window_of: Callable[[], MainWindow]
) -> None:
    left = temp / "ivbdesk-stuk-crash"
    left.mkdir()
    (left / "stuk.pdf").write_bytes(b"van een crash")
    window = window_of()
    seen(window, Toast, lambda toast: toast.text == "1 leesbare kopie van een vorige keer alsnog verwijderd.")
    assert not left.exists()
    window.close()


@pytest.fixture
def window_of(tmp_path: Path, klok: Klok, settings: QSettings, theme: Theme) -> Callable[[], MainWindow]:
    """Opens the main window of a new register when it is asked."""

    def make() -> MainWindow:
        made = MainWindow(new_desk(tmp_path, klok), theme, settings)
        made.show()
        settle(made)
        return made

    return make
