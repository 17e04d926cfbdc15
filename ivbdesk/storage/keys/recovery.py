"""The recovery key: what is printed and kept on paper, and typed in again when all else is lost.

It is printed as sixteen Dutch words. The earlier form, eight groups of characters, opens the register too.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Sequence
from functools import cache
from typing import Self

from ivbdesk import resources
from ivbdesk.storage.errors import WrongRecoveryKey

SECRET_BYTES = 20
GROUPS = 8
GROUP_LENGTH = 5
WORDS = 16
WORD_BITS = 11
CHECK_BITS = WORDS * WORD_BITS - SECRET_BYTES * 8
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: without I, L, O and U
_VALUES = {char: value for value, char in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}


class RecoveryKey:
    """160 random bits: as 16 words, of which the last bits check them all; or as 8 groups of 5 characters.

    In a group the fifth character checks the four before it, and the place of the group.
    """

    __slots__ = ("secret",)

    def __init__(self, secret: bytes) -> None:
        if len(secret) != SECRET_BYTES:
            raise ValueError("een herstelsleutel is 20 bytes")
        self.secret = secret

    @classmethod
    def new(cls) -> Self:
        """A new recovery key, from the randomness of the operating system."""
        return cls(secrets.token_bytes(SECRET_BYTES))

    @classmethod
    def parse(cls, typed: str) -> Self:
        """The key as someone typed it, as words or as groups: any case, any separators, O for 0 and I or L for 1.

        Raises `WrongRecoveryKey` with the number of the first word or group that is mistyped.
        """
        spoken = re.findall(r"[^\W\d_]+", typed.lower())
        if sum(word in _numbers() for word in spoken) > WORDS // 3:
            return cls(_from_words(spoken))
        number = 0
        for place, group in enumerate(_split(typed), start=1):
            values = [_VALUES.get(char, -1) for char in group]
            if len(values) != GROUP_LENGTH or -1 in values or values[-1] != _check(place, values[:-1]):
                raise WrongRecoveryKey(place)
            for value in values[:-1]:
                number = number << 5 | value
        return cls(number.to_bytes(SECRET_BYTES))

    @property
    def groups(self) -> tuple[str, ...]:
        """The 8 groups as they are printed."""
        number = int.from_bytes(self.secret)
        values = [number >> shift & 31 for shift in range(SECRET_BYTES * 8 - 5, -1, -5)]
        quads = [values[start : start + 4] for start in range(0, len(values), 4)]
        return tuple(
            "".join(ALPHABET[value] for value in [*quad, _check(place, quad)])
            for place, quad in enumerate(quads, start=1)
        )

    @property
    def words(self) -> tuple[str, ...]:
        """The 16 words as they are printed."""
        number = int.from_bytes(self.secret) << CHECK_BITS | _sum(self.secret)
        shifts = range((WORDS - 1) * WORD_BITS, -1, -WORD_BITS)
        listed = _words()
        return tuple(listed[number >> shift & (1 << WORD_BITS) - 1] for shift in shifts)

    def has_word(self, place: int, typed: str) -> bool:
        """Whether word `place` (from 1) was typed back correctly: the proof that the key was written down."""
        return typed.strip().lower() == self.words[place - 1]

    def __str__(self) -> str:
        return "-".join(self.groups)

    def __repr__(self) -> str:
        return "RecoveryKey(…)"


@cache
def _words() -> tuple[str, ...]:
    return tuple(resources.read("woorden.txt").split())


@cache
def _numbers() -> dict[str, int]:
    return {word: number for number, word in enumerate(_words())}


def _sum(secret: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"ivbdesk 2 herstel" + secret).digest()[: CHECK_BITS // 8])


def _from_words(spoken: Sequence[str]) -> bytes:
    number = 0
    for place, word in enumerate(spoken[:WORDS], start=1):
        if word not in _numbers():
            raise WrongRecoveryKey(woord=place)
        number = number << WORD_BITS | _numbers()[word]
    if len(spoken) != WORDS:
        raise WrongRecoveryKey(woord=min(len(spoken), WORDS) + 1)
    secret = (number >> CHECK_BITS).to_bytes(SECRET_BYTES)
    if number & (1 << CHECK_BITS) - 1 != _sum(secret):
        raise WrongRecoveryKey(woord=0)
    return secret


def _letters(typed: str) -> str:
    return re.sub(r"[\W_]+", "", typed).upper()


def _split(typed: str) -> list[str]:
    """Eight groups as far as they can be told apart; what is missing or left over spoils the last."""
    groups = [_letters(part) for part in re.split(r"[\W_]+", typed.strip()) if part]
    if len(groups) != GROUPS:
        joined = "".join(groups)
        groups = [joined[start : start + GROUP_LENGTH] for start in range(0, len(joined), GROUP_LENGTH)]
    groups += [""] * (GROUPS - len(groups))
    return [*groups[: GROUPS - 1], "".join(groups[GROUPS - 1 :])]


def _check(place: int, values: Sequence[int]) -> int:
    """The check value, in the field of 32 elements: each position weighs another power of its generator."""
    total = place
    for value in values:
        total = _times_generator(total ^ value)
    return total


def _times_generator(value: int) -> int:
    return value << 1 ^ (0b100101 if value & 0b10000 else 0)
