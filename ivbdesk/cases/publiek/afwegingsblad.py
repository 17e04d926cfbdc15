"""One weighing as one recipient may read it, on one page (IVB 5; Awb 3:46)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.besluitvorming.afweging import VASTE_OPTIES, Afweging, Grond, Optie, Verantwoording
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Dossierpuntsoort, Handelingskader
from ivbdesk.cases.kader.maatregelgrond import chosen_grounds
from ivbdesk.cases.publiek.ambtshalve import Ambtshalve
from ivbdesk.cases.publiek.betrokken import told_of
from ivbdesk.cases.publiek.inzichten import stand_words
from ivbdesk.cases.publiek.lezer import WITHHELD, Herkomsten, Lezer, of_item, of_means
from ivbdesk.cases.publiek.lichtere_middelen import measure_name
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst


@dataclass(frozen=True)
class Afwegingsblad:
    """All of a weighing, already projected: texts are pairs of a name and what is said."""

    nummer: str
    gemeente: Ambtshalve
    ontvanger: Ontvanger
    middel: str
    trede: str
    versie: int
    opgesteld_op: date
    kader_versie: str
    wijziging: str
    opties: tuple[tuple[str, str, str, bool], ...]
    perspectieven: tuple[tuple[Ambtshalve, str], ...]
    standpunten: tuple[tuple[Ambtshalve, str], ...]
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
    """The weighing for one recipient; of a means that they may not read only that it was weighed, names taken out."""
    lezer = Lezer(ontvanger.publiek, Redactie(casus, lijst), partners)
    soort = kader.soort(weighing.code)
    over = of_means(soort)

    def told(**fields: str) -> tuple[tuple[str, str], ...]:
        return _joined([(name, lezer.text(weighing, veld, over)) for veld, name in fields.items()])

    return Afwegingsblad(
        nummer=casus.nummer,
        gemeente=Ambtshalve(gemeente),
        ontvanger=ontvanger,
        middel=measure_name(soort, lezer.publiek),
        trede=f"Trede {soort.trede} {kader.trede(soort.trede).naam}" if soort.trede else "Naast de ladder",
        versie=weighing.versie,
        opgesteld_op=weighing.opgesteld_op,
        kader_versie=weighing.kader_versie,
        wijziging=lezer.text(weighing, "wijziging", over),
        opties=tuple(_option(item, over, kader, lezer) for item in weighing.opties),
        perspectieven=(
            (Ambtshalve(f"Zorg ({lezer.care_by(weighing)})"), lezer.care_words(weighing)),
            (
                Ambtshalve(f"Veiligheid ({lezer.safety_by(weighing)})"),
                lezer.text(weighing, "veiligheidsperspectief", over),
            ),
        ),
        standpunten=tuple(
            (
                Ambtshalve(f"{_upper(lezer.organisation(s, 'organisatie'))}: {s.stand.label.lower()}"),
                stand_words(casus, s, over, lezer),
            )
            for s in weighing.standpunten
        ),
        evenredigheid=told(
            geschikt="Geschikt",
            noodzakelijk="Noodzakelijk",
            evenwichtig="Evenwichtig",
            evrm="Artikel 8 EVRM",
            derden="Huisgenoten, kinderen, woonruimte",
            kwetsbaarheid="Kan betrokkene zich eraan houden",
            verwijtbaarheid="Verwijtbaarheid",
            woningband="Band met de woning",
            woonruimte="Vervangende woonruimte",
            toezeggingen="Afspraken en toezeggingen",
        ),
        lichter=tuple(_accounted(weighing, over, kader, lezer)),
        ontbreekt=tuple(
            _missing(kader.dossierpunten[g.code], g, over, lezer)
            for g in weighing.verantwoordingen
            if g.grond is Grond.MOTIVERING and g.code in kader.dossierpunten and lezer.reads_means(soort)
        ),
        besluit=(
            *_formal(casus, kader, weighing, vandaag, lezer),
            *told(
                besluit="Besluit",
                bevoegd="Bevoegd",
                mandaat="Mandaat",
                beleid="Eigen beleid",
                **({"spoed_reden": "Spoed"} if weighing.spoed else {}),
                motivering="Afwijking van de volgorde",
                afschaalplan="Als het beter gaat",
            ),
        ),
        evaluatie_op=weighing.evaluatie_op,
    )


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]


def _joined(rows: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The filled rows; those that follow each other and are withheld become one, with all their names."""
    told: list[tuple[str, str]] = []
    for name, text in rows:
        if text == WITHHELD and told and told[-1][1] == WITHHELD:
            told[-1] = (f"{told[-1][0]}; {name[0].lower()}{name[1:]}", WITHHELD)
        elif text.strip():
            told.append((name, text))
    return tuple(told)


def _formal(
    casus: Casus, kader: Handelingskader, weighing: Afweging, vandaag: date, lezer: Lezer
) -> tuple[tuple[str, str], ...]:
    """At whom it is aimed and on which grounds; nothing of a means that they may not read."""
    soort = kader.soort(weighing.code)
    if not lezer.may(weighing, "gronden", of_means(soort)):
        return ()
    grounds = chosen_grounds(kader.gronden_van(soort.code), weighing.gronden)
    return _joined(
        [
            ("Gericht aan", told_of(casus, weighing.geadresseerde, vandaag)),
            ("Grond", "; ".join(f"{ground.code}: {ground.naam}" for ground in grounds)),
        ]
    )


def _option(
    item: Optie, over: Herkomsten, kader: Handelingskader, lezer: Lezer
) -> tuple[str, str, str, bool]:
    """One of the possibilities; of a means that they may not read its kind, and beside such a means no reasons."""
    soort = kader.maatregelen.get(item.code)
    about = over | of_means(soort) if soort is not None else over
    name = lezer.text(item, "naam", about)
    if not name:
        name = (
            measure_name(soort, lezer.publiek)
            if soort is not None
            else VASTE_OPTIES.get(item.code, "Een mogelijkheid")
        )
    gain, cost = lezer.text(item, "voor", about), lezer.text(item, "tegen", about)
    return name, gain, "" if cost == gain == WITHHELD else cost, item.gekozen


def _missing(
    soort: Dossierpuntsoort, given: Verantwoording, over: Herkomsten, lezer: Lezer
) -> tuple[str, str]:
    return f"{soort.code} {soort.naam}", lezer.text(given, "toelichting", over | of_item(soort))


def _accounted(weighing: Afweging, over: Herkomsten, kader: Handelingskader, lezer: Lezer) -> list[str]:
    lines = []
    for given in weighing.verantwoordingen:
        soort = kader.maatregelen.get(given.code)
        if soort is None:
            continue
        about = over | of_means(soort)
        why = lezer.text(given, "toelichting", about) if lezer.may(given, "toelichting", about) else ""
        words = f" ({why})" if why.strip() else ""
        lines.append(f"{measure_name(soort, lezer.publiek)}: {given.grond.label.lower()}{words}")
    return list(dict.fromkeys(lines))
