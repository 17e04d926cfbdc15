"""A new user who does what a chapter of the manual says: a word that is not in it is refused."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QTabBar, QWidget

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import choose_rest, errors, fill, form, seen, settle
from tests.werkplaats import PERSOON, casus_gegevens


class Reader:
    """Does what a chapter says: a word that is not in it is refused."""

    def __init__(self, window: MainWindow, key: str) -> None:
        self.window = window
        self.chapter = window.guide.manual.hoofdstuk(key)
        runs = [run for block in self.chapter.blokken for run in block.delen]
        self.words = {run.tekst for run in runs if run.scherm}
        self.keys = {run.tekst for run in runs if run.toets}
        self.links = {run.tekst: run for run in runs if run.soort is not None}

    def press(self, words: str) -> None:
        assert words in self.words, f"{self.chapter.sleutel} noemt {words!r} niet"
        above = QApplication.activeModalWidget() or self.window
        for bar in above.findChildren(QTabBar):
            names = [bar.tabText(number).replace("&&", "&") for number in range(bar.count())]
            if bar.isVisible() and words in names:
                bar.setCurrentIndex(names.index(words))
                settle(self.window)
                return
        there = [b for b in above.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
        named = [b.text().replace("&&", "&") for b in there]
        button = there[named.index(words if words in named else f"{words} …")]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle(self.window)

    def key(self, key: str) -> None:
        assert key in self.keys, f"{self.chapter.sleutel} noemt {key!r} niet"
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        combination = QKeySequence(key)[0]
        QTest.keyClick(self.window, combination.key(), combination.keyboardModifiers())
        settle(self.window)

    def follow(self, words: str) -> None:
        self.window.guide._follow(self.links[words])
        settle(self.window)

    def fill(self, **values: Any) -> FormDialog:
        return choose_rest(fill(self.window, **values))

    def save(self) -> None:
        """Where the manual says to save, with the button that the form has for it."""
        dialog = form(self.window)
        QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
        settle(self.window)
        still = [one for one in self.window.findChildren(FormDialog) if one.isVisible()]
        assert still == [], errors(still[0])


def in_a_casus(window: MainWindow, key: str) -> Reader:
    window.open_casus(open_casus(window.place.ctx, casus_gegevens(), PERSOON))
    settle(window)
    return Reader(window, key)


def casus_of(window: MainWindow) -> Any:
    casus_id = window.casus_page.shown_id
    assert casus_id is not None
    return window.place.ctx.reads.dossier.casus(casus_id)


def choose(window: MainWindow, within: QWidget, name: str) -> QWidget:
    """Click the first row of the list of this name, and give that list."""
    view = seen(within, QAbstractItemView, lambda v: v.accessibleName() == name)
    view.setCurrentIndex(view.model().index(0, 0))
    settle(window)
    return view


def choose_all(dialog: FormDialog) -> None:
    """The first real choice where none is made yet."""
    for field in choose_rest(dialog).fields.values():
        if isinstance(field, ChoiceField) and field.combo.currentText().startswith("Kies"):
            field.combo.setCurrentIndex(field.combo.currentIndex() + 1)


def fill_rest(dialog: FormDialog) -> None:
    """Something in each field of words, and a choice where none is made."""
    choose_all(dialog)
    for field in dialog.fields.values():
        if isinstance(field, TextField | LongTextField) and not field.value():
            field.set_value("om een goede reden")


def done(window: MainWindow) -> None:
    above = QApplication.activeModalWidget()
    assert above is None, errors(above) if isinstance(above, FormDialog) else above
