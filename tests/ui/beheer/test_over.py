"""About the program, and an older program before a newer register: both say which version this is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot
from sqlalchemy import text

import ivbdesk
from ivbdesk import resources
from ivbdesk.cases.beheer.programma import read_changes
from ivbdesk.cli import FINDING
from ivbdesk.cli.main import main
from ivbdesk.register_doors import RegisterDoors
from ivbdesk.ui.acts import find_acts
from ivbdesk.ui.beheer.over_dialog import OverDialog
from ivbdesk.ui.start.start_window import StartWindow
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import settle
from tests.werkplaats import PASSPHRASE, new_desk


def test_the_window_tells_its_version_its_changes_and_its_licences(window: MainWindow) -> None:
    find_acts(window, "over ivbdesk")[0].do()
    (dialog,) = window.findChildren(OverDialog)
    settle(window)
    assert dialog.name.text() == f"ivbdesk {ivbdesk.__version__}"
    told = [label.text() for label in dialog.findChildren(Label)]
    strong = [label.text() for label in dialog.findChildren(Label) if label.property("role") == "strong"]
    assert "Casussen" in strong, "the subject of a change stands out"
    assert any(line.startswith("Tijdlijn, betrokkenen") for line in told)
    assert dialog.windowTitle().startswith("Over ivbdesk")
    assert "teamregister" in " ".join(told), "what it says of the network is so"
    assert not [line for line in told if "**" in line or "](" in line or "`" in line]
    rows = {
        dialog.parts.words.index(row, 0).data(): dialog.parts.words.index(row, 2).data()
        for row in range(dialog.parts.words.rowCount())
    }
    assert rows["SQLCipher"] == "BSD-3-Clause"
    assert rows["SQLAlchemy"] == "MIT"


def test_the_list_of_changes_begins_with_this_version_and_says_something_of_each() -> None:
    versions = read_changes(resources.changes())
    assert versions[0].nummer == ivbdesk.__version__
    for version in versions:
        assert version.wanneer
        assert all(heading and all(line.tekst for line in lines) for heading, lines in version.veranderd)


def newer(tmp_path: Path) -> Path:
    """A register that a later program brought to a revision that this one does not know."""
    desk = new_desk(tmp_path)
    with desk.register.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9998'"))
    desk.close()
    return desk.register.folder


def test_an_older_program_says_plainly_that_the_register_is_newer(
    tmp_path: Path, qtbot: QtBot, settings: QSettings, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = newer(tmp_path)
    start = StartWindow(RegisterDoors, settings, folder)
    qtbot.addWidget(start)
    start.show()
    start.passphrase.set_value(PASSPHRASE)
    start.unlock()
    qtbot.waitUntil(lambda: "nieuwere versie van ivbdesk" in start.passphrase.error)
    told = start.passphrase.error
    assert f"hier staat versie {ivbdesk.__version__}." in told
    assert "Vraag uw beheerder om ivbdesk, de nieuwste versie, op deze computer." in told
    start.background.shutdown()
    phrase = tmp_path / "zin.txt"
    phrase.write_text(PASSPHRASE, encoding="utf-8")
    pdf = str(tmp_path / "x.pdf")
    assert main(["export", str(folder), "X", "--out", pdf, "--passphrase-file", str(phrase)]) == FINDING
    assert "nieuwere versie van ivbdesk" in capsys.readouterr().err
