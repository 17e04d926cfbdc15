"""Words in the place of a name that are none leave it empty, are told, and are asked where nobody can know."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivbdesk.actions.invoer.invoer import words_of
from ivbdesk.actions.invoer.woorden import look_up_words, translate
from ivbdesk.cases.invoer.geennaam import left_empty, titles_left_out
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.desk import Desk
from tests.actions.invoer.test_excel_en_woorden import offered
from tests.actions.invoer.test_invoer import csv, judged, listed, velden_of

HEADS = "Datum melding;Gemeld door;Categorie;Omschrijving;Naam betrokkene"
PARTS = ("voornaam", "tussenvoegsel", "achternaam")
NONE = (
    "onbekend", "n.v.t.", "nvt", "geen", "bekend bij politie", "diverse bewoners", "anoniem", "zie mail", "jongeren", "Onbekende man", "bewoner",
    "nnb", "XXX", "-", "?", "dhr. onbekend", "N.N.", "groep jongeren", "Zie omschrijving", "de bewoners van het portiek", "zie opm.", "bekend bij ons", "verslaafde zoon",
)  # fmt: skip
NAMES = {
    "J. de Vries": ("J.", "de", "Vries"), "Bekendam": ("", "", "Bekendam"), "Geenen": ("", "", "Geenen"), "N. Mailly": ("N.", "", "Mailly"),
    "Jan van der Groep": ("Jan", "van der", "Groep"), "Piet de Man": ("Piet", "de", "Man"), "de Vries": ("", "de", "Vries"),
}  # fmt: skip


def test_words_that_mean_no_name_leave_it_empty_and_are_told(desk: Desk, tmp_path: Path) -> None:
    lines = [f"3-4-2026;boa;overlast;m{n};{name}" for n, name in enumerate((*NONE, *NAMES))]
    lijst = listed(desk, csv(tmp_path / "n.csv", HEADS, *lines), InvoerSoort.SIGNAAL)
    found = judged(desk, lijst)
    assert not found.fout
    assert [tuple(row.waarden[part] for part in PARTS) for row in found.nieuw] == [
        *[("", "", "")] * len(NONE),
        *NAMES.values(),
    ]
    told = left_empty(lijst, words_of(desk.ctx, velden_of(desk)))
    assert told.startswith(f"In {len(NONE)} cellen staat geen naam maar ‘onbekend’ (1), ‘n.v.t.’ (1)")
    assert all(f"‘{word}’" in told for word in NONE), "each of them can be looked at"


def test_a_word_for_no_name_is_none_in_any_part_of_it_but_initials_are(desk: Desk, tmp_path: Path) -> None:
    heads = "Datum melding;Gemeld door;Categorie;Omschrijving;Voorletters;Voornaam;Tussenvoegsel;Achternaam;Melder"
    path = csv(
        tmp_path / "p.csv",
        heads,
        "3-4-2026;boa;overlast;m1;n.v.t.;onbekend;nvt;Bakker;anoniem",
        "3-4-2026;boa;overlast;m2;N.N.;;van;Man;A. Melder",
        "3-4-2026;boa;overlast;m3;;;;onbekend;-",
    )
    found = judged(desk, listed(desk, path, InvoerSoort.SIGNAAL))
    kept = ("voorletters", *PARTS, "melder_naam")
    assert [tuple(row.waarden[part] for part in kept) for row in found.nieuw] == [
        ("", "", "", "Bakker", ""),
        ("", "", "", "", ""),
    ]
    assert [row.regel for row in found.fout] == [3], "whether ‘Man’ is a name is asked"


def test_a_title_does_not_come_in_and_is_told_while_jr_does(desk: Desk, tmp_path: Path) -> None:
    names = ("drs. J. Bakker jr.", "drs. Jan de Boer", "A. Smit MSc", "Bos sr., K.", "onbekend")
    lines = [f"3-4-2026;boa;overlast;m{n};{name}" for n, name in enumerate(names)]
    lijst = listed(desk, csv(tmp_path / "t.csv", HEADS, *lines), InvoerSoort.SIGNAAL)
    found = judged(desk, lijst)
    assert not found.fout
    assert [row.waarden["achternaam"] for row in found.nieuw] == ["Bakker jr.", "Boer", "Smit", "Bos sr.", ""]
    assert titles_left_out(lijst, words_of(desk.ctx, velden_of(desk))) == (
        "Bij namen staat ‘drs.’ (2) en ‘MSc’ (1). Titels en aanspreekvormen komen niet binnen; de naam zelf wel."
    )


def test_a_born_name_stays_with_the_name_of_a_signal(desk: Desk, tmp_path: Path) -> None:
    names = ("K. Bos geb. de Wit", "Bos, K., geb. de Wit")
    lines = [f"3-4-2026;boa;overlast;m{n};{name}" for n, name in enumerate(names)]
    found = judged(desk, listed(desk, csv(tmp_path / "g.csv", HEADS, *lines), InvoerSoort.SIGNAAL))
    assert not found.fout
    assert [tuple(row.waarden[part] for part in PARTS) for row in found.nieuw] == [
        ("K.", "", "Bos geb. de Wit")
    ] * 2


def test_whether_a_family_is_one_person_is_asked_once(desk: Desk, tmp_path: Path) -> None:
    names = ("fam. Bakker", "Fam. de Wit", "gezin Bos", "buren")
    lines = [f"3-4-2026;boa;overlast;m{n};{name}" for n, name in enumerate(names)]
    lijst = listed(desk, csv(tmp_path / "f.csv", HEADS, *lines), InvoerSoort.SIGNAAL)
    words, _ = look_up_words(desk.ctx, words_of(desk.ctx, velden_of(desk)), judged(desk, lijst))
    assert [(one.lijst, one.woord, one.aantal, one.voorstel) for one in words] == [
        ("naamwoord", "fam.", 2, ""), ("naamwoord", "gezin", 1, ""), ("naamwoord", "buren", 1, ""),
    ]  # fmt: skip
    values = [value for value, _ in velden_of(desk).choices("naamwoord")]
    assert values == ["geen_naam", "wel_een_naam"]
    translate(desk.ctx, velden_of(desk), {("naamwoord", "fam."): values[1], ("naamwoord", "gezin"): values[0], ("naamwoord", "buren"): values[0]})  # fmt: skip
    assert [tuple(row.waarden[part] for part in PARTS) for row in judged(desk, lijst).nieuw] == [
        ("", "", "Bakker"), ("", "de", "Wit"), ("", "", ""), ("", "", ""),
    ]  # fmt: skip


def test_a_casus_may_be_of_somebody_unknown_but_not_of_nobody(desk: Desk, tmp_path: Path) -> None:
    heads = "Soort casus;Doel;Grondslag;Prioriteit;Datum start;Adres;Naam;Geboortejaar"
    ground = desk.ctx.kader.grondslagen[0]
    start = f"woonoverlast;rust;{ground};normaal;3-4-2026;Proeflaan"
    path = csv(tmp_path / "c.csv", heads, f"{start} 1;n.v.t.;", f"{start} 2;n.v.t.;1980")
    found = judged(desk, listed(desk, path, InvoerSoort.CASUS))
    assert {code for code in offered(found) if code in ("naam", "achternaam")} == set()
    assert [row.waarden["achternaam"] for row in found.nieuw] == ["", "onbekend"]


@pytest.mark.parametrize("sign", ["idem", "dezelfde", "Idem.", '"', "ditto", "〃"])
def test_the_same_as_above_is_proposed_whatever_the_column(desk: Desk, tmp_path: Path, sign: str) -> None:
    quoted = '""""' if sign == '"' else sign
    lines = ["3-4-2026;boa;overlast;m;J. Bos", *[f"{quoted};{quoted};overlast;m;{quoted}"] * 2]
    found = judged(desk, listed(desk, csv(tmp_path / "i.csv", HEADS, *lines), InvoerSoort.SIGNAAL))
    meant = {"ontvangen_op": ("3-4-2026",), "bron": ("boa",), "naam": ("J. Bos",)}
    assert [{item.code: item.voorstellen for item in row.bevindingen} for row in found.fout] == [meant, meant]
