"""The facts that a letter carries: what happened with its proof, and what was tried before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ivbdesk.cases.brieven.velden import Feitregel, Stapregel
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.dossier.leesregels import of_spoor
from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Tijdlijnitem
from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort
from ivbdesk.cases.ladder.overlast import count_overlast, relevant
from ivbdesk.cases.publiek.lezer import Lezer
from ivbdesk.cases.publiek.lichtere_middelen import measure_name, outcome_words
from ivbdesk.cases.taal.nederlands import count, short_date


def fact_lines(casus: Casus, seen: Sequence[Tijdlijnitem], lezer: Lezer) -> Iterator[Feitregel]:
    """The incidents, and the meldingen of no incident, by day; a melding of an incident is counted with it.

    What was refuted is no fact. Each tells from whom it comes, how far it is established, and which document proves it.
    """
    incidents = {item.id for item in seen if item.soort is ItemSoort.INCIDENT}
    for item in sorted(relevant(seen), key=lambda one: (one.datum, one.vastgelegd_op)):
        if item.incident_id in incidents:
            continue
        papers = [stuk for stuk in casus.stukken if stuk.tijdlijnitem_id == item.id]
        read = [stuk for stuk in papers if lezer.publiek.may_read(stuk.id, stuk.herkomst)]
        proof = [lezer.source(item, item.herkomst), item.verificatie.label.lower()]
        proof += [f"stuk van {short_date(stuk.datum)}: {stuk.soort.label.lower()}" for stuk in read]
        yield Feitregel(short_date(item.datum), lezer.text(item, "tekst"), "; ".join(proof))


def core_line(casus: Casus, kader: Handelingskader, seen: Sequence[Tijdlijnitem]) -> str:
    """How much happened, in a plain sentence that shows how it was counted; empty where nothing did."""
    found = count_overlast(casus, kader, seen)
    if not found.incidenten and not found.meldingen:
        return ""
    span = f" in {count(found.dagen, 'dag', 'dagen')}" if found.dagen else ""
    told = (
        f"De gemeente legde{span} {count(found.incidenten, 'incident', 'incidenten')} en "
        f"{count(found.meldingen, 'melding', 'meldingen')} vast."
    )
    if found.door_functionaris:
        seen_by = count(len(found.door_functionaris), "incident zag", "incidenten zag")
        told += f" {seen_by} iemand die daar voor zijn werk was, zoals een wijkagent of boa."
    return told


def earlier_steps(
    casus: Casus,
    kader: Handelingskader,
    publiek: Publiek,
    op: date,
    heaviest: Maatregelsoort | None,
    *,
    zorg: bool,
) -> Iterator[Stapregel]:
    """The lighter means that were begun before this day, in order of time; not that of the letter itself.

    Care is told by its function only (domein 3.2), and without `zorg` not at all to who may not read it.
    """
    most = heaviest.trede if heaviest is not None else 0
    begun = [(m.begonnen_op, m) for m in casus.maatregelen if m.begonnen_op is not None]
    for day, measure in sorted(begun, key=lambda pair: (pair[0], pair[1].code)):
        if day > op or measure.code not in kader.maatregelen:
            continue
        soort = kader.soort(measure.code)
        if not zorg and not publiek.sees(of_spoor(soort.spoor)):
            continue
        if soort.lichter and soort.trede <= most and soort is not heaviest:
            yield Stapregel(short_date(day), measure_name(soort, publiek), outcome_words(measure))
