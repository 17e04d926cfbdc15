"""Ten tasks done in the real window by what the manual says alone: what is pressed, typed or followed stands in its chapter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.besluitvorming.verzoek import VerzoekStatus
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import SignaalBron
from ivbdesk.ui.bewaren.verzoeken import VerzoekenTab
from ivbdesk.ui.dossier.plan import PlanTab
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import form, seen, settle
from tests.ui.handleiding.lezer import Reader, casus_of, in_a_casus
from tests.werkplaats import PERSOON, casus_gegevens


def test_1_a_report_comes_in_and_is_weighed_later(window: MainWindow) -> None:
    manual = Reader(window, "melding")
    manual.key("F9")
    assert {"Wat is er gehoord of gezien", "Thema", "Van wie"} <= manual.words
    manual.fill(tekst="harde muziek tot na middernacht", thema=Thema.WOONOVERLAST, bron=SignaalBron.BOA)
    manual.press("Signaal vastleggen")
    assert window.place.ctx.reads.werk.tellingen(window.place.today()).signalen == 1
    manual = Reader(window, "wegen")
    manual.follow("Signalen")
    manual.press("Wegen")
    manual.press("Later verder")
    assert not QApplication.activeModalWidget()


def test_2_a_casus_is_opened_and_kept_up(window: MainWindow) -> None:
    manual = Reader(window, "casus")
    manual.key("Ctrl+N")
    manual.fill(
        achternaam="Berg",
        rol=Rol.OVERLASTGEVER,
        straat="Kade",
        huisnummer="1",
        titel="Overlast Kade 1",
        doel="rust in de straat",
    )
    manual.press("Casus openen")
    assert casus_of(window).titel == "Overlast Kade 1"
    manual.press("Tijdlijn")
    quick = window.casus_page.tijdlijn.quick
    assert {"Snel vastleggen", "Wie", "Wat is het", "Herkomst"} <= manual.words
    quick.text.set_value("buren gesproken")
    for field in (quick.kind, quick.aard, quick.herkomst):
        field.combo.setCurrentIndex(max(0, field.combo.currentIndex()))
    quick.who.set_value("OOV")
    manual.press("Vastleggen")
    assert [item.tekst for item in casus_of(window).tijdlijn][-1] == "buren gesproken"


def test_3_an_agreement_is_made_and_kept(window: MainWindow) -> None:
    manual = in_a_casus(window, "plan")
    manual.press("Plan & afspraken")
    manual.press("Nieuwe afspraak")
    manual.fill(wat="de corporatie belt de huurder", uiterlijk="over 14 dagen")
    manual.press("Vastleggen")
    plan = window.casus_page.go_to_tab("Plan & afspraken")
    assert isinstance(plan, PlanTab)
    plan.table.selectRow(0)
    settle(window)
    manual.press("Afronden")
    manual.fill(resultaat="de huurder is gebeld")
    manual.save()
    (made,) = casus_of(window).afspraken
    assert made.resultaat == "de huurder is gebeld"


def test_4_a_partner_is_brought_in(window: MainWindow) -> None:
    manual = in_a_casus(window, "keten")
    manual.press("Keten")
    manual.press("Partner inzetten")
    manual.fill()
    manual.save()
    assert len(casus_of(window).inzetten) == 1
    manual.follow("Wie kan helpen? Partner zoeken")
    assert window.partners.tabs.name_at(window.partners.tabs.currentIndex()) == "Wie kan helpen?"
    assert window.focusWidget() is window.partners.who_helps.words.edit, "where the manual says to type"


def test_5_who_belongs_to_it(window: MainWindow) -> None:
    manual = in_a_casus(window, "personen")
    manual.press("Betrokkenen")
    manual.press("Betrokkene toevoegen")
    manual.fill(achternaam="Dijk", rol=Rol.HUISGENOOT)
    manual.save()
    assert len(casus_of(window).huidige_betrokkenen()) == 2


def test_6_a_light_means_is_started(window: MainWindow) -> None:
    manual = in_a_casus(window, "ladder")
    manual.press("Ladder")
    window.casus_page.go_to_tab("Ladder").choose("P03")  # type: ignore[attr-defined]  # the tab of that name
    settle(window)
    manual.press("Starten")
    manual.fill()
    manual.save()
    assert [measure.code for measure in casus_of(window).maatregelen] == ["P03"]


def test_7_a_conference_is_prepared(window: MainWindow) -> None:
    open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    manual = Reader(window, "overleg")
    manual.follow("Overleg")
    manual.press("Overleg plannen")
    partner = window.place.ctx.reads.keten.partners()[0]
    form(window).fields["partners"].set_value([partner.id])
    manual.fill(datum="over 7 dagen")
    manual.save()
    manual.press("Casussen kiezen")
    form(window).reject()
    settle(window)
    assert len(window.place.ctx.reads.publiek.overleggen()) == 1


def test_8_somebody_asks_for_their_data(window: MainWindow) -> None:
    manual = Reader(window, "inzage")
    manual.follow("Beheer: Verzoeken")
    manual.press("Verzoek vastleggen")
    manual.fill(achternaam="Bos", vraag="alles wat u van mij hebt")
    manual.save()
    tab = window.beheer.tab_pages["Verzoeken"]
    assert isinstance(tab, VerzoekenTab)
    tab.table.selectRow(0)
    manual.press("Afhandelen")
    manual.fill(
        identiteit_vastgesteld=True, status=VerzoekStatus.INGEWILLIGD, besluit="het overzicht is verstuurd"
    )
    manual.save()
    assert [request.status for request in window.place.ctx.reads.inzage.verzoeken()] == [
        VerzoekStatus.INGEWILLIGD
    ]


def test_9_a_colleague_is_away_and_then_leaves(window: MainWindow) -> None:
    colleague = add_officer(window.place.ctx, "Bo Proef", "", Recht.REGIEVOERDER)
    settle(window)
    manual = Reader(window, "afwezig")
    manual.follow("Afwezigheid vastleggen")
    manual.press("Afwezig")
    manual.fill(van="vandaag", tot="over 7 dagen", vervanger_id=colleague)
    manual.press("Vastleggen")
    manual.press("Vastleggen")  # Bo has no passphrase yet: that is asked about once
    assert len(window.place.ctx.reads.beheer.afwezigheden()) == 1
    manual = Reader(window, "vertrek")
    manual.follow("Beheer: Medewerkers")
    ended: QWidget = seen(
        window, QAbstractButton, lambda b: b.accessibleName() == "Toegang van Bo Proef beëindigen"
    )
    assert "Toegang beëindigen" in manual.words
    QTest.mouseClick(ended, Qt.MouseButton.LeftButton)
    manual.fill(reden="vertrekt naar een andere gemeente")
    manual.save()
    left = window.place.ctx.reads.beheer.medewerker(colleague)
    assert left is not None
    assert left.tot is not None


def test_10_a_mistake_is_put_right(window: MainWindow) -> None:
    manual = in_a_casus(window, "personen")
    manual.press("Betrokkenen")
    manual.press("Rol beëindigen")
    manual.fill(reden="is verhuisd naar elders")
    manual.save()
    assert casus_of(window).huidige_betrokkenen() == []
    Reader(window, "vergissing").key("Ctrl+Z")
    assert len(casus_of(window).huidige_betrokkenen()) == 1
