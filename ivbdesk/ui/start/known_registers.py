"""What this workstation remembers of registers: which were opened, who opened them last, and which are locked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSettings

_RECENT = "recent"
_KEPT = 6
SEEN_VERSION = "versie/gezien"
"""The name of the setting that tells of which version the news was seen."""
_BEFORE = "eerder"


def recent_registers(settings: QSettings) -> list[Path]:
    """The registers opened before on this computer, the last on top; only their place is kept.

    Whether one is there now is not asked: a disk of the network that is away would hold up the window.
    """
    stored = settings.value(_RECENT, [])
    paths = stored if isinstance(stored, list) else [stored]
    return [Path(path) for path in paths if isinstance(path, str) and path][:_KEPT]


def keep_recent(settings: QSettings, paths: Iterable[Path]) -> None:
    """These are the registers that were opened, the last on top."""
    settings.setValue(_RECENT, [str(path) for path in paths][:_KEPT])


def note_opened(settings: QSettings, folder: Path, officer: str, *, listed: bool = True) -> None:
    """This register was opened by this officer, and is locked no more; `listed` where it is one to come back to."""
    before = recent_registers(settings)
    if before and not settings.contains(SEEN_VERSION):  # worked with a version that did not keep this yet
        settings.setValue(SEEN_VERSION, _BEFORE)
    others = [path for path in before if path != folder]
    keep_recent(settings, [folder, *others] if listed else others)
    settings.setValue(f"medewerker/{_key_of(folder)}", officer)
    settings.remove(_locked_key(folder))


def last_officer(settings: QSettings, folder: Path) -> str:
    """The id of who opened it last; empty where nobody did."""
    return str(settings.value(f"medewerker/{_key_of(folder)}", ""))


def copies_key(folder: Path) -> str:
    """The name of the setting that tells where the copies of this register go."""
    return f"reservekopie/{_key_of(folder)}"


def copies_place(settings: QSettings, folder: Path) -> Path | None:
    """Where the copies of this register go; None where no other place than the usual was chosen."""
    chosen = str(settings.value(copies_key(folder), ""))
    return Path(chosen) if chosen else None


def is_of_team(path: Path) -> bool:
    """Whether this is the folder of a team register, by its name: what is in it is on a server."""
    return path.suffix == ".ivbteam"


def name_of(path: Path) -> str:
    """What a register is called."""
    return f"Team {path.stem}" if is_of_team(path) else path.stem


def is_away(path: Path) -> bool:
    """Whether it cannot be seen now; asking may take long."""
    try:
        return not path.is_dir()
    except (OSError, ValueError):  # what stands in the settings may be no path at all
        return True


def is_remembered(settings: QSettings, folder: Path) -> bool:
    """Whether the keyring of this computer opens this register."""
    return bool(settings.value(_remembered_key(folder), False, bool))


def note_remembered(settings: QSettings, folder: Path, remembered: bool) -> None:
    """The keyring of this computer opens this register, or does so no more."""
    settings.setValue(_remembered_key(folder), remembered)


def keep_locked(settings: QSettings, folder: Path) -> None:
    """Until it is opened with the passphrase, the keyring opens this register no more."""
    settings.setValue(_locked_key(folder), True)


def is_locked(settings: QSettings, folder: Path) -> bool:
    """Whether it was locked and not opened since."""
    return bool(settings.value(_locked_key(folder), False, bool))


def _key_of(folder: Path) -> str:
    """By what a register is kept in the settings: one of this computer and one of a team may have the same name."""
    return folder.name if is_of_team(folder) else folder.stem


def _remembered_key(folder: Path) -> str:
    return f"sleutelring/{_key_of(folder)}"


def _locked_key(folder: Path) -> str:
    return f"vergrendeld/{_key_of(folder)}"
