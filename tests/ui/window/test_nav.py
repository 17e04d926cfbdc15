"""The navigation with mouse, keys and screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.nav import Nav, NavEntry


@pytest.fixture
def nav(qtbot: QtBot, qapp: QApplication) -> Nav:
    theme = Theme(qapp)
    theme.apply(qapp, "licht")
    made = Nav(theme, "IVB-desk", "Register Zorg & Veiligheid")
    for key, name, icon in (
        ("werkvoorraad", "Werkvoorraad", "werkvoorraad"),
        ("casussen", "Casussen", "casussen"),
        ("partners", "Partners", "partners"),
    ):
        made.add(key, name, icon)
    qtbot.addWidget(made)
    made.resize(220, 600)
    made.show()
    qtbot.waitActive(made)
    return made


def entries(nav: QWidget) -> list[NavEntry]:
    return nav.findChildren(NavEntry)


def test_a_click_chooses_and_only_one_is_chosen(nav: Nav, qtbot: QtBot) -> None:
    with qtbot.waitSignal(nav.chosen, check_params_cb=lambda key: key == "casussen"):
        QTest.mouseClick(entries(nav)[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(entries(nav)[1], Qt.MouseButton.LeftButton)
    assert nav.current == "casussen"
    assert [entry.isChecked() for entry in entries(nav)] == [False, True, False]


def test_up_and_down_walk_round_and_enter_chooses(nav: Nav, qtbot: QtBot) -> None:
    first, _, last = entries(nav)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Up)
    assert last.hasFocus()
    assert nav.current == ""
    with qtbot.waitSignal(nav.chosen, check_params_cb=lambda key: key == "partners"):
        QTest.keyClick(last, Qt.Key.Key_Return)
    QTest.keyClick(last, Qt.Key.Key_Down)
    assert first.hasFocus()


def test_alt_and_a_number_choose(nav: Nav, qtbot: QtBot) -> None:
    with qtbot.waitSignal(nav.chosen, check_params_cb=lambda key: key == "casussen"):
        QTest.keyClick(nav, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)


def test_a_count_is_spoken_with_its_meaning(nav: Nav) -> None:
    nav.set_count("werkvoorraad", 7, "taken te laat")
    assert entries(nav)[0].accessibleName() == "Werkvoorraad, 7 taken te laat"
    nav.set_count("werkvoorraad", 0, "taken te laat")
    assert entries(nav)[0].accessibleName() == "Werkvoorraad"


def test_marking_says_nothing(nav: Nav, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(nav.chosen):
        nav.mark("partners")
    assert nav.current == "partners"


def test_the_dark_ground_and_the_bar_are_painted(nav: Nav) -> None:
    nav.mark("casussen")
    image = nav.grab().toImage()
    chosen = entries(nav)[1]
    at = chosen.mapTo(nav, chosen.rect().center())
    scale = image.devicePixelRatio()
    theme_colours = image.pixelColor(int(1 * scale), int(at.y() * scale)).name()
    assert theme_colours == "#7ec3ee"
    assert image.pixelColor(int(10 * scale), int(500 * scale)).name() == "#0f2f47"


def test_a_folded_sidebar_tells_how_much_waits_and_what_each_sign_is(nav: Nav) -> None:
    """The tour says that the number tells how much waits: it is there with signs alone too."""
    nav.set_compact(True)
    entry = entries(nav)[1]
    bare = entry.grab().toImage()
    nav.set_count("casussen", 7, "lopend")
    few = entry.grab().toImage()
    nav.set_count("casussen", 1234, "lopend")
    assert bare != few
    assert few != entry.grab().toImage()
    assert [one.toolTip() for one in entries(nav)] == ["Werkvoorraad", "Casussen, 1234 lopend", "Partners"]
