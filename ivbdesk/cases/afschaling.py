"""Ending a measure and stepping down: as easy as stepping up, and never silent (domein 1.5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ivbdesk.cases.casus import Casus, CasusStatus
from ivbdesk.cases.dossiercheck import count_overlast
from ivbdesk.cases.fouten import RegelFout
from ivbdesk.cases.kader import Handelingskader
from ivbdesk.cases.leefgebied import PROBLEM_AT_MOST, latest_scores
from ivbdesk.cases.maatregel import Maatregel, MaatregelStatus, Resultaat
from ivbdesk.cases.opschaling import is_administrative

QUIET_WEEKS = 12


def end_measure(
    casus: Casus,
    kader: Handelingskader,
    maatregel: Maatregel,
    resultaat: Resultaat,
    op: date,
    toelichting: str,
) -> None:
    """End a running measure with a result; the last administrative one returns the casus to `actief`."""
    if maatregel.status is MaatregelStatus.BEEINDIGD:
        raise RegelFout("resultaat", "Dit middel is al beëindigd.")
    if maatregel.begonnen_op is not None and op < maatregel.begonnen_op:
        raise RegelFout("op", "De einddatum ligt voor de begindatum.")
    if resultaat is not Resultaat.GELUKT and not toelichting.strip():
        raise RegelFout(
            "toelichting",
            "Schrijf kort op wat er gebeurde; dit is het bewijs dat het is geprobeerd.",
            "IVB 5",
        )
    maatregel.status = MaatregelStatus.BEEINDIGD
    maatregel.beeindigd_op = op
    maatregel.resultaat = resultaat
    maatregel.toelichting = toelichting.strip()
    still_administrative = any(is_administrative(kader.soort(m.code)) for m in casus.lopende_maatregelen())
    if casus.status is CasusStatus.BESTUURLIJK and not still_administrative:
        casus.status = CasusStatus.ACTIEF


def step_down(
    casus: Casus,
    kader: Handelingskader,
    beeindigen: Sequence[tuple[Maatregel, Resultaat]],
    op: date,
    reden: str,
) -> None:
    """End the heavier measures named, each with its result, for one written reason (domein 1.5)."""
    if not reden.strip():
        raise RegelFout("reden", "Schrijf op waarom u afschaalt.", "IVB 6.2.4, handelingskader")
    if not beeindigen:
        raise RegelFout("maatregelen", "Kies welk middel eindigt.")
    for maatregel, resultaat in beeindigen:
        end_measure(casus, kader, maatregel, resultaat, op, reden)


def reasons_to_step_down(casus: Casus, vandaag: date) -> list[str]:
    """What speaks for stepping down: twelve quiet weeks, or no problem left on any leefgebied (domein 1.5)."""
    reasons = []
    last = count_overlast(casus.tijdlijn).laatste_geverifieerd
    if last is not None and vandaag - last >= timedelta(weeks=QUIET_WEEKS):
        weeks = (vandaag - last).days // 7
        reasons.append(f"Al {weeks} weken geen geverifieerd incident.")
    scores = [score.score for score in latest_scores(casus.leefgebieden).values()]
    if scores and all(score is not None and score > PROBLEM_AT_MOST for score in scores):
        reasons.append("Op alle beoordeelde leefgebieden gaat het voldoende of goed.")
    return reasons
