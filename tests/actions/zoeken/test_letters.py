"""A letter is found as people type it, and the mark stands on the letters that were typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.taal.letters import fold_letters
from ivbdesk.cases.taal.woorden import words_of
from ivbdesk.cases.zoeken.rijen import CasusFilter
from ivbdesk.cases.zoeken.zoeken import MARK_OFF, MARK_ON, Zoekgroep, mark
from ivbdesk.desk import Desk
from ivbdesk.storage.search import written
from ivbdesk.storage.sqlite.fulltext import with_typed
from tests.actions.zoeken.test_zoeken import TODAY, note
from tests.werkplaats import casus_gegevens

PEOPLE = {
    "Łukasz Wiśniewski": ("lukasz", "wisniewski", "ŁUKASZ", '"lukasz wisniewski"'),
    "Ayşe Kızılay": ("ayse", "kizilay", "KIZILAY", "Kızılay"),
    "Søren Sørensen": ("soren", "sorensen"),
    "Bram Ĳzerman": ("bram", "ijzerman", "ĳzer", "IJzer"),
    "Đorđe Đukić": ("dorde", "dukic"),
    "Anna Großmann": ("anna", "grossmann", "großm"),
    "Æthel Œuvrard": ("aethel", "oeuvrard"),
    "Þór Guðmundsdóttir": ("thor", "gudmundsdottir"),
    "İbrahim Işık": ("ibrahim", "isik"),
    "José Núñez": ("jose", "nunez"),
}


def test_a_name_is_found_as_people_type_it(desk: Desk) -> None:
    reads = desk.ctx.reads
    for name, typed in PEOPLE.items():
        first, last = name.split()
        person = NieuwePersoon(Persoonsgegevens(first, "", last, 1980), Rol.OVERLASTGEVER)
        casus_id = open_casus(desk.ctx, casus_gegevens(), person)
        said = f"gesproken met 😀 {name} over de deur"
        note(desk, casus_id, said)
        for words in (*typed, name, last):
            assert [hit.groep for hit in reads.zoeken.zoek_casussen(words, TODAY)] == [Zoekgroep.PERSOON], (
                words
            )
            (hit,) = reads.zoeken.zoek_teksten(words, TODAY)
            assert hit.tekst.replace(MARK_ON, "").replace(MARK_OFF, "") == f"OOV {said}"
            assert MARK_ON in hit.tekst, words
            if '"' not in words:
                rows = reads.dossier.casussen(CasusFilter(tekst=words), TODAY, 0, 9)
                assert [row.id for row in rows] == [casus_id]
        plain = typed[1].split()[-1]
        found = reads.gelijkenis.buren(Adres(), typed[0] if typed[0] != plain else "", plain)
        assert casus_id in [buur.casus_id for buur in found], name


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Bram Ĳzerman", "ijzer", "Bram [Ĳzer]man"),
        ("😀 Bram Ĳzerman 😀 deur", "deur", "😀 Bram Ĳzerman 😀 [deur]"),
        ("Straße", "strass", "[Straß]e"),
        ("Straße", "stras", "[Straß]e"),
        ("Cafe\u0301tje", "cafe", "[Cafe\u0301]tje"),
        ("Łukasz", "luk", "[Łuk]asz"),
        ("Œuvre", "oeu", "[Œu]vre"),
    ],
)
def test_the_mark_stands_on_the_letters_that_were_typed(text: str, typed: str, marked: str) -> None:
    assert mark(text, typed).replace(MARK_ON, "[").replace(MARK_OFF, "]") == marked


@given(st.text(), st.text())
def test_a_text_with_other_letters_comes_back_from_the_index_as_it_was(one: str, other: str) -> None:
    text = one.replace("\x1f", " ")
    assert written(with_typed(text)) == text
    assert set(words_of(with_typed(text))) == set(words_of(text))
    assert fold_letters(one + other) == fold_letters(one) + fold_letters(other)


def test_what_was_pasted_with_a_bullet_of_word_is_found_by_its_words(desk: Desk) -> None:
    """The bullet is a sign of a font: no letter to us, but one to SQLite."""
    casus_id = open_casus(desk.ctx, casus_gegevens(titel="\uf0b7Zeepaard"), None)
    note(desk, casus_id, "\uf0b7kwispelstaart\uf0b7 gezien")
    assert [hit.casus_id for hit in desk.ctx.reads.zoeken.zoek_casussen("zeepaard", TODAY)] == [casus_id]
    hits = desk.ctx.reads.zoeken.zoek_teksten("kwispelst", TODAY)
    assert [hit.tekst.count(MARK_ON) for hit in hits] == [1]
