"""Colours that can be read, and a look that follows the choice of the officer and the size of the text."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QMessageBox,
    QStatusBar,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ivbdesk.resources import resource
from ivbdesk.ui.icons import icon, mark, pixmap
from ivbdesk.ui.palette import DONKER, LICHT, PAREN, TEKENS, Colours, colour_names, contrast
from ivbdesk.ui.stylesheet import stylesheet
from ivbdesk.ui.theme import Mode, Theme

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


@pytest.mark.parametrize("edge", [16, 32, 64])
def test_the_mark_is_sharp_where_it_is_small(qapp: QApplication, edge: int) -> None:
    image = mark().pixmap(QSize(edge, edge), 1.0).toImage()
    across = [image.pixelColor(x, edge // 2 + edge // 8).name() for x in range(edge)]
    assert [across[edge * x // 16] for x in (1, 4, 8, 12, 14)] == [
        "#12507f", "#ffffff", "#12507f", "#ffffff", "#12507f",
    ]  # fmt: skip
    assert len(set(across)) == 2  # nothing between the two: each edge falls between two pixels


def test_every_kind_of_widget_has_the_one_font(qapp: QApplication) -> None:
    theme = Theme()
    theme.apply(qapp, "licht")
    qapp.setFont(QFont("DejaVu Serif", 7), "QAbstractItemView")  # as Windows does at a change of style
    theme.apply(qapp, "donker")
    kinds = (QTableWidget, QMenu, QMessageBox, QStatusBar)
    assert {kind().font().family() for kind in kinds} == {qapp.font().family()}
    theme.apply(qapp, "licht")


def _in_a_list() -> QWidget:
    made = QListWidget()
    item = QListWidgetItem()
    item.setCheckState(Qt.CheckState.Unchecked)
    made.addItem(item)
    return made


def _in_a_tree() -> QWidget:
    made = QTreeWidget()
    made.setHeaderHidden(True)
    QTreeWidgetItem(made).setCheckState(0, Qt.CheckState.Unchecked)
    return made


def _in_a_table() -> QWidget:
    made = QTableWidget(1, 1)
    made.setShowGrid(False)
    made.horizontalHeader().hide()
    made.verticalHeader().hide()
    item = QTableWidgetItem()
    item.setCheckState(Qt.CheckState.Unchecked)
    made.setItem(0, 0, item)
    return made


def _alone() -> QWidget:
    made = QWidget()
    QVBoxLayout(made).addWidget(QCheckBox())
    return made


@pytest.mark.parametrize("mode", ["licht", "donker"])
@pytest.mark.parametrize("build", [_alone, _in_a_list, _in_a_tree, _in_a_table])
def test_a_box_to_tick_stands_out_wherever_it_is(
    qapp: QApplication, qtbot: QtBot, build: Callable[[], QWidget], mode: Mode
) -> None:
    theme = Theme()
    theme.apply(qapp, mode)
    made = build()
    qtbot.addWidget(made)
    made.resize(120, 60)
    made.show()
    image = made.grab().toImage()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(4, image.width() - 4)
        for y in range(4, image.height() - 4)
    }
    theme.apply(qapp, "licht")
    assert (LICHT if mode == "licht" else DONKER).field_edge in seen
