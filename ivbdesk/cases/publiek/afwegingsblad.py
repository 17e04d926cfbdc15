"""One weighing as one recipient may read it, on one page (IVB 5; Awb 3:46)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.besluitvorming.afweging import Afweging, Grond, Optie, Verantwoording
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.kader.kader import Dossierpuntsoort, Handelingskader
from ivbdesk.cases.kader.maatregelgrond import chosen_grounds
from ivbdesk.cases.publiek.betrokken import told_of
from ivbdesk.cases.publiek.inzichten import WITHHELD, stand_words
from ivbdesk.cases.publiek.lichtere_middelen import measure_name
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst


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
    vandaag: date,
    *,
    lijst: Naamlijst,
) -> Afwegingsblad:
    """The weighing for one recipient; care in the words that may be shared only, names taken out."""
    clean, publiek = Redactie(casus, lijst), ontvanger.publiek
    soort = kader.soort(weighing.code)
    care = weighing.zorgperspectief if publiek.sees_care else weighing.zorg_deelbaar or WITHHELD
    grounds = chosen_grounds(kader.gronden_van(soort.code), weighing.gronden)
    withheld = publiek.hides_care(soort.spoor)

    def told(*rows: tuple[str, str]) -> tuple[tuple[str, str], ...]:
        return tuple((name, clean(text)) for name, text in rows if text.strip())

    return Afwegingsblad(
        nummer=casus.nummer,
        gemeente=gemeente,
        ontvanger=ontvanger,
        middel=measure_name(soort, publiek),
        trede=f"Trede {soort.trede} {kader.trede(soort.trede).naam}" if soort.trede else "Naast de ladder",
        versie=weighing.versie,
        opgesteld_op=weighing.opgesteld_op,
        kader_versie=weighing.kader_versie,
        wijziging=clean(weighing.wijziging),
        opties=tuple(_option(item, kader, publiek, clean) for item in weighing.opties),
        perspectieven=(
            (f"Zorg ({clean(weighing.zorg_door)})", clean(care)),
            (f"Veiligheid ({clean(weighing.veiligheid_door)})", clean(weighing.veiligheidsperspectief)),
        ),
        standpunten=tuple(
            (
                f"{clean(s.organisatie)}: {s.stand.label.lower()}",
                clean(stand_words(s, partners, publiek, casus.procesregie)),
            )
            for s in weighing.standpunten
        ),
        evenredigheid=told(
            ("Geschikt", weighing.geschikt),
            ("Noodzakelijk", weighing.noodzakelijk),
            ("Evenwichtig", weighing.evenwichtig),
            ("Artikel 8 EVRM", weighing.evrm),
            ("Huisgenoten, kinderen, woonruimte", weighing.derden),
            ("Kan betrokkene zich eraan houden", _of_care(weighing.kwetsbaarheid, publiek)),
            ("Verwijtbaarheid", _of_care(weighing.verwijtbaarheid, publiek)),
            ("Band met de woning", _of_care(weighing.woningband, publiek)),
            ("Vervangende woonruimte", weighing.woonruimte),
        ),
        lichter=tuple(_accounted(weighing, kader, publiek, clean)),
        ontbreekt=tuple(
            _missing(kader.dossierpunten[g.code], g, publiek, clean)
            for g in weighing.verantwoordingen
            if g.grond is Grond.MOTIVERING and g.code in kader.dossierpunten
        ),
        besluit=told(
            ("Gericht aan", "" if withheld else told_of(casus, weighing.geadresseerde, vandaag)),
            ("Grond", "; ".join(f"{ground.code}: {ground.naam}" for ground in grounds)),
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


def _option(
    item: Optie, kader: Handelingskader, publiek: Publiek, clean: Redactie
) -> tuple[str, str, str, bool]:
    soort = kader.maatregelen.get(item.code)
    if soort is not None and publiek.hides_care(soort.spoor):
        return measure_name(soort, publiek), WITHHELD, "", item.gekozen
    return item.naam, clean(item.voor), clean(item.tegen), item.gekozen


def _missing(
    soort: Dossierpuntsoort, given: Verantwoording, publiek: Publiek, clean: Redactie
) -> tuple[str, str]:
    open_words = publiek.sees_care or not soort.toets.of_care
    return f"{soort.code} {soort.naam}", clean(given.toelichting) if open_words else WITHHELD


def _accounted(weighing: Afweging, kader: Handelingskader, publiek: Publiek, clean: Redactie) -> list[str]:
    lines = []
    for given in weighing.verantwoordingen:
        soort = kader.maatregelen.get(given.code)
        if soort is None:
            continue
        if publiek.hides_care(soort.spoor):
            lines.append(f"{measure_name(soort, publiek)}: {given.grond.label.lower()}")
        else:
            why = f" ({clean(given.toelichting)})" if given.toelichting.strip() else ""
            lines.append(f"{soort.naam}: {given.grond.label.lower()}{why}")
    return list(dict.fromkeys(lines))


def _of_care(text: str, publiek: Publiek) -> str:
    """What tells of someone's health or capacity is read by those who may read care."""
    return text if publiek.sees_care or not text.strip() else WITHHELD
