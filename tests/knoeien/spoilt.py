"""Good files spoilt as damage and ill will spoil them: bits flipped, pieces cut, repeated, swapped, or put in."""

from __future__ import annotations

import faulthandler
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.diep import examples

_HANGS_AFTER_S = 300
_PUT_IN = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"[" * 2000, b"{" * 2000, b"(" * 3000, b"9" * 6000, b"-1", b"1e400", b"nan",
    b'"', b"'''", b"\\ud800", b"\r", b"\n" * 50, b"\x1b[2J", "\u202e".encode(), "e\u0301".encode() * 500, b"=?utf-8?q?=ff?=",
    b"\xff\xff\xff\xff", b"\x00\x00\x00\x80", b"null", b"true", b"[]", b"{}", b";" * 300, b"--", b"../../x", b"%s%n",
)  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn, good: Sequence[bytes]) -> bytes:
    """One of these files with some pieces changed."""
    data = draw(st.sampled_from(good))
    for _ in range(draw(st.integers(1, 6))):
        at, end = sorted(draw(st.tuples(st.integers(0, len(data)), st.integers(0, len(data)))))
        piece = data[at : min(end, at + draw(st.sampled_from((1, 4, 30, 400, 5000))))]
        how, rest = draw(st.integers(0, 5)), data[at + len(piece) :]
        if how == 0 and piece:
            data = data[:at] + bytes([piece[0] ^ (1 << draw(st.integers(0, 7)))]) + piece[1:] + rest
        elif how == 1:
            data = data[:at] + rest
        elif how == 2:
            data = data[:at] + piece * draw(st.integers(2, 40)) + rest
        elif how == 3:
            to = draw(st.integers(0, len(rest)))
            data = data[:at] + rest[:to] + piece + rest[to:]
        elif how == 4:
            data = data[:at] + draw(st.sampled_from(_PUT_IN)) + (piece if draw(st.booleans()) else b"") + rest
        else:
            data = data[:at]
    return data


_LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.characters(categories=["Cs"])
    | st.sampled_from(["", "0" * 5000, "2026-11-23T17:40:00", "0001-01-01T00:00:00+23:59", 10**400, -1, "9" * 40])
)  # fmt: skip
JSON = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
)
"""Any JSON, also half characters and numbers without end."""


@st.composite
def other_values(draw: st.DrawFn, good: Sequence[object]) -> object:
    """One of these values of JSON with some of what is in it changed, left out, or put in."""
    value = json.loads(json.dumps(draw(st.sampled_from(good))))
    for _ in range(draw(st.integers(1, 4))):
        value = _changed(draw, value)
    return value


def _changed(draw: st.DrawFn, value: object) -> object:
    if isinstance(value, dict) and value and draw(st.integers(0, 5)):
        name = draw(st.sampled_from(sorted(value)))
        how = draw(st.integers(0, 4))
        if how == 0:
            return {key: part for key, part in value.items() if key != name}
        return {**value, name: _changed(draw, value[name])}
    if isinstance(value, list) and value and draw(st.integers(0, 5)):
        at = draw(st.integers(0, len(value) - 1))
        how = draw(st.integers(0, 4))
        if how == 0:
            return [*value[:at], *value[at + 1 :]]
        if how == 1:
            return value * draw(st.integers(2, 40))
        return [*value[:at], _changed(draw, value[at]), *value[at + 1 :]]
    return draw(JSON)


def many(number: int = 25) -> settings:
    """As many examples as a run asks for; slow ones are no fault, one that hangs is."""
    return settings(
        examples(number),
        deadline=None,
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.function_scoped_fixture,
            HealthCheck.data_too_large,
        ],
    )


@contextmanager
def watched() -> Iterator[None]:
    """A reader that hangs ends the run, with the place where it hung."""
    faulthandler.dump_traceback_later(_HANGS_AFTER_S, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
