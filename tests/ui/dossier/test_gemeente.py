"""The municipality goes by the register: a new address lies in it, and a new casus is led by its own card."""

from __future__ import annotations

import pytest

from ivbdesk.actions.beheer.beheer import change_settings
from ivbdesk.cases.betrokkenen.register import GEMEENTE
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import fill, form, press, settle


@pytest.mark.parametrize("button", ["Nieuwe casus", "Signaal vastleggen"])
def test_a_new_address_lies_in_the_municipality_of_the_register(window: MainWindow, button: str) -> None:
    change_settings(window.place.ctx, {GEMEENTE: "Voorbeeldstad"}, "andere gemeente")
    settle(window)
    press(window, button)
    assert form(window).fields["plaats"].value() == "Voorbeeldstad"


def test_a_new_casus_is_led_by_ourselves_as_our_card_calls_us(window: MainWindow) -> None:
    ctx = window.place.ctx
    with ctx.begin("partner wijzigen", "andere naam") as unit:
        own = next(p for p in unit.register.partners() if p.code == ctx.naslag.wegingskader.eigen)
        own.kort = "Team veiligheid"
    settle(window)
    press(window, "Nieuwe casus")
    dialog = form(window)
    assert dialog.fields["procesregie"].value() == "Team veiligheid"
    dialog.reject()
    settle(window)
    assert window.place.desk.drafts.all() == [], "what the form proposes is not typed"
    press(window, "Nieuwe casus")
    fill(window, procesregie="Buurgemeente")
    press(window, "Annuleren")
    press(window, "Nieuwe casus")
    assert form(window).fields["procesregie"].value() == "Buurgemeente"
    press(window, "Leegmaken")
    assert form(window).fields["procesregie"].value() == "Team veiligheid"
