"""What is told is spoken too: errors, notices, and what each control is, by the tree that a screen reader walks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.plan import DoelGegevens, finish_goal, set_goal
from ivbdesk.cases.dossier.doel import DoelStatus
from ivbdesk.ui import messages as messages_module
from ivbdesk.ui import toast as toast_module
from ivbdesk.ui.fields import field as field_module
from ivbdesk.ui.handleiding import manual_window as manual_module
from ivbdesk.ui.start.start_window import StartWindow
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import rest, settle
from tests.ui.rondgang import forms, places
from tests.werkplaats import PERSOON, casus_gegevens

ROLES = {
    QAccessible.Role.Button, QAccessible.Role.ButtonMenu, QAccessible.Role.CheckBox, QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText, QAccessible.Role.Link, QAccessible.Role.List, QAccessible.Role.ListItem,
    QAccessible.Role.PageTab, QAccessible.Role.PageTabList, QAccessible.Role.RadioButton, QAccessible.Role.Slider,
    QAccessible.Role.SpinBox, QAccessible.Role.StaticText, QAccessible.Role.Table, QAccessible.Role.Tree,
}  # fmt: skip
"""What something that takes the keyboard may be; anything else is a thing of which a reader can say nothing useful."""

LABEL = QAccessible.RelationFlag.Label

SCROLLED = {"Kaart van de partner", "Gekozen signaal", "Voorbeeld van de PDF"}
"""Panes that take the keyboard to be scrolled; they have no role of their own in Qt, and so must have a name."""


def controls(root: QWidget) -> Iterator[QAccessibleInterface]:
    """What the Tab key reaches, as the system of the screen readers is told of it."""
    for widget in root.findChildren(QWidget):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if takes and widget.isVisible() and widget.isEnabled():
            yield QAccessible.queryAccessibleInterface(widget)


def faults(root: QWidget) -> list[str]:
    told, called = [], Counter[tuple[str, str]]()
    for control in controls(root):
        name, role, state = control.text(QAccessible.Text.Name), control.role(), control.state()
        what = f"{type(control.object()).__name__} {name!r}"
        if (
            role is QAccessible.Role.ComboBox
        ):  # on Linux Qt tells what is chosen, and a label how it is called
            name = control.object().accessibleName()
            labels = [one.text(QAccessible.Text.Name) for one, _ in control.relations(LABEL)]
            if labels != [name]:
                told.append(f"het etiket is {labels}: {what}")
        if role is not QAccessible.Role.Button:
            called[name, role.name] += 1
        if " … " in name or "▸" in name:
            told.append(f"een teken in de naam: {what}")
        if isinstance(button := control.object(), QRadioButton | QCheckBox) and button.text() not in name:
            told.append(f"wat erbij staat, hoort men niet: {what}")
        if role is QAccessible.Role.RadioButton and control.relations(LABEL):
            told.append(f"een etiket gaat vóór het antwoord: {what}")
        if role not in ROLES and name not in SCROLLED:
            told.append(f"rol {role.name}: {what}")
        if not name.strip() and role is not QAccessible.Role.PageTabList:
            told.append(f"geen naam: {what}")
        if not state.focusable:
            told.append(f"niet te bereiken: {what}")
        if role in (QAccessible.Role.CheckBox, QAccessible.Role.RadioButton) and not state.checkable:
            told.append(f"zegt niet of het aan staat: {what}")
    return told + [f"{times} keer {name!r} ({role})" for (name, role), times in called.items() if times > 1]


def test_every_control_of_every_page_has_a_name_a_role_and_a_state(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    found = {place: told for place in places(window, casus_id) if (told := faults(window))}
    assert found == {}


def test_every_control_of_every_form_has_a_name_a_role_and_a_state(window: MainWindow) -> None:
    found = {name: told for name, dialog in forms(window) if (told := faults(dialog))}
    assert found == {}


def test_the_page_that_is_shown_is_said_to_be_chosen(window: MainWindow) -> None:
    window.go_to("partners")
    settle(window)
    entries = list(controls(window.nav))
    assert [c.role() for c in entries] == [QAccessible.Role.PageTab] * 7, "no box to tick"
    assert [c.state().checkable for c in entries] == [0] * 7
    assert [c.text(QAccessible.Text.Name) for c in entries if c.state().selected] == ["Partners"]
    assert QAccessible.queryAccessibleInterface(window.nav).role() is QAccessible.Role.PageTabList
    press = entries[0].actionInterface()
    assert press.actionNames() == ["Press"]
    press.doAction("Press")
    settle(window)
    assert [c.text(QAccessible.Text.Name) for c in entries if c.state().selected] == ["Werkvoorraad"]


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced from here on."""
    told: list[str] = []

    class Heard:
        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            told.append(event.message())

    for module in (field_module, manual_module, messages_module, toast_module):
        monkeypatch.setattr(module, "QAccessible", Heard)
    return told


def test_a_notice_and_an_error_are_spoken(window: MainWindow, spoken: list[str]) -> None:
    window.messages.notice("Het signaal is vastgelegd.")
    window.messages.error("De schijf is vol.", "Wat er stond is bewaard.", "Maak ruimte.").accept()
    assert spoken == ["Het signaal is vastgelegd.", "De schijf is vol. Wat er stond is bewaard. Maak ruimte."]
    settle(window)


def test_after_an_act_is_heard_what_was_done(window: MainWindow, spoken: list[str]) -> None:
    """Saved and cancelled would sound the same: both give the old page back."""
    made = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    rest(window)
    first = window.place.ctx.reads.dossier.blad(made).casus.nummer
    assert spoken == [f"Casus {first} is geopend."], "its number is what one looks it up by"
    set_goal(window.place.ctx, made, DoelGegevens(1, "rust in de straat", "", None, ("praten",)))
    rest(window)
    assert spoken[1:] == ["Gelukt: doel stellen."]
    (goal,) = window.place.ctx.reads.dossier.blad(made).casus.doelen
    finish_goal(window.place.ctx, made, goal.id, DoelStatus.BEHAALD, "het is stil")
    rest(window)
    nummer = window.place.ctx.reads.dossier.blad(made).casus.nummer
    assert spoken[2:] == [f"Opgeslagen: doel afgerond bij casus {nummer}."]
    window.taking_back.undo()
    rest(window)
    assert spoken[3:] == [f"Ongedaan gemaakt: doel afgerond bij casus {nummer}."], "a notice says it already"


def test_a_casus_that_is_opened_tells_its_number_once(window: MainWindow, spoken: list[str]) -> None:
    """A page with another number and the same tabs would sound as the one before it."""
    made = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.open_casus(made)
    rest(window)
    number = window.place.ctx.reads.dossier.blad(made).casus.nummer
    assert spoken == [f"Casus {number} is geopend."], "the act told it already"
    window.go_to("partners")
    other = open_casus(window.place.ctx, casus_gegevens(titel="Burenruzie"), PERSOON)
    rest(window)
    del spoken[:]
    window.open_casus(made)
    rest(window)
    assert spoken == [f"Casus {number}, Woonoverlast Proeflaan 3."]
    window.open_casus(made)
    rest(window)
    assert spoken[1:] == [], "it was on the screen"
    assert window.place.ctx.reads.dossier.blad(other).casus.nummer != number


def test_a_wrong_passphrase_is_spoken_once(start: StartWindow, spoken: list[str], tmp_path: Path) -> None:
    start.show_unlock(tmp_path / "proef.ivb")
    QTest.keyClick(start.passphrase.edit, Qt.Key.Key_Return)
    assert spoken == ["Wachtwoordzin: Typ de wachtwoordzin van dit register."]
    start.passphrase.show_error("Typ de wachtwoordzin van dit register.")
    assert len(spoken) == 1
    assert QApplication.focusWidget() is start.passphrase.edit


def test_what_was_found_in_the_manual_is_spoken_once_one_stops_typing(
    window: MainWindow, spoken: list[str], qtbot: QtBot
) -> None:
    window.guide.show_manual()
    manual = window.guide.manual_window
    QTest.keyClick(manual, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(manual.search, "herstelsleutel papier")
    qtbot.waitUntil(lambda: bool(spoken), timeout=20_000)
    found = manual.list.count()
    assert spoken == [f"{found} hoofdstukken, eerst: {manual.chapter.titel}"]
    manual.search.selectAll()
    QTest.keyClicks(manual.search, "xylofoon")
    qtbot.waitUntil(lambda: len(spoken) > 1, timeout=20_000)
    assert spoken[1] == "Niets gevonden. Probeer een ander woord."
