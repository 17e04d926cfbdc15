"""The hands of `tests.spraak_loper`: keys only, pressed where the keyboard is, as somebody without a mouse presses them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from PySide6.QtCore import QKeyCombination, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from ivbdesk.ui.fields.chooser import CHOOSE
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import errors, settle

KEY = Qt.Key
CTRL, ALT, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
_PATIENCE = 600
_MOST = 250
"""After so many stops of the Tab key every form has been gone round."""


class Toetsen:
    """A keyboard at this window; after each key it has `wait` wait for who listens on the bus.

    `tell` is given each key but Tab, which stands between any two stops, and all that is typed.
    """

    def __init__(self, window: MainWindow, wait: Callable[[], object], tell: Callable[[str], object]) -> None:
        self._window, self._wait, self._tell = window, wait, tell

    @property
    def at(self) -> QWidget:
        """Where the keyboard is."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup
        for _ in range(_PATIENCE):
            above, at = QApplication.activeModalWidget(), QApplication.focusWidget()
            if at is not None and (above is None or above.isAncestorOf(at)):
                return at
            (above or self._window).activateWindow()  # a screen gives a window the keyboard when it pleases
            QTest.qWait(50)
            settle(self._window)
        raise AssertionError("het toetsenbord is nergens")

    @property
    def name(self) -> str:
        """What the control where the keyboard is, calls itself."""
        at = self.at
        return at.accessibleName() or (at.text() if isinstance(at, QAbstractButton) else "")

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key."""
        for _ in range(times):
            if key is not KEY.Key_Tab or modifier:
                self._tell(f"TOETS     {QKeySequence(QKeyCombination(modifier, key)).toString()}")
            QTest.keyClick(self.at, key, modifier)
            settle(self._window)
            self._wait()

    def write(self, text: str) -> None:
        """Type."""
        self._tell(f"TYPT      {text}")
        QTest.keyClicks(self.at, text)
        settle(self._window)

    def save(self) -> None:
        """Save the form, which is right now."""
        self.press(KEY.Key_Return, CTRL)
        for _ in range(_PATIENCE):  # on a busy machine a form takes its time to go
            if not (there := self._forms()):
                return
            QTest.qWait(50)
            settle(self._window)
        raise AssertionError(f"niet opgeslagen: {[(one.windowTitle(), errors(one)) for one in there]}")

    def _forms(self) -> list[FormDialog]:
        return [form for form in self._window.findChildren(FormDialog) if form.isVisible()]

    def save_wrong(self) -> None:
        """Save the form, in which something is wrong: it stays, with the keyboard at the first field that is told."""
        self.press(KEY.Key_Return, CTRL)
        told = self.at.accessibleDescription()
        assert told, f"geen fout bij {self.name!r}"

    def tab_to(self, name: str) -> None:
        """Press Tab until the keyboard is at the control with this name; `*` stands for what one need not know."""
        start: QWidget | None = None
        while (at := self.at) is not start:
            start = start or at
            if fnmatchcase(self.name, name):
                return
            self.press(KEY.Key_Tab)
        raise AssertionError(f"Tab komt niet bij {name!r}")

    def do(self, act: str) -> None:
        """Have the search field do an act."""
        self.press(KEY.Key_K, CTRL)
        self.write(f"> {act}")
        self.press(KEY.Key_Return)

    def show_tab(self, name: str) -> None:
        """Go to a tab of the casus: Ctrl+Tab goes round."""
        self.tab_to("Onderdelen van de casus")
        for _ in self._window.casus_page.tab_names:
            if self._window.casus_page.current_tab == name:
                return
            self.press(KEY.Key_Tab, CTRL)
        raise AssertionError(f"er is geen tabblad {name}")

    def press_button(self, name: str) -> None:
        """Press the button with this name."""
        self.tab_to(name)
        self.press(KEY.Key_Space)

    def choose(self, words: str) -> None:
        """Choose the line that begins so from the menu that is open."""
        menu = self.at
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            self.press(KEY.Key_Down)
            if menu.activeAction().text().startswith(words):
                self.press(KEY.Key_Return)
                return
        raise AssertionError(f"niet in het menu: {words}")

    def fill(self, given: Mapping[str, str], rest: str = "") -> None:
        """Go round the form with Tab, and fill the fields with these names; a name with more fields has the same in each.

        With `rest` what is still empty of a form that asks much is filled too: the first choice, or those words.
        """
        left, start = set(given), None
        for _ in range(_MOST):
            at = self.at
            if start is None:
                start = at
            elif at is start:
                break
            if (name := self.name) in given:
                self._enter(at, given[name])
                left.discard(name)
            elif rest:
                self._fill_empty(at, rest)
            self.press(KEY.Key_Tab)
        assert not left, f"niet gevonden: {left}"

    def _enter(self, at: QWidget, words: str) -> None:
        if isinstance(at, QAbstractButton):
            self.press(KEY.Key_Space)
        elif isinstance(at, QComboBox) and not at.isEditable():
            if at.currentIndex() > 0 and not at.currentText().startswith(words):
                self.press(KEY.Key_Home)
            for _ in range(at.count()):
                if at.currentText().startswith(words):
                    return
                self.press(KEY.Key_Down)
            assert at.currentText().startswith(words), (
                f"{self.name}: {[at.itemText(n) for n in range(at.count())]}"
            )
        else:
            self.press(KEY.Key_A, CTRL)
            self.write(words) if words else self.press(KEY.Key_Delete)
            self._wait()  # what is offered for it comes a while after it
            while (offered := QApplication.activePopupWidget()) is not None:  # the whole name was typed
                QTest.keyClick(offered, KEY.Key_Escape)
                settle(self._window)

    def _fill_empty(self, at: QWidget, words: str) -> None:
        if isinstance(at, QComboBox) and at.currentText() in ("", CHOOSE, "Nog te verantwoorden"):
            self.press(KEY.Key_Down)
        elif isinstance(at, QPlainTextEdit) and not at.toPlainText():
            self.write(words)

    def name_file(self, file: Path) -> None:
        """Once the window that asks where a file goes has opened, type its name and press Enter."""
        QTimer.singleShot(0, lambda: self._name_file(file))

    def _name_file(self, file: Path) -> None:
        asked = QApplication.activeModalWidget()
        if not isinstance(asked, QFileDialog):
            QTimer.singleShot(50, lambda: self._name_file(file))
            return
        line = asked.findChild(QLineEdit)
        assert line is not None
        self._wait()
        self._tell(f"TYPT      (de map) {file.name}")
        QTest.keyClick(line, KEY.Key_A, CTRL)
        QTest.keyClicks(line, str(file))
        QTest.keyClick(line, KEY.Key_Return)
