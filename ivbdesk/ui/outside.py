"""Opening a document outside the program: a private folder, a neutral name, and gone at lock, close or next start."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ivbdesk.readable_copies import private_folder


def open_outside(content: bytes, ending: str) -> Path:
    """Writes a copy that only this user can read, and lets the system open it; gives where it stands."""
    path = private_folder() / f"stuk{ending}"
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "wb") as file:
        file.write(content)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    return path
