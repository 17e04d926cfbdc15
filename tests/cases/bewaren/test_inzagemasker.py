"""What of how a reporter is reached is taken out of the words that a person gets to read: numbers, and no days."""

from __future__ import annotations

from uuid import uuid4

import pytest

from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Persoonsgegevens
from ivbdesk.cases.bewaren.inzagemasker import MASK, Inzagemasker
from tests.cases.taal.masker.mensen import NAMEN

CONTACT = "06 12345678 of buur@voorbeeld.nl, sinds 12-03-2026 alleen 's avonds"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Gebeld op 12-03-2026 over geluid.", "Gebeld op 12-03-2026 over geluid."),
        ("Gebeld met 0612345678.", f"Gebeld met {MASK}."),
        ("Mail van buur@voorbeeld.nl.", f"Mail van {MASK}."),
    ],
)
def test_numbers_to_reach_a_reporter_go_and_days_stay(text: str, shown: str) -> None:
    person = Persoon(uuid4(), Persoonsgegevens("Sanne", "de", "Wit"))
    assert Inzagemasker(person, (), NAMEN, numbers=[CONTACT])(text) == shown
