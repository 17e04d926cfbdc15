"""Extending a closure or a huisverbod is a decision: heard, weighed, announced, with a term for bezwaar (Awb 1:3; Wth 9)."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from ivbdesk.actions.besluitvorming import termijnen
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.ladder import dossierpunten as dossier
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.besluitvorming.termijn import Termijn, reckon
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.duur import Duur, Eenheid
from ivbdesk.cases.ladder.dossiercheck import check_dossier
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.actions.ladder.dossier_vol import active, answer, decision, hear, weigh
from tests.werkplaats import Klok

END = date(2027, 2, 19)
LATER = date(2027, 5, 19)


def casus(desk: Desk, casus_id: UUID) -> Casus:
    return desk.ctx.reads.dossier.casus(casus_id)


def begun(desk: Desk, code: str, end: date) -> UUID:
    """A casus in which this measure was announced and runs until `end`."""
    casus_id, today = active(desk), desk.ctx.today()
    answer(desk, casus_id, code)
    hear(desk, casus_id, code, today, today + timedelta(days=7), today, uitgesproken=True)
    weigh(desk, casus_id, code)
    dossier.record_besluit(desk.ctx, casus_id, decision(desk, code, end))
    hour = time(10) if desk.ctx.kader.asks_hour(desk.ctx.kader.soort(code)) else None
    ladder.start_measure(desk.ctx, casus_id, code, op=today, tijd=hour)
    return casus_id


@pytest.fixture
def casus_id(desk: Desk) -> UUID:
    return begun(desk, "B12", END)


def term(desk: Desk, casus_id: UUID, code: str) -> Termijn:
    return next(item for item in casus(desk, casus_id).termijnen if item.code == code and item.loopt)


def last(desk: Desk, casus_id: UUID, code: str) -> date | None:
    return reckon(term(desk, casus_id, code), desk.ctx.naslag.feestdagen).laatste


def extension(desk: Desk, casus_id: UUID, until: date, **changes: object) -> UUID:
    found = casus(desk, casus_id)
    newest = found.bekendgemaakt(found.maatregelen[0].code)
    assert newest is not None
    told = decision(desk, newest.code, until, verlengt_id=newest.id, **changes)
    return dossier.record_besluit(desk.ctx, casus_id, told)


def weighed_again(desk: Desk, casus_id: UUID, code: str) -> None:
    today = desk.ctx.today()
    hear(desk, casus_id, code, today, today + timedelta(days=7), today, uitgesproken=True)
    weigh(desk, casus_id, code)


def test_a_sentence_on_the_term_does_not_extend_a_closure(desk: Desk, casus_id: UUID) -> None:
    before = last(desk, casus_id, "T28")
    three = Duur(3, Eenheid.MAAND)
    with pytest.raises(RegelFout, match="nieuw besluit"):
        termijnen.extend_termijn(desk.ctx, casus_id, term(desk, casus_id, "T28").id, three, "nog vrees")
    assert last(desk, casus_id, "T28") == before == END


def test_what_was_heard_and_weighed_then_does_not_carry_the_extension(
    desk: Desk, casus_id: UUID, klok: Klok
) -> None:
    klok.nu += timedelta(days=60)
    extension(desk, casus_id, LATER, bekend_op=None)
    blad = read_blad(desk.ctx, casus_id)
    rows = check_dossier(blad.casus, desk.ctx.kader, blad.situatie, "B12", blad.casus.laatste_afweging("B12"))
    soort = desk.ctx.kader.soort("B12")
    assert [row.soort.code for row in rows] == list(soort.verlenging)
    assert {row.soort.code for row in rows if row.verplicht} == {
        "D09",
        "D10",
        "D13",
        "D16",
        "D18",
        "D35",
        "D38",
    }
    assert {"D09", "D10", "D13", "D21"} <= {r.soort.code for r in rows if r.staat is PuntStaat.OPEN}
    with pytest.raises(RegelFout) as wrong:
        extension(desk, casus_id, LATER)
    assert wrong.value.veld == "bekend_op"
    assert "Voornemen en zienswijze" in wrong.value.melding
    assert "Evenredigheid" in wrong.value.melding
    assert last(desk, casus_id, "T28") == END, "what is only prepared extends nothing"


def test_an_announced_extension_is_the_term_and_begins_bezwaar_anew(
    desk: Desk, casus_id: UUID, klok: Klok
) -> None:
    first = casus(desk, casus_id).besluiten[0].id
    klok.nu += timedelta(days=60)
    extension(desk, casus_id, LATER, bekend_op=None)
    weighed_again(desk, casus_id, "B12")
    made = extension(desk, casus_id, LATER)
    found = casus(desk, casus_id)
    assert [(b.id, b.verlengt_id, b.geldig_tot) for b in found.besluiten] == [
        (first, None, END),
        (made, first, LATER),
    ]
    assert last(desk, casus_id, "T28") == LATER
    assert [item.besluit_id for item in term(desk, casus_id, "T28").verlengingen] == [made]
    assert {t.bij_id for t in found.termijnen if t.code == "T02"} == {first, made}
    assert len(found.zienswijzen) == 2, "the first hearing stays as it was"
    mended = decision(desk, "B12", date(2027, 5, 12), verlengt_id=first)
    assert dossier.record_besluit(desk.ctx, casus_id, mended) == made
    assert last(desk, casus_id, "T28") == date(2027, 5, 12)


@pytest.mark.parametrize(
    ("days", "until", "veld"),
    [(60, END, "geldig_tot"), (60, None, "geldig_tot"), (120, LATER, "bekend_op")],
)
def test_an_extension_that_can_not_be_names_the_field(
    desk: Desk, casus_id: UUID, klok: Klok, days: int, until: date | None, veld: str
) -> None:
    """It ends later than what it extends, says when, and comes before that ended (19-2-2027)."""
    klok.nu += timedelta(days=days)
    with pytest.raises(RegelFout) as wrong:
        extension(desk, casus_id, LATER, geldig_tot=until)
    assert wrong.value.veld == veld
    assert len(casus(desk, casus_id).besluiten) == 1


def test_a_decision_is_extended_once_and_then_its_extension(desk: Desk, casus_id: UUID, klok: Klok) -> None:
    first = casus(desk, casus_id).besluiten[0].id
    for number in range(1, 4):
        klok.nu += timedelta(days=20)
        extension(desk, casus_id, END + timedelta(days=30 * number), bekend_op=None)
        weighed_again(desk, casus_id, "B12")
        extension(desk, casus_id, END + timedelta(days=30 * number))
    assert last(desk, casus_id, "T28") == END + timedelta(days=90)
    assert len(casus(desk, casus_id).voorgangers(casus(desk, casus_id).besluit_over("B12"))) == 3  # type: ignore[arg-type]  # it is there
    assert casus(desk, casus_id).besluiten[0].id == first
    klok.nu += timedelta(days=1)
    with pytest.raises(RegelFout, match="hoogstens 3 keer"):
        extension(desk, casus_id, END + timedelta(days=120), bekend_op=None)


def test_a_huisverbod_holds_ten_days_and_with_its_extension_four_weeks(desk: Desk, klok: Klok) -> None:
    """Wth 2 and 9, by Gemeentewet 151d lid 3: imposed 23-11 10:00, so until 3-12, and at most until 21-12 10:00."""
    with pytest.raises(RegelFout, match="hoogstens 10 dagen"):
        begun(desk, "B06", date(2026, 12, 4))
    casus_id = begun(desk, "B06", date(2026, 12, 3))
    with pytest.raises(RegelFout, match="nieuw besluit"):
        termijnen.extend_termijn(
            desk.ctx, casus_id, term(desk, casus_id, "T07").id, Duur(18, Eenheid.DAG), "gevaar blijft"
        )
    klok.nu += timedelta(days=8)
    extension(desk, casus_id, date(2026, 12, 21), bekend_op=None)
    weighed_again(desk, casus_id, "B06")
    with pytest.raises(RegelFout, match="28 dagen"):
        extension(desk, casus_id, date(2026, 12, 22))
    extension(desk, casus_id, date(2026, 12, 21))
    moment = reckon(term(desk, casus_id, "T07"), desk.ctx.naslag.feestdagen).moment
    assert f"{moment:%d-%m-%Y %H:%M}" == "21-12-2026 10:00"
