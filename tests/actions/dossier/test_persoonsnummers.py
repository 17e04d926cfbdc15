"""A burgerservicenummer or telephone number has no place in a title (UAVG art. 46; issue 15, input 16)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ivbdesk.actions.dossier.casus import change_casus, open_casus
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.persoonsnummers import told_of_numbers
from ivbdesk.desk import Desk
from tests.werkplaats import casus_gegevens, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "titel",
    [
        "Overlast 111222333",
        "Overlast 111.222.333",
        "Overlast 1112 22 333",
        "Bel 06-12345678",
        "Bel +31 6 1234 5678",
        "a.b@voorbeeld.invalid",
    ],
)
def test_a_title_with_a_number_of_a_person_is_refused_at_its_field(desk: Desk, titel: str) -> None:
    with pytest.raises(RegelFout) as caught:
        open_casus(desk.ctx, casus_gegevens(titel=titel), None)
    assert caught.value.veld == "titel"
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    with pytest.raises(RegelFout) as again:
        change_casus(desk.ctx, casus_id, casus_gegevens(titel=titel), "nu iets anders")
    assert again.value.veld == "titel"
    assert desk.ctx.reads.dossier.casus(casus_id).titel == "Woonoverlast Proeflaan 3"


@pytest.mark.parametrize(
    "text", ["zaak 111222334", "om 23.10 uur, 2351 AB 3", "op 12-03-2026 nr. 2026-0451", ""]
)
def test_other_numbers_pass(text: str) -> None:
    assert told_of_numbers(text) == ""
