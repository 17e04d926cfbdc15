"""The mask reads any text in a number of steps that grows with its length and no faster, whatever a stranger put in it."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal import masker
from ivbdesk.cases.taal.masker.afkorting import Afkortingen
from ivbdesk.cases.taal.masker.naamdrager import Naamdrager
from tests.cases.taal.masker.mensen import NAMEN, casus_met_mensen

_MOST_READ = 400
"""So many letters one attempt of a pattern may read, at any place in a text."""
SCHERM = Redactie(casus_met_mensen(), NAMEN, everyone=True)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for found in pkgutil.iter_modules(masker.__path__):
        module = importlib.import_module(f"{masker.__name__}.{found.name}")
        yield from (
            (f"{found.name}.{name}", p) for name, p in vars(module).items() if isinstance(p, re.Pattern)
        )
    people = [
        Naamdrager("[naam]", "Sietske Anna", "de", "Wittebol"),
        Naamdrager("[naam]", "Jan", "", "Bos", "J.P."),
    ]
    for drager, *forms in Afkortingen(people)._forms:
        yield from ((f"afkorting {drager.achternaam}", form) for form in forms if form is not None)


def endless(parsed: object, last: bool = True) -> Iterator[str]:
    """Every repeat without end after which an attempt can still fail, so that it is read again from the next letter."""
    items = list(parsed)  # type: ignore[call-overload]
    for index, (op, told) in enumerate(items):
        final = last and index == len(items) - 1
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
            if told[1] == ops.MAXREPEAT and not final:
                yield str(told)
            yield from endless(told[2], last=False)
        elif op is ops.POSSESSIVE_REPEAT:
            before = [inner for inner, _ in items[:index]]
            if told[1] == ops.MAXREPEAT and before != [ops.ASSERT_NOT]:
                yield str(told)
        elif op is ops.BRANCH:
            yield from (found for branch in told[1] for found in endless(branch, final))
        elif op is ops.SUBPATTERN:
            yield from endless(told[3], final)
        elif op in (ops.ASSERT, ops.ASSERT_NOT):
            yield from endless(told[1], last=False)


@pytest.mark.parametrize(("name", "pattern"), list(patterns()))
def test_no_pattern_reads_on_without_end(name: str, pattern: re.Pattern[str]) -> None:
    parsed = parser.parse(pattern.pattern, pattern.flags)
    assert list(endless(parsed)) == []
    assert parsed.getwidth()[1] <= _MOST_READ or any(
        op in (ops.POSSESSIVE_REPEAT, ops.MAX_REPEAT, ops.BRANCH, ops.SUBPATTERN) for op, _ in parsed
    )


def steps(text: str) -> int:
    """How many functions are called to mask this."""
    called = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal called
        called += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        SCHERM(text)
    finally:
        sys.setprofile(before)
    return called


PIECES = (
    "a", "S.", "S. ", "Wittebol ", "WB ", "06-12345678 ", "a@", "a@b.nl ", "1-", "1 2 ", "twee-", "geboren ", "van der ",
    "mevrouw ", "12-ab-34 ", "9999 aa ", "nl12 abna 0417 1643 00 ", "kenteken ", "'", "(", "\u0301", "buren op 12 ",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_line_takes_twice_the_steps(piece: str) -> None:
    _linear(piece)


@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=4).map("".join))
@settings(max_examples=12, deadline=None)
def test_twice_any_line_takes_twice_the_steps(piece: str) -> None:
    _linear(piece)


def _linear(piece: str) -> None:
    many = 400 // len(piece) + 40
    steps(piece * many)  # what is loaded or remembered with the first
    assert steps(piece * many * 2) <= 2.5 * steps(piece * many) + 500


@pytest.mark.parametrize("between", ["-", "_", "+", "--", ".", ";", " "])
def test_addresses_that_are_written_to_each_other_are_both_hidden(between: str) -> None:
    assert "piet" not in SCHERM(f"jan@x.nl{between}piet@y.nl")
