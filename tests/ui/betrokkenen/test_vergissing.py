"""A mistake by hand: beside the end of a role, and for a role that had ended already."""

from __future__ import annotations

from ivbdesk.actions.betrokkenen.betrokkenen import end_betrokkenheid
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.betrokkenen.betrokkenen import BetrokkenenTab
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import fill, press, save, seen, settle
from tests.werkplaats import PERSOON, casus_gegevens


def told(window: MainWindow) -> str:
    tab = seen(window, BetrokkenenTab, lambda _: True)
    return "\n".join(label.text() for label in tab.findChildren(Label) if label.isVisible())


def test_a_mistake_leaves_no_line_where_the_end_of_a_role_does(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    (role,) = ctx.reads.dossier.casus(casus_id).betrokkenen
    end_betrokkenheid(ctx, casus_id, role.id, "hij is verhuisd")
    window.open_casus(casus_id, "Betrokkenen")
    settle(window)
    assert "overlastgever tot" in told(window)
    press(window, "Jo van der Berg als overlastgever was een vergissing")
    fill(window, reden="verkeerde buurman gekozen")
    save(window)
    assert "Jo van der Berg" not in told(window)
    assert "Nog niemand vastgelegd." in told(window)
