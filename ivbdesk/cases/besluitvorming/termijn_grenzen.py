"""Between which bounds a term is reckoned: beyond them no last day can be told."""

from __future__ import annotations

from datetime import date

from ivbdesk.cases.besluitvorming.termijn import Termijn, reckon
from ivbdesk.cases.kader.duur import Duur, Eenheid, TermijnSoort
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.taal.eisen import require_filled
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.fouten import RegelFout, refuse, together
from ivbdesk.cases.taal.lege_woorden import words_of
from ivbdesk.cases.taal.nederlands import short_date

FIRST_YEAR, LAST_YEAR = 1990, 2100
MOST_YEARS = 100
NEEDS_HOUR = "Een termijn in uren begint op een tijdstip; vul dat in."
_TELLING = 8
"""The letters of a word that tells which term it is: "huisverbod", not "einde"."""
_MOST = {
    Eenheid.UUR: 24 * 365 * MOST_YEARS,
    Eenheid.DAG: 365 * MOST_YEARS,
    Eenheid.WERKDAG: 260 * MOST_YEARS,
    Eenheid.WEEK: 52 * MOST_YEARS,
    Eenheid.MAAND: 12 * MOST_YEARS,
    Eenheid.JAAR: MOST_YEARS,
}


@together()
def require_valid(termijn: Termijn) -> None:
    """Raise RegelFout, naming the field, for a term without a name or that cannot be reckoned."""
    require_filled("naam", termijn.naam, "Geef de termijn een naam.")
    require_reckonable(termijn)


@together()
def require_reckonable(termijn: Termijn) -> None:
    """Raise RegelFout that names the field where no last day can be reckoned from what was typed."""
    if not FIRST_YEAR <= termijn.vanaf.year <= LAST_YEAR:
        refuse("vanaf", f"Kies een dag van {FIRST_YEAR} tot en met {LAST_YEAR}.")
    if termijn.aantal < 1:
        refuse("aantal", "Vul in hoe lang de termijn is.")
    most = _MOST[termijn.eenheid]
    if termijn.aantal > most:
        longest = Duur(most, termijn.eenheid)
        refuse("aantal", f"Een termijn duurt hier hoogstens {MOST_YEARS} jaar, dus {longest}.")
    if termijn.eenheid is Eenheid.UUR:
        if termijn.tijd is None:
            refuse("tijd", NEEDS_HOUR)
    elif termijn.tijd is not None and termijn.soort is not TermijnSoort.ZONDER_ATW:
        refuse(
            "tijd",
            "Een tijdstip hoort alleen bij een termijn in uren, of bij een wettelijke termijn zonder de Algemene "
            "termijnenwet. Maak dit veld leeg.",
        )


def require_not_in_library(termijn: Termijn, kader: Handelingskader) -> None:
    """Raise RegelFout for an own term that is called as one with a longest duration: by hand it would have none."""
    said = {word for word in words_of(termijn.naam) if len(word) >= _TELLING}
    for rule in kader.termijnen.values():
        if rule.hoogstens_dagen is not None and said & words_of(rule.naam):
            told = f"Kies ‘{rule.naam}’ bij ‘Welke termijn’: daarvan ligt vast hoe lang het hoogstens duurt."
            raise RegelFout("code", told, rule.grondslag)


def require_not_over(termijn: Termijn, vanaf: date, feestdagen: Feestdagen) -> None:
    """Raise RegelFout for a suspension that begins after the last day: what is over does not stand still."""
    last = reckon(termijn, feestdagen).laatste
    if last is not None and vanaf > last:
        raise RegelFout(
            "vanaf", f"Deze termijn loopt tot en met {short_date(last)}; daarna staat hij niet meer stil."
        )
