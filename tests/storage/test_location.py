"""Where a register may be: on a disk of this computer, writable, with room."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from sqlalchemy import text

from ivbdesk.desk import Desk
from ivbdesk.register_doors import RegisterDoors
from ivbdesk.storage.errors import (
    DiskFull,
    MissingFolder,
    NetworkDisk,
    ReadOnlyFolder,
    RegisterError,
    SyncedFolder,
)
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.file_names import DATABASE
from ivbdesk.storage.sqlite.location import (
    check_place,
    check_space,
    check_writable,
    is_on_network,
    looks_like_plain_sqlite,
    on_network,
    parse_mount,
    parse_mountinfo,
    with_folders,
)
from tests.posix import NO_LINKS, NO_RIGHTS, posix
from tests.storage.opened import new_register, unlock
from tests.werkplaats import CHEAP, PASSPHRASE, Klok, reopen

MOUNTINFO = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
36 22 0:30 / /mnt/team rw,relatime shared:5 master:1 - cifs //server/team rw,vers=3.0
37 22 0:31 / /mnt/gedeelde\\040map rw - nfs4 server:/export rw
38 36 8:2 / /mnt/team/lokaal rw - ext4 /dev/sdb1 rw
39 22 0:33 / /home/oov/ver rw - fuse.sshfs oov@server:/ rw
40 22 0:34 / /data rw - nfs server:/data rw
41 40 8:3 / /data rw - xfs /dev/sdc1 rw
"""
MOUNT = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//oov@server/team on /Volumes/Team map (smbfs, nodev, nosuid, mounted by oov)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
/dev/disk4s1 on /Volumes/Stick (USB) (exfat, local, nodev)
"""


def test_an_ordinary_folder_is_accepted(tmp_path: Path) -> None:
    check_place(tmp_path, {})
    check_place(
        tmp_path / "nog niet.ivb", {"OneDrive": str(tmp_path / "OneDriveMap"), "OneDriveConsumer": ""}
    )
    check_writable(tmp_path)
    check_space(tmp_path, needed=1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("/home/oov/register.ivb", False),
        ("/mnt/team", True),
        ("/mnt/team/register.ivb", True),
        ("/mnt/teamwerk/register.ivb", False),
        ("/mnt/team/lokaal/register.ivb", False),
        ("/mnt/gedeelde map/register.ivb", True),
        ("/home/oov/ver/register.ivb", True),
        ("/data/register.ivb", False),
    ],
)
def test_the_mounts_of_linux_tell_a_network(place: str, expected: bool) -> None:
    assert on_network(PurePosixPath(place), parse_mountinfo(MOUNTINFO)) is expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [("/Users/oov/x.ivb", False), ("/Volumes/Team map/x.ivb", True), ("/Volumes/Stick (USB)/x.ivb", False)],
)
def test_the_mounts_of_macos_tell_a_network(place: str, expected: bool) -> None:
    assert on_network(PurePosixPath(place), parse_mount(MOUNT)) is expected


def test_a_share_is_known_and_a_local_folder_proposed(tmp_path: Path) -> None:
    assert is_on_network(Path("//server/oov/register.ivb"))
    assert not is_on_network(tmp_path)
    assert "op de schijf van deze computer" in str(NetworkDisk())


def test_a_register_on_a_network_drive_is_told_and_keeps_its_journal_without_shared_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = [("/", "ext4"), (str(tmp_path), "cifs")]
    monkeypatch.setattr("ivbdesk.storage.sqlite.location._mounts", lambda: mounts)
    register = new_register(tmp_path / "proef.ivb")
    assert [type(warning) for warning in register.warnings] == [NetworkDisk]
    with register.engine.connect() as connection:
        journal = connection.scalar(text("PRAGMA journal_mode"))
        level = connection.scalar(text("PRAGMA synchronous"))
    assert (journal, level) == ("delete", 3)
    register.accept_warnings()
    register.close()
    told = {item.onderdeel: item.ernst for item in check_register(register.folder, unlock).bevindingen}
    assert told["plaats"] == "let op"
    assert not list(register.folder.glob("*-shm"))


def test_a_look_into_a_register_that_moved_to_a_network_drive_changes_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, recovery = tmp_path / "proef.ivb", RecoveryKey.new()
    Desk.create(folder, PASSPHRASE, recovery, "Anne Proef", "OOV", {}, Klok(), CHEAP).close()
    before = (folder / DATABASE).read_bytes()
    mounts = [("/", "ext4"), (str(tmp_path), "cifs")]
    monkeypatch.setattr("ivbdesk.storage.sqlite.location._mounts", lambda: mounts)
    assert [naam for _, naam in RegisterDoors().officers(folder, str(recovery))] == ["Anne Proef"]
    assert (folder / DATABASE).read_bytes() == before
    desk = reopen(tmp_path)
    assert [type(warning) for warning in desk.register.warnings] == [NetworkDisk]
    desk.close()


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive - Gemeente Leiderdorp/Documenten", "OneDrive"),
        ("OneDrive", "OneDrive"),
        ("Dropbox (Werk)/zaken", "Dropbox"),
        ("Nextcloud2", "Nextcloud"),
        ("Google Drive/x", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-oov@voorbeeld.nl/Mijn Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Box Sync", "Box"),
        ("Gemeente X/OOV - Documenten", "SharePoint of Teams"),
        ("Gemeente X/OOV - Documents/Zaken", "SharePoint of Teams"),
        ("Gemeente X/Team OOV - Algemeen", "SharePoint of Teams"),
        ("Gemeente X/OOV - Gedeelde documenten", "SharePoint of Teams"),
        ("Work Folders/oov", "Werkmappen van Windows"),
        ("Werkmappen", "Werkmappen van Windows"),
        ("ShareFile/Mijn bestanden", "ShareFile"),
        ("Citrix Files", "ShareFile"),
        ("SURFdrive", "SURFdrive"),
        ("surfdrive (2)/x", "SURFdrive"),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(tmp_path: Path, folder: str, service: str) -> None:
    with pytest.raises(SyncedFolder) as caught:
        check_place(tmp_path / folder / "register.ivb", {})
    assert caught.value.dienst == service
    assert service in str(caught.value)


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox", "Dropbox"),
        (".sync_5f2b8c1e.db", "Nextcloud"),
        ("._sync_5f2b8c1e.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".tmp.driveupload", "Google Drive"),
    ],
)
def test_a_synchronised_folder_is_known_by_its_marks(tmp_path: Path, mark: str, service: str) -> None:
    (tmp_path / mark).touch()
    with pytest.raises(SyncedFolder) as caught:
        check_place(tmp_path / "werk" / "register.ivb", {})
    assert caught.value.dienst == service


@pytest.mark.parametrize(
    "folder", ["Mijn documenten", "Documenten", "Zaken - Documentenmap", "Generaal", "werkmap"]
)
def test_a_plain_folder_is_not_taken_for_a_synchronised_one(tmp_path: Path, folder: str) -> None:
    check_place(tmp_path / folder / "register.ivb", {})


def test_the_settings_of_dropbox_in_a_home_folder_are_no_mark(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    check_place(tmp_path / "register.ivb", {})


def test_onedrive_is_known_by_what_windows_says(tmp_path: Path) -> None:
    with pytest.raises(SyncedFolder):
        check_place(tmp_path / "Documenten" / "x.ivb", {"OneDriveCommercial": str(tmp_path)})


@posix(NO_LINKS)
def test_a_link_into_a_synchronised_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "Documenten").symlink_to(tmp_path / "OneDrive", target_is_directory=True)
    with pytest.raises(SyncedFolder):
        check_place(tmp_path / "Documenten" / "x.ivb", {})


def test_names_that_only_resemble_a_service_are_accepted(tmp_path: Path) -> None:
    check_place(tmp_path / "dropboxen" / "Doos Box" / "nextcloudplan" / "x.ivb", {})


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingFolder):
        check_writable(tmp_path / "weg")
    with pytest.raises(MissingFolder):
        check_space(tmp_path / "weg")


def test_a_name_that_the_disk_cannot_keep_is_told(tmp_path: Path) -> None:
    with pytest.raises(RegisterError), with_folders(tmp_path / ("x" * 300) / "proef.ivb"):
        pass


def test_too_little_room_is_told_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(DiskFull):
        check_space(tmp_path, needed=2**62)


def test_an_unencrypted_database_is_known(tmp_path: Path) -> None:
    plain = tmp_path / "register.db"
    assert not looks_like_plain_sqlite(plain)
    connection = sqlite3.connect(plain)
    connection.execute("CREATE TABLE casus (naam TEXT)")
    connection.commit()
    connection.close()
    assert looks_like_plain_sqlite(plain)
    plain.write_bytes(os.urandom(4096))
    assert not looks_like_plain_sqlite(plain)
    assert not looks_like_plain_sqlite(tmp_path)


@pytest.fixture
def readonly() -> Iterator[Path]:
    """A folder without the right to write; to root as well, who becomes an ordinary user for a moment."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "vast")
        folder.mkdir()
        Path(name).chmod(0o755)
        folder.chmod(0o555)
        user = os.geteuid()
        os.seteuid(user or 65534)
        try:
            yield folder
        finally:
            os.seteuid(user)


@posix(NO_RIGHTS)
def test_a_read_only_folder_is_told(readonly: Path) -> None:
    with pytest.raises(ReadOnlyFolder):
        check_writable(readonly)
