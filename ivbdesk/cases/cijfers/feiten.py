"""All that is read of a register to count it, and the rows that it makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar
from uuid import UUID

from ivbdesk.cases.besluitvorming.termijn import Termijn
from ivbdesk.cases.besluitvorming.verzoek import Verzoek
from ivbdesk.cases.cijfers.casussen import Casusfeit, count_cases
from ivbdesk.cases.cijfers.indeling import Lijsten
from ivbdesk.cases.cijfers.onderdelen import (
    Deelfeit,
    Gatfeit,
    Incidentfeit,
    Inzetfeit,
    Maatregelfeit,
    Scorefeit,
    count_gaps,
    count_incidents,
    count_measures,
    count_partners,
    count_requests,
    count_scores,
    count_shared,
    count_terms,
)
from ivbdesk.cases.cijfers.signalen import Signaalfeit, count_signals
from ivbdesk.cases.cijfers.telrij import Telrij
from ivbdesk.cases.kader.wijken import Wijk, wijk_of
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.werk.weegtermijn import Weegtermijn


class _OfCasus(Protocol):
    @property
    def casus_id(self) -> UUID | None: ...


F = TypeVar("F", bound=_OfCasus)


@dataclass(frozen=True)
class Feiten:
    """What is kept and may be counted, by kind; cases closed to others, and those of restricted people, are not among it.

    Nor are the requests of who stands only in closed cases; those of who is restricted are.
    """

    signalen: Sequence[Signaalfeit]
    casussen: Sequence[Casusfeit]
    maatregelen: Sequence[Maatregelfeit]
    incidenten: Sequence[Incidentfeit]
    inzetten: Sequence[Inzetfeit]
    gaten: Sequence[Gatfeit]
    scores: Sequence[Scorefeit]
    termijnen: Sequence[Termijn]
    verzoeken: Sequence[Verzoek]
    delingen: Sequence[Deelfeit]


def rows_of(
    feiten: Feiten,
    lijsten: Lijsten,
    wijken: tuple[Wijk, ...],
    weegtermijn: Weegtermijn,
    feestdagen: Feestdagen,
    vandaag: date,
) -> list[Telrij]:
    """Every row that is counted."""
    where = {fact.id: wijk_of(fact.postcode, wijken) for fact in feiten.casussen}
    of = {fact.id: (fact.themas, where[fact.id]) for fact in feiten.casussen}
    stops = {fact.id: fact.gestopt for fact in feiten.casussen}
    return [
        *count_signals(feiten.signalen, weegtermijn, wijken),
        *count_cases(feiten.casussen, lijsten.treden(), where),
        *count_measures(_of_known(feiten.maatregelen, of), of, lijsten.kader),
        *count_incidents(_of_known(feiten.incidenten, of), of),
        *count_partners(_of_known(feiten.inzetten, of), of),
        *count_gaps(_of_known(feiten.gaten, of), of, stops),
        *count_scores(_of_known(feiten.scores, of), of),
        *count_terms(_of_known(feiten.termijnen, of), of, feestdagen, vandaag),
        *count_requests(feiten.verzoeken),
        *count_shared(_of_known(feiten.delingen, of), of),
    ]


def _of_known(feiten: Sequence[F], of: Mapping[UUID, object]) -> list[F]:
    """What hangs on a casus that was read too; a colleague may open or close one while the parts are read."""
    return [fact for fact in feiten if fact.casus_id in of]
