"""Whom a measure is aimed at, on a real register: the age of that person stops it, and of nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from ivbdesk.actions.betrokkenen.betrokkenen import add_betrokkene
from ivbdesk.actions.betrokkenen.leeftijd import LeeftijdGegevens, establish_age
from ivbdesk.actions.betrokkenen.organisaties import (
    OrganisatieGegevens,
    add_organisatie,
    change_organisatie,
    end_organisatie,
)
from ivbdesk.actions.context import Context, filled_settings
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.ladder import ladder
from ivbdesk.actions.ladder.dossierpunten import BesluitGegevens, record_besluit
from ivbdesk.cases.besluitvorming.geadresseerde import NIEMAND, Geadresseerde
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.organisatie import OrganisatieRol
from ivbdesk.cases.kader.kader import GerichtAan
from ivbdesk.cases.ladder.bevinding import Bevinding, Oordeel
from ivbdesk.cases.ladder.gericht import lighter_for
from ivbdesk.cases.ladder.opschaling import check_heavier
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.werkplaats import NOW, casus_gegevens, new_desk

TODAY = NOW.date()
HUISVERBOD = ("B06", "B10")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path, apv_151d="APV art. 2:79")
    yield made
    made.close()


@pytest.fixture
def ctx(desk: Desk) -> Context:
    return desk.ctx


def someone(name: str, born: int | None, rol: Rol = Rol.OVERLASTGEVER) -> NieuwePersoon:
    return NieuwePersoon(Persoonsgegevens(name, "", "Smit", born), rol)


def household(ctx: Context, *people: NieuwePersoon) -> tuple[UUID, list[Geadresseerde]]:
    """A casus of these people, with each of them as an addressee, in order."""
    casus_id = open_casus(ctx, casus_gegevens(), people[0])
    for one in people[1:]:
        add_betrokkene(ctx, casus_id, one)
    found = {b.persoon.gegevens.voornaam: b.persoon.id for b in ctx.reads.dossier.casus(casus_id).betrokkenen}
    return casus_id, [
        Geadresseerde(GerichtAan.PERSOON, persoon_id=found[p.gegevens.voornaam]) for p in people
    ]


def stops(ctx: Context, casus_id: UUID, code: str) -> list[Bevinding]:
    """What stops this measure because of whom it is aimed at."""
    casus = ctx.reads.dossier.casus(casus_id)
    situation = ctx.situation(casus, filled_settings(ctx.reads.beheer.instellingen()))
    found = check_heavier(casus, ctx.kader, situation, code, casus.laatste_afweging(code))
    return [f for f in found if f.code == "geadresseerde" and f.oordeel is not Oordeel.GOED]


def decision(code: str, aim: Geadresseerde = NIEMAND, *, announced: bool = True) -> BesluitGegevens:
    known = TODAY if announced else None
    return BesluitGegevens(
        code, last="De woning verlaten", bekend_op=known, bekend_wijze="uitgereikt" if announced else "",
        rechtsmiddelen=True, geadresseerde=aim, ondanks="het gevaar was te groot om te wachten",
    )  # fmt: skip


@pytest.mark.parametrize("code", HUISVERBOD)
def test_a_sixteen_year_old_gets_no_huisverbod_because_an_adult_lives_there_too(
    ctx: Context, code: str
) -> None:
    """Section 9, input 6: the law asks the age of who is addressed (Wth 2 lid 2; Gemeentewet 151d lid 3)."""
    casus_id, (young, adult) = household(ctx, someone("Kim", TODAY.year - 16), someone("Jo", 1980))
    assert [f.oordeel for f in stops(ctx, casus_id, code)] == [Oordeel.STOP], "asked at whom"
    assert "Kies aan wie" in stops(ctx, casus_id, code)[0].tekst
    measure = ladder.propose_measure(ctx, casus_id, code, None, geadresseerde=young)
    assert [f.oordeel for f in stops(ctx, casus_id, code)] == [Oordeel.STOP]
    assert "alleen vanaf 18 jaar" in stops(ctx, casus_id, code)[0].tekst
    with pytest.raises(RegelFout, match="alleen vanaf 18 jaar"):
        ladder.start_measure(ctx, casus_id, code)
    with pytest.raises(RegelFout, match="alleen vanaf 18 jaar") as wrong:
        record_besluit(ctx, casus_id, decision(code, young))
    assert wrong.value.veld == "geadresseerde"
    ladder.aim_measure(ctx, casus_id, measure, adult)
    assert stops(ctx, casus_id, code) == []
    record_besluit(ctx, casus_id, decision(code, adult, announced=code == "B10"))  # the other asks more


@pytest.mark.parametrize("code", HUISVERBOD)
@pytest.mark.parametrize(
    ("born", "told"),
    [
        (TODAY.year - 18, "kan nog 17 zijn: stel vast"),
        (None, "onbekend: stel vast"),
        (TODAY.year - 17, "jonger"),
    ],
)
def test_an_age_that_is_not_sure_stops_until_it_is_established(
    ctx: Context, code: str, born: int | None, told: str
) -> None:
    casus_id, (kim,) = household(ctx, someone("Kim", born))
    assert [f.oordeel for f in stops(ctx, casus_id, code)] == [Oordeel.STOP]
    assert told in stops(ctx, casus_id, code)[0].tekst
    with pytest.raises(RegelFout, match="stel vast|jonger"):
        record_besluit(ctx, casus_id, decision(code))
    assert kim.persoon_id is not None
    given = LeeftijdGegevens(18, True, TODAY, "medewerker Burgerzaken", "BRP ingezien")
    if born == TODAY.year - 17:
        with pytest.raises(RegelFout, match="Het geboortejaar zegt iets anders"):
            establish_age(ctx, casus_id, kim.persoon_id, given)
        return
    establish_age(ctx, casus_id, kim.persoon_id, given)
    assert stops(ctx, casus_id, code) == []
    if code == "B10":  # the other one asks more, that is not there
        record_besluit(ctx, casus_id, decision(code))


def test_that_somebody_is_no_adult_stops_too(ctx: Context) -> None:
    casus_id, (kim,) = household(ctx, someone("Kim", None))
    assert kim.persoon_id is not None
    establish_age(
        ctx, casus_id, kim.persoon_id, LeeftijdGegevens(18, False, TODAY, "politie", "paspoort gezien")
    )
    assert "alleen vanaf 18 jaar" in stops(ctx, casus_id, "B10")[0].tekst


def test_halt_is_for_who_is_aimed_at_too(ctx: Context) -> None:
    casus_id, (adult, young) = household(ctx, someone("Jo", 1980), someone("Kim", TODAY.year - 15))
    ladder.propose_measure(ctx, casus_id, "S02", None, geadresseerde=adult)
    assert "tot en met 17 jaar" in stops(ctx, casus_id, "S02")[0].tekst
    casus = ctx.reads.dossier.casus(casus_id)
    ladder.aim_measure(ctx, casus_id, casus.maatregelen[0].id, young)
    assert stops(ctx, casus_id, "S02") == []


def test_the_only_one_is_proposed_and_an_age_excludes_nobody(ctx: Context) -> None:
    casus_id, (jo, _) = household(ctx, someone("Jo", 1980), someone("Kim", 2001, Rol.HUISGENOOT))
    ladder.propose_measure(ctx, casus_id, "B04", None)
    record_besluit(ctx, casus_id, decision("B04", announced=False))
    casus = ctx.reads.dossier.casus(casus_id)
    assert casus.maatregelen[0].geadresseerde == casus.besluiten[0].geadresseerde == jo
    add_betrokkene(ctx, casus_id, someone("Bo", TODAY.year - 16))
    assert "Kies aan wie" in stops(ctx, casus_id, "B10")[0].tekst


def test_an_organisation_is_a_party_of_its_own(ctx: Context) -> None:
    casus_id, (jo,) = household(ctx, someone("Jo", 1980))
    owner = add_organisatie(
        ctx, casus_id, OrganisatieGegevens(OrganisatieRol.EIGENAAR, "Vastgoed Proef", "via de beheerder")
    )
    party = Geadresseerde(GerichtAan.ORGANISATIE, organisatie_id=owner)
    assert [f.oordeel for f in stops(ctx, casus_id, "B12")] == [Oordeel.OPEN], "a person or the owner"
    with pytest.raises(RegelFout, match="niet zijn gericht") as wrong:
        ladder.propose_measure(ctx, casus_id, "B06", None, geadresseerde=party)
    assert wrong.value.veld == "geadresseerde"
    measure = ladder.propose_measure(ctx, casus_id, "B12", None, geadresseerde=party)
    assert stops(ctx, casus_id, "B12") == []
    with pytest.raises(RegelFout, match="staat al als eigenaar"):
        add_organisatie(ctx, casus_id, OrganisatieGegevens(OrganisatieRol.EIGENAAR, "vastgoed  proef"))
    change_organisatie(
        ctx,
        casus_id,
        owner,
        OrganisatieGegevens(OrganisatieRol.VERHUURDER, "Vastgoed Proef"),
        "het is de verhuurder",
    )
    end_organisatie(ctx, casus_id, owner, "pand verkocht aan een ander")
    assert "Vastgoed Proef (verhuurder)" in stops(ctx, casus_id, "B12")[0].tekst
    ladder.aim_measure(ctx, casus_id, measure, jo)
    assert stops(ctx, casus_id, "B12") == []
    assert [hit.kop for hit in ctx.reads.zoeken.zoek_teksten("vastgoed proef", TODAY)] != []


def test_what_runs_stays_aimed_at_whom_it_is(ctx: Context) -> None:
    casus_id, (jo, kim) = household(ctx, someone("Jo", 1980), someone("Kim", 1990))
    measure = ladder.start_measure(ctx, casus_id, "P03")
    ladder.aim_measure(ctx, casus_id, measure, jo)
    with pytest.raises(RegelFout, match="blijft gericht") as wrong:
        ladder.aim_measure(ctx, casus_id, measure, kim)
    assert wrong.value.veld == "geadresseerde"


def test_a_decision_about_somebody_else_carries_nothing(ctx: Context) -> None:
    casus_id, (jo, kim) = household(ctx, someone("Jo", 1980), someone("Kim", 1990))
    ladder.propose_measure(ctx, casus_id, "B04", None, geadresseerde=jo)
    record_besluit(ctx, casus_id, decision("B04", kim, announced=False))
    assert (
        stops(ctx, casus_id, "B04")[0].tekst
        == "Het besluit gaat over iemand anders: Kim Smit (overlastgever)."
    )


def test_a_decision_is_announced_to_somebody(ctx: Context) -> None:
    casus_id, _ = household(ctx, someone("Jo", 1980), someone("Kim", 1990))
    with pytest.raises(RegelFout, match="Kies aan wie het besluit is gericht") as wrong:
        record_besluit(ctx, casus_id, decision("B04"))
    assert wrong.value.veld == "geadresseerde"


def test_the_lighter_means_are_those_for_the_age_of_whom_it_is_aimed_at(ctx: Context) -> None:
    """HALT is there for a child of twelve and older, so it is no lighter means for the adult of the same household."""
    casus_id, (adult, child) = household(ctx, someone("Ada", 1980), someone("Bo", TODAY.year - 16))

    def asked() -> set[str]:
        casus = ctx.reads.dossier.casus(casus_id)
        situation = ctx.situation(casus, filled_settings(ctx.reads.beheer.instellingen()))
        return {soort.code for soort in lighter_for(casus, ctx.kader, situation, "S04")}

    assert "S02" in asked(), "nobody was chosen yet, and it may be the child"
    proposed = ladder.propose_measure(ctx, casus_id, "S04", None, geadresseerde=adult)
    assert asked()
    assert "S02" not in asked()
    findings = stops_and_lacks(ctx, casus_id, "S04")
    assert not any("HALT" in told for told in findings)
    ladder.aim_measure(ctx, casus_id, proposed, child)
    assert "S02" in asked()
    assert any("HALT" in told for told in stops_and_lacks(ctx, casus_id, "S04"))


def stops_and_lacks(ctx: Context, casus_id: UUID, code: str) -> list[str]:
    casus = ctx.reads.dossier.casus(casus_id)
    situation = ctx.situation(casus, filled_settings(ctx.reads.beheer.instellingen()))
    found = check_heavier(casus, ctx.kader, situation, code, casus.laatste_afweging(code))
    return [f.tekst for f in found if f.oordeel is not Oordeel.GOED]
