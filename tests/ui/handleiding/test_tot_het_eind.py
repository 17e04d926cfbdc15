"""Tasks of the manual done to their last step, in the real window: what is pressed or followed stands in the chapter."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ivbdesk.actions.beheer.toegang import close_casus_to
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.duur import Eenheid
from ivbdesk.cases.kader.soorten import Thema, Uitkomst, Urgentie
from ivbdesk.cases.signaal.signaal import Antwoord, SignaalBron
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import NumberField
from ivbdesk.ui.signaal.vraag_field import VraagField
from ivbdesk.ui.window.main_window import MainWindow
from tests.storage.collega import colleague
from tests.ui.hand import fill, form, rest, settle
from tests.ui.handleiding.lezer import Reader, casus_of, choose, choose_all, done, fill_rest, in_a_casus
from tests.werkplaats import NOW, PERSOON, casus_gegevens


def heard(window: MainWindow, **more: Any) -> Reader:
    manual = Reader(window, "melding")
    manual.key("F9")
    manual.fill(**{
        "tekst": "harde muziek tot na middernacht", "thema": Thema.WOONOVERLAST, "bron": SignaalBron.BEWONER,
        "straat": "Kade", "huisnummer": "1", "achternaam": "Berg", **more,
    })  # fmt: skip
    manual.press("Signaal vastleggen")
    return manual


def answer(window: MainWindow, given: Antwoord, *names: str) -> None:
    for name in names:
        field = form(window).fields[f"vraag_{name}"]
        assert isinstance(field, VraagField)
        field.buttons[given].click()
    settle(window)


def test_a_signal_is_weighed_into_a_casus(window: MainWindow) -> None:
    heard(window)
    manual = Reader(window, "wegen")
    manual.follow("Signalen")
    manual.press("Wegen")
    answer(window, Antwoord.JA, "voor_ons", "meer_gebieden", "doelbinding", "proportie", "subsidiair")
    answer(
        window, Antwoord.NEE, "acuut", "bekend", "een_partner", "onveilig_thuis", "uitbuiting", "crimineel"
    )
    answer(window, Antwoord.NEE, "bijzonder")
    fill(window, uitkomst=Uitkomst.NIEUWE_CASUS)
    settle(window)
    manual.fill(
        urgentie=Urgentie.GEEL,
        urgentie_reden="geen gevaar vandaag",
        reden="meer partners nodig",
        noodzaak="niemand heeft het geheel",
        grondslag=window.place.ctx.kader.grondslagen[0],
    )
    manual.press("Vastleggen")
    done(window)
    (made,) = window.place.ctx.reads.dossier.zoek("Kade")
    assert made.is_open


def test_a_signal_that_was_dismissed_is_weighed_again(window: MainWindow) -> None:
    heard(window)
    manual = Reader(window, "wegen")
    manual.follow("Signalen")
    manual.press("Wegen")
    answer(window, Antwoord.NEE, "acuut", "voor_ons")
    fill(window, uitkomst=Uitkomst.NIETS)
    settle(window)
    manual.fill(reden="hoort bij de bouw, is klaar")
    manual.press("Vastleggen")
    done(window)
    manual.press("Alleen te wegen")
    choose(window, window.signalen, "Signalen")
    manual.press("Opnieuw wegen")
    manual.fill(reden="er kwam nog een melding")
    manual.press("Opnieuw wegen")
    done(window)
    assert window.place.ctx.reads.werk.tellingen(window.place.today()).signalen == 1


def test_a_second_report_of_the_same_and_one_put_right(window: MainWindow) -> None:
    heard(window)
    manual = heard(window, melder_naam="Ria Buur")
    manual.press("Hetzelfde")
    manual.press("Signaal vastleggen")
    done(window)
    manual.follow("Signalen")
    choose(window, window.signalen, "Signalen")
    manual.press("Toon melder")
    manual.fill(reden="de melder terugbellen")
    form(window).save_button.click()
    settle(window)
    told = QApplication.activeModalWidget()
    assert told is not None
    assert any("Ria Buur" in label.text() for label in told.findChildren(QLabel))
    told.close()
    settle(window)
    manual.press("Verbeteren")
    manual.fill(tekst="harde muziek tot een uur", reden="de tijd stond verkeerd")
    manual.save()


def test_what_was_promised_is_rounded_off(window: MainWindow) -> None:
    heard(window, wil_terugkoppeling=True)
    manual = Reader(window, "werkvoorraad")
    manual.key("Alt+1")
    choose(window, window.werkvoorraad, "Werkvoorraad, wat te laat is of deze week moet")
    manual.press("Afronden")
    manual.fill(toelichting="de boa gaat langs")
    choose_all(form(window))
    manual.press("Vastleggen")
    done(window)
    assert not [row for row in window.place.ctx.reads.werk.werkvoorraad(NOW.date()) if row.casus_id is None]


def test_what_is_due_is_put_off(window: MainWindow) -> None:
    manual = in_a_casus(window, "plan")
    casus = casus_of(window)
    manual.press("Plan & afspraken")
    manual.press("Nieuwe afspraak")
    manual.fill(wat="de corporatie belt de huurder", uiterlijk="over 2 dagen")
    manual.press("Vastleggen")
    manual = Reader(window, "werkvoorraad")
    manual.follow("Werkvoorraad")
    work = choose(window, window.werkvoorraad, "Werkvoorraad, wat te laat is of deze week moet")
    assert "Enter" in manual.keys
    QTest.keyClick(work, Qt.Key.Key_Return)
    settle(window)
    assert window.shown_casus == casus.id
    manual.follow("Werkvoorraad")
    choose(window, window.werkvoorraad, "Werkvoorraad, wat te laat is of deze week moet")
    manual.press("Uitstellen")
    manual.fill(reden="de partner is ziek")
    manual.save()


def test_a_casus_is_closed_and_opened_again(window: MainWindow) -> None:
    open_casus(window.place.ctx, casus_gegevens(titel="Andere"), PERSOON)
    manual = in_a_casus(window, "casus")
    manual.press("Gegevens")
    manual.fill(titel="Overlast op de Proeflaan")
    manual.save()
    manual.press("Betrokkenen")
    manual.press("Object toevoegen")
    manual.fill(straat="Kade", huisnummer="1")
    manual.save()
    manual.press("Casus verbinden")
    manual.fill(ander_id="LD-2026-001", reden="dezelfde buren klagen")
    rest(window)
    choose_all(form(window))
    manual.save()
    manual.press("Tijdlijn")
    manual.press("Meer velden")
    manual.fill(tekst="de buren gesproken", bron="OOV")
    choose_all(form(window))
    manual.save()
    manual.press("Status wijzigen")
    manual.fill(naar=CasusStatus.GESLOTEN, reden="het is al weken rustig")
    manual.save()
    assert casus_of(window).status is CasusStatus.GESLOTEN
    manual.press("Status wijzigen")
    manual.fill(reden="het begint weer van voren")
    manual.save()
    assert casus_of(window).status is CasusStatus.ACTIEF


def test_a_casus_that_is_closed_to_others_can_be_opened_in_need(window: MainWindow) -> None:
    manual = in_a_casus(window, "besloten")
    other = colleague(window.place.desk, recht=Recht.REGIEVOERDER)
    manual.follow("Toegang tot de casus")
    manual.fill(iedereen=False, reden="een onderzoek dat nog loopt")
    manual.save()
    assert other.reads.dossier.zoek("LD-2026-001") == []
    theirs = open_casus(other, casus_gegevens(), PERSOON)
    close_casus_to(other, theirs, [], "een onderzoek dat nog loopt")
    manual.follow("Besloten casus in nood openen")
    manual.fill(nummer="LD-2026-002", reden="er is gevaar voor een kind")
    manual.press("In nood openen")
    done(window)
    assert window.shown_casus == theirs


def test_a_term_runs_to_its_end_and_a_request_is_decided(window: MainWindow) -> None:
    manual = in_a_casus(window, "termijnen")
    manual.press("Betrokkenen")
    manual.press("Melder vastleggen")
    manual.fill(naam="Ria Buur")
    manual.save()
    manual.press("Termijnen")
    manual.press("Nieuwe termijn")
    manual.fill(
        naam="reactie van de huurder", vanaf=NOW.date() - timedelta(days=7), aantal=2, eenheid=Eenheid.WEEK
    )
    manual.save()
    tab = window.casus_page.go_to_tab("Termijnen")
    for words, given in (("Opschorten", -2), ("Hervatten", 0), ("Verlengen", None), ("Afronden", None)):
        choose(window, tab, "Termijnen van de casus")
        manual.press(words)
        if given is not None:
            field = "vanaf" if words == "Opschorten" else "op"
            manual.fill(**{field: NOW.date() + timedelta(days=given)})
        fill_rest(form(window))
        for number in form(window).fields.values():
            if isinstance(number, NumberField):
                number.set_value(2)
        manual.save()
    manual.press("Verzoek vastleggen")
    manual.fill(melder_id=casus_of(window).melders[0].id, vraag="de buurman zet steeds de straat vol")
    manual.save()
    choose(window, tab, "Verzoeken om handhaving")
    manual.press("Beslissen")
    fill_rest(form(window))
    manual.save()


def test_a_heavier_measure(window: MainWindow) -> None:
    manual = in_a_casus(window, "ladder")
    manual.press("Ladder")
    ladder: Any = window.casus_page.go_to_tab("Ladder")
    ladder.choose("P03")
    settle(window)
    manual.press("Starten")
    manual.fill()
    manual.save()
    manual.press("Evalueren")
    manual.fill(bevinding="het helpt een beetje")
    manual.save()
    manual.press("Beëindigen")
    fill_rest(form(window))
    manual.save()
    ladder.choose("B02")
    settle(window)
    manual.press("Afweging maken")
    fill_rest(form(window))
    for name, field in form(window).fields.items():
        if name.startswith("grond_") and isinstance(field, ChoiceField):
            field.combo.setCurrentIndex(1)
    manual.press("Afweging vastleggen")
    done(window)
    manual.press("Starten")
    fill_rest(form(window))
    manual.save()


def test_a_gap_is_filled_and_partners_differ(window: MainWindow) -> None:
    manual = in_a_casus(window, "keten")
    manual.press("Keten")
    manual.press("Leefgebied beoordelen")
    manual.fill(bron="de corporatie")
    manual.save()
    manual.press("Partner inzetten")
    manual.fill(wachttijd_weken=10)
    manual.save()
    first, second = window.place.ctx.reads.keten.partners()[:2]
    manual.press("Verschil vastleggen")
    manual.fill(
        onderwerp="wel of niet melden",
        tekst="eerst rust",
        partner_id=first.id,
        partner_id_2=second.id,
        tekst_2="nu ingrijpen",
    )
    choose_all(form(window))
    manual.save()
    manual.follow("Partners")
    manual.press("Convenanten")
    manual.press("Nieuw convenant")
    form(window).fields["partijen"].set_value([first.id])
    manual.fill(naam="Convenant zorg en veiligheid", geldig_van="vandaag")
    manual.save()
    assert len(window.place.ctx.reads.keten.convenanten()) == 1
