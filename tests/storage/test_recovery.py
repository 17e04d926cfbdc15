"""The recovery key: printed, typed back, and shown where it was mistyped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.storage.errors import WrongRecoveryKey
from ivbdesk.storage.keys.recovery import ALPHABET, GROUP_LENGTH, GROUPS, SECRET_BYTES, WORDS, RecoveryKey

secrets_ = st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES)
positions = st.tuples(st.integers(0, GROUPS - 1), st.integers(0, GROUP_LENGTH - 1))


FIXED = "aaien april linzen april glimworm advocaat burcht cadeau azalea jaar februari bruid aantal meer geluk rijk"


def test_the_form_on_paper_stays_the_same_for_ever() -> None:
    key = RecoveryKey(bytes(range(SECRET_BYTES)))
    assert str(key) == "000GN-40R48-0M308-E209K-185GH-R38EQ-1W81K-24GKX"


@given(secrets_, st.sampled_from(["-", " ", "", " - ", "\n", ". "]), st.booleans())
def test_what_is_printed_reads_back_however_it_is_separated(secret: bytes, separator: str, low: bool) -> None:
    printed = separator.join(RecoveryKey(secret).groups)
    assert RecoveryKey.parse(f"  {printed.lower() if low else printed}\n").secret == secret


@given(secrets_)
def test_look_alikes_are_taken_for_what_they_look_like(secret: bytes) -> None:
    confused = str(RecoveryKey(secret)).replace("0", "o").replace("1", "l")
    assert RecoveryKey.parse(confused).secret == secret


@given(secrets_, positions, st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found_in_its_group(secret: bytes, at: tuple[int, int], other: str) -> None:
    groups = list(RecoveryKey(secret).groups)
    group, place = at
    typed = groups[group][:place] + other + groups[group][place + 1 :]
    if typed != groups[group]:
        groups[group] = typed
        with pytest.raises(WrongRecoveryKey) as caught:
            RecoveryKey.parse("-".join(groups))
        assert caught.value.groep == group + 1
        assert f"groep {group + 1}" in str(caught.value)


@given(secrets_, st.integers(0, GROUPS - 1), st.permutations(range(GROUP_LENGTH)))
def test_two_exchanged_characters_are_found(secret: bytes, group: int, order: list[int]) -> None:
    groups = list(RecoveryKey(secret).groups)
    first, second = order[:2]
    chars = list(groups[group])
    chars[first], chars[second] = chars[second], chars[first]
    if "".join(chars) != groups[group]:
        groups[group] = "".join(chars)
        with pytest.raises(WrongRecoveryKey):
            RecoveryKey.parse("-".join(groups))


@given(secrets_, st.permutations(range(GROUPS)))
def test_exchanged_groups_are_found(secret: bytes, order: list[int]) -> None:
    groups = RecoveryKey(secret).groups
    wrong = [place for place, source in enumerate(order) if place != source]
    if wrong:
        with pytest.raises(WrongRecoveryKey) as caught:
            RecoveryKey.parse("-".join(groups[source] for source in order))
        assert caught.value.groep == wrong[0] + 1


@given(secrets_, positions)
def test_a_character_left_out_is_found_in_its_group(secret: bytes, at: tuple[int, int]) -> None:
    groups = list(RecoveryKey(secret).groups)
    group, place = at
    groups[group] = groups[group][:place] + groups[group][place + 1 :]
    with pytest.raises(WrongRecoveryKey) as caught:
        RecoveryKey.parse("-".join(groups))
    assert caught.value.groep == group + 1


@given(st.text())
def test_no_text_at_all_gives_another_error(typed: str) -> None:
    with pytest.raises(WrongRecoveryKey):
        RecoveryKey.parse(typed)


@given(secrets_, st.integers(1, WORDS))
def test_a_word_typed_back_is_recognised(secret: bytes, place: int) -> None:
    key = RecoveryKey(secret)
    word = key.words[place - 1]
    assert key.has_word(place, f" {word.upper()} ")
    assert not key.has_word(place, word[:-1])
    assert not key.has_word(place, "")


def test_the_words_on_paper_stay_the_same_for_ever() -> None:
    words = RecoveryKey(bytes(range(SECRET_BYTES))).words
    assert " ".join(words) == FIXED


@given(secrets_, st.sampled_from([" ", "\n", ", ", " - "]), st.booleans(), st.booleans())
def test_the_words_read_back_however_they_are_written(
    secret: bytes, separator: str, numbered: bool, high: bool
) -> None:
    words = [f"{n} {word}" if numbered else word for n, word in enumerate(RecoveryKey(secret).words, 1)]
    typed = separator.join(words)
    assert RecoveryKey.parse(typed.upper() if high else typed).secret == secret


@given(secrets_, st.integers(0, WORDS - 1))
def test_a_word_that_is_mistyped_or_left_out_is_told(secret: bytes, at: int) -> None:
    words = list(RecoveryKey(secret).words)
    with pytest.raises(WrongRecoveryKey) as caught:
        RecoveryKey.parse(" ".join([*words[:at], "qxqxq", *words[at + 1 :]]))
    assert caught.value.woord == at + 1
    with pytest.raises(WrongRecoveryKey) as caught:
        RecoveryKey.parse(" ".join(words[:at] + words[at + 1 :]))
    assert caught.value.woord == WORDS


def test_words_in_another_order_or_another_word_do_not_pass() -> None:
    words = list(RecoveryKey(bytes(range(SECRET_BYTES))).words)
    for wrong in ([words[1], words[0], *words[2:]], ["aaien", *words[1:]]):
        if wrong != words:
            with pytest.raises(WrongRecoveryKey) as caught:
                RecoveryKey.parse(" ".join(wrong))
            assert caught.value.woord == 0


def test_new_keys_differ_and_do_not_show_themselves() -> None:
    first, second = RecoveryKey.new(), RecoveryKey.new()
    assert first.secret != second.secret
    assert not any(group in repr(first) for group in first.groups)
