"""What an officer reads beside the tick for urgency: how long it has gone on, and what the law leaves out then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.ladder.dossiercheck import Checkregel
from ivbdesk.cases.ladder.overlast import count_overlast
from ivbdesk.cases.taal.nederlands import count, join_nl, short_date


def urgency_figures(casus: Casus, kader: Handelingskader, vandaag: date) -> str:
    """The span of the facts and the days since the last verified incident: who waited long has no urgency to show."""
    figures = count_overlast(casus, kader)
    if not figures.incidenten and not figures.meldingen:
        return "Er staat nog geen incident of melding in de tijdlijn."
    span = (
        f"De feiten lopen over {count(figures.dagen, 'dag', 'dagen')}"
        if figures.dagen
        else "De feiten zijn van één dag"
    )
    last = figures.laatste_geverifieerd
    if last is None:
        return f"{span}; geen enkel incident is door een functionaris waargenomen of vastgesteld."
    ago = count((vandaag - last).days, "dag", "dagen")
    return f"{span}; het laatste geverifieerde incident was op {short_date(last)}, {ago} geleden."


def urgency_clears(rows: Iterable[Checkregel]) -> str:
    """Which items of this file urgency answers, since they could not be had in time; the others stay."""
    open_rows = [row for row in rows if row.soort.bij_spoed and not row.is_beantwoord]
    cleared = [_name(row) for row in open_rows if row.bij_spoed]
    had_time = [_name(row) for row in open_rows if not row.bij_spoed]
    told = (
        f"Spoed beantwoordt alleen wat niet op tijd kon: {join_nl(cleared)}. De rest blijft nodig."
        if cleared
        else "Spoed beantwoordt hier geen enkel open dossierpunt."
    )
    if had_time:
        told += f" Sinds het eerste feit was er tijd voor: {join_nl(had_time)}."
    return told


def _name(row: Checkregel) -> str:
    return f"{row.soort.code} {row.soort.naam}"
