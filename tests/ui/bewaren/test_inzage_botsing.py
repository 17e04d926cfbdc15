"""Two officers who judge whether a signal is about a person: the copy goes by a decision that both have read."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QFileDialog

from ivbdesk.actions.bewaren.inzage import export_inzage
from ivbdesk.actions.bewaren.verzoeken import take_in_new
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort
from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Persoonsgegevens
from ivbdesk.cases.bewaren.inzage_signaal import Inzageoordeel, Signaaloordeel, kept_oordeel
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.ui.bewaren.inzage_dialog import InzageDialog
from ivbdesk.ui.forms.botsing_dialog import Keuze
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.botsing import asked, decide, none_asked, texts
from tests.ui.hand import press, settle
from tests.werkplaats import NOW

WEL, ANDER, NIET = Inzageoordeel.WEL, Inzageoordeel.ANDER, Inzageoordeel.NIET
MAKE = "PDF maken …"


@pytest.fixture
def person(window: MainWindow) -> Persoon:
    ctx = window.place.ctx
    take_in_new(ctx, Persoonsgegevens("Sanne", "de", "Wit"), VerzoekSoort.INZAGE, NOW.date(), "alles")
    (request,) = ctx.reads.inzage.verzoeken()
    assert request.persoon_id
    return ctx.reads.inzage.persoon(request.persoon_id)


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the copy goes: what the officer chooses in the window of the system."""
    chosen = tmp_path / "afschrift.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    return chosen


def heard(window: MainWindow, words: str = "lawaai") -> UUID:
    given = SignaalGegevens(SignaalBron.BOA, Thema.WOONOVERLAST, words, achternaam="Wit")
    return record_signaal(window.place.ctx, given)


def opened(window: MainWindow, person: Persoon) -> InzageDialog:
    made = InzageDialog(window.place, person, window.place.desk.drukkerij.inzage, window)
    made.start()
    settle(window)
    return made


def they_judge(window: MainWindow, person: Persoon, *made: Signaaloordeel) -> None:
    export_inzage(window.place.ctx, person.id, window.place.desk.drukkerij.inzage, made)


def kept(window: MainWindow, person: Persoon, id: UUID) -> Signaaloordeel | None:
    found = window.place.ctx.reads.signaal.signaal(id).oordeel_over(person.id)
    return kept_oordeel(found) if found is not None else None


@pytest.mark.parametrize(("choice", "stands"), [(Keuze.HUN, ANDER), (Keuze.MIJN, WEL)])
def test_a_judgement_that_both_made_is_asked(
    window: MainWindow, person: Persoon, target: Path, choice: Keuze, stands: Inzageoordeel
) -> None:
    one, other = heard(window), heard(window, "ruzie")
    form = opened(window, person)
    they_judge(window, person, Signaaloordeel(one, ANDER), Signaaloordeel(other, WEL))
    press_each(window, form, "Over deze persoon")
    press(window, MAKE, form)
    shown = texts(asked(window))
    assert {"(leeg)", "Over iemand anders", "Over deze persoon"} <= set(shown)
    assert any(text.startswith("Anne Proef, ") for text in shown)
    assert kept(window, person, one) == Signaaloordeel(one, ANDER)
    assert not target.exists()
    decide(window, choice)
    assert kept(window, person, one) == Signaaloordeel(one, stands)
    assert kept(window, person, other) == Signaaloordeel(other, WEL)
    assert target.exists()


def press_each(window: MainWindow, form: InzageDialog, words: str) -> None:
    """Choose this of every signal that is shown."""
    for item in form.signalen.found:
        press(window, f"{item.nummer} {words.lower()}", form)


def test_a_judgement_that_only_a_colleague_changed_is_read_before_the_copy_is_made(
    window: MainWindow, person: Persoon, target: Path
) -> None:
    one = heard(window)
    they_judge(window, person, Signaaloordeel(one, WEL))
    form = opened(window, person)
    withheld = Signaaloordeel(one, NIET, "lopend onderzoek, AVG art. 23")
    they_judge(window, person, withheld)
    press(window, MAKE, form)
    assert none_asked(window)
    assert "Een collega besliste intussen over S-2026-001" in form.signalen.error
    assert not target.exists()
    assert form.signalen.value() == [withheld]
    press(window, MAKE, form)
    assert target.exists()
    assert kept(window, person, one) == withheld


def test_a_signal_of_after_the_opening_is_shown_to_be_judged(
    window: MainWindow, person: Persoon, target: Path
) -> None:
    form = opened(window, person)
    late = heard(window)
    press(window, MAKE, form)
    assert [item.id for item in form.signalen.found] == [late]
    assert not target.exists()


def test_a_draft_knows_what_stood_there(window: MainWindow, person: Persoon, target: Path) -> None:
    one = heard(window)
    yesterday = opened(window, person)
    press_each(window, yesterday, "Over deze persoon")
    yesterday.reject()
    settle(window)
    they_judge(window, person, Signaaloordeel(one, ANDER))
    form = opened(window, person)
    press(window, MAKE, form)
    assert "Over iemand anders" in texts(asked(window))
    decide(window, Keuze.ANDERS)
    assert "Er staat nu: Over iemand anders" in form.signalen.error
    press_each(window, form, "Wel, maar niet geven")
    assert none_asked(window)
