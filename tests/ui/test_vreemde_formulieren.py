"""Half characters, signs that turn words around, 10,000 letters and pictures, in every text of every form: saved, or told there."""

from __future__ import annotations

import logging

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QFileDialog

from ivbdesk.cases.zoeken.rijen import CasusFilter
from ivbdesk.ui.fields.fields import FreeText
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.messages import ErrorDialog, Messages
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import errors, settle
from tests.ui.rondgang import forms, places
from tests.ui.test_alle_fouten import mend
from tests.werkplaats import NOW

KEPT_NOWHERE = ("Berg \ud800 half", "ב" * 10_000)
STRANGE = (
    *KEPT_NOWHERE,
    "Be\u0301\u0301\u0301rg\0laan \x1b[31m \u202eBerg\u2066laan\u200f 👩‍👩‍👧‍👦 \"'*^:(){}NEAR \\ %_- =1+1 <b>",
)
PLAIN = "een paar gewone woorden"


@pytest.fixture(autouse=True)
def answers(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Nobody chooses a file here, and what is asked is answered with yes."""
    caplog.set_level(logging.ERROR)
    for way in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, way, staticmethod(lambda *_, **__: ("", "")))
    monkeypatch.setattr(Messages, "confirm", lambda *_: True)


def bare(caplog: pytest.LogCaptureFixture) -> set[str]:
    """The errors that the program knows no words for."""
    found = {record.getMessage() for record in caplog.records if "unexpected error" in record.getMessage()}
    caplog.clear()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, ErrorDialog) and widget.isVisible():
            widget.accept()
    return found


def is_open(dialog: FormDialog) -> bool:
    return shiboken6.isValid(dialog) and dialog.isVisible()


def type_in(window: MainWindow, dialog: FormDialog, text: str) -> bool:
    """Type it in every text, with all else as it should be, and save; whether it was saved, or told at a field.

    What is refused at its field is left out there, and then plain, so that the rest is saved as it was typed.
    """
    texts = [
        field for field in dialog.fields.values() if isinstance(field, FreeText) and field.input.isEnabled()
    ]
    for field in texts:
        field.set_value(text)
    dialog.keep_draft()
    told = False
    for instead in ("", PLAIN, PLAIN):
        dialog.submit()
        settle(window)
        if not is_open(dialog):
            return True
        wrong = errors(dialog)
        told |= bool(wrong)
        if text in KEPT_NOWHERE and told:
            return True
        for name in wrong.keys() & dialog.fields.keys():
            field = dialog.fields[name]
            if field in texts:
                field.set_value(instead)
            else:
                mend(field)
    return told or not texts


def test_what_is_typed_in_a_form_is_saved_or_told_at_its_field(
    window: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    wrong: dict[str, set[str]] = {}
    saved = set()
    for name, dialog in forms(window):
        assert isinstance(dialog, FormDialog)
        if not any(isinstance(field, FreeText) for field in dialog.fields.values()):
            continue
        told: dict[str, set[str]] = {}
        for text in (*STRANGE, PLAIN):
            if is_open(dialog):
                answered = type_in(window, dialog, text)
                told[text] = bare(caplog) or (set() if answered else {"niets gezegd"})
        if not is_open(dialog):
            saved.add(name)
        # What plain words meet too is of the thing that this form is about, which stands in no register here.
        if found := set().union(*told.values()) - told.pop(PLAIN, set()):
            wrong[name] = found
    assert wrong == {}
    assert {"AfspraakDialog", "AfwegingDialog", "BetrokkeneDialog", "ItemDialog"} <= saved
    (first, *_) = window.place.ctx.reads.dossier.casussen(CasusFilter(), NOW.date(), 0, 5)
    for page in places(window, first.id):
        assert bare(caplog) == set(), page
