"""Where a file goes that leaves the register: its name always ends as what it is, whatever was typed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ivbdesk.ui.messages import Messages


def ask_where(messages: Messages, parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """The place that is chosen, with the ending of `name`: a list called "casus 1.2.2026" opens nowhere without it.

    It begins in the documents of the user: a program that was installed stands where nothing of a register belongs.
    The dialog of the system asks about a file that is there already by what was typed; by its whole name it is asked here.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path(documents) / name), kind)
    if not chosen:
        return None
    target, ending = Path(chosen), Path(name).suffix
    if target.suffix.lower() == ending:
        return target
    whole = target.with_name(target.name + ending)
    if whole.exists() and not messages.confirm(f"‘{whole.name}’ bestaat al. Vervangen?", "Vervangen"):
        return None
    return whole
