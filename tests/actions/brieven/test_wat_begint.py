"""What the sending of a letter begins: its own term, once, and nothing that is not there to begin on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from ivbdesk.actions.besluitvorming.handhaving import decide_handhavingsverzoek, record_handhavingsverzoek
from ivbdesk.actions.betrokkenen.betrokkenen import add_melder
from ivbdesk.actions.brieven.maken import prepare
from ivbdesk.actions.brieven.opnemen import take_in_final
from ivbdesk.actions.ladder import dossierpunten as dossier
from ivbdesk.actions.ladder.ladder import start_measure
from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.brieven.aanspreken import lines_of
from ivbdesk.cases.brieven.briefsoort import AanSoort
from ivbdesk.cases.brieven.geadresseerden import Aan
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.actions.brieven.test_brieven import TODAY, asked, final, sent
from tests.actions.brieven.test_wie_leest_de_brief import another, whom
from tests.actions.ladder.dossier_vol import active, answer, decision, hear, weigh
from tests.werkplaats import Klok


@pytest.fixture
def casus_id(desk: Desk) -> UUID:
    return active(desk)


def running(desk: Desk, casus_id: UUID) -> list[str]:
    return [term.code for term in desk.ctx.reads.dossier.casus(casus_id).termijnen if term.loopt]


def test_the_term_for_bezwaar_waits_for_the_decision_on_the_request(desk: Desk, casus_id: UUID) -> None:
    ctx = desk.ctx
    add_melder(ctx, casus_id, "Petra Zwijger", "", False)
    (melder,) = ctx.reads.dossier.casus_om_te_delen(casus_id).melders
    record_handhavingsverzoek(ctx, casus_id, TODAY, "Treed op tegen de muziek.", melder.id)
    with pytest.raises(RegelFout, match="Leg eerst vast hoe op het verzoek is beslist"):
        take_in_final(ctx, casus_id, sent(desk, casus_id, "afwijzing"), final())
    (request,) = ctx.reads.dossier.casus(casus_id).handhavingsverzoeken
    decide_handhavingsverzoek(
        ctx, casus_id, request.id, HandhavingStatus.AFGEWEZEN, "Geen overtreding vastgesteld.", TODAY,
        "metingen door de boa", "niets gevonden, wel gezocht",
    )  # fmt: skip
    with pytest.raises(RegelFout, match="afgewezen"):
        take_in_final(ctx, casus_id, sent(desk, casus_id, "toewijzing"), final())
    assert any(
        "afgewezen" in p.tekst for p in prepare(ctx, casus_id, asked(desk, casus_id, "toewijzing")).punten
    )
    take_in_final(ctx, casus_id, sent(desk, casus_id, "afwijzing"), final())
    assert running(desk, casus_id) == ["T02"]


def test_no_extension_goes_out_without_its_decision(desk: Desk, casus_id: UUID, klok: Klok) -> None:
    ctx = desk.ctx
    answer(desk, casus_id, "B05")
    hear(desk, casus_id, "B05", TODAY, TODAY + timedelta(days=7), TODAY)
    klok.nu += timedelta(days=8)
    weigh(desk, casus_id, "B05")
    until = ctx.today() + timedelta(days=90)
    dossier.record_besluit(
        ctx, casus_id, decision(desk, "B05", until, bekend_op=None, bekend_wijze="", ondanks="")
    )
    how = sent(desk, casus_id, "bestuursdwang", ondanks="de jurist keek dit na, zie de zaak")
    assert take_in_final(ctx, casus_id, how, final()).termijnen
    assert take_in_final(ctx, casus_id, how, final("nog eens")).termijnen == ()
    again = prepare(ctx, casus_id, asked(desk, casus_id, "bestuursdwang")).punten
    assert any("al bekendgemaakt" in punt.tekst for punt in again)
    found = prepare(ctx, casus_id, asked(desk, casus_id, "verlenging")).punten
    assert any(punt.verplicht and "geen besluit tot verlenging" in punt.tekst for punt in found)
    with pytest.raises(RegelFout, match="geen besluit tot verlenging"):
        take_in_final(ctx, casus_id, sent(desk, casus_id, "verlenging"), final())


def test_the_term_of_a_warning_begins_once(desk: Desk, casus_id: UUID) -> None:
    answer(desk, casus_id, "B02")
    weigh(desk, casus_id, "B02")
    take_in_final(desk.ctx, casus_id, sent(desk, casus_id, "waarschuwing"), final())
    start_measure(desk.ctx, casus_id, "B02", evaluatie_op=TODAY + timedelta(days=30))
    assert running(desk, casus_id) == ["T32"]
    take_in_final(desk.ctx, casus_id, sent(desk, casus_id, "waarschuwing"), final("nog eens"))
    assert running(desk, casus_id) == ["T32"]


def test_an_old_hearing_is_no_reaction_to_a_new_intention(desk: Desk, casus_id: UUID, klok: Klok) -> None:
    hear(desk, casus_id, "B04", TODAY, TODAY + timedelta(days=7), TODAY)
    klok.nu += timedelta(days=300)
    day = desk.ctx.today()
    take_in_final(
        desk.ctx, casus_id, sent(desk, casus_id, "voornemen", uiterlijk=day + timedelta(days=14)), final()
    )
    assert running(desk, casus_id) == ["T01"]
    earlier = sent(desk, casus_id, "voornemen", op=day - timedelta(days=5), uiterlijk=day + timedelta(days=9))
    take_in_final(desk.ctx, casus_id, earlier, final("eerder"))
    heard = desk.ctx.reads.dossier.casus(casus_id).zienswijzen
    assert sorted((one.uitgenodigd_op, one.vorm is Hoorvorm.WACHT) for one in heard) == [
        (TODAY, False),
        (day, True),
    ]


def test_what_is_for_whom_it_is_about_goes_to_nobody_else(desk: Desk, casus_id: UUID) -> None:
    another(desk, casus_id, Rol.MOGELIJK_SLACHTOFFER)
    for code in ("verslag", "huisverbod", "avg"):
        assert list(whom(desk, casus_id, code)) == ["Jo van der Berg (overlastgever)"]


def test_the_casus_is_informed_once_all_it_is_about_are(desk: Desk, casus_id: UUID, klok: Klok) -> None:
    another(desk, casus_id)
    klok.nu += timedelta(days=3)
    for number, aan in enumerate(whom(desk, casus_id, "avg").values()):
        assert desk.ctx.reads.dossier.casus(casus_id).geinformeerd_op == TODAY
        take_in_final(
            desk.ctx, casus_id, replace(sent(desk, casus_id, "avg"), aan=aan), final(f"bericht {number}")
        )
    assert desk.ctx.reads.dossier.casus(casus_id).geinformeerd_op == desk.ctx.today()


def test_nobody_gets_a_letter_at_the_home_of_another(desk: Desk, casus_id: UUID) -> None:
    def address(name: str) -> list[str]:
        casus = desk.ctx.reads.dossier.casus_om_te_delen(casus_id)
        person = next(b.persoon for b in casus.betrokkenen if name in b.persoon.naam)
        return lines_of(casus, Aan(AanSoort.BETROKKENE, person.id), ())[1:]

    assert address("Berg") == ["Proeflaan 3", "2351 AB Leiderdorp"]
    another(desk, casus_id)
    assert address("Andersom") == ["[nog invullen: adres]"]


def test_a_partner_is_not_named_in_the_name_of_its_letter(desk: Desk, casus_id: UUID) -> None:
    partner = next(p for p in desk.ctx.reads.keten.partners() if p.klasse is Klasse.ZORG)
    how = replace(sent(desk, casus_id, "partner"), aan=Aan(AanSoort.PARTNER, partner.id))
    take_in_final(desk.ctx, casus_id, how, final())
    (stuk,) = desk.ctx.reads.dossier.stukken(casus_id)
    assert partner.naam not in stuk.naam
    assert partner.kort not in stuk.naam
    assert stuk.herkomst is Herkomst.ZORG
