"""Finds people of a casus by the letters of their names: "S. de W.", "S.d.W.", "SdW", "Sietske de W."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ivbdesk.cases.taal.masker.naamdrager import Naamdrager
from ivbdesk.cases.taal.masker.vlak import Vlak
from ivbdesk.cases.taal.masker.vondst import Vondst, Vondstsoort

_WHY = "kan een afgekorte naam zijn"


class Afkortingen:
    """The names of some people in letters, made ready once."""

    def __init__(self, dragers: Sequence[Naamdrager]) -> None:
        self._forms = [(item, *made) for item in dragers if not item.open and (made := _forms(item))]

    def find(self, vlak: Vlak) -> Iterator[Vondst]:
        """Every place where one of them stands in letters: with the tussenvoegsel in full it is sure."""
        for drager, full, short in self._forms:
            for pattern, sure in ((full, True), (short, False)):
                for match in pattern.finditer(vlak.tekst) if pattern else ():
                    if _is_written(vlak, match):
                        start, eind = vlak.span(*match.span())
                        why = "" if sure else _WHY
                        yield Vondst(start, eind, Vondstsoort.NAAM, sure, drager.masker, why)


def _forms(drager: Naamdrager) -> tuple[re.Pattern[str] | None, re.Pattern[str]] | None:
    """The pattern with the little words in full, where there are any, and the one with letters alone."""
    last, between = drager.achterletter, drager.own_tussen
    if not last or not drager.letters:
        return None
    letters = "".join(sorted(drager.letters))
    names = "|".join(re.escape(name) for name in drager.voornamen)
    initials = rf"(?P<voor>[{letters}])(?:\.? ?[a-z]\.){{0,6}}\.? ?"
    if not between:
        first = rf"(?:(?:{names}) )" if names else r"(?!)"
        return None, re.compile(rf"(?<!\w)(?:(?P<voor>[{letters}])\. ?|{first})(?P<achter>{last})\.(?!\w)")
    whole = " ".join(map(re.escape, between))
    named = rf"(?:{names}) (?:{whole} )?|" if names else ""
    full = rf"(?<!\w)(?:{named}{initials}{whole} )(?P<achter>{last})(?!\w|'\w)"
    middle = r"[. ]{0,2}".join(word[0] for word in between)
    short = rf"(?<!\w)(?P<voor>[{letters}])[. ]{{0,2}}(?P<tussen>{middle})[. ]{{0,2}}(?P<achter>{last})(?!\w)"
    return re.compile(full), re.compile(short)


def _is_written(vlak: Vlak, match: re.Match[str]) -> bool:
    """Whether the letters of the name are capitals; joined ("SdW") the one in between is small."""
    for name in ("voor", "achter"):
        if match[name] and not vlak.upper(*match.span(name)):
            return False
    joined = match[0].isalpha() and "tussen" in match.groupdict()
    return not (joined and vlak.upper(*match.span("tussen")))
