"""A word of a list that may be the name of somebody is never remembered and stands in no log; it holds for that list."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from ivbdesk.actions.invoer.invoer import words_of
from ivbdesk.actions.invoer.woorden import look_up_words, translate
from ivbdesk.cases.invoer.celopmerking import melder_names
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.cases.invoer.vertaling import for_this_list
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.actions.invoer.test_invoer import csv, judged, listed, velden_of
from tests.werkplaats import database_of

PEOPLE = (
    "mw. Klaagmans", "mevr klaagmans", "dhr. Pol", "buurvrouw Klaagmans", "Klaagmans K.", "K. Klaagmans", "k. klaagmans", "J.P. Klaagmans",
    "bewoner (K. Klaagmans)", "bewoner klaagmans", "Klaagmans", "fam. Klaagmans", "inbrenger klaagmans", "via zoon Klaagmans", "Klaagmans, K",
)  # fmt: skip
WORDS = ("bij RHW", "Incl.", "pol.", "bew.", "wijkagt.", "via de balie", "RHW", "t.h.")


@pytest.mark.parametrize("word", PEOPLE)
def test_who_may_be_named_is_refused_and_asked_for_this_list_only(
    desk: Desk, tmp_path: Path, word: str
) -> None:
    with pytest.raises(RegelFout):
        translate(desk.ctx, velden_of(desk), {("bron", word): "bewoner"})
    path = csv(
        tmp_path / "n.csv",
        "Datum melding;Gemeld door;Categorie;Omschrijving",
        f"3-4-2026;{word};overlast;m1",
        f"3-4-2026;{word};overlast;m2",
    )
    lijst = listed(desk, path, InvoerSoort.SIGNAAL)
    velden = velden_of(desk)
    (asked,), _ = look_up_words(desk.ctx, velden, judged(desk, lijst))
    assert (asked.eenmalig, asked.voorstel) == (True, "")
    cells = for_this_list(lijst, velden, {(asked.lijst, asked.woord): "bewoner"})
    assert cells == {(2, "bron"): "Bewoner", (3, "bron"): "Bewoner"}
    assert [row.waarden["bron"] for row in judged(desk, lijst.mended(cells)).nieuw] == ["bewoner"] * 2
    assert not desk.ctx.reads.invoer.vertalingen()
    with database_of(desk).connect() as connection:
        logged = connection.execute(sa.text("SELECT * FROM audit")).all()
    assert "laagmans" not in str(logged)


@pytest.mark.parametrize("word", WORDS)
def test_words_of_the_municipality_are_remembered_as_before(desk: Desk, word: str) -> None:
    translate(desk.ctx, velden_of(desk), {("bron", word): "anders"})
    assert [one.geschreven for one in desk.ctx.reads.invoer.vertalingen()] == [word]


def test_a_part_of_the_name_of_a_melder_is_no_word(desk: Desk, tmp_path: Path) -> None:
    heads = "Datum melding;Gemeld door;Categorie;Omschrijving;Naam melder"
    lijst = listed(
        desk, csv(tmp_path / "n.csv", heads, "3-4-2026;boa;bij klaagmans;m;Z. Klaagmans"), InvoerSoort.SIGNAAL
    )
    names = melder_names(lijst)
    (asked,), _ = look_up_words(desk.ctx, velden_of(desk), judged(desk, lijst), names)
    assert (asked.lijst, asked.eenmalig) == ("thema", True)
    with pytest.raises(RegelFout):
        translate(desk.ctx, velden_of(desk), {("thema", "bij klaagmans"): "woonoverlast"}, names)


@pytest.mark.parametrize(
    ("street", "kept"),
    [("mw. Klaagmansln", False), ("Prof. Proefln", True), ("P.C. Proefln", True), ("Burg. Proefln", True)],
)
def test_a_street_named_after_somebody_is_a_street(desk: Desk, street: str, kept: bool) -> None:
    if kept:
        translate(desk.ctx, velden_of(desk), {("straat", street): "Proeflaan"})
    else:
        with pytest.raises(RegelFout):
            translate(desk.ctx, velden_of(desk), {("straat", street): "Proeflaan"})


def test_a_word_beside_one_that_is_remembered_is_kept_as_it_was_asked(desk: Desk, tmp_path: Path) -> None:
    velden = desk.invoerbank.velden
    translate(desk.ctx, velden, {("bron", "rivierduinen"): "ggd"})
    heads = "Datum melding;Gemeld door;Categorie;Omschrijving"
    lijst = listed(
        desk, csv(tmp_path / "r.csv", heads, "3-4-2026;GGZ Rivierduinen;overlast;m"), InvoerSoort.SIGNAAL
    )
    (asked,), _ = look_up_words(desk.ctx, words_of(desk.ctx, velden), judged(desk, lijst))
    assert not asked.eenmalig
    translate(desk.ctx, velden, {(asked.lijst, asked.woord): "ggd"})
    assert {one.geschreven for one in desk.ctx.reads.invoer.vertalingen()} == {
        "rivierduinen",
        "GGZ Rivierduinen",
    }
