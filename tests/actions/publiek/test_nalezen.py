"""What is printed is read over before it goes out, with the place where it stands (AVG art. 9; finding 17)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from ivbdesk.actions.betrokkenen.betrokkenen import add_melder
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.keten.keten import AfspraakGegevens, make_afspraak
from ivbdesk.actions.publiek.oplegger import make_draft, suggest_question
from ivbdesk.actions.publiek.uitvoer import read_over_dossier, save_dossier
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.publiek.bevinding import Keuzewijze, Naleeskeuze, Nalezing
from ivbdesk.cases.publiek.dossieroverzicht import Dossieroverzicht
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from ivbdesk.drukwerk import drukkerij
from tests.werkplaats import NOW, PERSOON, casus_gegevens

TODAY = NOW.date()


def entry(desk: Desk, casus_id: UUID, tekst: str, *, bijzonder: bool = False) -> UUID:
    what = ItemGegevens(
        ItemSoort.INCIDENT, Aard.WAARNEMING, Herkomst.EIGEN, "boa", tekst, TODAY, bijzonder=bijzonder
    )
    record_entry(desk.ctx, casus_id, what)
    return desk.ctx.reads.dossier.casus(casus_id).tijdlijn[-1].id


def warned(desk: Desk, casus_id: UUID, **opened: dict[UUID, str]) -> tuple[str, ...]:
    asked = replace(suggest_question(desk.ctx, casus_id, TODAY + timedelta(days=7)), **opened)
    return make_draft(desk.ctx, lambda *_: b"%PDF", casus_id, Ontvanger.DRIEHOEK, asked).waarschuwingen


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
        "Afspraak van Politie, uiterlijk 30 nov 2026",
    ]
    assert "‘sekswerk’" in "".join(told)
    assert "een telefoonnummer" in "".join(told)


def test_what_was_ticked_stays_out_and_what_was_opened_with_a_reason_is_not_told_again(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    ticked = entry(desk, casus_id, "Zegt dat hij autisme heeft.", bijzonder=True)
    assert warned(desk, casus_id) == ()
    assert warned(desk, casus_id, opengesteld={ticked: "nodig voor de wijze van aanspreken"}) == ()


def told_of(desk: Desk, casus_id: UUID) -> list[str]:
    return [item.told for item in read_over_dossier(desk.ctx, casus_id, Ontvanger.JURIST)[1].bevindingen]


def test_the_file_of_the_casus_is_read_over_too(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    assert told_of(desk, casus_id) == []
    entry(desk, casus_id, "Roept dat hij autisme heeft; IBAN NL91ABNA0417164300, bel 071/541 23 45.")
    place = "Productie 1, incident, gemeld (waarneming) van 23 nov 2026"
    assert told_of(desk, casus_id) == [
        f"{place}: ‘autisme’ lijkt op een diagnose, ziekte of behandeling (AVG art. 9).",
        f"{place}: Hier staat zo te zien een telefoonnummer.",
    ]
    assert "NL91" not in repr(read_over_dossier(desk.ctx, casus_id, Ontvanger.JURIST)[0])


def decided(read: Nalezing, wijze: Keuzewijze, woorden: str = "") -> tuple[Naleeskeuze, ...]:
    return tuple(Naleeskeuze(item, wijze, woorden) for item in read.bevindingen)


def printed(desk: Desk, casus_id: UUID, target: Path, keuzes: Sequence[Naleeskeuze]) -> Dossieroverzicht:
    """What is printed of the file when it leaves with these decisions."""
    seen: list[Dossieroverzicht] = []

    def draw(told: Dossieroverzicht, head: str) -> bytes:
        seen.append(told)
        return b"%PDF"

    made = replace(drukkerij(desk.ctx), dossier=draw)
    save_dossier(desk.ctx, made, casus_id, Ontvanger.JURIST, target, keuzes)
    return seen[0]


def test_nothing_leaves_before_all_that_was_found_is_decided_on(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "uit.pdf"
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    entry(desk, casus_id, "De buurman van 16 belt. Bel hem op 06-12345678.")
    read = read_over_dossier(desk.ctx, casus_id, Ontvanger.JURIST)[1]
    with pytest.raises(RegelFout, match="over 2 plekken is nog niet beslist"):
        printed(desk, casus_id, target, ())
    with pytest.raises(RegelFout, match="waarom"):
        printed(desk, casus_id, target, decided(read, Keuzewijze.LATEN))
    with pytest.raises(RegelFout, match="telefoonnummer"):
        printed(desk, casus_id, target, decided(read, Keuzewijze.HERSCHRIJVEN, "Bel hem op 06 12345678."))
    assert not target.exists()
    told = printed(desk, casus_id, target, decided(read, Keuzewijze.MASKEREN))
    assert told.producties[0].tekst == "De buurman van [huisnummer] belt. Bel hem op [telefoonnummer]."


def test_what_was_decided_stands_in_the_log_and_the_ledger_and_not_in_the_register(
    desk: Desk, tmp_path: Path
) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    text = "De buurman van 16 belt. Bel hem op 06-12345678."
    entry(desk, casus_id, text)
    house, phone = read_over_dossier(desk.ctx, casus_id, Ontvanger.JURIST)[1].bevindingen
    told = printed(
        desk,
        casus_id,
        tmp_path / "uit.pdf",
        (
            Naleeskeuze(house, Keuzewijze.LATEN, "de rechter kent het adres al"),
            Naleeskeuze(phone, Keuzewijze.HERSCHRIJVEN, "Zijn nummer is bekend."),
        ),
    )
    assert told.producties[0].tekst == "De buurman van 16 belt. Zijn nummer is bekend."
    casus = desk.ctx.reads.dossier.casus(casus_id)
    assert casus.tijdlijn[-1].tekst == text, "the register keeps what was recorded"
    kept = casus.verstrekkingen[-1].nagelezen
    assert "een huisnummer blijft staan, want de rechter kent het adres al" in kept
    assert "een telefoonnummer zin herschreven" in kept
    assert "0612345678" not in kept.replace("-", "")
    logged = "".join(line.wijzigingen for line in desk.ctx.reads.beheer.auditregels(0, 20))
    assert "blijft staan, want de rechter kent het adres al" in logged


def test_a_name_that_may_be_misspelt_is_asked_and_a_sure_one_is_gone(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    add_melder(desk.ctx, casus_id, "Sara de Wittebol", "071 541 23 45", False)
    entry(desk, casus_id, "Mevrouw Wittebol en Witebol belden, 071/5412345.")
    told, read = read_over_dossier(desk.ctx, casus_id, Ontvanger.JURIST)
    assert told.producties[0].tekst == "Mevrouw [naam] en Witebol belden, [telefoonnummer]."
    (found,) = read.bevindingen
    assert found.woord == "Witebol"
    assert found.voorstel is None, "the officer decides"
    assert "schrijffout" in found.told
