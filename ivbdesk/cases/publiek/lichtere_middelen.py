"""What was tried before, put for one recipient: care by its function only where care may not be read.

The paragraph on lighter means writes itself from the record (domein 1.1; IVB 5).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort, Spoor
from ivbdesk.cases.ladder.bevinding import Oordeel, account_for
from ivbdesk.cases.ladder.ladder import Situatie, ended_outcome, lighter_measures
from ivbdesk.cases.ladder.ladderbeeld import CelStaat, Laddercel
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.nederlands import count, join_nl, short_date

_STATE_WORDS = {
    CelStaat.GELUKT: "gelukt",
    CelStaat.DEELS: "deels gelukt",
    CelStaat.NIET_GELUKT: "niet gelukt",
    CelStaat.LOOPT: "loopt",
    CelStaat.HOOGSTE: "loopt",
    CelStaat.VOORGESTELD: "voorgesteld",
    CelStaat.OVERGESLAGEN: "met reden niet ingezet",
}
_WEIGHT = (CelStaat.HOOGSTE, CelStaat.LOOPT, CelStaat.GELUKT, CelStaat.DEELS, CelStaat.NIET_GELUKT,
           CelStaat.VOORGESTELD, CelStaat.OVERGESLAGEN)  # fmt: skip


def measure_name(soort: Maatregelsoort, publiek: Publiek) -> str:
    """A care measure is named by its function only to those who may not read care content; so one of the police."""
    if soort.spoor is Spoor.STRAF and not publiek.sees_police:
        return "Inzet van politie of OM"
    if publiek.hides_care(soort.spoor):
        return "Hulpaanbod vanuit zorg" if soort.trede <= 2 else "Zorgmaatregel"
    return soort.naam


def masked_cells(cells: Sequence[Laddercel], publiek: Publiek) -> tuple[Laddercel, ...]:
    """The cells of the grid; care means of one level become one cell that tells only how they ended."""
    if publiek.sees_care:
        return tuple(cells)
    shown: list[Laddercel] = []
    care: dict[int, list[Laddercel]] = {}
    for cell in cells:
        if cell.spoor is Spoor.ZORG:
            care.setdefault(cell.trede, []).append(cell)
        else:
            shown.append(cell)
    for trede, group in care.items():
        states = Counter(_STATE_WORDS[cell.staat] for cell in group)
        told = ", ".join(f"{number} {word}" for word, number in states.items())
        staat = min((cell.staat for cell in group), key=_WEIGHT.index)
        title = "Zorgaanbod" if trede <= 2 else "Zorgmaatregel"
        shown.append(Laddercel(group[0].code, trede, Spoor.ZORG, title, staat, told))
    return tuple(shown)


def outcome_words(maatregel: Maatregel) -> str:
    """How a measure stands, in words: "geweigerd (4 apr 2024)"."""
    if maatregel.status is MaatregelStatus.BEEINDIGD and maatregel.beeindigd_op:
        word = maatregel.resultaat.label.lower() if maatregel.resultaat else "ingetrokken"
        return f"{word} ({short_date(maatregel.beeindigd_op)})"
    if maatregel.status is MaatregelStatus.LOOPT and maatregel.begonnen_op:
        return f"loopt sinds {short_date(maatregel.begonnen_op)}"
    return "voorgesteld"


def lighter_paragraph(
    casus: Casus,
    kader: Handelingskader,
    situatie: Situatie,
    code: str,
    weighing: Afweging | None,
    publiek: Publiek,
    clean: Redactie,
) -> str:
    """What was tried with what result, what was not and why, and what still lacks both."""
    if not code:
        return "Er wordt geen zwaarder middel voorgesteld."
    tried, reasoned, missing = [], [], []
    care: Counter[str] = Counter()
    for soort in lighter_measures(kader, situatie, code):
        ended = ended_outcome(casus, soort.code)
        reason = weighing.grond_voor(soort.code) if weighing else None
        answered = account_for(casus, soort, weighing).oordeel is Oordeel.GOED
        if publiek.hides_care(soort.spoor):
            label = ended.resultaat.label.lower() if ended and ended.resultaat else ""
            care[label or (reason.grond.label.lower() if reason and answered else "nog zonder uitkomst")] += 1
        elif ended is not None:
            tried.append(f"{soort.naam}: {outcome_words(ended)}")
        elif reason is not None and answered:
            why = clean(reason.toelichting).rstrip(" .")
            reasoned.append(f"{soort.naam} ({reason.grond.label.lower()}: {why})")
        else:
            missing.append(soort.naam)
    return _sentences(tried, care, reasoned, missing)


def _sentences(tried: list[str], care: Counter[str], reasoned: list[str], missing: list[str]) -> str:
    sentences = []
    if tried:
        sentences.append(f"Geprobeerd zijn: {join_nl(tried)}.")
    if care:
        total = count(care.total(), "vorm van hulp", "vormen van hulp")
        told = join_nl([f"{number} {words}" for words, number in care.items()])
        sentences.append(f"Vanuit zorg zijn {total} bezien: {told}.")
    if reasoned:
        sentences.append(f"Niet (eerst) ingezet, met reden: {'; '.join(reasoned)}.")
    if missing:
        sentences.append(f"Nog zonder uitkomst of reden: {join_nl(missing)}.")
    return " ".join(sentences) or "Voor dit middel vraagt de wet geen lichtere middelen vooraf."
