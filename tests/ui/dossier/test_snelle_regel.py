"""The quick line of the tijdlijn: what is typed in it lands in its own casus, or stays, whoever works beside it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.ui.dossier.tijdlijn import TijdlijnTab
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import enter, settle
from tests.werkplaats import NOW, PERSOON, casus_gegevens

TODAY = NOW.date()


@pytest.fixture
def first(window: MainWindow) -> UUID:
    return open_casus(window.place.ctx, casus_gegevens(), PERSOON)


@pytest.fixture
def second(window: MainWindow) -> UUID:
    return open_casus(window.place.ctx, casus_gegevens(titel="Ander"), None)


def tab(window: MainWindow, casus_id: UUID) -> TijdlijnTab:
    window.open_casus(casus_id, "Tijdlijn")
    settle(window)
    return window.casus_page.tijdlijn


def words_of(window: MainWindow, casus_id: UUID) -> list[str]:
    return sorted(item.tekst for item in window.place.ctx.reads.dossier.casus(casus_id).tijdlijn)


def record(shown: TijdlijnTab) -> None:
    QTest.keyClick(shown.quick.text.edit, Qt.Key.Key_Return)


def test_kind_and_day_go_with_the_words_and_not_to_another_casus(
    window: MainWindow, first: UUID, second: UUID
) -> None:
    shown = tab(window, first)
    enter(shown.quick.kind, ItemSoort.INCIDENT)
    enter(shown.quick.who, "de buurvrouw")
    enter(shown.quick.date, TODAY - timedelta(days=3))
    QTest.keyClicks(shown.quick.text.edit, "ruzie")
    tab(window, second)
    assert shown.quick.kind.chosen() is None
    assert shown.quick.date.value() == TODAY
    tab(window, first)
    assert shown.quick.who.value() == "", "who reported is kept in no draft"
    enter(shown.quick.who, "boa")
    record(shown)
    settle(window)
    (entry,) = window.place.ctx.reads.dossier.casus(first).tijdlijn
    assert (entry.soort, entry.datum, entry.tekst) == (ItemSoort.INCIDENT, TODAY - timedelta(days=3), "ruzie")


def test_what_is_typed_while_the_line_before_it_is_recorded_stays(window: MainWindow, first: UUID) -> None:
    shown = tab(window, first)
    enter(shown.quick.kind, ItemSoort.CONTACT)
    QTest.keyClicks(shown.quick.text.edit, "ruzie")
    record(shown)
    QTest.keyClicks(shown.quick.text.edit, " en geschreeuw")
    given = ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", "van een collega", TODAY)
    record_entry(window.place.ctx, first, given)
    settle(window)
    assert words_of(window, first) == ["ruzie", "van een collega"]
    assert shown.quick.text.value() == "ruzie en geschreeuw"


def record_and_go_on(window: MainWindow, qtbot: QtBot, shown: TijdlijnTab, other: UUID) -> None:
    """A colleague is writing, so the line waits; meanwhile another casus is opened."""
    with window.place.ctx.begin("overleg vastleggen", "een collega schrijft"):
        record(shown)
        window.open_casus(other, "Tijdlijn")
        qtbot.waitUntil(lambda: window.casus_page.shown_id == other and shown.quick.text.value() != "ruzie")
    settle(window)


def test_a_line_that_is_recorded_takes_nothing_from_the_next_casus(
    window: MainWindow, qtbot: QtBot, first: UUID, second: UUID
) -> None:
    shown = tab(window, second)
    QTest.keyClicks(shown.quick.text.edit, "half getypt")
    tab(window, first)
    enter(shown.quick.kind, ItemSoort.CONTACT)
    QTest.keyClicks(shown.quick.text.edit, "ruzie")
    record_and_go_on(window, qtbot, shown, second)
    assert words_of(window, first) == ["ruzie"]
    assert shown.quick.text.value() == "half getypt"
    tab(window, first)
    assert shown.quick.text.value() == ""


def test_a_day_far_away_is_asked_about_and_does_not_stay(window: MainWindow, first: UUID) -> None:
    """Fresh eyes, finding 10b: 1-1-2020 went in without a question, and was there for the next line."""
    shown, far = tab(window, first), TODAY - timedelta(days=2500)
    enter(shown.quick.kind, ItemSoort.CONTACT)
    enter(shown.quick.date, far)
    QTest.keyClicks(shown.quick.text.edit, "ruzie")
    record(shown)
    settle(window)
    assert words_of(window, first) == []
    assert "Klopt dat?" in shown.quick.date.error
    record(shown)
    settle(window)
    (entry,) = window.place.ctx.reads.dossier.casus(first).tijdlijn
    assert entry.datum == far
    assert shown.quick.date.value() == TODAY
