"""What officers tripped over on the screen: each of these was seen to happen, and is held here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.actions.signaal.weging import Weging, decide
from ivbdesk.cases.kader.soorten import Thema, Uitkomst
from ivbdesk.cases.signaal.signaal import Antwoord, SignaalBron, SignaalGegevens
from ivbdesk.cases.signaal.weging import Ingevuld
from ivbdesk.register_doors import RegisterDoors
from ivbdesk.ui.fields.icon_button import IconButton
from ivbdesk.ui.ladder.ladder_grid import LadderCell
from ivbdesk.ui.start import new_register, paper, register_name
from ivbdesk.ui.start.start_window import StartWindow
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import PrimaryButton
from ivbdesk.ui.window.main_window import MainWindow
from tests.actions.signaal.test_wegen import DECISION
from tests.ui.formulieren import dialogs
from tests.ui.hand import rest, seen, settle
from tests.werkplaats import PERSOON, casus_gegevens


def test_every_window_says_what_it_is_for_and_nobody_is_in_a_title(window: MainWindow) -> None:
    titles = set()
    for key, name in window.nav.names().items():
        window.go_to(key)
        assert window.windowTitle() == f"{name} – ivbdesk"
        titles.add(window.windowTitle())
    for dialog in dialogs(window):
        titles.add(dialog.windowTitle())
        dialog.deleteLater()
    assert len(titles) > 60
    assert all(title.endswith(" – ivbdesk") and len(title) > len(" – ivbdesk") for title in titles)
    assert not [t for t in titles for word in ("Berg", "Proeflaan", "Anne", "LD-", "Melder,") if word in t]


def test_after_weighing_the_next_signal_of_the_list_is_shown(window: MainWindow) -> None:
    ctx = window.place.ctx
    first, second = (
        record_signaal(ctx, SignaalGegevens(SignaalBron.BOA, Thema.WOONOVERLAST, text))
        for text in ("lawaai op de galerij", "afval in het portiek")
    )
    window.go_to("signalen")
    rest(window)
    page = window.signalen
    assert page.kaart is not None
    shown = page.kaart.signaal.id
    other = second if shown == first else first
    answers = Ingevuld(Thema.WOONOVERLAST, {"acuut": Antwoord.NEE, "voor_ons": Antwoord.NEE})
    decide(ctx, shown, Weging(answers, replace(DECISION, uitkomst=Uitkomst.NIETS)))
    rest(window)
    assert page.kaart is not None
    assert page.kaart.signaal.id == other
    assert page.model.row_at(page.list.currentIndex()).id == other  # type: ignore[union-attr]  # one is left
    window.open_signaal(shown)
    rest(window)
    assert page.kaart.signaal.id == shown  # who asks for it by name still gets it


def test_what_may_be_done_with_a_means_stands_above_what_it_lacks(window: MainWindow) -> None:
    window.resize(1440, 900)
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.open_casus(casus_id, "Ladder")
    settle(window)
    tab = window.casus_page._tabs["Ladder"]
    tab.choose("B04")  # type: ignore[attr-defined]  # the tab of that name
    settle(window)
    for words in ("Afweging maken", "Starten"):
        button = seen(window, PrimaryButton, lambda b, words=words: b.text() == words)  # type: ignore[misc]
        assert button.mapTo(window, button.rect().bottomLeft()).y() < 700
        assert not button.visibleRegion().isEmpty()
    folded = [c for c in tab.findChildren(LadderCell) if " middelen" in c.accessibleName()]
    kader = window.place.ctx.kader
    assert folded
    for cell in folded:  # what can be chosen there is read there
        means = [s for s in kader.maatregelen.values() if s.naam in cell.toolTip().split("\n")]
        assert means
        assert all(s.kort in cell.accessibleName() for s in means)


@pytest.fixture
def start(qtbot: QtBot, settings: QSettings, theme: Theme) -> StartWindow:
    """The first window, at the first step of a new register."""
    made = StartWindow(RegisterDoors, settings)
    qtbot.addWidget(made)
    made.show()
    made.show_new()
    return made


def test_a_folder_is_offered_that_is_there_and_another_is_made(
    start: StartWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = str(tmp_path / "Documenten")
    monkeypatch.setattr(register_name.QStandardPaths, "writableLocation", lambda _: gone)
    pages = new_register.NewRegisterPages(RegisterDoors, start.background, lambda: None)
    qtbot.addWidget(pages)
    assert Path(pages.map.value()).is_dir()
    pages.naam.set_value("Anne Proef")
    pages.map.set_value("weg/dieper")
    pages._to_passphrase()
    assert pages.index == 0
    assert pages.map.error
    pages.map.set_value(gone)
    assert "wordt gemaakt" in pages.map.warning
    pages._to_passphrase()
    assert pages.index == 1
    start.background.shutdown()


def test_the_strength_is_told_in_words_and_what_is_typed_can_be_seen(start: StartWindow) -> None:
    pages = start.new_register
    pages.turn_to(1)
    pages.first.set_value("welkom")
    assert "zwak" in pages._verdict.text()
    assert "bits" not in pages._verdict.text()
    pages.first.set_value("ballon kachel fietsbel zeehond paraplu")
    assert "terk genoeg" in pages._verdict.text()
    for field in (start.passphrase, pages.first, pages.second):
        (eye,) = field.findChildren(IconButton)
        assert field.edit.echoMode() is QLineEdit.EchoMode.Password
        eye.click()
        assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
        eye.click()
        assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    start.background.shutdown()


def test_a_recovery_key_that_became_a_file_is_told(
    start: StartWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def to_file(dialog: paper.QPrintDialog) -> int:
        dialog.printer().setOutputFileName(str(tmp_path / "sleutel.pdf"))
        return int(paper.QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(paper.QPrintDialog, "exec", to_file)
    told, sheet = paper.print_recovery("proef", ["ballon"] * 16, start)
    assert sheet == tmp_path / "sleutel.pdf"
    assert (tmp_path / "sleutel.pdf").exists()
    assert "sleutel.pdf" in told
    assert "wis" in told
    monkeypatch.setattr(paper.QPrintDialog, "exec", lambda _: int(paper.QPrintDialog.DialogCode.Rejected))
    assert paper.print_recovery("proef", ["ballon"] * 16, start) == ("", None)
    start.background.shutdown()


def test_a_slow_print_server_holds_nothing_up(
    start: StartWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered, asked = Event(), []
    monkeypatch.setattr(paper.QPrinterInfo, "availablePrinterNames", lambda: answered.wait(10))
    monkeypatch.setattr(paper.QPrintDialog, "exec", lambda _: asked.append(1) or 0)
    pages = start.new_register
    pages.turn_to(2)
    (printing,) = pages.findChildren(paper.RecoveryPrint)
    printing.button.click()
    assert not printing.button.isEnabled()
    assert "opgevraagd" in printing.button.text()
    assert asked == []
    answered.set()
    qtbot.waitUntil(lambda: asked == [1])
    assert printing.button.isEnabled()
    start.background.shutdown()
