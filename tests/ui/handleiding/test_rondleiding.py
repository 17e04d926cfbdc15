"""The tour of the first time and the news after an update: each once, to be left, and to be called back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivbdesk import __version__
from ivbdesk.ui.handleiding.news import NewsDialog, for_officers, news_since
from ivbdesk.ui.handleiding.tour import read_steps
from ivbdesk.ui.start.known_registers import note_opened
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import settle

CHANGES = (
    "## [0.3.0] - 2027\n\n### Nieuw\n\n- drie\n\n## [0.2.0] - 2026\n\n### Nieuw\n\n- twee\n\n## [0.1.0]\n"
)


def test_the_first_time_five_steps_by_the_keyboard_alone(window: MainWindow, settings: QSettings) -> None:
    window.guide.welcome(settings)
    told = []
    window.activateWindow()
    while (tour := window.guide.tour) is not None:
        assert window.isAncestorOf(tour)
        assert window.rect().contains(tour.geometry())
        assert tour.on.hasFocus() or QApplication.focusWidget() is tour.on
        told.append(tour.step.titel)
        QTest.keyClick(tour.on, Qt.Key.Key_Return)
        settle(window)
    assert told == [step.titel for step in read_steps()]
    assert len(told) == 5
    window.guide.welcome(settings)
    assert window.guide.tour is None


@pytest.mark.parametrize("size", [(960, 600), (1440, 900)])
def test_it_is_left_by_escape_and_called_back(window: MainWindow, size: tuple[int, int]) -> None:
    window.guide.show_tour()
    window.resize(*size)
    settle(window)
    tour = window.guide.tour
    assert tour is not None
    assert window.rect().contains(tour.geometry())
    QTest.keyClick(tour.on, Qt.Key.Key_Escape)
    assert window.guide.tour is None
    assert not tour.isVisible()
    window.guide.show_tour()
    assert window.guide.tour is not None


def test_the_ring_stays_round_what_it_points_at(window: MainWindow) -> None:
    window.resize(1280, 760)
    settle(window)
    window.guide.show_tour()
    tour = window.guide.tour
    assert tour is not None
    for wide in (960, 1440, 796, 1280):
        window.resize(wide, 700)
        settle(window)
        target = tour._targets[tour.step.wijst]
        assert tour._ring.size() == target.size(), wide
        assert tour._ring.pos() == target.mapTo(window, target.rect().topLeft())


def test_news_is_shown_once_after_an_update_and_never_to_a_newcomer(
    window: MainWindow, settings: QSettings
) -> None:
    settings.setValue("rondleiding/gezien", True)
    settings.setValue("versie/gezien", "0.0.9")
    window.guide.welcome(settings)
    (news,) = window.findChildren(NewsDialog)
    news.accept()
    settle(window)
    window.guide.welcome(settings)
    assert window.findChildren(NewsDialog) == []
    assert settings.value("versie/gezien") == __version__


def test_who_worked_with_a_version_without_the_tour_gets_the_news_after_it(
    window: MainWindow, settings: QSettings, tmp_path: Path
) -> None:
    note_opened(settings, tmp_path / "nieuw.ivb", "")
    assert not settings.contains("versie/gezien"), "a newcomer has nothing to catch up with"
    note_opened(settings, tmp_path / "zorg.ivb", "")
    window.guide.welcome(settings)
    assert window.findChildren(NewsDialog) == []
    tour = window.guide.tour
    assert tour is not None
    QTest.keyClick(tour.on, Qt.Key.Key_Escape)
    (news,) = window.findChildren(NewsDialog)
    news.accept()
    settle(window)
    window.guide.show_tour()
    QTest.keyClick(window.guide.tour.on, Qt.Key.Key_Escape)  # type: ignore[union-attr]  # it was just begun
    settle(window)
    assert window.findChildren(NewsDialog) == []


def test_an_officer_is_told_what_is_new_and_not_how_it_was_made() -> None:
    (version,) = news_since("")
    ((heading, lines),) = for_officers(version)
    assert heading == "In het kort"
    assert 5 < len(lines) < 12
    assert all(len(line.tekst.split()) < 30 for line in lines)
    (old,) = news_since("0.0.1", CHANGES)
    assert for_officers(old) == old.veranderd


def test_all_versions_since_the_one_that_was_seen_are_told() -> None:
    assert [version.nummer for version in news_since("0.1.0", CHANGES)] == ["0.3.0", "0.2.0"]
    assert news_since("0.3.0", CHANGES) == ()
    assert [version.nummer for version in news_since("0.0.1", CHANGES)] == ["0.1.0"]
