"""Where a new register may come is told at its field, before anything was chosen, printed or made."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ivbdesk import beleid
from ivbdesk.desk import Desk
from ivbdesk.register_doors import RegisterDoors
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.ui.start import new_register, restore_page
from ivbdesk.ui.start.start_window import StartWindow
from tests.posix import NO_LINKS, posix
from tests.werkplaats import CHEAP, PASSPHRASE, Klok


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workplace on which registers stand in one folder only; gives that folder, which is not there yet."""
    place = tmp_path / "beleid.toml"
    if sys.platform == "win32":
        monkeypatch.setattr(beleid, "of_registry", lambda _: beleid.of_file(place))
    monkeypatch.setattr(beleid, "PLACE", place)
    allowed = tmp_path / "mag" / "registers"
    place.write_text(f"toegestane_mappen = ['{allowed}']", encoding="utf-8")
    return allowed


def on(window: StartWindow) -> None:
    next(b for b in window.findChildren(QPushButton) if b.isVisible() and b.text() == "Verder").click()


def test_the_wizard_proposes_what_is_allowed_and_refuses_the_rest(
    start: StartWindow, policy: Path, tmp_path: Path
) -> None:
    start.show_new()
    new = start.new_register
    start.background.wait_idle()
    assert new.map.value() == str(policy)
    assert new.map._help.text() == f"Vastgelegd door uw beheerder. Een map binnen {policy}."
    new.naam.set_value("Anne Proef")
    forbidden = tmp_path / "nergens" / "hier"
    new.map.set_value(str(forbidden))
    on(start)
    assert new.index == 0
    assert "Vastgelegd door uw beheerder" in new.map.error
    assert not forbidden.parent.exists()
    new.map.set_value(str(policy))
    on(start)
    assert new.index == 1


def test_a_documents_folder_in_a_cloud_is_not_proposed(
    start: StartWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    likely = (tmp_path / "OneDrive - Gemeente" / "Documenten", tmp_path / "thuis")
    for page in (new_register, restore_page):
        monkeypatch.setattr(page, "usual_places", lambda: likely)
    new = new_register.NewRegisterPages(RegisterDoors, start.background, start.show_new)
    new.begin()
    start.background.wait_idle()
    assert new.map.value() == str(likely[1])
    start.show_restore()
    start.background.wait_idle()
    assert str(likely[1]) in start.restore._where.text()


def test_a_place_that_was_chosen_stays_when_the_proposal_comes_late(
    start: StartWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        restore_page.QFileDialog, "getExistingDirectory", lambda *asked: str(tmp_path / "gekozen")
    )
    start.show_restore()
    start.restore._choose_place()
    start.show_new()
    start.new_register.map.set_value(str(tmp_path / "getypt"))
    start.background.wait_idle()
    assert start.restore._beside == tmp_path / "gekozen"
    assert start.new_register.map.value() == str(tmp_path / "getypt")


@posix(NO_LINKS)
@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("/proc/zorg", "niet worden geschreven"),
        ("{here}/nul", "met deze naam"),
        ("{here}/zorg: veilig", "met deze naam"),
        ("{here}" + "/lang" * 350, "hier passen er 1000"),
        ("{here}/" + "x" * 300, "kan niet worden gemaakt"),
    ],
)
def test_a_place_that_can_hold_no_register_is_refused_at_the_first_step(
    start: StartWindow, tmp_path: Path, folder: str, told: str
) -> None:
    start.show_new()
    new = start.new_register
    new.naam.set_value("Anne Proef")
    new.map.set_value(folder.format(here=tmp_path))
    on(start)
    assert new.index == 0
    assert told in new.map.error
    assert list(tmp_path.glob("*/")) == []


def test_a_copy_is_put_back_where_it_may_and_nowhere_else(
    start: StartWindow, qtbot: QtBot, policy: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "kopieen" / "2026-11-23T174000.ivb"
    policy.mkdir(parents=True)
    made = Desk.create(policy / "zorg.ivb", PASSPHRASE, RecoveryKey.new(), "Anne", "", {}, Klok(), CHEAP)
    made.copies.make(copy.parent)
    made.close()
    start.show_restore()
    page = start.restore
    start.background.wait_idle()
    assert page._beside == policy
    assert "Vastgelegd door uw beheerder" in page._where.text()
    page._look_in(copy.parent)
    qtbot.waitUntil(lambda: page.list.count() == 1)
    page.passphrase.set_value(PASSPHRASE)
    page._goes_to(tmp_path)
    page.restore()
    assert "Vastgelegd door uw beheerder" in page.naam.error
    page._goes_to(policy)
    with qtbot.waitSignal(page.opened) as signal:
        page.restore()
    desk: Desk = signal.args[0]  # type: ignore[index]  # a signal that came has arguments
    assert desk.register.folder == policy / "kopieen-teruggezet.ivb"
    desk.close()


def test_what_was_made_for_a_register_that_did_not_come_is_gone_again(tmp_path: Path) -> None:
    folder = tmp_path / "werk" / "zorg" / "proef.ivb"
    new = new_register.NieuwRegister(folder, "kat", str(RecoveryKey.new()), "Anne", "", {})
    with pytest.raises(Exception, match="raden"):
        RegisterDoors().create(new)
    assert not (tmp_path / "werk").exists()
