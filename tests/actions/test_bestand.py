"""What leaves the program is written whole and logged, or neither; what was there before stays until then."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from ivbdesk.actions.bestand import placing, require_writable, write_file
from ivbdesk.actions.publiek.uitvoer import hand_over
from ivbdesk.cases.taal.fouten import BestandBezet, KanNietSchrijven, SchijfIsVol
from ivbdesk.desk import Desk
from ivbdesk.storage.errors import ReadOnlyFolder
from ivbdesk.storage.sqlite import disk
from ivbdesk.ui.messages import Explained
from tests.posix import NO_LIMIT, files_of_at_most, posix

OLD, NEW = b"het oude stuk", b"n" * 9_000


def hold(monkeypatch: pytest.MonkeyPatch, times: int) -> list[Path]:
    """Another program has the file, the first times that it is to be replaced."""
    tried: list[Path] = []
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        tried.append(self)
        if len(tried) <= times:
            raise OSError(errno.EBUSY, "in gebruik")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr("time.sleep", lambda _: None)
    return tried


def give(desk: Desk, target: Path, data: bytes = NEW) -> None:
    hand_over(desk.ctx, target, "verslag", "de politie", [("medewerker", desk.ctx.officer)], lambda _: data)


def given(desk: Desk) -> int:
    return sum(row.actie == "verslag exporteren" for row in desk.ctx.reads.beheer.auditregels(0, 1000))


@posix(NO_LIMIT)
def test_a_full_disk_leaves_the_old_file_whole_and_logs_nothing(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "verslag.pdf"
    target.write_bytes(OLD)
    with files_of_at_most(4_000), pytest.raises(SchijfIsVol) as told:
        give(desk, target)
    assert target.read_bytes() == OLD
    assert given(desk) == 0
    assert isinstance(told.value, Explained)
    assert sorted(path.name for path in tmp_path.iterdir()) == [desk.register.folder.name, "verslag.pdf"]
    give(desk, target)
    assert (target.read_bytes(), given(desk)) == (NEW, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == [desk.register.folder.name, "verslag.pdf"]


def test_where_the_log_fails_the_file_is_not_given(tmp_path: Path) -> None:
    target, fresh = tmp_path / "verslag.pdf", tmp_path / "nieuw.pdf"
    target.write_bytes(OLD)
    for path in (target, fresh):
        with pytest.raises(ReadOnlyFolder), placing(path) as write:
            write(NEW)
            assert path.read_bytes() == NEW
            raise ReadOnlyFolder
    assert target.read_bytes() == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["verslag.pdf"]


def test_a_scanner_that_lets_go_is_waited_for(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "verslag.pdf"
    target.write_bytes(OLD)
    hold(monkeypatch, 3)
    give(desk, target)
    assert (target.read_bytes(), given(desk)) == (NEW, 1)


def test_a_program_that_holds_on_is_told_and_nothing_is_logged(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "verslag.pdf"
    target.write_bytes(OLD)
    with monkeypatch.context() as held, pytest.raises(BestandBezet) as told:
        hold(held, 99)
        give(desk, target)
    assert "sluit" in told.value.doen.lower()
    assert (target.read_bytes(), given(desk)) == (OLD, 0)


def test_the_register_itself_waits_for_a_scanner_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hold(monkeypatch, 2)
    disk.write_whole(tmp_path / "register.keys", NEW)
    assert (tmp_path / "register.keys").read_bytes() == NEW


@pytest.mark.parametrize("place", ["weg/verslag.pdf", "map"])
def test_a_place_that_is_none_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "map").mkdir()
    for write in (require_writable, lambda path: write_file(path, NEW)):
        with pytest.raises(KanNietSchrijven):
            write(tmp_path / place)
    assert [path.name for path in tmp_path.iterdir()] == ["map"]


def test_a_disk_without_second_names_keeps_the_old_file_by_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "kan niet")

    monkeypatch.setattr(os, "link", refuse)
    target = tmp_path / "verslag.pdf"
    target.write_bytes(OLD)
    with pytest.raises(KeyError), placing(target) as write:
        write(NEW)
        raise KeyError
    assert target.read_bytes() == OLD
