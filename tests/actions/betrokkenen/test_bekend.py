"""Who is known already is found before somebody is recorded anew, and nobody comes into one casus twice."""

from __future__ import annotations

import pytest

from ivbdesk.actions.beheer.toegang import close_casus_to
from ivbdesk.actions.betrokkenen.betrokkenen import (
    add_betrokkene,
    change_betrokkene,
    end_betrokkenheid,
)
from ivbdesk.actions.bewaren.verzoeken import take_in_new
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus, require_looked_up
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.storage.collega import colleague
from tests.werkplaats import PERSOON, casus_gegevens


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (Persoonsgegevens("Jo", "van der", "Berg", 1980), "zelfde naam"),
        (Persoonsgegevens("", "", "berg"), "zelfde achternaam"),
        (Persoonsgegevens("J.", "v.d.", "Bergh"), "naam lijkt op Jo van der Berg"),
        (Persoonsgegevens("J.", "v.d.", "Bergh", 1955), "naam lijkt op Jo van der Berg, ander geboortejaar"),
        (Persoonsgegevens("Jo", "", "Berg", 1955), "zelfde naam, ander geboortejaar"),
        (Persoonsgegevens("Kees", "", "Berg"), ""),
        (Persoonsgegevens("Jo", "", "B"), ""),
    ],
)
def test_who_may_be_meant_is_found_by_the_surname_with_the_reason(
    desk: Desk, typed: Persoonsgegevens, found: str
) -> None:
    open_casus(desk.ctx, casus_gegevens(), PERSOON)
    known = desk.ctx.reads.mensen.bekenden(typed)
    assert [item.reden for item in known] == ([found] if found else [])
    assert [item.waar for item in known] == (
        [("LD-2026-001 Woonoverlast Proeflaan 3: overlastgever",)] if found else []
    )


def test_a_name_that_is_known_is_decided_on_before_it_is_recorded(desk: Desk) -> None:
    require_looked_up(desk.ctx, PERSOON)
    first = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    with pytest.raises(RegelFout, match="Jo van der Berg staat al in het register") as told:
        require_looked_up(desk.ctx, PERSOON)
    assert told.value.veld == "bekend"
    (known,) = desk.ctx.reads.mensen.bekenden(PERSOON.gegevens)
    for decided in (
        NieuwePersoon(PERSOON.gegevens, Rol.OVERLASTGEVER, known.id),
        NieuwePersoon(PERSOON.gegevens, Rol.OVERLASTGEVER, iemand_anders=True),
        NieuwePersoon(Persoonsgegevens("Jo", "van der", "Berg", 1955), Rol.OVERLASTGEVER),
        NieuwePersoon(Persoonsgegevens(achternaam="Berg"), Rol.OVERLASTGEVER),
    ):
        require_looked_up(desk.ctx, decided)
    again = NieuwePersoon(PERSOON.gegevens, Rol.BETROKKENE, known.id)
    second = open_casus(desk.ctx, casus_gegevens(titel="Tweede zaak"), again)
    people = {
        desk.ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon.id for casus_id in (first, second)
    }
    assert people == {known.id}


def test_a_person_comes_into_a_casus_once_in_a_role(desk: Desk) -> None:
    ctx = desk.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    (role,) = ctx.reads.dossier.casus(casus_id).betrokkenen
    known = NieuwePersoon(PERSOON.gegevens, Rol.OVERLASTGEVER, role.persoon.id)
    with pytest.raises(RegelFout, match="staat al als overlastgever") as told:
        add_betrokkene(ctx, casus_id, known)
    assert told.value.veld == "rol"
    for typed in ("Berg", "BERG"):
        same = NieuwePersoon(Persoonsgegevens("Jo", "van der", typed), Rol.OVERLASTGEVER)
        with pytest.raises(RegelFout, match="Is dit een ander"):
            add_betrokkene(ctx, casus_id, same)
    other = NieuwePersoon(PERSOON.gegevens, Rol.OVERLASTGEVER, iemand_anders=True)
    namesake = add_betrokkene(ctx, casus_id, other)
    victim = add_betrokkene(ctx, casus_id, NieuwePersoon(PERSOON.gegevens, Rol.BENADEELDE, role.persoon.id))
    with pytest.raises(RegelFout, match="staat al als overlastgever"):
        change_betrokkene(ctx, casus_id, victim, known, "rol was verkeerd gekozen")
    end_betrokkenheid(ctx, casus_id, namesake, "verhuisd naar elders")
    end_betrokkenheid(ctx, casus_id, role.id, "verhuisd naar elders")
    add_betrokkene(ctx, casus_id, known)
    assert len(ctx.reads.dossier.casus(casus_id).huidige_betrokkenen()) == 2


def test_who_is_known_from_unseen_cases_only_does_not_show(desk: Desk) -> None:
    closed = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    (known,) = desk.ctx.reads.mensen.bekenden(PERSOON.gegevens)
    other = colleague(desk)
    assert len(other.reads.mensen.bekenden(PERSOON.gegevens)) == 1
    close_casus_to(desk.ctx, closed, (), "familie van een collega")
    assert other.reads.mensen.bekenden(PERSOON.gegevens) == []
    require_looked_up(other, PERSOON)
    again = NieuwePersoon(PERSOON.gegevens, Rol.BETROKKENE, known.id)
    open_casus(desk.ctx, casus_gegevens(titel="Tweede zaak"), again)
    (shown,) = other.reads.mensen.bekenden(PERSOON.gegevens)
    assert shown.waar == ("LD-2026-002 Tweede zaak: betrokkene",)


def test_who_only_asked_for_a_copy_is_known_too(desk: Desk) -> None:
    take_in_new(desk.ctx, PERSOON.gegevens, VerzoekSoort.INZAGE, desk.ctx.today(), "alles over mij")
    (known,) = desk.ctx.reads.mensen.bekenden(PERSOON.gegevens)
    assert known.waar == ()
