"""The perspectives and the dissent as one audience may read them: in full, or in words that the partner approved.

What nobody approved is not told, and that it is not is said plainly, with who can be asked (IVB 6.2.1; domein 2.6).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from ivbdesk.cases.besluitvorming.afweging import Afweging, Standpunt
from ivbdesk.cases.besluitvorming.deelbaar import shareable
from ivbdesk.cases.besluitvorming.inzichtverschil import Visie
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.publiek.redactie import Redactie

WITHHELD = "Vastgelegd in het dossier; de inhoud is niet voor deze ontvanger bestemd."


@dataclass(frozen=True)
class Perspectiefregel:
    """One perspective or stand in the words of who holds it."""

    kop: str
    door: str
    tekst: str


def perspective_lines(
    casus: Casus, weighing: Afweging | None, partners: Sequence[Partner], publiek: Publiek, clean: Redactie
) -> Iterator[Perspectiefregel]:
    """Care and safety as they were weighed, the stands on that, and the differences of insight that are open."""
    if weighing is not None:
        care = weighing.zorgperspectief if publiek.sees_care else weighing.zorg_deelbaar or WITHHELD
        yield Perspectiefregel("Zorg", clean(weighing.zorg_door), clean(care))
        yield Perspectiefregel(
            "Veiligheid", clean(weighing.veiligheid_door), clean(weighing.veiligheidsperspectief)
        )
        for stand in weighing.standpunten:
            told = stand_words(stand, partners, publiek, casus.procesregie)
            yield Perspectiefregel(
                f"Standpunt: {stand.stand.label.lower()}", clean(stand.organisatie), clean(told)
            )
    by_id = {partner.id: partner for partner in partners}
    for verschil in casus.verschillen:
        if verschil.is_open:
            for visie in verschil.geldende():
                yield _difference(verschil.onderwerp, visie, by_id, publiek, casus.procesregie, clean)


def _difference(
    onderwerp: str,
    visie: Visie,
    partners: Mapping[UUID, Partner],
    publiek: Publiek,
    regie: str,
    clean: Redactie,
) -> Perspectiefregel:
    partner = partners.get(visie.partner_id)
    name = partner.kort if partner else "onbekende partner"
    klasse = partner.klasse if partner else Klasse.ZORG  # unknown is the most private kind
    told = visie.tekst if _reads(klasse, publiek) else _instead(visie, name, regie)
    return Perspectiefregel(f"{clean(onderwerp)}: {visie.stand.label.lower()}", name, clean(told))


def stand_words(stand: Standpunt, partners: Sequence[Partner], publiek: Publiek, regie: str) -> str:
    """The words of a stand; those of a care partner tell what the care is, so not everyone reads them."""
    name = stand.organisatie.casefold()
    care = any(
        (known and known in name) or name in known
        for partner in partners
        if partner.klasse is Klasse.ZORG
        for known in (partner.kort.casefold(), partner.naam.casefold())
    )
    if not care or publiek.sees_care:
        return stand.tekst
    return _instead(stand, stand.organisatie, regie)


def _reads(klasse: Klasse, publiek: Publiek) -> bool:
    if klasse is Klasse.ZORG:
        return publiek.sees_care
    return publiek.sees_police or klasse not in (Klasse.POLITIE, Klasse.OM)


def _instead(stand: Standpunt | Visie, name: str, regie: str) -> str:
    """What is told in place of the words: those that were approved, or that there are none and who can be asked."""
    if not stand.tekst.strip():
        return shareable(stand)
    if not stand.stand.is_dissent:
        return shareable(stand) or WITHHELD
    by = f", via procesregisseur {regie}" if regie.strip() else ""
    return shareable(stand) or (
        f"De reden staat in het dossier en is niet voor deze ontvanger bestemd. {name} keurde geen bewoording goed die "
        f"mag worden gedeeld; vraag haar na bij {name}{by}."
    )
