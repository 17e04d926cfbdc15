"""Where the demonstration register of this computer stands, by what it is known, and what opens it."""

from __future__ import annotations

import shutil
from pathlib import Path

from platformdirs import user_data_path

from ivbdesk.storage.errors import RegisterError, WrongPassphrase
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.sqlite.file_names import INVENTED, KEYS
from ivbdesk.storage.sqlite.lockfile import Slot

NAME = "Demonstratie"
PASSPHRASE = "schommel dakpan vijver trompet lepel"
_BEFORE = ("ballon", "kachel", "fietsbel", "zeehond", "paraplu")
"""What opened the demonstrations that bear no mark yet: words apart, since nothing that opens a register stays in memory."""


class NotInvented(RegisterError):
    """Where the demonstration is to come, stands a register that is not one."""

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self.wat = f"Op de plaats van de demonstratie staat iets anders: {place}."
        self.doen = "Verplaats die map of geef hem een andere naam, en probeer het opnieuw."


def demo_place() -> Path:
    """The folder of the demonstration register, whether it is there or not."""
    return user_data_path("ivbdesk", False) / f"{NAME}.ivb"


def mark(place: Path) -> None:
    """Write down that all in this register is invented, and what opens it."""
    (place / INVENTED).write_text(f"{_register_in(place)}\n{PASSPHRASE}\n", encoding="utf-8")


def is_demonstration(folder: Path) -> bool:
    """Whether this is the register at the place of the demonstration, and marked as the one in which all is invented."""
    return bool(_marked(folder))


def holds_nobody(folder: Path) -> bool:
    """Whether what stands there is a demonstration indeed: it opens with what opens every one. Trying may take a second."""
    if _marked(folder) != PASSPHRASE:
        return False
    try:
        Envelope.load(folder / KEYS).unlock_passphrase(PASSPHRASE)
    except WrongPassphrase:
        return False
    return True


def phrase_of(folder: Path) -> str:
    """What opens the demonstration register, also one of before the mark; empty for any other. Trying may take a second."""
    return _marked(folder) or _opened_before(folder)


def cleared(place: Path) -> Path:
    """The same place, without the demonstration that was there, and a folder around it.

    Raises `AlreadyOpen` where it is open somewhere, and `NotInvented` where anything else stands there.
    """
    if place.exists():
        if not phrase_of(place) and any(place.iterdir()):
            raise NotInvented(place)
        with Slot(place):
            pass
        shutil.rmtree(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _register_in(folder: Path) -> str:
    """The id of the register in this folder; empty where there is none."""
    try:
        return Envelope.load(folder / KEYS).header.register_id
    except RegisterError:
        return ""


def _marked(folder: Path) -> str:
    """The passphrase by the mark, which has to be of the register that stands there."""
    if folder != demo_place():
        return ""
    try:
        register_id, _, phrase = (folder / INVENTED).read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return ""
    return phrase.strip() if register_id and register_id == _register_in(folder) else ""


def _opened_before(folder: Path) -> str:
    if folder != demo_place() or not _register_in(folder):
        return ""
    phrase = " ".join(_BEFORE)
    try:
        Envelope.load(folder / KEYS).unlock_passphrase(phrase)
    except WrongPassphrase:
        return ""
    return phrase
