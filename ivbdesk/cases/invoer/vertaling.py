"""Words of a municipality that the program does not know, "bij RHW": asked once, with a proposal, and remembered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.invoer.invoercheck import Controle
from ivbdesk.cases.invoer.invoerrij import STAY_OUT
from ivbdesk.cases.invoer.invoerveld import LIJSTEN, NAAMWOORD, Invoervelden, fold
from ivbdesk.cases.invoer.lijst import Celplek, Lijst
from ivbdesk.cases.invoer.mensnaam import STRAAT, may_be_person
from ivbdesk.cases.invoer.rekenblad import as_text
from ivbdesk.cases.invoer.voorstel import is_cut_short, is_near, meant_street, meant_word
from ivbdesk.cases.taal.eisen import require_filled
from ivbdesk.cases.taal.fouten import RegelFout

_LONGEST = 60
_PERSONAL = re.compile(r"@|\d{4,}")


_STAYS_OUT = " (zulke rijen komen niet binnen)"


@dataclass(eq=False)
class Vertaling:
    """What a word means in the lists of this municipality; `woord` as `fold` makes it, `geschreven` as it was first read."""

    id: UUID
    lijst: str
    woord: str
    geschreven: str
    waarde: str
    op: date
    door: UUID

    def __post_init__(self) -> None:
        require_translatable(self.geschreven)


@dataclass(frozen=True, slots=True)
class OnbekendWoord:
    """A word that a list holds and the program does not know: in how many rows, and what it must mean where that is certain.

    `eenmalig`: it may be somebody, so what it means holds for this list only.
    """

    lijst: str
    woord: str
    aantal: int
    voorstel: str = ""
    eenmalig: bool = False


def require_translatable(woord: str) -> None:
    """Raise RegelFout for a text that is no word to remember: too long, or of one person."""
    require_filled("woord", woord, "Er is geen woord om te onthouden.")
    if len(woord) > _LONGEST or _PERSONAL.search(woord):
        raise RegelFout(
            "woord", f"‘{woord[:_LONGEST]}’ is geen woord om te onthouden. Verbeter het in de rij zelf."
        )


def is_translatable(woord: str) -> bool:
    """Whether a text may be remembered as a word."""
    try:
        require_translatable(woord)
    except RegelFout:
        return False
    return True


def with_translations(velden: Invoervelden, found: Iterable[tuple[str, str, str]]) -> Invoervelden:
    """The words with those that were translated: of each its set, the word and the value."""
    words: dict[str, Mapping[str, str]] = dict(velden.woorden)
    for lijst, woord, waarde in found:
        if lijst == STRAAT or waarde in words.get(lijst, {}).values():
            words[lijst] = {**words.get(lijst, {}), woord: waarde}
    return replace(velden, woorden=words)


def unknown_words(
    controle: Controle,
    velden: Invoervelden,
    straten: Collection[str],
    bekend: Collection[str] = (),
    namen: Collection[str] = (),
) -> list[OnbekendWoord]:
    """Each word that is not known, the most frequent first; `namen` are the parts of the names of the melders.

    Of the streets those that are none of `straten`, which are all there are; without these, what is shortened or
    one of `bekend`, the streets of the register, but for a letter.
    """
    written: dict[tuple[str, str], dict[str, None]] = {}
    counted: Counter[tuple[str, str]] = Counter()
    for item in controle.bevindingen:
        if item.lijst and is_translatable(item.woord):
            key = (item.lijst, fold(item.woord))
            written.setdefault(key, {})[item.woord] = None
            counted[key] += 1
    found = [_unknown(key[0], list(written[key]), times, velden, namen) for key, times in counted.items()]
    return sorted([*found, *_streets(controle, velden, straten, bekend)], key=lambda one: -one.aantal)


def _unknown(
    lijst: str, written: Sequence[str], times: int, velden: Invoervelden, namen: Collection[str]
) -> OnbekendWoord:
    first, once = written[0], any(may_be_person(lijst, one, velden, namen) for one in written)
    return OnbekendWoord(lijst, first, times, "" if once else _proposal(velden, lijst, first), once)


def for_this_list(
    lijst: Lijst, velden: Invoervelden, found: Mapping[tuple[str, str], str]
) -> dict[Celplek, str]:
    """The cells in which these words stand, of each set and word, with what they mean there."""
    named = {(name, fold(word)): value for (name, word), value in found.items()}
    cells: dict[Celplek, str] = {}
    for veld in velden.of(lijst.soort):
        if not any(name == veld.lijst for name, _ in named):
            continue
        labels = dict(velden.choices(veld.lijst))
        for row in lijst.rijen:
            if value := named.get((veld.lijst, fold(as_text(lijst.cell(row, veld.code))))):
                cells[row.nummer, veld.code] = labels.get(value, value)
    return cells


def _proposal(velden: Invoervelden, lijst: str, written: str) -> str:
    """The value that a word must mean; empty where that is not certain."""
    if lijst == NAAMWOORD:
        return ""  # whether somebody is meant, only who wrote it knows
    return meant_word(written, velden.woorden.get(lijst, {}), velden.afkortingen.get(lijst, {}))


def _streets(
    controle: Controle, velden: Invoervelden, straten: Collection[str], bekend: Collection[str]
) -> list[OnbekendWoord]:
    told = velden.woorden.get(STRAAT, {})
    known = {fold(street) for street in (*straten, *bekend, *told.values())}
    places = [row.straat for row in controle.rijen]
    counted = Counter(
        street
        for street in places
        if street
        and fold(street) not in known
        and fold(street) not in told
        and is_translatable(street)
        and not may_be_person(STRAAT, street, velden)
    )
    whole = [street for street in counted if not is_cut_short(street)]
    near = [*straten] or [*bekend, *whole]
    return [
        OnbekendWoord(STRAAT, street, times, meant_street(street, near))
        for street, times in counted.items()
        if straten or is_cut_short(street) or is_near(street, bekend)
    ]


def written_out(adres: Adres, straten: Mapping[str, str]) -> Adres:
    """The address with its street as it was translated; as it is where it was not."""
    street = straten.get(fold(adres.straat))
    return replace(adres, straat=street) if street else adres


def choices_of(velden: Invoervelden, word: OnbekendWoord, straten: Sequence[str]) -> list[tuple[str, str]]:
    """What a word may mean: the values of its set; of a street the streets, or as it stands."""
    if word.lijst != STRAAT:
        return [
            (value, f"{label}{_STAYS_OUT if value in STAY_OUT.get(word.lijst, ()) else ''}")
            for value, label in velden.choices(word.lijst)
        ]
    named = dict.fromkeys([word.voorstel, *straten]) if word.voorstel else dict.fromkeys(straten)
    return [
        (word.woord, f"{word.woord} (zo laten)"),
        *((street, street) for street in named if street != word.woord),
    ]


def list_name(lijst: str) -> str:
    """What a set of words is called for the officer."""
    names = {
        "signaalstatus": "Stand",
        "casusstatus": "Stand",
        "ja_nee": "Ja of nee",
        NAAMWOORD: "Naam",
        STRAAT: "Straat",
    }
    return names.get(lijst, lijst.capitalize())


def value_name(lijst: str, waarde: str) -> str:
    """What a value is called for the officer."""
    kind = LIJSTEN.get(lijst)
    return next((item.label for item in kind if item == waarde), waarde) if kind else waarde  # type: ignore[attr-defined]  # each has a label
