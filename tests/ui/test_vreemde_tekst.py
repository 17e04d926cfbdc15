"""Half characters, signs that turn words around, floods of accents and a megabyte: typed or pasted anywhere, never a bare error."""

from __future__ import annotations

import logging
from itertools import cycle

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.fields.fields import FreeText
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.messages import ErrorDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import settle
from tests.ui.rondgang import forms
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


def test_every_form_takes_it_or_says_at_the_field_why_not(
    window: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    wrong, texts = {}, cycle(text[:2000] for text in STRANGE.values())
    for form, dialog in forms(window):
        assert isinstance(dialog, FormDialog)
        for field in dialog.fields.values():
            if isinstance(field, FreeText) and field.input.isEnabled():
                field.set_value(next(texts))
        settle(window)
        dialog.keep_draft()
        dialog.submit()
        settle(window)
        if told := unknown(caplog):
            wrong[form] = told
    assert wrong == {}


def test_of_what_is_pasted_a_field_takes_no_more_than_it_can_bear(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("א1" * 500_000)
    QGuiApplication.clipboard().setMimeData(data)
    for _, dialog in forms(window):
        assert isinstance(dialog, FormDialog)
        for field in dialog.fields.values():
            edit = field.input
            if isinstance(edit, QPlainTextEdit) and edit.isEnabled() and not edit.isReadOnly():
                edit.clear()
                edit.paste()
                assert len(edit.toPlainText()) <= 100_000
                edit.clear()
                break
