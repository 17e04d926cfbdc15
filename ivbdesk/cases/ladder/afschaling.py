"""Ending a measure and stepping down: as easy as stepping up, and never silent (domein 1.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus, Resultaat
from ivbdesk.cases.betrokkenen.leefgebied import PROBLEM_AT_MOST, latest_scores
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.ladder.overlast import count_overlast
from ivbdesk.cases.taal.eisen import require_argued, require_reason
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.maanden import months_after
from ivbdesk.cases.taal.nederlands import count, short_date


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
    if resultaat is not Resultaat.GELUKT:
        require_argued(
            "toelichting",
            toelichting,
            "Schrijf kort op wat er gebeurde; dit is het bewijs dat het is geprobeerd.",
            "IVB 5",
        )
    maatregel.status = MaatregelStatus.BEEINDIGD
    maatregel.beeindigd_op = op
    maatregel.resultaat = resultaat
    maatregel.toelichting = toelichting.strip()
    still_administrative = any(kader.soort(m.code).bestuurlijk for m in casus.lopende_maatregelen())
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
    require_reason(reden, "u afschaalt", "IVB 6.2.4, handelingskader")
    if not beeindigen:
        raise RegelFout("maatregelen", "Kies welk middel eindigt.")
    for maatregel, resultaat in beeindigen:
        end_measure(casus, kader, maatregel, resultaat, op, reden)


@dataclass(frozen=True)
class Rust:
    """How long it is quiet: the days since the last verified incident, and how many are asked.

    `heropend_op` is the day on which the casus was opened again after that incident: the counter then began anew.
    """

    sinds: date
    dagen: int
    nodig: int
    heropend_op: date | None = None

    @property
    def is_genoeg(self) -> bool:
        """Whether it is quiet long enough to propose something lighter (domein 1.5, S17)."""
        return self.dagen >= self.nodig

    @property
    def zin(self) -> str:
        """The counter as one Dutch sentence."""
        told = f"{count(self.dagen, 'dag', 'dagen')} rust sinds het laatste bevestigde incident ({short_date(self.sinds)})"
        if self.heropend_op is not None:
            told = (
                f"{count(self.dagen, 'dag', 'dagen')} rust sinds de heropening op {short_date(self.heropend_op)}; "
                f"laatste bevestigde incident {short_date(self.sinds)}"
            )
        left = self.nodig - self.dagen
        return (
            f"{told}."
            if left <= 0
            else f"{told}; over {count(left, 'dag', 'dagen')} is dat {told_quiet(self.nodig)}."
        )


def told_quiet(dagen: int) -> str:
    """How long it must be quiet, in words: in weeks where it are whole weeks."""
    weeks, rest = divmod(dagen, 7)
    return count(dagen, "dag", "dagen") if rest else count(weeks, "week", "weken")


def quiet_of(casus: Casus, kader: Handelingskader, vandaag: date, nodig: int) -> Rust | None:
    """The quiet counter, to so many days; None for a casus without a confirmed incident."""
    last = count_overlast(casus, kader).laatste_bevestigd
    if last is None:
        return None
    # A casus that is opened again was opened for something: the counter begins anew that day.
    again = [item.op for item in casus.overgangen if not item.van.is_open and item.naar.is_open]
    reopened = max((day for day in again if day > last), default=None)
    return Rust(last, (vandaag - (reopened or last)).days, nodig, reopened)


def reasons_to_step_down(casus: Casus, kader: Handelingskader, vandaag: date, rust: int) -> list[str]:
    """What speaks for stepping down: so many quiet days, or no problem left on any leefgebied (domein 1.5)."""
    reasons = []
    quiet = quiet_of(casus, kader, vandaag, rust)
    if quiet is not None and quiet.is_genoeg:
        reasons.append(f"Al {quiet.dagen // 7} weken geen bevestigd incident.")
    scores = [score.score for score in latest_scores(casus.leefgebieden).values()]
    if scores and all(score is not None and score > PROBLEM_AT_MOST for score in scores):
        reasons.append("Op alle beoordeelde leefgebieden gaat het voldoende of goed.")
    return reasons


@dataclass(frozen=True)
class Afschaalvoorstel:
    """A step down or out that the record suggests; the officer decides. `naar` is the state it leads to, if any."""

    wat: str
    waarom: str
    naar: CasusStatus | None = None


def proposals(casus: Casus, kader: Handelingskader, vandaag: date, rust: int) -> tuple[Afschaalvoorstel, ...]:
    """What could become lighter now, the nearest first: an order lifted, monitoring, nazorg, closing (domein 1.5).

    `rust` is after how many quiet days.
    """
    if not casus.status.is_open:
        return ()
    found = [
        Afschaalvoorstel(
            f"{soort.naam} opheffen",
            f"Dit loopt {_told_months(soort.opheffen_na_maanden)} zonder nieuw bevestigd incident.",
        )
        for m in casus.lopende_maatregelen()
        if (soort := kader.soort(m.code)).opheffen_na_maanden
        and _quiet_for(casus, kader, m, soort.opheffen_na_maanden, vandaag)
    ]
    reasons = " ".join(reasons_to_step_down(casus, kader, vandaag, rust))
    heavy = [m for m in casus.lopende_maatregelen() if kader.soort(m.code).trede >= 3]
    if reasons and heavy:
        found.append(Afschaalvoorstel("Afschalen", reasons))
    elif reasons and casus.status in (CasusStatus.ACTIEF, CasusStatus.OPGESCHAALD_ZVH):
        found.append(Afschaalvoorstel("Naar monitoring", reasons, CasusStatus.MONITORING))
    elif reasons and casus.status is CasusStatus.MONITORING:
        found.append(Afschaalvoorstel("Naar nazorg", reasons, CasusStatus.NAZORG))
    if casus.status is CasusStatus.NAZORG and casus.nazorg_tot is not None and casus.nazorg_tot <= vandaag:
        ended = f"De nazorg liep tot {short_date(casus.nazorg_tot)}."
        found.append(Afschaalvoorstel("Afsluiten", ended, CasusStatus.GESLOTEN))
    return tuple(found)


def _told_months(maanden: int) -> str:
    years, rest = divmod(maanden, 12)
    return count(maanden, "maand", "maanden") if rest else count(years, "jaar", "jaar")


def _quiet_for(casus: Casus, kader: Handelingskader, measure: Maatregel, maanden: int, vandaag: date) -> bool:
    last = count_overlast(casus, kader).laatste_bevestigd
    since = max((day for day in (measure.begonnen_op, last) if day is not None), default=vandaag)
    return months_after(since, maanden) <= vandaag
