"""Whether a folder is a safe place for a register: on a disk of this computer, writable, with room."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath

from ivbdesk.file_name import is_usable
from ivbdesk.storage.errors import (
    DiskFull,
    MissingFolder,
    ReadOnlyFolder,
    SyncedFolder,
    TooLongPath,
    UnusableName,
)
from ivbdesk.storage.sqlite.disk import disk_refusals
from ivbdesk.whole_file import read_beginning

LEAST_FREE_BYTES = 200 * 1024 * 1024
DRIVE_REMOTE = 4  # of GetDriveTypeW
SQLITE_MAGIC = b"SQLite format 3\x00"

NETWORK_SYSTEMS = frozenset(
    {
        "afpfs", "afs", "ceph", "cifs", "coda", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone",
        "fuse.s3fs", "fuse.sshfs", "glusterfs", "fuse.glusterfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs",
        "vboxsf", "webdav",
    }
)  # fmt: skip

# The names that the services give to their folders, and what they leave at the top of one.
_SYNCED_NAMES = (
    (re.compile(r"onedrive( - .+|-.+)?"), "OneDrive"),
    (re.compile(r"dropbox( \(.+\)|-.+)?"), "Dropbox"),
    (re.compile(r"nextcloud\d*"), "Nextcloud"),
    (re.compile(r"owncloud"), "ownCloud"),
    (re.compile(r"google ?drive(-.+)?|my drive|mijn drive"), "Google Drive"),
    (re.compile(r"icloud ?drive|com~apple~clouddocs|mobile documents"), "iCloud"),
    (re.compile(r"box( sync|-box)"), "Box"),
    (
        re.compile(r".+ - (documenten|documents|(gedeelde|shared) (documenten|documents)|algemeen|general)"),
        "SharePoint of Teams",
    ),
    (re.compile(r"work folders|werkmappen"), "Werkmappen van Windows"),
    (re.compile(r"sharefile( .+)?|citrix files"), "ShareFile"),
    (re.compile(r"surfdrive.*|research ?drive.*"), "SURFdrive"),
    (re.compile(r"proton ?drive"), "Proton Drive"),
    (re.compile(r"seafile"), "Seafile"),
)
_SYNCED_MARKS = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".sync_*.db", "Nextcloud"),
    ("._sync_*.db", "Nextcloud"),
    (".tmp.driveupload", "Google Drive"),
    (".tmp.drivedownload", "Google Drive"),
    (".stfolder", "Syncthing"),
)
_LONGEST_PATH = {"win32": 259, "darwin": 1023}.get(sys.platform, 4095)
"""Of Windows in signs, where the administrator has not allowed longer ones; of others in bytes."""
_DEEPEST = len("/stukken/00000000-0000-0000-0000-000000000000.stuk.0123456789abcdef.tmp")
"""The longest name that comes within a register, with room for what is written beside it first."""
_SYNCED_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_PROVIDERS = r"Software\SyncEngines\Providers\OneDrive"


class UnusableFolder(UnusableName):
    """A folder that would be made for a register has a name that Windows cannot keep."""

    wat = "Windows kan een map met deze naam niet bewaren."


def check_name(register: Path) -> None:
    """Raises `UnusableName` or `TooLongPath` where Windows could not keep a register with this name, or what comes in it.

    On every system: a register that is made on one is restored on another. Only the length is that of this system.
    """
    if not is_usable(register.name):
        raise UnusableName()
    whole = os.path.abspath(register)
    length = len(whole) if sys.platform == "win32" else len(os.fsencode(whole))
    if length + _DEEPEST > _LONGEST_PATH:
        raise TooLongPath()


def check_new(register: Path) -> None:
    """Raises what making a register here would, with the folders above it that are not there yet; makes nothing."""
    check_name(register)
    with disk_refusals():
        check_place(register.parent)
        there = _nearest(register.parent)
    if not all(map(is_usable, register.parent.relative_to(there).parts)):
        raise UnusableFolder()
    try:
        check_writable(there)
    except MissingFolder:  # so Linux says it of its own folders, such as /proc
        raise ReadOnlyFolder() from None
    check_space(there)


@contextmanager
def with_folders(register: Path) -> Iterator[None]:
    """Makes the folders in which a register comes; those that were made for it go again where it fails."""
    with disk_refusals():
        made = [folder for folder in register.parents if not folder.exists()]
        register.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            for folder in made:
                folder.rmdir()
        raise


def check_place(folder: Path, env: Mapping[str, str] = os.environ) -> None:
    """Raises `SyncedFolder` where a register would be damaged by its place."""
    for place in _both(folder):
        service = synced_by(place, env)
        if service is not None:
            raise SyncedFolder(service)


def is_on_network(folder: Path) -> bool:
    """Whether the folder stands on a disk of another computer; there a journal is kept that needs no shared memory."""
    return any(
        _is_share(str(place)) or _on_remote_drive(place) or on_network(place, _mounts())
        for place in _both(folder)
    )


def same_disk(one: Path, other: Path) -> bool:
    """Whether two places stand on one disk; False where the system does not say, or one is not there."""
    try:
        return _nearest(one).stat().st_dev == _nearest(other).stat().st_dev
    except OSError:
        return False


def _nearest(place: Path) -> Path:
    """The place, or what is nearest above it: a register that is yet to be made stands on the disk of its folder."""
    return next((at for at in (place, *place.parents) if at.exists()), place)


def _both(folder: Path) -> set[Path]:
    """The folder, and where a link or a junction leads to: Documents may live within OneDrive."""
    absolute = Path(os.path.abspath(folder))
    return {absolute, absolute.resolve()}


def check_writable(folder: Path) -> None:
    """Makes a file without a name in the folder: one with a name would be left by a crash. Raises `ReadOnlyFolder`, `MissingFolder` or `DiskFull`."""
    with disk_refusals(), tempfile.TemporaryFile(dir=folder, prefix=".ivbdesk-"):
        pass


def check_space(folder: Path, needed: int = LEAST_FREE_BYTES) -> None:
    """Raises `DiskFull` when the disk has less than `needed` bytes free."""
    with disk_refusals():
        free = shutil.disk_usage(folder).free
    if free < needed:
        raise DiskFull()


def looks_like_plain_sqlite(path: Path) -> bool:
    """Whether the file is an ordinary, unencrypted SQLite database; not so when there is no file."""
    try:
        return read_beginning(path, len(SQLITE_MAGIC)) == SQLITE_MAGIC
    except OSError:
        return False


def on_network(place: PurePath, mounts: Iterable[tuple[str, str]]) -> bool:
    """Whether the file system that holds the place is one of a network; `mounts` are (folder, type)."""
    holding = [(len(at), kind) for at, kind in mounts if place.is_relative_to(at)]
    deepest = max((length for length, _ in holding), default=0)
    # Of two mounts on one folder, the later covers the earlier.
    kinds = [kind for length, kind in holding if length == deepest]
    return bool(kinds) and kinds[-1].lower() in NETWORK_SYSTEMS


def synced_by(place: Path, env: Mapping[str, str]) -> str | None:
    """The cloud service that synchronises the place: by where it is, its names, or the marks of a service."""
    for variable in _SYNCED_VARIABLES:
        if env.get(variable) and place.is_relative_to(env[variable]):
            return "OneDrive"
    if any(place.is_relative_to(root) for root in _mounted_by_onedrive()):
        return "OneDrive, SharePoint of Teams"
    for folder in (place, *place.parents):
        for pattern, service in _SYNCED_NAMES:
            if pattern.fullmatch(folder.name.casefold()):
                return service
        for mark, service in _SYNCED_MARKS:
            # A folder .dropbox is where Dropbox keeps its settings, in any home folder.
            if any(mark != ".dropbox" or found.is_file() for found in _matching(folder, mark)):
                return service
    return None


def parse_mountinfo(text: str) -> Iterator[tuple[str, str]]:
    """The mounts of Linux' mountinfo: (folder, type), with spaces in names restored."""
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        if after and len(before.split()) > 4:
            at = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), before.split()[4])
            yield at, after.split()[0]


def parse_mount(text: str) -> Iterator[tuple[str, str]]:
    """The mounts as macOS' `mount` prints them: (folder, type)."""
    for line in text.splitlines():
        found = re.search(r" on (/.*) \((\w+)[,)]", line)
        if found:
            yield found[1], found[2]


def _is_share(place: str) -> bool:
    return re.match(r"[\\/]{2}(?![?.][\\/])[^\\/]|[\\/]{2}\?[\\/]UNC[\\/]", place, re.IGNORECASE) is not None


def _on_remote_drive(place: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == DRIVE_REMOTE)


def _mounts() -> list[tuple[str, str]]:
    """What is mounted where; nothing on Windows, or when the system does not say."""
    try:
        if sys.platform == "darwin":
            told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True)
            return list(parse_mount(told.stdout))
        return list(parse_mountinfo(Path("/proc/self/mountinfo").read_text(encoding="utf-8")))
    except (OSError, ValueError, subprocess.SubprocessError):
        return []


def _mounted_by_onedrive() -> list[str]:
    """The folders that the client of OneDrive says it keeps, libraries of SharePoint and Teams among them."""
    if sys.platform != "win32":
        return []
    import winreg

    found = []
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _PROVIDERS) as providers:
            for number in range(winreg.QueryInfoKey(providers)[0]):
                with winreg.OpenKey(providers, winreg.EnumKey(providers, number)) as one:
                    found.append(str(winreg.QueryValueEx(one, "MountPoint")[0]))
    except OSError:
        pass  # no such client, or a library that is being taken away
    return found


def _matching(folder: Path, mark: str) -> list[Path]:
    try:
        return list(folder.glob(mark))
    except OSError:
        return []
