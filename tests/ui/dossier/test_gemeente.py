"""The name of the municipality is a setting of the register: a new address begins with it."""

from __future__ import annotations

import pytest

from ivbdesk.actions.beheer.beheer import change_settings
from ivbdesk.cases.betrokkenen.register import GEMEENTE
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import form, press, settle


@pytest.mark.parametrize("button", ["Nieuwe casus", "Signaal vastleggen"])
def test_a_new_address_lies_in_the_municipality_of_the_register(window: MainWindow, button: str) -> None:
    change_settings(window.place.ctx, {GEMEENTE: "Voorbeeldstad"}, "andere gemeente")
    settle(window)
    press(window, button)
    assert form(window).fields["plaats"].value() == "Voorbeeldstad"
