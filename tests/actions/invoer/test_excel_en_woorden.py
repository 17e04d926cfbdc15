"""What Excel made of what was typed, what a sheet hides, and the words of a municipality: told, mended, remembered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.invoer.afgekeurd import save_rejected
from ivbdesk.actions.invoer.invoer import import_rows, judge_again, undo_import
from ivbdesk.actions.invoer.woorden import forget_words, look_up_words, translate
from ivbdesk.cases.invoer.invoercheck import Controle
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.cases.invoer.kolommen import heads_of, propose
from ivbdesk.cases.invoer.lijst import Lijst
from ivbdesk.cases.invoer.rekenblad import Ongezien, Rekenrij, Werkblad
from ivbdesk.cases.invoer.schuil import Schuilsoort, apply, questions
from ivbdesk.cases.invoer.schuil import told as told_of
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from ivbdesk.spreadsheet.lezer import read_rekenblad
from tests.actions.invoer.test_invoer import csv, judged, listed, told, velden_of
from tests.gemeentelijst import make
from tests.rekenbladen import xlsx
from tests.werkplaats import PERSOON, casus_gegevens, database_of

HEADS = (
    "Datum melding",
    "Gemeld door",
    "Categorie",
    "Omschrijving",
    "Straat",
    "Huisnummer",
    "Toevoeging",
    "Telefoon",
)
GOOD = ("3-4-2026", "boa", "overlast", "muziek", "Proeflaan", 12, None, None)


def offered(controle: Controle) -> dict[str, tuple[str, ...]]:
    return {item.code: item.voorstellen for item in controle.bevindingen}


@pytest.mark.parametrize(
    ("code", "cell", "meant"),
    [
        ("huisnummer", datetime(2026, 2, 12), ("12-2", "2-12")),
        ("huisnummer", "12-feb", ("12-2",)),
        ("huisnummer", "3-mrt", ("3-3",)),
        ("huisnummer", "12-02-2026", ("12-2", "2-12")),
        ("huisnummer", "3/3/2026", ("3-3",)),
        ("huisnummer", "31-02-2026", ()),
        ("toevoeging", datetime(2026, 3, 1), ("1-3", "3-1")),
        ("toevoeging", True, ()),
        ("toevoeging", 0.5, ()),
        ("melder_contact", "6,12346E+08", ()),
        ("melder_contact", "3.16123E+10", ()),
        ("melder_contact", datetime(1906, 1, 1), ()),
        ("melder_contact", True, ()),
        ("ontvangen_op", 45000, ("15 mrt 2023",)),
        ("ontvangen_op", "4-13-2026", ("13-4-2026",)),
        ("tekst", "geÃ«rgerd", ("geërgerd",)),
    ],
)
def test_what_excel_made_of_it_is_refused_with_what_may_have_been_typed(
    desk: Desk, tmp_path: Path, code: str, cell: object, meant: tuple[str, ...]
) -> None:
    place = (
        "ontvangen_op",
        "bron",
        "thema",
        "tekst",
        "straat",
        "huisnummer",
        "toevoeging",
        "melder_contact",
    ).index(code)
    row = [*GOOD[:place], cell, *GOOD[place + 1 :]]
    lijst = listed(desk, xlsx(tmp_path / "l.xlsx", HEADS, row), InvoerSoort.SIGNAAL)
    assert offered(judged(desk, lijst)) == {code: meant}


@pytest.mark.parametrize(
    ("cell", "kept"),
    [(612345678, "0612345678"), (31612345678, "+31612345678"), ("06-12345678", "06-12345678"), (715412345, "0715412345"),
     ("+31 6 12345678", "+31 6 12345678"), ("0612345678", "0612345678")],
)  # fmt: skip
def test_a_telephone_number_that_lost_its_first_sign_gets_it_back(
    desk: Desk, tmp_path: Path, cell: object, kept: str
) -> None:
    lijst = listed(desk, xlsx(tmp_path / "l.xlsx", HEADS, [*GOOD[:7], cell]), InvoerSoort.SIGNAAL)
    assert [row.waarden["melder_contact"] for row in judged(desk, lijst).nieuw] == [kept]


@pytest.mark.parametrize(
    ("moment", "here"),
    [
        ("2026-07-03T22:30:00Z", datetime(2026, 7, 4, 0, 30)),
        ("2026-07-03T22:30:00.000Z", datetime(2026, 7, 4, 0, 30)),
        ("2026-01-03 22:30:00+00:00", datetime(2026, 1, 3, 23, 30)),
        ("2026-07-03T22:30:00+0200", datetime(2026, 7, 3, 22, 30)),
        ("2026-03-29T00:59Z", datetime(2026, 3, 29, 1, 59)),
        ("2026-07-03T22:30:00", datetime(2026, 7, 3, 22, 30)),
    ],
)
def test_a_time_with_its_zone_is_that_of_the_netherlands(
    desk: Desk, tmp_path: Path, moment: str, here: datetime
) -> None:
    path = csv(
        tmp_path / "z.csv",
        "Ontvangen op;Gemeld door;Categorie;Omschrijving;Adres",
        f"{moment};boa;overlast;muziek;Proeflaan 3",
    )
    assert [
        row.waarden["ontvangen_op"] for row in judged(desk, listed(desk, path, InvoerSoort.SIGNAAL)).nieuw
    ] == [here]


@pytest.mark.parametrize(
    ("heads", "rows", "number"),
    [
        (("nr.", "Straat", "Huisnummer"), ((1, "Hoofdlaan", 12), (2, "Hoofdlaan", "12a")), 2),
        (("nr.", "Straat"), ((1, "Hoofdlaan 12"), (2, "Hoofdlaan 12a")), None),
        (
            ("Nummer", "Omschrijving", "Straat"),
            ((7, "muziek", "Hoofdlaan 12"), (9, "stank", "Hoofdlaan 14")),
            None,
        ),
        (("Huisnummer", "Straat"), ((1, "Hoofdlaan 12"), (2, "Hoofdlaan 14"), (3, "Hoofdlaan 16")), None),
        (("Straat", "nr"), (("Hoofdlaan", 1), ("Hoofdlaan", 2)), 1),
        (("nr", "Straat", "nr"), ((1, "Hoofdlaan", 12), (2, "Hoofdlaan", 14)), 2),
    ],
)
def test_a_row_number_is_never_proposed_as_house_number(
    desk: Desk, heads: tuple[str, ...], rows: tuple[tuple[str | int, ...], ...], number: int | None
) -> None:
    lines = [Rekenrij(n, cells) for n, cells in enumerate(rows, start=2)]
    match = propose(heads, velden_of(desk).of(InvoerSoort.SIGNAAL), lines)
    assert match.kolommen.get("huisnummer") == number


def sheet_of(unseen: Ongezien, *more: tuple[str | int | None, ...]) -> Werkblad:
    rows = [("Datum", "Omschrijving", "Adres", "Bron"), ("3-4-2026", "muziek", "Proeflaan 1", "boa"),
            ("4-4-2026", "stank", "Proeflaan 2", "boa"), *more]  # fmt: skip
    return Werkblad("Lijst", tuple(Rekenrij(n, row) for n, row in enumerate(rows, start=1)), ongezien=unseen)


def plain(desk: Desk, sheet: Werkblad) -> Lijst:
    velden = velden_of(desk).of(InvoerSoort.SIGNAAL)
    heads = heads_of(sheet, 1)
    return Lijst(InvoerSoort.SIGNAAL, heads, sheet.rijen[1:], propose(heads, velden))


@pytest.mark.parametrize(
    ("unseen", "more", "soort", "word"),
    [
        (Ongezien(rijen=frozenset({3})), (), Schuilsoort.RIJEN, "1 rij is verborgen"),
        (Ongezien(gefilterd=True, rijen=frozenset({2, 3})), (), Schuilsoort.RIJEN, "door een filter"),
        (Ongezien(kolommen=frozenset({2})), (), Schuilsoort.KOLOMMEN, "‘Adres’"),
        (Ongezien(opmerkingen={(2, 1): "gebeld, geen gehoor"}), (), Schuilsoort.OPMERKINGEN, "1 cel"),
        (Ongezien(), (("Totaal", 2, None, None),), Schuilsoort.TERZIJDE, "rij 4"),
        (Ongezien(), (("April 2026", None, None, None),), Schuilsoort.TERZIJDE, "tussenkop"),
    ],
)
def test_what_does_not_show_is_asked_and_taken_or_left(
    desk: Desk,
    unseen: Ongezien,
    more: tuple[tuple[str | int | None, ...], ...],
    soort: Schuilsoort,
    word: str,
) -> None:
    sheet = sheet_of(unseen, *more)
    (question,) = questions(sheet, plain(desk, sheet))
    assert question.soort is soort
    assert word in question.wat
    lijst = plain(desk, sheet)
    taken, left = apply(sheet, lijst, {soort: True}), apply(sheet, lijst, {soort: False})
    assert (taken.rijen, taken.koppeling, taken.opmerkingen) != (left.rijen, left.koppeling, left.opmerkingen)


def test_a_comment_becomes_part_of_the_text_and_may_hold_no_bsn(desk: Desk) -> None:
    for words, good in (("gebeld, geen gehoor", True), ("bsn 111222333", False)):
        sheet = sheet_of(Ongezien(opmerkingen={(2, 0): words}))
        lijst = apply(sheet, plain(desk, sheet), {Schuilsoort.OPMERKINGEN: True})
        lijst = replace(lijst, koppeling=replace(lijst.koppeling, vast={"thema": "overlast"}))
        first = judged(desk, lijst).rijen[0]
        assert first.is_good is good
        if good:
            assert first.waarden["tekst"] == "muziek\n\nOpmerking in de cel: gebeld, geen gehoor"
        else:
            assert "laat alleen de opmerking van deze rij weg" in first.bevindingen[0].doen


def test_what_cannot_be_known_and_hidden_sheets_are_said(desk: Desk) -> None:
    sheet, hidden = (
        sheet_of(Ongezien(onbekend="Niet te zien.")),
        Werkblad("Oud", (), ongezien=Ongezien(blad=True)),
    )
    assert told_of(sheet, [sheet, hidden], plain(desk, sheet)).endswith("Niet te zien.")
    assert "‘Oud’" in told_of(sheet, [sheet, hidden], plain(desk, sheet))


def test_words_are_asked_once_remembered_changed_and_forgotten(desk: Desk, tmp_path: Path) -> None:
    heads = "Datum melding;Gemeld door;Categorie;Omschrijving;Terugbellen"
    path = csv(
        tmp_path / "w.csv",
        heads,
        "3-4-2026;bij RHW;GO;muziek;liever niet",
        "3-4-2026;bij RHW;overlast;stank;",
    )
    lijst = listed(desk, path, InvoerSoort.SIGNAAL)
    words, _ = look_up_words(desk.ctx, velden_of(desk), judged(desk, lijst))
    assert [(one.lijst, one.woord, one.aantal, one.voorstel) for one in words] == [
        ("bron", "bij RHW", 2, "corporatie"), ("thema", "GO", 1, "woonoverlast"), ("ja_nee", "liever niet", 1, ""),
    ]  # fmt: skip
    translate(desk.ctx, velden_of(desk), {(one.lijst, one.woord): one.voorstel or "nee" for one in words})
    assert [row.waarden["bron"] for row in judged(desk, lijst).nieuw] == ["corporatie", "corporatie"]
    translate(desk.ctx, velden_of(desk), {("bron", "bij RHW"): "anders"})
    assert [row.waarden["bron"] for row in judged(desk, lijst).nieuw] == ["anders", "anders"]
    kept = desk.ctx.reads.invoer.vertalingen()
    assert len(kept) == 3
    forget_words(desk.ctx, [one.id for one in kept])
    assert len(judged(desk, lijst).fout) == 2


def test_no_person_is_remembered_as_a_word(desk: Desk) -> None:
    for word in ("a.proef@voorbeeld.nl", "0612345678", "x" * 80):
        with pytest.raises(RegelFout):
            translate(desk.ctx, velden_of(desk), {("bron", word): "bewoner"})


def test_a_street_is_written_out_once_it_was_said(desk: Desk, tmp_path: Path) -> None:
    heads = "Datum melding;Gemeld door;Categorie;Omschrijving;Adres"
    path = csv(
        tmp_path / "s.csv",
        heads,
        "3-4-2026;boa;overlast;muziek;Proefln 3",
        "3-4-2026;boa;overlast;stank;Proeflaan 4",
    )
    lijst = listed(desk, path, InvoerSoort.SIGNAAL)
    (word,), _ = look_up_words(desk.ctx, velden_of(desk), judged(desk, lijst))
    assert (word.lijst, word.woord, word.voorstel) == ("straat", "Proefln", "Proeflaan")
    translate(desk.ctx, velden_of(desk), {(word.lijst, word.woord): word.voorstel})
    import_rows(desk.ctx, lijst, judged(desk, lijst))
    assert {
        place.straat
        for place, *_ in desk.ctx.reads.invoer.bekende_signalen(date(2026, 4, 3), date(2026, 4, 3))
    } == {"Proeflaan"}


def test_a_street_of_the_register_with_a_typing_error_is_asked(desk: Desk, tmp_path: Path) -> None:
    open_casus(desk.ctx, casus_gegevens(), PERSOON)
    (known,) = desk.ctx.reads.invoer.bekende_straten()
    wrong = known.replace("aa", "a")
    heads = "Datum melding;Gemeld door;Categorie;Omschrijving;Adres"
    rows = [f"3-4-2026;boa;overlast;muziek;{street} 3" for street in (known, wrong, "Heel Andere Weg")]
    lijst = listed(desk, csv(tmp_path / "s.csv", heads, *rows), InvoerSoort.SIGNAAL)
    words, streets = look_up_words(desk.ctx, velden_of(desk), judged(desk, lijst))
    assert [(one.woord, one.voorstel) for one in words] == [(wrong, known)]
    assert streets == [known]


def test_a_person_who_is_known_is_joined_or_knowingly_another(desk: Desk, tmp_path: Path) -> None:
    own = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    rows = (("woonoverlast", PERSOON.gegevens.volledig, "Proeflaan 33", "1-9-2026"),) * 1
    fixed = {"doel": "overlast beëindigen", "urgentie": "geel", "grondslag": desk.ctx.kader.grondslagen[0]}
    path = xlsx(tmp_path / "c.xlsx", ("Soort", "Naam", "Adres", "Startdatum"), *rows)
    lijst = listed(desk, path, InvoerSoort.CASUS, **fixed)
    found = judged(desk, lijst)
    (row,) = found.mensen(())
    with pytest.raises(RegelFout, match="al in het register"):
        import_rows(desk.ctx, lijst, found)
    import_rows(desk.ctx, lijst, found, wie={row.regel: row.mensen[0].id})
    (again,) = desk.ctx.reads.mensen.bekenden(PERSOON.gegevens)
    assert len(again.waar) == 2
    with desk.ctx.begin("proef", "rol van de eerste casus weg") as unit:
        first = unit.casus(own)
        unit.remove(first.betrokkenen[0])
        first.betrokkenen.clear()
    undo_import(desk.ctx, desk.ctx.reads.invoer.invoeren()[0])
    with database_of(desk).connect() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM persoon")) == 1, (
            "the import did not make this person"
        )


def test_rejected_rows_leave_and_come_back_as_they_were(desk: Desk, tmp_path: Path) -> None:
    path = csv(
        tmp_path / "l.csv",
        "Datum melding;Gemeld door;Categorie;Omschrijving;Adres",
        "45000;boa;overlast;- belt vaak aan;Proeflaan 3",
        "45000;boa;overlast;=1+1;Proeflaan 3",
        "45000;boa;overlast;@buurman roept;Proeflaan 3",
        "45000;boa;overlast;+31 6 12345678 bellen;Proeflaan 3",
    )
    lijst = listed(desk, path, InvoerSoort.SIGNAAL)
    target = tmp_path / "fout.xlsx"
    save_rejected(desk.ctx, desk.invoerbank.schrijf_afgekeurd, lijst, judged(desk, lijst), target)
    texts = [row.cellen[4] for row in read_rekenblad(target).bladen[0].rijen[1:]]
    assert texts == ["- belt vaak aan", "=1+1", "@buurman roept", "+31 6 12345678 bellen"]
    again = listed(desk, target, InvoerSoort.SIGNAAL)
    assert again.koppeling.kolommen == {code: n + 1 for code, n in lijst.koppeling.kolommen.items()}
    mended = again.mended(dict.fromkeys(again.alike((2, "ontvangen_op")), "3-4-2026"))
    found = judge_again(desk.ctx, velden_of(desk), mended, judged(desk, again), {2, 3, 4, 5})
    assert told(found) == {3: ["Omschrijving (E)"], 5: ["Omschrijving (E)"]}, (
        "a formula, and a telephone number"
    )


def test_a_list_of_300_rows_of_a_municipality(desk: Desk, tmp_path: Path) -> None:
    blad = read_rekenblad(make(tmp_path / "g.xlsx"))
    sheet, velden = blad.bladen[0], velden_of(desk)
    lijst = listed(desk, tmp_path / "g.xlsx", InvoerSoort.SIGNAAL)
    asked = questions(sheet, lijst)
    assert [one.soort for one in asked] == list(dict.fromkeys((Schuilsoort.RIJEN, Schuilsoort.KOLOMMEN, Schuilsoort.TERZIJDE, Schuilsoort.OPMERKINGEN, Schuilsoort.OVER_MELDER)))  # fmt: skip
    assert set(lijst.koppeling.kolommen) == {
        "ontvangen_op", "tekst", "thema", "straat", "huisnummer", "postcode", "melder_naam", "melder_contact", "bron",
        "naam", "status",
    }  # fmt: skip
    lijst = apply(
        sheet,
        lijst,
        {one.soort: one.soort is Schuilsoort.RIJEN or one.soort is Schuilsoort.OPMERKINGEN for one in asked},
    )
    assert len(lijst.rijen) == 300
    words, _ = look_up_words(desk.ctx, velden, judged(desk, lijst))
    own = {"i.b.h.": "in_weging", "div": "anders", "fam.": "wel_een_naam"}
    translate(
        desk.ctx,
        velden_of(desk),
        {(one.lijst, one.woord): own.get(one.woord) or one.voorstel for one in words},
    )
    found = judged(desk, lijst)
    for row in found.fout:
        for item in row.bevindingen:
            text = item.voorstellen[0] if item.voorstellen else "" if item.code == "melder_contact" else None
            if text is not None:
                lijst = lijst.mended({(row.regel, item.code): text})
    found = judge_again(desk.ctx, velden, lijst, found, {row.regel for row in found.fout})
    assert len(found.nieuw) == 295
    assert {item.code for item in found.bevindingen} == {"tekst"}, (
        "four rows without a report, and one with a BSN"
    )
