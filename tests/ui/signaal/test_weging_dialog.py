"""Weighing by hand: the doorbell report becomes a casus with the partners that fit, in the real window."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.kader.soorten import Thema, Uitkomst, Urgentie
from ivbdesk.cases.signaal.signaal import Antwoord, SignaalStatus
from ivbdesk.ui.signaal.voorstel_field import VoorstelField
from ivbdesk.ui.signaal.vraag_field import Gegeven, VraagField
from ivbdesk.ui.signaal.weging_blad import WegingBlad
from ivbdesk.ui.signaal.weging_dialog import WegingDialog
from ivbdesk.ui.signaal.weging_side import WatPastCard
from ivbdesk.ui.window.main_window import MainWindow
from ivbdesk.ui.zoeken.casus_field import CasusField
from tests.actions.signaal.test_wegen import DEURBEL, WORDED, agree, signal
from tests.ui.hand import errors, fill, press, save, seen, settle
from tests.werkplaats import PERSOON, casus_gegevens


def start(window: MainWindow) -> tuple[UUID, WegingDialog]:
    id = signal(window.place.ctx)
    return id, opened(window, id)


def opened(window: MainWindow, id: UUID) -> WegingDialog:
    dialog = WegingDialog(window.place, window.place.ctx.reads.signaal.signaal(id), window)
    dialog.start()
    settle(window)
    return dialog


def answer(window: MainWindow, dialog: WegingDialog, **answers: Antwoord) -> None:
    for code, given in answers.items():
        field = dialog.fields[f"vraag_{code}"]
        assert isinstance(field, VraagField)
        button = field.buttons[given]
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    settle(window)


def read(dialog: WegingDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def proposals(dialog: WegingDialog) -> VoorstelField:
    field = dialog.fields["partners"]
    assert isinstance(field, VoorstelField)
    return field


JA, NEE = Antwoord.JA, Antwoord.NEE


def test_the_doorbell_report_becomes_a_casus_with_the_right_partners(window: MainWindow) -> None:
    id, dialog = start(window)
    assert "deurbel van haar buurvrouw" in read(dialog)
    assert "Ria Buur" not in read(dialog)
    answer(window, dialog, acuut=NEE, voor_ons=JA, bekend=NEE, meer_gebieden=JA, een_partner=NEE)
    assert "Want iets voor zorg en veiligheid: ja en problemen op meer leefgebieden: ja." in read(dialog)
    press(window, "✓ Nieuwe casus", dialog)
    assert dialog.fields["tijdlijn"].value() == DEURBEL
    assert (
        "extra begeleiding" in dialog.fields["tijdlijn"].error
    )  # special data is asked to be worded functionally
    fill(window, tijdlijn=WORDED)
    assert not dialog.fields["tijdlijn"].error
    fill(
        window,
        punt_ernst=3,
        punt_frequentie=3,
        punt_derden=1,
        punt_kwetsbaar=2,
        punt_minderjarig=2,
        punt_trend=1,
    )
    settle(window)
    assert "ernst 3 + frequentie 3" in read(dialog)
    assert "= 12: acuut (vandaag)" in read(dialog)
    answer(window, dialog, doelbinding=JA, proportie=JA, subsidiair=JA, bijzonder=JA)
    fill(
        window,
        urgentie=Urgentie.ORANJE,
        reden="Hulp en rust samen",
        noodzaak="Niemand heeft het geheel in beeld",
    )
    fill(window, grondslag=window.place.ctx.kader.grondslagen[0])
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert set(errors(dialog)) == {"urgentie_reden"}
    fill(window, urgentie_reden="Er is geen gevaar vandaag; het HEIT gaat morgen.")
    chosen = {box.accessibleName().partition(":")[0]: box for box in proposals(dialog).boxes.values()}
    for name in (
        "Gemeente Leiderdorp, sociaal domein", "Incluzio Leiderdorp", "Woningcorporatie Rijnhart Wonen",
        "Jeugd- en gezinsteam", "Haags Economisch Interventie Team",
    ):  # fmt: skip
        chosen[name].click()
    done: list[object] = []
    dialog.saved.connect(done.append)
    save(window)
    (casus_id,) = done
    assert isinstance(casus_id, UUID)
    casus = window.place.ctx.reads.dossier.casus(casus_id)
    assert len({inzet.partner_id for inzet in casus.inzetten}) == 5
    assert (casus.titel, casus.urgentie) == ("Meervoudige problematiek Proeflaan 3", Urgentie.ORANJE)
    blad = WegingBlad(
        window.place.ctx.naslag.wegingskader,
        window.place.ctx.reads.signaal.signaal(id),
        gewogen_door="Anne Proef",
    )
    shown = "\n".join(label.text() for label in blad.findChildren(QLabel))
    assert "Nieuwe casus" in shown
    assert "23 nov 2026 door Anne Proef" in shown
    assert "Is er nu gevaar voor iemand?" in shown


def test_danger_says_whom_to_call_before_anything_is_saved(window: MainWindow) -> None:
    _, dialog = start(window)
    assert "Bel eerst" not in read(dialog)
    answer(window, dialog, acuut=JA)
    told = read(dialog)
    assert told.index("112") < told.index("Veilig Thuis: 0800-2000") < told.index("Mevrouw hoort")
    answer(window, dialog, acuut=NEE)
    assert "Bel eerst" not in read(dialog)


def test_only_what_an_outcome_needs_is_asked_and_a_step_opens_by_hand(window: MainWindow) -> None:
    _, dialog = start(window)
    assert not dialog.fields["vraag_om_feiten"].isVisible()
    press(window, "3. Ondermijning: niet nodig, toch invullen", dialog)
    assert dialog.fields["vraag_om_feiten"].isVisible()
    assert "nog te toetsen" in read(dialog)
    asked = {}
    for outcome in (Uitkomst.NIETS, Uitkomst.PARTNER, Uitkomst.GEDIGITALISEERD, Uitkomst.VEILIGHEIDSHUIS):
        fill(window, uitkomst=outcome)
        settle(window)
        names = (
            "grondslag",
            "partner_id",
            "categorie",
            "kenmerk",
            "vernietigen_op",
            "partners",
            "vraag_aangifte",
        )
        asked[outcome] = [name for name in names if dialog.fields[name].isVisible()]
    assert asked == {
        Uitkomst.NIETS: ["vernietigen_op"],
        Uitkomst.PARTNER: ["grondslag", "partner_id", "vernietigen_op"],
        Uitkomst.GEDIGITALISEERD: ["grondslag", "categorie", "vernietigen_op", "vraag_aangifte"],
        Uitkomst.VEILIGHEIDSHUIS: ["grondslag", "partner_id", "kenmerk", "vernietigen_op"],
    }


def test_a_running_casus_is_found_by_its_street(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    id, dialog = start(window)
    answer(window, dialog, bekend=JA, doelbinding=JA, proportie=JA, subsidiair=JA)
    press(window, "✓ Bij een bestaande casus", dialog)
    fill(
        window,
        casus_id="Proeflaan",
        noodzaak="hoort erbij",
        tijdlijn=WORDED,
        grondslag=window.place.ctx.kader.grondslagen[0],
    )
    field = dialog.fields["casus_id"]
    assert isinstance(field, CasusField)
    field.look()
    settle(window)
    field.list.setCurrentRow(0)
    save(window)
    assert window.place.ctx.reads.signaal.signaal(id).casus_id == casus_id
    assert len(window.place.ctx.reads.dossier.casus(casus_id).tijdlijn) == 1


def test_answers_come_back_as_a_draft_and_for_a_colleague(window: MainWindow) -> None:
    id, dialog = start(window)
    answer(window, dialog, voor_ons=JA)
    fill(window, uitkomst=Uitkomst.NIEUWE_CASUS, reden="Samen optrekken")
    settle(window)
    first = next(iter(proposals(dialog).boxes.values()))
    first.click()
    name = first.accessibleName()
    press(window, "Later verder", dialog)
    assert window.place.ctx.reads.signaal.signaal(id).status is SignaalStatus.IN_WEGING
    again = opened(window, id)
    assert again.fields["reden"].value() == "Samen optrekken"
    given = again.fields["vraag_voor_ons"].value()
    assert isinstance(given, Gegeven)
    assert given.antwoord is JA
    ticked = [box.accessibleName() for box in proposals(again).boxes.values() if box.isChecked()]
    assert ticked == [name]


def test_the_overleg_is_told_under_the_convenant_that_is_chosen(window: MainWindow) -> None:
    agree(window.place.ctx, "riec")
    id, dialog = start(window)
    fill(window, thema=Thema.ONDERMIJNING)
    answer(
        window, dialog, acuut=NEE, uitbuiting=JA, om_misdrijf=JA, om_feiten=JA, om_taak=JA, om_delen=JA,
        doelbinding=JA, proportie=JA, subsidiair=JA, bijzonder=JA,
    )  # fmt: skip
    first = next(iter(proposals(dialog).boxes.values()))
    assert first.accessibleName().startswith("Zorgcoördinator mensenhandel")
    assert "vraag niets aan betrokkene" in read(dialog)
    press(window, "✓ Naar het Lokaal Signalenoverleg Ondermijning", dialog)
    fill(
        window,
        grondslag=window.place.ctx.kader.grondslagen[0],
        noodzaak="Alleen samen te zien",
        reden="er is sekswerk gezien",
    )
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert set(errors(dialog)) == {"bijzonder_mee", "reden"}  # all at once
    fill(window, bijzonder_mee="nee", reden="Aanloop, het adres en de dagen waarop")
    save(window)
    assert window.place.ctx.reads.signaal.signaal(id).deelgrond == "G13"
    window.go_to("signalen")
    window.place.signaal_asked.emit(id)
    settle(window)
    blad = seen(window, WegingBlad, lambda _: True)
    shown = "\n".join(label.text() for label in blad.findChildren(QLabel))
    assert " · RIEC (Wet gegevensverwerking" in shown.partition("Gedeeld\n")[2].partition("\n")[0]


def test_in_a_small_window_there_is_one_pane_and_nothing_is_cut(window: MainWindow) -> None:
    _, dialog = start(window)
    dialog.resize(720, 600)
    settle(window)
    panes = [pane for pane in dialog.findChildren(QScrollArea) if pane.isVisible() and pane.height() > 100]
    assert len(panes) == 1
    answer(
        window, dialog, voor_ons=JA, meer_gebieden=JA, om_misdrijf=JA, om_feiten=JA, om_taak=JA, om_delen=JA
    )
    fits = dialog.findChildren(WatPastCard)[0]
    panes[0].ensureWidgetVisible(fits)
    settle(window)
    assert fits.height() >= fits.heightForWidth(fits.width()) > 0
    outcome = dialog.fields["uitkomst"]
    assert (
        fits.mapTo(dialog, fits.rect().bottomLeft()).y()
        <= outcome.mapTo(dialog, outcome.rect().topLeft()).y()
    )
    assert dialog.width() == 720
    fits.buttons[-1].setFocus()
    QTest.keyClick(fits.buttons[-1], Qt.Key.Key_Tab)
    assert outcome.isAncestorOf(dialog.focusWidget())  # what fits comes before the choice
    dialog.resize(1120, 700)
    settle(window)
    assert (
        fits.mapTo(dialog, fits.rect().topRight()).x() < outcome.mapTo(dialog, outcome.rect().topLeft()).x()
    )
    beside = next(pane for pane in dialog.findChildren(QScrollArea) if pane.isAncestorOf(fits))
    button = next(b for b in fits.buttons if "Signalenoverleg" in b.text())
    edge = button.mapTo(beside.viewport(), button.rect().topRight()).x()
    assert edge < beside.viewport().width()  # the longest outcome is not cut
