"""All that is read of a register to count it, and the rows that it makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True)
class Feiten:
    """What is kept and may be counted, by kind; closed cases and restricted people are not among it."""

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
    return [
        *count_signals(feiten.signalen, weegtermijn, wijken),
        *count_cases(feiten.casussen, lijsten.treden(), where),
        *count_measures(feiten.maatregelen, of, lijsten.kader),
        *count_incidents(feiten.incidenten, of),
        *count_partners(feiten.inzetten, of),
        *count_gaps(feiten.gaten, of),
        *count_scores(feiten.scores, of),
        *count_terms(feiten.termijnen, of, feestdagen, vandaag),
        *count_requests(feiten.verzoeken),
        *count_shared(feiten.delingen, of),
    ]
