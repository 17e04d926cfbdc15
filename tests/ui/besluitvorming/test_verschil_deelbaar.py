"""A difference of insight keeps the words that may be shared, and who approved them."""

from __future__ import annotations

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.besluitvorming.inzichtverschil import Perspectief
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import choose_rest, errors, fill, form, press, save, settle
from tests.werkplaats import PERSOON, casus_gegevens


def test_words_that_may_be_shared_are_kept_with_their_approval(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    ggz = next(partner for partner in ctx.reads.keten.partners() if partner.code == "ggz")
    window.open_casus(casus_id, "Keten")
    settle(window)
    press(window, "Verschil vastleggen …")
    dialog = fill(
        window, onderwerp="Nu al een last?", partner_id=ggz.id, perspectief=Perspectief.ZORG, stand=Stand.TEGEN,
        tekst="Te vroeg in de behandeling.", deelbaar="Liever na de behandeling.", akkoord_door="teamleider GGZ",
    )  # fmt: skip
    press(window, dialog.save_button.text(), choose_rest(dialog))
    assert "wanneer" in errors(form(window))["akkoord_op"]
    fill(window, akkoord_op=window.place.today())
    save(window)
    (verschil,) = ctx.reads.dossier.casus(casus_id).verschillen
    (visie,) = verschil.visies
    assert (visie.deelbaar, visie.akkoord_door, visie.akkoord_op) == (
        "Liever na de behandeling.",
        "teamleider GGZ",
        window.place.today(),
    )
    press(window, "Standpunt toevoegen …")
    fill(window, partner_id=ggz.id, stand=Stand.TEGEN, tekst="Nog steeds te vroeg.")
    save(window)
    (verschil,) = ctx.reads.dossier.casus(casus_id).verschillen
    (now,) = verschil.geldende()
    assert now.deelbaar == ""  # what was approved of the earlier words does not hold for the new ones
