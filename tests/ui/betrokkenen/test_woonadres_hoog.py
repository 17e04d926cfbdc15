"""The form of a home is as high as what it shows of the kind that was chosen."""

from __future__ import annotations

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.woonadres import Adressoort
from ivbdesk.ui.betrokkenen.persoon_dialog import WoonadresDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import settle
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
