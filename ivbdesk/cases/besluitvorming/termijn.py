"""Terms of four kinds, and one engine that shows its own calculation (domein 0.7; Algemene termijnenwet)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.besluitvorming.rekendagen import (
    after,
    clock_after,
    first_working_day,
    on_the_clock,
    why_exempt,
)
from ivbdesk.cases.kader.duur import Duur, Eenheid, TermijnSoort
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.nederlands import count, weekday_date

_SHORTEST_FOR_TWO = 3


@dataclass(eq=False)
class Opschorting:
    """The term stands still from `vanaf` up to, but not on, `tot`; None while it still stands still (Awb 4:15)."""

    id: UUID
    termijn_id: UUID
    vanaf: date
    tot: date | None
    reden: str


@dataclass(eq=False)
class Verlenging:
    """The term is made longer, by a letter of the day `op`, with the reason (Awb 4:14, 7:10).

    `besluit_id` is the decision that did it, where a decision is what makes it longer.
    """

    id: UUID
    termijn_id: UUID
    aantal: int
    eenheid: Eenheid
    op: date
    reden: str
    besluit_id: UUID | None = None


class TermijnStatus(StrEnum):
    """Whether a term still runs."""

    LOOPT = "loopt"
    AFGEROND = "afgerond"
    VERVALLEN = "vervallen"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return self.value.capitalize()


@dataclass(eq=False)
class Termijn:
    """A term in a casus. `code` is that of the handelingskader, empty for one of the officer's own.

    `tijd` is the clock time of the start for a term that runs from hour to hour. `bij_id` is the measure, decision,
    request or breach that it belongs to. A term that is `terug` is reckoned back from the day `vanaf`.
    """

    id: UUID
    casus_id: UUID
    code: str
    naam: str
    soort: TermijnSoort
    grondslag: str
    vanaf: date
    aantal: int
    eenheid: Eenheid
    status: TermijnStatus = TermijnStatus.LOOPT
    tijd: time | None = None
    bij_id: UUID | None = None
    terug: bool = False
    afgerond_op: date | None = None
    toelichting: str = ""
    opschortingen: list[Opschorting] = field(default_factory=list)
    verlengingen: list[Verlenging] = field(default_factory=list)

    @property
    def duur(self) -> Duur:
        """How long it is, before extension."""
        return Duur(self.aantal, self.eenheid)

    @property
    def loopt(self) -> bool:
        """Whether it still runs."""
        return self.status is TermijnStatus.LOOPT

    @property
    def staat_stil(self) -> bool:
        """Whether it is suspended without an end."""
        return any(item.tot is None for item in self.opschortingen)


@dataclass(frozen=True, slots=True)
class Berekening:
    """The outcome: the last day of the term, for a term by the hour also the moment, and every step of the way.

    `laatste` is None while the term stands still.
    """

    laatste: date | None
    moment: datetime | None
    stappen: tuple[str, ...]

    @property
    def uitleg(self) -> str:
        """The steps as running text."""
        return " ".join(self.stappen)


def reckon(termijn: Termijn, feestdagen: Feestdagen) -> Berekening:
    """The last day of a term, with its calculation."""
    if termijn.terug:
        return _back(termijn, feestdagen)
    if any(item.tot is None for item in termijn.opschortingen):
        since = next(item for item in termijn.opschortingen if item.tot is None)
        told = f"De termijn staat stil vanaf {weekday_date(since.vanaf)}: {since.reden.rstrip(' .')}."
        counted: list[str] = []
        if termijn.eenheid is not Eenheid.UUR:
            _count(termijn.vanaf, termijn.duur, feestdagen, counted)
        return Berekening(None, None, (told, *counted))
    if termijn.eenheid is Eenheid.UUR or (termijn.tijd and termijn.soort is TermijnSoort.ZONDER_ATW):
        return _by_the_clock(termijn)
    steps: list[str] = []
    end = _count(termijn.vanaf, termijn.duur, feestdagen, steps)
    end = _suspended(termijn.opschortingen, end, steps)
    for longer in termijn.verlengingen:
        end = after(end, Duur(longer.aantal, longer.eenheid), feestdagen)
        extra = Duur(longer.aantal, longer.eenheid)
        steps.append(f"Verlengd met {extra}, tot en met {weekday_date(end)}: {longer.reden.rstrip(' .')}.")
    end = _apply_law(termijn, end, feestdagen, steps)
    return Berekening(end, None, tuple(steps))


def _back(termijn: Termijn, feestdagen: Feestdagen) -> Berekening:
    """So many clear days before an event: neither its day nor the last day counts, and no holiday moves it."""
    whole = after(termijn.vanaf, termijn.duur, feestdagen) - termijn.vanaf
    last = termijn.vanaf - whole - timedelta(days=1)
    steps = [
        f"Teruggerekend: tussen {weekday_date(last)} en {weekday_date(termijn.vanaf)} ligt precies {termijn.duur}."
    ]
    if feestdagen.is_vrij(last):
        why = _called(feestdagen.waarom_vrij(last))
        steps.append(
            f"Dat is {why}; een termijn die wordt teruggerekend schuift niet op (Algemene termijnenwet art. 1 lid 2)."
        )
    return Berekening(last, None, tuple(steps))


def _count(start: date, duur: Duur, feestdagen: Feestdagen, steps: list[str]) -> date:
    end = after(start, duur, feestdagen)
    steps.append(f"De eerste dag telt niet mee: {duur} na {weekday_date(start)} is {weekday_date(end)}.")
    return end


def _suspended(suspensions: Sequence[Opschorting], end: date, steps: list[str]) -> date:
    for item in suspensions:
        assert item.tot is not None
        days = (item.tot - item.vanaf).days
        end += timedelta(days=days)
        steps.append(
            f"Opgeschort van {weekday_date(item.vanaf)} tot {weekday_date(item.tot)}, "
            f"{count(days, 'dag', 'dagen')}, dus {weekday_date(end)}: {item.reden.rstrip(' .')}."
        )
    return end


def _apply_law(termijn: Termijn, end: date, feestdagen: Feestdagen, steps: list[str]) -> date:
    """Move the end as the Algemene termijnenwet does, or say why it does not."""
    if termijn.soort is TermijnSoort.SCHUIFT:
        return _to_working_day(end, feestdagen, steps, termijn.grondslag or "de wet zelf")
    if termijn.soort is not TermijnSoort.WETTELIJK:
        if feestdagen.is_vrij(end):
            why = feestdagen.waarom_vrij(end)
            steps.append(
                f"Dat is {_called(why)}; deze termijn schuift daarvoor niet op ({_why_not(termijn)})."
            )
        return end
    if exempt := why_exempt(termijn.duur):
        steps.append(f"De Algemene termijnenwet geldt niet: {exempt} (art. 4).")
        return end
    short = termijn.eenheid is Eenheid.DAG and termijn.aantal < _SHORTEST_FOR_TWO
    if not short and termijn.eenheid is not Eenheid.WERKDAG:
        end = _two_working_days(termijn.vanaf, end, feestdagen, steps)
    return _to_working_day(end, feestdagen, steps, "Algemene termijnenwet art. 1")


def _to_working_day(end: date, feestdagen: Feestdagen, steps: list[str], by: str) -> date:
    """The last day moves off a Saturday, Sunday or holiday, by this rule."""
    moved = first_working_day(end, feestdagen)
    if moved == end:
        steps.append(
            f"{weekday_date(end).capitalize()} is geen weekend of feestdag, dus dat is de laatste dag."
        )
    else:
        why = _reasons(end, moved, feestdagen)
        steps.append(f"Verlengd tot en met {weekday_date(moved)}, want {why} ({by}).")
    if unknown := feestdagen.nog_onbekend(moved):
        steps.append(unknown)
    return moved


def _two_working_days(start: date, end: date, feestdagen: Feestdagen, steps: list[str]) -> date:
    """At least two days in it are no weekend or holiday (Algemene termijnenwet art. 2)."""
    working = sum(not feestdagen.is_vrij(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))
    moved = end
    while working < 2:
        moved += timedelta(days=1)
        working += not feestdagen.is_vrij(moved)
    if moved != end:
        told = weekday_date(moved)
        steps.append(
            f"Er moeten twee werkdagen in zitten: verlengd tot en met {told} (Algemene termijnenwet art. 2)."
        )
    return moved


def _reasons(day: date, until: date, feestdagen: Feestdagen) -> str:
    """Why the days from `day` up to `until` do not count: "zo 5 jan is zondag en ma 6 jan is ..."."""
    told = []
    while day < until:
        told.append(f"{weekday_date(day)} is {_called(feestdagen.waarom_vrij(day))}")
        day += timedelta(days=1)
    return " en ".join((", ".join(told[:-1]), told[-1])) if len(told) > 1 else told[0]


def _called(why: str) -> str:
    return why if why[:1].isupper() else f"een {why}"


def _why_not(termijn: Termijn) -> str:
    if termijn.soort is TermijnSoort.ZONDER_ATW:
        return (
            f"de Algemene termijnenwet is uitgesloten{f', {termijn.grondslag}' if termijn.grondslag else ''}"
        )
    return "de Algemene termijnenwet geldt alleen voor termijnen in een wet of verordening"


def _by_the_clock(termijn: Termijn) -> Berekening:
    """From moment to moment: hours that pass, or the same clock time a number of days later."""
    start = on_the_clock(termijn.vanaf, termijn.tijd or time())
    steps = [f"De termijn loopt van uur tot uur, vanaf {weekday_date(termijn.vanaf)} {start:%H:%M}."]
    end = clock_after(start, termijn.duur)
    steps.append(f"{termijn.duur} later is {weekday_date(end.date())} {end:%H:%M}.")
    for item in termijn.opschortingen:
        if item.tot is not None:
            end = on_the_clock(end.date() + (item.tot - item.vanaf), end.time())
            steps.append(f"Opgeschort tot {weekday_date(item.tot)}: {item.reden.rstrip(' .')}.")
    for longer in termijn.verlengingen:
        extra = Duur(longer.aantal, longer.eenheid)
        end = clock_after(end, extra)
        steps.append(
            f"Verlengd met {extra}, tot {weekday_date(end.date())} {end:%H:%M}: {longer.reden.rstrip(' .')}."
        )
    why = why_exempt(termijn.duur) or _why_not(termijn)
    steps.append(f"Weekend en feestdagen veranderen dit niet: {why}.")
    return Berekening(end.date(), end, tuple(steps))
