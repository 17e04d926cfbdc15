"""The weekly look at every page: silent when all is well, and damage is reported though no one read that page."""

from __future__ import annotations

from PySide6.QtCore import QDate

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.desk import Desk
from ivbdesk.ui.messages import ErrorDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import seen, settle
from tests.werkplaats import casus_gegevens


def test_a_sound_register_is_examined_once_a_week(window: MainWindow) -> None:
    keuring = window.keuring
    keuring.look()
    settle(window)
    assert not [d for d in window.findChildren(ErrorDialog) if d.isVisible()]
    kept = window._settings.value(keuring._key)
    assert kept == QDate.currentDate().toString("yyyy-MM-dd")
    window._settings.setValue(keuring._key, QDate.currentDate().addDays(-3).toString("yyyy-MM-dd"))
    keuring.look()
    settle(window)
    assert window._settings.value(keuring._key) != kept
    window._settings.setValue(keuring._key, QDate.currentDate().addDays(-8).toString("yyyy-MM-dd"))
    keuring.look()
    settle(window)
    assert window._settings.value(keuring._key) == kept


def test_damage_in_a_page_that_no_one_reads_is_told(window: MainWindow) -> None:
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
    window.keuring.look()
    settle(window)
    dialog = seen(window, ErrorDialog, lambda _: True)
    assert "beschadigd" in dialog.accessibleName()
    dialog.accept()
