"""What makes two names one source, and whose word makes an incident certain (domein 1.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.nederlands import sort_key
from ivbdesk.cases.taal.toml_lezer import Tabel
from ivbdesk.cases.taal.tussenvoegsels import TUSSENVOEGSELS

SOURCE_KEYS = ("functionaris", "aanspreekvormen", "naamloos")
"""The keys of a file that say how sources are counted."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Bronregels:
    """How sources are compared and counted; the keys are explained at the head of resources/handelingskader.toml."""

    functionaris: frozenset[Herkomst]
    aanspreekvormen: tuple[str, ...]
    naamloos: tuple[str, ...]

    def normal(self, naam: str) -> str:
        """The normal form of a name: "Mw. A." and "mw A" are one, and so are "J.P. Smit", "JP Smit" and "Smit, J.P."."""
        words = _words(_in_order(naam))
        forms = sorted((_words(form) for form in self.aanspreekvormen), key=len, reverse=True)
        while form := next((f for f in forms if f and words[: len(f)] == f and len(words) > len(f)), None):
            words = words[len(form) :]
        return " ".join(_joined(words))

    def shorter(self, naam: str) -> tuple[str, ...]:
        """The normal forms that tell less and may be the same person: of "Jantje Jansen" those of "J. Jansen" and "Jansen"."""
        words = self.normal(naam).split()
        family = next((n for n, word in enumerate(words) if n and word in TUSSENVOEGSELS), len(words) - 1)
        given, surname = words[:family], " ".join(words[family:])
        known = [f"{given[0]} {surname}", f"{given[0][0]} {surname}", surname] if given else []
        return tuple(form for form in dict.fromkeys(known) if form != " ".join(words))

    def is_naamloos(self, naam: str) -> bool:
        """Whether it says only what kind of person told it, such as "Omwonende": that tells nobody apart."""
        normal = self.normal(naam)
        return not normal or normal in {self.normal(word) for word in self.naamloos}


def read_bronregels(top: Tabel) -> Bronregels:
    """The rules from the keys above the first table of a file."""
    for key in SOURCE_KEYS[1:]:
        if not all(_words(text) for text in top.texts(key)):
            top.wrong(key, "Elke tekst hier heeft ten minste één letter.")
    return Bronregels(
        top.choices("functionaris", list(Herkomst), filled=True),
        top.texts("aanspreekvormen"),
        top.texts("naamloos"),
    )


def _in_order(naam: str) -> str:
    """A name with the surname last, also where a comma says that it was written first."""
    surname, comma, given = naam.partition(",")
    return f"{given} {surname}" if comma and "," not in given and given.strip() else naam


def _words(text: str) -> list[str]:
    return _WORD.findall(sort_key(text))


def _joined(words: list[str]) -> list[str]:
    """The words with initials that follow each other as one."""
    found: list[str] = []
    initials = False
    for word in words:
        if initials and len(word) == 1:
            found[-1] += word
        else:
            found.append(word)
        initials = len(word) == 1
    return found
