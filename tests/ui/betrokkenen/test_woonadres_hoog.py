"""A form is as high as what it shows, of the kind that was chosen and with all that is wrong in it."""

from __future__ import annotations

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.woonadres import Adressoort
from ivbdesk.ui.betrokkenen.betrokkene_dialog import BetrokkeneDialog
from ivbdesk.ui.betrokkenen.persoon_dialog import WoonadresDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.gemeten import faults
from tests.ui.hand import errors, fill, press, settle
from tests.werkplaats import PERSOON, casus_gegevens

_SLACK = 60
"""Room below the last field, at the most."""


def test_all_is_seen_and_nothing_is_empty(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    person = ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon
    dialog = WoonadresDialog(window.place, casus_id, person, window)
    dialog.start()
    for soort in (Adressoort.NEDERLAND, Adressoort.ZONDER, Adressoort.BUITENLAND):
        dialog.soort.set_value(soort)
        settle(window)
        assert dialog.frame.scroll.verticalScrollBar().maximum() == 0, soort
        last = dialog.toelichting.mapTo(dialog, dialog.toelichting.rect().bottomLeft()).y()
        assert dialog.frame.footer.y() - last <= _SLACK, soort


def test_a_form_grows_with_its_errors_and_they_stand_at_one_height(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    person = ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon
    for dialog, row in (
        (BetrokkeneDialog(window.place, read_blad(ctx, casus_id), None, window), ("geboortejaar", "rol")),
        (WoonadresDialog(window.place, casus_id, person, window), ("straat", "huisnummer")),
    ):
        dialog.start()
        if "geboortejaar" in row:
            fill(window, voorletters="J1", geboortejaar="1750")
        press(window, dialog.save_button.text(), dialog)
        assert set(row) <= errors(dialog).keys()
        assert faults(dialog, window.place.theme) == []
        labels = [dialog.fields[name]._error for name in row]
        assert len({label.mapTo(dialog, label.rect().topLeft()).y() for label in labels}) == 1
        dialog.reject()
        settle(window)
