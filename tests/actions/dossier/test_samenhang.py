"""A casus about several homes, and cases that belong together: found, masked, closed and destroyed as one expects."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from ivbdesk.actions.beheer.toegang import close_casus_to
from ivbdesk.actions.bewaren.bewaren import hold
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.samenhang import add_object, link_cases, take_out_object, unlink_cases
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.betrokkenen.casusobject import ObjectGegevens
from ivbdesk.cases.betrokkenen.medewerker import GeenToegang
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.dossier.casusband import Bandsoort
from ivbdesk.cases.kader.kader import Huurvorm
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.storage.collega import colleague
from tests.werkplaats import NOW, PERSOON, casus_gegevens

TODAY = NOW.date()
SECOND = Adres("Proeflaan", 5, "A", "2351 AB", "Leiderdorp")
WHY = "zelfde gebouw, zelfde eigenaar"


@pytest.fixture
def complex_id(desk: Desk) -> UUID:
    """A casus about Proeflaan 3, and 5 A as well."""
    made = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    add_object(desk.ctx, made, ObjectGegevens(SECOND, Huurvorm.PARTICULIERE_HUUR, "Vastgoed BV", "kamers"))
    return made


def test_a_further_home_is_found_as_the_first_one_is(desk: Desk, complex_id: UUID) -> None:
    ctx = desk.ctx
    (item,) = ctx.reads.dossier.casus(complex_id).objecten
    assert (str(item.object.adres), item.toelichting) == ("Proeflaan 5 A, 2351 AB Leiderdorp", "kamers")
    assert [hit.casus_id for hit in ctx.reads.zoeken.zoek_casussen("proeflaan 5", TODAY)] == [complex_id]
    (buur,) = ctx.reads.gelijkenis.buren(SECOND, "", "")
    assert (buur.casus_id, buur.reden) == (complex_id, "zelfde adres")
    given = casus_gegevens(titel="Woonoverlast nummer 5", adres=SECOND)
    with pytest.raises(RegelFout, match="iets anders in het register") as refused:
        open_casus(ctx, given, None)
    assert refused.value.veld == "huurvorm"
    there = open_casus(ctx, replace(given, huurvorm=Huurvorm.ONBEKEND), None)
    assert [row.id for row in read_blad(ctx, there).op_dit_adres] == [complex_id]
    assert [row.id for row in read_blad(ctx, complex_id).op_dit_adres] == [there]
    assert [item.waarom for item in ctx.reads.dossier.blad(complex_id).rondom.elders] == ["zelfde adres"]
    record_signaal(ctx, SignaalGegevens(SignaalBron.BOA, Thema.WOONOVERLAST, "lawaai", adres=SECOND))
    assert len(ctx.reads.dossier.blad(complex_id).rondom.meldingen) == 1


def test_a_further_home_is_masked_as_the_first_one_is(desk: Desk, complex_id: UUID) -> None:
    casus = desk.ctx.reads.dossier.casus_om_te_delen(complex_id)
    shown = Redactie(casus, desk.ctx.naslag.namen, everyone=True)
    assert "Proeflaan" not in shown("Op Proeflaan 5 A en Proeflaan 3 was het druk.")


def test_it_is_added_once_and_taken_out_with_a_reason(desk: Desk, complex_id: UUID) -> None:
    ctx = desk.ctx
    for again in (SECOND, casus_gegevens().adres, Adres()):
        with pytest.raises(RegelFout) as told:
            add_object(ctx, complex_id, ObjectGegevens(again))
        assert told.value.veld == "straat"
    (item,) = ctx.reads.dossier.casus(complex_id).objecten
    hold(ctx, complex_id, "er loopt beroep")
    with pytest.raises(RegelFout, match="bewaarplicht"):
        take_out_object(ctx, complex_id, item.id, "verkeerd nummer getypt")


def test_a_home_of_a_closed_casus_tells_nobody_of_it(desk: Desk, complex_id: UUID) -> None:
    other = colleague(desk)
    close_casus_to(desk.ctx, complex_id, (), "familie van een collega")
    assert other.reads.gelijkenis.buren(SECOND, "", "") == []
    assert other.reads.gelijkenis.lijkend_adres(Adres("Proevlaan", 5, "A")) is None
    there = open_casus(other, casus_gegevens(titel="Woonoverlast nummer 5", adres=SECOND), None)
    assert read_blad(other, there).op_dit_adres == ()
    assert other.reads.dossier.blad(there).rondom.elders == ()


def test_cases_are_linked_both_ways_with_a_reason(desk: Desk, complex_id: UUID) -> None:
    ctx = desk.ctx
    second = open_casus(ctx, casus_gegevens(titel="Zorg nummer 5"), None)
    made = link_cases(ctx, complex_id, second, Bandsoort.COMPLEX, WHY)
    for one, other in ((complex_id, second), (second, complex_id)):
        ((link, row),) = ctx.reads.dossier.blad(one).banden
        assert (link.id, row.id, link.reden) == (made, other, WHY)
    for ander, soort, reden in (
        (second, Bandsoort.COMPLEX, WHY),
        (complex_id, Bandsoort.COMPLEX, WHY),
        (second, Bandsoort.HUISHOUDEN, "kort"),
    ):
        with pytest.raises(RegelFout):
            link_cases(ctx, complex_id, ander, soort, reden)
    unlink_cases(ctx, second, made, "toch een ander gebouw")
    assert ctx.reads.dossier.blad(complex_id).banden == ()
    told = ctx.reads.beheer.auditregels(0, 9, actie="verbinding weghalen")
    assert {line.reden for line in told} == {"toch een ander gebouw"}


def test_a_link_to_what_one_may_not_see_is_not_there(desk: Desk, complex_id: UUID) -> None:
    second = open_casus(desk.ctx, casus_gegevens(titel="Zorg nummer 5"), None)
    made = link_cases(desk.ctx, complex_id, second, Bandsoort.SLACHTOFFER, "zij wordt in beide genoemd")
    other = colleague(desk)
    close_casus_to(desk.ctx, complex_id, (), "familie van een collega")
    assert other.reads.dossier.blad(second).banden == ()
    for act in (
        lambda: unlink_cases(other, second, made, "hoort niet bij elkaar"),
        lambda: link_cases(other, second, complex_id, Bandsoort.COMPLEX, WHY),
    ):
        with pytest.raises((GeenToegang, KeyError)):  # on a server the link itself is not there
            act()
    assert len(desk.ctx.reads.dossier.blad(second).banden) == 1
