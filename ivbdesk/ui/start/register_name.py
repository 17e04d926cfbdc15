"""What a register can be called, and whether something stands where it would come."""

from __future__ import annotations

from pathlib import Path

from ivbdesk.file_name import is_usable

_LONGEST = 200
"""In bytes: a disk keeps 255, and copies have a longer name."""
WRONG_NAME = (
    'Een kortere naam zonder / \\ : * ? " < > |, en geen naam die Windows zelf gebruikt, zoals CON of NUL.'
)


def is_register_name(name: str) -> bool:
    """Whether a register can be called so, without its `.ivb`, on every system."""
    return is_usable(name) and len(name.encode()) <= _LONGEST


def is_there(path: Path) -> bool:
    """Whether something stands there; what no disk can keep does not."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
