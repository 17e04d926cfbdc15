"""The letter in plain Dutch, whatever is hidden in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ivbdesk import resources
from ivbdesk.cases.cijfers.blad import Blad, Bladregel, Bladtabel
from ivbdesk.cases.cijfers.brief import MIDDELEN, Briefsjabloon, read_brief, sentences, write_brief
from ivbdesk.cases.cijfers.cel import Cel, Toon
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.taal.fouten import KaderFout

HEAD = 'onderwerp = "Brief"\n[[kop]]\nnaam = "Aan"\ntekst = "de raad"\n'
GETAL, WEINIG, WEG = Toon.GETAL, Toon.WEINIG, Toon.WEGGELATEN


def read(text: str) -> Briefsjabloon:
    return read_brief(text, "b.toml", ["t"], ["B04", "B10", "B12"])


def tabel(now: Cel, then: Cel, *lines: Bladregel, zinnen: tuple[str, ...] = (), brief: str = "") -> Bladtabel:
    total = Bladregel("", "Totaal", now, then)
    return Bladtabel("t", "Deel", "Geopende casussen", "casussen", "Zo.", lines, total, zinnen, brief)


def test_small_and_left_out_numbers_are_said_in_words() -> None:
    opened = "Wij openden {aantal} casussen."
    lines = (
        Bladregel("a", "Woonoverlast", Cel(14, GETAL), Cel(3, WEINIG)),
        Bladregel("b", "Meervoudige problematiek", Cel(6, WEG), Cel(0, WEINIG)),
    )
    told = sentences(tabel(Cel(20, GETAL), Cel(3, WEINIG), *lines, brief=opened))
    assert told == (
        "Wij openden 20 casussen. Een jaar eerder waren het er minder dan vijf. Onder meer: woonoverlast (14)."
    )
    assert "6" not in told
    assert "Het vaakst: woonoverlast (14)." in sentences(
        tabel(Cel(20, GETAL), Cel(3, WEINIG), lines[0], brief=opened)
    )
    nothing = sentences(tabel(Cel(0, WEINIG), Cel(4, WEINIG), brief=opened))
    assert nothing == "Wij openden minder dan vijf casussen. Een jaar eerder was dat ook zo."
    left_out = sentences(tabel(Cel(9, WEG), Cel(1200, GETAL), brief=opened))
    assert left_out == "Wij openden vijf of meer casussen. Een jaar eerder waren het er 1.200."


def test_the_most_frequent_is_only_said_where_nothing_else_may_be() -> None:
    lines = (
        Bladregel("a", "Hulp sociaal team", Cel(6, GETAL), Cel(6, GETAL)),
        Bladregel("overig", "Ander middel", Cel(16, GETAL), Cel(9, GETAL)),
    )
    told = sentences(tabel(Cel(22, GETAL), Cel(15, GETAL), *lines, brief="Wij begonnen {aantal} middelen."))
    assert told.endswith("Onder meer: hulp sociaal team (6). Daarnaast: ander middel (16).")


def test_a_share_that_is_hidden_leaves_what_may_be_told() -> None:
    hidden = ("Welk deel lukte, is niet te zeggen zonder een klein getal te tonen.",)
    done = Bladregel("gelukt", "Gelukt", Cel(11, GETAL), Cel(6, GETAL))
    few = Bladregel("niet", "Niet gelukt", Cel(2, WEINIG), Cel(6, GETAL))
    told = sentences(
        tabel(Cel(13, GETAL), Cel(12, GETAL), done, few, zinnen=hidden, brief="Van {aantal} weten wij het.")
    )
    assert "gelukt (11)" in told
    nothing = sentences(
        tabel(Cel(13, GETAL), Cel(12, GETAL), few, zinnen=hidden, brief="Van {aantal} weten wij het.")
    )
    assert nothing.endswith("De verdeling staat er niet: dan was een klein getal te zien.")


def test_no_sentence_of_the_letter_takes_a_period_for_a_year() -> None:
    words = "".join(map(resources.read, ("raadsbrief.toml", "nota.toml"))).casefold()
    assert not [told for told in ("elk jaar", "over een jaar", "vorig jaar", "dit jaar") if told in words]


def test_of_what_is_not_shown_at_all_nothing_is_said() -> None:
    silent = Cel(7, Toon.NIET)
    assert silent.woorden == "niet getoond"
    opened = "Wij openden {aantal} casussen."
    assert sentences(tabel(silent, silent, brief=opened)) == ""
    assert sentences(tabel(Cel(8, GETAL), silent, brief=opened)) == "Wij openden 8 casussen."


def test_what_cannot_be_told_is_named_once() -> None:
    parts = read(f'{HEAD}[[lid]]\nkop = "Wat"\ntekst = "In {{periode}}."\ntabellen = ["t"]\n')
    hidden = tabel(Cel(2, WEINIG), Cel(0, WEINIG), zinnen=("Welk deel lukte, is niet te zeggen.",))
    blad = Blad("Leiderdorp", Selectie(Periode.of_year(2025)), (hidden,), False)
    letter = write_brief(parts, blad, date(2026, 2, 1))
    assert letter.leden[0].alineas == (
        "In 2025.",
        "Niet te laten zien zonder dat iemand te herkennen is, zijn de getallen over ‘geopende casussen’.",
    )
    wijk = Blad("Leiderdorp", Selectie(Periode.of_year(2025), "jeugd", "Midden (2352)"), (hidden,), False)
    assert write_brief(parts, wijk, date(2026, 2, 1)).titel.endswith(
        ", 2025 (Zorgen om een jongere, Midden (2352))"
    )
    assert letter.koppen[-1] == ("Datum", "1 februari 2026")


def test_mistakes_in_the_letter_are_told() -> None:
    for text, told in (("{naam}", "accolades"), ("{", "accolades")):
        with pytest.raises(KaderFout, match=told):
            read(f'{HEAD}[[lid]]\nkop = "Wat"\ntekst = "{text}"\n')
        with pytest.raises(KaderFout, match=told):
            read(f'{HEAD}[[lid]]\nkop = "Wat"\ntekst = "x"\npunten = ["{text}"]\n')
    with pytest.raises(KaderFout, match="geen tabel"):
        read(f'{HEAD}[[lid]]\nkop = "Wat"\ntekst = "x"\ntabellen = ["u"]\n')
    with pytest.raises(KaderFout, match="geen middel"):
        read(f'{HEAD}[[lid]]\nkop = "Wat"\ntekst = "x"\nvier_jaar = ["B99"]\n')


def test_a_heavy_measure_is_told_per_four_years_where_a_year_has_few() -> None:
    parts = read(
        f'{HEAD}[[lid]]\nkop = "Wat"\ntekst = "In {{periode}}."\nvier_jaar = ["B04", "B10", "B12"]\n'
    )

    def blad(first: int, *numbers: int) -> Blad:
        names = zip(("B04", "B10", "B12"), ("Dwangsom", "Huisverbod", "Sluiting"), numbers, strict=True)
        lines = (
            Bladregel(code, name, Cel(many, GETAL if many > 4 else WEINIG), Cel(0, WEINIG))
            for code, name, many in names
        )
        table = replace(tabel(Cel(9, GETAL), Cel(9, GETAL), *lines), code=MIDDELEN)
        return Blad("Leiderdorp", Selectie(Periode(date(first, 1, 1), date(2025, 12, 31))), (table,), False)

    year = blad(2025, 6, 2, 1)
    alone = write_brief(parts, year, date(2026, 2, 1)).leden[0]
    assert alone.alineas == ("In 2025.",)
    assert alone.open == (
        "Stel ook een rapport over 2022 tot en met 2025 vast. Dan staat hier hoe vaak in die vier jaar: huisverbod en sluiting.",
    )
    told = write_brief(parts, year, date(2026, 2, 1), blad(2022, 20, 7, 3)).leden[0]
    assert told.alineas[1] == (
        "De zwaarste middelen zijn zeldzaam en tellen wij daarom per vier jaar. In 2022 tot en met 2025 begonnen wij: huisverbod (7). "
        "Ook in die vier jaar minder dan vijf keer, misschien niet één keer: sluiting."
    )
    assert told.open == ()
