"""The figures of nuisance as a sentence."""

from __future__ import annotations

from ivbdesk.cases.ladder.overlast import Overlastcijfers


def test_nothing_took_no_day() -> None:
    nothing = Overlastcijfers(0, frozenset(), frozenset(), 0, 0, 0, None, 0, None, None)
    assert nothing.zin == "Nog geen incident of melding."
