"""The quick line asks who told it and proposes what it is; meldingen of one event become one incident in one press."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.ui.dossier.tijdlijn import TijdlijnTab
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import fill, form, press, settle
from tests.werkplaats import PERSOON, casus_gegevens


def at_tijdlijn(window: MainWindow) -> tuple[UUID, TijdlijnTab]:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.open_casus(casus_id, "Tijdlijn")
    settle(window)
    return casus_id, window.casus_page.tijdlijn


def read(window: MainWindow, casus_id: UUID) -> Casus:
    return window.place.ctx.reads.dossier.casus(casus_id)


def record(window: MainWindow, tab: TijdlijnTab, kind: ItemSoort, who: str, text: str) -> None:
    quick = tab.quick
    quick.kind.set_value(kind)
    quick.who.edit.selectAll()
    QTest.keyClicks(quick.who.edit, who)
    QTest.keyClicks(quick.text.edit, text)
    QTest.keyClick(quick.text.edit, Qt.Key.Key_Return)
    settle(window)


def test_a_melding_on_the_quick_line_is_the_statement_of_a_sealed_melder(window: MainWindow) -> None:
    casus_id, tab = at_tijdlijn(window)
    tab.quick.kind.set_value(ItemSoort.MELDING)
    assert tab.quick.who.title == "Wie meldde dit"
    record(window, tab, ItemSoort.MELDING, "mw. Appelmans", "harde muziek")
    (item,) = read(window, casus_id).tijdlijn
    assert (item.aard, item.herkomst, item.verificatie) == (
        Aard.VERKLARING, Herkomst.MELDER, Verificatie.GEMELD,
    )  # fmt: skip
    assert item.bron == "Melder"
    assert item.melder_id == read(window, casus_id).melders[0].id
    offered = [tab.quick.who.combo.itemText(n) for n in range(tab.quick.who.combo.count())]
    assert "Verzegelde melder 1" in offered
    assert not any("Appelmans" in name for name in offered)


def test_without_who_told_it_a_melding_is_not_recorded(window: MainWindow) -> None:
    casus_id, tab = at_tijdlijn(window)
    record(window, tab, ItemSoort.MELDING, "", "harde muziek")
    assert "Noem de bron" in tab.quick.who.error
    assert tab.quick.text.value() == "harde muziek"
    assert read(window, casus_id).tijdlijn == []


def test_what_an_official_saw_is_a_waarneming_and_a_known_source_has_its_origin(window: MainWindow) -> None:
    casus_id, tab = at_tijdlijn(window)
    tab.quick.kind.set_value(ItemSoort.INCIDENT)
    tab.quick.aard.set_value(Aard.WAARNEMING)
    tab.quick.herkomst.set_value(Herkomst.POLITIE)
    tab.quick.who.set_value("Wijkagent")
    tab.quick.text.set_value("muziek gehoord aan de deur")
    tab.quick.record()
    settle(window)
    (item,) = read(window, casus_id).tijdlijn
    assert (item.verificatie, item.bron) == (Verificatie.WAARGENOMEN, "Wijkagent")
    tab.quick.kind.set_value(ItemSoort.MELDING)
    tab.quick.who.set_value("de wijkagent")
    assert tab.quick.herkomst.value() is Herkomst.POLITIE


def test_the_next_casus_is_not_offered_the_sources_of_this_one(window: MainWindow) -> None:
    _, tab = at_tijdlijn(window)
    record(window, tab, ItemSoort.CONTACT, "Zorggroep Noord", "gebeld")
    at_tijdlijn(window)
    offered = [tab.quick.who.combo.itemText(n) for n in range(tab.quick.who.combo.count())]
    assert offered == ["OOV"]
    assert tab.quick.who.value() == ""
    tab.quick.kind.set_value(ItemSoort.CONTACT)
    assert tab.quick.who.value() == "OOV"


def test_meldingen_of_one_event_are_proposed_and_accepted_with_one_press(window: MainWindow) -> None:
    casus_id, tab = at_tijdlijn(window)
    record(window, tab, ItemSoort.MELDING, "mw. A", "muziek")
    assert not tab.events.isVisible()
    record(window, tab, ItemSoort.MELDING, "mw. B", "geschreeuw")
    assert tab.events.isVisible()
    assert "2 meldingen" in tab.events.told.text()
    press(window, "Als één incident")
    settle(window)
    incidents = [i for i in read(window, casus_id).tijdlijn if i.soort is ItemSoort.INCIDENT]
    assert len(incidents) == 1
    assert not tab.events.isVisible()
    record(window, tab, ItemSoort.MELDING, "mw. C", "bonken")
    press(window, "Bij dit incident zetten")
    settle(window)
    assert sum(i.incident_id == incidents[0].id for i in read(window, casus_id).tijdlijn) == 3


def test_who_says_they_are_several_events_is_not_asked_again(window: MainWindow) -> None:
    _, tab = at_tijdlijn(window)
    for who in ("mw. A", "mw. B"):
        record(window, tab, ItemSoort.MELDING, who, "muziek")
    press(window, "Nee, los laten")
    record(window, tab, ItemSoort.CONTACT, "OOV", "gebeld")
    assert not tab.events.isVisible()


def test_all_fields_propose_by_kind_and_offer_the_sources(window: MainWindow) -> None:
    _, tab = at_tijdlijn(window)
    record(window, tab, ItemSoort.CONTACT, "Zorggroep Noord", "gebeld")
    tab.new_item()
    fill(window, soort="melding")
    fields = form(window).fields
    assert (fields["aard"].value(), fields["herkomst"].value()) == (Aard.VERKLARING, Herkomst.MELDER)
    fill(window, soort="huisbezoek")
    assert (fields["aard"].value(), fields["herkomst"].value()) == (Aard.WAARNEMING, Herkomst.EIGEN)
