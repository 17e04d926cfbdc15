"""The table of who reads what: it knows every text there is, the page in docs is made from it, and nothing goes round it."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import pkgutil
import typing
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from ivbdesk import cases
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.dossier.leesregels import ALLES, DEELBAAR, Leesmaat, Veld, of_klasse, of_spoor
from ivbdesk.cases.dossier.leestabel import VELDEN
from ivbdesk.cases.kader.kader import Spoor
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.publiek.leesoverzicht import AFGESCHERMD, GETOOND, LEZERS, WEGGELATEN, variants, verdict
from ivbdesk.cases.publiek.lezer import Lezer, of_item
from ivbdesk.cases.publiek.overleg import Overleg
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.signaal.signaal import Signaal
from ivbdesk.cli.main import main
from ivbdesk.storage.columns import metadata
from ivbdesk.storage.declared import SEALED, about_of, info_of, texts_of
from tests.cases.taal.masker.mensen import NAMEN
from tests.cases.zaak import GGZ, INCLUZIO, KADER, zaak
from tests.house import ROOT

OORSPRONG = (Casus, Overleg, Signaal, Partner)
"""What a document can be about; all that hangs on these is in the table."""
ROUND_IT = ("lezer", "redactie", "nalezen", "overleg", "leesoverzicht", "uit_afweging")
"""Modules that print nothing of an entity for a reader."""


def entities() -> Iterator[type]:
    """Every dataclass that can be reached from a casus, a meeting, a signal or a partner."""
    found: set[type] = set()
    waiting: list[type] = list(OORSPRONG)
    while waiting:
        kind = waiting.pop()
        if kind in found:
            continue
        found.add(kind)
        yield kind
        for hint in typing.get_type_hints(kind).values():
            waiting += [
                part
                for part in (hint, *typing.get_args(hint))
                if isinstance(part, type) and dataclasses.is_dataclass(part)
            ]


TEXTS = [
    (kind.__name__, name)
    for kind in entities()
    for name, hint in typing.get_type_hints(kind).items()
    if hint is str and name in kind.__dataclass_fields__
]


def test_the_table_knows_every_text_of_every_entity_and_no_other() -> None:
    assert len(TEXTS) > 150
    assert {(entity, name) for entity, fields in VELDEN.items() for name in fields} == set(TEXTS)


def test_a_text_that_the_table_does_not_know_is_not_told_to_the_mayor_either() -> None:
    @dataclasses.dataclass
    class Nieuw:
        tekst: str = "iets"

    casus = zaak()
    lezer = Lezer(Publiek.of(Klasse.BURGEMEESTER), Redactie(casus, NAMEN))
    with pytest.raises(KeyError):
        lezer.text(Nieuw(), "tekst")
    with pytest.raises(KeyError):
        lezer.text(casus, "behandelaar_id")


def test_the_page_in_docs_is_the_one_that_the_program_makes(tmp_path: Path) -> None:
    made = tmp_path / "tabel.md"
    assert main(["wie-leest-wat", "--out", str(made)]) == 0
    kept = (ROOT / "docs" / "wie-leest-wat.md").read_text(encoding="utf-8")
    assert made.read_text(encoding="utf-8") == kept, "ivbdesk wie-leest-wat --out docs/wie-leest-wat.md"


def test_who_reported_is_found_by_nobody() -> None:
    """What the table seals is sealed in the search too."""
    told = {
        (about_of(table).entity.__name__, column.name): info_of(column).get("search")  # type: ignore[union-attr]
        for table in metadata.sorted_tables
        if about_of(table).entity is not None
        for column in texts_of(table)
    }
    sealed = [
        (entity, name)
        for entity, fields in VELDEN.items()
        for name, veld in fields.items()
        if Leesmaat.VERZEGELD in veld.maten
    ]
    assert len(sealed) == 5
    assert {told[key] for key in sealed} == {SEALED}


ALL = [(f"{e}.{n}", veld) for e, fields in VELDEN.items() for n, veld in fields.items()]


@pytest.mark.parametrize(("plek", "veld"), ALL, ids=[plek for plek, _ in ALL])
def test_the_verdict_of_each_field_follows_from_who_reads_each_origin(plek: str, veld: Veld) -> None:
    for _, over in variants(veld):
        herkomst = next(iter(over), None)
        origins = veld.origins(herkomst, over)
        for name, publiek in LEZERS.items():
            told = verdict(veld, over, name)
            if origins is None:
                assert told != GETOOND or name == "medewerker"
            else:
                reads = all(who.klasse in DEELBAAR[h] for who in publiek.aanwezigen for h in origins)
                assert (told == GETOOND) is reads
            assert told in (GETOOND, AFGESCHERMD, WEGGELATEN)


def test_what_nobody_judged_is_read_by_who_reads_everything_only() -> None:
    judged = Veld((Leesmaat.MIDDEL,)).origins(None, ())
    assert judged == ALLES
    readers = [klasse for klasse in Klasse if Publiek.of(klasse).sees(*ALLES)]
    assert readers == [Klasse.GEMEENTE, Klasse.BURGEMEESTER]


def test_a_partner_that_nobody_knows_counts_as_care() -> None:
    lezer = Lezer(Publiek.of(Klasse.POLITIE), Redactie(zaak(), NAMEN), (GGZ, INCLUZIO))
    assert of_klasse(None) is Herkomst.ZORG
    assert lezer.partner(uuid4()) == "zorgpartner"
    for name in ("Huisarts", "De Waag", "Buurtteam", ""):
        assert lezer.named(name) == {Herkomst.ZORG}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Politie", Herkomst.POLITIE),
        ("politie leiden-noord", Herkomst.POLITIE),
        ("Openbaar Ministerie", Herkomst.OM),
        ("Burgemeester", Herkomst.EIGEN),
        ("Gemeente", Herkomst.EIGEN),
        ("Rijnhart Wonen", Herkomst.CORPORATIE),
        ("GGZ Rivierduinen", Herkomst.ZORG),
        ("Omgevingsdienst", Herkomst.ZORG),
        ("Politie en GGZ", Herkomst.ZORG),
    ],
)
def test_an_organisation_is_known_by_whole_words_and_care_among_them_counts(
    name: str, expected: Herkomst
) -> None:
    partners = (
        Partner(
            uuid4(), "politie", "Politie Eenheid Den Haag", "Politie", "veiligheid", klasse=Klasse.POLITIE
        ),
        Partner(uuid4(), "om", "Openbaar Ministerie", "OM", "veiligheid", klasse=Klasse.OM),
        Partner(
            uuid4(), "rw", "Woningcorporatie Rijnhart Wonen", "Rijnhart", "wonen", klasse=Klasse.CORPORATIE
        ),
        Partner(uuid4(), "ggz", "Geestelijke gezondheidszorg", "GGZ", "zorg", klasse=Klasse.ZORG),
    )
    found = Lezer(Publiek.of(Klasse.POLITIE), Redactie(zaak(), NAMEN), partners).named(name)
    assert expected in found
    assert (Herkomst.ZORG in found) is (expected is Herkomst.ZORG)


def test_an_item_of_the_file_that_a_weighing_proves_by_words_on_care_is_of_care() -> None:
    care = {code for code, soort in KADER.dossierpunten.items() if Herkomst.ZORG in of_item(soort)}
    assert care == {"D06", "D07", "D08", "D33", "D34"}


def test_a_track_is_judged_in_one_place() -> None:
    assert {spoor: of_spoor(spoor) for spoor in Spoor} == {
        **dict.fromkeys(Spoor, Herkomst.EIGEN),
        Spoor.ZORG: Herkomst.ZORG,
        Spoor.STRAF: Herkomst.POLITIE,
    }


MODULES = [
    path
    for path in sorted((ROOT / "ivbdesk" / "cases" / "publiek").glob("*.py"))
    if path.stem not in ROUND_IT
]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_projection_reads_a_field_of_the_table_itself(path: Path) -> None:
    """Of names that no other class has, so that it is sure whose they are."""
    guarded = judged_names() - names_elsewhere()
    assert {"motivering", "zorgperspectief", "afschaalplan", "deelbaar"} <= guarded
    read = [
        f"{node.attr} in line {node.lineno}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and node.attr in guarded
    ]
    assert read == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "ivbdesk" / "cases" / "publiek").glob("*.py")), ids=lambda path: path.stem
)
def test_what_is_care_is_asked_of_the_rules_and_never_tested_again(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not {"Spoor.ZORG", "Klasse.ZORG", "Klasse.POLITIE"} & said - ALLOWED.get(path.stem, set())
    assert not [name for name in said if name.endswith(".domein")]


ALLOWED = {"ontvanger": {"Klasse.POLITIE"}, "lezer": {"Klasse.POLITIE"}, "leesoverzicht": {"Klasse.ZORG"}}
"""Who reads a document, which names are classes, and the columns of the page."""


def judged_names() -> set[str]:
    """The fields that not everyone reads."""
    plain = {Leesmaat.MERK, Leesmaat.PERSOON, Leesmaat.NERGENS, Leesmaat.VERZEGELD}
    return {n for fields in VELDEN.values() for n, veld in fields.items() if not set(veld.maten) <= plain}


def names_elsewhere() -> set[str]:
    """What classes that are no entity of the table call their fields."""
    found: set[str] = set()
    for info in pkgutil.walk_packages(cases.__path__, "ivbdesk.cases."):
        for kind in vars(importlib.import_module(info.name)).values():
            if isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind.__name__ not in VELDEN:
                found |= set(kind.__dataclass_fields__)
    return found
