"""Letters as people type them: the one fold by which all is sorted, searched and compared."""

from __future__ import annotations

import unicodedata

OTHERWISE = {
    "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ß": "ss", "ħ": "h", "ŧ": "t",
    "ŋ": "n", "ə": "e", "ɓ": "b", "ɗ": "d", "ɖ": "d",
}  # fmt: skip
"""Letters of their own, without a diacritic to take away, and what is typed where the keyboard has none of them."""


class _Folded(dict[int, str]):
    """Each character as it is typed, a diacritic as nothing; looked up once each."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code)).casefold()
        self[code] = made = "".join(
            OTHERWISE.get(part, part) for part in parts if not unicodedata.combining(part)
        )
        return made


_FOLDED = _Folded()


def fold_letters(text: str) -> str:
    """A text without case and diacritics, its letters as they are typed: "lukasz" for "Łukasz", "ijs" for "Ĳs"."""
    folded = text.casefold()
    return folded if folded.isascii() else folded.translate(_FOLDED)


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The same, with for each letter where it stands in the text."""
    if text.isascii():  # a long document is looked through at every letter that is typed
        return text.casefold(), list(range(len(text)))
    folded = [fold_letters(char) for char in text]
    return "".join(folded), [index for index, letters in enumerate(folded) for _ in letters]
