"""A setting that the administrator decided is shown as such, and can not be changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ivbdesk import beleid
from ivbdesk.cases.beheer.beleid import VASTGELEGD
from ivbdesk.register_doors import RegisterDoors
from ivbdesk.ui.dossier.stukken import StukkenTab
from ivbdesk.ui.start.known_registers import is_remembered, note_remembered
from ivbdesk.ui.start.start_window import StartWindow
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import settle
from tests.werkplaats import PASSPHRASE, new_desk


@pytest.fixture
def decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An administrator decided everything; gives where copies go."""
    copies = tmp_path / "kopieen"
    place = tmp_path / "beleid.toml"
    place.write_text(
        f"vergrendelen_na_minuten = 3\nmap_reservekopieen = '{copies}'\nsleutelring = false\nbuiten_openen = false\n"
        f"toegestane_mappen = ['{tmp_path.anchor}']\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(beleid, "PLACE", place)
    if hasattr(beleid, "of_registry"):
        monkeypatch.setattr(beleid, "of_registry", lambda _: beleid.of_file(place))
    return copies


def test_the_page_beheer_shows_what_is_decided(
    decided: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window.leaving.idle_watch), "is_known", True)
    assert window.leaving.idle_watch.minutes == 3
    window.go_to("beheer")
    settle(window)
    told = [label.text() for label in window.beheer.tab_pages["Register"].findChildren(Label)]
    assert f"3 minuten. {VASTGELEGD}" in told
    assert VASTGELEGD in told
    assert str(decided) in told
    for what in (
        "na 3 minuten stilte",
        f"alleen binnen {decided.anchor}",
        "onthoudt geen",
        "niet buiten ivbdesk",
    ):
        assert any(what in line for line in told), what
    assert window.back_ups.folder == decided
    buttons = {button.text() for button in window.beheer.tab_pages["Register"].findChildren(QPushButton)}
    assert "Nu een kopie maken" in buttons
    assert "Andere map …" not in buttons


def test_the_lock_is_told_also_where_it_can_not_come_by_itself(
    decided: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window.leaving.idle_watch), "is_known", False)
    window.go_to("beheer")
    settle(window)
    told = [label.text() for label in window.beheer.tab_pages["Register"].findChildren(Label)]
    assert any(line.startswith(f"3 minuten. {VASTGELEGD} Deze computer meldt niet") for line in told)


def test_a_document_stays_within_the_program(decided: Path, window: MainWindow) -> None:
    (tab,) = window.casus_page.findChildren(StukkenTab)
    outside = next(b for b in tab.findChildren(QPushButton) if b.text().startswith("Buiten ivbdesk"))
    assert not outside.isEnabled()
    assert VASTGELEGD in outside.toolTip()
    assert not tab.may_go_out


def test_the_keyring_is_not_used_and_what_it_kept_is_forgotten(
    decided: Path, tmp_path: Path, qtbot: QtBot, settings: QSettings
) -> None:
    desk = new_desk(tmp_path)
    desk.close()
    folder = desk.register.folder
    note_remembered(settings, folder, True)
    start = StartWindow(RegisterDoors, settings, folder, may_remember=beleid.in_force().met_sleutelring)
    qtbot.addWidget(start)
    start.show()
    assert VASTGELEGD in start.remember.text()
    assert not start.remember.isEnabled()
    assert start.background.is_idle or start.passphrase.isEnabled()
    start.passphrase.set_value(PASSPHRASE)
    with qtbot.waitSignal(start.opened) as opened:
        start.unlock()
    assert not is_remembered(settings, folder)
    opened.args[0].close()
    start.background.shutdown()
