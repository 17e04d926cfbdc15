"""A mistake is taken out as a mistake: found no more, in no document, and in the log; unlike a role that ended."""

from __future__ import annotations

from uuid import UUID

import pytest

from ivbdesk.actions.betrokkenen.betrokkenen import add_betrokkene, end_betrokkenheid
from ivbdesk.actions.betrokkenen.kwetsbaarheid import KwetsbaarheidGegevens, record_factor
from ivbdesk.actions.betrokkenen.organisaties import OrganisatieGegevens, add_organisatie
from ivbdesk.actions.betrokkenen.vergissing import take_out_betrokkene, take_out_organisatie
from ivbdesk.actions.bewaren.bewaren import hold
from ivbdesk.actions.bewaren.verzoeken import take_in
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.ladder.ladder import propose_measure
from ivbdesk.cases.besluitvorming.geadresseerde import Geadresseerde
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.organisatie import OrganisatieRol
from ivbdesk.cases.kader.kader import GerichtAan
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.werkplaats import PERSOON, casus_gegevens

WRONG = NieuwePersoon(Persoonsgegevens("Wim", "", "Kersenboom", 1970), Rol.OVERLASTGEVER)
WHY = "verkeerde buurman gekozen"


def begin(desk: Desk) -> tuple[UUID, UUID, UUID]:
    """A casus with Jo, and by mistake Wim; his role and he himself."""
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    role = add_betrokkene(desk.ctx, casus_id, WRONG)
    casus = desk.ctx.reads.dossier.casus(casus_id)
    return casus_id, role, next(b.persoon.id for b in casus.betrokkenen if b.id == role)


def found(desk: Desk) -> list[str]:
    return [hit.kop for hit in desk.ctx.reads.zoeken.zoek_casussen("kersenboom", desk.ctx.today())]


def test_who_never_belonged_here_is_found_nowhere_and_the_log_tells_why(desk: Desk) -> None:
    casus_id, role, person = begin(desk)
    record_factor(
        desk.ctx,
        casus_id,
        person,
        KwetsbaarheidGegevens("schulden", 3, "post dicht", "OOV", desk.ctx.today()),
    )
    end_betrokkenheid(desk.ctx, casus_id, role, "hij is verhuisd")
    assert found(desk), "whose role ended is still found"
    take_out_betrokkene(desk.ctx, casus_id, role, WHY)
    casus = desk.ctx.reads.dossier.casus(casus_id)
    assert [b.persoon.naam for b in casus.betrokkenen] == ["Jo van der Berg"]
    assert casus.kwetsbaarheden == []
    assert found(desk) == []
    assert desk.ctx.reads.mensen.bekenden(WRONG.gegevens) == []
    told = desk.ctx.reads.beheer.auditregels(0, 9, actie="vergissing herstellen")
    assert {line.reden for line in told} == {WHY}
    assert {line.entiteit for line in told} == {"betrokkenheid", "kwetsbaarheid", "persoon"}


def test_who_stands_elsewhere_too_or_asked_something_stays_known(desk: Desk) -> None:
    casus_id, role, person = begin(desk)
    take_in(desk.ctx, person, VerzoekSoort.INZAGE, desk.ctx.today(), "alles over mij")
    take_out_betrokkene(desk.ctx, casus_id, role, WHY)
    (known,) = desk.ctx.reads.mensen.bekenden(WRONG.gegevens)
    assert (known.id, known.waar) == (person, ())


def test_of_two_roles_the_wrong_one_goes_and_what_was_said_of_the_person_stays(desk: Desk) -> None:
    casus_id, role, person = begin(desk)
    record_factor(
        desk.ctx,
        casus_id,
        person,
        KwetsbaarheidGegevens("schulden", 3, "post dicht", "OOV", desk.ctx.today()),
    )
    add_betrokkene(desk.ctx, casus_id, NieuwePersoon(WRONG.gegevens, Rol.BENADEELDE, person))
    take_out_betrokkene(desk.ctx, casus_id, role, WHY)
    casus = desk.ctx.reads.dossier.casus(casus_id)
    assert [b.rol for b in casus.huidige_betrokkenen()] == [Rol.OVERLASTGEVER, Rol.BENADEELDE]
    assert len(casus.kwetsbaarheden) == 1


def test_at_whom_a_measure_is_aimed_was_no_mistake(desk: Desk) -> None:
    casus_id, role, person = begin(desk)
    propose_measure(desk.ctx, casus_id, "B04", None, None, Geadresseerde(GerichtAan.PERSOON, person))
    with pytest.raises(RegelFout, match="gericht"):
        take_out_betrokkene(desk.ctx, casus_id, role, WHY)


def test_it_asks_a_reason_and_takes_nothing_that_is_held(desk: Desk) -> None:
    casus_id, role, _ = begin(desk)
    with pytest.raises(RegelFout, match="vergissing"):
        take_out_betrokkene(desk.ctx, casus_id, role, "fout")
    hold(desk.ctx, casus_id, "er loopt beroep")
    with pytest.raises(RegelFout, match="bewaarplicht"):
        take_out_betrokkene(desk.ctx, casus_id, role, WHY)
    assert len(desk.ctx.reads.dossier.casus(casus_id).betrokkenen) == 2


def test_an_organisation_that_was_no_party_goes_too(desk: Desk) -> None:
    casus_id, _, _ = begin(desk)
    made = add_organisatie(
        desk.ctx, casus_id, OrganisatieGegevens(OrganisatieRol.VERHUURDER, "Huis en Haard")
    )
    take_out_organisatie(desk.ctx, casus_id, made, WHY)
    assert desk.ctx.reads.dossier.casus(casus_id).organisaties == []
    assert desk.ctx.reads.zoeken.zoek_teksten("haard", desk.ctx.today()) == []
