"""Whether a name can be that of a file or folder on every system, Windows too."""

from __future__ import annotations

import re

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE)
_NO_NAME = frozenset('<>:"/\\|?*')


def is_usable(name: str) -> bool:
    """Whether every system can keep a file with this name; its length is for the system to say."""
    return (
        bool(name)
        and name == name.rstrip(". ")
        and name.isprintable()
        and not set(name) & _NO_NAME
        and not _RESERVED.fullmatch(name)
    )
