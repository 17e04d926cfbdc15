"""A request by name is first looked for among who is in the register already."""

from __future__ import annotations

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort
from ivbdesk.ui.bewaren.verzoek_dialog import NieuwVerzoekDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import errors, fill, press, rest, save
from tests.werkplaats import PERSOON, casus_gegevens


def typed_request(window: MainWindow) -> NieuwVerzoekDialog:
    """The form with the name of somebody who is in a casus, as it asks who that is."""
    open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    dialog = NieuwVerzoekDialog(window.place, window)
    dialog.start()
    fill(window, voornaam="Jo", tussenvoegsel="van der", achternaam="Berg")
    rest(window)
    fill(window, soort=VerzoekSoort.INZAGE, vraag="Alles over mij")
    press(window, dialog.save_button.text(), dialog)
    assert errors(dialog).keys() == {"bekend"}
    return dialog


def test_who_is_known_is_picked_and_asks_as_that_person(window: MainWindow) -> None:
    dialog = typed_request(window)
    press(window, "Jo van der Berg deze persoon", dialog)
    save(window)
    reads = window.place.ctx.reads
    (known,) = reads.mensen.bekenden(PERSOON.gegevens)
    assert [item.persoon_id for item in reads.inzage.verzoeken()] == [known.id]


def test_somebody_else_of_that_name_is_taken_in_anew(window: MainWindow) -> None:
    dialog = typed_request(window)
    press(window, "Geen van deze: iemand anders", dialog)
    save(window)
    reads = window.place.ctx.reads
    (asked,) = reads.inzage.verzoeken()
    both = reads.mensen.bekenden(PERSOON.gegevens)
    assert len(both) == 2
    assert next(item for item in both if item.id == asked.persoon_id).waar == ()
