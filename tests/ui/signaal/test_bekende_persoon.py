"""Who is in the register already is picked in a signal, so that the name stands as it is known."""

from __future__ import annotations

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.signaal.signaal_dialog import SignaalDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import fill, press, rest
from tests.werkplaats import PERSOON, casus_gegevens


def test_a_known_person_is_picked_and_let_go_of(window: MainWindow) -> None:
    open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    dialog = SignaalDialog(window.place, None, window)
    dialog.start()
    fill(window, achternaam="Smit")
    rest(window)
    assert not dialog.fields["bekend"].isVisible()
    fill(window, voornaam="J", achternaam="Berg")
    rest(window)
    assert dialog.fields["bekend"].isVisible()
    press(window, "Jo van der Berg deze persoon", dialog)
    rest(window)
    shown = {name: dialog.fields[name].value() for name in ("voornaam", "tussenvoegsel", "achternaam")}
    assert shown == {"voornaam": "Jo", "tussenvoegsel": "van der", "achternaam": "Berg"}
    assert not dialog.fields["achternaam"].isEnabled()
    press(window, "Jo van der Berg deze persoon, gekozen", dialog)
    assert dialog.fields["achternaam"].isEnabled()


def test_who_was_picked_comes_back_with_the_draft(window: MainWindow) -> None:
    open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    dialog = SignaalDialog(window.place, None, window)
    dialog.start()
    fill(window, achternaam="Berg")
    rest(window)
    press(window, "Jo van der Berg deze persoon", dialog)
    dialog.reject()
    rest(window)
    again = SignaalDialog(window.place, None, window)
    again.start()
    rest(window)
    assert again.fields["achternaam"].value() == "Berg"
    assert not again.fields["achternaam"].isEnabled()
