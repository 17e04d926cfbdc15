"""Beheer, Veiligheid: what it tells, and its buttons."""

from __future__ import annotations

import json
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from ivbdesk.desk import Desk
from ivbdesk.ui.beheer.proef_dialogs import HerstelProefDialog, KopieProefDialog
from ivbdesk.ui.beheer.veiligheid import VeiligheidTab
from ivbdesk.ui.messages import ErrorDialog, Toast
from ivbdesk.ui.widgets.basics import Chip
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import seen, settle
from tests.werkplaats import PASSPHRASE


@pytest.fixture
def tab(window: MainWindow) -> VeiligheidTab:
    window.beheer.open_safety()
    settle(window)
    found = window.beheer.tab_pages["Veiligheid"]
    assert isinstance(found, VeiligheidTab)
    return found


def chips(tab: VeiligheidTab) -> list[str]:
    return [chip.accessibleName() for chip in tab.findChildren(Chip) if chip.isVisibleTo(tab)]


def words(tab: VeiligheidTab) -> str:
    return "\n".join(label.text() for label in tab.findChildren(QLabel) if label.isVisibleTo(tab))


def test_it_tells_promises_limits_access_and_parts(tab: VeiligheidTab) -> None:
    told = words(tab)
    for expected in (
        "Wachtwoordzin",
        "Argon2id",
        "Waartegen het register niet helpt",
        "Verwacht: ten minste elke 7 dagen.",
    ):
        assert expected in told
    assert "Anne Proef" not in told
    tab.views.show_tab("Onderdelen")
    assert any("sqlalchemy" in purl for purl in tab.parts.things)
    tab.views.show_tab("Gegevens")
    assert "personen" in tab.kept.things


def test_a_check_that_is_asked_shows_its_outcome(window: MainWindow, tab: VeiligheidTab) -> None:
    assert "nog nooit" in chips(tab)
    tab.check_button.click()
    assert not tab.check_button.isEnabled()
    settle(window)
    assert tab.check_button.isEnabled()
    assert "Alles is in orde." in words(tab)
    assert "op tijd" in chips(tab)
    assert window.place.ctx.reads.beheer.auditregels(0, 1)[0].actie == "register controleren"


def test_a_copy_is_opened_with_the_passphrase(window: MainWindow, tab: VeiligheidTab) -> None:
    window.back_ups.make()
    settle(window)
    tab.copy_button.click()
    dialog = seen(window, KopieProefDialog, lambda _: True)
    dialog.zin.set_value("niet de goede zin")
    dialog.submit()
    settle(window)
    seen(window, ErrorDialog, lambda _: True).accept()
    dialog.zin.set_value(PASSPHRASE)
    dialog.submit()
    settle(window)
    assert "is geopend en heel" in seen(window, Toast, lambda _: True).accessibleName()
    assert chips(tab).count("op tijd") == 2


def test_the_paper_is_drilled(window: MainWindow, tab: VeiligheidTab) -> None:
    desk = window.place.desk
    assert isinstance(desk, Desk)
    paper = desk.keys.phrases.new_recovery()
    desk.keys.change_recovery(paper)
    tab.drill_button.click()
    dialog = seen(window, HerstelProefDialog, lambda _: True)
    dialog.woorden.set_value(paper)
    dialog.submit()
    settle(window)
    assert window.place.ctx.reads.beheer.auditregels(0, 1)[0].actie == "herstelsleutel oefenen"
    assert "op tijd" in chips(tab)
    assert window.place.desk.drafts.all() == []


def test_the_page_and_the_parts_are_saved(
    window: MainWindow, tab: VeiligheidTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *names: (str(tmp_path / Path(names[2]).name), "")
    )
    tab.pdf_button.click()
    settle(window)
    tab.parts_button.click()
    settle(window)
    text = "".join(
        page.extract_text() for page in pypdf.PdfReader(tmp_path / "veiligheid-register.pdf").pages
    )
    assert "Waartegen het register niet helpt" in text
    assert json.loads((tmp_path / "onderdelen.cdx.json").read_text())["bomFormat"] == "CycloneDX"
    assert window.place.ctx.reads.beheer.auditregels(0, 1)[0].actie == "veiligheidsblad exporteren"
