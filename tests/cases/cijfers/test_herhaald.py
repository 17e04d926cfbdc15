"""A signal is repeated by its postcode or by its street: who leaves one of them out, tells of the same place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.cijfers.signalen import Signaalfeit, count_signals
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import SignaalBron
from ivbdesk.cases.werk.weegtermijn import Weegtermijn
from tests.cases.kader.test_signaalregels import FEESTDAGEN
from tests.cases.werk.test_weegtermijn import REGEL

FIRST = datetime(2026, 3, 1, 9, tzinfo=UTC)


def told(*places: Adres) -> list[str]:
    """Of signals about these, a week apart, whether each came again."""
    facts = [
        Signaalfeit(
            uuid4(), None, FIRST + timedelta(weeks=week), None, Thema.WOONOVERLAST, SignaalBron.BEWONER, None, False, place, "", ""
        )
        for week, place in enumerate(places)
    ]  # fmt: skip
    counted = count_signals(facts, Weegtermijn(REGEL, FEESTDAGEN), ())
    return [row.waarden["herhaald"] for row in counted]


def test_a_place_is_known_by_its_postcode_or_its_street() -> None:
    whole, street = Adres("Proeflaan", 3, postcode="2351 AB"), Adres("Proeflaan", 3)
    assert told(whole, street, whole) == ["nee", "ja", "ja"]
    assert told(street, whole) == ["nee", "ja"]
    assert told(whole, Adres("Proeflaan", 3, "A", "2351 AB")) == ["nee", "nee"]
    assert told(whole, Adres("Andere laan", 3, postcode="2351AC")) == ["nee", "nee"]
