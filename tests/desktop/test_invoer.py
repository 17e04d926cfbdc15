"""An import through the real window: a file, its columns, the check, the import, and its undoing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivbdesk.ui.main_window import MainWindow
from ivbdesk.ui.messages import ErrorDialog
from ivbdesk.ui.pages.beheer.invoer import InvoerTab
from tests.desktop.hand import press, seen, settle
from tests.rekenbladen import messy, xlsx


def open_tab(window: MainWindow) -> InvoerTab:
    window.beheer.open_invoer()
    settle(window)
    return seen(window, InvoerTab, lambda _: True)


def test_a_list_comes_in_and_goes_out_again(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, bad = messy(110)
    tab = open_tab(window)
    tab.open_file(xlsx(tmp_path / "lijst.xlsx", *rows))
    settle(window)
    press(window, "Rijen controleren")
    told = [tab.check_step.table.item(n, 0).text() for n in range(tab.check_step.table.rowCount())]
    assert told == [str(number) for number in sorted(bad)]
    assert not tab.check_step.go.isEnabled()
    target = tmp_path / "afgekeurd.csv"
    tab.check_step.save_list(target)
    settle(window)
    assert "Rij;Kolom" in target.read_text("utf-8-sig")
    QTest.keyClick(tab.check_step.without, Qt.Key.Key_Space)
    press(window, "108 rijen invoeren")
    assert len(window.place.ctx.reads.zoek_teksten("harde muziek", window.place.today(), 200)) == 40
    assert tab.table.item(0, 1).text() == "Signalen, 108 rijen"
    tab.table.selectRow(0)
    monkeypatch.setattr(window.place.messages, "confirm", lambda *_: True)
    press(window, "Ongedaan maken …")
    assert not window.place.ctx.reads.zoek_teksten("harde muziek", window.place.today(), 200)
    assert tab.table.item(0, 3).text().startswith("Ongedaan gemaakt op")


def test_what_is_no_spreadsheet_is_told_and_leaves_the_choice(window: MainWindow, tmp_path: Path) -> None:
    tab = open_tab(window)
    picture = tmp_path / "lijst.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    tab.open_file(picture)
    settle(window)
    assert "afbeelding" in seen(window, ErrorDialog, lambda _: True).accessibleName()
