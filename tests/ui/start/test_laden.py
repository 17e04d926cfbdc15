"""The unlock window is there at once: it loads what it needs, and the rest of the house is loaded behind it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SHOW = """
import sys
import ivbdesk.__main__, ivbdesk.cli.main
from pathlib import Path
from ivbdesk.desktop import StartWindow, Theme, chosen_mode, register_doors
from ivbdesk.ui.qt_start import require_qt, start_qt
from PySide6.QtCore import QSettings
require_qt()
app = start_qt(["ivbdesk"])
settings = QSettings(sys.argv[2], QSettings.Format.IniFormat)
Theme(app).apply(app, chosen_mode(settings))
start = StartWindow(register_doors, settings, Path(sys.argv[1]))
start.show()
app.processEvents()
assert start.passphrase.isVisible()
assert not start.windowIcon().pixmap(16).isNull()  # the mark of the program, and no blank sheet
print(*sorted(sys.modules))
"""
MOST_OF_OURS = 45
"""The modules of ivbdesk, folders counted, that the first window may load; 45 when this was written."""
OF_THE_REGISTER = {
    "alembic", "argon2", "cryptography", "filetype", "holidays", "icalendar", "keyring", "pikepdf", "python_calamine",
    "rapidfuzz", "reportlab", "sqlalchemy", "sqlcipher3", "xlrd", "xlsxwriter", "zxcvbn",
}  # fmt: skip


def test_the_unlock_window_loads_what_it_needs_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "proef.ivb"
    folder.mkdir()
    command = [sys.executable, "-c", SHOW, str(folder), str(tmp_path / "instellingen.ini")]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    ours = [name for name in loaded if name.split(".")[0] == "ivbdesk"]
    assert "ivbdesk.ui.start.start_window" in ours
    assert len(ours) <= MOST_OF_OURS, ours
    assert {name.split(".")[0] for name in loaded} & OF_THE_REGISTER == set()
    assert [name for name in ours if name.startswith(("ivbdesk.actions.context", "ivbdesk.export"))] == []
