"""The manual as data: what is read from its files, how a chapter is found, and whether it is plain Dutch."""

from __future__ import annotations

import re

import pytest

from ivbdesk.cases.beheer.handleiding import Bloksoort, Doelsoort, read_handleiding
from ivbdesk.cases.taal.fouten import KaderFout
from ivbdesk.resources import resource, texts

MANUAL = read_handleiding(texts("handleiding"))
LONGEST, MEAN = 20, 10.0
"""Words in a sentence: what language level B1 asks for is at most some twenty, and about ten on average."""
SENTENCE = re.compile(r"(?<=[.?!:])\s+")


def sentences() -> list[tuple[str, str]]:
    return [
        (chapter.sleutel, sentence)
        for chapter in MANUAL.hoofdstukken
        for block in chapter.blokken
        if block.soort is not Bloksoort.BEELD
        for sentence in SENTENCE.split(block.tekst)
        if sentence.strip()
    ]


def test_a_chapter_is_read_with_its_steps_keys_links_and_picture() -> None:
    text = (
        "# Titel\n\nbij: signalen; casus\nhandelingen: Zoeken\nwoorden: hulp\n\nEen `F9` en **Knop**.\n\n"
        "1. Kies [Wegen](hoofdstuk:a),\n   of niet.\n\n![Een beeld.](beeld:signalen)\n\n> Pas op.\n- punt\n## Kop\n"
    )
    (chapter,) = read_handleiding([("01-a.md", text)]).hoofdstukken
    assert (chapter.sleutel, chapter.titel, chapter.bij) == ("a", "Titel", ("signalen", "casus"))
    assert [block.soort for block in chapter.blokken] == [
        Bloksoort.ALINEA, Bloksoort.STAP, Bloksoort.BEELD, Bloksoort.LET_OP, Bloksoort.PUNT, Bloksoort.KOP
    ]  # fmt: skip
    assert chapter.blokken[0].tekst == "Een F9 en Knop."
    assert chapter.blokken[1].tekst == "Kies Wegen, of niet."
    (link,) = chapter.verwijzingen
    assert (link.soort, link.doel) == (Doelsoort.HOOFDSTUK, "a")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([("01-a.md", "geen titel")], "01-a.md, regel 1"),
        ([("01-a.md", "# A\n\nzie [B](hoofdstuk:b)")], "dit hoofdstuk bestaat niet"),
        ([("01-a.md", "# A\n\nzie [B](elders:b)")], "regel 3, elders"),
        ([("01-a.md", "# A"), ("02-a.md", "# B")], "meer dan één hoofdstuk"),
        ([], "er is geen hoofdstuk"),
    ],
)
def test_every_mistake_is_told_with_its_file_and_line(files: list[tuple[str, str]], told: str) -> None:
    with pytest.raises(KaderFout) as caught:
        read_handleiding(files)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("vakantie", "afwezig"), ("computer kwijt", "kwijt"), ("avg inzage", "inzage"), ("ongedaan maken", "vergissing"),
        ("excel", "invoer"), ("burgemeester", "driehoek"), ("Een melding komt", "melding"), ("ontslag", "vertrek"),
    ],
)  # fmt: skip
def test_a_task_is_found_by_the_words_one_has_for_it(typed: str, key: str) -> None:
    assert MANUAL.zoek(typed)[0].sleutel == key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("nieuwe zaak", "casus"), ("melding aanpassen", "melding"), ("burenruzie", "melding"), ("collega ziek", "afwezig"),
        ("iemand is overleden", "personen"), ("taak afvinken", "plan"), ("usb stick", "kwijt"), ("termijn gemist", "termijnen"),
        ("hoe maak ik een zaak aan", "casus"), ("xylofoon gestolen", "kwijt"), ("brief burgemeester", "driehoek"),
        ("schermlezer", "weg"), ("samenvoegen dossiers", "casus"), ("convenant", "keten"),
    ],
)  # fmt: skip
def test_a_word_that_stands_nowhere_hides_no_chapter_of_the_others(typed: str, key: str) -> None:
    assert key in [een.sleutel for een in MANUAL.zoek(typed)][:2]


def test_what_stands_nowhere_finds_nothing_and_nothing_typed_finds_all() -> None:
    assert MANUAL.zoek("xylofoon") == ()
    assert set(MANUAL.zoek("")) == set(MANUAL.hoofdstukken)


def test_a_tab_without_a_chapter_has_that_of_its_page() -> None:
    assert MANUAL.bij("casus/Ladder").sleutel == "ladder"
    assert MANUAL.bij("casus/onbekend").sleutel == "casus"
    assert MANUAL.bij("nergens").sleutel == "beginnen"


def test_the_sentences_are_short() -> None:
    lengths = [len(sentence.split()) for _, sentence in sentences()]
    long = [(key, told) for key, told in sentences() if len(told.split()) > LONGEST]
    assert long == []
    assert sum(lengths) / len(lengths) <= MEAN


def test_every_picture_is_there_tells_what_it_shows_and_they_are_small() -> None:
    shown = [block for chapter in MANUAL.hoofdstukken for block in chapter.blokken if block.beeld]
    files = {file.stem: file.stat().st_size for file in resource("handleiding").glob("*.png")}
    assert {block.beeld for block in shown} == set(files)
    assert all(len(block.tekst.split()) > 4 for block in shown)
    assert sum(files.values()) < 2_000_000
