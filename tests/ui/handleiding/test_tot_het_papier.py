"""Tasks of the manual that end in a file, a meeting or other hands, done to their last step in the real window."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.actions.bewaren.bewaren import due_items, propose
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.bewaren.vernietiging import VernietigingStatus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.publiek.overleg import OverlegStatus
from ivbdesk.ui.window.main_window import MainWindow
from tests.storage.collega import colleague
from tests.ui.hand import form, press, settle
from tests.ui.handleiding.lezer import Reader, casus_of, choose, done, in_a_casus
from tests.werkplaats import PASSPHRASE, PERSOON, Klok, casus_gegevens


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the window of the system gives: to read where it asks for one, and to write."""
    letter = tmp_path / "brief.txt"
    letter.write_text("Geachte heer, mevrouw")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(letter)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "uit.pdf"), ""))
    return tmp_path / "uit.pdf"


def test_a_conference_is_held_to_its_report(
    window: MainWindow, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.place.messages, "confirm", lambda *_: True)
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    manual = Reader(window, "overleg")
    manual.follow("Overleg")
    manual.press("Overleg plannen")
    partner = window.place.ctx.reads.keten.partners()[0]
    form(window).fields["partners"].set_value([partner.id])
    manual.fill(datum="vandaag", tijd="14:00")
    manual.save()
    manual.press("Casussen kiezen")
    form(window).fields["casussen"].set_value([casus_id])
    manual.save()
    manual.press("Vraag")
    manual.fill(vraag="Wie belt de huurder?", minuten=10)
    manual.save()
    manual.press("Agenda (PDF)")
    assert paper.read_bytes().startswith(b"%PDF")
    paper.unlink()
    manual.press("Overleg houden")
    zaal = window.conference.zaal
    assert zaal is not None
    assert {"F2", "F3", "F6", "Esc"} <= manual.keys
    for box in zaal.agenda.boxes.values():  # who has no role in this casus
        box.click()
        settle(window)
    zaal.notities.decision.set_value("De wijkagent gaat langs.")
    settle(window)
    press(window, "Besluit vastleggen", zaal)
    zaal.activateWindow()
    QTest.keyClick(zaal, Qt.Key.Key_Escape)
    settle(window)
    manual.press("Sluiten")
    assert window.conference.zaal is None
    manual.press("Overleg afsluiten")
    (held,) = window.place.ctx.reads.publiek.overleggen()
    assert held.status is OverlegStatus.GESLOTEN
    manual.press("Verslag")
    assert paper.read_bytes().startswith(b"%PDF")


def test_a_colleague_leaves_and_the_keys_are_renewed(window: MainWindow, qtbot: QtBot) -> None:
    colleague_id = add_officer(window.place.ctx, "Bo Proef", "", Recht.REGIEVOERDER)
    open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    manual = Reader(window, "vertrek")
    manual.follow("Beheer: Medewerkers")
    manual.press("Wachtwoordzin geven")
    manual.fill(nieuw=PASSPHRASE[::-1], nogmaals=PASSPHRASE[::-1])
    manual.save()
    given = Reader(window, "casus")
    given.follow("Casussen")
    choose(window, window.pages["casussen"], "Casussen")
    given.press("Behandelaar")
    given.fill(naar=colleague_id, reden="kent het gezin goed")
    given.save()
    manual.follow("Beheer: Medewerkers")
    press(window, "Werk van Bo Proef overdragen")
    manual.fill(naar=window.place.ctx.officer, reden="vertrekt naar elders")
    manual.save()
    manual.press("Toegang beëindigen")
    manual.fill(reden="vertrekt naar een andere gemeente")
    manual.save()
    manual.press("Sleutels vernieuwen")
    dialog: Any = form(window)
    manual.press("Ik heb hem op papier")
    words = dialog.recovery.split()
    for field, place in zip(dialog._back.fields, dialog._back.places, strict=True):
        field.set_value(words[place])
    manual.press("Vernieuwen")
    qtbot.waitUntil(lambda: not isValid(window) or not window.isVisible())  # one unlocks again


def test_the_one_who_is_away_is_back_sooner(window: MainWindow) -> None:
    bo = add_officer(window.place.ctx, "Bo Proef", "", Recht.REGIEVOERDER)
    for van, words in (("vandaag", "Weer terug"), ("over 3 dagen", "Intrekken")):
        manual = Reader(window, "afwezig")
        manual.follow("Afwezigheid vastleggen")
        manual.press("Afwezig")
        manual.fill(van=van, tot="over 7 dagen", vervanger_id=bo)
        manual.press("Vastleggen")
        manual.press("Vastleggen")  # Bo has no passphrase yet: that is asked about once
        manual.press(words)
        today = window.place.today()
        assert [one for one in window.place.ctx.reads.beheer.afwezigheden() if one.tot >= today] == []


def test_what_was_kept_long_enough_is_destroyed_by_two(
    window: MainWindow, klok: Klok, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.place.messages, "confirm", lambda *_: True)
    manual = in_a_casus(window, "casus")
    manual.press("Status wijzigen")
    manual.fill(naar=CasusStatus.GESLOTEN, reden="het is al weken rustig")
    manual.save()
    klok.nu += timedelta(days=366 * 6)
    other = colleague(window.place.desk)
    assert propose(other, due_items(other)) == 1
    manual = Reader(window, "bewaren")
    manual.follow("Beheer: Bewaren")
    tab: Any = window.beheer.tab_pages["Bewaren"]
    tab.proposals.selectRow(0)
    settle(window)
    manual.press("Vernietigen")
    (gone,) = window.place.ctx.reads.bewaren.vernietigingen()
    assert gone.status is VernietigingStatus.UITGEVOERD
    tab.proposals.selectRow(0)
    settle(window)
    manual.press("Verklaring opslaan")
    assert paper.read_bytes().startswith(b"%PDF")


def test_a_document_is_kept_and_the_casus_goes_to_the_lawyer(window: MainWindow, paper: Path) -> None:
    manual = in_a_casus(window, "stukken")
    manual.press("Stukken")
    manual.press("Stuk toevoegen")
    manual.press("Bestanden kiezen")
    manual.fill(naam="Brief van de corporatie", bron="de corporatie")
    manual.press("Toevoegen")
    done(window)
    manual.press("In het zaaksysteem")
    manual.fill(zaaksysteem="Djuma", zaaknummer="Z-12", naam="Melding", bron="OOV")
    manual.save()
    manual.press("Dossier als PDF")
    manual.fill()
    manual.press("PDF maken")
    done(window)
    assert len(window.place.ctx.reads.dossier.stukken(casus_of(window).id)) == 2
    assert paper.read_bytes().startswith(b"%PDF")
