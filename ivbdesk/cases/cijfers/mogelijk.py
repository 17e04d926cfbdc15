"""What a row could have been instead: the same with another answer, theme or wijk, as long as such a row can exist.

A reader of a report cannot tell these apart where the report does not; that is what hides a number (`getuigen`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ivbdesk.cases.cijfers.casussen import themas_of
from ivbdesk.cases.cijfers.indeling import DUUR, VANAF_TREDE, Lijsten
from ivbdesk.cases.cijfers.tellen import OUDERDOM, duration
from ivbdesk.cases.cijfers.telrij import ONBEKEND, Telrij, Telsoort
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Thema, Uitkomst

_LENGTHS = list(DUUR)
_PERHAPS_LATE = timedelta(days=31)
"""Within these days after it came a signal may have been weighed in time or not."""
_DIGITAL = ("categorie", "leeftijdsgroep")


def answers_of(soort: Telsoort, lijsten: Lijsten) -> dict[str, tuple[str, ...]]:
    """The answers that a row of this kind can give to each question of its own."""
    found: dict[str, tuple[str, ...]] = {}
    for item in lijsten.indelingen(soort).values():
        if not item.van and item.code != OUDERDOM:
            found[item.code] = tuple(item.antwoorden)
    if soort is Telsoort.MAATREGEL:
        found["middel"] = tuple(lijsten.kader.maatregelen)
    return found


def could_be(
    rij: Telrij, answers: Mapping[str, tuple[str, ...]], wijken: tuple[str, ...]
) -> Iterator[Telrij]:
    """Each row that differs from this one in one thing, and in what follows from that."""
    for question, options in answers.items():
        if question not in rij.waarden:
            continue
        for answer in options:
            if answer != rij.waarden[question]:
                made = _settled(_themed(replace(rij, waarden={**rij.waarden, question: answer}), question))
                if _can_exist(made):
                    yield made
    if rij.soort is not Telsoort.VERZOEK:
        yield from (replace(rij, wijk=wijk) for wijk in ("", *wijken) if wijk != rij.wijk)


def moved(rij: Telrij, starts: Sequence[date]) -> Iterator[Telrij]:
    """The same row at another time: all its days, or one of them, on each of these days or on none."""
    shifts = {start - day for start in starts for day in rij.dagen.values()}
    for shift in shifts - {timedelta()}:
        yield replace(rij, dagen={name: day + shift for name, day in rij.dagen.items()})
    names = list(rij.dagen)
    for name in names:
        for start in starts:
            other = _timed(replace(rij, dagen={**rij.dagen, name: start}))
            if _in_order(other) and _can_exist(other):
                yield other
    if rij.soort is Telsoort.SIGNAAL and "gewogen" in rij.dagen:
        open_values = {**rij.waarden, "uitkomst": ONBEKEND, "op_tijd": "nee"}
        yield _settled(replace(rij, dagen={names[0]: rij.dagen[names[0]]}, waarden=open_values))


def _in_order(rij: Telrij) -> bool:
    """Whether its last day is not before its first, and it is certain whether a signal was weighed in time."""
    first, *_, last = (*rij.dagen.values(), *rij.dagen.values())
    apart = last - first
    if rij.soort is Telsoort.SIGNAAL and timedelta() < apart <= _PERHAPS_LATE:
        return False
    return apart >= timedelta()


def _timed(rij: Telrij) -> Telrij:
    """With the answers that follow from its days."""
    days, values = rij.dagen, dict(rij.waarden)
    if rij.soort is Telsoort.CASUS and "gesloten" in days:
        values["duur"] = duration(days["geopend"], days["gesloten"])
    if rij.soort is Telsoort.SIGNAAL and "gewogen" in days:
        values["op_tijd"] = "ja" if days["gewogen"] == days["ontvangen"] else "nee"
    if rij.soort is Telsoort.GAT and "gedicht" in days:
        days = {**days, "weg": days["gedicht"]}
    return replace(rij, dagen=days, waarden=values)


def _themed(rij: Telrij, question: str) -> Telrij:
    if rij.soort is Telsoort.SIGNAAL and question == "thema":
        return replace(rij, themas=frozenset({rij.waarden["thema"]}))
    if rij.soort is Telsoort.CASUS and question == "soort":
        return replace(rij, themas=themas_of(CasusSoort(rij.waarden["soort"])))
    return rij


def _settled(rij: Telrij) -> Telrij:
    """With the answers that follow from others."""
    values = dict(rij.waarden)
    if rij.soort is Telsoort.SIGNAAL and values["uitkomst"] != Uitkomst.GEDIGITALISEERD:
        values |= dict.fromkeys(_DIGITAL, ONBEKEND)
    if rij.soort is Telsoort.CASUS:
        if int(values["trede"]) < VANAF_TREDE:
            values["lichter"] = ONBEKEND
        elif values["lichter"] == ONBEKEND:
            values["lichter"] = "ja"
    return replace(rij, waarden=values)


def _can_exist(rij: Telrij) -> bool:
    """Whether its days and answers go together."""
    values, days = rij.waarden, rij.dagen
    if rij.soort is Telsoort.SIGNAAL:
        digital = values["uitkomst"] == Uitkomst.GEDIGITALISEERD
        if digital and (
            values["thema"] != Thema.GEDIGITALISEERD or ONBEKEND in (values[q] for q in _DIGITAL)
        ):
            return False
        return ("gewogen" in days) is (values["uitkomst"] != ONBEKEND)
    if rij.soort is Telsoort.CASUS and "rust" in values and values["rust"] != "geen":
        return _LENGTHS.index(values["rust"]) <= _LENGTHS.index(values["duur"])
    if rij.soort is Telsoort.MAATREGEL:
        return "beëindigd" in days or values["resultaat"] == ONBEKEND
    return True
