"""Rights, closed cases and openings in an emergency: who may not see a casus, sees nothing of it anywhere."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from ivbdesk.actions.beheer.beheer import change_settings
from ivbdesk.actions.beheer.toegang import (
    NOOD_DUURT,
    OPNIEUW_NA,
    add_officer,
    change_officer,
    close_casus_to,
    end_officer,
    log_view,
    note_emergency_seen,
    open_casus_to_all,
    open_in_nood,
)
from ivbdesk.actions.bewaren.inzage import export_inzage
from ivbdesk.actions.bewaren.verzoeken import answer, take_in
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import NieuwePersoon, assign, change_casus, open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort, VerzoekStatus
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.medewerker import GeenToegang, Recht
from ivbdesk.cases.betrokkenen.register import GEMEENTE
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.zoeken.rijen import CasusFilter, WerkRij
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.drafts import Drafts
from ivbdesk.storage.errors import NotAnOfficer
from tests.storage.collega import colleague, context_of, engine_of
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens, reopen

ITEM = ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", "een regel", NOW.date())


def test_a_reader_reads_and_changes_nothing(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    reader = colleague(desk, recht=Recht.LEZER)
    assert reader.reads.dossier.casus(casus_id).titel
    log_view(reader, casus_id)
    for act in (
        lambda: change_casus(reader, casus_id, casus_gegevens(titel="Anders"), "zomaar een keer"),
        lambda: record_entry(reader, casus_id, ITEM),
        lambda: open_casus(reader, casus_gegevens(), None),
        lambda: change_settings(reader, {GEMEENTE: "Elders"}, "zomaar een keer"),
    ):
        before = desk.ctx.reads.beheer.audit_head()
        with pytest.raises(RegelFout):
            act()
        assert desk.ctx.reads.beheer.audit_head() == before


def test_a_regievoerder_works_in_cases_but_does_not_manage_the_register(desk: Desk) -> None:
    regie = colleague(desk, recht=Recht.REGIEVOERDER)
    open_casus(regie, casus_gegevens(), None)
    with pytest.raises(RegelFout, match="beheerder"):
        change_settings(regie, {GEMEENTE: "Elders"}, "zomaar een keer")
    with pytest.raises(RegelFout, match="beheerder"):
        add_officer(regie, "Nog een", "", Recht.BEHEERDER)


def test_who_left_can_do_nothing_more_and_stays_in_the_log(desk: Desk) -> None:
    other = colleague(desk)
    casus_id = open_casus(other, casus_gegevens(), None)
    end_officer(desk.ctx, other.officer, "andere baan")
    with pytest.raises(RegelFout):
        record_entry(other, casus_id, ITEM)
    assert "Bram Collega" in {line.wie for line in desk.ctx.reads.beheer.auditregels(0, 99)}


def test_one_beheerder_always_stays(desk: Desk) -> None:
    with pytest.raises(RegelFout, match="beheerder"):
        change_officer(desk.ctx, desk.ctx.officer, "Anne Proef", "OOV", Recht.LEZER)
    with pytest.raises(RegelFout, match="zichzelf"):
        end_officer(desk.ctx, desk.ctx.officer, "werkt elders")
    with pytest.raises(RegelFout, match="deze naam"):
        add_officer(desk.ctx, " anne proef ", "", Recht.LEZER)


def test_a_closed_casus_is_nowhere_for_who_may_not_see_it(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    open_id = open_casus(desk.ctx, casus_gegevens(titel="Tweede op dit adres"), None)
    other = colleague(desk)
    close_casus_to(desk.ctx, casus_id, (), "familie van een collega")
    reads, today = other.reads, other.today()
    number = desk.ctx.reads.dossier.casus(casus_id).nummer
    every = CasusFilter(alleen_open=False)
    assert [row.id for row in reads.dossier.casussen(every, today, 0, 99)] == [open_id]
    assert reads.dossier.count_casussen(every, today) == 1
    assert reads.werk.tellingen(today).casussen == 1
    assert casus_id not in {row.casus_id for row in reads.werk.werkvoorraad(today)}
    assert reads.dossier.zoek("Berg") == []
    assert reads.dossier.zoek(number.lower()) == []
    assert read_blad(other, open_id).op_dit_adres == ()
    for read in (
        reads.dossier.casus,
        reads.dossier.opleggers,
        reads.dossier.stukken,
        reads.dossier.toegangen,
    ):
        with pytest.raises(KeyError):
            read(casus_id)
    for do in (
        lambda: record_entry(other, casus_id, ITEM),
        lambda: open_casus_to_all(other, casus_id, "ik wil het weten"),
    ):
        with pytest.raises(GeenToegang):
            do()
    assert [line for line in reads.beheer.auditregels(0, 200) if line.nummer == number] == []


def test_who_is_named_sees_it_and_may_be_left_out_again(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    other = colleague(desk)
    close_casus_to(desk.ctx, casus_id, (other.officer,), "alleen wij tweeën")
    assert other.reads.dossier.casus(casus_id).besloten
    close_casus_to(other, casus_id, (), "ik doe het alleen")
    with pytest.raises(KeyError):
        desk.ctx.reads.dossier.casus(casus_id)
    open_casus_to_all(other, casus_id, "het is voorbij")
    assert not desk.ctx.reads.dossier.casus(casus_id).besloten


def test_an_opening_in_an_emergency_ends_by_itself_and_is_seen(desk: Desk, klok: Klok) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    number = desk.ctx.reads.dossier.casus(casus_id).nummer
    other = colleague(desk)
    close_casus_to(desk.ctx, casus_id, (), "familie van een collega")
    with pytest.raises(RegelFout):
        open_in_nood(other, number, "nood")
    assert open_in_nood(other, number.lower(), "politie staat voor de deur") == casus_id
    record_entry(other, casus_id, ITEM)
    (by_emergency,) = [item for item in desk.ctx.reads.dossier.toegangen(casus_id) if item.nood]
    assert (by_emergency.medewerker_id, by_emergency.reden) == (other.officer, "politie staat voor de deur")
    assert "politie staat voor de deur" in {line.reden for line in desk.ctx.reads.beheer.auditregels(0, 50)}
    klok.nu += NOOD_DUURT + timedelta(seconds=1)
    with pytest.raises(KeyError):
        other.reads.dossier.casus(casus_id)


def test_an_emergency_gives_no_right_to_let_others_in(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    number = desk.ctx.reads.dossier.casus(casus_id).nummer
    other = colleague(desk)
    close_casus_to(desk.ctx, casus_id, (), "familie van een collega")
    open_in_nood(other, number, "politie staat voor de deur")
    for do in (
        lambda: open_casus_to_all(other, casus_id, "ik wil het weten"),
        lambda: close_casus_to(other, casus_id, (other.officer,), "ik wil erin blijven"),
        lambda: assign(other, casus_id, other.officer, None, "ik neem hem over"),
        lambda: assign(other, casus_id, desk.ctx.officer, other.officer, "ik vervang"),
        lambda: note_emergency_seen(other, casus_id),
    ):
        with pytest.raises(RegelFout, match="in nood"):
            do()
    found = desk.ctx.reads.dossier.casus(casus_id)
    assert (found.besloten, found.behandelaar_id) == (True, desk.ctx.officer)
    assert [item.tot is None for item in desk.ctx.reads.dossier.toegangen(casus_id)] == [True, False]


def test_who_has_the_casus_reads_in_the_werkvoorraad_who_opened_it_in_an_emergency(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    number = desk.ctx.reads.dossier.casus(casus_id).nummer
    other = colleague(desk)
    close_casus_to(desk.ctx, casus_id, (), "familie van een collega")
    open_in_nood(other, number, "politie staat voor de deur")

    def told() -> list[WerkRij]:
        return [row for row in desk.ctx.reads.werk.werkvoorraad(desk.ctx.today()) if row.regel == "S28"]

    (row,) = told()
    assert (row.casus_id, row.wat) == (casus_id, "In nood geopend door Bram Collega")
    assert row.toelichting.startswith("politie staat voor de deur")
    assert row.wie == "Anne Proef"
    note_emergency_seen(desk.ctx, casus_id)
    assert told() == []
    assert desk.ctx.reads.beheer.auditregels(0, 5, actie="noodopening gezien")


@pytest.mark.parametrize("soort", [CasusSoort.ONDERMIJNING, CasusSoort.WOONOVERLAST])
def test_a_number_that_opens_nothing_tells_nothing_and_is_logged(desk: Desk, soort: CasusSoort) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(soort=soort), None)
    number = desk.ctx.reads.dossier.casus(casus_id).nummer
    other = colleague(desk)
    refused = set()
    for typed in (number, "LD-2026-999"):
        with pytest.raises(RegelFout) as error:
            open_in_nood(other, typed, "politie vond wapens bij zoon Kevin")
        refused.add(error.value.melding)
    assert len(refused) == 1, "the same for one that is open, one that is silent and one that is not there"
    tried = desk.ctx.reads.beheer.auditregels(0, 9, actie="noodopening")
    assert [line.reden for line in tried] == ["geen besloten casus geopend"] * 2
    assert {line.wie for line in tried} == {"Bram Collega"}
    assert "Kevin" not in repr(desk.ctx.reads.beheer.auditregels(0, 50)), "the reason tells of a casus to all"


def test_a_look_is_logged_once_in_half_an_hour(desk: Desk, klok: Klok) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)

    def looks() -> int:
        return len(desk.ctx.reads.beheer.auditregels(0, 99, casus_id=casus_id, actie="casus bekijken"))

    log_view(desk.ctx, casus_id)
    log_view(desk.ctx, casus_id)
    assert looks() == 1
    klok.nu += OPNIEUW_NA
    log_view(desk.ctx, casus_id)
    assert looks() == 2
    log_view(context_of(desk, colleague(desk).officer), casus_id)
    assert looks() == 3


def test_what_one_officer_was_typing_is_not_given_to_another(desk: Desk) -> None:
    other = colleague(desk)
    theirs = Drafts(engine_of(desk, other.officer), other.officer, desk.register.note_drafts)
    desk.drafts.save("tijdlijn", "1", "half getypt", NOW)
    assert theirs.load("tijdlijn", "1") is None
    assert theirs.all() == []
    theirs.save("tijdlijn", "1", "iets anders", NOW)
    theirs.discard("tijdlijn", "1")
    kept = desk.drafts.load("tijdlijn", "1")
    assert kept is not None
    assert kept.inhoud == "half getypt"


@pytest.mark.alleen_in_een_map("opens the files")
def test_who_left_is_not_let_in_even_with_a_passphrase_that_still_opens(
    desk: Desk, klok: Klok, tmp_path: Path
) -> None:
    other = colleague(desk)
    desk.register.keys.set_passphrase(other.officer, "vlinder kachel drempel oever wiek")
    end_officer(desk.ctx, other.officer, "andere baan")
    desk.close()
    with pytest.raises(NotAnOfficer):
        Desk.open(desk.register.folder, with_passphrase("vlinder kachel drempel oever wiek"), klok)
    reopen(tmp_path, klok).close()


def test_who_has_a_closed_casus_reads_that_somebody_in_it_asks_for_their_data(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    person = desk.ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon.id
    other = colleague(desk)
    close_casus_to(desk.ctx, casus_id, (), "familie van een collega")
    asked = take_in(desk.ctx, person, VerzoekSoort.INZAGE, desk.ctx.today(), "alles over mij")

    def told(ctx: Context) -> list[WerkRij]:
        return [row for row in ctx.reads.werk.werkvoorraad(ctx.today()) if row.regel == "S29"]

    (row,) = told(desk.ctx)
    assert row.termijn == desk.ctx.reads.inzage.verzoeken()[0].uiterlijk
    assert told(other) == []
    assert other.reads.inzage.verzoeken() == []
    answer(desk.ctx, asked, VerzoekStatus.INGEWILLIGD, "afschrift gegeven", True)
    assert told(desk.ctx) == []


@pytest.mark.alleen_in_een_map("who may not see a casus cannot be told on a server that it is there")
def test_a_copy_that_misses_a_closed_casus_says_so_in_the_log_of_that_casus(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    person = desk.ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon.id
    again = NieuwePersoon(PERSOON.gegevens, Rol.BETROKKENE, persoon_id=person)
    second = open_casus(desk.ctx, casus_gegevens(titel="Tweede zaak Proeflaan"), again)
    other = colleague(desk)
    close_casus_to(desk.ctx, casus_id, (), "familie van een collega")
    export_inzage(other, person, lambda *_: b"")
    told = {
        line.nummer: line.wijzigingen
        for line in desk.ctx.reads.beheer.auditregels(0, 9, actie="inzage verstrekken")
        if line.nummer
    }
    numbers = [desk.ctx.reads.dossier.casus(id).nummer for id in (casus_id, second)]
    assert ["zonder deze besloten casus" in told[number] for number in numbers] == [True, False]
