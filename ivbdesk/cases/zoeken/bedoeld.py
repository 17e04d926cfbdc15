"""What was meant where a word that was typed to search for is known nowhere: the known word that is most like it."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ivbdesk.cases.signaal.gelijkenis import as_heard, errors_forgiven
from ivbdesk.cases.zoeken.zoeken import wanted_words


def meant(typed: str, known: Iterable[str], *, ook: bool = False) -> str:
    """What was typed with its mistyped words mended; empty where no word was, or nothing is like one.

    `known` are words without case and diacritics. A word that a known one begins with stands, and so does a short one
    or one with a figure in it: a number that is nearly right is another number. What sounds alike goes before what is
    written alike. With `ook` what was typed is known too, and asked is what else is like it.
    """
    words, vocabulary = wanted_words(typed), set(known)
    mended = [_mended(word, vocabulary, ook) for word in words]
    return " ".join(mended) if all(mended) and mended != words else ""


def _mended(word: str, vocabulary: set[str], also: bool) -> str:
    allowed = errors_forgiven(len(word)) if word.isalpha() else 0
    same = {one for one in vocabulary if one.startswith(word)}
    if not allowed or (same and not also):
        return word
    heard = as_heard(word)
    if alike := sorted(one for one in vocabulary - same if as_heard(one) == heard):
        return alike[0]
    if same:
        vocabulary = vocabulary - same
        if not any(abs(len(one) - len(word)) <= allowed for one in vocabulary):
            return word
    # Who is still typing has only the beginning of the word that is meant, with a letter too few or too many.
    lengths = range(len(word) - allowed, len(word) + allowed + 1)
    candidates = sorted({one[:length] for one in vocabulary for length in lengths})
    best = process.extractOne(word, candidates, scorer=OSA.distance, score_cutoff=allowed)
    return str(best[0]) if best else word if same else ""
