"""Words of a list that may be the name of a person: those are never remembered, and stand in no list and no log."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from ivbdesk.cases.invoer.invoerveld import NAAMWOORD, Invoervelden, fold
from ivbdesk.cases.invoer.kolommen import MELDER
from ivbdesk.cases.invoer.voorstel import meant_word
from ivbdesk.cases.taal.fouten import RegelFout

STRAAT = "straat"
"""The set of the streets: a word for one is written out when a row comes in."""
_BRON = "bron"
ADDRESSED = frozenset((
    "mw", "mevr", "mvr", "mevrouw", "mej", "mejuffrouw", "juffrouw", "juf", "dhr",
    "hr", "heer", "meneer", "mijnheer", "fam", "familie", "gezin", "echtpaar", "weduwe",
    "wed", "buurman", "buurvrouw", "overbuurman", "overbuurvrouw", "bovenbuurvrouw", "bovenbuurman", "onderbuurvrouw", "onderbuurman",
))  # fmt: skip
"""Behind one of these stands who it is; so it does in a street."""
_KIN = frozenset((
    "dr", "drs", "ing", "ir", "mr", "prof", "ds", "opa", "oma",
    "oom", "tante", "vader", "moeder", "zoon", "dochter", "broer", "zus", "zuster",
    "neef", "nicht", "vriend", "vriendin", "bewoner", "bewoonster", "huurder", "huurster", "eigenaar",
    "eigenaresse",
)) | MELDER  # fmt: skip
"""So it does behind one of these, but not in a street ("Prof. Proefweg")."""
_INITIAL = re.compile(r"(?<!\w)[^\W\d_](?:\.|(?!\w))")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_SHORTEST = 3
_REFUSED = (
    "Een van deze woorden kan de naam van iemand zijn, en wordt daarom niet onthouden. Zeg wat het in deze lijst betekent, of verbeter "
    "het in de rij zelf."
)


def may_be_person(lijst: str, written: str, velden: Invoervelden, namen: Collection[str] = ()) -> bool:
    """Whether a word of the set `lijst` may be somebody: addressed, with initials, of a melder, or a capital that says it.

    `namen` are the parts of the names of the melders of the list. In the column of the source a word with a capital may be
    a surname, unless it is certain what it must mean.
    """
    words = _WORDS.findall(written)
    folded = [fold(word) for word in words]
    if ADDRESSED.intersection(folded) and _others(folded, ADDRESSED, _parts([velden.woorden[NAAMWOORD]])):
        return True
    if lijst == STRAAT:
        return False
    known = _parts([*velden.woorden.values(), *velden.afkortingen.values()])
    if _KIN.intersection(folded) and _others(folded, _KIN, known):
        return True
    strange = [word for word in words if fold(word) not in known]
    if not {fold(word) for word in strange}.isdisjoint(namen):
        return True
    long = [word for word in strange if len(word) >= _SHORTEST and not word.isupper()]
    capital = any(word[0].isupper() for word in long)
    if _INITIAL.search(written) and (capital or (lijst == _BRON and long)):
        return True
    certain = meant_word(written, velden.woorden.get(lijst, {}), velden.afkortingen.get(lijst, {}))
    return lijst == _BRON and capital and not certain


def require_no_person(lijst: str, written: str, velden: Invoervelden, namen: Collection[str] = ()) -> None:
    """Raise RegelFout for a word that may be somebody: it is never remembered."""
    if may_be_person(lijst, written, velden, namen):
        raise RegelFout("woord", _REFUSED)


def _others(folded: Sequence[str], beside: Collection[str], known: Collection[str]) -> bool:
    """Whether a word that is not known stands beside one of these."""
    return any(word not in known and word not in beside for word in folded)


def _parts(sets: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """Every word that stands in a set of words, or in an abbreviation of one."""
    return frozenset(part for words in sets for word in words for part in word.split())
