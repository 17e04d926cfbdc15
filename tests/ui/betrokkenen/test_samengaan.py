"""By hand: a casus goes up in another, and a part of one becomes a casus of its own."""

from __future__ import annotations

from ivbdesk.actions.bewaren.bewaren import hold
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.ui.betrokkenen.samengaan_dialogs import NOTHING_THERE
from ivbdesk.ui.betrokkenen.samenhang import BandCard
from ivbdesk.ui.fields.pick_field import PickField
from ivbdesk.ui.messages import Toast
from ivbdesk.ui.widgets.basics import Label, LinkButton
from ivbdesk.ui.window.main_window import MainWindow
from ivbdesk.ui.zoeken.casus_field import CasusField
from tests.ui.hand import fill, form, press, rest, save, seen, settle
from tests.werkplaats import PERSOON, casus_gegevens


def told(window: MainWindow) -> str:
    card = seen(window, BandCard, lambda _: True)
    words = (*card.findChildren(Label), *card.findChildren(LinkButton))
    return "\n".join(widget.text() for widget in words if widget.isVisible())


def test_a_part_is_split_off_and_goes_up_in_another_again(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    person = ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon
    window.open_casus(casus_id, "Betrokkenen")
    settle(window)
    press(window, "Afsplitsen …")
    dialog = fill(
        window,
        soort=CasusSoort.MEERVOUDIG,
        titel="Hulp bij schulden",
        doel="uit de schulden",
        reden="staat los van de overlast",
    )
    people = dialog.fields["personen"]
    assert isinstance(people, PickField)
    people.tick(person.id)
    save(window)
    rest(window)
    assert "LD-2026-001 · Woonoverlast Proeflaan 3" in told(window), "the new casus is shown, and refers back"
    assert "Afgesplitst sinds 23 nov 2026: staat los van de overlast" in told(window)
    (made,) = (row.id for row in ctx.reads.dossier.casussen_van_persoon(person.id))
    assert made != casus_id
    press(window, "Laten opgaan in …")
    field = form(window).fields["naar_id"]
    assert isinstance(field, CasusField)
    field.edit.setText("LD-2026-001")
    rest(window)
    field.list.setCurrentRow(0)
    fill(window, reden="hoort er toch bij")
    save(window)
    rest(window)
    assert "Samengevoegd sinds 23 nov 2026: hoort er toch bij" in told(window)
    assert [row.id for row in ctx.reads.dossier.casussen_van_persoon(person.id)] == [casus_id]
    assert not ctx.reads.dossier.casus(made).status.is_open


def test_the_hold_goes_along_and_is_told_before_and_after(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    hold(ctx, casus_id, "er loopt beroep")
    window.open_casus(casus_id, "Betrokkenen")
    settle(window)
    press(window, "Afsplitsen …")
    dialog = fill(
        window, soort=CasusSoort.MEERVOUDIG, titel="Hulp", doel="hulp", reden="staat los van de overlast"
    )
    assert any(
        "De bewaarplicht gaat mee (er loopt beroep)." in label.text() for label in dialog.findChildren(Label)
    )
    people = dialog.fields["personen"]
    assert isinstance(people, PickField)
    people.tick(ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon.id)
    save(window)
    rest(window)
    shown = [label.text() for label in window.findChildren(Label) if label.isVisible()]
    assert any("Bewaarplicht sinds" in text and "er loopt beroep" in text for text in shown)
    seen(
        window,
        Toast,
        lambda toast: toast.text == "De bewaarplicht van LD-2026-001 geldt ook voor deze casus.",
    )


def test_splitting_a_casus_with_nothing_in_it_is_told_before_anything_is_typed(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), None)
    window.open_casus(casus_id, "Betrokkenen")
    settle(window)
    press(window, "Afsplitsen …")
    dialog = form(window)
    assert f"Dit kan nu niet. {NOTHING_THERE}" in [label.text() for label in dialog.findChildren(Label)]
    assert not dialog.save_button.isEnabled()
    assert not any(field.isEnabled() for field in dialog.fields.values())
