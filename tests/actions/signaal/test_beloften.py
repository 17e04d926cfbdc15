"""What was promised with a day stands in the werkvoorraad until it is done or refused, and tells nobody the melder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from ivbdesk.actions.beheer.toegang import end_officer
from ivbdesk.actions.betrokkenen.betrokkenen import add_melder
from ivbdesk.actions.dossier.beloften import finish_promise
from ivbdesk.actions.dossier.casus import change_casus, change_status, open_casus
from ivbdesk.actions.invoer.invoer import import_rows, undo_import
from ivbdesk.actions.signaal.signaal import change_signaal, record_signaal
from ivbdesk.cases.besluitvorming.rekendagen import after
from ivbdesk.cases.dossier.belofte import Afronding, BelofteSoort, BelofteUitkomst, Terugkoppelwijze
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.cases.kader.duur import Duur, Eenheid
from ivbdesk.cases.kader.signaalregels import Maat
from ivbdesk.cases.kader.soorten import Thema, Uitkomst, Urgentie
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.zoeken.rijen import WerkFilter, WerkRij
from ivbdesk.desk import Desk
from tests.actions.invoer.test_invoer import judged, listed
from tests.actions.signaal.test_wegen import weigh
from tests.rekenbladen import xlsx
from tests.storage.collega import colleague
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens, new_desk, reopen

TODAY = NOW.date()
FAR = TODAY + timedelta(days=60)
MELDER = "Ria van de Buurman"
HEARD = SignaalGegevens(
    SignaalBron.BEWONER, Thema.MEERVOUDIG, "veel aanloop", melder_naam=MELDER, wil_terugkoppeling=True
)
CALLED = Afronding(BelofteUitkomst.GEDAAN, TODAY, Terugkoppelwijze.TELEFOON, "uitgelegd wat er gebeurt")


def promised(desk: Desk, wie: UUID | None = None, dag: date = TODAY) -> list[WerkRij]:
    """The promises in the werkvoorraad; the counts must agree with the rows."""
    regels, reads = desk.ctx.naslag.signaalregels, desk.ctx.reads.werk
    codes = frozenset(regels.regel(meet).code for meet in (Maat.TERUGKOPPELING, Maat.SPOED))
    wanted = WerkFilter(wie=wie, regels=codes)
    rows, counts = reads.werk(wanted, dag, 0, 50), reads.werk_tellingen(wanted, dag)
    assert counts.alle == len(rows)
    assert counts.te_laat == sum(row.termijn is not None and row.termijn < dag for row in rows)
    return rows


def working_days(desk: Desk, start: date, number: int) -> date:
    return after(start, Duur(number, Eenheid.WERKDAG), desk.ctx.naslag.feestdagen)


def test_feedback_is_a_task_until_it_was_given(desk: Desk) -> None:
    ctx = desk.ctx
    id = record_signaal(ctx, HEARD)
    (row,) = promised(desk)
    rule = ctx.naslag.signaalregels.regel(Maat.TERUGKOPPELING)
    assert (row.wat, row.termijn) == (
        BelofteSoort.TERUGKOPPELING.label,
        working_days(desk, TODAY, rule.werkdagen),
    )
    assert (row.casus_id, row.signaal_id, row.wie) == (None, id, "nog niemand")
    assert [item.wat for item in promised(desk, ctx.officer)] == [row.wat], "of nobody yet, so mine too"
    assert promised(desk, dag=FAR) == [row], "it stays"
    assert row.over_id is not None
    before = ctx.reads.werk.tellingen(TODAY).werk
    finish_promise(ctx, row.over_id, CALLED)
    assert promised(desk) == []
    assert ctx.reads.werk.tellingen(TODAY).werk == before - 1
    (kept,) = ctx.reads.signaal.beloften(id)
    assert (kept.afgerond_op, kept.wijze, kept.afgerond_door) == (
        TODAY,
        Terugkoppelwijze.TELEFOON,
        ctx.officer,
    )
    with pytest.raises(RegelFout, match="al afgerond"):
        finish_promise(ctx, row.over_id, CALLED)


def test_a_signal_that_nobody_wants_to_hear_of_promises_nothing(desk: Desk) -> None:
    plain = replace(HEARD, wil_terugkoppeling=False)
    id = record_signaal(desk.ctx, plain)
    assert promised(desk) == []
    change_signaal(desk.ctx, id, HEARD, "belde terug met de vraag")
    assert len(promised(desk)) == 1
    change_signaal(desk.ctx, id, HEARD, "tekst is nog een keer verbeterd")
    assert len(promised(desk)) == 1, "once"
    change_signaal(desk.ctx, id, plain, "wil er toch niets van horen")
    assert promised(desk) == []


def test_who_weighed_has_it_where_there_is_no_casus(desk: Desk) -> None:
    ctx, other = desk.ctx, colleague(desk)
    id = record_signaal(ctx, HEARD)
    weigh(other, id, Uitkomst.ADVIES)
    (row,) = promised(desk, other.officer)
    assert row.wie == "Bram Collega"
    assert promised(desk, ctx.officer) == []
    assert len(promised(desk)) == 1
    end_officer(ctx, other.officer, "andere baan")
    assert [item.over_id for item in promised(desk, ctx.officer)] == [row.over_id], (
        "not forgotten with who left"
    )


def test_it_goes_along_to_the_casus_and_outlasts_that(desk: Desk) -> None:
    ctx = desk.ctx
    casus_id = weigh(ctx, record_signaal(ctx, HEARD), Uitkomst.NIEUWE_CASUS, Thema.WOONOVERLAST)
    assert casus_id is not None
    (row,) = promised(desk, ctx.officer)
    assert (row.casus_id, row.wie) == (casus_id, "Anne Proef")
    for status in (CasusStatus.WEGING, CasusStatus.AFGEWEZEN):
        change_status(ctx, casus_id, status, "hoort niet in deze aanpak thuis")
    assert [item.over_id for item in promised(desk)] == [row.over_id], "a promise is not kept by closing"
    assert row.over_id is not None
    finish_promise(
        ctx, row.over_id, Afronding(BelofteUitkomst.GEWEIGERD, TODAY, toelichting="nummer is buiten gebruik")
    )
    assert promised(desk) == []


def test_a_melder_of_a_casus_is_promised_the_same(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    add_melder(desk.ctx, casus_id, "Bo Zwijger", "", False)
    assert promised(desk) == []
    add_melder(desk.ctx, casus_id, MELDER, "", True)
    assert [row.casus_id for row in promised(desk)] == [casus_id]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(CALLED, wijze=None), "wijze"),
        (replace(CALLED, op=TODAY + timedelta(days=1)), "op"),
        (replace(CALLED, op=TODAY - timedelta(days=1)), "op"),
        (replace(CALLED, toelichting="Ria gebeld"), "toelichting"),
        (replace(CALLED, toelichting="mevrouw BUURMAN gebeld"), "toelichting"),
        (Afronding(BelofteUitkomst.GEWEIGERD, TODAY, toelichting="nvt"), "toelichting"),
    ],
)
@pytest.mark.parametrize("in_casus", [False, True])
def test_what_is_wrong_keeps_the_promise(desk: Desk, wrong: Afronding, field: str, in_casus: bool) -> None:
    id = record_signaal(desk.ctx, HEARD)
    if in_casus:
        weigh(desk.ctx, id, Uitkomst.NIEUWE_CASUS)
    (row,) = promised(desk)
    assert row.over_id is not None
    with pytest.raises(RegelFout) as caught:
        finish_promise(desk.ctx, row.over_id, wrong)
    assert caught.value.veld == field
    assert promised(desk) == [row]
    finish_promise(
        desk.ctx, row.over_id, replace(CALLED, toelichting="van de week gebeld, de melder is blij")
    )


def test_a_refusal_does_not_tell_who_reported(desk: Desk) -> None:
    """Who tries names hears the same of the resident as of the melder."""
    heard = replace(HEARD, voornaam="Jo", achternaam="Berg")
    weigh(desk.ctx, record_signaal(desk.ctx, heard), Uitkomst.NIEUWE_CASUS)
    (row,) = promised(desk)
    assert row.over_id is not None
    told = set()
    for name in ("Berg", "Buurman"):
        with pytest.raises(RegelFout) as caught:
            finish_promise(desk.ctx, row.over_id, replace(CALLED, toelichting=f"met {name} gesproken"))
        told.add(caught.value.melding)
    assert len(told) == 1


def test_no_list_and_no_line_of_the_log_names_the_melder(desk: Desk) -> None:
    ctx = desk.ctx
    weigh(ctx, record_signaal(ctx, HEARD), Uitkomst.NIEUWE_CASUS)
    (row,) = promised(desk)
    assert row.over_id is not None
    finish_promise(ctx, row.over_id, CALLED)
    lines = ctx.reads.beheer.auditregels(0, 500)
    assert [line.reden for line in lines if line.actie == "toezegging afronden"] == ["gedaan, telefonisch"]
    told = " ".join(f"{line.reden} {line.wijzigingen}" for line in lines)
    assert "telefoon" in told
    assert not {word for word in ("Ria", "Buurman") if word in told or word in str(row)}


@pytest.mark.parametrize(("urgentie", "days"), [(Urgentie.ROOD, 0), (Urgentie.ORANJE, 2)])
@pytest.mark.parametrize("weighed", [True, False])
def test_urgent_and_acute_are_due_on_the_day_that_they_name(
    desk: Desk, urgentie: Urgentie, days: int, weighed: bool
) -> None:
    ctx = desk.ctx
    if weighed:
        id = record_signaal(ctx, replace(HEARD, wil_terugkoppeling=False))
        casus_id = weigh(ctx, id, Uitkomst.NIEUWE_CASUS, urgentie=urgentie)
    else:
        casus_id = open_casus(ctx, casus_gegevens(urgentie=urgentie), PERSOON)
    (row,) = promised(desk, ctx.officer)
    assert (row.casus_id, row.wat, row.termijn) == (casus_id, urgentie.label, working_days(desk, TODAY, days))
    assert row.over_id is not None
    with pytest.raises(RegelFout, match="wat er is gedaan"):
        finish_promise(ctx, row.over_id, Afronding(BelofteUitkomst.GEDAAN, TODAY))
    finish_promise(
        ctx, row.over_id, Afronding(BelofteUitkomst.GEDAAN, TODAY, toelichting="Huisbezoek met de wijkagent")
    )
    assert promised(desk) == []


def test_a_weekend_and_a_holiday_are_no_working_days(tmp_path: Path) -> None:
    klok = Klok(NOW.replace(month=12, day=24))  # a Thursday before Christmas on Friday and Saturday
    desk = new_desk(tmp_path, klok)
    open_casus(desk.ctx, casus_gegevens(urgentie=Urgentie.ORANJE), PERSOON)
    (row,) = promised(desk, dag=date(2026, 12, 24))
    assert row.termijn == date(2026, 12, 29)
    desk.close()


def test_another_urgency_takes_the_place_of_what_was_promised(desk: Desk) -> None:
    ctx = desk.ctx
    casus_id = open_casus(ctx, casus_gegevens(urgentie=Urgentie.ORANJE), PERSOON)
    for urgentie, told in ((Urgentie.ROOD, [Urgentie.ROOD.label]), (Urgentie.GEEL, [])):
        change_casus(ctx, casus_id, casus_gegevens(urgentie=urgentie, urgentie_reden="gezien"), "nieuw beeld")
        assert [row.wat for row in promised(desk)] == told
    for titel in ("Woonoverlast in de Proeflaan", "Woonoverlast Proeflaan 3"):
        change_casus(ctx, casus_id, casus_gegevens(titel=titel), "de titel is anders")
        assert promised(desk) == []


def test_it_is_kept_from_day_to_day(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    open_casus(desk.ctx, casus_gegevens(urgentie=Urgentie.ROOD), PERSOON)
    desk.close()
    later = reopen(tmp_path, Klok(NOW + timedelta(days=1)))
    (row,) = promised(later, dag=TODAY + timedelta(days=1))
    assert row.termijn == TODAY
    later.close()


def test_a_wish_in_a_spreadsheet_is_promised_and_goes_with_the_import(desk: Desk, tmp_path: Path) -> None:
    head = ("Datum", "Melding", "Bron", "Thema", "Terugkoppeling")
    rows = [("23-11-2026", "muziek tot laat", "bewoner", "woonoverlast", answer) for answer in ("ja", "nee")]
    for kept in (True, False):
        lijst = listed(desk, xlsx(tmp_path / f"lijst {kept}.xlsx", head, *rows), InvoerSoort.SIGNAAL)
        import_rows(desk.ctx, lijst, judged(desk, lijst))
        (row,) = promised(desk)
        assert row.termijn == working_days(desk, TODAY, 10)
        made = next(item for item in desk.ctx.reads.invoer.invoeren() if item.ongedaan_op is None)
        if kept:
            undo_import(desk.ctx, made)
            assert promised(desk) == []
            continue
        assert row.over_id is not None
        finish_promise(desk.ctx, row.over_id, CALLED)
        with pytest.raises(RegelFout, match=row.nummer):
            undo_import(desk.ctx, made)
