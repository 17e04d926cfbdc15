"""Colours that can be read, and a look that follows the choice of the officer and the size of the text."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QStatusBar, QTableWidget
from pytestqt.qtbot import QtBot

from ivbdesk.resources import resource
from ivbdesk.ui.icons import icon, pixmap
from ivbdesk.ui.palette import DONKER, LICHT, PAREN, TEKENS, Colours, colour_names, contrast
from ivbdesk.ui.stylesheet import stylesheet
from ivbdesk.ui.theme import Theme

ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palet", [LICHT, DONKER], ids=["licht", "donker"])
def test_every_text_is_readable_on_its_ground(palet: Colours) -> None:
    found = {pair: contrast(getattr(palet, pair[0]), getattr(palet, pair[1])) for pair in PAREN}
    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("palet", [LICHT, DONKER], ids=["licht", "donker"])
def test_every_sign_is_visible_on_its_ground(palet: Colours) -> None:
    found = {pair: contrast(getattr(palet, pair[0]), getattr(palet, pair[1])) for pair in TEKENS}
    assert {pair: ratio for pair, ratio in found.items() if ratio < 3} == {}


@pytest.mark.parametrize("palet", [LICHT, DONKER], ids=["licht", "donker"])
def test_the_style_sheet_has_no_name_left_unfilled(palet: Colours) -> None:
    assert "@" not in stylesheet(palet, round, 10.5)


def test_the_mode_decides_and_painted_widgets_hear_of_it(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme()
    theme.apply(qapp, "licht")
    assert not theme.is_dark
    assert theme.colour("gap") == QColor(LICHT.gap)
    with qtbot.waitSignal(theme.changed):
        theme.apply(qapp, "donker")
    assert theme.is_dark
    assert {name: theme.code(name) for name in colour_names()} == {
        name: getattr(DONKER, name) for name in colour_names()
    }
    assert qapp.palette().window().color() == QColor(DONKER.bg)
    theme.apply(qapp, "licht")
    assert qapp.palette().window().color() == QColor(LICHT.bg)


def test_lengths_grow_with_the_text(qapp: QApplication) -> None:
    theme = Theme()
    theme.apply(qapp, "licht")
    assert theme.px(28) == pytest.approx(2 * theme.px(14), abs=1)
    assert theme.font(1.5).pointSizeF() == pytest.approx(1.5 * qapp.font().pointSizeF())


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn(qapp: QApplication, name: str) -> None:
    ElementTree.parse(resource(f"icons/{name}.svg"))
    image = pixmap(name, QColor("#ff0000"), 24, 2.0).toImage()
    assert image.width() == 48
    assert any(image.pixelColor(x, y).alpha() for x in range(48) for y in range(48))


def test_an_icon_takes_its_colour(qapp: QApplication) -> None:
    image = icon("plus", QColor("#00ff00")).pixmap(24, 24).toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2) == QColor("#00ff00")


def test_every_kind_of_widget_has_the_one_font(qapp: QApplication) -> None:
    theme = Theme()
    theme.apply(qapp, "licht")
    qapp.setFont(QFont("DejaVu Serif", 7), "QAbstractItemView")  # as Windows does at a change of style
    theme.apply(qapp, "donker")
    kinds = (QTableWidget, QMenu, QMessageBox, QStatusBar)
    assert {kind().font().family() for kind in kinds} == {qapp.font().family()}
    theme.apply(qapp, "licht")
