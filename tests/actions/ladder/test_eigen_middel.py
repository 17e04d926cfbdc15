"""A municipality's own order, hearing and terms in a register: what they do follows from the file, not from a code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from ivbdesk.actions.besluitvorming import handhaving, termijnen
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import change_status, open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.ladder import dossierpunten as dossier
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.maatregel import Resultaat
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.overgang import objections
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.ladder.dossiercheck import check_dossier
from ivbdesk.desk import Desk
from ivbdesk.kader_bestand import own_kader
from ivbdesk.storage.tables import dossier as t
from tests.kaderteksten import EARLIER, OWN
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens, database_of, new_desk, reopen

TODAY = NOW.date()


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def desk(tmp_path: Path, klok: Klok) -> Iterator[Desk]:
    own_kader(tmp_path / "proef.ivb").write_text(OWN, encoding="utf-8")
    made = new_desk(tmp_path, klok)
    assert (made.ctx.kader.versie, made.own_kader.keuze.fout) == ("eigen-1", "")
    yield made
    made.close()


def active(desk: Desk) -> UUID:
    made = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    change_status(desk.ctx, made, CasusStatus.WEGING, "nu eerst wegen")
    change_status(desk.ctx, made, CasusStatus.ACTIEF, "lokale aanpak")
    return made


@pytest.fixture
def casus_id(desk: Desk) -> UUID:
    return active(desk)


def casus(desk: Desk, casus_id: UUID) -> Casus:
    return desk.ctx.reads.dossier.casus(casus_id)


def weigh(desk: Desk, casus_id: UUID, code: str) -> None:
    told = ladder.AfwegingGegevens(
        code, "hulp is aangeboden", "GGZ", "de buurt is onrustig", "Politie", "het middel is nodig", "Burgemeester",
        TODAY + timedelta(days=30), spoed=True, spoed_reden="acuut gevaar voor de buren", motivering="er is geen lichter middel dat helpt",
    )  # fmt: skip
    ladder.record_afweging(desk.ctx, casus_id, told)


def weigh_and_announce(desk: Desk, casus_id: UUID) -> None:
    """An order under penalty begins only when it was announced, also when it is urgent (Awb 3:40, 5:31)."""
    weigh(desk, casus_id, "L01")
    decision = dossier.BesluitGegevens(
        "L01",
        last="Geen muziek na 22.00 uur.",
        dwangsom_bedrag=500,
        dwangsom_per="keer",
        dwangsom_max=5000,
        bekend_op=TODAY,
        bekend_wijze="post",
    )
    dossier.record_besluit(desk.ctx, casus_id, decision)


def answered(desk: Desk, casus_id: UUID, code: str) -> dict[str, bool]:
    blad = read_blad(desk.ctx, casus_id)
    rows = check_dossier(blad.casus, desk.ctx.kader, blad.situatie, code, blad.casus.laatste_afweging(code))
    return {row.soort.code: row.is_beantwoord for row in rows}


def points(desk: Desk, casus_id: UUID) -> list[str]:
    return [point.wat for point in read_blad(desk.ctx, casus_id).stand.punten]


def test_an_own_order_makes_the_casus_bestuurlijk_until_it_ends(desk: Desk, casus_id: UUID) -> None:
    weigh_and_announce(desk, casus_id)
    measure = ladder.start_measure(desk.ctx, casus_id, "L01")
    assert casus(desk, casus_id).status is CasusStatus.BESTUURLIJK
    ladder.end_measure(desk.ctx, casus_id, measure, Resultaat.GELUKT, "")
    assert casus(desk, casus_id).status is CasusStatus.ACTIEF


def test_a_code_that_begins_like_an_order_of_the_board_does_not_make_it_one(
    desk: Desk, casus_id: UUID
) -> None:
    weigh(desk, casus_id, "B90")
    ladder.start_measure(desk.ctx, casus_id, "B90")
    assert casus(desk, casus_id).status is CasusStatus.ACTIEF


def test_own_prevention_goes_before_an_administrative_course(desk: Desk, casus_id: UUID) -> None:
    assert objections(casus(desk, casus_id), desk.ctx.kader, CasusStatus.BESTUURLIJK)
    ladder.start_measure(desk.ctx, casus_id, "L02")
    assert objections(casus(desk, casus_id), desk.ctx.kader, CasusStatus.BESTUURLIJK) == []


def test_the_hearing_answers_the_own_item(desk: Desk, casus_id: UUID) -> None:
    assert answered(desk, casus_id, "L01") == {"D40": False, "D41": False}
    gegevens = dossier.ZienswijzeGegevens(
        "L01", TODAY, None, Hoorvorm.MONDELING, TODAY, "Ik sliep.", "Meegewogen bij het tijdstip."
    )
    dossier.record_zienswijze(desk.ctx, casus_id, gegevens)
    assert answered(desk, casus_id, "L01")["D40"]


def test_an_own_order_that_is_long_quiet_is_proposed_to_be_lifted(
    desk: Desk, casus_id: UUID, klok: Klok
) -> None:
    weigh_and_announce(desk, casus_id)
    ladder.start_measure(desk.ctx, casus_id, "L01")
    klok.nu += timedelta(days=180)
    assert "Nachtelijk verbod opheffen" not in points(desk, casus_id)
    klok.nu += timedelta(days=2)
    assert "Nachtelijk verbod opheffen" in points(desk, casus_id)


def test_an_own_term_of_collecting_answers_a_forfeited_penalty(
    desk: Desk, casus_id: UUID, klok: Klok
) -> None:
    weigh_and_announce(desk, casus_id)
    ladder.start_measure(desk.ctx, casus_id, "L01")
    klok.nu += timedelta(days=3)
    broken = klok.nu.date()
    record_entry(
        desk.ctx, casus_id,
        ItemGegevens(
            ItemSoort.INCIDENT, Aard.WAARNEMING, Herkomst.EIGEN, "boa", "muziek", broken, verificatie=Verificatie.WAARGENOMEN
        ),
    )  # fmt: skip
    assert "Dwangsom mogelijk verbeurd" in points(desk, casus_id)
    (incident,) = casus(desk, casus_id).tijdlijn
    collecting = desk.ctx.kader.termijnregel("L90")
    given = termijnen.TermijnGegevens(
        "L90", collecting.naam, collecting.soort, "", broken, collecting.duur.aantal, collecting.eenheid
    )
    termijnen.open_termijn(desk.ctx, casus_id, given)
    assert "Dwangsom mogelijk verbeurd" in points(desk, casus_id), "it is not tied to the breach"
    termijnen.open_termijn(desk.ctx, casus_id, replace(given, bij_id=incident.id))
    assert "Dwangsom mogelijk verbeurd" not in points(desk, casus_id)


def test_the_terms_of_a_notice_of_default_are_those_that_the_file_names(
    desk: Desk, casus_id: UUID, klok: Klok
) -> None:
    made = handhaving.record_handhavingsverzoek(desk.ctx, casus_id, TODAY, "Treed op tegen het lawaai.")
    klok.nu += timedelta(weeks=9)
    handhaving.record_notice(desk.ctx, casus_id, made, klok.nu.date())
    assert [term.code for term in casus(desk, casus_id).termijnen] == ["T20", "T21", "L91"]


def test_a_register_with_the_version_of_an_earlier_program_goes_on_as_it_did(
    tmp_path: Path, klok: Klok
) -> None:
    """What was weighed under 2026-3 starts under it, and makes the casus bestuurlijk as it did then."""
    desk = new_desk(tmp_path, klok, apv_151d="2:79")
    casus_id = active(desk)
    with database_of(desk).begin() as connection:
        connection.execute(sa.update(t.kaderversie).values(versie="2026-3", inhoud=EARLIER))
    weigh(desk, casus_id, "B10")
    with database_of(desk).begin() as connection:
        connection.execute(sa.update(t.afweging).values(kader_versie="2026-3"))
    desk.close()
    desk = reopen(tmp_path, klok)
    assert desk.own_kader.keuze.fout == ""
    assert [item.versie for item in desk.ctx.reads.beheer.kaderversies()] == ["2026-3", "2026-5"]
    assert desk.ctx.kader_under(casus(desk, casus_id).laatste_afweging("B10")).versie == "2026-3"
    ladder.start_measure(desk.ctx, casus_id, "B10", tijd=time(9))
    assert casus(desk, casus_id).status is CasusStatus.BESTUURLIJK
    desk.close()


def test_an_own_text_of_an_earlier_program_stays_in_use_and_is_told_what_to_add(
    tmp_path: Path, klok: Klok
) -> None:
    own = EARLIER.replace('versie = "2026-3"', 'versie = "eigen-0"')
    desk = new_desk(tmp_path, klok)
    with database_of(desk).begin() as connection:
        connection.execute(sa.update(t.kaderversie).values(versie="eigen-0", inhoud=own, eigen=True))
    desk.close()
    own_kader(tmp_path / "proef.ivb").write_text(own, encoding="utf-8")
    desk = reopen(tmp_path, klok)
    assert "‘bestuurlijk’" in desk.own_kader.keuze.fout
    assert desk.ctx.kader.versie == "eigen-0"
    assert desk.ctx.kader.soort("B04").bestuurlijk
    desk.close()
