"""A form of a term that would be refused whatever is typed says so as it opens, and only then."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ivbdesk.actions.besluitvorming.termijnen import TermijnGegevens, open_termijn, suspend_termijn
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.kader.duur import Eenheid, TermijnSoort
from ivbdesk.ui.besluitvorming.termijnen import TermijnenTab
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import form, press, seen, settle
from tests.werkplaats import NOW, PERSOON, casus_gegevens

TODAY = NOW.date()


def refusal(
    window: MainWindow,
    button: str,
    *,
    terug: bool = False,
    still: bool = False,
    since: int = 10,
    days: int = 56,
) -> str:
    """What the form of this button says of a term as it opens; empty where it can be filled in."""
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    began = TODAY - timedelta(days=since)
    given = TermijnGegevens(
        "", "Eigen termijn", TermijnSoort.WETTELIJK, "proef", began, days, Eenheid.DAG, terug=terug
    )
    id = open_termijn(ctx, casus_id, given)
    if still:
        suspend_termijn(ctx, casus_id, id, began + timedelta(days=2), None, "er ontbreken stukken")
    window.open_casus(casus_id, "Termijnen")
    settle(window)
    seen(window, TermijnenTab, lambda _: True).terms.selectRow(0)
    press(window, button)
    dialog = form(window)
    settle(window)
    told = [
        label.text() for label in dialog.findChildren(Label) if label.text().startswith("Dit kan nu niet.")
    ]
    assert bool(told) is not dialog.save_button.isEnabled()
    assert all(field.isEnabled() is not bool(told) for field in dialog.fields.values())
    dialog.reject()
    settle(window)
    return "".join(told).removeprefix("Dit kan nu niet. ")


def test_what_would_be_refused_is_told_before_anything_is_typed(window: MainWindow) -> None:
    assert refusal(window, "Opschorten …", still=True).startswith("Deze termijn staat al stil")
    assert refusal(window, "Opschorten …", terug=True)
    assert "teruggerekend kan niet langer" in refusal(window, "Verlengen …", terug=True, since=-3)


@pytest.mark.parametrize("still", [False, True])
def test_what_can_be_done_is_not_held_back(window: MainWindow, still: bool) -> None:
    for button in ("Verlengen …", "Begin …", "Afronden …", "Hervatten …" if still else "Opschorten …"):
        assert refusal(window, button, still=still) == "", button
    if not still:
        assert refusal(window, "Opschorten …", since=0) == "", "it may still begin on a later day"
        assert refusal(window, "Verlengen …", since=100, days=7) == "", "by a letter of before its end"
