"""One weighing as one recipient may read it, on one page (IVB 5; Awb 3:46)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.besluitvorming.afweging import Afweging, Grond, Optie, Standpunt, Verantwoording
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Dossierpuntsoort, Handelingskader, Spoor
from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.publiek.lichtere_middelen import measure_name
from ivbdesk.cases.publiek.ontvanger import Ontvanger, Redactie

WITHHELD = "Vastgelegd in het dossier; de inhoud is niet voor deze ontvanger bestemd."


@dataclass(frozen=True)
class Afwegingsblad:
    """All of a weighing, already projected: texts are pairs of a name and what is said."""

    nummer: str
    gemeente: str
    ontvanger: Ontvanger
    middel: str
    trede: str
    versie: int
    opgesteld_op: date
    kader_versie: str
    wijziging: str
    opties: tuple[tuple[str, str, str, bool], ...]
    perspectieven: tuple[tuple[str, str], ...]
    standpunten: tuple[tuple[str, str], ...]
    evenredigheid: tuple[tuple[str, str], ...]
    lichter: tuple[str, ...]
    ontbreekt: tuple[tuple[str, str], ...]
    besluit: tuple[tuple[str, str], ...]
    evaluatie_op: date | None


def project_afweging(
    casus: Casus,
    kader: Handelingskader,
    weighing: Afweging,
    ontvanger: Ontvanger,
    gemeente: str,
    partners: Sequence[Partner],
) -> Afwegingsblad:
    """The weighing for one recipient; care in the words that may be shared only, names taken out."""
    clean = Redactie(casus)
    soort = kader.soort(weighing.code)
    care = weighing.zorgperspectief if ontvanger.sees_care else weighing.zorg_deelbaar or WITHHELD
    withheld = soort.spoor is Spoor.ZORG and not ontvanger.sees_care

    def told(*rows: tuple[str, str]) -> tuple[tuple[str, str], ...]:
        return tuple((name, clean(text)) for name, text in rows if text.strip())

    health = (
        weighing.kwetsbaarheid
        if ontvanger.sees_care
        else (WITHHELD if weighing.kwetsbaarheid.strip() else "")
    )
    return Afwegingsblad(
        nummer=casus.nummer,
        gemeente=gemeente,
        ontvanger=ontvanger,
        middel=measure_name(soort, ontvanger),
        trede=f"Trede {soort.trede} {kader.trede(soort.trede).naam}" if soort.trede else "Naast de ladder",
        versie=weighing.versie,
        opgesteld_op=weighing.opgesteld_op,
        kader_versie=weighing.kader_versie,
        wijziging=clean(weighing.wijziging),
        opties=tuple(_option(item, kader, ontvanger, clean) for item in weighing.opties),
        perspectieven=(
            (f"Zorg ({clean(weighing.zorg_door)})", clean(care)),
            (f"Veiligheid ({clean(weighing.veiligheid_door)})", clean(weighing.veiligheidsperspectief)),
        ),
        standpunten=tuple(
            (f"{clean(s.organisatie)}: {s.stand.label.lower()}", clean(stand_words(s, partners, ontvanger)))
            for s in weighing.standpunten
        ),
        evenredigheid=told(
            ("Geschikt", weighing.geschikt),
            ("Noodzakelijk", weighing.noodzakelijk),
            ("Evenwichtig", weighing.evenwichtig),
            ("Artikel 8 EVRM", weighing.evrm),
            ("Huisgenoten, kinderen, woonruimte", weighing.derden),
            ("Kan betrokkene zich eraan houden", health),
        ),
        lichter=tuple(_accounted(weighing, kader, ontvanger, clean)),
        ontbreekt=tuple(
            _missing(kader.dossierpunten[g.code], g, ontvanger, clean)
            for g in weighing.verantwoordingen
            if g.grond is Grond.MOTIVERING and g.code in kader.dossierpunten
        ),
        besluit=told(
            ("Besluit", WITHHELD if withheld else weighing.besluit),
            ("Bevoegd", weighing.bevoegd),
            ("Mandaat", weighing.mandaat),
            ("Eigen beleid", weighing.beleid),
            ("Spoed", weighing.spoed_reden if weighing.spoed else ""),
            ("Afwijking van de volgorde", weighing.motivering),
            ("Als het beter gaat", weighing.afschaalplan),
        ),
        evaluatie_op=weighing.evaluatie_op,
    )


def stand_words(stand: Standpunt, partners: Sequence[Partner], ontvanger: Ontvanger) -> str:
    """The words of a stand; those of a care partner reveal what the care is, so not everyone reads them."""
    if ontvanger.sees_care or not stand.tekst.strip():
        return stand.tekst
    name = stand.organisatie.casefold()
    care = any(
        (known and known in name) or name in known
        for partner in partners
        if partner.klasse is Klasse.ZORG
        for known in (partner.kort.casefold(), partner.naam.casefold())
    )
    return WITHHELD if care else stand.tekst


def _option(
    item: Optie, kader: Handelingskader, ontvanger: Ontvanger, clean: Redactie
) -> tuple[str, str, str, bool]:
    soort = kader.maatregelen.get(item.code)
    if soort is not None and soort.spoor is Spoor.ZORG and not ontvanger.sees_care:
        return measure_name(soort, ontvanger), WITHHELD, "", item.gekozen
    return item.naam, clean(item.voor), clean(item.tegen), item.gekozen


def _missing(
    soort: Dossierpuntsoort, given: Verantwoording, ontvanger: Ontvanger, clean: Redactie
) -> tuple[str, str]:
    open_words = ontvanger.sees_care or not soort.toets.of_care
    return f"{soort.code} {soort.naam}", clean(given.toelichting) if open_words else WITHHELD


def _accounted(
    weighing: Afweging, kader: Handelingskader, ontvanger: Ontvanger, clean: Redactie
) -> list[str]:
    lines = []
    for given in weighing.verantwoordingen:
        soort = kader.maatregelen.get(given.code)
        if soort is None:
            continue
        if soort.spoor is Spoor.ZORG and not ontvanger.sees_care:
            lines.append(f"{measure_name(soort, ontvanger)}: {given.grond.label.lower()}")
        else:
            why = f" ({clean(given.toelichting)})" if given.toelichting.strip() else ""
            lines.append(f"{soort.naam}: {given.grond.label.lower()}{why}")
    return list(dict.fromkeys(lines))
