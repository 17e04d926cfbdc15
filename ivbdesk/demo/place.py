"""Where the demonstration register of this computer stands, and what opens it."""

from __future__ import annotations

import shutil
from pathlib import Path

from platformdirs import user_data_path

from ivbdesk.storage.sqlite.lockfile import Slot

NAME = "Demonstratie"
PASSPHRASE = "schommel dakpan vijver trompet lepel"


def demo_place() -> Path:
    """The folder of the demonstration register, whether it is there or not."""
    return user_data_path("ivbdesk", False) / f"{NAME}.ivb"


def is_demonstration(folder: Path) -> bool:
    """Whether the register in this folder is the one in which all is invented."""
    return folder == demo_place()


def cleared(place: Path) -> Path:
    """The same place, with nothing in it and a folder around it; raises AlreadyOpen where it is open somewhere."""
    if place.exists():
        with Slot(place):
            pass
        shutil.rmtree(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    return place
