"""What a register can be called, where it usually comes, and whether something stands there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from ivbdesk.cases.beheer.beleid import VASTGELEGD
from ivbdesk.file_name import is_usable

_LONGEST = 200
"""In bytes: a disk keeps 255, and copies have a longer name."""
WRONG_NAME = (
    'Een kortere naam zonder / \\ : * ? " < > |, en geen naam die Windows zelf gebruikt, zoals CON of NUL.'
)


def is_register_name(name: str) -> bool:
    """Whether a register can be called so, without its `.ivb`, on every system."""
    return is_usable(name) and len(name.encode()) <= _LONGEST


def usual_places() -> tuple[Path, ...]:
    """Where a register comes when nothing else is said, the likeliest first."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    there = bool(documents) and is_there(Path(documents))
    return (Path(documents), Path.home()) if there else (Path.home(),)


def within(allowed: Sequence[Path]) -> str:
    """In which folders the administrator wants every register; empty where that is free."""
    return f"{VASTGELEGD} Een map binnen {' of '.join(map(str, allowed))}." if allowed else ""


def is_there(path: Path) -> bool:
    """Whether something stands there; what no disk can keep does not."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
