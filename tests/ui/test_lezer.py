"""Who may only look is told so before a button is pressed: every button that is on, works."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from ivbdesk.actions.beheer.toegang import add_officer, change_officer
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.zoeken.rijen import CasusFilter
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.messages import ErrorDialog, Messages
from ivbdesk.ui.widgets.basics import LOOK_ONLY, LinkButton, PrimaryButton, SecondaryButton
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.formulieren import dialogs
from tests.ui.hand import settle


@pytest.fixture
def reader(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> tuple[MainWindow, UUID]:
    """The window of an officer who may read only, over a register with one of everything."""
    ctx = window.place.ctx
    for dialog in list(dialogs(window)):
        dialog.deleteLater()
    settle(window)
    (casus_id,) = [line.id for line in ctx.reads.dossier.casussen(CasusFilter(), ctx.today(), 0, 10)]
    me = next(item for item in ctx.reads.beheer.medewerkers() if item.id == ctx.officer)
    add_officer(ctx, "Bram Beheerder", "OOV", Recht.BEHEERDER)
    change_officer(ctx, me.id, me.naam, me.functie, Recht.LEZER)
    settle(window)
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_, **__: ("", "")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_, **__: ""))
    monkeypatch.setattr(Messages, "confirm", lambda *_: True)
    return window, casus_id


def buttons(window: MainWindow) -> list[QPushButton]:
    """What can be pressed on the page that is shown."""
    page = window.stack.currentWidget()
    kinds = (PrimaryButton, SecondaryButton, LinkButton)
    return [b for kind in kinds for b in page.findChildren(kind) if b.isVisible()]


def refused(window: MainWindow) -> list[str]:
    """What opened in vain, closed again."""
    told = []
    for dialog in window.findChildren(FormDialog):
        if dialog.isVisible():
            if not window.place.recht.covers(dialog.needs):
                told.append(f"{type(dialog).__name__} opens to be looked at only")
            dialog.reject()
    for dialog in window.findChildren(ErrorDialog):
        if dialog.isVisible():
            told.append(
                f"it fails after the press: {dialog.accessibleName()} {dialog.accessibleDescription()}"
            )
            dialog.reject()
    settle(window)
    return told


def show(window: MainWindow, page: str, tab: str, casus_id: UUID) -> None:
    if page == "casus":
        window.open_casus(casus_id, tab)
    else:
        window.go_to(page)
        if tab:
            window.beheer.tabs.show_tab(tab)
    settle(window)


def test_every_button_that_is_on_works_for_a_reader(reader: tuple[MainWindow, UUID]) -> None:
    window, casus_id = reader
    assert window.place.recht is Recht.LEZER
    visits = [(key, "") for key in window.pages]
    visits += [("beheer", tab) for tab in window.beheer.tab_pages]
    visits += [("casus", tab) for tab in window.casus_page._tabs]
    wrong, pressed, held = [], 0, 0
    for page, tab in visits:
        show(window, page, tab, casus_id)
        for number in range(len(buttons(window))):
            found = buttons(window)
            if number >= len(found):
                break
            button = found[number]
            words = f"{page}/{tab}: {button.text()}"
            if not button.isEnabled():
                held += button.toolTip() == LOOK_ONLY
                continue
            pressed += 1
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            settle(window)
            wrong += [f"{words}: {told}" for told in refused(window)]
            show(window, page, tab, casus_id)
    print(pressed, "pressed,", held, "held back")
    assert wrong == []
    assert held > 40


def test_the_only_beheerder_is_told_before_she_proposes_to_destroy(window: MainWindow) -> None:
    show(window, "beheer", "Bewaren", UUID(int=0))
    tab = window.beheer.tab_pages["Bewaren"]
    assert tab._alone.isVisible()  # type: ignore[attr-defined]  # the tab of that name
    add_officer(window.place.ctx, "Bram Beheerder", "OOV", Recht.BEHEERDER)
    tab.reload()  # type: ignore[attr-defined]
    settle(window)
    assert not tab._alone.isVisible()  # type: ignore[attr-defined]
