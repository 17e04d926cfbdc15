"""What the system refuses is told as what it means, on Windows by Windows' own codes; and a name that Windows cannot keep."""

from __future__ import annotations

import errno
import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from ivbdesk.actions.bestand import write_file
from ivbdesk.cases.taal.fouten import BestandBezet, KanNietSchrijven, NaamTeLang, SchijfIsVol, SchijfIsWeg
from ivbdesk.refused import Refused, refused
from ivbdesk.storage.errors import (
    DamagedKeyFile,
    DiskFull,
    FileHeld,
    LostDisk,
    MissingFolder,
    ReadOnlyFolder,
    RegisterError,
    TooLittleMemory,
    TooLongPath,
    UnknownDiskError,
    UnusableName,
)
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.sqlite.disk import disk_refusals
from ivbdesk.storage.sqlite.engine import sqlite_uri
from ivbdesk.storage.sqlite.location import check_name


class WindowsError(OSError):
    """As Python makes it on Windows: of a code that it does not know, only the code says what it means."""

    def __init__(self, code: int) -> None:
        super().__init__(errno.EINVAL, "door Windows geweigerd")
        self.winerror = code


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        (39, DiskFull), (112, DiskFull), (1295, DiskFull), (3, MissingFolder), (59, LostDisk), (64, LostDisk),
        (121, LostDisk), (53, LostDisk), (21, LostDisk), (32, FileHeld), (33, FileHeld), (1450, TooLittleMemory),
        (206, TooLongPath), (5, ReadOnlyFolder), (19, ReadOnlyFolder), (87, UnknownDiskError),
    ],
)  # fmt: skip
def test_windows_is_understood_by_its_own_codes(code: int, meaning: type[RegisterError]) -> None:
    with pytest.raises(meaning) as told, disk_refusals():
        raise WindowsError(code)
    assert type(told.value) is meaning


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("ENOSPC", DiskFull), ("EDQUOT", DiskFull), ("ENOENT", MissingFolder), ("EIO", LostDisk),
        ("ESTALE", LostDisk), ("EBUSY", FileHeld), ("ENOMEM", TooLittleMemory),
        ("ENAMETOOLONG", TooLongPath), ("EACCES", ReadOnlyFolder), ("EROFS", ReadOnlyFolder),
        ("EINVAL", UnknownDiskError),
    ],
)  # fmt: skip
def test_and_so_is_every_other_system(name: str, meaning: type[RegisterError]) -> None:
    with pytest.raises(meaning) as told, disk_refusals():
        raise OSError(getattr(errno, name), "geweigerd")
    assert type(told.value) is meaning


def test_a_code_has_one_meaning() -> None:
    known = {code: refused(WindowsError(code)) for code in range(1, 2000)}
    assert {meaning for meaning in known.values() if meaning is not Refused.UNKNOWN} == {*Refused} - {
        Refused.UNKNOWN
    }
    assert "87" in str(UnknownDiskError(87)), "an unknown code is told, for the administrator"


@pytest.mark.parametrize(
    ("code", "meaning"),
    [(1295, SchijfIsVol), (64, SchijfIsWeg), (206, NaamTeLang), (5, KanNietSchrijven), (32, BestandBezet)],
)
def test_what_leaves_the_program_is_refused_in_the_same_words(
    code: int, meaning: type[KanNietSchrijven], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise WindowsError(code)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr("ivbdesk.whole_file._WAITS", ())
    with pytest.raises(KanNietSchrijven) as told:
        write_file(tmp_path / "uit.txt", b"tekst")
    assert type(told.value) is meaning


def test_a_key_file_that_another_program_holds_is_not_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise WindowsError(32)

    (tmp_path / "register.keys").write_bytes(b"{}")
    with pytest.raises(DamagedKeyFile):
        Envelope.load(tmp_path / "register.keys")
    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr("ivbdesk.whole_file._WAITS", ())
    with pytest.raises(FileHeld):
        Envelope.load(tmp_path / "register.keys")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/a b/r?.ivb/register.db"), "file:///home/a%20b/r%3F.ivb/register.db"),
        (PureWindowsPath(r"C:\Mijn stukken\r#.ivb\register.db"), "file:///C:/Mijn%20stukken/r%23.ivb/register.db"),
        (PureWindowsPath(r"\\server\share$\r.ivb\register.db"), "file:////server/share%24/r.ivb/register.db"),
        (PureWindowsPath(r"\\?\C:\r.ivb\register.db"), "file:///C:/r.ivb/register.db"),
        (PureWindowsPath(r"\\?\UNC\server\share\r.ivb\register.db"), "file:////server/share/r.ivb/register.db"),
    ],
)  # fmt: skip
def test_sqlite_is_given_an_address_it_understands(path: PurePosixPath | PureWindowsPath, uri: str) -> None:
    assert sqlite_uri(path) == uri


@pytest.mark.parametrize(
    "name",
    ["CON.ivb", "nul.ivb", "Com1.ivb", "lpt9.ivb", "aux", "COM¹.ivb", "zorg.ivb ", "zorg.", "ab:c.ivb", "a|b.ivb", "zo\trg.ivb"],
)  # fmt: skip
def test_a_name_that_windows_keeps_for_itself_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableName):
        check_name(tmp_path / name)


@pytest.mark.parametrize(
    "name", ["zorg-en-veiligheid.ivb", "Console.ivb", "com10.ivb", "nulpunt.ivb", "É € ß.ivb"]
)
def test_any_other_name_is_taken(name: str, tmp_path: Path) -> None:
    check_name(tmp_path / name)
