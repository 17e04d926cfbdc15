"""No pattern explodes on a text that somebody made to: all that looks through a text is given long ones of few letters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from ivbdesk.cases.betrokkenen.adrestekst import read_address, read_number
from ivbdesk.cases.betrokkenen.plekwoorden import is_abroad, is_in_words
from ivbdesk.cases.invoer.invoerdatum import read_moment
from ivbdesk.cases.taal.datumtekst import parse_date
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.masker.nummers import numbers_in, numbers_of
from ivbdesk.cases.taal.masker.vlak import Vlak
from ivbdesk.cases.taal.masker.vondst import Vondstsoort
from ivbdesk.cases.taal.naamtekst import split_name, split_surname
from ivbdesk.cases.taal.persoonsnummers import told_of_bsn, told_of_numbers
from tests.knoeien.spoilt import watched

UNITS = (
    "א1", "a1", "a.", "1.", "1 ", "0", "a@", "x@x.", " ", "-1", "a ", "nl1", "bsn ", "geb ", "kenteken ", "buren ", "(a", "1a ",
    "mr. ", ", ", "T", "\n",
)  # fmt: skip
READERS: list[Callable[[str], object]] = [
    told_of_numbers, told_of_bsn, read_address, read_number, is_abroad, is_in_words, split_name, split_surname,
    lambda text: numbers_of(Vlak(text), ook_plek=True),
    lambda text: parse_date(text, date(2026, 7, 3)), lambda text: read_moment(text, date(2026, 7, 3)),
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_text_of_few_letters_is_looked_through(unit: str) -> None:
    text = (unit * 40_000)[:40_000]
    for read in READERS:
        with watched():
            try:
                read(text)
            except (RegelFout, ValueError) as told:
                assert str(told)


@pytest.mark.parametrize(
    "text",
    [
        "jan.de-wit+x@voorbeeld.nl",
        f"{'a' * 200}@voorbeeld.nl",
        "mail jan @ voorbeeld.nl",
        "a@b.nl,cd@ef.nl",
        "א1א1jan@b.nl",
    ],
)
def test_an_address_of_mail_is_found_whole(text: str) -> None:
    found = [item for item in numbers_in(text) if item.soort is Vondstsoort.MAIL]
    assert "".join(text[item.start : item.eind] for item in found) == text.replace(",", "").removeprefix(
        "mail "
    )
