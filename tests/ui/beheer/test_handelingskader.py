"""The handelingskader on the screen: read, searched, compared, changed beside the register; and why a means is off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ivbdesk.kader_bestand import own_kader
from ivbdesk.ui.beheer.kader import KaderTab
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import form, press, seen, settle
from tests.ui.ladder.test_ladder import at_ladder, words
from tests.werkplaats import new_desk, reopen

WAS = 2


def kader_tab(window: MainWindow) -> KaderTab:
    window.go_to("beheer")
    window.beheer.tabs.show_tab("Handelingskader")
    settle(window)
    return seen(window, KaderTab, lambda _: True)


def test_typing_finds_a_means_and_its_sheet_stands_beside_it(window: MainWindow) -> None:
    tab = kader_tab(window)
    tab.search.setText("151d dwangsom")
    settle(window)
    rows = tab.measures.model().rowCount()
    assert 0 < rows < len(window.place.ctx.kader.maatregelen)
    told = words(window)
    assert "B04 Gedragsaanwijzing met last onder dwangsom" in told
    for head in ("Wat mag", "Wie beslist", "Wat moet in het dossier", "Nog te toetsen"):
        assert head in told, head
    tab.search.setText("bestaat niet")
    settle(window)
    assert tab.measures.model().rowCount() == 0


def test_an_own_copy_is_checked_where_it_stands_and_its_mistake_has_a_line(
    window: MainWindow, tmp_path: Path
) -> None:
    tab = kader_tab(window)
    press(window, "Eigen exemplaar")
    file = own_kader(tmp_path / "proef.ivb")
    text = file.read_text("utf-8")
    file.write_text(
        text.replace('versie = "2026-5"', 'versie = "Eigen-1"').replace("trede = 4", "trede = 9", 1), "utf-8"
    )
    press(window, "Nakijken")
    (told,) = [line for line in words(window).splitlines() if "trede" in line and "regel" in line]
    number = next(
        at for at, line in enumerate(file.read_text("utf-8").splitlines(), 1) if "trede = 9" in line
    )
    assert f"regel {number}" in told
    file.write_text(text.replace('versie = "2026-5"', 'versie = "Eigen-1"'), "utf-8")
    press(window, "Nakijken")
    assert "Versie Eigen-1 is in orde" in words(window)
    assert tab.isVisible()


def test_without_a_copy_it_is_said_and_one_that_is_there_is_never_overwritten(
    window: MainWindow, tmp_path: Path
) -> None:
    tab = kader_tab(window)
    press(window, "Nakijken")
    assert "geen eigen exemplaar" in tab._fault.text
    press(window, "Eigen exemplaar")
    file = own_kader(tmp_path / "proef.ivb")
    changed = file.read_text("utf-8").replace("trede = 4", "trede = 9", 1)
    file.write_text(changed, "utf-8")
    press(window, "Nakijken")
    wrong = tab._fault.text
    assert "trede" in wrong
    press(window, "Eigen exemplaar")
    assert "staat al naast het register" in words(window)
    assert tab._fault.text == wrong
    assert file.read_text("utf-8") == changed


def test_the_news_of_before_does_not_stand_beside_the_mistakes(window: MainWindow, tmp_path: Path) -> None:
    tab = kader_tab(window)
    press(window, "Eigen exemplaar")
    file = own_kader(tmp_path / "proef.ivb")
    text = file.read_text("utf-8").replace('versie = "2026-5"', 'versie = "Eigen-1"')
    file.write_text(text, "utf-8")
    press(window, "Nakijken")
    assert "is in orde" in words(window)
    before = tab.pages.height()
    file.write_text(text.replace('naam = "', 'naaam = "', 40), "utf-8")
    press(window, "Nakijken")
    assert "is in orde" not in words(window)
    assert tab._fault.text.startswith("80 fouten")
    assert tab._fault.height() < 220
    assert tab.pages.height() > before - 220
    assert window.height() == 900
    file.write_text(text, "utf-8")
    press(window, "Nakijken")
    assert tab._fault.text == ""
    assert "is in orde" in words(window)


def test_the_own_copy_is_compared_before_it_is_in_use(window: MainWindow, tmp_path: Path) -> None:
    tab = kader_tab(window)
    press(window, "Eigen exemplaar")
    file = own_kader(tmp_path / "proef.ivb")
    text = file.read_text("utf-8").replace('versie = "2026-5"', 'versie = "Eigen-1"')
    file.write_text(text.replace('naam = "Bestuurlijke waarschuwing"', 'naam = "Laatste brief"'), "utf-8")
    press(window, "Vergelijken")
    assert tab.newer.currentText() == "Eigen-1 (eigen exemplaar, nog niet in gebruik)"
    assert tab.differences.model().index(0, WAS).data() == "Bestuurlijke waarschuwing"
    file.write_text(text.replace('naam = "Bestuurlijke waarschuwing"', 'naam = "Slotbrief"'), "utf-8")
    press(window, "Vergelijken")
    assert tab.differences.model().index(0, WAS + 1).data() == "Slotbrief"
    file.unlink()
    press(window, "Vergelijken")
    assert "nog niet in gebruik" not in tab.newer.currentText()


def test_two_versions_stand_beside_each_other(tmp_path: Path, theme: Theme, settings: QSettings) -> None:
    desk = new_desk(tmp_path)
    file = desk.own_kader.make()
    desk.close()
    text = file.read_text("utf-8").replace('versie = "2026-5"', 'versie = "Eigen-1"')
    file.write_text(text.replace('naam = "Bestuurlijke waarschuwing"', 'naam = "Laatste brief"'), "utf-8")
    window = MainWindow(reopen(tmp_path), theme, settings)
    window.show()
    tab = kader_tab(window)
    press(window, "Vergelijken")
    assert "Versie Eigen-1 (eigen exemplaar van de gemeente)" in words(window)
    model = tab.differences.model()
    cells = [[model.index(r, c).data() for c in range(4)] for r in range(model.rowCount())]
    assert any(line[WAS:] == ["Bestuurlijke waarschuwing", "Laatste brief"] for line in cells)
    window.close()


@pytest.mark.parametrize(("article", "off"), [("", True), ("2:79", False)])
def test_without_an_apv_article_the_order_is_off_and_says_why(
    tmp_path: Path, theme: Theme, settings: QSettings, article: str, off: bool
) -> None:
    window = MainWindow(new_desk(tmp_path, apv_151d=article), theme, settings)
    window.show()
    tab = at_ladder(window, "P03")
    tab.grid.choose("B04")
    settle(window)
    assert ("geen APV-artikel" in words(window)) is off
    window.close()


def test_the_ladder_leads_to_the_proof_the_hearing_and_the_decision(window: MainWindow) -> None:
    tab = at_ladder(window, "P03")
    tab.grid.choose("B04")
    settle(window)
    assert "Wie beslist" not in words(window)
    press(window, "▸ Wat mag, wie beslist, welk dossier")
    assert "Wie beslist" in words(window)
    for name in ("Zienswijze", "Besluit"):
        press(window, name)
        dialog = form(window)
        assert f"{name}: " in words(window)
        dialog.reject()
        settle(window)
