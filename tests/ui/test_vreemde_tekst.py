"""Half characters, signs that turn words around, floods of accents and a megabyte: typed or pasted anywhere, never a bare error."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.dossier.nieuwe_casus import NieuweCasusDialog
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.messages import ErrorDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import errors, fill, settle
from tests.werkplaats import PERSOON, casus_gegevens

STRANGE = {
    "half teken": "Berg \ud800 half",
    "nul": "Berg\0laan",
    "omgekeerd": "\u202eBerg\u2066laan\u200f",
    "accenten": "Be\u0301" + "\u0301" * 3000,
    "aanhaling": "\"'*^:(){}NEAR AND OR NOT \\ %_-",
    "veel woorden": "a1 " * 60_000,
    "een woord": "א1" * 60_000,
}


@pytest.fixture(autouse=True)
def nothing_unknown(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)


def unknown(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The codes of errors that the program knows no words for."""
    found = [record.getMessage() for record in caplog.records if "unexpected error" in record.getMessage()]
    caplog.clear()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, ErrorDialog) and widget.isVisible():
            widget.accept()
    return found


@pytest.mark.parametrize("name", STRANGE)
def test_every_line_to_search_or_filter_in_takes_it(
    window: MainWindow, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    wrong = {}
    for page in window.pages:
        window.go_to(page)
        settle(window)
        for line in window.findChildren(QLineEdit):
            if line.isVisible() and line.isEnabled() and not line.isReadOnly():
                line.setText(STRANGE[name])
                settle(window)
                line.clear()
                settle(window)
                if told := unknown(caplog):
                    wrong[page, line.placeholderText(), line.accessibleName()] = told
    assert wrong == {}


def test_a_form_says_at_the_field_what_is_wrong_with_a_part_of_a_name(window: MainWindow) -> None:
    dialog = NieuweCasusDialog(window.place, window)
    dialog.start()
    fill(window, voorletters="B\u202e1", achternaam="Berg")
    dialog.submit()
    assert "voorletters" in errors(dialog) or "rol" in errors(dialog)
    dialog.reject()


def test_of_what_is_pasted_a_field_takes_no_more_than_it_can_bear(qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("a " * 500_000)
    QGuiApplication.clipboard().setMimeData(data)
    line, lines = TextField("a", "A"), LongTextField("b", "B")
    qtbot.addWidget(line)
    qtbot.addWidget(lines)
    line.edit.paste()
    lines.edit.paste()
    assert line.longest < len(line.value()) <= 2_000
    assert lines.longest < len(lines.value()) <= 21_000
    assert line.objection()
    assert lines.objection()
