"""Terms and forfeited penalties in a real register: what is typed later, what is extended, and each breach by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from ivbdesk.actions.besluitvorming import handhaving, termijnen
from ivbdesk.actions.besluitvorming.verbeurte import settle_breach
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.ladder import dossierpunten as dossier
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.afweging import Grond
from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus
from ivbdesk.cases.besluitvorming.maatregel import Resultaat
from ivbdesk.cases.besluitvorming.termijn import Termijn, reckon
from ivbdesk.cases.besluitvorming.verbeurte import VerbeurteUitkomst
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.overtreding import Overtreding, open_breaches
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.duur import Duur, Eenheid, TermijnSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import AMSTERDAM
from ivbdesk.desk import Desk
from tests.actions.ladder import dossier_vol as vol
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens, new_desk, reopen

TODAY = NOW.date()


@pytest.fixture
def casus_id(desk: Desk) -> UUID:
    return vol.active(desk)


def casus(desk: Desk, casus_id: UUID) -> Casus:
    return desk.ctx.reads.dossier.casus(casus_id)


def breaches(desk: Desk, casus_id: UUID) -> list[Overtreding]:
    return open_breaches(casus(desk, casus_id), desk.ctx.kader, desk.ctx.naslag.feestdagen)


def points(desk: Desk, klok: Klok) -> int:
    """How many times the werkvoorraad says that a penalty may be forfeited."""
    rows = desk.ctx.reads.werk.werkvoorraad(klok.nu.date())
    return sum(row.wat == "Dwangsom mogelijk verbeurd" for row in rows)


def moment(desk: Desk, term: Termijn) -> str:
    found = reckon(term, desk.ctx.naslag.feestdagen).moment
    assert found is not None
    return f"{found:%Y-%m-%d %H:%M}"


def weigh(desk: Desk, casus_id: UUID, code: str) -> None:
    words = dict.fromkeys(
        ("zorgperspectief", "zorg_door", "veiligheidsperspectief", "veiligheid_door", "besluit", "geschikt",
         "noodzakelijk", "evenwichtig", "bevoegd", "mandaat", "kwetsbaarheid", "evrm", "derden", "beleid", "afschaalplan"),
        "Dit is met de partners besproken en opgeschreven.",
    )  # fmt: skip
    ladder.record_afweging(
        desk.ctx, casus_id,
        ladder.AfwegingGegevens(
            code=code, evaluatie_op=desk.ctx.today() + timedelta(days=30), spoed=True, spoed_reden="Er is acuut gevaar voor de huisgenoten.",
            motivering="Lichtere middelen kunnen het gevaar niet wegnemen.",
            verantwoordingen=(("D27", Grond.MOTIVERING, "De hulpofficier nam het instrument mondeling af."),), **words,
        ),
    )  # fmt: skip


def order(desk: Desk, casus_id: UUID, code: str = "B10", **changes: object) -> UUID:
    """An announced decision with a penalty; a measure without stops, since these tests are about what comes after."""
    plain: dict[str, object] = {
        "last": "geen muziek na 22.00 uur", "dwangsom_bedrag": 500, "dwangsom_per": "keer", "dwangsom_max": 5000,
        "bekend_op": TODAY, "bekend_wijze": "aangetekend", "ondanks": "Het gevaar was te groot om te wachten.",
    }  # fmt: skip
    return dossier.record_besluit(
        desk.ctx,
        casus_id,
        dossier.BesluitGegevens(code, **{**plain, **changes}),  # type: ignore[arg-type]
    )


def incident(desk: Desk, casus_id: UUID, on: date) -> UUID:
    return record_entry(
        desk.ctx, casus_id,
        ItemGegevens(
            ItemSoort.INCIDENT, Aard.WAARNEMING, Herkomst.EIGEN, "boa", "muziek", on,
            verificatie=Verificatie.WAARGENOMEN,
        ),
    )  # fmt: skip


def test_a_huisverbod_that_is_typed_later_runs_from_the_hour_at_which_it_was_imposed(
    desk: Desk, casus_id: UUID, klok: Klok
) -> None:
    """Imposed on 18 December at 14:30 and typed the next morning: ten days, longer by a decision only (Wth 2 and 9)."""
    klok.nu = datetime(2026, 12, 19, 9, 12, tzinfo=AMSTERDAM)
    weigh(desk, casus_id, "B10")
    ladder.start_measure(desk.ctx, casus_id, "B10", op=date(2026, 12, 18), tijd=time(14, 30))
    (ban,) = [term for term in casus(desk, casus_id).termijnen if term.tijd is not None]
    assert moment(desk, ban) == "2026-12-28 14:30"
    termijnen.correct_start(
        desk.ctx, casus_id, ban.id, date(2026, 12, 18), time(13), "het was eerder opgelegd"
    )
    (ban,) = [term for term in casus(desk, casus_id).termijnen if term.tijd is not None]
    assert moment(desk, ban) == "2026-12-28 13:00"
    with pytest.raises(RegelFout) as told:
        termijnen.correct_start(
            desk.ctx, casus_id, ban.id, date(2026, 12, 19), time(9, 13), "typefout hersteld"
        )
    assert told.value.veld == "tijd"
    termijnen.correct_start(desk.ctx, casus_id, ban.id, date(2026, 12, 18), time(14, 30), "toch half drie")
    with pytest.raises(RegelFout, match="nieuw besluit"):
        termijnen.extend_termijn(
            desk.ctx, casus_id, ban.id, Duur(18, Eenheid.DAG), "het gevaar blijft", date(2026, 12, 19)
        )


def test_a_request_to_act_is_extended_by_a_letter_before_its_end(
    desk: Desk, casus_id: UUID, klok: Klok
) -> None:
    klok.nu = datetime(2026, 10, 5, 9, tzinfo=AMSTERDAM)
    handhaving.record_handhavingsverzoek(desk.ctx, casus_id, date(2026, 10, 5), "treed op tegen het lawaai")
    klok.nu = datetime(2026, 12, 10, 9, tzinfo=AMSTERDAM)
    (term,) = casus(desk, casus_id).termijnen
    assert reckon(term, desk.ctx.naslag.feestdagen).laatste == date(2026, 11, 30)
    longer = Duur(2, Eenheid.WEEK)
    for letter in (None, date(2026, 12, 1), date(2026, 12, 11)):
        with pytest.raises(RegelFout) as told:
            termijnen.extend_termijn(desk.ctx, casus_id, term.id, longer, "onderzoek duurt langer", letter)
        assert told.value.veld == "op"
    termijnen.extend_termijn(
        desk.ctx, casus_id, term.id, longer, "onderzoek duurt langer", date(2026, 11, 30)
    )
    (term,) = casus(desk, casus_id).termijnen
    assert reckon(term, desk.ctx.naslag.feestdagen).laatste == date(2026, 12, 14)


def test_a_term_by_hand_is_held_to_the_rule_of_its_code(desk: Desk, casus_id: UUID) -> None:
    given = termijnen.TermijnGegevens(
        "T09", "Huisverbod", TermijnSoort.ZONDER_ATW, "Wth", TODAY, 38, Eenheid.DAG, time(9)
    )
    with pytest.raises(RegelFout, match="hoogstens 10 dagen"):
        termijnen.open_termijn(desk.ctx, casus_id, given)
    assert casus(desk, casus_id).termijnen == []


@pytest.mark.parametrize("name", ["Huisverbod", "einde van het huisverbod", "Tijdelijk huisverbod Laan 3"])
def test_a_term_without_code_goes_round_no_longest_duration(desk: Desk, casus_id: UUID, name: str) -> None:
    """Fresh eyes, finding 10c: 38 days of huisverbod as a term of one's own."""
    given = termijnen.TermijnGegevens(
        "", name, TermijnSoort.ZONDER_ATW, "Wth", TODAY, 38, Eenheid.DAG, time(9)
    )
    with pytest.raises(RegelFout, match="Welke termijn") as wrong:
        termijnen.open_termijn(desk.ctx, casus_id, given)
    assert wrong.value.veld == "code"
    promise = replace(given, naam="Gesprek over het huisverbod", soort=TermijnSoort.AFSPRAAK, tijd=None)
    termijnen.open_termijn(desk.ctx, casus_id, promise)


def test_a_late_decision_on_a_request_has_its_penalty_set_within_two_weeks(
    desk: Desk, casus_id: UUID, klok: Klok
) -> None:
    """Notice on 1 December, two weeks up to the 15th, decided on the 22nd: seven days; 4:18 then gives two weeks."""
    klok.nu = datetime(2026, 10, 5, 9, tzinfo=AMSTERDAM)
    asked = handhaving.record_handhavingsverzoek(
        desk.ctx, casus_id, date(2026, 10, 5), "treed op tegen de nachtelijke muziek"
    )
    klok.nu = datetime(2026, 12, 22, 9, tzinfo=AMSTERDAM)
    handhaving.record_notice(desk.ctx, casus_id, asked, date(2026, 12, 1))
    first = handhaving.penalty_from(desk.ctx, casus(desk, casus_id), asked)
    assert first == date(2026, 12, 16)
    assert "7 dagen: € 161" in desk.ctx.naslag.dwangsom.told(first, date(2026, 12, 22))
    handhaving.decide_handhavingsverzoek(
        desk.ctx,
        casus_id,
        asked,
        HandhavingStatus.AFGEWEZEN,
        "geen overtreding vastgesteld",
        date(2026, 12, 22),
        "drie metingen door de boa op drie avonden",
        "de buren hoorden niets",
    )
    (left,) = [term for term in casus(desk, casus_id).termijnen if term.loopt]
    assert left.grondslag == "Awb art. 4:18"
    assert reckon(left, desk.ctx.naslag.feestdagen).laatste == date(2027, 1, 5)


def test_each_breach_is_told_until_its_own_decision(desk: Desk, casus_id: UUID, klok: Klok) -> None:
    order(desk, casus_id)
    klok.nu += timedelta(days=70)
    first = incident(desk, casus_id, TODAY + timedelta(days=10))
    second = incident(desk, casus_id, TODAY + timedelta(days=20))
    record_entry(
        desk.ctx, casus_id,
        ItemGegevens(ItemSoort.BESLUIT, Aard.OORDEEL, Herkomst.EIGEN, "overleg", "Volgend overleg in maart.", klok.nu.date()),
    )  # fmt: skip
    assert [breach.verjaart_op for breach in breaches(desk, casus_id)] == [
        date(2027, 12, 3), date(2027, 12, 13),
    ]  # fmt: skip
    assert points(desk, klok) == 2
    (decision,) = casus(desk, casus_id).besluiten
    with pytest.raises(RegelFout) as told:
        settle_breach(
            desk.ctx, casus_id, decision.id, first, VerbeurteUitkomst.NIET_INVORDEREN, klok.nu.date(), ""
        )
    assert told.value.veld == "toelichting"
    settle_breach(desk.ctx, casus_id, decision.id, first, VerbeurteUitkomst.INVORDEREN, klok.nu.date(), "")
    assert [breach.item_id for breach in breaches(desk, casus_id)] == [second]
    assert points(desk, klok) == 1
    begun = [(t.code, t.vanaf) for t in casus(desk, casus_id).termijnen if t.bij_id == first]
    assert begun == [("T04", TODAY + timedelta(days=10)), ("T05", TODAY + timedelta(days=10))]
    with pytest.raises(RegelFout, match="al besloten"):
        settle_breach(
            desk.ctx, casus_id, decision.id, first, VerbeurteUitkomst.INVORDEREN, klok.nu.date(), ""
        )
    settle_breach(
        desk.ctx, casus_id, decision.id, second, VerbeurteUitkomst.GEEN_OVERTREDING, klok.nu.date(),
        "het geluid kwam van de buren",
    )  # fmt: skip
    assert points(desk, klok) == 0


def test_a_breach_stays_after_the_measure_ended_and_later_trouble_is_none(
    desk: Desk, casus_id: UUID, klok: Klok
) -> None:
    weigh(desk, casus_id, "B10")
    order(desk, casus_id)
    measure = ladder.start_measure(desk.ctx, casus_id, "B10", tijd=time(9))
    klok.nu += timedelta(days=60)
    incident(desk, casus_id, TODAY + timedelta(days=10))
    ladder.end_measure(
        desk.ctx, casus_id, measure, Resultaat.GELUKT, "er is rust", TODAY + timedelta(days=30)
    )
    incident(desk, casus_id, TODAY + timedelta(days=40))
    assert [breach.op for breach in breaches(desk, casus_id)] == [TODAY + timedelta(days=10)]
    assert points(desk, klok) == 1
    klok.nu += timedelta(days=400)
    assert points(desk, klok) == 1, "it lapsed, and nobody decided"


def test_what_happens_while_there_is_time_to_comply_is_no_breach(
    desk: Desk, casus_id: UUID, klok: Klok
) -> None:
    weigh(desk, casus_id, "B16")
    order(
        desk,
        casus_id,
        "B16",
        begunstiging_tot=TODAY + timedelta(days=14),
        begunstiging="tijd om te verhuizen",
        geldig_tot=TODAY + timedelta(days=200),
    )
    klok.nu += timedelta(days=60)
    incident(desk, casus_id, TODAY + timedelta(days=14))
    assert breaches(desk, casus_id) == []
    incident(desk, casus_id, TODAY + timedelta(days=15))
    assert len(breaches(desk, casus_id)) == 1
    (to_comply,) = [t for t in casus(desk, casus_id).termijnen if t.naam == "Begunstigingstermijn"]
    assert reckon(to_comply, desk.ctx.naslag.feestdagen).laatste == TODAY + timedelta(days=14)
    termijnen.extend_termijn(
        desk.ctx,
        casus_id,
        to_comply.id,
        Duur(7, Eenheid.DAG),
        "verhuizing duurt langer",
        TODAY + timedelta(days=10),
    )
    assert breaches(desk, casus_id) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"begunstiging_tot": TODAY}, "na de bekendmaking"),
        ({"begunstiging_tot": date(2027, 3, 1), "geldig_tot": date(2027, 2, 1)}, "voor het einde"),
    ],
)
def test_the_time_to_comply_lies_within_the_order(
    desk: Desk, casus_id: UUID, changes: dict[str, object], told: str
) -> None:
    with pytest.raises(RegelFout, match=told) as wrong:
        order(desk, casus_id, **changes)
    assert wrong.value.veld == "begunstiging_tot"


def test_a_huisverbod_that_nobody_ended_is_due_five_years_after_it(tmp_path: Path) -> None:
    """Imposed on 2 January 2026: it must go on 2 January 2031 (Wth art. 10)."""
    klok = Klok(datetime(2026, 1, 2, 15, tzinfo=AMSTERDAM))
    desk = new_desk(tmp_path, klok)
    casus_id = open_casus(desk.ctx, casus_gegevens(geinformeerd_op=date(2026, 1, 2)), PERSOON)
    weigh(desk, casus_id, "B10")
    ladder.start_measure(desk.ctx, casus_id, "B10", tijd=time(14, 30))
    for day, due in ((date(2031, 1, 1), 0), (date(2031, 1, 2), 1)):
        terms = desk.ctx.naslag.termijnen
        found = terms.due([], desk.ctx.reads.bewaren.onderdelen(day, day), day)
        assert [item.termijn.moet for item in found] == [True] * due
    desk.close()


def test_a_municipality_adds_its_own_holidays_beside_the_register(tmp_path: Path, klok: Klok) -> None:
    new_desk(tmp_path, klok).close()
    own = tmp_path / "feestdagen.toml"
    own.write_text(
        'besluit_tot_en_met = 2031\ngecontroleerd_op = "2028-11-01"\n\n[[gelijkgesteld]]\ndatum = "2029-05-11"\n'
        'naam = "dag na Hemelvaartsdag"\nbron = "Besluit gelijkstelling 2029-2031"\n',
        encoding="utf-8",
    )
    desk = reopen(tmp_path, klok)
    days = desk.ctx.naslag.feestdagen
    assert (desk.own_days.fout, days.waarom_vrij(date(2029, 5, 11))) == ("", "dag na Hemelvaartsdag")
    assert (days.waarom_vrij(date(2026, 5, 5)), days.nog_onbekend(date(2031, 5, 1))) == ("Bevrijdingsdag", "")
    assert days.nog_onbekend(date(2032, 5, 1))
    desk.close()
    own.write_text("[[gelijkgesteld]]\ndatum = 2029-13-11\n", encoding="utf-8")
    desk = reopen(tmp_path, klok)
    assert "feestdagen.toml, regel 2" in desk.own_days.fout
    assert desk.ctx.naslag.feestdagen.waarom_vrij(date(2026, 5, 5)) == "Bevrijdingsdag"
    desk.close()
