"""The first steps: three ways to begin, a passphrase that can be seen, and a sheet that is kept in the right place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ivbdesk.demo import place
from ivbdesk.demo.place import PASSPHRASE, demo_place
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.officer_keys import DutchPhrases
from ivbdesk.register_doors import RegisterDoors
from ivbdesk.storage.errors import AlreadyOpen
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.ui.fields.icon_button import IconButton
from ivbdesk.ui.start.known_registers import keep_locked, note_remembered, recent_registers
from ivbdesk.ui.start.start_window import StartWindow
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from ivbdesk.ui.window.turn_banner import Line
from tests.werkplaats import CHEAP, Klok

OLDER = "ballon kachel fietsbel zeehond paraplu"
OWN = "wolk tafel paraplu orgel zadel rivier"


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the demonstration register comes in this test."""
    monkeypatch.setattr(place, "user_data_path", lambda *_: tmp_path / "eigen")
    return tmp_path / "eigen"


@pytest.fixture
def cheap_demonstration(own_data: Path) -> Path:
    """A register that is marked as the demonstration, with nothing in it."""
    folder = demo_place()
    folder.parent.mkdir()
    Desk.create(folder, PASSPHRASE, RecoveryKey.new(), "Anne Verzonnen", "", {}, Klok(), CHEAP).close()
    place.mark(folder)
    return folder


def button(window: StartWindow, words: str) -> QPushButton:
    return next(b for b in window.findChildren(QPushButton) if b.isVisible() and b.text() == words)


def test_one_press_opens_the_demonstration(
    start: StartWindow, qtbot: QtBot, own_data: Path, theme: Theme, settings: QSettings
) -> None:
    QTest.mouseClick(button(start, "Demonstratie bekijken"), Qt.MouseButton.LeftButton)
    assert not button(start, "Nieuw register maken").isEnabled()
    assert "verzonnen" in start._choose._told.text()
    with qtbot.waitSignal(start.opened) as signal:
        pass
    desk: Desk = signal.args[0]  # type: ignore[index]  # a signal that came has arguments
    assert desk.register.folder == demo_place()
    with pytest.raises(AlreadyOpen):
        RegisterDoors().demonstration()
    window = MainWindow(desk, theme, settings)
    window.show()
    window.invented.mark()
    told = [line.accessibleName() for line in window.findChildren(Line) if line.isVisible()]
    assert ["verzonnen" in line for line in told] == [True]
    window.close()


def test_after_the_demonstration_a_copy_is_not_put_back_beside_it(
    start: StartWindow, qtbot: QtBot, own_data: Path, cheap_demonstration: Path, settings: QSettings
) -> None:
    start.show_unlock(cheap_demonstration)
    start.passphrase.set_value(PASSPHRASE)
    with qtbot.waitSignal(start.opened) as signal:
        start.unlock()
    signal.args[0].close()  # type: ignore[index]  # a signal that came has arguments
    assert recent_registers(settings) == [], "from the list it would not begin anew"
    start.show_restore()
    assert not start.restore._beside.is_relative_to(own_data)


def test_only_the_demonstration_gives_way_to_a_new_one(own_data: Path, cheap_demonstration: Path) -> None:
    assert place.is_demonstration(cheap_demonstration)
    assert check_register(cheap_demonstration, with_passphrase(PASSPHRASE)).in_orde, "the mark belongs there"
    assert not place.cleared(cheap_demonstration).exists()
    Desk.create(cheap_demonstration, OLDER, RecoveryKey.new(), "Anne", "", {}, Klok(), CHEAP).close()
    assert not place.is_demonstration(cheap_demonstration)
    assert place.phrase_of(cheap_demonstration) == OLDER, "made before there was a mark"
    place.mark(cheap_demonstration)
    marked = (cheap_demonstration / "demonstratie.txt").read_text(encoding="utf-8")
    assert not place.cleared(cheap_demonstration).exists()
    Desk.create(cheap_demonstration, OWN, RecoveryKey.new(), "Anne", "", {}, Klok(), CHEAP).close()
    for text in ("", marked):
        (cheap_demonstration / "demonstratie.txt").write_text(text, encoding="utf-8")
        assert not place.is_demonstration(cheap_demonstration)
        assert place.phrase_of(cheap_demonstration) == ""
        with pytest.raises(place.NotInvented, match="andere naam"):
            RegisterDoors().demonstration()
    Desk.open(cheap_demonstration, with_passphrase(OWN)).close()


def test_the_unlock_page_gives_the_passphrase_of_the_demonstration_only(
    start: StartWindow, qtbot: QtBot, own_data: Path, cheap_demonstration: Path, tmp_path: Path
) -> None:
    start.show_unlock(demo_place())
    qtbot.waitUntil(lambda: start._hint.isVisible())
    assert PASSPHRASE in start._hint.text()
    start.show_unlock(demo_place())
    start.show_unlock(tmp_path / "proef.ivb")
    start.background.wait_idle()
    qtbot.wait(1)
    assert not start._hint.isVisible(), "the answer came when another register was on the page"
    start.show_unlock(tmp_path / "Demonstratie.ivb")
    start.background.wait_idle()
    assert not start._hint.isVisible()


def test_what_was_shown_of_a_passphrase_is_hidden_when_it_is_used(start: StartWindow, tmp_path: Path) -> None:
    start.show_unlock(tmp_path / "proef.ivb")
    (eye,) = start.passphrase.findChildren(IconButton)
    assert eye.accessibleName() == "Wachtwoordzin tonen"
    for hide in (start.unlock, start.session_locked, lambda: start.show_unlock(tmp_path / "proef.ivb")):
        start.passphrase.set_value("ballon kachel")
        eye.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(eye, Qt.Key.Key_Space)
        assert start.passphrase.edit.echoMode() is QLineEdit.EchoMode.Normal
        assert eye.accessibleName() == "Wachtwoordzin verbergen", "it is called by what it does next"
        hide()
        assert eye.accessibleName() == "Wachtwoordzin tonen"
        assert start.passphrase.edit.echoMode() is QLineEdit.EchoMode.Password
        start.background.wait_idle()


def test_a_lock_takes_every_passphrase_of_every_page(start: StartWindow, tmp_path: Path) -> None:
    start.show_restore()
    start.show_unlock(tmp_path / "proef.ivb")
    start.show_new()
    new = start.new_register
    new.turn_to(1)
    button(start, "Stel een zin voor").click()
    phrase = new.proposal.text()
    new.second.set_value(phrase)
    button(start, "Verder").click()
    key = new._key.text()
    button(start, "Ik heb hem op papier").click()
    secret = [start.passphrase, start.recovery, start.restore.passphrase, new.first, new.second]
    typed = [*secret, *new._back_words.fields]
    for field in typed:
        field.edit.setText("")
        QTest.keyClicks(field.edit, "ballon kachel")
        for eye in field.findChildren(IconButton):
            eye.click()
    start.session_locked()
    assert [field.value() for field in typed] == [""] * len(typed)
    hidden = {QLineEdit.EchoMode.Password}
    assert {f.edit.echoMode() for f in typed if f.findChildren(IconButton)} == hidden
    for field in typed:
        for eye in field.findChildren(IconButton):
            eye.click()
        field.edit.undo()
        assert field.value() == "", field.name
    assert new.index == 1
    assert "papier" in new.first.warning
    words = " ".join(label.text() for label in start.findChildren(QLabel))
    assert phrase not in words
    assert key not in words
    new.first.set_value(phrase)
    new.second.set_value(phrase)
    button(start, "Verder").click()
    assert new._key.text() != key, "what was seen by who passed by opens nothing"


def test_a_lock_while_a_register_is_made_leaves_the_paper_right_until_it_failed(
    start: StartWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    start.show_new()
    new = start.new_register
    new.naam.set_value("Anne Proef")
    new.map.set_value(str(tmp_path))
    button(start, "Verder").click()
    for field in (new.first, new.second):
        field.set_value(OWN)
    button(start, "Verder").click()
    words = new._key.text().split()[1::2]
    button(start, "Ik heb hem op papier").click()
    for field, at in zip(new._back_words.fields, new._back_words.places, strict=True):
        field.set_value(words[at])
    new.folder.mkdir()  # somebody was first
    button(start, "Register maken").click()
    start.session_locked()
    assert not new.first.warning, "this paper may be the one that opens it"
    assert new.first.value() == ""
    qtbot.waitUntil(lambda: bool(new.first.error))
    assert new.index == 1
    assert "al een" in new.first.error


def test_the_wizard_hides_the_passphrase_when_it_goes_on(start: StartWindow) -> None:
    start.show_new()
    new = start.new_register
    new.turn_to(1)
    for field in (new.first, new.second):
        field.set_value(PASSPHRASE)
        (eye,) = field.findChildren(IconButton)
        eye.click()
    button(start, "Verder").click()
    assert [f.edit.echoMode() for f in (new.first, new.second)] == [QLineEdit.EchoMode.Password] * 2


def test_a_folder_below_one_that_is_not_there_is_made(start: StartWindow, tmp_path: Path) -> None:
    start.show_new()
    new = start.new_register
    new.naam.set_value("Anne Proef")
    new.map.set_value(str(tmp_path / "werk" / "zorg"))
    assert "wordt gemaakt" in new.map.warning
    button(start, "Verder").click()
    assert new.index == 1
    new.turn_to(0)
    (tmp_path / "blad.txt").write_text("x", encoding="utf-8")
    for wrong in (str(tmp_path / "blad.txt" / "zorg"), "zorg", "~/zorg", f"/{'x' * 300}", ""):
        new.map.set_value(wrong)
        assert not new.map.warning
        button(start, "Verder").click()
        assert new.map.error, wrong
        assert new.index == 0


def test_one_register_is_not_remembered_because_another_is(
    start: StartWindow, tmp_path: Path, settings: QSettings
) -> None:
    note_remembered(settings, tmp_path / "ene.ivb", True)
    keep_locked(settings, tmp_path / "ene.ivb")
    start.show_unlock(tmp_path / "ene.ivb")
    assert start.remember.isChecked()
    start.show_unlock(tmp_path / "andere.ivb")
    assert not start.remember.isChecked()


def test_a_cloud_folder_is_refused_before_the_paper_is_printed(start: StartWindow, tmp_path: Path) -> None:
    start.show_new()
    new = start.new_register
    new.naam.set_value("Anne Proef")
    new.map.set_value(str(tmp_path / "Nextcloud" / "werk"))
    button(start, "Verder").click()
    assert "Nextcloud" in new.map.error
    assert new.index == 0
    new.map.set_value(str(tmp_path / "werk"))
    button(start, "Verder").click()
    assert new.index == 1


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        ("werk/sleutel.pdf", "naast het register"),
        ("werk/zorg.ivb/sleutel.pdf", "naast het register"),
        ("elders/sleutel.pdf", "dezelfde schijf"),
        ("Nextcloud/werk/sleutel.pdf", "Nextcloud"),
    ],
)
def test_a_sheet_beside_the_register_or_in_a_cloud_is_a_risk(tmp_path: Path, sheet: str, told: str) -> None:
    at = tmp_path / sheet
    at.parent.mkdir(parents=True, exist_ok=True)
    assert told in DutchPhrases().risk_of(at, tmp_path / "werk" / "zorg.ivb")


def test_a_share_is_told_as_one() -> None:
    assert "netwerkschijf" in DutchPhrases().risk_of(Path("//server/map/sleutel.pdf"), Path("/werk/zorg.ivb"))
