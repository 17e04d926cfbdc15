"""What was promised, in the real window: found in the werkvoorraad, red when late, ended at the keyboard."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.dossier.belofte import BelofteSoort, BelofteUitkomst, Terugkoppelwijze
from ivbdesk.cases.kader.soorten import Thema, Urgentie
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.ui.signaal.page import SignalenPage
from ivbdesk.ui.werk.werk_model import TERMIJN, WIE
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import errors, fill, form, press, save, settle
from tests.ui.ladder.test_ladder import words
from tests.ui.werk.test_werkvoorraad import choose_row, page, rows
from tests.werkplaats import PERSOON, Klok, casus_gegevens

FEEDBACK = BelofteSoort.TERUGKOPPELING.label
HEARD = SignaalGegevens(
    SignaalBron.BEWONER, Thema.WOONOVERLAST, "muziek", melder_naam="Ria Zwijger", wil_terugkoppeling=True
)


def number_of(window: MainWindow, words: str) -> int:
    return next(n for n, text in enumerate(rows(window)) if text.startswith(words))


def colour(window: MainWindow, row: int) -> str:
    brush = page(window).model.index(row, TERMIJN).data(Qt.ItemDataRole.ForegroundRole)
    return str(brush.color().name())


def test_feedback_is_ended_by_the_key_a_and_shown_at_the_signal(window: MainWindow) -> None:
    ctx = window.place.ctx
    id = record_signaal(ctx, HEARD)
    window.go_to("werkvoorraad")
    settle(window)
    row = number_of(window, FEEDBACK)
    assert rows(window, WIE)[row] == "nog niemand"
    assert "Zwijger" not in words(window)
    choose_row(window, FEEDBACK)
    QTest.keyClick(page(window).table, Qt.Key.Key_U)
    settle(window)
    with pytest.raises(AssertionError):
        form(window)  # a promise is not put off
    QTest.keyClick(page(window).table, Qt.Key.Key_A)
    dialog = form(window)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert set(errors(dialog)) == {"uitkomst"}
    fill(
        window, uitkomst=BelofteUitkomst.GEDAAN, wijze=Terugkoppelwijze.TELEFOON, toelichting="Zwijger gebeld"
    )
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert set(errors(dialog)) == {"toelichting"}, "the melder is named"
    fill(window, toelichting="uitgelegd wat er nu gebeurt")
    save(window)
    assert not [text for text in rows(window) if text.startswith(FEEDBACK)]
    window.place.signaal_asked.emit(id)
    settle(window)
    assert isinstance(window.pages["signalen"], SignalenPage)
    assert "telefonisch, 23 nov 2026 · Anne Proef · uitgelegd wat er nu gebeurt" in words(window)


def test_what_was_called_acute_is_red_the_day_after_and_opens_where_it_is_ended(
    window: MainWindow, klok: Klok
) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(urgentie=Urgentie.ROOD), PERSOON)
    window.go_to("werkvoorraad")
    settle(window)
    row, theme = number_of(window, Urgentie.ROOD.label), window.place.theme
    assert rows(window, TERMIJN)[row].startswith("vandaag")
    assert colour(window, row) == theme.colour("warn").name()
    klok.nu += timedelta(days=1)
    page(window).reload()
    settle(window)
    row = number_of(window, Urgentie.ROOD.label)
    assert "te laat" in rows(window, TERMIJN)[row]
    assert colour(window, row) == theme.colour("bad").name()
    choose_row(window, Urgentie.ROOD.label)
    QTest.keyClick(page(window).table, Qt.Key.Key_Return)
    settle(window)
    assert window.shown_casus == casus_id
    press(window, f"{Urgentie.ROOD.label} afronden")
    fill(window, uitkomst=BelofteUitkomst.GEDAAN, toelichting="huisbezoek met de wijkagent")
    save(window)
    assert "huisbezoek met de wijkagent" in words(window)
    window.go_to("werkvoorraad")
    assert not [text for text in rows(window) if text.startswith(Urgentie.ROOD.label)]
