"""Goals of the plan: progress counts what is done, and an end has its words."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.cases.dossier.doel import Doel, DoelStatus, Stap, finish, progress, require_valid
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.zaak import TODAY, afspraak, zaak


def goal(*done: bool) -> Doel:
    made = Doel(uuid4(), uuid4(), 1, "de huur is gewaarborgd", TODAY)
    made.stappen = [
        Stap(uuid4(), made.id, number, f"stap {number}", TODAY if ready else None)
        for number, ready in enumerate(done, 1)
    ]
    return made


@given(
    st.lists(st.booleans(), max_size=5),
    st.lists(st.tuples(st.sampled_from(AfspraakStatus), st.booleans()), max_size=6),
)
def test_progress_counts_its_own_steps_and_afspraken_and_nothing_that_fell_away(
    steps: list[bool], agreed: list[tuple[AfspraakStatus, bool]]
) -> None:
    doel, casus = goal(*steps), zaak()
    for status, own in agreed:
        made = afspraak(casus, 1, 10)
        made.status, made.doel_id = status, doel.id if own else None
    found = progress(doel, casus.afspraken)
    counted = [status for status, own in agreed if own and status is not AfspraakStatus.VERVALLEN]
    assert found.totaal == len(steps) + len(counted)
    assert found.klaar == sum(steps) + counted.count(AfspraakStatus.GEDAAN)
    assert 0.0 <= found.deel <= 1.0
    assert (found.deel == 1.0) == (found.totaal > 0 and found.klaar == found.totaal)


@given(st.sampled_from(DoelStatus), st.sampled_from(["", " ", "nog begeleiding nodig"]))
def test_only_what_was_reached_in_full_ends_without_words(status: DoelStatus, words: str) -> None:
    doel = goal()
    if status in (DoelStatus.DEELS, DoelStatus.GESTOPT) and not words.strip():
        with pytest.raises(RegelFout) as told:
            finish(doel, status, words, TODAY)
        assert told.value.veld == "bevinding"
        assert doel.status is DoelStatus.LOOPT
    else:
        finish(doel, status, words, TODAY)
        assert (doel.afgerond_op is None) == (status is DoelStatus.LOOPT)


def test_a_goal_has_words_and_does_not_end_before_it_begins() -> None:
    doel = goal()
    doel.tekst = " "
    with pytest.raises(RegelFout) as told:
        require_valid(doel)
    assert told.value.veld == "tekst"
    doel.tekst, doel.streefdatum = "rust", TODAY - timedelta(days=1)
    with pytest.raises(RegelFout) as told:
        require_valid(doel)
    assert told.value.veld == "streefdatum"
    doel.streefdatum = TODAY
    require_valid(doel)
