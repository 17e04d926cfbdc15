"""What is unusual is asked about once and never refused; what is no word makes no window as wide as itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad, read_blad
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.keten.keten import AfspraakGegevens, make_afspraak
from ivbdesk.actions.ladder.ladder import start_measure
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.ui.besluitvorming.besluit_dialog import BesluitDialog
from ivbdesk.ui.betrokkenen.betrokkene_dialog import BetrokkeneDialog
from ivbdesk.ui.dossier.afspraak_dialog import AfspraakDialog
from ivbdesk.ui.dossier.nieuwe_casus import NieuweCasusDialog
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.navraag import ASKED
from ivbdesk.ui.keten.inzet_dialog import InzetDialog
from ivbdesk.ui.ladder.maatregel_dialog import EvaluatieDialog, StartDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import choose_rest, errors, fill, press, settle
from tests.ui.rondgang import places
from tests.werkplaats import NOW, PERSOON, casus_gegevens

TODAY = NOW.date()
Maker = Callable[[MainWindow, CasusBlad], FormDialog]
UNUSUAL: dict[str, tuple[Maker, dict[str, object], str]] = {
    "a Minderjarige born in 1950": (
        lambda w, b: BetrokkeneDialog(w.place, b, None, w),
        {"achternaam": "Berg", "rol": Rol.MINDERJARIGE, "geboortejaar": 1950}, "geboortejaar",
    ),
    "an Overlastgever born in 2024": (
        lambda w, b: BetrokkeneDialog(w.place, b, None, w),
        {"achternaam": "Berg", "rol": Rol.OVERLASTGEVER, "geboortejaar": 2024}, "geboortejaar",
    ),
    "the same in a new casus": (
        lambda w, b: NieuweCasusDialog(w.place, w),
        {"achternaam": "Berg", "rol": Rol.OVERLASTGEVER, "geboortejaar": 2024, "titel": "Proef", "doel": "rust"},
        "geboortejaar",
    ),
    "an organisation as a person": (
        lambda w, b: BetrokkeneDialog(w.place, b, None, w),
        {"achternaam": "Bakkerij Jansen B.V.", "rol": Rol.BETROKKENE}, "achternaam",
    ),
    "an afspraak in 2126": (
        lambda w, b: AfspraakDialog(w.place, b, w), {"wat": "bellen", "uiterlijk": date(2126, 1, 1)}, "uiterlijk",
    ),
    "a measure that began in 1999": (
        lambda w, b: StartDialog(w.place, b, w.place.ctx.kader.soort("Z08"), w), {"op": date(1999, 1, 1)}, "op",
    ),
    "a wait of 99,999 weeks": (
        lambda w, b: InzetDialog(w.place, b, 1, None, w),
        {"rol": InzetRol.GENOEMD, "wachttijd_weken": 99999}, "wachttijd_weken",
    ),
    "an end that has passed of what was not announced": (
        lambda w, b: BesluitDialog(w.place, b, w.place.ctx.kader.soort("P05"), w),
        {"last": "Geen muziek na tien uur.", "geldig_tot": TODAY - timedelta(days=9),
         "evaluatie_op": TODAY - timedelta(days=10)}, "geldig_tot",
    ),
}  # fmt: skip


def opened(window: MainWindow, make: Maker) -> FormDialog:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    start_measure(window.place.ctx, casus_id, "P03")
    dialog = make(window, read_blad(window.place.ctx, casus_id))
    dialog.start()
    settle(window)
    return dialog


@pytest.mark.parametrize("what", UNUSUAL)
def test_what_is_unusual_is_asked_once_and_then_kept(window: MainWindow, what: str) -> None:
    make, typed, field = UNUSUAL[what]
    dialog = opened(window, make)
    saved: list[object] = []
    dialog.saved.connect(saved.append)
    choose_rest(fill(window, **typed))
    press(window, dialog.save_button.text(), dialog)
    assert list(errors(dialog)) == [field]
    assert dialog.frame.problem.text() == ASKED
    assert saved == []
    press(window, dialog.save_button.text(), dialog)
    assert len(saved) == 1, errors(dialog)


def test_an_evaluation_before_the_start_is_refused(window: MainWindow) -> None:
    dialog = opened(window, lambda w, b: EvaluatieDialog(w.place, b, b.casus.maatregelen[0], w))
    fill(window, bevinding="werkt goed genoeg", volgende=TODAY - timedelta(days=1))
    press(window, dialog.save_button.text(), dialog)
    assert list(errors(dialog)) == ["volgende"]


def test_what_is_no_word_is_refused_at_its_field(window: MainWindow) -> None:
    dialog = opened(window, UNUSUAL["a Minderjarige born in 1950"][0])
    choose_rest(fill(window, achternaam="a" * 3000))
    press(window, dialog.save_button.text(), dialog)
    assert "2000 tekens; hier passen er 1000" in errors(dialog)["achternaam"], "what is far too much is cut"


def test_a_word_without_end_makes_no_page_wider_than_the_screen(window: MainWindow) -> None:
    ctx, long = window.place.ctx, "w" * 3000
    person = NieuwePersoon(Persoonsgegevens("", "", long, 1980), Rol.OVERLASTGEVER)
    more = {"titel": "t" * 3000, "doel": long, "procesregie": long, "casusregie": long, "eigenaar": long}
    casus_id = open_casus(ctx, casus_gegevens(**more), person)
    open_casus(ctx, casus_gegevens(**more), person)  # known at the same address
    start_measure(ctx, casus_id, "P03")
    make_afspraak(ctx, casus_id, AfspraakGegevens(long, ctx.reads.keten.partners()[0].id, long, TODAY))
    wide = {}
    for place in places(window, casus_id):
        page = window.stack.currentWidget()
        widest = max((w for w in page.findChildren(QWidget) if w.isVisible()), key=QWidget.width)
        if widest.width() > window.width():
            wide[place] = (type(widest).__name__, widest.width())
    assert wide == {}
