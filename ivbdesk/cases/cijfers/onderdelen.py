"""What hangs on a casus, as rows that are counted: measures, incidents, partners, gaps, scores, terms and sharing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from ivbdesk.cases.besluitvorming.maatregel import Resultaat
from ivbdesk.cases.besluitvorming.termijn import Termijn, TermijnStatus, reckon
from ivbdesk.cases.besluitvorming.verzoek import Verzoek
from ivbdesk.cases.cijfers.telrij import ONBEKEND, Telrij, Telsoort, days_of
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.taal.feestdagen import Feestdagen

Vanwaar = Mapping[UUID, tuple[frozenset[str], str]]
"""The themes and the wijk of each casus that counts."""


class Maatregelfeit(NamedTuple):
    """One measure that began."""

    id: UUID
    casus_id: UUID
    code: str
    begonnen_op: date
    beeindigd_op: date | None
    resultaat: Resultaat | None
    afgewogen: bool


class Incidentfeit(NamedTuple):
    """One incident that was not refuted."""

    id: UUID
    casus_id: UUID
    datum: date
    gezien: bool


class Inzetfeit(NamedTuple):
    """A partner that was asked on one leefgebied of a casus."""

    id: UUID
    casus_id: UUID
    sinds: date
    klasse: Klasse
    geweigerd: bool
    wachttijd_weken: int


class Gatfeit(NamedTuple):
    """A gap in the chain, with the day on which it was closed if it is."""

    id: UUID
    casus_id: UUID
    soort: str
    leefgebied: int
    sinds: date
    gedicht_op: date | None


class Scorefeit(NamedTuple):
    """One judgement of a leefgebied."""

    id: UUID
    casus_id: UUID
    leefgebied: int
    score: int
    datum: date


class Deelfeit(NamedTuple):
    """One line of the sharing ledger."""

    id: UUID
    casus_id: UUID
    op: date
    grondslag: str


def count_measures(facts: Iterable[Maatregelfeit], of: Vanwaar, kader: Handelingskader) -> list[Telrij]:
    """A row for each measure that began."""
    rows = []
    for fact in facts:
        known = kader.maatregelen.get(fact.code)
        values = {
            "middel": fact.code,
            "resultaat": fact.resultaat.value if fact.resultaat else ONBEKEND,
            "spoor": known.spoor.value if known else ONBEKEND,
            "afgewogen": "ja" if fact.afgewogen else "nee",
        }
        days = {"begonnen": fact.begonnen_op} | days_of(beëindigd=fact.beeindigd_op)
        rows.append(_of_case(Telsoort.MAATREGEL, fact.id, fact.casus_id, of, days, values))
    return rows


def count_incidents(facts: Iterable[Incidentfeit], of: Vanwaar) -> list[Telrij]:
    """A row for each incident."""
    return [
        _of_case(
            Telsoort.INCIDENT, fact.id, fact.casus_id, of, {"gebeurd": fact.datum},
            {"gezien": "ja" if fact.gezien else "nee"},
        )
        for fact in facts
    ]  # fmt: skip


def count_partners(facts: Iterable[Inzetfeit], of: Vanwaar) -> list[Telrij]:
    """A row for each time that a partner was asked."""
    rows = []
    for fact in facts:
        waits = "wacht" if fact.wachttijd_weken else "ingezet"
        values = {"partner": fact.klasse.value, "antwoord": "geweigerd" if fact.geweigerd else waits}
        rows.append(_of_case(Telsoort.INZET, fact.id, fact.casus_id, of, {"gevraagd": fact.sinds}, values))
    return rows


def count_gaps(
    facts: Iterable[Gatfeit], of: Vanwaar, gestopt: Mapping[UUID, Collection[date]]
) -> list[Telrij]:
    """A row for each gap, open or gone; one that went as its casus stopped, on a day in `gestopt`, was never closed."""
    rows = []
    for fact in facts:
        filled = None if fact.gedicht_op in gestopt.get(fact.casus_id, ()) else fact.gedicht_op
        days = {"ontstaan": fact.sinds} | days_of(gedicht=filled, weg=fact.gedicht_op)
        values = {"gat": fact.soort, "leefgebied": str(fact.leefgebied)}
        numbers = {"dagen": (filled - fact.sinds).days} if filled else {}
        rows.append(_of_case(Telsoort.GAT, fact.id, fact.casus_id, of, days, values, numbers))
    return rows


def count_scores(facts: Sequence[Scorefeit], of: Vanwaar) -> list[Telrij]:
    """A row for each leefgebied of a casus that was scored: the first score beside the last."""
    found: dict[tuple[UUID, int], list[Scorefeit]] = {}
    for fact in sorted(facts, key=lambda item: item.datum):
        found.setdefault((fact.casus_id, fact.leefgebied), []).append(fact)
    rows = []
    for (casus_id, area), scores in found.items():
        first, last = scores[0], scores[-1]
        went = "beter" if last.score > first.score else "slechter" if last.score < first.score else "gelijk"
        values = {"verloop": went if len(scores) > 1 else ONBEKEND, "leefgebied": str(area)}
        rows.append(_of_case(Telsoort.LEEFGEBIED, last.id, casus_id, of, {"gemeten": last.datum}, values))
    return rows


def count_terms(terms: Iterable[Termijn], of: Vanwaar, feestdagen: Feestdagen, vandaag: date) -> list[Telrij]:
    """A row for each term that is over or was met, that did not lapse and does not stand still."""
    rows = []
    for item in terms:
        last = reckon(item, feestdagen).laatste
        if item.status is TermijnStatus.VERVALLEN or last is None:
            continue
        met = item.afgerond_op is not None and item.afgerond_op <= last
        if last >= vandaag and not met:
            continue
        values = {"gehaald": "ja" if met else "nee"}
        rows.append(_of_case(Telsoort.TERMIJN, item.id, item.casus_id, of, {"afgelopen": last}, values))
    return rows


def count_shared(facts: Iterable[Deelfeit], of: Vanwaar) -> list[Telrij]:
    """A row for each time that something was shared."""
    return [
        _of_case(Telsoort.VERSTREKKING, fact.id, fact.casus_id, of, {"gedeeld": fact.op}, {"grondslag": fact.grondslag})
        for fact in facts
    ]  # fmt: skip


def count_requests(requests: Iterable[Verzoek]) -> list[Telrij]:
    """A row for each request about one's own data; it belongs to no casus and no wijk."""
    rows = []
    for item in requests:
        done = item.afgehandeld_op
        values = {
            "soort": item.soort.value,
            "op_tijd": "ja" if done is not None and done <= item.uiterlijk else "nee",
        }
        days = {"ontvangen": item.ontvangen_op} | days_of(afgehandeld=done)
        rows.append(Telrij(Telsoort.VERZOEK, item.id, None, frozenset(), "", days, values, {}))
    return rows  # fmt: skip


def _of_case(
    soort: Telsoort,
    id: UUID,
    casus_id: UUID,
    of: Vanwaar,
    dagen: Mapping[str, date],
    waarden: Mapping[str, str],
    getallen: Mapping[str, int] | None = None,
) -> Telrij:
    themas, wijk = of[casus_id]
    return Telrij(soort, id, casus_id, themas, wijk, dagen, waarden, getallen or {})
