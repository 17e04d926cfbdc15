"""A gap in the chain is accepted with a name, a reason and a day, and comes back after it (domein 6.5; finding 23)."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from ivbdesk.actions.betrokkenen.betrokkenen import add_betrokkene
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import NieuwePersoon, change_status, open_casus, refresh_stale
from ivbdesk.actions.keten.keten import (
    InzetGegevens,
    accept_gap,
    assign_partner,
    reopen_gap,
    score_leefgebied,
)
from ivbdesk.actions.publiek.oplegger import make_draft, suggest_question
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.soorten import AandachtSoort
from ivbdesk.cases.keten.keten import Gat, GatSoort
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens

TODAY = NOW.date()
WHO, WHY = "M. Verzonnen, teamleider", "wacht op de inkoop van dagbesteding"


@pytest.fixture
def casus_id(desk: Desk) -> UUID:
    made = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    for status in (CasusStatus.WEGING, CasusStatus.ACTIEF):
        change_status(desk.ctx, made, status, "gewogen met de partners")
    for gebied in desk.ctx.naslag.gebieden.lijst:
        score_leefgebied(desk.ctx, made, gebied.nummer, 2 if gebied.nummer == 9 else 5, "sociaal team", "")
    return made


def only_gap(desk: Desk, casus_id: UUID) -> Gat:
    (gap,) = read_blad(desk.ctx, casus_id).gaten
    return gap


def figures(desk: Desk) -> tuple[int, int]:
    """How many gaps the list shows of the casus, and how many stand in the werkvoorraad."""
    today = desk.ctx.today()
    (row,) = desk.ctx.reads.dossier.zoek("LD-2026-001")
    (known,) = desk.ctx.reads.dossier.casussen_van_persoon(
        desk.ctx.reads.dossier.casus(row.casus_id).betrokkenen[0].persoon.id
    )
    work = [r for r in desk.ctx.reads.werk.werkvoorraad(today) if r.soort is AandachtSoort.GAT]
    return known.gaten, len(work)


@pytest.mark.parametrize(
    ("door", "reden", "days", "veld"),
    [(" ", WHY, 7, "door"), (WHO, "", 7, "reden"), (WHO, WHY, 0, "tot"), (WHO, WHY, 183, "tot")],
)
def test_without_name_reason_or_day_it_is_not_accepted(
    desk: Desk, casus_id: UUID, door: str, reden: str, days: int, veld: str
) -> None:
    with pytest.raises(RegelFout) as caught:
        accept_gap(desk.ctx, casus_id, only_gap(desk, casus_id), door, reden, TODAY + timedelta(days=days))
    assert caught.value.veld == veld


def test_it_shows_as_accepted_and_comes_back_after_its_day(desk: Desk, casus_id: UUID, klok: Klok) -> None:
    assert figures(desk) == (1, 1)
    accept_gap(desk.ctx, casus_id, only_gap(desk, casus_id), WHO, WHY, TODAY + timedelta(days=14))
    gap = only_gap(desk, casus_id)
    assert gap.aanvaard is not None
    assert gap.aanvaard.told == f"aanvaard tot en met 7 dec 2026 door {WHO}"
    assert figures(desk) == (0, 0)
    assert [(kind, accepted) for kind, _, _, _, accepted in desk.ctx.reads.keten.ketengaten()] == [
        ("geen_partner", True)
    ]
    klok.nu = NOW + timedelta(days=15)
    refresh_stale(desk.ctx)
    assert only_gap(desk, casus_id).aanvaard is None
    assert figures(desk) == (1, 1)
    (row,) = desk.ctx.reads.keten.ketengaten()
    assert (row[3], row[4]) == (TODAY, False), "it is as old as it was"


def test_it_can_be_opened_again_with_a_reason(desk: Desk, casus_id: UUID) -> None:
    made = accept_gap(desk.ctx, casus_id, only_gap(desk, casus_id), WHO, WHY, TODAY + timedelta(days=14))
    reopen_gap(desk.ctx, casus_id, made, "de inkoop is afgezegd")
    assert only_gap(desk, casus_id).aanvaard is None
    assert figures(desk) == (1, 1)


def test_the_note_tells_it_without_what_care_somebody_needs(desk: Desk, casus_id: UUID) -> None:
    accept_gap(desk.ctx, casus_id, only_gap(desk, casus_id), WHO, WHY, TODAY + timedelta(days=14))
    asked = suggest_question(desk.ctx, casus_id, TODAY)
    told = {
        who: make_draft(desk.ctx, lambda *_: b"%PDF", casus_id, who, asked).inhoud.keten
        for who in (Ontvanger.BURGEMEESTER, Ontvanger.OM)
    }
    (full,), (masked,) = told[Ontvanger.BURGEMEESTER], told[Ontvanger.OM]
    assert full.waar == desk.ctx.naslag.gebieden.naam(9)
    assert full.stand == f"aanvaard tot en met 7 dec 2026 door {WHO}: {WHY}"
    assert masked.waar == "Een leefgebied van zorg"
    assert WHY not in masked.stand


def test_a_partner_of_other_expertise_closes_it_only_with_a_reason(desk: Desk, casus_id: UUID) -> None:
    stranger = next(p.id for p in desk.ctx.reads.keten.partners() if p.code == "lov")
    plain = InzetGegevens(stranger, 9, InzetRol.TREKKER)
    assign_partner(desk.ctx, casus_id, plain)
    assert only_gap(desk, casus_id).soort is GatSoort.GEEN_PARTNER
    assign_partner(desk.ctx, casus_id, InzetGegevens(stranger, 9, InzetRol.TREKKER, dekking="kent hem goed"))
    assert only_gap(desk, casus_id).soort is GatSoort.GEEN_ACTIE


def test_a_minor_needs_a_partner_that_said_yes(desk: Desk, casus_id: UUID) -> None:
    child = NieuwePersoon(Persoonsgegevens("Kim", "", "Berg", 2016), Rol.MINDERJARIGE)
    add_betrokkene(desk.ctx, casus_id, child)
    youth = next(p.id for p in desk.ctx.reads.keten.partners() if p.code == "jgt")

    def told() -> bool:
        return any(r.regel == "S11" for r in desk.ctx.reads.werk.werkvoorraad(TODAY))

    assert told()
    assign_partner(desk.ctx, casus_id, InzetGegevens(youth, 6, InzetRol.GENOEMD))
    assert told(), "named only is no yes"
    assign_partner(desk.ctx, casus_id, InzetGegevens(youth, 6, InzetRol.BETROKKEN))
    assert not told()


def test_a_slow_fall_is_told_against_the_best_of_six_months(desk: Desk, casus_id: UUID, klok: Klok) -> None:
    for score, days in ((4, 50), (4, 130), (3, 190), (2, 250)):
        klok.nu = NOW + timedelta(days=days)
        score_leefgebied(desk.ctx, casus_id, 12, score, "politie", "")
    (point,) = [r for r in desk.ctx.reads.werk.werkvoorraad(klok.nu.date()) if r.regel == "S09"]
    assert point.toelichting.startswith("Van 4 op 2 apr 2027 naar 2 op 31 jul 2027")
