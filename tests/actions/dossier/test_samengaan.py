"""One casus goes up in another with everything, and a part of one becomes a casus of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
import sqlalchemy as sa

from ivbdesk.actions.beheer.toegang import close_casus_to
from ivbdesk.actions.betrokkenen.betrokkenen import add_betrokkene, add_melder
from ivbdesk.actions.betrokkenen.kwetsbaarheid import KwetsbaarheidGegevens, record_factor
from ivbdesk.actions.betrokkenen.vergissing import take_out_betrokkene
from ivbdesk.actions.bewaren.bewaren import hold, release
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.dossier.samengaan import merge_cases, split_casus
from ivbdesk.actions.dossier.samenhang import add_object
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.keten import keten
from ivbdesk.actions.ladder.ladder import propose_measure
from ivbdesk.actions.publiek.delen import inform_resident
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.casusobject import ObjectGegevens
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.dossier.casusband import Bandsoort
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.samengaan import Afsplitsing
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Herkomst, Urgentie
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from ivbdesk.storage.tables import dossier as t
from tests.storage.collega import colleague
from tests.werkplaats import NOW, PERSOON, casus_gegevens, database_of

TODAY = NOW.date()
WHY = "het is dezelfde overlast, twee keer geopend"
THERE = Adres("Kersenlaan", 7, "", "2353 AB", "Leiderdorp")
RIA = NieuwePersoon(Persoonsgegevens("Ria", "", "Peer", 1960), Rol.HUISGENOOT)


def entry(
    desk: Desk, casus_id: UUID, tekst: str, melder_id: UUID | None = None, incident: UUID | None = None
) -> UUID:
    given = ItemGegevens(ItemSoort.MELDING, Aard.VERKLARING, Herkomst.MELDER, "", tekst, TODAY)
    if melder_id is None:
        given = replace(given, soort=ItemSoort.INCIDENT, aard=Aard.FEIT, herkomst=Herkomst.EIGEN, bron="OOV")
    return record_entry(desk.ctx, casus_id, replace(given, melder_id=melder_id, incident_id=incident))


def filled(desk: Desk, titel: str, adres: Adres, *people: NieuwePersoon) -> UUID:
    """A casus with people, who reported, an entry, a factor and an agreement."""
    ctx = desk.ctx
    made = open_casus(ctx, casus_gegevens(titel=titel, adres=adres), people[0])
    for one in people[1:]:
        add_betrokkene(ctx, made, one)
    melder = add_melder(ctx, made, "Een Melder", "0612345678", True)
    incident = entry(desk, made, f"ruzie op straat bij {titel}")
    entry(desk, made, f"harde muziek bij {titel}", melder, incident)
    person = ctx.reads.dossier.casus(made).betrokkenen[-1].persoon.id
    record_factor(ctx, made, person, KwetsbaarheidGegevens("schulden", 3, "post dicht", "OOV", TODAY))
    partner = ctx.reads.keten.partners()[0].id
    keten.make_afspraak(ctx, made, keten.AfspraakGegevens("bellen", partner, "", TODAY))
    return made


def test_one_casus_goes_up_in_another_with_everything(desk: Desk) -> None:
    ctx = desk.ctx
    naar = filled(desk, "Eerste zaak", casus_gegevens().adres, PERSOON)
    jo = ctx.reads.dossier.casus(naar).betrokkenen[0].persoon.id
    van = filled(desk, "Tweede zaak", THERE, replace(PERSOON, persoon_id=jo), RIA)
    hold(ctx, van, "er loopt beroep")
    merge_cases(ctx, van, naar, WHY)
    gone, kept = ctx.reads.dossier.casus(van), ctx.reads.dossier.casus(naar)
    assert (gone.status, gone.gesloten_op) == (CasusStatus.GESLOTEN, TODAY)
    assert gone.overgangen[-1].reden == f"opgegaan in {kept.nummer}: {WHY}"
    assert (gone.betrokkenen, gone.tijdlijn, gone.afspraken, gone.melders) == ([], [], [], [])
    assert sorted((b.persoon.naam, b.rol) for b in kept.betrokkenen) == [
        ("Jo van der Berg", Rol.OVERLASTGEVER),
        ("Ria Peer", Rol.HUISGENOOT),
    ]
    assert (len(kept.tijdlijn), len(kept.afspraken), len(kept.kwetsbaarheden)) == (4, 2, 2)
    assert [adres.kort for adres in kept.adressen()] == ["Proeflaan 3", "Kersenlaan 7"]
    assert len({melder.merk for melder in kept.melders}) == 1, "one who reported in both is counted once"
    assert [plicht.reden for plicht in ctx.reads.bewaren.bewaarplichten(naar)] == ["er loopt beroep"]
    ((link, row),) = ctx.reads.dossier.blad(van).banden
    assert (link.soort, row.id) == (Bandsoort.OPGEGAAN, naar)
    (hit,) = ctx.reads.zoeken.zoek_teksten("muziek tweede", TODAY)
    assert hit.casus_id == naar
    told = ctx.reads.beheer.auditregels(0, 99, actie="casussen samenvoegen")
    assert {line.reden for line in told} == {WHY}
    assert {line.nummer for line in told if line.nummer} == {gone.nummer, kept.nummer}


def test_nothing_still_hangs_on_the_casus_that_went_up_but_its_own_history(desk: Desk) -> None:
    naar = filled(desk, "Eerste zaak", casus_gegevens().adres, PERSOON)
    van = filled(desk, "Tweede zaak", THERE, RIA)
    add_object(desk.ctx, van, ObjectGegevens(casus_gegevens().adres))
    merge_cases(desk.ctx, van, naar, WHY)
    left = set()
    with database_of(desk).connect() as connection:
        for table in t.metadata.sorted_tables:
            for column in table.columns:
                refers = bool(column.foreign_keys) and next(iter(column.foreign_keys)).column.table is t.casus
                if refers and connection.scalar(sa.select(sa.func.count()).where(column == van)):
                    left.add(table.name)
    assert left == {"statusovergang", "stand", "casusband", "casusobject"}, (
        "the home that the other has already stays"
    )


def test_what_cannot_go_up_in_another_is_refused(desk: Desk) -> None:
    ctx = desk.ctx
    naar = open_casus(ctx, casus_gegevens(), PERSOON)
    van = open_casus(ctx, casus_gegevens(titel="Tweede zaak"), RIA)
    for casus_id, other, why in ((van, van, "andere casus"), (van, None, "kies de casus")):
        with pytest.raises(RegelFout, match=why):
            merge_cases(ctx, casus_id, other, WHY)
    for casus_id in (naar, van):
        propose_measure(ctx, casus_id, "P05", None)
    with pytest.raises(RegelFout, match="middel P05"):
        merge_cases(ctx, van, naar, WHY)
    third = open_casus(ctx, casus_gegevens(titel="Derde zaak"), None)
    close_casus_to(ctx, third, (), "familie van een collega")
    with pytest.raises(RegelFout, match="niet voor dezelfde"):
        merge_cases(ctx, third, naar, WHY)
    fourth = open_casus(ctx, casus_gegevens(titel="Vierde zaak"), None)
    merge_cases(ctx, fourth, naar, WHY)
    with pytest.raises(RegelFout, match="open zijn"):
        merge_cases(ctx, fourth, naar, WHY)


def test_chosen_people_and_entries_become_a_casus_of_their_own(desk: Desk) -> None:
    ctx = desk.ctx
    casus_id = filled(desk, "Eerste zaak", casus_gegevens().adres, PERSOON, RIA)
    casus = ctx.reads.dossier.casus(casus_id)
    ria = next(b.persoon.id for b in casus.betrokkenen if b.persoon.naam == "Ria Peer")
    told = next(item for item in casus.tijdlijn if item.soort is ItemSoort.MELDING)
    choice = Afsplitsing(CasusSoort.MEERVOUDIG, "Hulp bij schulden", "hulp", [ria], [told.id], adres_mee=True)
    made = split_casus(ctx, casus_id, choice, "haar schulden staan los van de overlast")
    one, other = ctx.reads.dossier.casus(casus_id), ctx.reads.dossier.casus_om_te_delen(made)
    assert [b.persoon.naam for b in one.betrokkenen] == ["Jo van der Berg"]
    assert [b.persoon.naam for b in other.betrokkenen] == ["Ria Peer"]
    assert (len(one.tijdlijn), len(other.tijdlijn)) == (1, 1)
    assert (one.kwetsbaarheden, len(other.kwetsbaarheden)) == ([], 1)
    assert other.tijdlijn[0].incident_id is None, "the incident stayed"
    (melder,) = other.melders
    assert (melder.naam, melder.id) == ("Een Melder", other.tijdlijn[0].melder_id)
    assert other.object is not None
    assert (other.grondslag, other.behandelaar_id) == (one.grondslag, one.behandelaar_id)
    ((link, row),) = ctx.reads.dossier.blad(made).banden
    assert (link.soort, row.id) == (Bandsoort.AFGESPLITST, casus_id)
    assert [hit.casus_id for hit in ctx.reads.zoeken.zoek_teksten("muziek", TODAY)] == [made]


def test_what_is_split_off_from_a_closed_casus_is_closed_for_the_same_officers(desk: Desk) -> None:
    casus_id = filled(desk, "Eerste zaak", casus_gegevens().adres, PERSOON, RIA)
    inside, outside = colleague(desk), colleague(desk, "Chris Ander")
    close_casus_to(desk.ctx, casus_id, (inside.officer,), "familie van een collega")
    casus = desk.ctx.reads.dossier.casus(casus_id)
    choice = Afsplitsing(
        CasusSoort.MEERVOUDIG, "Hulp bij schulden", "hulp", [casus.betrokkenen[1].persoon.id]
    )
    made = split_casus(desk.ctx, casus_id, choice, "haar schulden staan los van de overlast")
    assert inside.reads.dossier.casus(made).besloten
    with pytest.raises(KeyError):
        outside.reads.dossier.casus(made)


def test_what_is_split_off_stays_bound_as_it_was(desk: Desk) -> None:
    ctx = desk.ctx
    urgent = casus_gegevens(urgentie=Urgentie.ORANJE, urgentie_reden="dreiging")
    casus_id = open_casus(ctx, urgent, PERSOON)
    add_betrokkene(ctx, casus_id, RIA)
    hold(ctx, casus_id, "er loopt beroep")
    inform_resident(ctx, casus_id, None, "het onderzoek loopt nog", date(2027, 1, 11))
    casus = ctx.reads.dossier.casus(casus_id)
    (promised,) = casus.beloften
    ria = next(role for role in casus.betrokkenen if role.persoon.naam == "Ria Peer")
    choice = Afsplitsing(CasusSoort.MEERVOUDIG, "Hulp bij schulden", "hulp", [ria.persoon.id])
    made = split_casus(ctx, casus_id, choice, "haar schulden staan los van de overlast")
    for held in (casus_id, made):
        (plicht,) = ctx.reads.bewaren.bewaarplichten(held)
        assert (plicht.reden, plicht.sinds, plicht.tot) == ("er loopt beroep", TODAY, None)
    with pytest.raises(RegelFout, match="bewaarplicht"):
        take_out_betrokkene(ctx, made, ria.id, "bij de verkeerde casus gezet")
    told = ctx.reads.beheer.auditregels(0, 99, actie="casus splitsen")
    assert any(f"bewaarplicht van {casus.nummer} geldt ook hier" in line.wijzigingen for line in told)
    other = ctx.reads.dossier.casus(made)
    assert other.informeren_op == date(2027, 1, 11)
    assert [(one.soort, one.uiterlijk) for one in other.beloften] == [(promised.soort, promised.uiterlijk)]
    release(ctx, casus_id, "het beroep is ingetrokken")
    assert ctx.reads.bewaren.bewaarplichten(made)[0].tot is None, "each is released by itself"


def test_a_hold_that_ended_does_not_go_along(desk: Desk) -> None:
    casus_id = filled(desk, "Eerste zaak", casus_gegevens().adres, PERSOON, RIA)
    hold(desk.ctx, casus_id, "er loopt beroep")
    release(desk.ctx, casus_id, "het beroep is ingetrokken")
    people = [role.persoon.id for role in desk.ctx.reads.dossier.casus(casus_id).betrokkenen[1:]]
    made = split_casus(desk.ctx, casus_id, Afsplitsing(CasusSoort.MEERVOUDIG, "Hulp", "hulp", people), WHY)
    assert desk.ctx.reads.bewaren.bewaarplichten(made) == []


def test_what_the_rest_rests_on_stays(desk: Desk) -> None:
    ctx = desk.ctx
    casus_id = filled(desk, "Eerste zaak", casus_gegevens().adres, PERSOON, RIA)
    casus = ctx.reads.dossier.casus(casus_id)
    why = "haar schulden staan los van de overlast"
    with pytest.raises(RegelFout, match="Kies wie of wat"):
        split_casus(ctx, casus_id, Afsplitsing(CasusSoort.MEERVOUDIG, "Hulp", "hulp"), why)
    propose_measure(ctx, casus_id, "B04", None)
    jo = next(b.persoon.id for b in casus.betrokkenen if b.rol is Rol.OVERLASTGEVER)
    with pytest.raises(RegelFout, match="gericht"):
        split_casus(ctx, casus_id, Afsplitsing(CasusSoort.MEERVOUDIG, "Hulp", "hulp", [jo]), why)
    assert len(ctx.reads.dossier.casus(casus_id).betrokkenen) == 2
