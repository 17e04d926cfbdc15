"""Two officers at once: what one saves the other sees, and each sees where the other is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from ivbdesk.actions.beheer.toegang import close_casus_to
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.register_doors import RegisterDoors
from ivbdesk.team import open_team
from ivbdesk.ui.beheer.kopieen_card import KopieenCard
from ivbdesk.ui.beheer.medewerker_dialog import MedewerkerDialog
from ivbdesk.ui.forms.ook_open import OokOpen
from ivbdesk.ui.start.start_window import StartWindow
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from tests.beide_motoren import on_server
from tests.ui.botsing import casus_form
from tests.ui.hand import settle
from tests.ui.publiek.test_zaal import Kamer
from tests.ui.team_vensters import BRAM, leave, make_team, told, wait_for, window_of
from tests.werkplaats import PASSPHRASE, PERSOON, Klok, casus_gegevens


@pytest.fixture(autouse=True)
def motor() -> Iterator[None]:
    """Every test here is of a server."""
    yield from on_server()


@pytest.fixture
def folder(tmp_path: Path, klok: Klok) -> Path:
    """The folder of a team register with two officers."""
    place = tmp_path / "Proefstad.ivbteam"
    make_team(place, klok)
    return place


@pytest.fixture
def anne(folder: Path, klok: Klok, theme: Theme) -> Iterator[MainWindow]:
    """The window of the beheerder."""
    made = window_of(open_team(folder, PASSPHRASE, clock=klok), folder.parent / "anne.ini", theme)
    yield made
    leave(made)


@pytest.fixture
def bram(anne: MainWindow, folder: Path, klok: Klok, theme: Theme) -> Iterator[MainWindow]:
    """The window of the regievoerder."""
    made = window_of(open_team(folder, BRAM, clock=klok), folder.parent / "bram.ini", theme)
    yield made
    leave(made)


def titles(window: MainWindow) -> str:
    model = window.pages["casussen"].model  # type: ignore[attr-defined]  # of that page
    rows = [model.index(row, 0).data() for row in range(model.rowCount())]
    return "\n".join(map(str, rows))


def test_what_one_saves_stands_in_the_list_of_the_other(
    anne: MainWindow, bram: MainWindow, qtbot: QtBot
) -> None:
    bram.go_to("casussen")
    settle(bram)
    assert not titles(bram)
    open_casus(anne.place.ctx, casus_gegevens(titel="Geluid Proeflaan 3"), PERSOON)
    wait_for(qtbot, bram, lambda: titles(bram) == "LD-2026-001")


def test_each_sees_who_else_has_the_casus_open(anne: MainWindow, bram: MainWindow, qtbot: QtBot) -> None:
    casus_id = open_casus(anne.place.ctx, casus_gegevens(), PERSOON)
    anne.open_casus(casus_id)
    settle(anne)
    assert "deze casus open" not in told(anne)
    bram.open_casus(casus_id)
    settle(bram)
    wait_for(qtbot, anne, lambda: "Bram Proef heeft deze casus open" in told(anne))
    wait_for(qtbot, bram, lambda: "Anne Proef heeft deze casus open" in told(bram))
    bram.go_to("casussen")
    wait_for(qtbot, anne, lambda: "deze casus open" not in told(anne))


def test_a_casus_that_is_closed_while_a_colleague_reads_it_goes_from_her_screen(
    anne: MainWindow, bram: MainWindow, qtbot: QtBot
) -> None:
    casus_id = open_casus(anne.place.ctx, casus_gegevens(), PERSOON)
    bram.open_casus(casus_id)
    settle(bram)
    assert "Proeflaan 3" in told(bram)
    close_casus_to(anne.place.ctx, casus_id, (), "niet iedereen hoeft dit te zien")
    wait_for(qtbot, bram, lambda: bram.stack.currentWidget() is not bram.casus_page)
    assert "Een collega heeft deze casus voor u gesloten" in told(bram)


def test_the_window_says_of_which_team_it_is_and_offers_no_copies(anne: MainWindow) -> None:
    assert "Team Proefstad · verbonden" in told(anne.nav)
    assert "reservekopie" not in told(anne.nav).lower()
    anne.go_to("beheer")
    settle(anne)
    assert anne.beheer.findChildren(KopieenCard) == []
    assert "ivbdesk maakt er vanzelf geen reservekopieën van" in told(anne.beheer)
    anne.beheer.open_safety()
    settle(anne)
    assert "Wie de server beheert, kan de tekst van casussen lezen." in told(anne.beheer)
    for nothing_of_a_team in ("eservekopie", "leutels vernieuw", "In de PDF"):
        assert nothing_of_a_team not in told(anne.beheer.tab_pages["Veiligheid"])
    dialog = MedewerkerDialog(anne.place, None, anne)
    dialog.start()
    assert "De server bewaakt dit" in told(dialog)
    dialog.reject()


def test_paper_that_was_asked_for_another_register_does_not_stay(start: StartWindow, folder: Path) -> None:
    start.show_unlock(folder.with_name("Ander.ivb"))
    start._toggle_recovery()
    start.stack.turn_to(start._choose)
    start.show_unlock(folder)
    assert start.recovery.isHidden()


def test_the_first_window_opens_it_as_any_register(start: StartWindow, folder: Path, qtbot: QtBot) -> None:
    start.show_unlock(folder)
    assert "Team Proefstad" in told(start)
    assert start.remember.isHidden()
    start.passphrase.set_value("een heel andere zin dan die")
    start.unlock()
    qtbot.waitUntil(lambda: bool(start.passphrase.error))
    assert "vraag dan een beheerder" in start.passphrase.error
    assert start.passphrase.value() == "een heel andere zin dan die"
    start.passphrase.set_value(PASSPHRASE)
    with qtbot.waitSignal(start.opened) as signal:
        start.unlock()
    signal.args[0].close()  # type: ignore[index]  # a signal that came has arguments
    again = StartWindow(RegisterDoors, start._settings)
    qtbot.addWidget(again)
    again.show()
    assert again._choose._recent[folder][0].text() == "Team Proefstad"
    again.background.shutdown()


def test_one_takes_the_notes_of_an_overleg_and_the_other_follows(
    anne: MainWindow, bram: MainWindow, qtbot: QtBot
) -> None:
    made = Kamer(anne.place.ctx)
    made.let_in({"gemeente_oov", "incluzio"})
    anne.conference.hold(made.overleg_id)
    leads = anne.conference.zaal
    assert leads is not None
    wait_for(qtbot, anne, lambda: leads.notities.is_open("besluit"))
    bram.conference.hold(made.overleg_id)
    follows = bram.conference.zaal
    assert follows is not None
    wait_for(qtbot, bram, lambda: "Anne Proef maakt de notities" in told(follows))
    assert not follows.notities.is_open("besluit")
    assert leads.notities.is_open("besluit")
    assert "U maakt de notities" in told(leads)
    assert follows.agenda.boxes
    assert not [box for box in follows.agenda.boxes.values() if box.isEnabled()]
    assert not follows.agenda.others.isEnabled()
    QTest.keyClicks(leads.notities.decision.input, "Verlengen tot maart")
    leads.notities.besluit.button.click()
    wait_for(qtbot, bram, lambda: follows.notities.decision.value() == "Verlengen tot maart")
    anne.conference.end()
    wait_for(qtbot, bram, lambda: follows.notities.is_open("besluit"))
    assert "Anne Proef" not in told(follows)
    assert "U maakt nu de notities." in told(follows)
    assert all(box.isEnabled() for box in follows.agenda.boxes.values())
    QTest.keyClicks(follows.notities.judgement.input, "Het gaat beter")
    follows.notities.besluit.button.click()
    settle(bram)
    item = bram.place.ctx.reads.publiek.overleg(made.overleg_id).agenda[0]
    assert (item.oordeel, item.besluit) == ("Het gaat beter", "Verlengen tot maart")
    bram.conference.end()


def test_who_follows_sees_what_was_kept_and_has_her_own_text_back_when_she_takes_the_notes(
    anne: MainWindow, bram: MainWindow, qtbot: QtBot
) -> None:
    made = Kamer(anne.place.ctx)
    made.let_in({"gemeente_oov", "incluzio"})
    anne.conference.hold(made.overleg_id)
    assert anne.conference.zaal is not None
    wait_for(qtbot, anne, lambda: anne.conference.zaal.notities.is_open("besluit"))
    QTest.keyClicks(anne.conference.zaal.notities.decision.input, "Haar halve zin")
    anne.conference.end()
    settle(anne)
    bram.conference.hold(made.overleg_id)
    leads = bram.conference.zaal
    assert leads is not None
    wait_for(qtbot, bram, lambda: leads.notities.is_open("besluit"))
    anne.conference.hold(made.overleg_id)
    follows = anne.conference.zaal
    wait_for(qtbot, anne, lambda: "Bram Proef maakt de notities" in told(follows))
    assert follows.notities.decision.value() == ""
    assert "is bewaard als concept" in told(follows)
    QTest.keyClicks(leads.notities.decision.input, "Besluit van Bram")
    leads.notities.besluit.button.click()
    wait_for(qtbot, anne, lambda: follows.notities.decision.value() == "Besluit van Bram")
    assert not follows.notities.decision.error
    bram.conference.end()
    wait_for(qtbot, anne, lambda: follows.notities.is_open("besluit"))
    assert follows.notities.decision.value() == "Haar halve zin"
    assert "Er staat nu: Besluit van Bram." in follows.notities.decision.error
    anne.conference.end()


def test_who_opens_a_form_sees_that_a_colleague_changes_the_same(
    anne: MainWindow, bram: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus_id = open_casus(anne.place.ctx, casus_gegevens(), PERSOON)
    mine = casus_form(anne, casus_id)
    assert "wijzigt dit" not in told(mine)
    theirs = casus_form(bram, casus_id)
    wait_for(qtbot, anne, lambda: "Bram Proef wijzigt dit nu ook" in told(mine))
    wait_for(qtbot, bram, lambda: "Anne Proef wijzigt dit nu ook" in told(theirs))
    theirs.reject()
    wait_for(qtbot, anne, lambda: "wijzigt dit" not in told(mine))
    monkeypatch.setattr(type(mine), "needs", Recht.BEHEERDER)
    looks = casus_form(bram, casus_id)
    settle(bram)
    assert "wijzigt dit" not in told(looks), "who only looks changes nothing"
    looks.reject()
    mine.reject()
    dialogs, heard = (QDialog(), QDialog()), list[str]()
    OokOpen(anne.place, dialogs[0], ("Verlengen", "1"), asks=False).changed.connect(heard.append)
    OokOpen(bram.place, dialogs[1], ("Verlengen", "1"), asks=False)
    wait_for(qtbot, anne, lambda: bool(heard))
    assert heard == ["Bram Proef wijzigt dit nu ook."]
    for dialog in dialogs:
        dialog.reject()


def test_a_computer_of_which_the_clock_is_days_off_says_so_and_works_with_the_day_of_the_server(
    folder: Path, klok: Klok, theme: Theme, qtbot: QtBot
) -> None:
    off = Klok(klok.nu + timedelta(days=3))
    window = window_of(open_team(folder, PASSPHRASE, clock=off), folder.parent / "anne.ini", theme)
    wait_for(qtbot, window, lambda: not window.klok.isHidden())
    told = window.klok.accessibleName()
    assert "staat op do 26 nov 2026 10:00, die van de server op ma 23 nov 2026 10:00" in told
    assert window.place.today() == klok.nu.date()
    leave(window)
