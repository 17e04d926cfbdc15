"""How the program starts itself: as a module of Python, or as the bundle that it is shipped in."""

from __future__ import annotations

import sys


def own_command(*arguments: str) -> list[str]:
    """The command that starts this program with these arguments."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "ivbdesk", *arguments]
