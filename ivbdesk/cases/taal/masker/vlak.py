"""A text made flat so that no way of typing hides a word, with the way back to where each character stood."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ivbdesk.cases.taal.letters import OTHERWISE

_ODD = OTHERWISE | {"‘": "'", "’": "'", "`": "'", "´": "'"}
_WORD = re.compile(r"[^\W\d_]+")


class _Folded(dict[str, str]):
    """A character without case and diacritics; nothing for what does not print, one space for every kind of white."""

    def __missing__(self, char: str) -> str:
        self[char] = made = "".join(_folded(part) for part in unicodedata.normalize("NFKD", char.casefold()))
        return made


def _folded(char: str) -> str:
    if char in _ODD:
        return _ODD[char]
    if char.isspace():
        return " "
    kind = unicodedata.category(char)
    if kind in ("Mn", "Me", "Cf", "Cc"):
        return ""
    return "-" if kind == "Pd" else char


_FOLDED = _Folded()


@dataclass(frozen=True, slots=True)
class Woord:
    """A word of the flat text, with ij and y as one; `hoofdletter` and `eerste` tell how it stands in its sentence."""

    tekst: str
    start: int
    eind: int
    hoofdletter: bool
    eerste: bool


class Vlak:
    """The flat copy of a text: without case, diacritics, soft hyphens and double white; every dash and quote the same."""

    def __init__(self, bron: str) -> None:
        self.bron = bron
        chars: list[str] = []
        self._op: list[int] = []
        last = " "
        for index, char in enumerate(bron):
            for flat in _FOLDED[char]:
                if flat == " " == last:
                    continue
                chars.append(flat)
                self._op.append(index)
                last = flat
        self.tekst = "".join(chars)

    def span(self, start: int, eind: int) -> tuple[int, int]:
        """Where a piece of the flat text stands in the source, with the marks that follow its last character."""
        until = self._op[eind - 1] + 1
        while until < len(self.bron) and unicodedata.combining(self.bron[until]):
            until += 1
        return self._op[start], until

    def upper(self, start: int, eind: int) -> bool:
        """Whether no letter of this piece is a small one in the source."""
        return not any(self.bron[self._op[index]].islower() for index in range(start, eind))

    def words(self) -> list[Woord]:
        """The words, in their order."""
        found = []
        for match in _WORD.finditer(self.tekst):
            before = self.tekst[max(0, match.start() - 3) : match.start()].rstrip(" '\"(")
            capital = self.bron[self._op[match.start()]].isupper()
            first = not before or before[-1] in ".!?:;•"
            found.append(Woord(match[0].replace("ij", "y"), match.start(), match.end(), capital, first))
        return found


def flat_word(text: str) -> str:
    """A word as `Vlak.words` gives it."""
    return "".join(_FOLDED[char] for char in text).replace("ij", "y")
