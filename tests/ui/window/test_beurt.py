"""Two officers, one writer: reading along, asking for the turn, handing over, and leaving a signal ready."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.signaal.signaal import unseal_melder
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import SignaalBron
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.sqlite.turns import Turns
from ivbdesk.ui.signaal.aangereikt import KlaarlegDialog, OverneemDialog
from ivbdesk.ui.start.start_window import StartWindow
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.idle import IdleWatch
from ivbdesk.ui.window.main_window import MainWindow
from ivbdesk.ui.window.turn_banner import YIELDS_AFTER_S, TurnBanner
from tests.ui.hand import fill, form, press, save, settle
from tests.ui.ladder.test_ladder import words
from tests.ui.signaal.test_signalen import kept, pause
from tests.werkplaats import NOW, PASSPHRASE, PERSOON, Klok, casus_gegevens


@pytest.fixture
def reading(window: MainWindow, settings: QSettings, theme: Theme, klok: Klok) -> Iterator[MainWindow]:
    """The window of a colleague who reads the last copy of the register that `window` has open."""
    open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    copies = window.place.desk.copies
    copy = copies.make(copies.usual_place)
    klok.nu += timedelta(minutes=7)
    desk = Desk.look(window.place.desk.register.folder, copy, with_passphrase(PASSPHRASE), klok)  # type: ignore[arg-type]  # a copy is one
    made = MainWindow(desk, theme, settings)
    made.show()
    settle(made)
    yield made
    if made.isVisible():
        made.close()
    else:  # locked: its key would lock every later window too
        made.deleteLater()


def lay_ready(reading: MainWindow, **values: object) -> None:
    reading.new_signaal()
    assert isinstance(form(reading), KlaarlegDialog)
    fill(reading, tekst="geschreeuw en glas", thema=Thema.WOONOVERLAST, bron=SignaalBron.BEWONER, **values)
    pause(reading)
    if "straat" in values:
        press(reading, "LD-2026-001 hetzelfde")
    save(reading)


def test_who_reads_a_copy_is_told_so_and_can_change_nothing(reading: MainWindow) -> None:
    told = words(reading.copy)
    assert "U leest mee in de kopie van" in told
    assert "10:00" in told
    reading.go_to("casussen")
    settle(reading)
    assert "1 casus" in words(reading)
    assert not reading._new.isVisible()


def test_a_signal_that_is_laid_ready_is_taken_over_with_its_sealed_melder(
    reading: MainWindow, window: MainWindow
) -> None:
    lay_ready(reading, straat="Proeflaan", huisnummer="3", melder_naam="Sanne Vonk", achternaam="Berg")
    window.turns.look()
    settle(window)
    assert "Anne Proef heeft" in words(window.turns.note)
    press(window, "Bekijken en overnemen")
    dialog = form(window)
    assert isinstance(dialog, OverneemDialog)
    assert dialog.fields["tekst"].value() == "geschreeuw en glas"
    assert dialog.fields["achternaam"].value() == "Berg"
    assert "Vonk" not in words(dialog)
    assert "verzegeld meegegeven" in words(dialog)
    save(window)
    recorded = kept(window)
    assert (recorded.tekst, recorded.ontvangen_op) == ("geschreeuw en glas", reading.place.ctx.now())
    told = unseal_melder(window.place.ctx, recorded.id, "nabellen over gisteren")
    assert told.naam == "Sanne Vonk"
    settle(window)
    assert not window.turns.note.isVisible()
    assert window.place.desk.register.drop_box.waiting() == ([], 0)


def test_a_signal_that_is_not_taken_over_leaves_a_reason_in_the_log(
    reading: MainWindow, window: MainWindow
) -> None:
    lay_ready(reading)
    window.turns.look()
    settle(window)
    press(window, "Niet overnemen …")
    fill(window, reden="dubbel, staat er al in")
    save(window)
    assert window.place.desk.register.drop_box.waiting() == ([], 0)
    assert not window.turns.note.isVisible()


def test_bad_input_is_told_at_the_field_and_nothing_is_laid_ready(
    reading: MainWindow, window: MainWindow
) -> None:
    reading.new_signaal()
    dialog = form(reading)
    press(reading, "Klaarleggen", dialog)
    assert dialog.fields["tekst"].error
    assert window.place.desk.register.drop_box.waiting() == ([], 0)


def test_asking_is_seen_and_the_register_is_handed_over_in_one_act(
    reading: MainWindow, window: MainWindow, qtbot: QtBot
) -> None:
    press(reading, "Om de beurt vragen")
    window.turns.look()
    settle(window)
    assert "vraagt sinds" in words(window.turns.turn)
    with qtbot.waitSignal(window.leaving.locked):
        press(window, "Register overdragen", window.turns)
    reading.copy.look()
    settle(reading)
    assert "Het register is vrij" in words(reading.copy)
    with qtbot.waitSignal(reading.leaving.locked):
        press(reading, "Register openen")
    assert list(window.place.desk.register.folder.glob("beurt-*")) == []


def test_withdrawing_is_seen(reading: MainWindow, window: MainWindow) -> None:
    press(reading, "Om de beurt vragen")
    window.turns.look()
    settle(window)
    assert window.turns.turn.isVisible()
    press(reading, "Vraag intrekken")
    window.turns.look()
    settle(window)
    assert not window.turns.turn.isVisible()


@pytest.mark.parametrize(
    ("silent", "held", "yielded"),
    [
        (YIELDS_AFTER_S + 1, False, True),
        (YIELDS_AFTER_S - 1, False, False),
        (YIELDS_AFTER_S + 1, True, False),
    ],
    ids=["stil", "nog niet", "in een overleg"],
)
def test_who_sits_elsewhere_hands_over_by_itself(
    window: MainWindow, silent: int, held: bool, yielded: bool
) -> None:
    at = [0.0]
    watch = IdleWatch(window, 10, idle=lambda: float(silent), clock=lambda: at[0])
    at[0] = float(silent)
    banner = TurnBanner(window.place, watch, lambda: held)
    asked: list[bool] = []
    banner.yields.connect(lambda: asked.append(True))
    banner.look()
    settle(window)
    assert not asked
    Turns(window.place.desk.register.folder, "bram", "WS12").ask(NOW)
    banner.look()
    settle(window)
    assert bool(asked) is yielded


def knock(start: StartWindow, folder: Path, qtbot: QtBot) -> None:
    start.show_unlock(folder)
    start.passphrase.set_value(PASSPHRASE)
    start.unlock()
    qtbot.waitUntil(lambda: start.turn.isVisible())


def test_who_finds_it_open_reads_along(start: StartWindow, window: MainWindow, qtbot: QtBot) -> None:
    copies = window.place.desk.copies
    copies.make(copies.usual_place)
    knock(start, window.place.desk.register.folder, qtbot)
    assert "al geopend" in start.passphrase.error
    with qtbot.waitSignal(start.opened) as signal:
        start.turn.read_button.click()
    desk = signal.args[0]  # type: ignore[index]  # a signal that came has arguments
    assert desk.kopie_van is not None
    desk.close()


def test_without_a_copy_that_is_told(start: StartWindow, window: MainWindow, qtbot: QtBot) -> None:
    knock(start, window.place.desk.register.folder, qtbot)
    start.turn.read_button.click()
    qtbot.waitUntil(lambda: "geen reservekopie" in start.passphrase.error)
    assert start.turn.isVisible()
    assert start.passphrase.value() == PASSPHRASE


def test_who_asked_comes_in_as_soon_as_it_is_free(
    start: StartWindow, window: MainWindow, qtbot: QtBot
) -> None:
    folder = window.place.desk.register.folder
    knock(start, folder, qtbot)
    start.turn.ask_button.click()
    qtbot.waitUntil(lambda: len(list(folder.glob("beurt-*.json"))) == 1)
    assert "om de beurt gevraagd" in words(start.turn)
    with qtbot.waitSignal(start.opened) as signal:
        window.close()
        start.turn.look()
    desk = signal.args[0]  # type: ignore[index]  # a signal that came has arguments
    assert desk.kopie_van is None
    desk.close()
    qtbot.waitUntil(lambda: not list(folder.glob("beurt-*.json")))


def test_who_waited_and_found_another_before_goes_on_waiting(
    start: StartWindow, window: MainWindow, qtbot: QtBot
) -> None:
    folder = window.place.desk.register.folder
    knock(start, folder, qtbot)
    start.turn.ask_button.click()
    qtbot.waitUntil(lambda: len(list(folder.glob("beurt-*.json"))) == 1)
    (first,) = folder.glob("beurt-*.json")
    start.turn._found(True)  # it was free, and a colleague was there before
    qtbot.waitUntil(lambda: list(folder.glob("beurt-*.json")) not in ([], [first]))
    assert "al geopend" in start.passphrase.error
    assert "om de beurt gevraagd" in words(start.turn)
    start.turn.stop_button.click()
    qtbot.waitUntil(lambda: not list(folder.glob("beurt-*.json")))


def test_a_screen_that_is_locked_waits_no_more(start: StartWindow, window: MainWindow, qtbot: QtBot) -> None:
    folder = window.place.desk.register.folder
    knock(start, folder, qtbot)
    start.turn.ask_button.click()
    qtbot.waitUntil(lambda: len(list(folder.glob("beurt-*.json"))) == 1)
    start.session_locked()
    qtbot.waitUntil(lambda: not list(folder.glob("beurt-*.json")))
    assert not start.passphrase.value()
    window.close()
    start.turn.look()
    assert start.stack.isVisible()
