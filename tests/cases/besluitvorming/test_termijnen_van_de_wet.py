"""The terms of the library as their statutes have them: each an input and the day that a court or the law gives."""

from __future__ import annotations

from datetime import date, time
from uuid import uuid4

import pytest

from ivbdesk import resources
from ivbdesk.cases.besluitvorming.termijn import Termijn, reckon
from ivbdesk.cases.besluitvorming.termijn_verloop import extend, require_as_rule, suspend
from ivbdesk.cases.kader.duur import Duur, Eenheid, TermijnSoort
from ivbdesk.cases.kader.dwangsomstaffel import read_dwangsom
from ivbdesk.cases.kader.kader_lezer import read_handelingskader
from ivbdesk.cases.kader.termijnregel import Vanzelf
from ivbdesk.cases.taal.feestdagen import read_feestdagen
from ivbdesk.cases.taal.fouten import KaderFout, RegelFout
from tests.cases.zaak import KADER
from tests.kaderteksten import SHIPPED

DAYS = resources.read("feestdagen.toml")
DAGEN = read_feestdagen(DAYS, "feestdagen.toml")


def term(code: str, vanaf: date, tijd: time | None = None) -> Termijn:
    """A term as the library has it."""
    rule = KADER.termijnregel(code)
    return Termijn(
        uuid4(), uuid4(), code, rule.naam, rule.soort, rule.grondslag, vanaf, rule.duur.aantal, rule.eenheid,
        tijd=tijd, terug=rule.terug,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("code", "vanaf", "last"),
    [
        pytest.param("T45", date(2023, 4, 21), date(2023, 4, 25), id="HR 22-9-2023 ECLI:NL:HR:2023:1279"),
        pytest.param("T37", date(2026, 12, 24), date(2026, 12, 28), id="Wzd 29 lid 4, Christmas"),
        pytest.param("T37", date(2026, 11, 26), date(2026, 11, 30), id="Wzd 29 lid 4, a Sunday"),
        pytest.param("T37", date(2026, 11, 23), date(2026, 11, 26), id="Wzd 29 lid 4, a Thursday"),
        pytest.param("T12", date(2026, 12, 24), date(2026, 12, 28), id="Wvggz 7:4, Christmas"),
        pytest.param("T12", date(2026, 11, 26), date(2026, 11, 30), id="Wvggz 7:4, a Sunday"),
        pytest.param("T10", date(2026, 12, 18), date(2026, 12, 22), id="Wth 6, two working days"),
        pytest.param("T02", date(2026, 11, 24), date(2027, 1, 5), id="Awb 6:7"),
        pytest.param(
            "T01", date(2026, 12, 11), date(2026, 12, 25), id="Awb 4:8, set in a letter: it does not move"
        ),
        pytest.param("T20", date(2026, 10, 5), date(2026, 11, 30), id="Awb 4:13, eight weeks (story A7)"),
        pytest.param("T21", date(2026, 12, 1), date(2026, 12, 15), id="Awb 4:17 lid 3"),
        pytest.param("T38", date(2026, 11, 2), date(2027, 1, 25), id="Awb 7:10, a commission"),
        pytest.param("T39", date(2026, 12, 14), date(2026, 12, 3), id="Awb 7:4 lid 1, ten clear days"),
        pytest.param("T40", date(2026, 12, 15), date(2026, 12, 7), id="Awb 7:4 lid 2, a clear week"),
        pytest.param("T41", date(2026, 12, 22), date(2027, 1, 5), id="Awb 4:18"),
        pytest.param("T42", date(2026, 11, 23), date(2027, 1, 4), id="Wth, six weeks"),
        pytest.param("T43", date(2026, 11, 23), date(2026, 12, 14), id="Wvggz 7:6, three weeks"),
        pytest.param("T44", date(2026, 11, 23), date(2026, 12, 21), id="Woo 4.4, four weeks"),
    ],
)
def test_the_last_day_is_that_of_the_law(code: str, vanaf: date, last: date) -> None:
    assert reckon(term(code, vanaf), DAGEN).laatste == last


@pytest.mark.parametrize(
    ("code", "vanaf", "tijd", "ends"),
    [
        ("T07", date(2026, 12, 18), time(14, 30), "2026-12-28 14:30"),
        ("T09", date(2026, 12, 18), time(14, 30), "2026-12-28 14:30"),
        ("T11", date(2026, 12, 18), time(14, 30), "2026-12-19 14:30"),
        ("T16", date(2026, 12, 18), time(20, 0), "2026-12-19 14:00"),
        ("T46", date(2026, 12, 18), time(20, 0), "2026-12-19 08:00"),
        ("T47", date(2026, 12, 18), time(9, 0), "2026-12-21 09:00"),
        ("T09", date(2027, 3, 18), time(2, 30), "2027-03-28 03:30"),  # 02:30 does not exist on that day
        ("T11", date(2027, 3, 28), time(2, 30), "2027-03-29 03:30"),
        ("T09", date(2027, 3, 28), time(2, 30), "2027-04-07 03:30"),
    ],
)
def test_by_the_hour_it_ends_at_an_hour_that_exists(code: str, vanaf: date, tijd: time, ends: str) -> None:
    moment = reckon(term(code, vanaf, tijd), DAGEN).moment
    assert moment is not None
    assert f"{moment:%Y-%m-%d %H:%M}" == ends


def test_a_huisverbod_lasts_at_most_four_weeks_by_the_hour() -> None:
    item = term("T09", date(2026, 12, 18), time(14, 30))
    extend(
        item,
        uuid4(),
        Duur(18, Eenheid.DAG),
        date(2026, 12, 28),
        "gevaar blijft",
        KADER.termijnregel("T09"),
        DAGEN,
    )
    moment = reckon(item, DAGEN).moment
    assert moment is not None
    assert f"{moment:%Y-%m-%d %H:%M}" == "2027-01-15 14:30"


@pytest.mark.parametrize(
    ("code", "vanaf", "duur", "op", "field"),
    [
        (
            "T20",
            date(2026, 10, 5),
            Duur(1, Eenheid.WEEK),
            date(2026, 12, 10),
            "op",
        ),  # it ended on 30 November
        ("T20", date(2026, 10, 5), Duur(1, Eenheid.WEEK), date(2026, 10, 4), "op"),
        ("T20", date(2026, 10, 5), Duur(52, Eenheid.WEEK), date(2026, 11, 20), "aantal"),
        ("T35", date(2026, 10, 5), Duur(7, Eenheid.WEEK), date(2026, 11, 2), "aantal"),
        ("T35", date(2026, 10, 5), Duur(43, Eenheid.DAG), date(2026, 11, 2), "aantal"),
        ("T17", date(2026, 10, 5), Duur(24, Eenheid.MAAND), date(2026, 11, 2), "aantal"),
        ("T19", date(2026, 10, 5), Duur(900, Eenheid.DAG), date(2026, 11, 2), "aantal"),
        ("T44", date(2026, 10, 5), Duur(3, Eenheid.WEEK), date(2026, 10, 12), "aantal"),
        ("T02", date(2026, 10, 5), Duur(1, Eenheid.DAG), date(2026, 10, 12), "aantal"),
        ("T39", date(2026, 12, 14), Duur(1, Eenheid.DAG), date(2026, 12, 14), "aantal"),
    ],
)
def test_an_extension_that_the_law_does_not_know_is_refused(
    code: str, vanaf: date, duur: Duur, op: date, field: str
) -> None:
    item, rule = term(code, vanaf), KADER.termijnregel(code)
    with pytest.raises(RegelFout) as told:
        extend(item, uuid4(), duur, op, "onderzoek duurt langer", rule, DAGEN)
    assert told.value.veld == field
    assert item.verlengingen == []


@pytest.mark.parametrize(
    ("code", "vanaf", "duur", "op", "last"),
    [
        ("T20", date(2026, 10, 5), Duur(2, Eenheid.WEEK), date(2026, 11, 30), date(2026, 12, 14)),
        ("T35", date(2026, 10, 5), Duur(6, Eenheid.WEEK), date(2026, 11, 2), date(2026, 12, 28)),
        ("T44", date(2026, 10, 5), Duur(2, Eenheid.WEEK), date(2026, 10, 12), date(2026, 11, 16)),
    ],
)
def test_one_that_it_knows_is_taken_with_the_day_of_the_letter(
    code: str, vanaf: date, duur: Duur, op: date, last: date
) -> None:
    item = term(code, vanaf)
    extend(item, uuid4(), duur, op, "onderzoek duurt langer", KADER.termijnregel(code), DAGEN)
    assert (item.verlengingen[0].op, reckon(item, DAGEN).laatste) == (op, last)


@pytest.mark.parametrize(
    ("code", "changes", "field"),
    [
        ("T09", {"aantal": 38}, "aantal"),
        ("T09", {"aantal": 241, "eenheid": Eenheid.UUR}, "aantal"),
        ("T09", {"soort": TermijnSoort.AFSPRAAK}, "soort"),
        ("T09", {"tijd": None}, "tijd"),
        ("T02", {"aantal": 7, "tijd": None}, "aantal"),
        ("T17", {"aantal": 4, "tijd": None}, "aantal"),
        ("T39", {"aantal": 9, "tijd": None}, "aantal"),
    ],
)
def test_one_made_by_hand_is_held_to_its_rule(code: str, changes: dict[str, object], field: str) -> None:
    item, rule = term(code, date(2026, 12, 18), time(14, 30)), KADER.termijnregel(code)
    for name, value in changes.items():
        setattr(item, name, value)
    with pytest.raises(RegelFout) as told:
        require_as_rule(item, rule, DAGEN)
    assert told.value.veld == field


@pytest.mark.parametrize("code", ["T01", "T03", "T28"])
def test_what_a_decision_sets_may_be_longer(code: str) -> None:
    item = term(code, date(2026, 12, 18))
    item.aantal += 6
    require_as_rule(item, KADER.termijnregel(code), DAGEN)


def test_what_is_reckoned_back_does_not_move_and_does_not_stand_still() -> None:
    """Thursday 14 January 2027 back over ten clear days is Sunday the 3rd (Algemene termijnenwet art. 1 lid 2)."""
    item = term("T39", date(2027, 1, 14))
    told = reckon(item, DAGEN)
    assert told.laatste == date(2027, 1, 3)
    assert "art. 1 lid 2" in told.uitleg
    with pytest.raises(RegelFout, match="teruggerekend"):
        suspend(item, uuid4(), date(2027, 1, 15), None, "stukken gevraagd")


@pytest.mark.parametrize("code", ["T10", "T11"])
def test_what_begins_with_an_act_of_another_does_not_begin_with_the_measure(code: str) -> None:
    assert KADER.termijnregel(code).vanzelf is Vanzelf.HAND
    assert KADER.termijnregel(code).telt_vanaf


def test_a_year_without_a_royal_decree_is_told() -> None:
    """Friday 11 May 2029, the day after Ascension Day: nobody knows yet whether it counts."""
    told = reckon(term("T02", date(2029, 3, 30)), DAGEN)
    assert told.laatste == date(2029, 5, 11)
    assert "besluit voor 2029" in told.uitleg
    assert "nog niet bekend" in told.uitleg
    assert "nog niet bekend" not in reckon(term("T02", date(2028, 3, 30)), DAGEN).uitleg


def test_the_file_of_holidays_takes_the_day_of_the_last_look() -> None:
    text = DAYS.replace(f'gecontroleerd_op = "{DAGEN.gecontroleerd_op}"', 'gecontroleerd_op = "2026-11-23"')
    assert read_feestdagen(text, "feestdagen.toml").gecontroleerd_op == date(2026, 11, 23)
    with pytest.raises(KaderFout, match="gecontroleerd_op"):
        read_feestdagen(text.replace('"2026-11-23"', '"gisteren"'), "feestdagen.toml")


@pytest.mark.parametrize(
    ("days", "owed"), [(0, 0), (1, 23), (14, 322), (15, 357), (28, 812), (29, 857), (42, 1442), (50, 1442)]
)
def test_a_penalty_for_deciding_late_runs_in_three_steps(days: int, owed: int) -> None:
    """Awb 4:17 lid 1 and 2: at most 42 days, 14 at 23, 14 at 35 and the others at 45 euros."""
    steps = read_dwangsom(resources.read("dwangsom.toml"), "dwangsom.toml")
    assert (steps.dagen, steps.amount(days)) == (42, owed)


@pytest.mark.parametrize(
    ("right", "wrong", "key"),
    [
        ("verleng_hoogstens = 6\n", "", "verleng_hoogstens"),
        ('code = "T02"\n', 'code = "T02"\nverleng_hoogstens = 2\n', "verleng_hoogstens"),
        ('code = "T02"\n', 'code = "T02"\nop_het_uur = true\n', "op_het_uur"),
        ('code = "T02"\n', 'code = "T02"\nterug = true\n', "terug"),
    ],
)
def test_a_term_that_contradicts_itself_has_its_line(right: str, wrong: str, key: str) -> None:
    assert right in SHIPPED
    with pytest.raises(KaderFout) as told:
        read_handelingskader(SHIPPED.replace(right, wrong, 1), "eigen.toml")
    assert any(key in fault.sleutel and fault.regel for fault in told.value.fouten)
