"""A register that was moved opens to be read, and its window says where it went."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.storage.moving.errors import MovedAway
from ivbdesk.storage.moving.log import Moved
from ivbdesk.storage.sqlite.gone import note_gone
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import settle
from tests.ui.ladder.test_ladder import words
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens, new_desk, reopen


def test_a_register_that_was_moved_is_read_and_nothing_else(
    tmp_path: Path, klok: Klok, settings: QSettings, theme: Theme
) -> None:
    desk = new_desk(tmp_path, klok)
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    register = desk.register
    moved = Moved("0" * 32, "de database ivb op de server zaak.gemeente.example", NOW)
    note_gone(register.engine, register.audit_key, register.holder, moved)
    desk.close()
    window = MainWindow(reopen(tmp_path, klok), theme, settings)
    window.show()
    settle(window)
    told = words(window.copy)
    assert "verhuisd naar de database ivb op de server zaak.gemeente.example" in told
    assert "beurt" not in told
    assert not window.place.may_record
    assert window.place.ctx.reads.dossier.casus(casus_id).nummer == "LD-2026-001"
    with pytest.raises(MovedAway):
        open_casus(window.place.ctx, casus_gegevens(), None)
    window.grab().save(str(tmp_path / "verhuisd.png"))
    window.close()
