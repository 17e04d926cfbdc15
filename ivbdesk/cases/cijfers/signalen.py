"""Signals as rows that are counted: what came in, what was weighed and in time, and what came of it (IVB 6.1.7, 6.2.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.cijfers.telrij import ONBEKEND, Telrij, Telsoort, days_of
from ivbdesk.cases.kader.soorten import Thema, Uitkomst
from ivbdesk.cases.kader.wijken import Wijk, wijk_of
from ivbdesk.cases.signaal.signaal import SignaalBron
from ivbdesk.cases.taal.nederlands import AMSTERDAM
from ivbdesk.cases.werk.weegtermijn import Weegtermijn

AGAIN_WITHIN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Signaalfeit:
    """What is kept of one signal and may be counted."""

    id: UUID
    casus_id: UUID | None
    ontvangen_op: datetime
    gewogen_op: date | None
    thema: Thema
    bron: SignaalBron
    uitkomst: Uitkomst | None
    acuut: bool
    plek: Adres
    categorie: str
    leeftijdsgroep: str


def count_signals(
    facts: Sequence[Signaalfeit], weegtermijn: Weegtermijn, wijken: tuple[Wijk, ...]
) -> list[Telrij]:
    """A row for each signal."""
    again = _reported_again(facts)
    return [_row(fact, weegtermijn, wijken, again.get(fact.id, ONBEKEND)) for fact in facts]


def _row(fact: Signaalfeit, weegtermijn: Weegtermijn, wijken: tuple[Wijk, ...], herhaald: str) -> Telrij:
    received = fact.ontvangen_op.astimezone(AMSTERDAM).date()
    weighed = fact.gewogen_op
    last = weegtermijn.uiterlijk(fact.ontvangen_op, fact.acuut)
    values = {
        "thema": fact.thema.value,
        "bron": fact.bron.value,
        "uitkomst": fact.uitkomst.value if fact.uitkomst else ONBEKEND,
        "op_tijd": "ja" if weighed is not None and weighed <= last else "nee",
        "herhaald": herhaald,
        "categorie": fact.categorie or ONBEKEND,
        "leeftijdsgroep": fact.leeftijdsgroep or ONBEKEND,
    }
    return Telrij(
        Telsoort.SIGNAAL,
        fact.id,
        fact.casus_id,
        frozenset({fact.thema.value}),
        wijk_of(fact.plek.postcode, wijken),
        days_of(ontvangen=received, gewogen=weighed),
        values,
        {},
    )


def _reported_again(facts: Sequence[Signaalfeit]) -> dict[UUID, str]:
    """Of each signal with an address, whether another came about it in the year before."""
    newest: dict[tuple[str, int, str], datetime] = {}
    told: dict[UUID, str] = {}
    for fact in sorted(facts, key=lambda item: item.ontvangen_op):
        if not fact.plek.huisnummer:
            continue
        place = fact.plek
        known_as = filter(None, (place.postcode.replace(" ", "").upper(), place.straat.casefold()))
        wheres = [(name, place.huisnummer, place.toevoeging.casefold()) for name in known_as]
        before = [newest[where] for where in wheres if where in newest]
        told[fact.id] = "ja" if any(fact.ontvangen_op - one <= AGAIN_WITHIN for one in before) else "nee"
        newest.update(dict.fromkeys(wheres, fact.ontvangen_op))
    return told
