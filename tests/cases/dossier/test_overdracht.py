"""Handovers: what may follow on what, what needs a reason, and that an end is an end."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.cases.dossier.overdracht import (
    NEXT,
    Overdracht,
    OverdrachtSoort,
    OverdrachtStatus,
    answer,
    require_valid,
)
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.zaak import TODAY, days_ago

ENDS = (OverdrachtStatus.GEWEIGERD, OverdrachtStatus.GEDAAN, OverdrachtStatus.INGETROKKEN)
STEPS = st.lists(
    st.tuples(st.sampled_from(OverdrachtStatus), st.sampled_from(["", "  ", "er is geen plek"])), max_size=8
)


def asked(days: int = 10) -> Overdracht:
    return Overdracht(
        uuid4(), uuid4(), OverdrachtSoort.CASUSREGIE, "OOV", "GGZ", days_ago(days), "het is te druk"
    )


@given(STEPS)
def test_no_path_leaves_an_end_and_what_is_refused_changes_nothing(
    steps: list[tuple[OverdrachtStatus, str]],
) -> None:
    handover = asked()
    for to, words in steps:
        before = asdict(handover)
        ended = handover.status in ENDS
        allowed = to in NEXT.get(handover.status, ())
        needs = to in (OverdrachtStatus.GEWEIGERD, OverdrachtStatus.INGETROKKEN) and not words.strip()
        if allowed and not needs:
            answer(handover, to, words, TODAY)
            assert not ended
            assert handover.status is to
        else:
            with pytest.raises(RegelFout) as told:
                answer(handover, to, words, TODAY)
            assert told.value.veld == ("antwoord" if allowed else "status")
            assert asdict(handover) == before
    assert handover.status.is_open == (handover.status not in ENDS)
    assert (handover.gedaan_op is not None) == (handover.status is OverdrachtStatus.GEDAAN)
    assert handover.antwoord or handover.status not in (
        OverdrachtStatus.GEWEIGERD,
        OverdrachtStatus.INGETROKKEN,
    )


def test_nothing_is_done_that_was_not_accepted() -> None:
    handover = asked()
    with pytest.raises(RegelFout):
        answer(handover, OverdrachtStatus.GEDAAN, "", TODAY)
    answer(handover, OverdrachtStatus.AANVAARD, "graag", TODAY)
    answer(handover, OverdrachtStatus.GEDAAN, "", TODAY)
    assert (handover.beantwoord_op, handover.gedaan_op, handover.antwoord) == (TODAY, TODAY, "graag")


def test_an_answer_does_not_come_before_its_question() -> None:
    with pytest.raises(RegelFout) as told:
        answer(asked(10), OverdrachtStatus.AANVAARD, "", days_ago(11))
    assert told.value.veld == "op"


@pytest.mark.parametrize(("field", "words"), [("naar", " "), ("reden", "")])
def test_a_handover_is_to_somebody_and_has_a_reason(field: str, words: str) -> None:
    handover = asked()
    setattr(handover, field, words)
    with pytest.raises(RegelFout) as told:
        require_valid(handover)
    assert told.value.veld == field


@given(st.integers(0, 40), st.sampled_from(OverdrachtStatus))
def test_only_a_question_of_more_than_two_weeks_is_unconfirmed(days: int, status: OverdrachtStatus) -> None:
    handover = asked(days)
    handover.status = status
    expected = status is OverdrachtStatus.GEVRAAGD and days > 14
    assert handover.is_unconfirmed(TODAY) is expected
    assert not asked(days).is_unconfirmed(TODAY - timedelta(days=days))
