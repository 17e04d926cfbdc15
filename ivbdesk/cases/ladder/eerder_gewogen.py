"""With which words the weighing of an order begins, and which facts moved since those were written.

What was weighed for the intention or the lighter order is not weighed anew, but a decision rests on the facts of its
own day: what moved since is shown, and the words it touches are confirmed or written again (Awb 3:2, 3:4, 3:46).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ivbdesk.cases.besluitvorming.afweging import AFSCHALEN, NIETS_DOEN, Afweging
from ivbdesk.cases.betrokkenen.leefgebied import latest_scores
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort
from ivbdesk.cases.kader.leefgebied_kader import Leefgebieden
from ivbdesk.cases.taal.nederlands import count, join_nl, short_date

_HEARD_SHOWN = 240
_INCIDENT = (
    "veiligheidsperspectief",
    "noodzakelijk",
    "evenwichtig",
    f"tegen_{NIETS_DOEN}",
    f"tegen_{AFSCHALEN}",
)
_MIDDEL = ("geschikt", "noodzakelijk", "zorgperspectief", f"tegen_{AFSCHALEN}")
_SCORE = ("zorgperspectief", "zorg_deelbaar", "kwetsbaarheid")
_PERSOON = ("kwetsbaarheid", "evrm", "derden", "evenwichtig")
_GEHOORD = ("evenwichtig", "evrm", "derden", "kwetsbaarheid")


@dataclass(frozen=True)
class Verandering:
    """A fact that moved since a weighing, and the fields of the weighing that rest on it; `meer` are its own words."""

    tekst: str
    velden: tuple[str, ...]
    meer: str = ""


def earlier_weighing(casus: Casus, kader: Handelingskader, soort: Maatregelsoort) -> Afweging | None:
    """The newest weighing of what goes before a measure on its own track; the nearest that was weighed (IVB 6.2.4).

    Before an extension, and before a use after one that ended, goes the measure itself.
    """
    if casus.verlengd_vanaf(soort.code) is not None or casus.afgelopen_op(soort.code) is not None:
        own = [item for item in casus.afwegingen if item.code == soort.code]
        if own:
            return max(own, key=lambda item: (item.vastgelegd_op, item.versie))
    seen, line = {soort.code}, _before(kader, soort) - {soort.code}
    while line:
        weighed = [item for item in casus.afwegingen if item.code in line]
        if weighed:
            return max(weighed, key=lambda item: (item.vastgelegd_op, item.versie))
        seen |= line
        line = {code for known in line for code in _before(kader, kader.soort(known))} - seen
    return None


def _before(kader: Handelingskader, soort: Maatregelsoort) -> set[str]:
    codes = (code for group in soort.vooraf for code in group)
    return {code for code in codes if kader.soort(code).spoor is soort.spoor}


def changes_since(
    casus: Casus, kader: Handelingskader, earlier: Afweging, soort: Maatregelsoort, gebieden: Leefgebieden
) -> tuple[Verandering, ...]:
    """What moved since a weighing, for the weighing of `soort` that begins with its words."""
    return (
        *_incidents(casus, earlier),
        *_measures(casus, kader, earlier),
        *_scores(casus, earlier, gebieden),
        *_people(casus, earlier),
        *_heard(casus, earlier, soort),
    )


def why_again(
    veld: str, soort: Maatregelsoort, earlier: Afweging, changes: tuple[Verandering, ...]
) -> tuple[str, ...]:
    """Why the words taken over from `earlier` in this field are to be confirmed; empty where nothing asks that."""
    found = [change.tekst for change in changes if veld in change.velden]
    extends = earlier.code == soort.code
    if veld in (f"voor_{soort.code}", f"tegen_{soort.code}"):
        found.append("Dit is een nieuw besluit." if extends else "Dit is een ander middel.")
    if veld == "noodzakelijk" and extends:
        found.append("Zeg waarom het langer of opnieuw nodig is.")
    if veld.startswith("standpunt_"):
        found.append(
            f"Vraag na of dit standpunt ook voor {'het nieuwe besluit' if extends else 'dit middel'} geldt."
        )
    if veld.startswith("gat_"):
        found.append(f"Deze reden gold voor het eerdere {'besluit' if extends else 'middel'}.")
    return tuple(found)


def _incidents(casus: Casus, earlier: Afweging) -> Iterator[Verandering]:
    new = [
        item
        for item in casus.tijdlijn
        if item.soort is ItemSoort.INCIDENT and item.vastgelegd_op > earlier.vastgelegd_op
    ]
    if new:
        last = short_date(max(item.datum for item in new))
        told = count(len(new), "nieuw incident", "nieuwe incidenten")
        yield Verandering(f"{told} vastgelegd, het laatste van {last}.", _INCIDENT)


def _measures(casus: Casus, kader: Handelingskader, earlier: Afweging) -> Iterator[Verandering]:
    for measure in casus.maatregelen:
        name = kader.soort(measure.code).naam
        if measure.beeindigd_op and measure.beeindigd_op > earlier.opgesteld_op:
            how = f", {measure.resultaat.label.lower()}" if measure.resultaat else ""
            yield Verandering(f"{name}: beëindigd op {short_date(measure.beeindigd_op)}{how}.", _MIDDEL)
        elif (
            measure.code != earlier.code
            and measure.begonnen_op
            and measure.begonnen_op > earlier.opgesteld_op
        ):
            yield Verandering(f"{name}: begonnen op {short_date(measure.begonnen_op)}.", _MIDDEL)


def _scores(casus: Casus, earlier: Afweging, gebieden: Leefgebieden) -> Iterator[Verandering]:
    then = latest_scores(score for score in casus.leefgebieden if score.datum <= earlier.opgesteld_op)
    for number, score in sorted(latest_scores(casus.leefgebieden).items()):
        before = then.get(number)
        if (before.score if before else None) != score.score:
            was, now = (str(s.score) if s and s.score else "onbekend" for s in (before, score))
            yield Verandering(f"{gebieden.naam(number)}: van {was} naar {now}.", _SCORE)


def _people(casus: Casus, earlier: Afweging) -> Iterator[Verandering]:
    since = earlier.opgesteld_op
    came = [item.rol.label.lower() for item in casus.betrokkenen if item.sinds > since and item.tot is None]
    left = [
        item.rol.label.lower() for item in casus.betrokkenen if item.tot and item.tot > since >= item.sinds
    ]
    if came:
        yield Verandering(f"Nieuw betrokken: {join_nl(came)}.", _PERSOON)
    if left:
        yield Verandering(f"Niet meer betrokken: {join_nl(left)}.", _PERSOON)
    moved = [k for k in casus.kwetsbaarheden if k.sinds > since or (k.tot is not None and k.tot > since)]
    if moved:
        told = " · ".join(dict.fromkeys(k.woorden.strip() for k in moved))
        yield Verandering("Draaglast of draagkracht gewijzigd.", _PERSOON, told)


def _heard(casus: Casus, earlier: Afweging, soort: Maatregelsoort) -> Iterator[Verandering]:
    hearing = casus.zienswijze_over(soort)
    if hearing is None or hearing.ontvangen_op is None or hearing.ontvangen_op < earlier.opgesteld_op:
        return
    said = hearing.inhoud.strip()
    told = said if len(said) <= _HEARD_SHOWN else f"{said[:_HEARD_SHOWN].rstrip()} …"
    yield Verandering(f"Zienswijze van {short_date(hearing.ontvangen_op)}.", _GEHOORD, told)
