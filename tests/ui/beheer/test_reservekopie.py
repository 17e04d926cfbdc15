"""The copies as the officer sees them: made after a change, mentioned at the foot, listed in Beheer."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.storage.sqlite.backup import BackupCopy, copies_in
from ivbdesk.ui.beheer.back_ups import age_line
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import press, settle
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens


def words(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_a_copy_is_made_once_for_each_change(window: MainWindow, tmp_path: Path, klok: Klok) -> None:
    assert "Nog geen reservekopie" in words(window)
    window.back_ups.make()
    settle(window)
    window.back_ups.make()
    settle(window)
    assert len(copies_in(tmp_path / "proef-reservekopieen")) == 1
    open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    klok.nu = NOW + timedelta(days=1)
    window.back_ups.make()
    settle(window)
    assert [copy.casussen for copy in copies_in(tmp_path / "proef-reservekopieen")] == [1, 0]
    assert "Reservekopie" in words(window)


def test_beheer_lists_them_and_makes_one(window: MainWindow, tmp_path: Path) -> None:
    window.go_to("beheer")
    settle(window)
    assert "Nog geen kopie gemaakt." in words(window)
    press(window, "Nu een kopie maken")
    assert "0 casussen" in words(window)
    window.back_ups.move_to(tmp_path / "elders")
    settle(window)
    assert len(copies_in(tmp_path / "elders")) == 1
    assert str(tmp_path / "elders") in words(window)


def test_a_copy_that_fails_is_told(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "bezet").write_text("", encoding="utf-8")
    window.back_ups.move_to(tmp_path / "bezet")
    settle(window)
    assert "Reservekopie mislukt" in words(window)


@pytest.mark.parametrize(
    ("days", "line"), [(0, "Reservekopie 10:00 ✓"), (7, "✓"), (8, "! Geen reservekopie sinds 8 dagen")]
)
def test_an_old_copy_is_told(days: int, line: str) -> None:
    copy = BackupCopy(Path("x.ivb"), NOW, "id", 1, 1, "kop")
    assert line in age_line(copy, NOW.date() + timedelta(days=days))
    assert age_line(None, NOW.date()) == "! Nog geen reservekopie"
