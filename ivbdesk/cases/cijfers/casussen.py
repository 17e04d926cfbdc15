"""Cases as rows that are counted: opened and closed, how far up the ladder, how long, and whether it came back (IVB 5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from ivbdesk.cases.cijfers.indeling import VANAF_TREDE
from ivbdesk.cases.cijfers.tellen import duration
from ivbdesk.cases.cijfers.telrij import ONBEKEND, Telrij, Telsoort, days_of
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.taal.maanden import months_after

_BEFORE_MONTHS = 12
_THEMAS = {
    CasusSoort.MEERVOUDIG: (Thema.MEERVOUDIG,),
    CasusSoort.WOONOVERLAST: (Thema.WOONOVERLAST,),
    CasusSoort.BEIDE: (Thema.MEERVOUDIG, Thema.WOONOVERLAST),
    CasusSoort.ONDERMIJNING: (Thema.ONDERMIJNING,),
    CasusSoort.GEDIGITALISEERD: (Thema.GEDIGITALISEERD,),
}
_HEAVIER = {CasusStatus.OPGESCHAALD_ZVH, CasusStatus.BESTUURLIJK}
_NO_CHAIN = {CasusStatus.AANGEMELD, CasusStatus.WEGING}
_LIGHTER = {CasusStatus.MONITORING, CasusStatus.NAZORG}


@dataclass(frozen=True, slots=True)
class Stapfeit:
    """One change of state of a casus."""

    id: UUID
    van: CasusStatus
    naar: CasusStatus
    op: date


@dataclass(slots=True)
class Casusfeit:
    """What is kept of one casus and may be counted; `begonnen` are the steps of its measures with the day on which each began."""

    id: UUID
    soort: CasusSoort
    status: CasusStatus
    geopend_op: date
    gesloten_op: date | None
    geinformeerd: bool
    reden: bool
    postcode: str
    object_id: UUID | None
    personen: frozenset[UUID] = frozenset()
    begonnen: list[tuple[str, date]] = field(default_factory=list)
    laatste_incident: date | None = None
    stappen: list[Stapfeit] = field(default_factory=list)

    @property
    def themas(self) -> frozenset[str]:
        """The themes that its kind stands under."""
        return themas_of(self.soort)

    @property
    def gestopt(self) -> frozenset[date]:
        """The days on which it was closed or went back to be weighed: nobody keeps its chain from then on."""
        return frozenset(step.op for step in self.stappen if not step.naar.is_open or step.naar in _NO_CHAIN)


def themas_of(soort: CasusSoort) -> frozenset[str]:
    """The themes under which a kind of casus stands; one of both kinds stands under two."""
    return frozenset(thema.value for thema in _THEMAS[soort])


def count_cases(
    facts: Sequence[Casusfeit], treden: Mapping[str, int], wijk: Mapping[UUID, str]
) -> list[Telrij]:
    """A row for each casus, and for each time that one went up or down."""
    again = came_back(facts)
    rows = [_row(fact, treden, wijk[fact.id], again[fact.id]) for fact in facts]
    return rows + [row for fact in facts for row in _steps(fact, wijk[fact.id])]


def _row(fact: Casusfeit, treden: Mapping[str, int], wijk: str, herhaald: str) -> Telrij:
    closed = fact.gesloten_op
    values = {
        "soort": fact.soort.value,
        "trede": str(max([treden.get(code, 0) for code, _ in fact.begonnen], default=0)),
        "lichter": tried_lighter(fact.begonnen, treden),
        "herhaald": herhaald,
        "geinformeerd": "ja" if fact.geinformeerd else "reden" if fact.reden else "nee",
        "ouderdom": "3m",
    }
    numbers = {}
    if closed is not None:
        values["afloop"] = fact.status.value
        values["duur"] = duration(fact.geopend_op, closed)
        last = fact.laatste_incident
        values["rust"] = duration(fact.geopend_op, max(last, fact.geopend_op)) if last else "geen"
        numbers["dagen"] = (closed - fact.geopend_op).days
    return Telrij(
        Telsoort.CASUS, fact.id, fact.id, fact.themas, wijk,
        days_of(geopend=fact.geopend_op, gesloten=closed), values, numbers,
    )  # fmt: skip


def tried_lighter(begun: Sequence[tuple[str, date]], treden: Mapping[str, int]) -> str:
    """Whether something lighter began before the first measure that warns or binds, or on its day."""
    heavy = [day for code, day in begun if treden.get(code, 0) >= VANAF_TREDE]
    if not heavy:
        return ONBEKEND
    first = min(heavy)
    return (
        "ja" if any(day <= first and 0 < treden.get(code, 0) < VANAF_TREDE for code, day in begun) else "nee"
    )


def came_back(facts: Sequence[Casusfeit]) -> dict[UUID, str]:
    """Of each casus, whether in the year before its opening another one ran at its address or with its people."""
    by_place: dict[UUID, list[Casusfeit]] = {}
    by_person: dict[UUID, list[Casusfeit]] = {}
    for fact in facts:
        if fact.object_id is not None:
            by_place.setdefault(fact.object_id, []).append(fact)
        for person in fact.personen:
            by_person.setdefault(person, []).append(fact)
    told = {}
    for fact in facts:
        there = by_place.get(fact.object_id, []) if fact.object_id is not None else []
        place = any(_went_before(one, fact) for one in there)
        known = any(_went_before(one, fact) for who in fact.personen for one in by_person[who])
        told[fact.id] = ("beide" if known else "adres") if place else "persoon" if known else "nee"
    return told


def _went_before(one: Casusfeit, fact: Casusfeit) -> bool:
    """Whether another casus was opened earlier, and still ran in the year before this one was."""
    if one.id == fact.id or one.geopend_op >= fact.geopend_op:
        return False
    return one.gesloten_op is None or one.gesloten_op >= months_after(fact.geopend_op, -_BEFORE_MONTHS)


def _steps(fact: Casusfeit, wijk: str) -> list[Telrij]:
    rows = []
    for step in fact.stappen:
        up = step.naar in _HEAVIER and step.van not in _HEAVIER
        down = step.naar in _LIGHTER or (step.van in _HEAVIER and step.naar is CasusStatus.ACTIEF)
        if up or down:
            way = {"richting": "op" if up else "af"}
            rows.append(
                Telrij(Telsoort.STAP, step.id, fact.id, fact.themas, wijk, {"gezet": step.op}, way, {})
            )
    return rows
