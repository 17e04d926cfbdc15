"""Two officers who weigh one signal: what the other kept of the answers is not replaced in silence."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from ivbdesk.actions.signaal.weging import Weging, decide, start_weighing
from ivbdesk.cases.kader.soorten import Thema, Uitkomst
from ivbdesk.cases.signaal.signaal import Antwoord
from ivbdesk.cases.signaal.weging import Ingevuld, points_of
from ivbdesk.ui.forms.botsing_dialog import Keuze
from ivbdesk.ui.messages import Toast
from ivbdesk.ui.signaal.vraag_field import VraagField
from ivbdesk.ui.signaal.weging_dialog import WegingDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.actions.signaal.test_wegen import DECISION, signal
from tests.ui import botsing
from tests.ui.botsing import asked, none_asked, texts
from tests.ui.hand import enter, press, settle

JA, NEE = Antwoord.JA, Antwoord.NEE
LATER = "Later verder"


@pytest.fixture
def id(window: MainWindow) -> UUID:
    return signal(window.place.ctx)


def weighing(window: MainWindow, id: UUID) -> WegingDialog:
    made = WegingDialog(window.place, window.place.ctx.reads.signaal.signaal(id), window)
    made.start()
    settle(window)
    return made


def answer(form: WegingDialog, code: str, given: Antwoord, words: str = "") -> None:
    field = form.fields[f"vraag_{code}"]
    assert isinstance(field, VraagField)
    field.buttons[given].click()
    field.words.setText(words)


def they_answer(
    window: MainWindow, id: UUID, code: str, given: Antwoord, words: str = "", **points: int
) -> None:
    start_weighing(window.place.ctx, id, Ingevuld(Thema.MEERVOUDIG, {code: given}, {code: words}, points))


def kept(window: MainWindow, id: UUID) -> dict[str, tuple[Antwoord, str]]:
    found = window.place.ctx.reads.signaal.signaal(id)
    return {item.code: (item.antwoord, item.toelichting) for item in found.antwoorden}


def test_keeping_for_later_leaves_what_a_colleague_answered(window: MainWindow, id: UUID) -> None:
    form = weighing(window, id)
    they_answer(window, id, "voor_ons", JA, "drie meldingen", ernst=3)
    answer(form, "bekend", NEE)
    press(window, LATER, form)
    assert none_asked(window)
    assert kept(window, id) == {"voor_ons": (JA, "drie meldingen"), "bekend": (NEE, "")}
    assert points_of(window.place.ctx.reads.signaal.signaal(id).punten) == {"ernst": 3}
    told = [toast.text for toast in window.findChildren(Toast)]
    assert any("Wat een collega intussen wijzigde, blijft staan" in text for text in told)


@pytest.mark.parametrize(("choice", "stands"), [(Keuze.HUN, (NEE, "ja")), (Keuze.MIJN, (JA, "nee"))])
def test_an_answer_that_both_gave_is_asked_with_its_words(
    window: MainWindow, id: UUID, choice: Keuze, stands: tuple[Antwoord, str]
) -> None:
    """The words of the one are the answer of the other: an answer and its words are never mixed up."""
    form = weighing(window, id)
    they_answer(window, id, "voor_ons", NEE, "ja")
    answer(form, "voor_ons", JA, "nee")
    press(window, LATER, form)
    assert {"(leeg)", "Nee: ja", "Ja: nee"} <= set(texts(asked(window)))
    assert kept(window, id) == {"voor_ons": (NEE, "ja")}
    botsing.decide(window, choice)
    assert kept(window, id) == {"voor_ons": stands}
    assert window.place.ctx.reads.signaal.signaal(id).uitkomst is None


def test_deciding_asks_over_what_a_colleague_answered(window: MainWindow, id: UUID) -> None:
    form = weighing(window, id)
    answer(form, "acuut", NEE)
    answer(form, "voor_ons", NEE)
    form.fields["uitkomst"].set_value(Uitkomst.NIETS)
    enter(form.fields["reden"], "niets aan de hand")
    they_answer(window, id, "voor_ons", JA, "wel degelijk")
    botsing.save_form(window, form)
    assert "Ja: wel degelijk" in texts(asked(window))
    assert window.place.ctx.reads.signaal.signaal(id).is_open
    botsing.decide(window, Keuze.MIJN)
    found = window.place.ctx.reads.signaal.signaal(id)
    assert found.uitkomst is Uitkomst.NIETS
    assert kept(window, id) == {"acuut": (NEE, ""), "voor_ons": (NEE, "")}


def test_a_draft_of_an_answer_knows_what_stood_there(window: MainWindow, id: UUID) -> None:
    they_answer(window, id, "voor_ons", NEE, "eerst zo")
    yesterday = weighing(window, id)
    answer(yesterday, "voor_ons", JA, "toch wel")
    yesterday.reject()
    settle(window)
    they_answer(window, id, "voor_ons", NEE, "nog steeds niet")
    form = weighing(window, id)
    press(window, LATER, form)
    assert {"Nee: eerst zo", "Nee: nog steeds niet", "Ja: toch wel"} <= set(texts(asked(window)))


def test_a_signal_that_a_colleague_weighed_is_not_asked_about(window: MainWindow, id: UUID) -> None:
    form = weighing(window, id)
    given = Ingevuld(Thema.MEERVOUDIG, {"acuut": NEE, "voor_ons": NEE})
    decide(window.place.ctx, id, Weging(given, replace(DECISION, uitkomst=Uitkomst.NIETS)))
    answer(form, "voor_ons", JA)
    press(window, LATER, form)
    assert none_asked(window)
    assert "al gewogen" in form.fields["uitkomst"].error
