"""What the open text of a row tells of who reported: the name of its melder, and how somebody is reached."""

from __future__ import annotations

from dataclasses import dataclass

from ivbdesk.cases.invoer.invoerveld import fold
from ivbdesk.cases.taal.masker.naamdrager import Naamdrager, read_naamdrager
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
from ivbdesk.cases.taal.masker.naamzoeker import Naamzoeker
from ivbdesk.cases.taal.masker.nummers import numbers_in
from ivbdesk.cases.taal.masker.vlak import Vlak
from ivbdesk.cases.taal.masker.vondst import Vondst, Vondstsoort, masked, without_overlap

MASK = "[melder]"
_REACH = (Vondstsoort.TELEFOON, Vondstsoort.MAIL)
SHORTEST = 3
"""A shorter part of a name stands in too many texts that name nobody."""
_FEWEST_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Melderspoor:
    """What a text tells, and the text without it. `naam`: it holds the name of the melder for sure."""

    wat: str
    zonder: str
    naam: bool


def look_for_melder(text: str, melder: str, lijst: Naamlijst) -> Melderspoor | None:
    """What a text tells of its melder or of how somebody is reached; None where that is nothing."""
    names, reach = _names(text, melder, lijst), _reach(text)
    if not names and not reach:
        return None
    sure = any(item.zeker for item in names)
    told = "noemt de tekst de melder" if sure else "noemt de tekst misschien de melder"
    wat = {
        (True, False): f"Hier {told}.",
        (False, True): "Hier staat zo te zien een telefoonnummer of e-mailadres.",
        (True, True): f"Hier {told}, en een telefoonnummer of e-mailadres.",
    }
    return Melderspoor(wat[bool(names), bool(reach)], masked(text, without_overlap([*names, *reach])), sure)


def is_same_person(one: str, other: str, lijst: Naamlijst) -> bool:
    """Whether two names may be of one person: the same surname, and no other first letter."""
    left, right = read_naamdrager(one, MASK, lijst), read_naamdrager(other, MASK, lijst)
    if left is None or right is None or _surname(left) != _surname(right):
        return False
    return not (left.letters and right.letters) or bool(left.letters & right.letters)


def _surname(who: Naamdrager) -> str:
    return fold(f"{who.tussenvoegsel} {who.achternaam}")


def _names(text: str, melder: str, lijst: Naamlijst) -> list[Vondst]:
    """Where the melder is named; most texts hold no part of the name at all, and are not searched."""
    folded = fold(text)
    if not any(len(part) >= SHORTEST and part in folded for part in fold(melder).split()):
        return []
    who = read_naamdrager(melder, MASK, lijst)
    return Naamzoeker([who], lijst).known(Vlak(text)) if who is not None else []


def _reach(text: str) -> list[Vondst]:
    if "@" not in text and "apenstaart" not in text and sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        return []
    return [item for item in numbers_in(text) if item.soort in _REACH]
