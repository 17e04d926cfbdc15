"""Every mistake in a data file is reported with file, line and key, and all of them at once."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk import resources
from ivbdesk.cases.kader.kader_lezer import read_handelingskader
from ivbdesk.cases.kader.leefgebied_kader import read_leefgebieden
from ivbdesk.cases.kader.partnerkaart import read_partners
from ivbdesk.cases.taal.fouten import Bestandsfout, KaderFout
from ivbdesk.cases.taal.toml_regels import Regels

READERS = {
    "handelingskader.toml": read_handelingskader,
    "leefgebieden.toml": read_leefgebieden,
    "partners.toml": read_partners,
}
TEXTS = {name: resources.read(name) for name in READERS}
KEY_LINES = [
    (name, number)
    for name, text in TEXTS.items()
    for number, line in enumerate(text.split("\n"), start=1)
    if re.match(r"\w+ = ", line) and not line.endswith("[")  # a value on a line of its own
]

_LIST = re.compile(r"= \[.*\]$")


def line_of(place: tuple[str, int]) -> str:
    """The text of one line of a data file."""
    name, number = place
    return TEXTS[name].split("\n")[number - 1]


def errors_in(text: str, name: str = "handelingskader.toml") -> tuple[Bestandsfout, ...]:
    """The errors that reading this text gives; none fails the test."""
    with pytest.raises(KaderFout) as caught:
        READERS[name](text, name)
    return caught.value.fouten


def changed(code: str, key: str, value: str | None) -> tuple[str, int]:
    """The shipped handelingskader with one key of one table changed, added or (None) left out, and its line.

    The line of a key that is left out is that of its table.
    """
    lines = TEXTS["handelingskader.toml"].split("\n")
    start = lines.index(f'code = "{code}"')
    end = next((n for n in range(start, len(lines)) if not lines[n]), len(lines))
    at = next((n for n in range(start, end) if lines[n].startswith(f"{key} = ")), None)
    if value is None:
        assert at is not None
        del lines[at]
        return "\n".join(lines), start
    if at is None:
        at = start + 1
        lines.insert(at, "")
    lines[at] = f"{key} = {value}"
    return "\n".join(lines), at + 1


@given(st.sampled_from(KEY_LINES), st.text("abcdefgh_", min_size=1, max_size=4))
def test_a_misspelt_key_is_named_with_its_line(place: tuple[str, int], extra: str) -> None:
    name, number = place
    lines = TEXTS[name].split("\n")
    key = lines[number - 1].split(" ")[0]
    lines[number - 1] = lines[number - 1].replace(key, key + extra, 1)
    told = [f for f in errors_in("\n".join(lines), name) if f.regel == number]
    assert any(f"sleutel ‘{key + extra}’" in f.sleutel and "onbekend" in f.melding for f in told)


@given(st.sampled_from(KEY_LINES))
def test_a_value_of_the_wrong_kind_is_named_with_its_line(place: tuple[str, int]) -> None:
    name, number = place
    lines = TEXTS[name].split("\n")
    key = lines[number - 1].split(" ")[0]
    lines[number - 1] = f"{key} = 3.5"
    assert any(
        f.regel == number and f"sleutel ‘{key}’" in f.sleutel for f in errors_in("\n".join(lines), name)
    )


@given(st.sampled_from(KEY_LINES))
def test_a_line_that_is_no_toml_is_named(place: tuple[str, int]) -> None:
    name, number = place
    lines = TEXTS[name].split("\n")
    lines[number - 1] = lines[number - 1].replace(" = ", " ", 1)
    assert [f.regel for f in errors_in("\n".join(lines), name)] == [number]


@pytest.mark.parametrize(
    ("code", "key", "value", "message"),
    [
        ("B04", "trede", "7", "Hier hoort een geheel getal van 0 tot en met 6."),
        ("B04", "trede", "true", "Hier hoort een geheel getal van 0 tot en met 6."),
        ("B04", "trede", None, "Hier hoort een geheel getal van 0 tot en met 6."),
        ("B04", "spoor", '"bestur"', "Bedoelde u ‘bestuur’?"),
        ("B04", "naam", None, "Deze sleutel ontbreekt."),
        ("B04", "naam", '" "', "Deze tekst mag niet leeg zijn."),
        ("B04", "kort", '"Gedragsaanwijzing dwangsom 1"', "Hoogstens 26 tekens; dit zijn er 28."),
        ("B04", "lichter", '"ja"', "Hier hoort true of false"),
        ("B04", "vooraf", '["B03"]', "Hier hoort een lijst van lijsten"),
        ("B04", "vooraf", "[[]]", "Hier hoort een lijst van lijsten"),
        ("B04", "vooraf", '[["B33"]]', "Er is geen maatregel ‘B33’."),
        ("B04", "dossier", '["D6"]', "Er is geen dossierpunt ‘D6’."),
        ("B04", "dossier", "[6]", "Hier hoort een lijst van teksten"),
        ("B04", "verplicht", '["D32"]', "‘D32’ staat niet bij ‘dossier’"),
        ("B04", "niet_samen_met", '["B55"]', "Er is geen maatregel ‘B55’."),
        ("B04", "niet_samen_met", '["B04"]', "Een maatregel kan zichzelf niet uitsluiten."),
        ("B05", "niet_samen_met", None, "Noem hier ‘B04’"),
        ("B04", "soorten", "[]", "Noem er ten minste één."),
        ("B04", "soorten", '["beide"]', "‘beide’ is onbekend. Kies uit: meervoudig, woonoverlast"),
        ("B04", "huurvormen", '["huur"]', "‘huur’ is onbekend. Kies uit: sociale_huur"),
        ("B04", "leefgebieden", "[13]", "Er is geen leefgebied ‘13’."),
        ("B04", "leefgebieden", "[true]", "Hier hoort een lijst van gehele getallen"),
        ("B04", "alleen_bij", '"minderjarig"', "Bedoelde u ‘minderjarige’?"),
        ("B04", "vereist_instelling", '"apv_151"', "Bedoelde u ‘apv_151d’?"),
        ("B04", "gecontroleerd_op", '"23-11-2026"', "Hier hoort een datum"),
        ("B04", "gecontroleerd_op", "2026-11-23T10:00:00", "Hier hoort een datum"),
        ("B04", "bewijs", '"nee"', "‘nee’ is onbekend. Kies uit: wet, rechtspraak, beleid, geen."),
        ("S02", "leeftijd_max", "11", "Lager dan ‘leeftijd_min’, en dat is 12."),
        ("S02", "leeftijd_min", "-1", "Hier hoort een geheel getal van 0 tot en met 25."),
        ("D07", "uitleg", '""', "Deze tekst mag niet leeg zijn."),
    ],
)
def test_each_kind_of_mistake_has_its_sentence(code: str, key: str, value: str | None, message: str) -> None:
    text, line = changed(code, key, value)
    table = "dossierpunt" if code.startswith("D") else "maatregel"
    found = [f for f in errors_in(text) if f.regel == line]
    assert {f.sleutel for f in found} == {f"{table} {code}, sleutel ‘{key}’"}
    assert message in found[0].melding


def test_the_whole_sentence_as_a_user_reads_it() -> None:
    text, line = changed("B04", "trede", "7")
    (fout,) = errors_in(text)
    assert str(fout) == (
        f"handelingskader.toml, regel {line}, maatregel B04, sleutel ‘trede’: "
        "Hier hoort een geheel getal van 0 tot en met 6."
    )


def test_all_errors_are_told_at_once_in_the_order_of_the_file() -> None:
    text = TEXTS["handelingskader.toml"]
    text = text.replace("ingrijpend = 9", "ingrijpend = 10").replace(
        'termijn = "Hoogstens 3 maanden"', "x = 1"
    )
    found = errors_in(text)
    assert len(found) == 6
    assert [f.regel for f in found] == sorted(f.regel for f in found)


@pytest.mark.parametrize("kind", ["maatregel", "dossierpunt", "spoor", "partner"])
def test_a_code_that_comes_twice_is_named_where_it_comes_again(kind: str) -> None:
    name = next(name for name, text in TEXTS.items() if f"[[{kind}]]" in text)
    blocks = TEXTS[name].split("\n\n")
    last = max(n for n, block in enumerate(blocks) if block.startswith(f"[[{kind}]]"))
    first = next(block for block in blocks if block.startswith(f"[[{kind}]]"))
    text = "\n\n".join([*blocks[: last + 1], first.rstrip("\n"), *blocks[last + 1 :]])
    line = "\n\n".join(blocks[: last + 1]).count("\n") + 3
    assert text.split("\n")[line - 1] == f"[[{kind}]]"
    found = [f for f in errors_in(text, name) if "komt twee keer voor" in f.melding]
    assert [(f.regel, "sleutel ‘code’" in f.sleutel) for f in found] == [(line + 1, True)]


def test_two_leefgebieden_with_one_code_are_told() -> None:
    text = TEXTS["leefgebieden.toml"].replace('code = "gezin"', 'code = "wonen"')
    line = [n for n, content in enumerate(text.split("\n"), start=1) if content == 'code = "wonen"'][1]
    assert [(f.regel, f.melding) for f in errors_in(text, "leefgebieden.toml")] == [
        (line, "‘wonen’ komt twee keer voor.")
    ]


@pytest.mark.parametrize(("code", "before"), [("B03", "B06"), ("P01", "P01"), ("Z01", "Z09"), ("B02", "C07")])
def test_each_circle_in_what_comes_first_is_named(code: str, before: str) -> None:
    text, _ = changed(code, "vooraf", f'[["{before}"]]')
    groups = {m["code"]: m.get("vooraf", []) for m in tomllib.loads(text)["maatregel"]}
    for fout in errors_in(text):
        assert fout.sleutel.endswith("‘vooraf’")
        circle = re.findall(r"[A-Z]\d\d", fout.melding)
        assert circle[0] == circle[-1]
        assert code in circle
        for first, then in pairwise(circle):
            assert any(first in group for group in groups[then])


def test_levels_must_be_there_once_and_in_order() -> None:
    text = TEXTS["handelingskader.toml"].replace("nummer = 3", "nummer = 2", 1)
    line = text.split("\n").index('naam = "waarschuwen"')
    (fout,) = errors_in(text)
    assert (fout.regel, fout.melding) == (line, "Hier hoort 3: elk nummer één keer, op volgorde.")
    short = TEXTS["leefgebieden.toml"].replace('[[score]]\nnummer = 5\nnaam = "goed"', "")
    assert [f.melding for f in errors_in(short, "leefgebieden.toml")] == [
        "Er horen er 5 te zijn; dit zijn er 4."
    ]


def test_a_missing_or_single_table_is_told() -> None:
    text = TEXTS["handelingskader.toml"]
    without = text[: text.index("\n[[dossierpunt]]\n")]
    assert any(f.melding == "Hier hoort ten minste één blok [[dossierpunt]]." for f in errors_in(without))
    tracks = text[text.index("\n[[spoor]]\n") : text.index("\n[[maatregel]]\n")]
    single = text.replace(tracks, '\n[spoor]\ncode = "zorg"\nnaam = "Zorg"\n')
    found = [f.regel for f in errors_in(single) if "ten minste één blok [[spoor]]" in f.melding]
    assert found == [single.split("\n").index("[spoor]") + 1]


def test_a_strange_table_is_told_with_the_one_that_was_meant() -> None:
    text = TEXTS["handelingskader.toml"] + '\n[[maatregelen]]\ncode = "X01"\n'
    found = [f for f in errors_in(text) if "Bedoelde u ‘maatregel’?" in f.melding]
    assert [f.regel for f in found] == [text.split("\n").index("[[maatregelen]]") + 1]


def test_a_partner_that_names_no_measure_or_domain_is_told() -> None:
    text = TEXTS["partners.toml"].replace('domein = "jeugd"', 'domein = "jeugt"', 1)
    text = text.replace('codes = ["Z06"]', 'codes = ["Z66"]')
    with pytest.raises(KaderFout) as caught:
        read_partners(
            text, "partners.toml", {"Z06", "P01"} | set(re.findall(r"[A-Z]\d\d", TEXTS["partners.toml"]))
        )
    first, second = sorted(caught.value.fouten, key=lambda f: f.sleutel)
    assert (first.sleutel, second.sleutel) == (
        "partner jgt, sleutel ‘domein’",
        "partner veilig_thuis, sleutel ‘codes’",
    )
    assert "Bedoelde u ‘jeugd’?" in first.melding
    assert "Er is geen maatregel ‘Z66’." in second.melding
    read_partners(text.replace("jeugt", "jeugd"), "partners.toml")


@pytest.mark.parametrize(
    ("text", "line", "begin"),
    [
        ('a = 1\nversie "1"', 2, "Na de naam van een sleutel"),
        ("versie = abc", 1, "Achter het is-teken"),
        ('versie = "1', 1, "Er ontbreekt een"),
        ('versie = "1" "2"', 1, "Na deze waarde staat nog iets"),
        ("versie = 1\nversie = 2", 2, "Deze sleutel staat twee keer"),
        ("x = [1, 2\ny = 3\n", 1, "De lijst die op deze regel begint"),
        ('a = 1\nx = ["D01",\n\ny = 3\n', 2, "De lijst die op deze regel begint"),
        ('x = [["a"], ["b"]\n\n[[trede]]\nnummer = 1', 1, "De lijst die op deze regel begint"),
        ("a = 1\nx = [\n  1, # ]\n  2\n[trede] # kop\nb = 1", 2, "De lijst die op deze regel begint"),
        ('x = ["k = ]\ny = 1', 1, "Er ontbreekt een aanhalingsteken"),
        ('[[a]]\nx = ["a" "b"]\ny = 1', 2, "Tussen twee waarden van deze lijst"),
        ('x = [\n  "a",\n  b,\n]\ny = 1', 3, "Achter het is-teken"),
        ("[[trede]\nnummer = 1", 1, "De haken van deze kop"),
        ("[a]\n[a]", 2, "Deze kop staat er al"),
        ("a = 1\n\n= 3", 3, "Deze regel begint niet"),
        ('x = "a\\qb"', 1, "Schrijf een schuine streep"),
        ("x = 2026-02-30", 1, "Deze datum bestaat niet"),
    ],
)
def test_text_that_is_no_toml_is_told_in_dutch(text: str, line: int, begin: str) -> None:
    (fout,) = errors_in(text)
    assert fout.regel == line
    assert fout.melding.startswith(begin)
    assert fout.sleutel == ""


@given(st.sampled_from([place for place in KEY_LINES if _LIST.search(line_of(place))]))
def test_a_list_without_its_bracket_is_named_where_it_begins(place: tuple[str, int]) -> None:
    name, number = place
    lines = TEXTS[name].split("\n")
    lines[number - 1] = lines[number - 1].rstrip()[:-1]
    (fout,) = errors_in("\n".join(lines), name)
    assert (fout.regel, "sluithaak" in fout.melding) == (number, True)


LAYOUT = '''
a = "x" # b = 1
"c d" = """
e = 1
[[f]]
"""

[[ table ]]
key = [
  "a = 1", # ]
  ["b", """
c = 1"""],
]
after.part = 'd = "]'

[table.below] # [[table]]
inner = { x = 1, y = [
  2 ] }

[[table]]
key = 2
'''


def test_lines_are_found_whatever_the_layout() -> None:
    assert set(tomllib.loads(LAYOUT)) == {"a", "c d", "table"}
    lines = LAYOUT.split("\n")
    places = Regels(LAYOUT)

    def line_of(start: str, nth: int = 0) -> int:
        return [n for n, line in enumerate(lines, start=1) if line.startswith(start)][nth]

    assert places.find("", 0, "c d") == line_of('"c d"')
    assert places.find("", 0, "e") == 0
    assert places.find("f", 0, "") == 0
    assert places.find("table", 0, "key") == line_of("key")
    assert places.find("table", 0, "c") == places.find("table", 0, "") == line_of("[[ table")
    assert places.find("table", 0, "after") == line_of("after")
    assert places.find("table", 0, "below") == line_of("[table.below")
    assert places.find("table", 1, "key") == line_of("key", 1)
    assert places.find("table", 1, "gone") == line_of("[[table")


@given(st.lists(st.sampled_from(["\n", "# x = 1\n", "\r\n", "  \n"]), max_size=6))
def test_blank_lines_and_windows_line_ends_do_not_shift_the_count(filler: list[str]) -> None:
    text = "".join(filler) + "versie = 1\n"
    found = [f for f in errors_in(text) if "aanhalingstekens" in f.melding]
    assert [f.regel for f in found] == [text.count("\n")]


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 3000 + "]" * 3000, "a = " + "9" * 5000, "a = " + "{b=" * 3000]
)
def test_a_text_that_no_reader_can_take_is_told_as_any_mistake(text: str) -> None:
    assert errors_in(text)
