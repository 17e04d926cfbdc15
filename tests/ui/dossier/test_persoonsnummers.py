"""A number that points at one person is told at the field while it is typed; a title with one is refused (finding 16)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.publiek.uitvoer import read_over_dossier, save_dossier
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.cases.publiek.bevinding import Keuzewijze, Naleeskeuze
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.ui.dossier.afspraak_dialog import AfspraakDialog
from ivbdesk.ui.dossier.casus_dialog import CasusDialog
from ivbdesk.ui.dossier.doel_dialog import DoelDialog
from ivbdesk.ui.dossier.item_dialog import ItemDialog
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.keten.contactpersoon_dialog import ContactpersoonDialog
from ivbdesk.ui.publiek.nalezen_dialog import NalezenDialog
from ivbdesk.ui.publiek.uitvoer_dialog import UitvoerDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import choose_rest, errors, fill, press, settle
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
        lambda *_: None,
        lambda who: read_over_dossier(ctx, casus_id, who)[1],
        Ontvanger.JURIST,
        window,
    )
    started(window, dialog)
    assert dialog.nalezen.isVisible()
    assert "Doel van de verwerking: ‘autisme’ lijkt op een diagnose" in dialog.nalezen.text


def test_the_timeline_asks_once_before_it_keeps_a_number(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    dialog = started(window, ItemDialog(window.place, read_blad(window.place.ctx, casus_id), None, window))
    fill(window, soort=ItemSoort.CONTACT, tekst="Bel 06.12.34.56.78.", bron="boa")
    press(window, "Vastleggen", dialog)
    assert "Moet het zo blijven staan?" in errors(dialog)["tekst"]
    assert read_blad(window.place.ctx, casus_id).casus.tijdlijn == []
    press(window, "Vastleggen", dialog)
    settle(window)
    assert [item.tekst for item in read_blad(window.place.ctx, casus_id).casus.tijdlijn] == [
        "Bel 06.12.34.56.78."
    ]


def test_every_form_asks_once_about_a_telephone_number_and_refuses_a_bsn(window: MainWindow) -> None:
    place = window.place
    casus_id = open_casus(place.ctx, casus_gegevens(), PERSOON)
    blad = read_blad(place.ctx, casus_id)
    dialog = started(window, DoelDialog(place, blad, None, window))
    choose_rest(fill(window, tekst="rust in huis; hij noemt 111222333"))
    for _ in range(2):
        press(window, "Opslaan", dialog)
        assert "het register bewaart er geen" in errors(dialog)["tekst"]
    fill(window, tekst="rust in huis; bel 06-12345678")
    press(window, "Opslaan", dialog)
    assert "Moet het zo blijven staan?" in errors(dialog)["tekst"]
    assert read_blad(place.ctx, casus_id).casus.doelen == []
    press(window, "Opslaan", dialog)
    settle(window)
    assert [item.tekst for item in read_blad(place.ctx, casus_id).casus.doelen] == [
        "rust in huis; bel 06-12345678"
    ]


def test_special_data_without_the_tick_is_asked_about_at_the_field(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    dialog = started(window, ItemDialog(window.place, read_blad(window.place.ctx, casus_id), None, window))
    fill(window, soort=ItemSoort.CONTACT, tekst="Zegt dat hij autisme heeft.", bron="boa")
    press(window, "Vastleggen", dialog)
    assert "autisme" in errors(dialog)["tekst"]
    fill(window, bijzonder=True)
    press(window, "Vastleggen", dialog)
    settle(window)
    assert [item.bijzonder for item in read_blad(window.place.ctx, casus_id).casus.tijdlijn] == [True]


def test_a_document_is_read_over_in_its_window_and_goes_as_decided(
    window: MainWindow, tmp_path: Path
) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(
        ctx, casus_gegevens(doel="rust voor man met autisme. De buurman van 16 belt."), PERSOON
    )
    found = read_over_dossier(ctx, casus_id, Ontvanger.JURIST)[1]
    decided: list[tuple[Naleeskeuze, ...]] = []
    dialog = NalezenDialog(window.place, found, (), window)
    dialog.saved.connect(decided.append)
    started(window, dialog)
    assert "▸autisme◂" in next(edit.toPlainText() for edit in dialog.findChildren(QPlainTextEdit))
    press(window, "Zo naar buiten", dialog)
    assert set(errors(dialog)) == {"wijze_0", "wijze_1"}
    fill(window, wijze_0=Keuzewijze.LATEN, wijze_1=Keuzewijze.MASKEREN)
    press(window, "Zo naar buiten", dialog)
    assert "waarom" in errors(dialog)["woorden_0"]
    fill(window, woorden_0="de arts vroeg dit te melden")
    press(window, "Zo naar buiten", dialog)
    settle(window)
    save_dossier(ctx, window.place.desk.drukkerij, casus_id, Ontvanger.JURIST, tmp_path / "d.pdf", decided[0])
    kept = ctx.reads.dossier.casus(casus_id).verstrekkingen[-1].nagelezen
    assert kept.splitlines() == [
        "Doel van de verwerking: een bijzonder gegeven blijft staan, want de arts vroeg dit te melden",
        "Doel van de verwerking: een huisnummer gemaskeerd",
    ]


def test_the_file_is_asked_only_after_all_was_decided(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ctx, target = window.place.ctx, tmp_path / "dossier.pdf"
    casus_id = open_casus(ctx, casus_gegevens(doel="rust. De buurman van 16 belt."), PERSOON)
    asked: list[str] = []

    def choose(*_: object) -> tuple[str, str]:
        asked.append("waar")
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    dialog = UitvoerDialog(
        window.place,
        "Dossier als PDF",
        "dossier.pdf",
        lambda who, to, keuzes: save_dossier(ctx, window.place.desk.drukkerij, casus_id, who, to, keuzes),
        lambda who: read_over_dossier(ctx, casus_id, who)[1],
        Ontvanger.JURIST,
        window,
    )
    started(window, dialog)
    press(window, "PDF maken …", dialog)
    settle(window)
    assert asked == []
    (reading,) = dialog.findChildren(NalezenDialog)
    press(window, "Alles waarover niet is beslist maskeren", reading)
    press(window, "Zo naar buiten", reading)
    settle(window)
    assert asked == ["waar"]
    assert target.exists()
    assert "gemaskeerd" in ctx.reads.dossier.casus(casus_id).verstrekkingen[-1].nagelezen
