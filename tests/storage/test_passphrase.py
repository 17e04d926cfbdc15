"""How hard a passphrase is to guess, and the one that the program proposes."""

from __future__ import annotations

import secrets
from itertools import pairwise
from pathlib import Path

import pytest

from ivbdesk.storage.errors import WeakPassphrase
from ivbdesk.storage.keys.passphrase import LEAST_BITS, demand, generate, strength_bits

WORDS = (Path(__file__).parents[2] / "resources" / "woorden.txt").read_text(encoding="utf-8").split()


def test_the_list_holds_2048_plain_words_of_which_none_begins_another() -> None:
    assert len(set(WORDS)) == len(WORDS) == 2048
    assert sorted(WORDS) == WORDS
    assert all(word.isascii() and word.islower() and word.isalpha() and 4 <= len(word) <= 8 for word in WORDS)
    assert not [pair for pair in pairwise(WORDS) if pair[1].startswith(pair[0])]


def test_every_proposal_is_strong_enough_and_counts_as_five_words() -> None:
    random = secrets.SystemRandom()
    for _ in range(100):
        phrase = generate(WORDS, random)
        assert len(set(phrase.split(" "))) == 5
        demand(phrase, WORDS)
        assert LEAST_BITS < strength_bits(phrase, WORDS) <= 55.0001


@pytest.mark.parametrize("separator", [" ", "", "-"])
def test_our_own_words_count_for_what_they_are(separator: str) -> None:
    four = separator.join(("dolfijn", "kachel", "viaduct", "mosterd"))
    assert strength_bits(four, WORDS) <= 44.0001
    with pytest.raises(WeakPassphrase):
        demand(four, WORDS)


def test_a_repeated_word_counts_once() -> None:
    assert strength_bits("dolfijn dolfijn dolfijn dolfijn dolfijn", WORDS) <= 11.0001


@pytest.mark.parametrize(
    ("phrase", "hint"),
    [
        ("", ""),
        (" ", ""),
        ("Welkom2024!", "woorden"),
        ("burgemeester leiderdorp", "woorden"),
        ("aaaaaaaaaaaaaaaaaaaaaaaaa", "herhaald"),
        ("abcdefghijklmnopqrstuvwxyz", "reeks"),
        ("qwertyuiopasdfghjkl", ""),
        ("24-09-1985 24-09-1985", "datum"),
        ("het regent vandaag", ""),
        ("x" * 5000, "herhaald"),
    ],
)
def test_what_is_easily_guessed_is_refused_with_a_reason(phrase: str, hint: str) -> None:
    with pytest.raises(WeakPassphrase) as caught:
        demand(phrase, WORDS)
    assert caught.value.bits < LEAST_BITS
    assert hint in str(caught.value)
    assert not phrase.strip() or phrase not in str(caught.value)


@pytest.mark.parametrize(
    "phrase",
    [
        "vijf kraaien lezen zelden achterstevoren kookboeken",
        "tQ7#mwZ2&xLp9!vRk4",
        "Ünïcodé zwaluwen vieren maandenlang carnaval",
    ],
)
def test_what_is_hard_to_guess_is_accepted(phrase: str) -> None:
    demand(phrase, WORDS)
    demand(phrase)


def test_more_words_never_make_it_weaker() -> None:
    words = generate(WORDS, secrets.SystemRandom()).split(" ")
    bits = [strength_bits(" ".join(words[:number]), WORDS) for number in range(1, 6)]
    assert bits == sorted(bits)
