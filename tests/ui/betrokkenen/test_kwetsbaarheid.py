"""Vulnerability by hand: recorded in functional words, changed, ended, disclosed to the person, and counted per wijk."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivbdesk import resources
from ivbdesk.actions.beheer.toegang import close_casus_to
from ivbdesk.actions.betrokkenen.kwetsbaarheid import KwetsbaarheidGegevens, end_factor, record_factor
from ivbdesk.actions.bewaren.inzage import export_inzage
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.kwetsbaarheid import Kwetsbaarheid
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.bewaren.inzage import Inzage
from ivbdesk.cases.kader.kwetsbaarheid_kader import read_kwetsbaarheid
from ivbdesk.cases.kader.woordkeus import read_woordkeus
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.betrokkenen.kwetsbaarheid import KwetsbaarheidCard
from ivbdesk.ui.rapportage.page import RapportagePage
from ivbdesk.ui.rapportage.wijken import WijkenTab
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import errors, fill, press, save, seen, settle
from tests.werkplaats import NOW, PERSOON, casus_gegevens

TODAY = NOW.date()
KADER = read_kwetsbaarheid(resources.read("kwetsbaarheid.toml"), "kwetsbaarheid.toml")
ADD = "Draaglast of draagkracht van Jo van der Berg toevoegen"


def at_people(window: MainWindow) -> UUID:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.open_casus(casus_id, "Betrokkenen")
    settle(window)
    return casus_id


def factor(window: MainWindow, casus_id: UUID) -> Kwetsbaarheid:
    (found,) = window.place.ctx.reads.dossier.casus(casus_id).kwetsbaarheden
    return found


def said(window: MainWindow) -> str:
    card = seen(window, KwetsbaarheidCard, lambda _: True)
    return "\n".join(label.text() for label in card.findChildren(Label))


def test_a_diagnosis_is_told_while_it_is_typed_and_refused_and_functional_words_are_kept(
    window: MainWindow,
) -> None:
    casus_id = at_people(window)
    press(window, ADD)
    dialog = fill(window, factor="schulden", gewicht=4, woorden="Heeft een depressie", bron="Sociaal team")
    assert "‘depressie’" in dialog.fields["woorden"].error
    assert "bijvoorbeeld" in dialog.fields["woorden"].error
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert set(errors(dialog)) == {"woorden"}
    assert not window.place.ctx.reads.dossier.casus(casus_id).kwetsbaarheden
    fill(window, woorden="De post blijft dicht.")
    assert not dialog.fields["woorden"].error
    save(window)
    assert (factor(window, casus_id).factor, factor(window, casus_id).gewicht) == ("schulden", 4)
    told = said(window)
    for words in ("Draaglast 4 (1 factor)", "De post blijft dicht.", "Sociaal team", "Wat zou kunnen helpen"):
        assert words in told
    press(window, "Schulden wijzigen")
    fill(window, gewicht=2, reden="Er is een regeling.")
    save(window)
    assert factor(window, casus_id).gewicht == 2
    press(window, "Schulden beëindigen")
    fill(window, reden="De schulden zijn betaald.")
    save(window)
    assert factor(window, casus_id).tot == TODAY
    assert "Nog niets vastgelegd" in said(window)
    reasons = {line.reden for line in window.place.ctx.reads.beheer.auditregels(0, 50, casus_id=casus_id)}
    assert {"Er is een regeling.", "De schulden zijn betaald."} <= reasons


def test_our_own_examples_are_functional() -> None:
    words = read_woordkeus(resources.read("woordkeus.toml"), "woordkeus.toml")
    for factor in KADER.factoren:
        assert not words.told_of(factor.uitleg), factor.uitleg


def test_the_person_reads_it_in_the_inzage_and_no_search_finds_it(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = at_people(window)
    person = ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon.id
    given = KwetsbaarheidGegevens("schulden", 4, "Kenmerkwoord: post dicht", "Sociaal team", TODAY)
    record_factor(ctx, casus_id, person, given)
    with pytest.raises(RegelFout):
        record_factor(ctx, casus_id, person, given)
    read: list[Inzage] = []
    export_inzage(ctx, person, lambda told, *_: read.append(told) or b"pdf")  # type: ignore[func-returns-value]
    ((line,),) = (item.kwetsbaarheid for item in read[0].casussen)
    assert line[:4] == ("Schulden", 4, "Kenmerkwoord: post dicht", "Sociaal team")
    assert not ctx.reads.dossier.zoek("Kenmerkwoord")
    assert not ctx.reads.zoeken.zoek_teksten("Kenmerkwoord", TODAY)


def test_the_table_tells_of_years_that_ended_and_only_what_it_shows_leaves(
    window: MainWindow, tmp_path: Path
) -> None:
    ctx = window.place.ctx
    for number in range(12):
        where = Adres("Proeflaan", number + 1, "", "2351 AB", "Leiderdorp")
        casus_id = open_casus(ctx, casus_gegevens(adres=where), PERSOON)
        person = ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon.id
        for code in ("schulden", "chronisch_fysiek")[: 1 if number < 9 else 2]:
            given = KwetsbaarheidGegevens(code, 3, "Post dicht", "OOV", date(2025, 3, 1))
            record_factor(ctx, casus_id, person, given)
    window.go_to("rapportage")
    seen(window, RapportagePage, lambda _: True).tabs.show_tab("Kwetsbaarheid per wijk")
    settle(window)
    tab = seen(window, WijkenTab, lambda _: True)
    assert tab.year.value() == 2025
    model = tab.table.model()
    rows = [
        [str(model.index(r, c).data()) for c in range(model.columnCount())] for r in range(model.rowCount())
    ]
    assert rows[-1][:4] == ["Leiderdorp", "12", "<5", "12"]
    target = tmp_path / "tabel.csv"
    tab.save_to(target)
    settle(window)
    lines = target.read_text("utf-8-sig").splitlines()
    assert [line.split(";") for line in lines[1:]] == rows
    assert any(line.actie == "telling per wijk exporteren" for line in ctx.reads.beheer.auditregels(0, 50))
    end_factor(ctx, casus_id, ctx.reads.dossier.casus(casus_id).kwetsbaarheden[0].id, "Alles is betaald.")
    close_casus_to(ctx, casus_id, (), "familie van een medewerker")
    window.go_to("casussen")
    window.go_to("rapportage")
    settle(window)
    assert model.index(model.rowCount() - 1, 1).data() == "11"


def test_an_entry_of_the_tijdlijn_asks_for_other_words_or_the_mark(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.open_casus(casus_id, "Tijdlijn")
    settle(window)
    press(window, "Meer velden …")
    dialog = fill(window, tekst="Haar zoon is autistisch.", bron="school")
    assert "extra begeleiding" in dialog.fields["tekst"].error
    fill(window, bijzonder=True)
    assert not dialog.fields["tekst"].error
    save(window)
    (entry,) = window.place.ctx.reads.dossier.casus(casus_id).tijdlijn
    assert entry.bijzonder
