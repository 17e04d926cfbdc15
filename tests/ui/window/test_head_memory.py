"""An older copy of everything, keys and all, is noticed by what the workstation and the copies remember."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.messages import ErrorDialog
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import settle
from tests.werkplaats import PERSOON, casus_gegevens, new_desk, reopen


def told(window: MainWindow) -> str:
    settle(window)
    return " ".join(dialog.accessibleName() for dialog in window.findChildren(ErrorDialog))


def opened(folder: Path, theme: Theme, settings: QSettings) -> MainWindow:
    window = MainWindow(reopen(folder), theme, settings)
    window.show()
    return window


@pytest.mark.parametrize("remembers", ["werkplek", "reservekopie", "niemand"])
def test_an_older_copy_of_everything_is_told(
    tmp_path: Path, settings: QSettings, theme: Theme, remembers: str
) -> None:
    folder = tmp_path / "werk"
    folder.mkdir()
    new_desk(folder).close()
    older = shutil.copytree(folder, tmp_path / "ouder")
    window = opened(folder, theme, settings)
    open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    if remembers == "reservekopie":
        window.place.desk.copies.make(window.back_ups.folder)
    window.heads.look()
    assert told(window) == ""
    window.close()
    if remembers != "werkplek":
        settings.clear()
    shutil.rmtree(folder / "proef.ivb")
    shutil.copytree(older / "proef.ivb", folder / "proef.ivb")
    again = opened(folder, theme, settings)
    assert ("ouder dan" in told(again)) is (remembers != "niemand")
    for dialog in again.findChildren(ErrorDialog):
        dialog.reject()
    settle(again)
    again.close()
