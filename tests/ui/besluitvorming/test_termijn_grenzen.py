"""What no last day can be reckoned from is shown at its field while typing and on saving; nothing is decided unasked."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivbdesk.actions.besluitvorming.termijnen import TermijnGegevens, open_termijn
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.kader.duur import Eenheid, TermijnSoort
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.besluitvorming.termijn_dialog import TermijnDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.besluitvorming.test_termijnen import at_terms
from tests.ui.hand import enter, errors, fill, form, press, save, settle
from tests.ui.ladder.test_ladder import words
from tests.werkplaats import PERSOON, casus_gegevens

TYPED: list[tuple[dict[str, Any], str, str]] = [
    ({"aantal": 999999999}, "aantal", "hoogstens 100 jaar"),
    ({"aantal": 9000, "eenheid": Eenheid.JAAR}, "aantal", "hoogstens 100 jaar"),
    ({"aantal": 26001, "eenheid": Eenheid.WERKDAG}, "aantal", "hoogstens 100 jaar"),
    ({"aantal": 14, "vanaf": date(9998, 12, 31)}, "vanaf", "1990 tot en met 2100"),
    ({"aantal": 14, "vanaf": date(1809, 1, 1)}, "vanaf", "1990 tot en met 2100"),
    ({"aantal": 14, "tijd": "16:30"}, "tijd", "alleen bij een termijn in uren"),
    ({"aantal": 2, "eenheid": Eenheid.WEEK, "tijd": "9.00"}, "tijd", "alleen bij een termijn in uren"),
    ({"aantal": 18, "eenheid": Eenheid.UUR}, "tijd", "begint op een tijdstip"),
]


@pytest.mark.parametrize(("typed", "field", "told"), TYPED)
def test_it_is_told_at_the_field_while_typing_and_on_saving(
    window: MainWindow, typed: dict[str, Any], field: str, told: str
) -> None:
    casus_id, _ = at_terms(window)
    press(window, "Nieuwe termijn")
    dialog = form(window)
    assert isinstance(dialog, TermijnDialog)
    usual = {"soort": TermijnSoort.WETTELIJK, "eenheid": Eenheid.DAG}
    for name, value in (usual | typed).items():
        enter(dialog.fields[name], value)
    settle(window)
    assert told in errors(dialog)[field]
    assert dialog._outcome.text() == ""
    enter(dialog.fields["naam"], "Eigen termijn")
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert told in errors(dialog)[field]
    assert window.place.ctx.reads.dossier.casus(casus_id).termijnen == []


def test_a_clock_time_is_kept_where_the_law_reckons_by_it(
    window: MainWindow,
) -> None:
    casus_id, _ = at_terms(window)
    press(window, "Nieuwe termijn")
    fill(window, naam="Bedenktijd", aantal=10, eenheid=Eenheid.DAG)
    fill(window, soort=TermijnSoort.ZONDER_ATW, tijd="16:30")
    assert "16:30" in words(window)
    save(window)
    (term,) = window.place.ctx.reads.dossier.casus(casus_id).termijnen
    assert (term.tijd, term.eenheid) == (time(16, 30), Eenheid.DAG)


@pytest.mark.parametrize(
    ("eenheid", "most"), [(Eenheid.UUR, 876_000), (Eenheid.DAG, 36_500), (Eenheid.JAAR, 100)]
)
def test_the_longest_term_is_reckoned_and_one_more_is_refused(
    window: MainWindow, eenheid: Eenheid, most: int
) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)

    def ask(aantal: int) -> None:
        clock = time(12) if eenheid is Eenheid.UUR else None
        open_termijn(
            ctx,
            casus_id,
            TermijnGegevens(
                "", "Lang", TermijnSoort.WETTELIJK, "proef", date(2100, 12, 31), aantal, eenheid, clock
            ),
        )

    ask(most)
    window.open_casus(casus_id, "Termijnen")
    settle(window)
    with pytest.raises(RegelFout) as caught:
        ask(most + 1)
    assert caught.value.veld == "aantal"


def test_no_decision_is_taken_for_the_officer(window: MainWindow) -> None:
    casus_id, tab = at_terms(window)
    press(window, "Verzoek vastleggen …")
    fill(window, vraag="Treed op tegen de herrie.")
    save(window)
    tab.requests.selectRow(0)
    press(window, "Beslissen …")
    dialog = fill(window, besluit="Geen overtreding vastgesteld.")
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert "keuze" in errors(dialog)["status"]
    assert window.place.ctx.reads.dossier.casus(casus_id).handhavingsverzoeken[0].is_open
