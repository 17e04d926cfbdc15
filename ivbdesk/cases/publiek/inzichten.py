"""The perspectives and the dissent as one audience may read them: in full, or in words that the partner approved.

What nobody approved is not told, and that it is not is said plainly, with who can be asked (IVB 6.2.1; domein 2.6).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ivbdesk.cases.besluitvorming.afweging import Afweging, Standpunt
from ivbdesk.cases.besluitvorming.deelbaar import shareable
from ivbdesk.cases.besluitvorming.inzichtverschil import Visie
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.publiek.lezer import WITHHELD, Herkomsten, Lezer, of_stand


@dataclass(frozen=True)
class Perspectiefregel:
    """One perspective or stand in the words of who holds it."""

    kop: str
    door: str
    tekst: str


def perspective_lines(
    casus: Casus, weighing: Afweging | None, over: Herkomsten, lezer: Lezer
) -> Iterator[Perspectiefregel]:
    """Care and safety as they were weighed, the stands on that, and the differences of insight that are open.

    `over` is the origin of the means that was weighed.
    """
    if weighing is not None:
        yield Perspectiefregel("Zorg", lezer.care_by(weighing), lezer.care_words(weighing))
        safety = lezer.text(weighing, "veiligheidsperspectief", over)
        yield Perspectiefregel("Veiligheid", lezer.safety_by(weighing), safety)
        for stand in weighing.standpunten:
            kop = f"Standpunt: {stand.stand.label.lower()}"
            yield Perspectiefregel(
                kop, lezer.organisation(stand, "organisatie"), stand_words(casus, stand, over, lezer)
            )
    for verschil in casus.verschillen:
        if verschil.is_open:
            for visie in verschil.geldende():
                kop = f"{lezer.text(verschil, 'onderwerp')}: {visie.stand.label.lower()}"
                yield Perspectiefregel(
                    kop, lezer.partner(visie.partner_id), stand_words(casus, visie, frozenset(), lezer)
                )


def stand_words(casus: Casus, stand: Standpunt | Visie, over: Herkomsten, lezer: Lezer) -> str:
    """The words of a stand; those of a care partner tell what the care is, so not everyone reads them."""
    about = of_stand(lezer, stand) | over
    if lezer.may(stand, "tekst", about):
        return lezer.text(stand, "tekst", about)
    return _instead(casus, stand, lezer)


def _instead(casus: Casus, stand: Standpunt | Visie, lezer: Lezer) -> str:
    """What is told in place of the words: those that were approved, or that there are none and who can be asked."""
    by = (
        lezer.organisation(stand, "organisatie")
        if isinstance(stand, Standpunt)
        else lezer.partner(stand.partner_id)
    )
    approved = lezer.clean(shareable(stand, by)) if lezer.may(stand, "deelbaar") else ""
    if not stand.tekst.strip() or not stand.stand.is_dissent:
        return approved or (WITHHELD if stand.tekst.strip() else "")
    return approved or (
        "De reden staat in het register en is niet voor deze ontvanger bestemd. Er is geen bewoording goedgekeurd die "
        f"mag worden gedeeld; vraag haar na via {lezer.regie(casus)}."
    )
