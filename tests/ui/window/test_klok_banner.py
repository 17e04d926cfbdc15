"""The window says across its width that the clock was set back, for as long as it stands before the log."""

from __future__ import annotations

from datetime import timedelta

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import settle
from tests.ui.ladder.test_ladder import words
from tests.werkplaats import PERSOON, Klok, casus_gegevens


def test_a_clock_that_was_set_back_is_told_until_it_is_right(window: MainWindow, klok: Klok) -> None:
    assert not window.klok.isVisible()
    klok.nu -= timedelta(days=400)
    open_casus(window.place.ctx, casus_gegevens(geinformeerd_op=klok.nu.date()), PERSOON)
    settle(window)
    assert window.klok.isVisible()
    assert "ma 23 nov 2026 10:00" in words(window)
    assert "zo 19 okt 2025 11:00" in words(window)
    klok.nu += timedelta(days=400)
    window.klok.look()
    settle(window)
    assert not window.klok.isVisible()


def test_the_seconds_that_a_network_sets_right_are_not_told(window: MainWindow, klok: Klok) -> None:
    klok.nu -= timedelta(minutes=4)
    window.klok.look()
    settle(window)
    assert not window.klok.isVisible()
