"""Whom a letter may tell of: nobody but its addressee, and of the police only to who is a party."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from ivbdesk.actions.besluitvorming.handhaving import decide_handhavingsverzoek, record_handhavingsverzoek
from ivbdesk.actions.betrokkenen.betrokkenen import add_betrokkene, add_melder
from ivbdesk.actions.betrokkenen.organisaties import OrganisatieGegevens, add_organisatie
from ivbdesk.actions.brieven.maken import Briefverzoek, Voorbereid, prepare, read_over_brief
from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.organisatie import OrganisatieRol
from ivbdesk.cases.brieven.briefsoort import AanSoort
from ivbdesk.cases.brieven.geadresseerden import Aan, addressees
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.desk import Desk
from tests.actions.brieven.test_brieven import ANSWERS, TODAY, entry, made, to
from tests.actions.ladder.dossier_vol import active, hear
from tests.werkplaats import PERSOON

SPITE = "met spoed nodig, zie overleg"


@pytest.fixture
def casus_id(desk: Desk) -> UUID:
    return active(desk)


def whom(desk: Desk, casus_id: UUID, code: str) -> dict[str, Aan]:
    ctx = desk.ctx
    casus = ctx.reads.dossier.casus_om_te_delen(casus_id)
    soort = ctx.naslag.brieven.soorten[code]
    return {told: aan for aan, told in addressees(casus, soort, ctx.reads.keten.partners())}


def prepared(desk: Desk, casus_id: UUID, code: str, aan: Aan, **more: str) -> Voorbereid:
    given = tuple(({**ANSWERS, **more}).items())
    return prepare(desk.ctx, casus_id, Briefverzoek(code, aan, TODAY, "De burgemeester", given, SPITE))


def another(desk: Desk, casus_id: UUID, rol: Rol = Rol.OVERLASTGEVER) -> None:
    person = replace(PERSOON, gegevens=Persoonsgegevens(voornaam="Wil", achternaam="Andersom"), rol=rol)
    add_betrokkene(desk.ctx, casus_id, person)


def test_a_melder_gets_no_request_of_another(desk: Desk, casus_id: UUID) -> None:
    ctx = desk.ctx
    add_melder(ctx, casus_id, "Petra Zwijger", "", False)
    add_melder(ctx, casus_id, "Karel Stil", "", False)
    first, second = ctx.reads.dossier.casus_om_te_delen(casus_id).melders
    record_handhavingsverzoek(ctx, casus_id, TODAY, "Mijn baby slaapt niet; treed op.", first.id)
    (request,) = ctx.reads.dossier.casus(casus_id).handhavingsverzoeken
    decide_handhavingsverzoek(
        ctx, casus_id, request.id, HandhavingStatus.AFGEWEZEN, "Geen overtreding vastgesteld.", TODAY,
        "metingen door de boa", "niets gevonden, wel gezocht",
    )  # fmt: skip
    assert list(whom(desk, casus_id, "afwijzing")) == ["Melder 1 (vroeg om handhaving)"]
    found = prepared(desk, casus_id, "afwijzing", Aan(AanSoort.MELDER, second.id))
    assert (found.inhoud.verzoek, found.inhoud.verzoek_op) == ("", "")
    assert found.inhoud.beslissing == ""
    assert any(punt.verplicht and "geen verzoek" in punt.tekst for punt in found.punten)


@pytest.mark.parametrize("party", ["vve", "adres", "tweede"])
def test_of_the_police_and_of_others_only_who_is_a_party_reads(
    desk: Desk, casus_id: UUID, party: str
) -> None:
    add_organisatie(desk.ctx, casus_id, OrganisatieGegevens(rol=OrganisatieRol.VVE, naam="VvE De Proef"))
    another(desk, casus_id, Rol.BETROKKENE)
    entry(desk, casus_id, Herkomst.POLITIE, "Jo van der Berg aangehouden")
    entry(desk, casus_id, Herkomst.EIGEN, "muziek bij Jo van der Berg")
    choices = whom(desk, casus_id, "waarschuwing")
    words = {"vve": "VvE De Proef", "adres": "De bewoners", "tweede": "Wil Andersom"}[party]
    (aan,) = [aan for told, aan in choices.items() if told.startswith(words)]
    told = [line.wat for line in prepared(desk, casus_id, "waarschuwing", aan).inhoud.feiten]
    assert told == ["muziek bij [overlastgever]"]
    (first,) = [aan for name, aan in choices.items() if name.startswith("Jo van der Berg")]
    own = [line.wat for line in prepared(desk, casus_id, "waarschuwing", first).inhoud.feiten]
    assert sorted(own) == ["Jo van der Berg aangehouden", "muziek bij Jo van der Berg"]


def test_who_reported_is_asked_about_in_every_answer(desk: Desk, casus_id: UUID) -> None:
    add_melder(desk.ctx, casus_id, "Petra Zwijger", "", False)
    hear(desk, casus_id, "B04", TODAY, TODAY + timedelta(days=7), TODAY)
    there, aan = "de burgemeester en Petra Zwijger", to(desk, casus_id, "verslag")
    given = {"gehoord_op": "23 november 2026", "aanwezig": there, "contact": f"vraag naar {there}"}
    answers = dict(prepared(desk, casus_id, "verslag", aan, **given).inhoud.antwoorden)
    assert answers["aanwezig"] == "de burgemeester en [naam]"
    assert answers["contact"] == "vraag naar de burgemeester en [naam]"
    given["contact"] = "vraag naar Karin de Vries"
    asked = Briefverzoek("verslag", aan, TODAY, "B", tuple(given.items()), SPITE)
    assert read_over_brief(desk.ctx, casus_id, asked).bevindingen == ()


def test_an_office_is_named_as_it_is(desk: Desk, casus_id: UUID, tmp_path: Path) -> None:
    assert "team OOV, 071-5450000" in made(desk, casus_id, "waarschuwing", tmp_path / "brief.docx")
