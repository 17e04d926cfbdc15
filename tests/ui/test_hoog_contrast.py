"""A system that was set to high contrast: its own ink and ground, and every text readable on what it stands on."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivbdesk.cases.werk.capaciteit import Werkweek
from ivbdesk.ui import theme as theme_module
from ivbdesk.ui.high_contrast import system_colours, wants_contrast
from ivbdesk.ui.palette import PAREN, TEKENS, contrast
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.werk.week_bar import WeekBar

SYSTEMS = {"zwart": ("#000000", "#ffffff"), "wit": ("#ffffff", "#000000"), "geel": ("#000000", "#ffff00")}


def palette_of(ground: str, ink: str) -> QPalette:
    made = QPalette()
    made.setColor(QPalette.ColorRole.Window, QColor(ground))
    made.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    return made


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_text_and_sign_is_seen_on_its_ground(system: str) -> None:
    colours = system_colours(palette_of(*SYSTEMS[system]))
    assert (colours.bg, colours.ink) == SYSTEMS[system]
    told = {(a, b): contrast(getattr(colours, a), getattr(colours, b)) for a, b in (*PAREN, *TEKENS)}
    least = {pair: 4.5 if "ink3" in pair else 7 for pair in told}
    assert {pair: ratio for pair, ratio in told.items() if ratio < least[pair]} == {}
    assert colours.ink3 != colours.ink, "a hint in an empty field is no text that was typed"
    assert colours.accent_soft not in (colours.bg, colours.ink), "what is chosen is seen to be"


def test_it_is_followed_where_the_officer_left_it_to_the_system(
    qapp: QApplication, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not wants_contrast(qapp.styleHints())
    monkeypatch.setattr(theme_module, "wants_contrast", lambda _: True)
    theme.apply(qapp, "systeem")
    assert theme.code("bg") == theme.code("card") == theme.code("warn_soft")
    assert theme.code("ink") == theme.code("bad") == theme.code("accent")
    theme.apply(qapp, "donker")
    assert theme.code("bad") != theme.code("ink")
    theme.apply(qapp, "licht")


def test_where_the_hours_end_is_seen_on_a_bar_of_the_same_ink(
    qtbot: QtBot, qapp: QApplication, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mark was black on black."""
    monkeypatch.setattr(theme_module, "wants_contrast", lambda _: True)
    theme.apply(qapp, "systeem")
    bar = WeekBar(theme)
    qtbot.addWidget(bar)
    bar.resize(900, 60)
    bar.show_weeks(Werkweek(200, 100), Werkweek(10, 100))
    bar.show()
    drawn = bar.mine.grab().toImage()
    middle = [drawn.pixelColor(x, drawn.height() // 2).name() for x in range(drawn.width())]
    changes = [ink for ink, before in zip(middle[1:], middle, strict=False) if ink != before]
    ground, ink = theme.code("card"), theme.code("ink")
    inner = [one for one in changes if one in (ground, ink)]
    assert [ground, ink, ground] in [inner[n : n + 3] for n in range(len(inner))]
    theme.apply(qapp, "licht")
