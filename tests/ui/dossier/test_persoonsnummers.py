"""A number that points at one person is told at the field while it is typed; a title with one is refused (finding 16)."""

from __future__ import annotations

import pytest

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.publiek.uitvoer import warn_of_dossier
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.ui.dossier.afspraak_dialog import AfspraakDialog
from ivbdesk.ui.dossier.casus_dialog import CasusDialog
from ivbdesk.ui.dossier.doel_dialog import DoelDialog
from ivbdesk.ui.dossier.item_dialog import ItemDialog
from ivbdesk.ui.keten.contactpersoon_dialog import ContactpersoonDialog
from ivbdesk.ui.publiek.uitvoer_dialog import UitvoerDialog
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import errors, fill, press, settle
from tests.werkplaats import PERSOON, casus_gegevens


def started(window: MainWindow, dialog: FormDialog) -> FormDialog:
    dialog.start()
    settle(window)
    return dialog


@pytest.mark.parametrize("field", ["tekst", "bron"])
def test_the_timeline_tells_it_and_keeps_telling_it(window: MainWindow, field: str) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    dialog = started(window, ItemDialog(window.place, read_blad(window.place.ctx, casus_id), None, window))
    fill(window, **{field: "BSN 111222333"})
    assert "een burgerservicenummer" in dialog.fields[field].warning
    assert "UAVG art. 46" in dialog.fields[field].input.accessibleDescription()
    fill(window, **{field: "om 23.10 uur, zes bezoekers"})
    assert dialog.fields[field].warning == ""


def test_afspraak_and_doel_tell_it_and_a_telephone_field_does_not(window: MainWindow) -> None:
    place = window.place
    casus_id = open_casus(place.ctx, casus_gegevens(), PERSOON)
    blad = read_blad(place.ctx, casus_id)
    for dialog, field in (
        (AfspraakDialog(place, blad, window), "wat"),
        (DoelDialog(place, blad, None, window), "tekst"),
    ):
        started(window, dialog)
        fill(window, **{field: "bel 06-12345678"})
        assert "een telefoonnummer" in dialog.fields[field].warning
        dialog.reject()
        settle(window)
    contact = started(window, ContactpersoonDialog(place, blad.partners[0], None, window))
    fill(window, telefoon="06-12345678")
    assert contact.fields["telefoon"].warning == ""


def test_a_title_with_it_is_refused_at_its_field(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    dialog = started(window, CasusDialog(window.place, read_blad(window.place.ctx, casus_id), window))
    fill(window, titel="Overlast van 111222333")
    press(window, "Opslaan", dialog)
    assert set(errors(dialog)) == {"titel"}


def test_what_will_be_printed_is_shown_before_the_file_is_asked(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(doel="rust voor man met autisme"), PERSOON)
    dialog = UitvoerDialog(
        window.place,
        "Dossier als PDF",
        "dossier.pdf",
        lambda who, target: None,
        lambda who: warn_of_dossier(ctx, casus_id, who),
        Ontvanger.JURIST,
        window,
    )
    started(window, dialog)
    assert dialog.nalezen.isVisible()
    assert "Doel van de verwerking: ‘autisme’ lijkt op een diagnose" in dialog.nalezen.text
