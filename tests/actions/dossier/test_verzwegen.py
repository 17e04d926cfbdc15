"""A casus of soort ondermijning that is closed does not exist for who may not see it (AVG art. 10; issue 15, input 15)."""

from __future__ import annotations

import json
from dataclasses import asdict
from uuid import UUID

import pytest

from ivbdesk.actions.beheer.toegang import add_officer, close_casus_to, end_officer, open_casus_to_all
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import NieuwePersoon, assign, change_casus, change_status, open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.publiek.overleg import OverlegGegevens, plan_overleg, put_on_agenda
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.medewerker import GeenToegang, Recht
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.publiek.overleg import OverlegSoort
from ivbdesk.cases.zoeken.rijen import CasusFilter
from ivbdesk.desk import Desk
from tests.storage.collega import colleague, context_of
from tests.werkplaats import NOW, PERSOON, casus_gegevens

HERE = Adres("Proeflaan", 3, "", "2351 AB", "Leiderdorp")
HIDDEN = casus_gegevens(soort=CasusSoort.ONDERMIJNING, titel="Ondermijning Proeflaan 3")


def report(ctx: Context, casus_id: UUID) -> None:
    for day in range(1, 6):
        what = ItemGegevens(
            ItemSoort.MELDING, Aard.VERKLARING, Herkomst.MELDER, "bewoner", f"auto's {day}", NOW.date()
        )
        record_entry(ctx, casus_id, what)


def new_day(ctx: Context, casus_id: UUID) -> None:
    with ctx.begin("bijwerken", "nieuwe dag") as unit:
        unit.refresh(casus_id)


def everything(ctx: Context, seen: UUID) -> str:
    """All that the reads tell this officer, in one text."""
    reads, today = ctx.reads, ctx.today()
    every = CasusFilter(alleen_open=False)
    blad = read_blad(ctx, seen)
    told: list[object] = [
        reads.dossier.casussen(every, today, 0, 99),
        reads.werk.werkvoorraad(today),
        blad.op_dit_adres,
        reads.gelijkenis.buren(HERE, "Jo", "van der Berg"),
        reads.dossier.zoek("Berg"),
        reads.zoeken.zoek_casussen("Proeflaan", today),
        reads.zoeken.zoek_bedoeld("Proeflaab", today),
        reads.publiek.overleggen(),
        reads.bewaren.gesloten_casussen(today),
        [asdict(line) for line in reads.beheer.auditregels(0, 999)],
        [asdict(point) for point in ctx.reads.beheer.wijzigingen_van([])],
    ]
    return json.dumps(told, default=repr)


def test_a_colleague_is_told_of_it_nowhere(desk: Desk) -> None:
    plain = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    other = colleague(desk)
    new_day(desk.ctx, plain)
    before = other.reads.werk.werkvoorraad(other.today())
    hidden = open_casus(desk.ctx, HIDDEN, PERSOON)
    number = desk.ctx.reads.dossier.casus(hidden).nummer
    report(desk.ctx, hidden)
    new_day(desk.ctx, plain)
    assert other.reads.werk.werkvoorraad(other.today()) == before, "the werkvoorraad says nothing of it"
    assert number not in everything(other, plain)
    assert str(hidden) not in everything(other, plain)
    reads = other.reads
    assert reads.dossier.zoek(number) == []
    assert reads.zoeken.zoek_casussen(number, other.today()) == []
    assert reads.dossier.casus_op_nummer(number) is None
    assert reads.dossier.casusnummers([hidden]) == {}
    place = desk.ctx.reads.dossier.casus(hidden).object
    assert place is not None
    assert [row.id for row in reads.dossier.casussen_op_object(place.id)] == [plain]
    assert reads.signaal.meldingen_op(HERE, NOW) == 0
    assert reads.invoer.bekende_personen() == [(Adres("Proeflaan", 3), "Jo", "van der", "Berg")]
    for read in (
        reads.dossier.casus,
        reads.dossier.opleggers,
        reads.dossier.blad,
    ):
        with pytest.raises(KeyError):
            read(hidden)
    with pytest.raises(GeenToegang):
        record_entry(
            other, hidden, ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", "x", NOW.date())
        )


def test_it_leaves_no_gap_in_the_numbers_and_no_person_in_the_log(desk: Desk) -> None:
    open_casus(desk.ctx, casus_gegevens(), PERSOON)
    other = colleague(desk)
    before = other.reads.beheer.auditregels(0, 999)
    there = casus_gegevens(
        soort=CasusSoort.ONDERMIJNING, adres=Adres("Stilleweg", 8, "", "2352 CD", "Leiderdorp")
    )
    unknown = NieuwePersoon(Persoonsgegevens("Mirthe", "", "Verzonnen", 1980), Rol.OVERLASTGEVER)
    open_casus(desk.ctx, there, unknown)
    assert other.reads.beheer.auditregels(0, 999) == before
    after = open_casus(desk.ctx, casus_gegevens(), None)
    assert desk.ctx.reads.dossier.casus(after).nummer == "LD-2026-002"


def test_who_may_see_it_is_told_in_it_of_the_others(desk: Desk) -> None:
    plain = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    hidden = open_casus(desk.ctx, HIDDEN, PERSOON)
    number = desk.ctx.reads.dossier.casus(plain).nummer
    rows = desk.ctx.reads.werk.werkvoorraad(desk.ctx.today())
    (point,) = [row for row in rows if row.wat == "Ook in een andere lopende casus"]
    assert point.casus_id == hidden
    assert point.toelichting.startswith(f"{number} (zelfde adres)")


def test_it_is_closed_from_the_start_to_all_but_who_has_it(desk: Desk) -> None:
    second = add_officer(desk.ctx, "Bram Collega", "OOV", Recht.REGIEVOERDER)
    third = add_officer(desk.ctx, "Chantal Collega", "OOV", Recht.REGIEVOERDER)
    hidden = open_casus(
        desk.ctx,
        casus_gegevens(soort=CasusSoort.ONDERMIJNING, titel="Pand Proeflaan 3", vervanger_id=second),
        None,
    )
    found = desk.ctx.reads.dossier.casus(hidden)
    assert found.besloten
    inside = sorted(str(item.medewerker_id) for item in desk.ctx.reads.dossier.toegangen(hidden))
    assert inside == sorted([str(desk.ctx.officer), str(second)])
    assert context_of(desk, second).reads.dossier.casus(hidden).id == hidden
    assign(desk.ctx, hidden, third, None, "werk verdeeld")
    assert context_of(desk, third).reads.dossier.casus(hidden).id == hidden


def test_a_casus_that_becomes_one_of_ondermijning_is_no_longer_told(desk: Desk) -> None:
    plain = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    other = colleague(desk)
    second = open_casus(desk.ctx, casus_gegevens(titel="Tweede op dit adres"), None)
    number = desk.ctx.reads.dossier.casus(second).nummer
    new_day(desk.ctx, plain)
    assert number in everything(other, plain)
    change_casus(desk.ctx, second, HIDDEN, "blijkt ondermijning")
    assert number not in everything(other, plain)
    open_casus_to_all(desk.ctx, second, "het onderzoek is openbaar")
    assert number in everything(other, plain)
    close_casus_to(desk.ctx, second, (), "de collega is terug")
    assert number not in everything(other, plain)


def test_it_is_on_no_agenda_and_in_no_list_to_destroy(desk: Desk) -> None:
    plain = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    hidden = open_casus(desk.ctx, HIDDEN, PERSOON)
    other = colleague(desk)
    guest = desk.ctx.reads.keten.partners()[0].id
    meeting = plan_overleg(
        desk.ctx, OverlegGegevens(OverlegSoort.LSO, desk.ctx.today(), None, "", "Anne", (guest,))
    )
    put_on_agenda(desk.ctx, meeting, [hidden, plain])
    assert [item.casus_id for item in other.reads.publiek.overleg(meeting).in_order()] == [plain]
    assert [item.casus_id for item in desk.ctx.reads.publiek.overleg(meeting).in_order()] == [hidden, plain]
    change_status(desk.ctx, hidden, CasusStatus.GESLOTEN, "aan een ander overgedragen")
    assert other.reads.bewaren.gesloten_casussen(desk.ctx.today()) == []
    assert len(desk.ctx.reads.bewaren.gesloten_casussen(desk.ctx.today())) == 1


def test_when_the_only_one_leaves_it_goes_to_who_ends_it(desk: Desk) -> None:
    regie = colleague(desk, recht=Recht.REGIEVOERDER)
    hidden = open_casus(regie, HIDDEN, PERSOON)
    with pytest.raises(KeyError):
        desk.ctx.reads.dossier.casus(hidden)
    end_officer(desk.ctx, regie.officer, "andere baan")
    assert desk.ctx.reads.dossier.casus(hidden).besloten
