"""Two records of one person are merged with everything that hangs on them, and split again without a loss."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

import pytest
import sqlalchemy as sa

from ivbdesk.actions.beheer.toegang import close_casus_to
from ivbdesk.actions.betrokkenen.betrokkenen import add_betrokkene, change_betrokkene, end_betrokkenheid
from ivbdesk.actions.betrokkenen.kwetsbaarheid import KwetsbaarheidGegevens, record_factor
from ivbdesk.actions.betrokkenen.leeftijd import LeeftijdGegevens, establish_age
from ivbdesk.actions.betrokkenen.persoon import (
    Bereik,
    add_vertegenwoordiger,
    change_bereik,
    record_woonadres,
)
from ivbdesk.actions.betrokkenen.samenvoegen import merge_people, split_people
from ivbdesk.actions.betrokkenen.vergissing import take_out_betrokkene
from ivbdesk.actions.bewaren.verzoeken import answer, take_in
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.ladder.ladder import propose_measure
from ivbdesk.actions.signaal.signaal import (
    Aanwijzing,
    Gelijkenisbesluit,
    change_signaal,
    judge_likeness,
    keep_decision,
    picked,
    record_signaal,
)
from ivbdesk.cases.besluitvorming.geadresseerde import Geadresseerde
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort, VerzoekStatus
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.samenvoeging import Samengesteld, as_held
from ivbdesk.cases.betrokkenen.vertegenwoordiging import VertegenwoordigerGegevens, Vertegenwoordigersoort
from ivbdesk.cases.betrokkenen.woonadres import Adressoort, WoonadresGegevens
from ivbdesk.cases.kader.kader import GerichtAan
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import (
    AANGEWEZEN,
    NIET_VERSTREKKEN,
    OVER_PERSOON,
    Signaal,
    SignaalBron,
    SignaalGegevens,
)
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from ivbdesk.storage.declared import about_of, info_of
from ivbdesk.storage.tables import dossier as t
from tests.storage.collega import colleague
from tests.werkplaats import NOW, PERSOON, casus_gegevens, database_of

TODAY = NOW.date()
WHY = "zelfde persoon, twee keer ingevoerd"
TWIN = NieuwePersoon(Persoonsgegevens("Johan", "v.d.", "Bergh", 1980), Rol.OVERLASTGEVER)
CHOSEN = Samengesteld(Persoonsgegevens("Johan", "van der", "Berg", 1980), "06 12345678", "Pools", True)


@dataclass(frozen=True)
class Twee:
    """Two cases with two records of one person; Ria stands in the second casus."""

    eerste: UUID
    tweede: UUID
    jo: UUID
    johan: UUID


@pytest.fixture
def twee(desk: Desk) -> Twee:
    """Everything that can hang on a person hangs on Johan, and a role of his in the casus of Jo."""
    ctx = desk.ctx
    first = open_casus(ctx, casus_gegevens(), PERSOON)
    second = open_casus(ctx, casus_gegevens(titel="Tweede zaak"), TWIN)
    jo = ctx.reads.dossier.casus(first).betrokkenen[0].persoon.id
    johan = ctx.reads.dossier.casus(second).betrokkenen[0].persoon.id
    add_betrokkene(ctx, first, replace(TWIN, persoon_id=johan, iemand_anders=True))
    add_betrokkene(ctx, first, replace(TWIN, persoon_id=johan, rol=Rol.BENADEELDE))
    ria = NieuwePersoon(Persoonsgegevens("Ria", "", "Peer", 1960), Rol.HUISGENOOT)
    add_betrokkene(ctx, second, ria)
    record_factor(ctx, second, johan, KwetsbaarheidGegevens("schulden", 3, "post dicht", "OOV", TODAY))
    establish_age(ctx, second, johan, LeeftijdGegevens(18, True, TODAY, "Burgerzaken", "BRP ingezien"))
    propose_measure(ctx, second, "B04", None, None, Geadresseerde(GerichtAan.PERSOON, johan))
    take_in(ctx, johan, VerzoekSoort.INZAGE, TODAY, "alles over mij")
    change_bereik(ctx, second, johan, Bereik("0612345678", "Pools", True))
    for casus_id, person in ((first, jo), (second, johan)):
        home = WoonadresGegevens(Adressoort.NEDERLAND, Adres("Kersenlaan", casus_id.int % 90 + 1))
        record_woonadres(ctx, casus_id, person, home, verbetering=False)
    mentor = VertegenwoordigerGegevens(Vertegenwoordigersoort.MENTOR, "Bewindkantoor Abrikoos")
    add_vertegenwoordiger(ctx, second, johan, mentor)
    sister = ctx.reads.mensen.bekenden(ria.gegevens)[0].id
    by_johan = VertegenwoordigerGegevens(Vertegenwoordigersoort.GEMACHTIGDE, "Johan", door_id=johan)
    add_vertegenwoordiger(ctx, second, sister, by_johan)
    signaal_id = record_signaal(ctx, SignaalGegevens(SignaalBron.BOA, Thema.WOONOVERLAST, "lawaai"))
    with ctx.begin("oordeel", "oordeel over een signaal") as unit:
        keep_decision(ctx, unit.find(Signaal, signaal_id), Gelijkenisbesluit("persoon", johan, True))
    return Twee(first, second, jo, johan)


def everything(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Every row that is no log, no index and not worked out, but for the merges themselves and how often it changed."""
    found = {}
    with database_of(desk).connect() as connection:
        for table in t.metadata.sorted_tables:
            if about_of(table).entity is not None and table is not t.samenvoeging:
                columns = [column for column in table.columns if not info_of(column).get("counts")]
                rows = connection.execute(sa.select(*columns).order_by(columns[0]))
                found[table.name] = [tuple(row) for row in rows]
    return found


def left_of(desk: Desk, person: UUID) -> list[str]:
    """The tables in which anything still names this record."""
    return [
        name
        for name, rows in everything(desk).items()
        if any(person in row for row in rows) and name != "persoon"
    ]


def test_all_that_hangs_on_the_one_hangs_on_the_other(desk: Desk, twee: Twee) -> None:
    assert len(left_of(desk, twee.johan)) == 8
    merge_people(desk.ctx, twee.jo, twee.johan, CHOSEN, WHY)
    assert left_of(desk, twee.johan) == []
    (known,) = desk.ctx.reads.mensen.bekenden(TWIN.gegevens)
    assert (known.id, known.gegevens) == (twee.jo, CHOSEN.gegevens)
    assert len(known.waar) == 3, "of the role that both had in one casus one is left"
    (measure,) = desk.ctx.reads.dossier.casus(twee.tweede).maatregelen
    assert measure.geadresseerde.persoon_id == twee.jo
    person = desk.ctx.reads.inzage.persoon(twee.jo)
    assert [home.tot for home in person.adressen] == [TODAY, TODAY]
    assert [v.persoon_id for v in desk.ctx.reads.inzage.verzoeken()] == [twee.jo]
    assert len(desk.ctx.reads.inzage.signalen_over(twee.jo)) == 1
    found = desk.ctx.reads.zoeken.zoek_casussen("johan berg", TODAY)
    assert {hit.casus_id for hit in found} == {twee.eerste, twee.tweede}
    lines = desk.ctx.reads.beheer.auditregels(0, 99, actie="personen samenvoegen")
    assert {line.reden for line in lines} == {WHY}
    assert {"betrokkenheid", "maatregel", "verzoek", "kwetsbaarheid", "woonadres"} <= {
        line.entiteit for line in lines
    }


def test_that_a_person_was_picked_keeps_no_decision_from_moving(desk: Desk, twee: Twee) -> None:
    ctx = desk.ctx
    heard = SignaalGegevens(SignaalBron.BOA, Thema.WOONOVERLAST, "ruzie")
    signaal_id = record_signaal(ctx, heard, [picked(twee.jo)])
    withheld = Gelijkenisbesluit(NIET_VERSTREKKEN, twee.johan, True, "een ander staat erin")
    judge_likeness(ctx, signaal_id, withheld)
    merge_people(ctx, twee.jo, twee.johan, CHOSEN, WHY)
    signaal = ctx.reads.signaal.signaal(signaal_id)
    kept = signaal.oordeel_over(twee.jo)
    assert kept is not None
    assert (kept.ander_soort, kept.reden) == (NIET_VERSTREKKEN, withheld.reden)
    assert signaal.aangewezen == twee.jo


def test_a_pick_and_a_decision_replace_only_their_own_kind(desk: Desk, twee: Twee) -> None:
    ctx = desk.ctx
    heard = SignaalGegevens(SignaalBron.BOA, Thema.WOONOVERLAST, "ruzie")
    signaal_id = record_signaal(ctx, heard, [picked(twee.jo)])
    for soort in (OVER_PERSOON, NIET_VERSTREKKEN):
        judge_likeness(ctx, signaal_id, Gelijkenisbesluit(soort, twee.jo, True, "de grond"))
    change_signaal(ctx, signaal_id, heard, "het was een ander", Aanwijzing(None))
    assert ctx.reads.signaal.signaal(signaal_id).aangewezen is None
    change_signaal(ctx, signaal_id, heard, "het was hem toch", Aanwijzing(twee.jo))
    signaal = ctx.reads.signaal.signaal(signaal_id)
    assert [item.ander_soort for item in signaal.dubbelbesluiten] == [NIET_VERSTREKKEN, AANGEWEZEN]


def test_a_restriction_that_one_record_has_holds_for_the_person(desk: Desk, twee: Twee) -> None:
    asked = take_in(desk.ctx, twee.johan, VerzoekSoort.BEPERKING, TODAY, "gebruik dit niet")
    answer(desk.ctx, asked, VerzoekStatus.INGEWILLIGD, "tot het is nagekeken", True)
    made = merge_people(desk.ctx, twee.jo, twee.johan, CHOSEN, WHY)
    assert desk.ctx.reads.inzage.persoon(twee.jo).beperkt
    split_people(desk.ctx, made, "het zijn vader en zoon")
    assert [desk.ctx.reads.inzage.persoon(id).beperkt for id in (twee.jo, twee.johan)] == [False, True]


def test_it_is_undone_without_a_loss(desk: Desk, twee: Twee) -> None:
    before = everything(desk)
    made = merge_people(desk.ctx, twee.jo, twee.johan, CHOSEN, WHY)
    assert everything(desk) != before
    assert [item.id for item in desk.ctx.reads.mensen.samengevoegd([twee.jo])] == [made]
    split_people(desk.ctx, made, "het zijn vader en zoon")
    after = everything(desk)
    for table, rows in before.items():
        assert after[table] == rows, table
    assert desk.ctx.reads.mensen.samengevoegd([twee.jo]) == []
    told = desk.ctx.reads.beheer.auditregels(0, 99, actie="samenvoeging ongedaan maken")
    assert any(f'"samengevoegd_met":["{twee.jo}",null]' in line.wijzigingen for line in told)
    with pytest.raises(RegelFout, match="al weer gesplitst"):
        split_people(desk.ctx, made, "het zijn vader en zoon")


def test_a_home_that_went_back_is_found_by_its_own_casus_only(desk: Desk) -> None:
    ctx = desk.ctx
    one = open_casus(ctx, casus_gegevens(), PERSOON)
    other = open_casus(ctx, casus_gegevens(titel="Tweede zaak"), TWIN)
    jo, johan = (ctx.reads.dossier.casus(id).betrokkenen[0].persoon for id in (one, other))
    home = WoonadresGegevens(Adressoort.NEDERLAND, Adres("Vlierlaan", 9))
    record_woonadres(ctx, other, johan.id, home, verbetering=False)
    made = merge_people(ctx, jo.id, johan.id, as_held(jo), WHY)
    assert {hit.casus_id for hit in ctx.reads.dossier.zoek("Vlierlaan")} == {one, other}
    split_people(ctx, made, "het zijn vader en zoon")
    assert {hit.casus_id for hit in ctx.reads.dossier.zoek("Vlierlaan")} == {other}


def test_what_changed_since_stays_as_it_is(desk: Desk, twee: Twee) -> None:
    made = merge_people(desk.ctx, twee.jo, twee.johan, CHOSEN, WHY)
    role = next(
        b for b in desk.ctx.reads.dossier.casus(twee.eerste).betrokkenen if b.rol is Rol.OVERLASTGEVER
    )
    better = NieuwePersoon(replace(CHOSEN.gegevens, achternaam="Bergsma"), Rol.OVERLASTGEVER)
    change_betrokkene(desk.ctx, twee.eerste, role.id, better, "naam verkeerd gespeld")
    third = open_casus(
        desk.ctx, casus_gegevens(titel="Derde zaak"), NieuwePersoon(better.gegevens, Rol.BETROKKENE, twee.jo)
    )
    theirs = next(b for b in desk.ctx.reads.dossier.casus(twee.eerste).betrokkenen if b.rol is Rol.BENADEELDE)
    end_betrokkenheid(desk.ctx, twee.eerste, theirs.id, "schade is vergoed")
    split_people(desk.ctx, made, "het zijn vader en zoon")
    jo, johan = (desk.ctx.reads.inzage.persoon(id) for id in (twee.jo, twee.johan))
    assert (jo.gegevens.voornaam, jo.gegevens.achternaam) == ("Jo", "Bergsma")
    assert johan.gegevens == TWIN.gegevens.tidy()
    assert desk.ctx.reads.dossier.casus(third).betrokkenen[0].persoon.id == twee.jo
    back = next(b for b in desk.ctx.reads.dossier.casus(twee.eerste).betrokkenen if b.id == theirs.id)
    assert (back.persoon.id, back.tot) == (twee.johan, TODAY)


def test_it_is_refused_without_telling_why_where_a_casus_is_out_of_sight(desk: Desk, twee: Twee) -> None:
    other = colleague(desk)
    made = merge_people(desk.ctx, twee.jo, twee.johan, CHOSEN, WHY)
    split_people(desk.ctx, made, "het zijn vader en zoon")
    close_casus_to(desk.ctx, twee.tweede, (), "familie van een collega")
    assert {item.id for item in other.reads.mensen.bekenden(Persoonsgegevens(achternaam="Berg"))} == {
        twee.jo,
        twee.johan,
    }
    before = everything(desk)
    with pytest.raises(RegelFout, match="nu niet") as told:
        merge_people(other, twee.jo, twee.johan, CHOSEN, WHY)
    assert "besloten" not in told.value.melding
    assert everything(desk) == before
    again = merge_people(desk.ctx, twee.jo, twee.johan, CHOSEN, WHY)
    with pytest.raises(RegelFout, match="nu niet"):
        split_people(other, again, "het zijn vader en zoon")


def test_what_are_no_two_records_of_one_person_is_refused(desk: Desk, twee: Twee) -> None:
    ria = desk.ctx.reads.mensen.bekenden(Persoonsgegevens("Ria", "", "Peer"))[0].id
    for stays, goes, why in (
        (twee.jo, twee.jo, "dezelfde persoon"),
        (ria, twee.johan, "vertegenwoordigt de ander"),
    ):
        with pytest.raises(RegelFout, match=why):
            merge_people(desk.ctx, stays, goes, CHOSEN, WHY)
    with pytest.raises(RegelFout, match="dezelfde persoon is"):
        merge_people(desk.ctx, twee.jo, twee.johan, CHOSEN, "dubbel")
    merge_people(desk.ctx, twee.jo, twee.johan, CHOSEN, WHY)
    with pytest.raises(RegelFout, match="al met een ander"):
        merge_people(desk.ctx, twee.jo, twee.johan, CHOSEN, WHY)


def test_who_holds_another_record_is_no_mistake_until_it_is_split(desk: Desk) -> None:
    first = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    second = open_casus(desk.ctx, casus_gegevens(titel="Tweede zaak"), TWIN)
    jo, johan = (desk.ctx.reads.dossier.casus(id).betrokkenen[0].persoon.id for id in (first, second))
    merge_people(desk.ctx, jo, johan, CHOSEN, WHY)
    roles = [(id, desk.ctx.reads.dossier.casus(id).betrokkenen[0].id) for id in (first, second)]
    take_out_betrokkene(desk.ctx, *roles[0], "verkeerde buurman gekozen")
    with pytest.raises(RegelFout, match="splits"):
        take_out_betrokkene(desk.ctx, *roles[1], "verkeerde buurman gekozen")
