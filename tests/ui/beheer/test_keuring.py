"""The weekly look at every page: silent when all is well, and damage is reported though no one read that page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.desk import Desk
from ivbdesk.ui.messages import ErrorDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import seen, settle
from tests.werkplaats import NOW, Klok, casus_gegevens


def checks(window: MainWindow) -> int:
    return len(window.place.ctx.reads.beheer.auditregels(0, 99, actie="register controleren"))


def test_a_sound_register_is_examined_once_a_week(window: MainWindow, klok: Klok) -> None:
    window.keuring.look()
    settle(window)
    assert not [d for d in window.findChildren(ErrorDialog) if d.isVisible()]
    assert checks(window) == 1
    klok.nu = NOW + timedelta(days=3)
    window.keuring.look()
    settle(window)
    assert checks(window) == 1
    klok.nu = NOW + timedelta(days=8)
    window.keuring.look()
    settle(window)
    assert checks(window) == 2
    klok.nu = NOW
    window.keuring.look()
    settle(window)
    assert checks(window) == 3, "a clock that was put back counts as long ago"


@pytest.mark.parametrize("asked", [False, True])
def test_damage_in_a_page_that_no_one_reads_is_told(window: MainWindow, asked: bool) -> None:
    for number in range(4):
        open_casus(window.place.ctx, casus_gegevens(titel=f"Casus {number}"), None)
    desk = window.place.desk
    assert isinstance(desk, Desk)
    desk.register.settle_destruction(())  # the journal into the file
    desk.register.engine.dispose()  # what was read is forgotten
    path = desk.register.folder / "register.db"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    with path.open("rb+") as file:
        file.write(data)
    if asked:
        outcomes: list[object] = []
        window.keuring.found.connect(outcomes.append)
        window.keuring.begin()
        settle(window)
        assert "beschadigd" in repr(outcomes)
        return
    window.keuring.look()
    settle(window)
    dialog = seen(window, ErrorDialog, lambda _: True)
    assert "beschadigd" in dialog.accessibleName()
    dialog.accept()
