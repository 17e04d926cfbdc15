"""Both engines find the same, in the same order, whatever stands there and whatever is asked."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from ivbdesk.cases.zoeken.zoeken import Zoekgroep
from ivbdesk.storage.asked import Asked, CaseWords, InColumns, OfKind, Run, TextWords
from ivbdesk.storage.migrations.migrate import make_schema
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.search import (
    ADDRESS,
    CASES,
    NAME,
    NUMBER_OR_TITLE,
    TEXTS,
    TextIndex,
    match_query,
)
from ivbdesk.storage.sqlite.engine import make_engine
from tests.diep import examples

WORDS = [
    "Acacialaan",
    "12a",
    "12",
    "a",
    "Łódź",
    "łaan",
    "ĳsbaan",
    "ijsbaan",
    "Özer",
    "ozer",
    "café",
    "2351",
    "AB",
    "LD",
    "2026",
    "006",
    "overlast",
    "overlastmelding",
    "van",
    "der",
    "Berg",
    "bergweg",
    "straße",
    "STRASSE",
    "'quote'",
    "back\\slash",
    "%procent%",
    "100%",
    "_lijn_",
    "x.y",
    "a:b",
    "½",
    "²",
    "ﬁets",
    "naïef",
]
KINDS = list(Zoekgroep)[5:]
texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(
    st.characters(max_codepoint=0x4FF, exclude_characters="\x00\u037f") | st.sampled_from("\uf0b7½ﬁĳ€😀ش"),
    max_size=40,
)
typed = st.lists(
    st.sampled_from([*WORDS, '"van der', '12 a"', '"ijsbaan', 'Berg"', "acacialaan12", "ld2026006"])
    | st.sampled_from(WORDS).map(lambda word: word[:2])
    | st.text(max_size=6),
    min_size=1,
    max_size=4,
).map(" ".join)


@pytest.fixture
def engines(empty: tuple[Engine, str], tmp_path: Path) -> Iterator[tuple[Engine, Engine]]:
    local = make_engine(tmp_path / "register.db", secrets.token_bytes(32))
    make_schema(local)
    yield local, empty[0]
    local.dispose()


@settings(examples(15), suppress_health_check=list(HealthCheck))
@given(st.lists(texts, min_size=8, max_size=20), st.lists(typed, min_size=8, max_size=12))
def test_both_find_the_same(engines: tuple[Engine, Engine], kept: list[str], asked: list[str]) -> None:
    for engine in engines:
        _fill(engine, kept)
    for text in asked:
        for index, what in _questions(text):
            local, server = (_found(engine, index, what) for engine in engines)
            assert local == server, (text, what)


def _fill(engine: Engine, kept: list[str]) -> None:
    with engine.begin() as connection:
        motor = motor_of(connection)
        motor.forget_cases(connection, list(range(1, 100)))
        motor.forget_texts(connection, list(range(1, 100)))
        rows = [(number, (kept[number - 1 :] + kept * 4)) for number in range(1, len(kept) + 1)]
        motor.write_cases(connection, [CaseWords(number, *row[:4]) for number, row in rows])
        kinds = [KINDS[number % len(KINDS)] for number, _ in rows]
        found = [
            TextWords(nr=n, soort=kind, tekst=row[0]) for kind, (n, row) in zip(kinds, rows, strict=True)
        ]
        motor.write_texts(connection, found)


def _questions(text: str) -> Iterator[tuple[TextIndex, Asked]]:
    query = match_query(text)
    grown = match_query(text, lambda word: [word, f"{word}melding"])
    for what in (query, grown):
        if what is not None:
            yield from ((CASES, InColumns(columns, what)) for columns in (NUMBER_OR_TITLE, NAME, ADDRESS))
            yield CASES, what
            yield from ((TEXTS, OfKind(kind, what)) for kind in KINDS[:3])


def _found(engine: Engine, index: TextIndex, what: Asked) -> list[int]:
    query = sa.select(index.nr).where(index.matches(what)).order_by(index.nr.desc())
    with engine.connect() as connection:
        return list(connection.scalars(query))


def test_what_is_forgotten_leaves_no_word_on_either(engines: tuple[Engine, Engine]) -> None:
    for engine in engines:
        _fill(engine, WORDS)
        with engine.begin() as connection:
            motor_of(connection).forget_cases(connection, list(range(1, 100)))
            motor_of(connection).forget_texts(connection, list(range(1, 100)))
            assert connection.scalar(sa.text("SELECT count(*) FROM woord")) == 0
        assert _found(engine, TEXTS, OfKind(KINDS[0], Run(("berg",), begun=True))) == []


def test_a_long_text_is_found_by_a_phrase_at_its_end(engines: tuple[Engine, Engine]) -> None:
    """A tsvector counts places to 16,383 and no further."""
    long = " ".join(f"w{number % 3000}" for number in range(40_000)) + " rode fiets"
    for engine in engines:
        _fill(engine, [long])
        for phrase, found in (
            (("rode", "fiets"), [1]),
            (("fiets", "rode"), []),
            (("w2999", "w0", "w1"), [1]),
        ):
            assert _found(engine, TEXTS, OfKind(KINDS[1], Run(phrase))) == found


_MANY = sa.text(
    "INSERT INTO vind (rowid, tekst, woorden, gelezen) SELECT n, '', array_to_tsvector(array_remove(ARRAY['elk',"
    " CASE WHEN n % 100 = 0 THEN 'vaak' END, CASE WHEN n % 700 = 0 THEN 'soms' END, CASE WHEN n % 9000 = 0 THEN 'zelden' END,"
    " CASE WHEN n < 20 THEN 'oud' END], NULL)), '' FROM generate_series(1, 9500) n"
)


def test_the_newest_are_found_however_rare_a_word_is(empty: tuple[Engine, str]) -> None:
    """They are looked for in steps, from the newest on and by the index; the steps overlap nowhere and leave nothing out."""
    newest = sa.text("SELECT treffers('vind', :word, '', :most)")
    plain = sa.text(
        "SELECT rowid FROM vind WHERE woorden @@ CAST(:word AS tsquery) ORDER BY rowid DESC LIMIT :most"
    )
    with empty[0].begin() as connection:
        connection.execute(_MANY)
        for word in ("elk", "vaak", "soms", "zelden", "oud", "nooit"):
            for most in (1, 40, 60, None):
                asked = {"word": word, "most": most}
                found = list(connection.scalars(newest, asked))
                assert found == list(connection.scalars(plain, asked)), asked
        assert not list(connection.scalars(sa.text("SELECT woorden_van('e', 'f', 9)"))), (
            "of no text that one may see"
        )
