"""The page Partners by hand: cards and who to call, who can help, convenanten, and gaps that keep coming back."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from ivbdesk.actions.beheer.beheer import confirm_partner, remove_contact, save_contact
from ivbdesk.actions.besluitvorming import verschil
from ivbdesk.actions.dossier.casus import change_status, open_casus
from ivbdesk.actions.keten import keten
from ivbdesk.actions.publiek.delen import ConvenantGegevens, save_convenant
from ivbdesk.cases.betrokkenen.partner import ContactGegevens, Partner
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.keten.keten import GatSoort
from ivbdesk.cases.keten.knelpunt import KnelpuntStatus, recurring
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.keten.knelpunt_dialog import few
from ivbdesk.ui.keten.partners_page import PartnersPage
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import errors, fill, form, press, save, settle
from tests.ui.ladder.test_ladder import words
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens

TODAY = NOW.date()


def at(window: MainWindow, tab: str) -> PartnersPage:
    window.go_to("partners")
    page = window.pages["partners"]
    assert isinstance(page, PartnersPage)
    assert page.tabs.show_tab(tab)
    settle(window)
    return page


def partner(window: MainWindow, code: str) -> Partner:
    return next(p for p in window.place.ctx.reads.keten.partners() if p.code == code)


def card(window: MainWindow, code: str) -> PartnersPage:
    page = at(window, "Partners")
    page.open_card(partner(window, code).id)
    settle(window)
    return page


def line(listed: QListWidget, name: str) -> str:
    texts = [listed.item(number).text() for number in range(listed.count())]
    return next(text for text in texts if text.startswith(name))


def cells(table: PlainTable, row: int = 0) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def convenant(window: MainWindow, name: str, until: date | None, *codes: str) -> UUID:
    start = TODAY - timedelta(days=500)
    return save_convenant(window.place.ctx, None, ConvenantGegevens(name, start, until, codes, "Z-1", ""))


def test_a_card_is_due_until_it_is_gone_through_and_again_after_a_year(
    window: MainWindow, klok: Klok
) -> None:
    page = card(window, "ggz")
    assert "Nog niet nagelopen met de partner" in words(window)
    assert line(page.directory.list, "Geestelijke").endswith("! nog niet nagelopen")
    press(window, "Nagelopen met de partner")
    assert line(page.directory.list, "Geestelijke") == "Geestelijke gezondheidszorg"
    assert "✓ Nagelopen op 23 nov 2026" in words(window)
    klok.nu += timedelta(days=365)
    page.reload()
    settle(window)
    assert line(page.directory.list, "Geestelijke") == "Geestelijke gezondheidszorg"
    klok.nu += timedelta(days=1)
    page.reload()
    settle(window)
    assert "! nagelopen op 23 nov 2026" in line(page.directory.list, "Geestelijke")
    assert "! Langer dan een jaar geleden nagelopen: 23 nov 2026" in words(window)


def test_a_card_tells_all_that_one_needs_to_work_together(window: MainWindow) -> None:
    card(window, "ggz")
    told, ggz = words(window), partner(window, "ggz")
    for name in ("taken", "bevoegdheden", "diensten", "prioriteiten", "grenzen", "verwijzen", "bereikbaar"):
        assert getattr(ggz, name), name
        assert getattr(ggz, name) in told, name
    assert ggz.deelt in told
    assert ggz.ontvangt in told
    assert Klasse.ZORG.label in told
    assert "Psychische gezondheid, Middelengebruik en verslaving" in told


def test_a_changed_card_shows_and_its_kind_of_recipient_is_kept(window: MainWindow) -> None:
    card(window, "scholen")
    press(window, "Wijzigen")
    fill(window, verwijzen="Via de intern begeleider.", klasse=Klasse.ZORG, trefwoorden="school thuiszitter")
    save(window)
    found = partner(window, "scholen")
    assert (found.klasse, found.verwijzen) == (Klasse.ZORG, "Via de intern begeleider.")
    assert isinstance(found.klasse, Klasse)
    assert "Via de intern begeleider." in words(window)
    page = at(window, "Wie kan helpen?")
    page.who_helps.words.edit.setText("thuiszitter")
    assert cells(page.who_helps.table)[0] == "Scholen in Leiderdorp"


def test_contact_persons_come_change_and_go(window: MainWindow) -> None:
    card(window, "ggz")
    press(window, "Contactpersoon toevoegen")
    dialog = fill(window, telefoon="geen idee", mail="sanne")
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert set(errors(dialog)) == {"naam", "telefoon", "mail"}
    fill(window, naam="Sanne Proef", telefoon="071 123 45 67", mail="sanne@voorbeeld.nl")
    save(window)
    assert "Sanne Proef" in words(window)
    assert "071 123 45 67 · sanne@voorbeeld.nl" in words(window)
    press(window, "Sanne Proef wijzigen")
    fill(window, functie="casemanager")
    save(window)
    assert "Sanne Proef, casemanager" in words(window)
    assert len(partner(window, "ggz").contactpersonen) == 1
    press(window, "Sanne Proef verwijderen")
    fill(window, reden="werkt er niet meer")
    save(window)
    assert "Sanne Proef" not in words(window)
    assert partner(window, "ggz").contactpersonen == []


def test_a_contact_person_stays_with_its_partner(window: MainWindow) -> None:
    ctx, ggz, ggd = window.place.ctx, partner(window, "ggz"), partner(window, "ggd")
    first = save_contact(ctx, ggz.id, None, ContactGegevens("Een", "", "06 1", ""))
    save_contact(ctx, ggd.id, None, ContactGegevens("Twee", "", "", ""))
    with pytest.raises(RegelFout) as wrong:
        remove_contact(ctx, ggz.id, first, "  ")
    assert wrong.value.veld == "reden"
    remove_contact(ctx, ggz.id, first, "stond er dubbel")
    (logged,) = ctx.reads.beheer.auditregels(0, 5, actie="contactpersoon verwijderen")
    assert (logged.entiteit, logged.reden) == ("contactpersoon", "stond er dubbel")
    assert partner(window, "ggz").contactpersonen == []
    assert [c.naam for c in partner(window, "ggd").contactpersonen] == ["Twee"]


def test_the_card_names_the_convenanten_that_cover_it_and_says_which_ended(window: MainWindow) -> None:
    convenant(window, "Convenant voor allen", None)
    convenant(window, "Convenant zorg", TODAY - timedelta(days=1), "ggz")
    convenant(window, "Convenant politie", None, "politie")
    card(window, "ggz")
    told = words(window)
    assert "Convenant voor allen\n✓ geldig, zonder einddatum" in told
    assert "Convenant zorg\n✕ verlopen op 22 nov 2026" in told
    assert "Convenant politie" not in told


def test_who_can_help_by_keyboard_alone_ends_at_the_card(window: MainWindow) -> None:
    confirm_partner(window.place.ctx, partner(window, "college").id)
    page = at(window, "Wie kan helpen?")
    field = page.who_helps.words.edit
    field.setFocus()
    QTest.keyClicks(field, "schulden")
    first, third = cells(page.who_helps.table), cells(page.who_helps.table, 2)
    assert first[0] == "Gemeente Leiderdorp, sociaal domein"
    assert "expertise: Financiën en schulden" in first[1]
    assert "dienst: schuldhulp" in first[1]
    assert (first[2], first[3]) == (
        partner(window, "college").verwijzen,
        partner(window, "college").bereikbaar,
    )
    assert third[0] == "Bewindvoerder of mentor\n! ontvangt niets uit een casus"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.who_helps.table.hasFocus()
    QTest.keyClick(page.who_helps.table, Qt.Key.Key_Down)
    QTest.keyClick(page.who_helps.table, Qt.Key.Key_Return)
    settle(window)
    assert page.tabs.name_at(page.tabs.currentIndex()) == "Partners"
    assert page.directory.list.hasFocus()
    assert page.directory.list.currentItem().text().startswith("Incluzio")
    assert partner(window, "incluzio").taken in words(window)


def test_who_can_help_by_leefgebied_and_when_nobody_can(window: MainWindow) -> None:
    page = at(window, "Wie kan helpen?")
    assert page.who_helps.table.words.rowCount() == 0
    page.who_helps.area.combo.setCurrentIndex(9)
    assert cells(page.who_helps.table)[0] == "Geestelijke gezondheidszorg"
    page.who_helps.words.edit.setText("zeppelin")
    assert page.who_helps.table.words.rowCount() == 0
    assert "Geen partner gevonden" in words(window)


def test_a_convenant_is_kept_changed_and_shown_as_ended(window: MainWindow) -> None:
    page = at(window, "Convenanten")
    press(window, "Nieuw convenant")
    dialog = fill(window, naam="Convenant woonoverlast", geldig_van=TODAY, geldig_tot=date(2026, 1, 1))
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert "geldig_tot" in errors(dialog)
    fill(window, geldig_tot=date(2027, 1, 1))
    dialog.fields["partijen"].set_value([partner(window, code).id for code in ("ggz", "politie")])
    save(window)
    (kept,) = window.place.ctx.reads.keten.convenanten()
    assert set(kept.partijen.split(",")) == {"ggz", "politie"}
    assert cells(page.agreements.table)[1:] == [
        "GGZ en Politie",
        "✓ geldig tot en met 1 jan 2027\nvanaf 23 nov 2026",
    ]
    page.agreements.table.selectRow(0)
    press(window, "Convenant wijzigen …")
    fill(window, geldig_van=date(2026, 1, 1), geldig_tot=TODAY - timedelta(days=1))
    save(window)
    (kept,) = window.place.ctx.reads.keten.convenanten()
    assert set(kept.partijen.split(",")) == {"ggz", "politie"}
    assert cells(page.agreements.table)[2].startswith("✕ verlopen op 22 nov 2026")


def test_a_party_that_the_register_does_not_know_stays_a_party(window: MainWindow) -> None:
    convenant(window, "Convenant regio", None, "ggz", "buurgemeente")
    page = at(window, "Convenanten")
    page.agreements.table.selectRow(0)
    press(window, "Convenant wijzigen …")
    fill(window, toelichting="Alles is nagekeken.")
    save(window)
    (kept,) = window.place.ctx.reads.keten.convenanten()
    assert set(kept.partijen.split(",")) == {"ggz", "buurgemeente"}


def three_cases_without_a_partner(window: MainWindow) -> None:
    ctx = window.place.ctx
    for number in range(3):
        casus_id = open_casus(ctx, casus_gegevens(titel=f"Geheime titel {number}"), PERSOON)
        change_status(ctx, casus_id, CasusStatus.WEGING, "nu eerst wegen")
        change_status(ctx, casus_id, CasusStatus.ACTIEF, "aan de slag")
        keten.score_leefgebied(ctx, casus_id, 3, 2, "sociaal team", "")


def test_a_gap_that_recurs_becomes_a_knelpunt_that_names_no_casus(window: MainWindow) -> None:
    page = at(window, "Knelpunten")
    assert page.bottlenecks.recurs.words.rowCount() == 0
    three_cases_without_a_partner(window)
    settle(window)
    rows = [cells(page.bottlenecks.recurs, n) for n in range(page.bottlenecks.recurs.words.rowCount())]
    wanted = [row for row in rows if row[0] == "Probleem zonder partner bij Werk en dagbesteding"]
    assert wanted == [[wanted[0][0], "<5", "23 nov 2026", "nog niet"]]
    page.bottlenecks.recurs.selectRow(rows.index(wanted[0]))
    press(window, "Tot knelpunt maken")
    dialog = form(window)
    text = dialog.fields["omschrijving"].value()
    assert "minder dan 5 casussen" in text
    assert "Geheime" not in text
    fill(window, advies="Meer plekken voor dagbesteding.")
    save(window)
    (kept,) = window.place.ctx.reads.keten.knelpunten()
    assert (kept.gat, kept.leefgebied, kept.status) == (GatSoort.GEEN_PARTNER, 3, KnelpuntStatus.GEMELD)
    assert cells(page.bottlenecks.recurs, rows.index(wanted[0]))[3] == "○ Gemeld op 23 nov 2026"
    page.bottlenecks.recurs.selectRow(rows.index(wanted[0]))
    press(window, "Tot knelpunt maken")
    assert form(window).fields["advies"].value() == "Meer plekken voor dagbesteding."
    save(window)
    assert len(window.place.ctx.reads.keten.knelpunten()) == 1


def test_a_knelpunt_ends_with_what_came_of_it(window: MainWindow) -> None:
    verschil.save_knelpunt(
        window.place.ctx,
        None,
        verschil.KnelpuntGegevens(
            GatSoort.GEBLOKKEERD, 9, "Wachttijd te lang.", "", KnelpuntStatus.GEMELD, ""
        ),
    )
    page = at(window, "Knelpunten")
    page.bottlenecks.kept.selectRow(0)
    press(window, "Knelpunt wijzigen …")
    dialog = fill(window, status=KnelpuntStatus.OPGELOST)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert "uitkomst" in errors(dialog)
    fill(window, uitkomst="Er is een tweede team.")
    save(window)
    assert cells(page.bottlenecks.kept)[3] == "✓ Opgelost\nEr is een tweede team."
    assert cells(page.bottlenecks.kept)[0] == (
        "Partner kan of wil niet bij Psychische gezondheid\nWachttijd te lang."
    )


def test_low_numbers_are_not_told() -> None:
    assert [few(number) for number in (3, 4, 5, 12)] == ["<5", "<5", "5", "12"]


def test_two_cases_are_not_yet_a_pattern(window: MainWindow) -> None:
    three_cases_without_a_partner(window)
    gaps = window.place.ctx.reads.keten.ketengaten()
    same = [gap for gap in gaps if (gap[0], gap[1]) == (GatSoort.GEEN_PARTNER, 3)]
    assert len(same) == 3
    assert recurring(same[:2]) == ()
    assert [item.casussen for item in recurring(same)] == [3]
