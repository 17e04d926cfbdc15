"""Words of a stand that may be shared: nothing of them goes out before the partner approved them."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from ivbdesk.cases.besluitvorming.afweging import Stand, Standpunt
from ivbdesk.cases.besluitvorming.deelbaar import MOST_SHARED, require_shareable, shareable, shared_state
from ivbdesk.cases.besluitvorming.inzichtverschil import Perspectief, Visie, require_visie
from ivbdesk.cases.taal.fouten import RegelFout

TODAY = date(2026, 11, 23)


def stand(deelbaar: str = "", door: str = "", op: date | None = None) -> Standpunt:
    return Standpunt(uuid4(), uuid4(), "GGZ", Stand.TEGEN, "Te vroeg in de behandeling.", deelbaar, door, op)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (stand("", "teamleider GGZ", TODAY), "deelbaar"),
        (stand("Liever later.", "", TODAY), "akkoord_door"),
        (stand("Liever later.", "teamleider GGZ"), "akkoord_op"),
        (stand("Liever later.", "teamleider GGZ", TODAY + timedelta(days=1)), "akkoord_op"),
        (stand("x" * (MOST_SHARED + 1)), "deelbaar"),
    ],
)
def test_half_an_approval_is_none(given: Standpunt, field: str) -> None:
    with pytest.raises(RegelFout) as error:
        require_shareable(given, TODAY)
    assert error.value.veld == field


def test_a_draft_may_be_kept_and_is_not_told() -> None:
    draft, approved = stand("Liever later."), stand("Liever later.", "teamleider GGZ", TODAY)
    for given in (stand(), draft, approved):
        require_shareable(given, TODAY)
    assert shareable(draft, "zorgpartner") == ""
    assert shared_state(draft) == "Nog niet goedgekeurd om te delen: Liever later."
    assert (
        shareable(approved, "zorgpartner") == "Liever later. (goedgekeurd namens zorgpartner op 23 nov 2026)"
    )
    told = "Liever later. (goedgekeurd namens de partner door teamleider GGZ op 23 nov 2026)"
    assert shared_state(approved) == f"Deelbaar: {told}"
    assert shared_state(stand()) == ""


def test_a_visie_follows_the_same_rule() -> None:
    visie = Visie(uuid4(), uuid4(), uuid4(), Perspectief.ZORG, Stand.TEGEN, "Te vroeg voor een last.", TODAY)
    require_visie(visie)
    visie.akkoord_door = "teamleider GGZ"
    with pytest.raises(RegelFout):
        require_visie(visie)
