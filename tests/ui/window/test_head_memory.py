"""An older copy of everything, keys and all, is noticed by what the workstation and the copies remember."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.messages import ConfirmDialog
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import settle
from tests.werkplaats import PERSOON, casus_gegevens, new_desk, reopen


def told(window: MainWindow) -> str:
    settle(window)
    return " ".join(dialog.accessibleDescription() for dialog in window.findChildren(ConfirmDialog))


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
    answer(again, go_on=False)
    once_more = opened(folder, theme, settings)
    assert ("ouder dan" in told(once_more)) is (remembers != "niemand"), "without a yes it is told again"
    answer(once_more, go_on=True)
    if remembers == "werkplek":
        last = opened(folder, theme, settings)
        assert told(last) == ""
        last.close()


def answer(window: MainWindow, *, go_on: bool) -> None:
    for dialog in window.findChildren(ConfirmDialog):
        dialog.done(int(go_on))
    settle(window)
    window.close()


@pytest.mark.parametrize("change", [{"logregels": 10**30}, {"logregels": 10**6}, {"logregels": 1, "kop": ""}])
def test_a_manifest_that_the_register_did_not_sign_says_nothing(
    tmp_path: Path, settings: QSettings, theme: Theme, change: dict[str, object]
) -> None:
    new_desk(tmp_path).close()
    window = opened(tmp_path, theme, settings)
    copy = window.place.desk.copies.make(window.back_ups.folder)
    manifest = copy.folder.with_suffix(".json")
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | change))
    assert list(window.place.desk.copies.heads(window.back_ups.folder)) == []
    window.heads.look()
    assert told(window) == ""
    window.close()
