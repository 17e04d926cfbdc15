"""What is printed is read over before it goes out, with the place where it stands (AVG art. 9; finding 17)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.keten.keten import AfspraakGegevens, make_afspraak
from ivbdesk.actions.publiek.oplegger import make_draft, make_final, suggest_question
from ivbdesk.actions.publiek.uitvoer import warn_of_dossier
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.desk import Desk
from tests.werkplaats import NOW, PERSOON, casus_gegevens, new_desk

TODAY = NOW.date()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


def entry(desk: Desk, casus_id: UUID, tekst: str, *, bijzonder: bool = False) -> UUID:
    what = ItemGegevens(
        ItemSoort.INCIDENT, Aard.WAARNEMING, Herkomst.EIGEN, "boa", tekst, TODAY, bijzonder=bijzonder
    )
    record_entry(desk.ctx, casus_id, what)
    return desk.ctx.reads.dossier.casus(casus_id).tijdlijn[-1].id


def warned(desk: Desk, casus_id: UUID, **opened: dict[UUID, str]) -> tuple[str, ...]:
    asked = replace(suggest_question(desk.ctx, casus_id, TODAY + timedelta(days=7)), **opened)
    draft = make_draft(desk.ctx, lambda *_: b"%PDF", casus_id, Ontvanger.DRIEHOEK, asked).waarschuwingen
    final = make_final(desk.ctx, lambda *_: b"%PDF", casus_id, Ontvanger.DRIEHOEK, asked).waarschuwingen
    assert draft == final
    return draft


def test_special_data_without_the_tick_is_told_with_its_place(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(doel="rust voor man met autisme"), PERSOON)
    assert warned(desk, casus_id) == (
        "Doel van de verwerking: ‘autisme’ lijkt op een diagnose, ziekte of behandeling (AVG art. 9).",
    )
    entry(desk, casus_id, "Ontvangt klanten, het gaat om sekswerk. Bel 06-12345678.")
    police = next(p.id for p in desk.ctx.reads.keten.partners() if p.code == "politie")
    made = AfspraakGegevens("langs bij de schizofrene buurman", police, "", TODAY + timedelta(days=7))
    make_afspraak(desk.ctx, casus_id, made)
    told = warned(desk, casus_id)
    assert [line.partition(": ")[0] for line in told] == [
        "Doel van de verwerking",
        "Tijdlijn, incident, gemeld van 23 nov 2026",
        "Tijdlijn, incident, gemeld van 23 nov 2026",
        "Afspraak van Politie, vóór 30 nov 2026",
    ]
    assert "‘sekswerk’" in "".join(told)
    assert "een telefoonnummer" in "".join(told)


def test_what_was_ticked_stays_out_and_what_was_opened_with_a_reason_is_not_told_again(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    ticked = entry(desk, casus_id, "Zegt dat hij autisme heeft.", bijzonder=True)
    assert warned(desk, casus_id) == ()
    assert warned(desk, casus_id, opengesteld={ticked: "nodig voor de wijze van aanspreken"}) == ()


def test_the_file_of_the_casus_is_read_over_too(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    assert warn_of_dossier(desk.ctx, casus_id, Ontvanger.JURIST) == ()
    entry(desk, casus_id, "Roept dat hij autisme heeft; BSN 111222333.")
    assert warn_of_dossier(desk.ctx, casus_id, Ontvanger.JURIST) == (
        "Productie 1, incident, gemeld (waarneming) van 23 nov 2026: hier staat zo te zien een burgerservicenummer.",
        "Productie 1, incident, gemeld (waarneming) van 23 nov 2026: ‘autisme’ lijkt op een diagnose, ziekte of behandeling "
        "(AVG art. 9).",
    )
