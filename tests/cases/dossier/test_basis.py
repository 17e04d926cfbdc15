"""Which of what was shown, what stands there now and what was typed comes to stand."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.cases.dossier.basis import (
    Botsing,
    Getoond,
    Invulling,
    Veldoordeel,
    Wijziging,
    changed_by,
    judge,
    plain,
)
from ivbdesk.cases.kader.soorten import Urgentie

few = st.sampled_from(["", "a", "b", "c"])
rows = st.fixed_dictionaries({"straat": few, "nummer": few, "titel": few})


@given(few, few, few)
def test_only_what_both_changed_otherwise_is_a_botsing(basis: str, nu: str, getypt: str) -> None:
    found = judge(basis, nu, getypt)
    assert (found is Veldoordeel.BOTSING) == (len({basis, nu, getypt}) == 3)
    if found is Veldoordeel.NU:
        assert getypt in (basis, nu)
    if found is Veldoordeel.GETYPT:
        assert nu == basis != getypt


def filled(basis: dict[str, str], typed: dict[str, str], *samen: tuple[str, ...]) -> Invulling:
    touched = frozenset(name for name in basis if typed[name] != basis[name])
    return Invulling({**typed, "reden": "r"}, touched, basis, samen)


@given(rows, rows, rows)
def test_no_change_of_anyone_is_lost_in_silence(
    basis: dict[str, str], nu: dict[str, str], typed: dict[str, str]
) -> None:
    clash = {n for n in basis if len({basis[n], nu[n], typed[n]}) == 3}
    try:
        merged = filled(basis, typed).merge(Getoond(nu, ("iets",)))
    except Botsing as botsing:
        assert {name for punt in botsing.punten for name in punt.velden} == clash
        assert all(
            punt.getypt[n] == typed[n] and punt.nu[n] == nu[n] for punt in botsing.punten for n in punt.velden
        )
    else:
        assert not clash
        for name in basis:
            assert merged[name] == (typed[name] if typed[name] != basis[name] else nu[name])
        assert merged["reden"] == "r"


@given(rows, rows, rows)
def test_fields_that_are_one_never_come_half_from_each(
    basis: dict[str, str], nu: dict[str, str], typed: dict[str, str]
) -> None:
    pair = ("straat", "nummer")
    with suppress(Botsing):
        merged = filled(basis, typed, pair).merge(Getoond(nu, ("iets",)))
        assert [merged[n] for n in pair] in ([nu[n] for n in pair], [typed[n] for n in pair])


@given(rows, rows, rows)
def test_the_order_in_which_two_officers_save_does_not_matter(
    basis: dict[str, str], one: dict[str, str], other: dict[str, str]
) -> None:
    def after(first: dict[str, str], second: dict[str, str]) -> dict[str, str] | None:
        with suppress(Botsing):
            return filled(basis, second).merge(Getoond(first, ("iets",)))
        return None

    assert after(one, other) == after(other, one)


def test_a_draft_without_a_basis_does_not_overwrite() -> None:
    old = Invulling({"titel": "getypt"}, frozenset({"titel"}), {})
    with pytest.raises(Botsing) as raised:
        old.merge(Getoond({"titel": "nu"}, ("iets",)))
    assert raised.value.punten[0].toen == {}
    assert old.merge(Getoond({"titel": "getypt"}, ("iets",)))["titel"] == "getypt"


def test_a_value_of_a_draft_compares_with_one_of_today() -> None:
    one, two = sorted((uuid4(), uuid4()), key=str)
    assert plain(None) == plain("  ") == ""
    assert plain(Urgentie.GEEL) == Urgentie.GEEL.value
    assert plain(date(2026, 11, 29)) == "2026-11-29"
    assert plain([two, one]) == plain({one, two}) == [str(one), str(two)]


def test_who_changed_it_is_told_by_the_name_of_the_field() -> None:
    at = datetime(2026, 11, 29, 9, tzinfo=UTC)

    def line(who: str, *names: str) -> Wijziging:
        return Wijziging(who, at, frozenset(names))

    lines = [line("Els", "titel"), line("Bram", "object_id"), line("Anne", "titel", "straat")]
    known = frozenset({"titel", "straat"})
    assert changed_by(("titel",), lines, known) == lines[0]
    assert changed_by(("straat",), lines[:2], known) == lines[1]
    assert changed_by(("straat",), lines[:1], known) is None


def test_the_same_is_the_same_whoever_it_comes_from() -> None:
    id = UUID(int=1)
    assert Getoond({"a": None, "b": id}, ("iets",)).same(Getoond({"a": "", "b": str(id)}, (id,)))
    assert not Getoond({"a": 1}, ("iets",)).same(Getoond({"a": 2}, ("iets",)))


def test_values_stand_in_something() -> None:
    with pytest.raises(ValueError, match="stands in something"):
        Getoond({"titel": "nu"}, ())
