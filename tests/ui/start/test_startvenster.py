"""The way in: make a register, unlock it, and what is shown when that does not work."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.desk import Desk
from ivbdesk.register_doors import RegisterDoors
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.ui.start.known_registers import keep_locked, recent_registers
from ivbdesk.ui.start.start_window import StartWindow
from ivbdesk.ui.window.session import SessionWatch
from tests.werkplaats import CHEAP, PASSPHRASE, Klok

OTHER = "wolk tafel paraplu orgel zadel rivier"


@pytest.fixture
def recovery() -> RecoveryKey:
    return RecoveryKey.new()


@pytest.fixture
def folder(tmp_path: Path, recovery: RecoveryKey) -> Path:
    place = tmp_path / "proef.ivb"
    Desk.create(place, PASSPHRASE, recovery, "Anne Proef", "", {}, Klok(), CHEAP).close()
    return place


def press(window: StartWindow, words: str) -> None:
    buttons = [b for b in window.findChildren(QPushButton) if b.isVisible() and b.text() == words]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def opened(start: StartWindow, qtbot: QtBot, act: str) -> Desk:
    with qtbot.waitSignal(start.opened) as signal:
        press(start, act)
    desk: Desk = signal.args[0]  # type: ignore[index]  # a signal that came has arguments
    return desk


def test_the_wizard_makes_a_register_that_opens(start: StartWindow, qtbot: QtBot, tmp_path: Path) -> None:
    press(start, "Nieuw register maken")
    new = start.new_register
    new.map.set_value(str(tmp_path))
    press(start, "Verder")
    assert new.naam.error
    new.naam.set_value("Anne Proef")
    press(start, "Verder")
    new.first.set_value("welkom123")
    press(start, "Verder")
    assert "raden" in new.first.error
    press(start, "Stel een zin voor")
    phrase = new.proposal.text()
    new.second.set_value(phrase + "x")
    press(start, "Verder")
    assert new.second.error
    new.second.set_value(phrase)
    press(start, "Verder")
    words = new._key.text().split()[1::2]
    press(start, "Ik heb hem op papier")
    back = new._back_words
    for field in back.fields:
        field.set_value("niets")
    press(start, "Register maken")
    assert back.fields[0].error
    for field, at in zip(back.fields, back.places, strict=True):
        field.set_value(words[at].upper())
    desk = opened(start, qtbot, "Register maken")
    officer = desk.ctx.reads.beheer.medewerker(desk.ctx.officer)
    desk.close()
    assert officer is not None
    assert officer.naam == "Anne Proef"
    assert recent_registers(start._settings) == [desk.register.folder]
    RegisterDoors().open(desk.register.folder, phrase).close()


@pytest.mark.parametrize(
    "name", ["con", "NUL", "Com1", "zorg: veilig", "zorg\tveilig", "a/b", "..", "x" * 300]
)
def test_a_name_that_windows_cannot_keep_is_told_at_the_field(
    start: StartWindow, tmp_path: Path, name: str
) -> None:
    press(start, "Nieuw register maken")
    new = start.new_register
    new.map.set_value(str(tmp_path))
    new.naam.set_value("Anne Proef")
    new.register_naam.set_value(name)
    press(start, "Verder")
    assert "Windows" in new.register_naam.error
    assert new.index == 0


def test_a_wrong_passphrase_is_told_and_changes_nothing(
    start: StartWindow, qtbot: QtBot, folder: Path
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    start.show_unlock(folder)
    start.passphrase.set_value("dit is hem niet")
    press(start, "Ontgrendelen")
    qtbot.waitUntil(lambda: bool(start.passphrase.error))
    assert "Deze wachtwoordzin hoort niet bij dit register" in start.passphrase.error
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.name in before} == before
    start.passphrase.set_value(PASSPHRASE)
    opened(start, qtbot, "Ontgrendelen").close()


def test_the_recovery_key_opens_and_sets_a_new_passphrase(
    start: StartWindow, qtbot: QtBot, folder: Path, recovery: RecoveryKey
) -> None:
    start.show_unlock(folder)
    press(start, "Wachtwoordzin kwijt?")
    start.recovery.set_value(str(recovery)[:-1] + ("0" if not str(recovery).endswith("0") else "1"))
    start.passphrase.set_value(OTHER)
    press(start, "Ontgrendelen")
    qtbot.waitUntil(lambda: bool(start.recovery.error))
    start.recovery.set_value(str(recovery).lower())
    opened(start, qtbot, "Ontgrendelen").close()
    RegisterDoors().open(folder, OTHER).close()


def test_with_colleagues_the_recovery_key_asks_who_it_is_for(
    start: StartWindow, qtbot: QtBot, folder: Path, recovery: RecoveryKey
) -> None:
    desk = RegisterDoors().open(folder, PASSPHRASE)
    colleague = add_officer(desk.ctx, "Bram Collega", "OOV", Recht.LEZER)
    desk.close()
    start.show_unlock(folder)
    press(start, "Wachtwoordzin kwijt?")
    start.recovery.set_value(" ".join(recovery.words))
    start.passphrase.set_value(OTHER)
    press(start, "Ontgrendelen")
    qtbot.waitUntil(lambda: start.asked.field is not None)
    assert start.asked.field is not None
    start.asked.field.set_value(colleague)
    opened(start, qtbot, "Ontgrendelen").close()
    mine = RegisterDoors().open(folder, PASSPHRASE)
    assert mine.ctx.officer != colleague
    mine.close()
    theirs = RegisterDoors().open(folder, OTHER)
    assert theirs.ctx.officer == colleague
    theirs.close()


def test_a_copy_is_put_back_as_a_new_register(
    start: StartWindow, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    present = RegisterDoors().open(folder, PASSPHRASE)
    present.copies.make(present.copies.usual_place)
    present.close()
    start._settings.setValue("recent", [str(folder)])
    press(start, "Reservekopie terugzetten …")
    qtbot.waitUntil(lambda: start.restore.list.count() == 1)
    start.restore.naam.set_value("proef")
    start.restore.passphrase.set_value("fout")
    press(start, "Terugzetten")
    assert "al een register" in start.restore.naam.error
    start.restore.naam.set_value("terug")
    press(start, "Terugzetten")
    qtbot.waitUntil(lambda: bool(start.restore.passphrase.error))
    start.restore.passphrase.set_value(PASSPHRASE)
    desk = opened(start, qtbot, "Terugzetten")
    assert desk.register.folder == tmp_path / "terug.ivb"
    log = desk.ctx.reads.beheer.auditregels(0, 1)[0]
    desk.close()
    assert log.actie == "reservekopie terugzetten"


def test_a_folder_that_is_no_register_is_told(start: StartWindow, qtbot: QtBot, tmp_path: Path) -> None:
    start.show_unlock(tmp_path)
    start.passphrase.set_value(PASSPHRASE)
    press(start, "Ontgrendelen")
    qtbot.waitUntil(lambda: bool(start.passphrase.error))
    assert "register" in start.passphrase.error


def test_without_a_keyring_the_passphrase_still_opens(start: StartWindow, qtbot: QtBot, folder: Path) -> None:
    start.show_unlock(folder)
    start.remember.setChecked(True)
    start.passphrase.set_value(PASSPHRASE)
    opened(start, qtbot, "Ontgrendelen").close()
    shown = [child for child in start.findChildren(QPushButton) if child.isVisible()]
    assert shown
    assert not start._settings.value(f"sleutelring/{folder.stem}", False, bool)


def test_after_a_lock_the_keyring_opens_nothing(start: StartWindow, qtbot: QtBot, folder: Path) -> None:
    start._settings.setValue(f"sleutelring/{folder.stem}", True)
    start.show_unlock(folder)
    assert not start.background.is_idle, "where nothing was locked the keyring is tried at once"
    qtbot.waitUntil(lambda: bool(start.passphrase.error))
    assert not start._settings.value(f"sleutelring/{folder.stem}", False, bool), (
        "what opens nothing has lapsed"
    )
    assert start.remember.isChecked(), "with the passphrase it is remembered anew"
    start._settings.setValue(f"sleutelring/{folder.stem}", True)
    keep_locked(start._settings, folder)
    start.show_unlock(folder)
    assert start.background.is_idle
    assert start.remember.isChecked()
    start.remember.setChecked(False)
    start._settings.setValue(f"sleutelring/{folder.stem}", False)
    start.passphrase.set_value(PASSPHRASE)
    opened(start, qtbot, "Ontgrendelen").close()
    assert not start._settings.contains(f"vergrendeld/{folder.stem}")


def test_a_share_that_is_away_holds_nothing_up_and_is_not_forgotten(
    qtbot: QtBot, settings: QSettings, folder: Path, tmp_path: Path
) -> None:
    away = tmp_path / "share" / "team.ivb"
    settings.setValue("recent", [str(away), str(folder)])
    start = StartWindow(RegisterDoors, settings)
    qtbot.addWidget(start)
    start.show()
    assert recent_registers(settings) == [away, folder]
    qtbot.waitUntil(lambda: start.background.is_idle)
    press(start, "team (nu niet bereikbaar)")
    assert start.passphrase.isVisible()
    start.show_choice()
    assert recent_registers(settings) == [away, folder]
    press(start, "Uit deze lijst halen")
    assert recent_registers(settings) == [folder]


@pytest.mark.parametrize("when", ["voor", "tijdens"])
def test_a_screen_that_is_locked_while_a_register_opens_finds_it_locked(
    start: StartWindow, qtbot: QtBot, folder: Path, when: str
) -> None:
    watch = SessionWatch(start)
    watch.due.connect(start.session_locked)
    entered: list[Desk] = []
    start.opened.connect(entered.append)
    start.show_unlock(folder)
    start.passphrase.set_value(PASSPHRASE)
    if when == "voor":
        watch.on_change(True)
        assert start.passphrase.value() == ""
        start.passphrase.set_value(PASSPHRASE)
        desk = opened(start, qtbot, "Ontgrendelen")
        assert entered == [desk], "who types again is there again"
    else:
        with qtbot.waitSignal(start.locked) as told:
            press(start, "Ontgrendelen")
            watch.on_change(True)
        desk = told.args[0]  # type: ignore[index]  # a signal that came has arguments
        assert entered == []
    desk.close()
