"""How hard a passphrase is to guess, and a proposal for one that is hard enough."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from random import Random
from typing import TypedDict, cast

from ivbdesk import resources
from ivbdesk.cases.betrokkenen.register import GEMEENTE, read_instellingen
from ivbdesk.storage.errors import WeakPassphrase

LEAST_BITS = 50.0
WORDS_IN_PHRASE = 5
BITS_OF_A_WORD = 14.0  # a word between spaces: one of the 16,000 that people choose from
MOST_CHARACTERS = 72  # what is longer is judged by its beginning: the estimate takes ever more time

# What is tried first on a computer of the town hall.
EXPECTED = (
    "ivbdesk", "gemeente", "gemeentehuis", "burgemeester", "driehoek", "veiligheid", "politie",
    "handhaving", "register", "casus", "wachtwoord", "wachtwoordzin", "welkom", "geheim", "nederland",
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december", "lente", "zomer", "herfst", "winter", "maandag", "dinsdag", "woensdag",
    "donderdag", "vrijdag", "zaterdag", "zondag",
)  # fmt: skip

_HINTS = {
    "date": "Er staat een datum of jaartal in.",
    "regex": "Er staat een datum of jaartal in.",
    "repeat": "Er wordt iets in herhaald.",
    "sequence": "Er staat een reeks in, zoals abc of 123.",
    "spatial": "Er staan toetsen in die naast elkaar liggen.",
    "dictionary": "Er staan woorden of namen in die vaak worden gekozen.",
}


def strength_bits(passphrase: str, words: Sequence[str] = ()) -> float:
    """The number of guesses it takes, as a power of two: the lower of two estimates.

    One looks at the whole; the other adds up its words, each at what it costs somebody who knows that they are words.
    `words` is the list that `generate` draws from: five of 2048 count as the 55 bits that they are.
    """
    tokens = dict.fromkeys(re.findall(r"[^\s\-_.,;:/+]+", passphrase.casefold()))
    return min(_guessed(passphrase), sum(_token_bits(token, words, len(tokens) > 1) for token in tokens))


def demand(passphrase: str, words: Sequence[str] = ()) -> None:
    """Raises `WeakPassphrase`, with what makes it weak, for a passphrase of less than 50 bits."""
    bits = strength_bits(passphrase, words)
    if bits < LEAST_BITS:
        raise WeakPassphrase(bits, _hint(passphrase))


def generate(words: Sequence[str], random: Random) -> str:
    """A passphrase of five different words; `random` is `secrets.SystemRandom()`, except in a test."""
    return " ".join(random.sample(words, WORDS_IN_PHRASE))


def _token_bits(token: str, words: Sequence[str], among_others: bool) -> float:
    known = sorted((word for word in words if word in token), key=len, reverse=True)
    if known:
        ours = re.compile("|".join(re.escape(word) for word in known))
        bits = len(set(ours.findall(token))) * math.log2(len(words)) + _guessed(ours.sub("", token))
    else:
        bits = _guessed(token)
    return min(bits, BITS_OF_A_WORD) if among_others and token.isalpha() else bits


def _guessed(text: str) -> float:
    return float(_analysis(text)["guesses_log10"]) * math.log2(10) if text else 0.0


def _hint(passphrase: str) -> str:
    patterns = [match["pattern"] for match in _analysis(passphrase)["sequence"]] if passphrase else []
    return next((_HINTS[pattern] for pattern in patterns if pattern in _HINTS), "")


class _Match(TypedDict):
    pattern: str


class _Analysis(TypedDict):
    """What is used of the answer of zxcvbn."""

    guesses_log10: float
    sequence: list[_Match]


@cache
def _municipality() -> str:
    """The town whose hall it is, by the file of settings of a new register."""
    name = "instellingen.toml"
    return read_instellingen(resources.read(name), name)[GEMEENTE].casefold()


def _analysis(text: str) -> _Analysis:
    # Here, since its word lists take longer to load than a register to open, and serve only a new passphrase.
    from zxcvbn import zxcvbn

    return cast(_Analysis, zxcvbn(text[:MOST_CHARACTERS], user_inputs=[*EXPECTED, _municipality()]))
