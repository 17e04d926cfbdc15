"""An import through the real window: a file, its columns, the check, the import, and its undoing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.cases.zoeken.rijen import SignaalFilter
from ivbdesk.spreadsheet.lezer import read_rekenblad
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.invoer.invoer import InvoerTab
from ivbdesk.ui.messages import ErrorDialog
from ivbdesk.ui.widgets.basics import Chip, Label, LinkButton
from ivbdesk.ui.window.main_window import MainWindow
from tests.rekenbladen import messy, xlsx
from tests.ui.hand import enter, press, seen, settle


def open_tab(window: MainWindow) -> InvoerTab:
    window.beheer.open_invoer()
    settle(window)
    tab = seen(window, InvoerTab, lambda _: True)
    if tab.kind.isVisible() and tab.kind.chosen() is None:
        enter(tab.kind, InvoerSoort.SIGNAAL)
    return tab


def test_a_list_comes_in_and_goes_out_again(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, bad = messy(110)
    tab = open_tab(window)
    tab.open_file(xlsx(tmp_path / "lijst.xlsx", *rows))
    settle(window)
    press(window, "Rijen controleren")
    model = tab.check_step.herstel.model
    assert [model.row_at(n).nummer for n in range(model.rowCount())] == sorted(bad)
    assert not tab.check_step.go.isEnabled()
    target = tmp_path / "afgekeurd.xlsx"
    tab.check_step.save_list(target)
    settle(window)
    assert read_rekenblad(target).bladen[0].rijen[0].cellen[0] == "Rij in het bestand"
    QTest.keyClick(tab.check_step.without, Qt.Key.Key_Space)
    press(window, "108 rijen invoeren")
    assert len(window.place.ctx.reads.zoeken.zoek_teksten("harde muziek", window.place.today(), 200)) == 40
    assert tab.table.words.index(0, 1).data() == "Signalen, 108 rijen"
    tab.table.selectRow(0)
    monkeypatch.setattr(window.place.messages, "confirm", lambda *_: True)
    press(window, "Ongedaan maken …")
    assert not window.place.ctx.reads.zoeken.zoek_teksten("harde muziek", window.place.today(), 200)
    assert tab.table.words.index(0, 3).data().startswith("Ongedaan gemaakt op")


LINES = (
    "Datum melding;Gemeld door;Categorie;Omschrijving;Straat",
    *(f"3-4-2026;boa;overlast;muziek {n};" for n in range(5)),
)


def opened(window: MainWindow, path: Path, *lines: str) -> InvoerTab:
    path.write_text("\n".join(lines), "utf-8")
    tab = open_tab(window)
    tab.open_file(path)
    settle(window)
    return tab


def waiting(window: MainWindow) -> list[str]:
    settle(window)
    return [kind for kind, _, _ in window.place.desk.drafts.all()]


def offered(window: MainWindow) -> list[LinkButton]:
    window.go_to("werkvoorraad")
    settle(window)
    return [link for link in window.findChildren(LinkButton) if link.isVisible() and "Invoer" in link.text()]


def test_each_known_row_is_chosen_by_itself_and_a_mended_file_is_read_again(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "l.csv"
    tab = opened(window, path, *LINES)
    press(window, "Rijen controleren")
    press(window, "5 rijen invoeren")
    assert waiting(window) == []
    opened(window, path, *LINES, "45000;boa;afval;nieuw;")
    press(window, "Rijen controleren")
    step, known = tab.check_step, tab.check_step.known
    assert "met 2 fouten" in " ".join(chip.text() for chip in window.findChildren(Chip) if chip.isVisible())
    known.table.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(known.table, key)
    assert known.ticked == {2, 4}
    path.write_text("\n".join((*LINES, "3-4-2026;boa;overlast;nieuw;")), "utf-8")
    press(window, "Bestand opnieuw lezen")
    settle(window)
    assert step.isVisible()
    assert step.go.text() == "1 rij invoeren"  # another file: what was ticked was of other rows
    press(window, "Alle aanvinken")
    assert step.go.text() == "6 rijen invoeren"
    press(window, "Geen")
    QTest.keyClick(known.table, Qt.Key.Key_Space)
    press(window, "2 rijen invoeren")
    assert len(window.place.ctx.reads.zoeken.zoek_teksten("muziek", window.place.today(), 200)) == 6


def test_an_import_that_was_left_is_taken_up_whole_or_not_offered(
    window: MainWindow, tmp_path: Path, settings: QSettings
) -> None:
    path = tmp_path / "l.csv"
    tab = opened(window, path, *LINES)
    assert offered(window) == []  # nothing was chosen yet
    open_tab(window)
    enter(seen(tab, ChoiceField, lambda field: field.name == "straat"), -1)
    enter(seen(tab, TextField, lambda field: field.name == "plaats vast"), "Leiderdorp")
    settle(window)
    chosen = tab.columns_step.matched()
    assert "straat" not in chosen.kolommen
    assert chosen.vast == {"plaats": "Leiderdorp"}
    fresh = MainWindow(window.place.desk, window.place.theme, settings)  # as after a lock
    fresh.show()
    settle(fresh)
    (link,) = offered(fresh)
    assert link.text() == "Invoer · Signalen"
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    settle(fresh)
    assert seen(fresh, InvoerTab, lambda _: True).columns_step.matched() == chosen
    fresh.deleteLater()
    path.rename(tmp_path / "weg.csv")
    assert offered(window) == []
    (tmp_path / "weg.csv").rename(path)
    open_tab(window)
    press(window, "Ander bestand")
    assert waiting(window) == []
    assert offered(window) == []
    opened(window, path, *LINES)
    assert tab.columns_step.matched() == chosen  # what was chosen for these heads is still known


def test_what_is_no_spreadsheet_is_told_and_leaves_the_choice(window: MainWindow, tmp_path: Path) -> None:
    tab = open_tab(window)
    picture = tmp_path / "lijst.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    tab.open_file(picture)
    settle(window)
    assert "afbeelding" in seen(window, ErrorDialog, lambda _: True).accessibleName()


def test_the_reading_of_a_file_can_be_stopped(window: MainWindow, tmp_path: Path) -> None:
    tab = open_tab(window)
    tab.open_file(xlsx(tmp_path / "lijst.xlsx", *messy(300)[0]))
    QTest.mouseClick(
        seen(tab, QAbstractButton, lambda button: button.text() == "Lezen stoppen"), Qt.MouseButton.LeftButton
    )
    settle(window)
    assert not tab.columns_step.isVisible()
    tab.open_file(tmp_path / "lijst.xlsx")
    settle(window)
    assert tab.columns_step.isVisible()


def test_a_check_that_was_stopped_says_what_to_do_next(window: MainWindow, tmp_path: Path) -> None:
    many = (f"3-4-2026;boa;overlast;muziek {n};" for n in range(1500))
    tab = opened(window, tmp_path / "l.csv", LINES[0], *many)

    def click(words: str) -> None:
        QTest.mouseClick(
            seen(tab, QAbstractButton, lambda button: button.text() == words), Qt.MouseButton.LeftButton
        )

    click("Rijen controleren")
    click("Stoppen")
    settle(window)
    said = [label for label in tab.check_step.findChildren(Label) if "niet gecontroleerd" in label.text()]
    assert [label.isVisible() for label in said] == [True]
    press(window, "Bestand opnieuw lezen")
    settle(window)
    assert not said[0].isVisible()
    assert tab.check_step.go.isEnabled()


def test_an_import_that_was_stopped_half_way_leaves_nothing_and_can_go_on(
    window: MainWindow, tmp_path: Path
) -> None:
    many = (f"3-4-2026;boa;overlast;muziek {n};" for n in range(700))
    tab = opened(window, tmp_path / "l.csv", LINES[0], *many)
    press(window, "Rijen controleren")
    for words in ("700 rijen invoeren", "Stoppen"):
        button = seen(tab, QAbstractButton, lambda one, words=words: one.text() == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(window)
    assert [one.accessibleName() for one in window.findChildren(ErrorDialog)] == []
    settle(window)
    reads = window.place.ctx.reads
    assert reads.signaal.count_signalen(SignaalFilter()) == 0
    assert reads.invoer.invoeren() == []
    press(window, "700 rijen invoeren")
    assert reads.signaal.count_signalen(SignaalFilter()) == 700
