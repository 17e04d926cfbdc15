"""A mistake by hand: beside the end of a role, and for a role that had ended already."""

from __future__ import annotations

from ivbdesk.actions.betrokkenen.betrokkenen import end_betrokkenheid
from ivbdesk.actions.bewaren.bewaren import hold
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.betrokkenen.betrokkenen import BetrokkenenTab
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import fill, form, press, save, seen, settle
from tests.ui.ladder.test_ladder import words
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


def test_what_is_refused_whatever_is_typed_is_told_before_anything_is(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    hold(ctx, casus_id, "de rechter vraagt het dossier")
    window.open_casus(casus_id, "Betrokkenen")
    settle(window)
    head, undoable = ctx.reads.beheer.auditregels(0, 1), ctx.laatste.handeling
    press(window, "Jo van der Berg als overlastgever was een vergissing")
    dialog = form(window)
    assert "Dit kan nu niet. Op LD-2026-001 rust een bewaarplicht; er mag niets weg." in words(dialog)
    assert not dialog.save_button.isEnabled()
    assert not dialog.fields["reden"].input.isEnabled()
    assert (ctx.reads.beheer.auditregels(0, 1), ctx.laatste.handeling) == (head, undoable), "only tried"
    dialog.reject()
    settle(window)
    press(window, "Bewaarplicht opheffen …")
    fill(window, reden="de zaak is gesloten")
    save(window)
    press(window, "Jo van der Berg als overlastgever was een vergissing")
    assert "Dit kan nu niet" not in words(form(window))
