"""How a person fares on an area of life: scores, and which of them is a problem."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.cases.taal.eisen import require_filled, require_not_future
from ivbdesk.cases.taal.fouten import refuse, together

PROBLEM_AT_MOST = 3
SEVERE_AT_MOST = 2
SOLVED_AT_LEAST = 4


@dataclass(eq=False)
class Leefgebiedscore:
    """One judgement of a leefgebied: 1 acuut to 5 goed, or None for onbekend (domein 2.3).

    Scores are never overwritten: the newest one counts, the earlier ones show the course.
    """

    id: UUID
    casus_id: UUID
    leefgebied: int
    score: int | None
    datum: date
    bron: str
    toelichting: str = ""


@together()
def require_valid(score: Leefgebiedscore, vandaag: date) -> None:
    """Raise RegelFout for a score outside 1..5, a date ahead, or one without a source."""
    if score.score is not None and not 1 <= score.score <= 5:
        refuse("score", "Kies een score van 1 (acuut) tot 5 (goed), of onbekend.")
    require_not_future("datum", score.datum, vandaag)
    require_filled("bron", score.bron, "Noem wie dit oordeel gaf, bijvoorbeeld ‘sociaal team’.")


def latest_scores(scores: Iterable[Leefgebiedscore]) -> dict[int, Leefgebiedscore]:
    """Per leefgebied number the newest score; of one day the last recorded."""
    newest: dict[int, Leefgebiedscore] = {}
    for score in scores:
        known = newest.get(score.leefgebied)
        if known is None or score.datum >= known.datum:
            newest[score.leefgebied] = score
    return newest
