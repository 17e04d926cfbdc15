"""What is kept of a person beside the name: in the register, the search, the copy for the person, and what goes with them."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from ivbdesk.actions.beheer.toegang import close_casus_to
from ivbdesk.actions.betrokkenen.betrokkenen import add_betrokkene
from ivbdesk.actions.betrokkenen.persoon import (
    Bereik,
    add_vertegenwoordiger,
    change_bereik,
    end_vertegenwoordiger,
    record_woonadres,
    take_out_said,
)
from ivbdesk.actions.betrokkenen.vergissing import take_out_betrokkene
from ivbdesk.actions.bewaren.inzage import export_inzage
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.medewerker import GeenToegang
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.telefoon import parse_phone
from ivbdesk.cases.betrokkenen.vertegenwoordiging import VertegenwoordigerGegevens, Vertegenwoordigersoort
from ivbdesk.cases.betrokkenen.woonadres import Adressoort, WoonadresGegevens, earlier
from ivbdesk.cases.bewaren.inzage import Inzage
from ivbdesk.cases.publiek.betrokken import people_lines
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.storage.collega import colleague
from tests.werkplaats import NOW, PERSOON, casus_gegevens

TODAY = NOW.date()
HOME = WoonadresGegevens(Adressoort.NEDERLAND, Adres("Kersenlaan", 7, "B", "2353 AB", "Leiderdorp"))
ABROAD = WoonadresGegevens(Adressoort.BUITENLAND, buitenland="ul. Długa 5, 80-831 Gdańsk", land="Polen")
NOWHERE = WoonadresGegevens(Adressoort.ZONDER, toelichting="overdag in de inloop")


@pytest.fixture
def jo(desk: Desk) -> tuple[UUID, UUID]:
    """A casus, and Jo in it."""
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    return casus_id, desk.ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon.id


def person(desk: Desk, casus_id: UUID) -> Persoon:
    return desk.ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon


def told_to(desk: Desk, person_id: UUID) -> Inzage:
    found: list[Inzage] = []

    def render(inzage: Inzage, *_: str) -> bytes:
        found.append(inzage)
        return b""

    export_inzage(desk.ctx, person_id, render)
    return found[0]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0612345678", "06 12345678"),
        ("+31 (0)71-545 85 00", "071 545 8500"),
        ("0048 22 123 45 67", "+48 22 123 45 67"),
        ("", ""),
    ],
)
def test_a_telephone_number_is_written_one_way(typed: str, kept: str) -> None:
    assert parse_phone(typed) == kept


@pytest.mark.parametrize("typed", ["6,12346E+08", "12345", "via de buren", "061234567"])
def test_what_is_no_telephone_number_is_refused(typed: str) -> None:
    with pytest.raises(RegelFout, match="telefoonnummer"):
        parse_phone(typed)


def test_reach_and_language_are_kept_found_logged_and_told(desk: Desk, jo: tuple[UUID, UUID]) -> None:
    casus_id, person_id = jo
    change_bereik(desk.ctx, casus_id, person_id, Bereik("0612345678", " Pools ", True))
    known = person(desk, casus_id)
    assert (known.telefoon, known.taal, known.tolk) == ("06 12345678", "Pools", True)
    for words in ("0612345678", "06 12345678"):
        (hit,) = desk.ctx.reads.zoeken.zoek_casussen(words, TODAY)
        assert (hit.casus_id, hit.kop) == (casus_id, "Adres of telefoon van een betrokkene")
    assert any("Pools" in line.wijzigingen for line in desk.ctx.reads.beheer.auditregels(0, 3))
    assert told_to(desk, person_id).over_u == (("Telefoon", "06 12345678"), ("Taal", "Pools, met een tolk"))


def test_an_address_follows_another_and_stays_as_an_earlier_one(desk: Desk, jo: tuple[UUID, UUID]) -> None:
    casus_id, person_id = jo
    began = TODAY - timedelta(days=30)
    record_woonadres(desk.ctx, casus_id, person_id, HOME, verbetering=False)
    moved = WoonadresGegevens(ABROAD.soort, buitenland=ABROAD.buitenland, land=ABROAD.land, sinds=began)
    record_woonadres(desk.ctx, casus_id, person_id, moved, verbetering=False)
    known = person(desk, casus_id)
    assert str(known.adres) == "ul. Długa 5, 80-831 Gdańsk, Polen"
    assert [(str(home), home.tot) for home in earlier(known.adressen)] == [
        ("Kersenlaan 7 B, 2353 AB Leiderdorp", began)
    ]
    assert [hit.casus_id for hit in desk.ctx.reads.zoeken.zoek_casussen("kersenlaan 7", TODAY)] == [casus_id]
    with pytest.raises(RegelFout, match="vorige adres"):
        early = WoonadresGegevens(Adressoort.ZONDER, sinds=date(2020, 1, 1))
        record_woonadres(desk.ctx, casus_id, person_id, early, verbetering=False)
    record_woonadres(desk.ctx, casus_id, person_id, NOWHERE, verbetering=True)
    known = person(desk, casus_id)
    assert len(known.adressen) == 2
    assert str(known.adres) == "zonder vaste woon- of verblijfplaats"
    assert [what for what, _ in told_to(desk, person_id).over_u] == [
        "Woonadres",
        "Bij dit adres",
        "Woonadres",
    ]
    take_out_said(desk.ctx, casus_id, person_id, earlier(known.adressen)[0].id, "nooit daar gewoond")
    assert len(person(desk, casus_id).adressen) == 1
    assert desk.ctx.reads.zoeken.zoek_casussen("kersenlaan 7", TODAY) == []


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (WoonadresGegevens(Adressoort.NEDERLAND), "straat"),
        (WoonadresGegevens(Adressoort.BUITENLAND, land="Polen"), "buitenland"),
        (WoonadresGegevens(Adressoort.BUITENLAND, buitenland="ul. Długa 5"), "land"),
        (WoonadresGegevens(Adressoort.ZONDER, sinds=TODAY + timedelta(days=1)), "sinds"),
    ],
)
def test_an_address_says_what_its_kind_asks(
    desk: Desk, jo: tuple[UUID, UUID], typed: WoonadresGegevens, field: str
) -> None:
    with pytest.raises(RegelFout) as told:
        record_woonadres(desk.ctx, *jo, typed, verbetering=False)
    assert told.value.veld == field
    assert person(desk, jo[0]).adressen == []


def test_who_acts_for_a_person_is_named_in_the_casus_and_only_by_kind_in_a_document(
    desk: Desk, jo: tuple[UUID, UUID]
) -> None:
    casus_id, person_id = jo
    add_betrokkene(
        desk.ctx, casus_id, NieuwePersoon(Persoonsgegevens("Ria", "", "Peer", 1960), Rol.HUISGENOOT)
    )
    sister = desk.ctx.reads.mensen.bekenden(Persoonsgegevens("Ria", "", "Peer"))[0]
    mentor = VertegenwoordigerGegevens(Vertegenwoordigersoort.MENTOR, "Ria Peer", door_id=sister.id)
    firm = VertegenwoordigerGegevens(
        Vertegenwoordigersoort.BEWINDVOERDER, "Bewindkantoor Abrikoos", "071 1234567"
    )
    for typed in (mentor, firm):
        add_vertegenwoordiger(desk.ctx, casus_id, person_id, typed)
    change_bereik(desk.ctx, casus_id, person_id, Bereik("0612345678", "Pools", True))
    record_woonadres(desk.ctx, casus_id, person_id, NOWHERE, verbetering=False)
    casus = desk.ctx.reads.dossier.casus_om_te_delen(casus_id)
    assert people_lines(casus, TODAY)[0] == (
        "Overlastgever: Jo van der Berg, 40-64 jaar, tolk nodig (Pools), zonder vaste woon- of verblijfplaats, "
        "vertegenwoordigd door mentor en bewindvoerder"
    )
    said = Redactie(casus, desk.ctx.naslag.namen)("Gebeld met Bewindkantoor Abrikoos.")
    assert "Abrikoos" not in said
    assert ("Mentor", "Ria Peer") in told_to(desk, person_id).over_u
    acting = person(desk, casus_id).vertegenwoordigers
    end_vertegenwoordiger(desk.ctx, casus_id, person_id, acting[0].id, "het mentorschap is opgeheven")
    assert len(person(desk, casus_id).huidige_vertegenwoordigers()) == 1
    with pytest.raises(RegelFout, match="zichzelf"):
        own = VertegenwoordigerGegevens(Vertegenwoordigersoort.MENTOR, "Jo", door_id=person_id)
        add_vertegenwoordiger(desk.ctx, casus_id, person_id, own)


def test_who_acts_is_masked_also_when_they_stand_in_another_casus(desk: Desk, jo: tuple[UUID, UUID]) -> None:
    kees = NieuwePersoon(Persoonsgegevens("Kees", "", "Abrikozenboom"), Rol.BETROKKENE)
    open_casus(desk.ctx, casus_gegevens(titel="Tweede zaak"), kees)
    known = desk.ctx.reads.mensen.bekenden(kees.gegevens)[0]
    typed = VertegenwoordigerGegevens(
        Vertegenwoordigersoort.GEMACHTIGDE, known.gegevens.naam, door_id=known.id
    )
    add_vertegenwoordiger(desk.ctx, *jo, typed)
    casus = desk.ctx.reads.dossier.casus_om_te_delen(jo[0])
    said = Redactie(casus, desk.ctx.naslag.namen)("Kees Abrikozenboom belde.")
    assert said == "[gemachtigde] belde."


def test_all_of_it_goes_with_the_person_and_for_whom_they_acted_keeps_the_name(
    desk: Desk, jo: tuple[UUID, UUID]
) -> None:
    casus_id, person_id = jo
    ria = NieuwePersoon(Persoonsgegevens("Ria", "", "Peer"), Rol.HUISGENOOT)
    role = add_betrokkene(desk.ctx, casus_id, ria)
    sister = desk.ctx.reads.mensen.bekenden(ria.gegevens)[0].id
    record_woonadres(desk.ctx, casus_id, sister, HOME, verbetering=False)
    mentor = VertegenwoordigerGegevens(Vertegenwoordigersoort.MENTOR, "Ria Peer", door_id=sister)
    add_vertegenwoordiger(desk.ctx, casus_id, person_id, mentor)
    take_out_betrokkene(desk.ctx, casus_id, role, "zij woont daar niet")
    (acting,) = person(desk, casus_id).vertegenwoordigers
    assert (acting.naam, acting.door_id) == ("Ria Peer", None)
    assert desk.ctx.reads.mensen.bekenden(ria.gegevens) == []
    gone = [line.entiteit for line in desk.ctx.reads.beheer.auditregels(0, 9, actie="vergissing herstellen")]
    assert sorted(gone) == ["betrokkenheid", "persoon", "vertegenwoordiging", "woonadres"]


def test_it_is_for_who_may_see_a_casus_of_the_person(desk: Desk, jo: tuple[UUID, UUID]) -> None:
    casus_id, person_id = jo
    other = colleague(desk)
    seen = open_casus(other, casus_gegevens(titel="Tweede zaak"), None)
    close_casus_to(desk.ctx, casus_id, (), "familie van een collega")
    with pytest.raises(GeenToegang):
        change_bereik(other, casus_id, person_id, Bereik("", "Pools", True))
    with pytest.raises(RegelFout):
        change_bereik(other, seen, person_id, Bereik("", "Pools", True))
